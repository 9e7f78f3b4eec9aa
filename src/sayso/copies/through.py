"""Translations found through a copy: what translates a reprint translates its original too."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Copy, CopyKind, Passage

MOSTLY = 0.9
Pair = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Through:
    """A translation between two documents that a third shows: passages, aligned sentences, likeness, the document between."""

    a: Passage
    b: Passage
    pairs: tuple[Pair, ...]
    score: float
    between: str


def through_copies(copies: Sequence[Copy]) -> Iterator[Through]:
    """Compose reprints with translations, where the two ends were not found to be translations by themselves.

    Only a reprint without changes in substance counts, and only sentences that lie in its equal parts.
    """
    direct = {frozenset((c.a.document, c.b.document)) for c in copies if c.kind is CopyKind.TRANSLATED}
    reprints: dict[str, list[tuple[str, list[Pair]]]] = defaultdict(list)
    for copy in copies:
        if copy.kind is not CopyKind.TRANSLATED and not copy.changes and copy.a.document != copy.b.document:
            reprints[copy.b.document].append((copy.a.document, list(copy.pairs)))
            reprints[copy.a.document].append((copy.b.document, [_turned(pair) for pair in copy.pairs]))
    for copy in copies:
        if copy.kind is not CopyKind.TRANSLATED:
            continue
        ends = (copy.a.document, copy.b.document)
        for (near, far), side in ((ends, copy.pairs), (ends[::-1], tuple(map(_turned, copy.pairs)))):
            for other, parts in reprints[near]:
                mapped = _mapped(side, parts)
                if mapped and other != far and frozenset((other, far)) not in direct:
                    direct.add(frozenset((other, far)))
                    yield _through(other, far, mapped, copy.score, near)


def _mapped(side: Sequence[Pair], parts: Sequence[Pair]) -> list[Pair]:
    """Give the aligned sentences with the first of each where it stands in the reprint's other text."""
    places = ((_placed(pair[:2], parts), pair) for pair in side)
    return [(place[0], place[1], pair[2], pair[3]) for place, pair in places if place is not None]


def _through(other: str, far: str, mapped: list[Pair], score: float, between: str) -> Through:
    first = Passage(other, min(pair[0] for pair in mapped), max(pair[1] for pair in mapped))
    second = Passage(far, min(pair[2] for pair in mapped), max(pair[3] for pair in mapped))
    if second < first:
        first, second, mapped = second, first, list(map(_turned, mapped))
    return Through(first, second, tuple(sorted(mapped)), score, between)


def _placed(sentence: tuple[int, int], parts: Sequence[Pair]) -> tuple[int, int] | None:
    """Give where a sentence of the reprint stands in the other text, when one equal part holds nearly all of it."""
    start, end = sentence
    for other_start, other_end, mine_start, mine_end in parts:
        inside = min(end, mine_end) - max(start, mine_start)
        if inside >= MOSTLY * (end - start):
            shift = other_start - mine_start
            return max(other_start, start + shift), min(other_end, end + shift)
    return None


def _turned(pair: Pair) -> Pair:
    return pair[2], pair[3], pair[0], pair[1]
