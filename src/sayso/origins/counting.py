"""Count the origins of every claim: draw its graph, find the ends, count them twice."""

from collections.abc import Mapping, Sequence

from sayso.languages.evidence import evidence_in
from sayso.origins.chains import draw_witness
from sayso.origins.copying import copied, kin, wordings
from sayso.origins.drawing import Drawing
from sayso.origins.ends import find_ends, marked
from sayso.origins.events import join_events
from sayso.origins.linking import link_addresses, link_own_texts, link_within, mark_dropped
from sayso.origins.material import Material, ReadEvidence, gather
from sayso.origins.merging import low_groups
from sayso.records import Actor, Claim, Copy, CopyKind, Document, Lineage, Stance, Statement, Witness

_SUPPORT = (Stance.ASSERTS, Stance.REPORTS)
_AGAINST = (Stance.DENIES, Stance.DOUBTS)


def count_origins(  # noqa: PLR0913 - what the rooms before this one made, and two options
    documents: Sequence[Document],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    copies: Sequence[Copy],
    claims: Sequence[Claim],
    *,
    publishers: Mapping[str, str] | None = None,
    read_evidence: ReadEvidence | None = None,
) -> tuple[Lineage, ...]:
    """Give the lineage of every claim, in the order of the claims.

    Args:
        documents: the pile.
        statements: of its documents.
        actors: who speaks in them.
        copies: between them.
        claims: that they make.
        publishers: outlets or domains of one owner that the list does not know, outlet to owner.
        read_evidence: finds evidence in a sentence; the word lists of ``sayso/languages/evidence.py`` when None.

    Example:
        >>> count_origins([], [], [], [], [])
        ()
    """
    material = gather(documents, statements, actors, copies, publishers or {}, read_evidence or evidence_in)
    return tuple(lineage_of(material, claim) for claim in claims)


def lineage_of(material: Material, claim: Claim) -> Lineage:
    """Give the lineage of one claim; those who deny or doubt it have a lineage of their own inside it."""
    against = claim.of_stance(*_AGAINST)
    denials = _count(material, claim, against, None) if against else None
    return _count(material, claim, claim.of_stance(*_SUPPORT), denials)


def _count(material: Material, claim: Claim, witnesses: Sequence[Witness], denials: Lineage | None) -> Lineage:
    known = [witness for witness in witnesses if witness.document in material.documents]
    pairs = copied(material, known)
    groups = wordings(known, pairs)
    drawing = Drawing(material, claim, known, groups)
    derived = {pair.made for pair in pairs if pair.directed and pair.copy.kind is not CopyKind.EDITED}
    for rank, family in enumerate(kin(len(known), pairs)):
        draw_witness(drawing, known[rank], drawing.nodes[rank], family, derived=rank in derived)
    drawing.join_copies(pairs)
    link_within(drawing)
    link_addresses(drawing)
    link_own_texts(drawing)
    mark_dropped(drawing)
    join_events(drawing)
    ends = find_ends(drawing)
    low = low_groups(drawing, ends)
    graph = drawing.graph
    return Lineage(
        claim=claim.id,
        documents=len(drawing.wording),
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
