"""Count the origins of every claim: draw its graph, find the ends, count them twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.languages.evidence import evidence_in
from sayso.memory import Memory
from sayso.origins.carriers import rest_on_copies, settle
from sayso.origins.chains import draw_witness
from sayso.origins.copying import copied, kin, wordings
from sayso.origins.corrections import Ruling, apply, bearing_on, on_speakers, parted, rulings, stand_apart
from sayso.origins.drawing import Drawing
from sayso.origins.ends import End, find_ends, marked
from sayso.origins.events import join_events
from sayso.origins.linking import link_addresses, link_own_texts, link_within, mark_dropped
from sayso.origins.material import Material, ReadEvidence, gather, plain_address
from sayso.origins.merging import low_groups
from sayso.origins.nobodies import join_nobodies
from sayso.origins.recalling import Lineages
from sayso.origins.utterances import join_utterances
from sayso.records import Actor, Claim, Copy, CopyKind, Correction, Document, Lineage, Passage, Span, Stance, Statement, Witness

# Of so many sentences and sources is remembered what evidence they name: those of some hundred documents
MOST_READ = 1 << 12
_SUPPORT = (Stance.ASSERTS, Stance.REPORTS)
_AGAINST = (Stance.DENIES, Stance.DOUBTS)


def count_origins(  # noqa: PLR0913 - what the five rooms before this one made, and what a person says by name
    documents: Sequence[Document],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    copies: Sequence[Copy],
    claims: Sequence[Claim],
    *,
    publishers: Mapping[str, str] | None = None,
    read_evidence: ReadEvidence | None = None,
    corrections: Sequence[Correction] = (),
    misnamed: Iterable[Passage] = (),
    memory: Memory | None = None,
) -> tuple[Lineage, ...]:
    """Give the lineage of every claim, in the order of the claims.

    Args:
        documents: the pile.
        statements: of its documents.
        actors: who speaks in them.
        copies: between them.
        claims: that they make.
        publishers: outlets or domains of one owner that the list does not know, outlet to owner.
        corrections: what people say of pairs of witnesses, and of speakers; they win, and stand among the receipts.
        misnamed: words that name somebody of whom people decided that it is not the speaker: they credit nobody.
        read_evidence: finds evidence in a sentence; the word lists of ``sayso/languages/evidence.py`` when None.
        memory: of what was worked out before, with the same ``read_evidence``; the lineages are the same without it.

    Example:
        >>> count_origins([], [], [], [], [])
        ()
    """
    found = gather(documents, statements, actors, copies, publishers or {}, _once(read_evidence or evidence_in))
    wrong: defaultdict[str, tuple[Span, ...]] = defaultdict(tuple)
    for each in misnamed:
        wrong[each.document] += (each.span,)
    lineages = Lineages(replace(found, decided=on_speakers(corrections), misnamed=wrong), memory, _lineage_of)
    return tuple(lineages.of(claim, bearing_on(corrections, claim)) for claim in claims)


def _once(read: ReadEvidence) -> ReadEvidence:
    """Give the same function, which reads the words that several claims share once."""
    return lru_cache(maxsize=MOST_READ)(read)


def _lineage_of(material: Material, claim: Claim, corrections: Sequence[Correction]) -> Lineage:
    """Give the lineage of one claim; those who deny or doubt it have a lineage of their own inside it."""
    against = _known(material, claim.of_stance(*_AGAINST))
    denials = _count(material, claim, against, rulings(corrections, against), None) if against else None
    support = _known(material, claim.of_stance(*_SUPPORT))
    return _count(material, claim, support, rulings(corrections, support), denials)


def _known(material: Material, witnesses: Sequence[Witness]) -> list[Witness]:
    return [witness for witness in witnesses if witness.document in material.documents]


def _count(
    material: Material, claim: Claim, known: Sequence[Witness], given: Sequence[Ruling], denials: Lineage | None
) -> Lineage:
    pairs = copied(material, known, parted(given))
    groups = wordings(known, pairs)
    drawing = Drawing(material, claim, known, groups, kin(len(known), pairs))
    derived = {pair.made for pair in pairs if pair.directed and pair.copy.kind is not CopyKind.EDITED}
    for rank, family in enumerate(drawing.kin):
        draw_witness(drawing, known[rank], drawing.nodes[rank], family, derived=rank in derived)
    join_nobodies(drawing)
    join_utterances(drawing)
    drawing.join_copies(pairs)
    link_within(drawing)
    link_addresses(drawing)
    link_own_texts(drawing)
    rest_on_copies(drawing)
    settle(drawing)
    mark_dropped(drawing)
    join_events(drawing)
    apply(drawing, given)
    ends, low = _counted(drawing)
    while stand_apart(drawing, given, ends, low):
        ends, low = _counted(drawing)
    graph = drawing.graph
    return Lineage(
        claim=claim.id,
        documents=_published(drawing),
        wordings=groups,
        low=len(low),
        high=len(ends),
        ends=tuple(end.nodes for end in ends),
        low_groups=low,
        nodes=marked(drawing, ends),
        edges=tuple(graph.edges.values()),
        receipts=tuple(graph.receipts.values()),
        denials=denials,
    )


def _published(drawing: Drawing) -> int:
    """Count the documents that carry a claim; two states of one page, which copies join, are one document.

    Source: docs/origins.md, "One page, two states".
    """
    documents = drawing.material.documents
    states = {
        (group, plain_address(documents[each].url), documents[each].outlet) if documents[each].url else (group, each)
        for each, group in drawing.wording.items()
    }
    return len(states)


def _counted(drawing: Drawing) -> tuple[tuple[End, ...], tuple[tuple[int, ...], ...]]:
    ends = find_ends(drawing)
    return ends, low_groups(drawing, ends)
