"""Statements in, claims out: who asserts, denies or doubts the same, and which claims are versions of each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.claims.assertions import Assertion, assertions
from sayso.claims.clustering import Clusters
from sayso.claims.comparer import SHIPPED, Models
from sayso.claims.decided import decided
from sayso.claims.denials import answered
from sayso.claims.judging import Infer
from sayso.claims.likeness import Encode
from sayso.claims.naming import name_book
from sayso.claims.settling import Member, Settled, settle
from sayso.claims.wording import best_wording
from sayso.records import Actor, Claim, Copy, Correction, Document, Stance, Statement, Version, Witness, content_id
from sayso.settings import Settings

# A sentence in an outlet's own voice that pairs up with another must have so many words that carry meaning, and name something:
# "Related roundup: Harbour" pairs up on every page of a site
PLAIN_WORDS = 5
PAIR = 2
_SUPPORT = (Stance.ASSERTS, Stance.REPORTS)


def group_claims(  # noqa: PLR0913, PLR0917 - what the rooms before this one made, three options, and what people decided
    documents: Sequence[Document],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    copies: Sequence[Copy] = (),
    settings: Settings | None = None,
    encode: Encode | None = None,
    infer: Infer | None = None,
    corrections: Sequence[Correction] = (),
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
        encode: texts to normalised vectors, float32, shape (texts, d); the shipped encoders when None.
        infer: pairs of texts to what follows from what, float32, shape (pairs, 3). Where neither is given the shipped encoders
            and judge read the pile; where only ``encode`` is, vectors alone decide.
        corrections: what people decided about claims; it goes before everything.

    Example:
        >>> group_claims([], [], [])
        ()
    """
    found = assertions(documents, statements, name_book((each.text for each in documents), actors))
    if not found:
        return ()
    models = Models(encode, infer) if encode or infer else SHIPPED
    clusters = Clusters(found, copies, settings or Settings(), models, decided(found, corrections))
    settled = settle(clusters, found, answered(found, actors))
    claims = {
        group: _claim(found, members) for group, members in settled.members.items() if _worth_a_claim(clusters, found, members)
    }
    linked = [replace(claim, versions=_versions(group, claims, settled)) for group, claim in claims.items()]
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


def _says_something(assertion: Assertion) -> bool:
    return bool(assertion.details.names or assertion.details.numbers) and len(assertion.details.words) >= PLAIN_WORDS


def _claim(found: Sequence[Assertion], members: Sequence[Member]) -> Claim:
    plain = [member for member in members if member.plain] or members
    supporting = [found[member.rank] for member in plain if member.stance in _SUPPORT]
    wording = best_wording(supporting or [found[member.rank] for member in plain])
    return Claim(
        id=content_id("claim", wording.language, wording.text),
        text=wording.text,
        language=wording.language,
        witnesses=tuple(_witness(found[member.rank], member.stance) for member in members),
    )


def _witness(assertion: Assertion, stance: Stance) -> Witness:
    return Witness(
        document=assertion.passage.document,
        passage=assertion.passage,
        statement=assertion.statement,
        stance=stance,
        headline=assertion.headline,
    )


def _versions(group: int, claims: Mapping[int, Claim], settled: Settled) -> tuple[Version, ...]:
    """Give the other claims that differ from this one in one detail."""
    found: defaultdict[str, list[Version]] = defaultdict(list)
    for (first, second), verdict in settled.versions.items():
        if group == first and second in claims:
            found[claims[second].id].append(Version(claims[second].id, verdict.what, verdict.here, verdict.there))
        elif group == second and first in claims:
            found[claims[first].id].append(Version(claims[first].id, verdict.what, verdict.there, verdict.here))
    return tuple(versions[0] for versions in found.values())
