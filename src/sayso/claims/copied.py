"""Assertions that a copy aligns: the same words, an edited or a translated sentence."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.claims.assertions import Assertion
from sayso.records import Copy, CopyKind, Passage, Span

# Least share of an assertion and of its counterpart that must lie opposite each other
OPPOSITE_SHARE = 0.6


def copied_pairs(found: Sequence[Assertion], copies: Sequence[Copy]) -> Iterator[tuple[int, int, bool]]:
    """Give the pairs of assertions, by rank, that a copy puts opposite each other, and whether the words are equal.

    Where several assertions of one side lie opposite one of the other, only the one that covers most of it is taken.
    """
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for rank, assertion in enumerate(found):
        by_document[assertion.passage.document].append(rank)
    for copy in copies:
        facing = _inside(found, by_document, copy.b)
        for first in _inside(found, by_document, copy.a):
            second = _counterpart(found, facing, first, _project(found[first].passage.span, copy))
            if second is not None:
                yield first, second, copy.kind is CopyKind.VERBATIM


def _counterpart(found: Sequence[Assertion], facing: Sequence[int], first: int, opposite: Span | None) -> int | None:
    """Give the assertion that lies opposite another one, if any does: of those that share most with it the first."""
    if opposite is None:
        return None
    low, high = (bisect_left(facing, at, key=lambda rank: found[rank].passage.start) for at in _reach(opposite))
    shares = [(_facing(opposite, found[rank].passage.span), -rank) for rank in facing[low:high] if rank != first]
    best = max(shares, default=(0.0, 0))
    return -best[1] if best[0] >= OPPOSITE_SHARE else None


def _reach(opposite: Span) -> tuple[int, int]:
    """Give where an assertion may begin that shares enough with a span: it is at most 1 / OPPOSITE_SHARE as long."""
    return opposite.start - len(opposite), opposite.end


def _inside(found: Sequence[Assertion], by_document: Mapping[str, Sequence[int]], passage: Passage) -> list[int]:
    """Give the assertions of which at least half lies in a passage: none of them begins farther before it than it is long."""
    ranks = by_document.get(passage.document, ())
    bounds = (passage.start - len(passage.span), passage.end)
    start, end = (bisect_left(ranks, at, key=lambda rank: found[rank].passage.start) for at in bounds)
    near = ranks[start:end]
    return [rank for rank in near if 2 * passage.span.overlap(found[rank].passage.span) >= len(found[rank].passage.span)]


def _project(span: Span, copy: Copy) -> Span | None:
    """Give where the words of a span lie on the other side of a copy; inside an aligned part, in proportion."""
    pairs = copy.pairs or ((copy.a.start, copy.a.end, copy.b.start, copy.b.end),)
    touched = [pair for pair in pairs if pair[0] < span.end and span.start < pair[1] and pair[2] < pair[3]]
    if not touched:
        return None
    start, end = _along(touched[0], span.start), _along(touched[-1], span.end)
    return Span(start, end) if start < end else None


def _along(pair: tuple[int, int, int, int], at: int) -> int:
    share = (min(max(at, pair[0]), pair[1]) - pair[0]) / (pair[1] - pair[0])
    return round(pair[2] + share * (pair[3] - pair[2]))


def _facing(opposite: Span, span: Span) -> float:
    """Give the share of two spans that they have in common, of the longer one."""
    return opposite.overlap(span) / max(len(opposite), len(span))
