"""Statements in, claims out: who asserts, denies or doubts the same, and which claims are versions of each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.claims.assertions import Assertion, assertions
from sayso.claims.clustering import Clusters
from sayso.claims.comparer import SHIPPED, Models
from sayso.claims.decided import decided
from sayso.claims.denials import answered
from sayso.claims.dropped import first_told
from sayso.claims.joins import Join, joins, receipts
from sayso.claims.naming import name_book
from sayso.claims.settling import Difference, Member, Settled, settle
from sayso.claims.wording import best_wording
from sayso.languages.encoders import SHIPPED as SHIPPED_ENCODERS
from sayso.languages.encoders import Encode, Encoders
from sayso.languages.inference import Infer
from sayso.memory import Memory
from sayso.progress import Progress, silent
from sayso.records import (
    Actor,
    Claim,
    Copy,
    Correction,
    Document,
    Moment,
    Receipt,
    Stance,
    Statement,
    Version,
    Witness,
    content_id,
)
from sayso.settings import Settings

# A sentence in an outlet's own voice that pairs up with another must have so many words that carry meaning, and name something:
# "Related roundup: Harbour" pairs up on every page of a site
PLAIN_WORDS = 5
PAIR = 2
_SUPPORT = (Stance.ASSERTS, Stance.REPORTS)


def group_claims(  # noqa: PLR0913, PLR0917 - what the rooms before this one made, options, and what people decided
    documents: Sequence[Document],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    copies: Sequence[Copy] = (),
    settings: Settings | None = None,
    encode: Encode | None = None,
    infer: Infer | None = None,
    corrections: Sequence[Correction] = (),
    encoders: Encoders = SHIPPED_ENCODERS,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> tuple[Claim, ...]:
    """Give the claims of a pile, those that most documents carry first.

    Every statement that asserts, confirms, warns, reports or denies something of four words or more makes a claim, and so does
    every headline; other sentences in an outlet's own voice only join claims, or pair up across documents. Few right claims are
    meant, not many: two texts that differ in a number, a name, a time, negation or modality are never one claim, but versions
    where all else agrees.

    Args:
        documents: the pile.
        statements: of its documents.
        actors: who speaks in them.
        copies: between them.
        settings: thresholds.
        encode: texts to normalised vectors, float32, shape (texts, d); ``encoders`` when None.
        infer: pairs of texts to what follows from what, float32, shape (pairs, 3). Where neither is given the shipped encoders
            and judge read the pile; where only ``encode`` is, vectors alone decide.
        corrections: what people decided about claims; it goes before everything.
        encoders: what reads texts of any language.
        memory: of what was worked out before; the claims are the same without it.
        progress: called with a short sentence now and then.

    Example:
        >>> group_claims([], [], [])
        ()
    """
    tell = progress or silent
    tell(f"claims: looking for what {len(documents)} documents assert")
    found = assertions(documents, statements, name_book((each.text for each in documents), actors, memory), memory)
    if not found:
        return ()
    models = replace(Models(encode, infer) if encode or infer else SHIPPED, encoders=encoders, memory=memory)
    people = decided(found, corrections)
    clusters = Clusters(found, copies, settings or Settings(), models, people, tell)
    tell(f"claims: telling what {len(clusters.texts)} texts have in common")
    settled = settle(clusters, found, answered(found, actors))
    known = _joins_by_group(settled, (*joins(found, clusters, copies, people), *settled.joins))
    clusters.remember()
    claims = _told_apart(
        {
            group: _claim(found, members, known[group])
            for group, members in settled.members.items()
            if _worth_a_claim(clusters, found, members)
        }
    )
    told = _first_told(claims, documents)
    apart = _differences_by_group(settled)
    linked = [replace(claim, versions=_versions(group, claims, apart[group], found, told)) for group, claim in claims.items()]
    return tuple(sorted(linked, key=lambda claim: -len({witness.document for witness in claim.witnesses})))


def _worth_a_claim(clusters: Clusters, found: Sequence[Assertion], members: Sequence[Member]) -> bool:
    """Tell whether a group is a claim: a statement or a headline makes one, other sentences must pair up across documents.

    Sentences that only recur because a whole text was copied are left out unless one of them is a lead: a copied article is one
    claim or two, not one a sentence.
    """
    inside = [found[member.rank] for member in members]
    if any(each.seed for each in inside):
        return True
    if len({each.passage.document for each in inside}) < PAIR or not any(map(_says_something, inside)):
        return False
    return clusters.joined_by_meaning([member.rank for member in members]) or any(each.lead for each in inside)


def _told_apart(claims: Mapping[int, Claim]) -> dict[int, Claim]:
    """Give claims with ids of their own, where people decided that the same words make two claims."""
    met: set[str] = set()
    found: dict[int, Claim] = {}
    for group, claim in claims.items():
        own = content_id("claim", claim.id, claim.witnesses[0].passage) if claim.id in met else claim.id
        found[group] = claim if own == claim.id else replace(claim, id=own)
        met.add(own)
    return found


def _says_something(assertion: Assertion) -> bool:
    return bool(assertion.details.names or assertion.details.numbers) and len(assertion.details.words) >= PLAIN_WORDS


def _joins_by_group(settled: Settled, known: Sequence[Join]) -> Mapping[int, Sequence[Join]]:
    home = {member.rank: group for group, members in settled.members.items() for member in members}
    found: defaultdict[int, list[Join]] = defaultdict(list)
    for join in known:
        if join.first in home:
            found[home[join.first]].append(join)
    return found


def _differences_by_group(settled: Settled) -> Mapping[int, Sequence[tuple[int, Difference]]]:
    """Give (other group, difference in the order of this group and the other), by group."""
    found: defaultdict[int, list[tuple[int, Difference]]] = defaultdict(list)
    for (first, second), difference in settled.versions.items():
        found[first].append((second, difference))
        found[second].append((first, difference.turned))
    return found


def _first_told(claims: Mapping[int, Claim], documents: Sequence[Document]) -> dict[str, Moment | None]:
    """Give when the earliest dated witness of each claim was published, by the claim's id."""
    by_id = {document.id: document for document in documents}
    first = {claim.id: first_told(claim, by_id) for claim in claims.values()}
    return {id_: document.published if document else None for id_, document in first.items()}


