"""Say why two witnesses stand in one claim or in two: the receipts between them, else what comparing their words gives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from sayso.claims.assertions import Assertion, assertions
from sayso.claims.comparer import SHIPPED, Comparer, Models
from sayso.claims.comparing import Verdict
from sayso.claims.naming import name_book
from sayso.exchange.export_text import counted
from sayso.explain.claims import Shelf, joined, standing
from sayso.explain.reasons import Reason
from sayso.records import Claim, Judgement, Passage, Receipt, Witness

_COMPARED = 6
"""So many wordings of either claim are compared again where two that say the same stand in two claims."""

Side = Passage | str


def explain_pair(first: Side, second: Side, shelf: Shelf, models: Models = SHIPPED) -> tuple[Reason, ...]:
    """Give the reasons why two witnesses stand in one claim, or in two.

    In one claim they are joined by the receipts between them. In two, what people decided is told, whether the claims are
    versions of each other, and what the check says of their words: it is asked again.

    Args:
        first: a passage, or the id of a statement.
        second: another.
        shelf: the findings.
        models: what reads texts; the shipped ones.
    """
    one, other = _standing_in(first, shelf), _standing_in(second, shelf)
    return tuple(_reasons((first, one), (second, other), shelf, models))


Found = list[tuple[Claim, Witness]]


def _standing_in(side: Side, shelf: Shelf) -> Found:
    """Give the claims of which a passage or a statement is a witness."""
    return [(claim, witness) for claim in shelf.found.claims for witness in claim.witnesses if _meant(side, witness)]


def _meant(side: Side, witness: Witness) -> bool:
    if isinstance(side, Passage):
        return side.document == witness.document and side.span.overlap(witness.passage.span) > 0
    return witness.statement == side


def _reasons(first: tuple[Side, Found], second: tuple[Side, Found], shelf: Shelf, models: Models) -> Iterator[Reason]:
    for side, found in (first, second):
        if not found:
            yield Reason(
                "witness", _words(side, shelf), "no claim: too short, a question, a fragment, or nothing that anybody credits"
            )
    shared = [(claim, one, other) for claim, one in first[1] for same, other in second[1] if claim.id == same.id and one != other]
    for claim, one, other in shared:
        yield from _in_one(claim, one, other, shelf)
    if not shared and first[1] and second[1]:
        yield from _in_two(first[1][0], second[1][0], shelf, models)


def _words(side: Side, shelf: Shelf) -> str:
    if isinstance(side, Passage):
        return shelf.words(side)
    statement = shelf.statements[side]
    return " […] ".join(map(shelf.documents[statement.document].words, statement.content))


def _in_one(claim: Claim, one: Witness, other: Witness, shelf: Shelf) -> Iterator[Reason]:
    """Tell the way from one witness to the other by receipts."""
    yield Reason("one claim", claim.text, f"both are witnesses of claim {claim.id}")
    for witness in (one, other):
        yield Reason("witness", shelf.words(witness.passage), standing(witness, shelf))
    ways = [_way(claim, each) for each in (one, other)]
    shared = {id(each) for each in ways[0]} & {id(each) for each in ways[1]}
    for way in ways:
        for each in (one for one in way if id(one) not in shared):
            yield replace(joined(each, shelf), words=" | ".join(map(shelf.words, each.passages)))


def _way(claim: Claim, witness: Witness) -> list[Receipt]:
    """Give the receipts from a witness to the claim's own words."""
    receipts = {each.id: each for each in claim.receipts}
    of_passage = {each.passage: each for each in reversed(claim.witnesses)}
    way: list[Receipt] = []
    at: Witness | None = witness
    while at and at.receipt in receipts and len(way) < len(receipts):
        way.append(receipts[at.receipt])
        at = of_passage.get(way[-1].passages[1])
    return way


def _in_two(first: tuple[Claim, Witness], second: tuple[Claim, Witness], shelf: Shelf, models: Models) -> Iterator[Reason]:
    """Tell what keeps two witnesses in two claims."""
    for claim, witness in (first, second):
        yield Reason("two claims", claim.text, f"{standing(witness, shelf)}; claim {claim.id}")
    yield from _decided(first[1], second[1], shelf)
    for version in first[0].versions:
        if version.claim == second[0].id:
            here, there = (f"“{words}”" if words else "nothing" for words in (version.here, version.there))
            rule = f"the two claims are versions of each other: {version.what}, {here} against {there}"
            yield Reason("version", " | ".join(map(shelf.words, version.passages)), rule)
    yield from _compared(first, second, shelf, models)


def _decided(one: Witness, other: Witness, shelf: Shelf) -> Iterator[Reason]:
    for row in shelf.found.corrections:
        asked = row.judgement is Judgement.OTHER_CLAIM
        if asked and any(_names(a, one) and _names(b, other) for a, b in ((row.a, row.b), (row.b, row.a))):
            when, why = f", {row.at}" if row.at else "", f": {row.why}" if row.why else ""
            yield Reason("decided", "", f"{row.by or 'a person'} decided that the two do not make the same claim{when}{why}")


def _names(side: Side, witness: Witness) -> bool:
    return _meant(side, witness) or side == witness.document


def _compared(first: tuple[Claim, Witness], second: tuple[Claim, Witness], shelf: Shelf, models: Models) -> Iterator[Reason]:
    """Ask the check about the words of both; where it finds the same, about other wordings of their claims, too."""
    read = _assertions(shelf)
    one, other = (_assertion(read, each) for each in (first[1], second[1]))
    if one is None or other is None:
        return
    sides = [[one, *_others(read, first)], [other, *_others(read, second)]]
    crowd = [] if one.language == other.language else [each for each in read if each.language in {one.language, other.language}]
    texts = [*sides[0], *sides[1], *crowd]
    comparer = Comparer(texts, shelf.found.settings, models)
    verdict = comparer.verdict(0, len(sides[0]))
    say = "say the same" if verdict.same else "do not say the same"
    yield Reason("compared", f"{one.text} | {other.text}", f"asked again, the two {say}: {verdict.why}")
    if verdict.same:
        pairs = product(range(len(sides[0])), range(len(sides[0]), len(sides[0]) + len(sides[1])))
        found = [(comparer.verdict(a, b), texts[a].text, texts[b].text) for a, b in pairs]
        yield _kept_apart(found)


def _kept_apart(found: Sequence[tuple[Verdict, str, str]]) -> Reason:
    """Say why two groups stay apart although two of their wordings say the same."""
    same = sum(verdict.same for verdict, _, _ in found)
    differing = next((each for each in found if each[0].what), None)
    pairs = counted(len(found), "pair")
    rule = f"of {pairs} of their claims' wordings {same} say the same; groups join where half of them do and no two differ"
    if differing:
        return Reason("apart", f"{differing[1]} | {differing[2]}", f"{rule}; these differ: {differing[0].why}")
    return Reason("apart", "", rule)


def _assertions(shelf: Shelf) -> tuple[Assertion, ...]:
    found = shelf.found
    return assertions(found.documents, found.statements, name_book((each.text for each in found.documents), found.actors))


def _assertion(read: Sequence[Assertion], witness: Witness) -> Assertion | None:
    return next((each for each in read if each.passage == witness.passage and each.statement == witness.statement), None)


def _others(read: Sequence[Assertion], side: tuple[Claim, Witness]) -> list[Assertion]:
    """Give other wordings of a claim, the first few."""
    passages = {each.passage for each in side[0].witnesses} - {side[1].passage}
    own = {each.text: each for each in reversed(read) if each.passage in passages and not each.pointing}
    return list(own.values())[:_COMPARED]
