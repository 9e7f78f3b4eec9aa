"""What people decided about claims: which assertions make the same one, and which do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from sayso.claims.assertions import Assertion
from sayso.records import Correction, Judgement, Passage

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of assertions, by rank, the lesser first: those that make the same claim, and those that must not."""

    same: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()


def decided(found: Sequence[Assertion], corrections: Sequence[Correction]) -> Decided:
    """Find the assertions that corrections are about; of two corrections on one pair the last holds.

    A passage means the assertions that it touches, a statement its contents, a document its headline, else its lead.
    """
    held: dict[Pair, bool] = {}
    for each in corrections:
        if each.judgement in {Judgement.SAME_CLAIM, Judgement.OTHER_CLAIM}:
            for one, other in product(_meant(found, each.a), _meant(found, each.b)):
                if one != other:
                    held[min(one, other), max(one, other)] = each.judgement is Judgement.SAME_CLAIM
    same = tuple(pair for pair, joined in held.items() if joined)
    return Decided(same, frozenset(pair for pair, joined in held.items() if not joined))


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