def _claim(found: Sequence[Assertion], members: Sequence[Member], known: Sequence[Join]) -> Claim:
    plain = [member for member in members if member.plain] or members
    supporting = [found[member.rank] for member in plain if member.stance in _SUPPORT]
    wording = best_wording(supporting or [found[member.rank] for member in plain])
    ranks = [member.rank for member in members]
    root = next((rank for rank in ranks if found[rank] is wording), ranks[0])
    why = receipts(found, ranks, root, known)
    return Claim(
        id=content_id("claim", wording.language, wording.text),
        text=wording.text,
        language=wording.language,
        witnesses=tuple(_witness(found[member.rank], member.stance, why.get(member.rank)) for member in members),
        receipts=tuple({receipt.id: receipt for receipt in why.values()}.values()),
    )


def _witness(assertion: Assertion, stance: Stance, why: Receipt | None) -> Witness:
    return Witness(
        document=assertion.passage.document,
        passage=assertion.passage,
        statement=assertion.statement,
        stance=stance,
        headline=assertion.headline,
        receipt=why.id if why else None,
    )


def _versions(
    group: int,
    claims: Mapping[int, Claim],
    differences: Sequence[tuple[int, Difference]],
    found: Sequence[Assertion],
    told: Mapping[str, Moment | None],
) -> tuple[Version, ...]:
    """Give the other claims that differ from this one in one detail, by the two of their texts that are most alike."""
    versions: dict[str, Version] = {}
    for number, difference in differences:
        if number in claims:
            other, verdict = claims[number].id, difference.verdict
            version = Version(
                claim=other,
                what=verdict.what,
                here=verdict.here,
                there=verdict.there,
                since_here=told[claims[group].id],
                since_there=told[other],
                why=verdict.why,
                passages=(found[difference.first].passage, found[difference.second].passage),
            )
            versions.setdefault(other, version)
    return tuple(versions.values())
