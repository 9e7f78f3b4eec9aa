"""What people decided about claims: which assertions make the same one, and which do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from sayso.claims.assertions import Assertion
from sayso.records import Correction, Judgement, Passage

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of assertions, by rank, the lesser first: those that make the same claim, and those that must not.

    ``rows`` holds the correction that a pair rests on.
    """

    same: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()
    rows: Mapping[Pair, Correction] = field(default_factory=dict)


def decided(found: Sequence[Assertion], corrections: Sequence[Correction]) -> Decided:
    """Find the assertions that corrections are about; of two corrections on one pair the last holds.

    A passage means the assertions that it touches, a statement its contents, a document its headline, else its lead.
    """
    held: dict[Pair, Correction] = {}
    for each in corrections:
        if each.judgement in {Judgement.SAME_CLAIM, Judgement.OTHER_CLAIM}:
            for one, other in product(_meant(found, each.a), _meant(found, each.b)):
                if one != other:
                    held[min(one, other), max(one, other)] = each
    same = tuple(pair for pair, each in held.items() if each.judgement is Judgement.SAME_CLAIM)
    return Decided(same, frozenset(held.keys() - set(same)), held)


def _meant(found: Sequence[Assertion], side: Passage | str) -> list[int]:
    if isinstance(side, Passage):
        return [
            rank
            for rank, each in enumerate(found)
            if each.passage.document == side.document and each.passage.span.overlap(side.span)
        ]
    of_statement = [rank for rank, each in enumerate(found) if each.statement == side]
    inside = [rank for rank, each in enumerate(found) if each.passage.document == side]
    headlines = [rank for rank in inside if found[rank].headline]
    return of_statement or headlines or [rank for rank in inside if found[rank].lead]
