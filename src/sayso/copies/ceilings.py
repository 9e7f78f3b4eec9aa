"""What two sides can show at most, however they are aligned: most that share a likely sentence need not be aligned at all."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.copies.agreeing import SUPPORT
from sayso.copies.beads import JOINED, JOINED_LEAST, Floats, Rows, as_one, likeness, rivals, windows
from sayso.copies.judging import evidence_needed, shown
from sayso.copies.sides import Pair, Sides
from sayso.copies.spaces import Space

Held = tuple[Floats, Floats]  # vectors, and how crowded it is round them
# Longer sides nearly always show enough for a closer look
LONGEST = 12  # sentences
# Sentences that are held against others in one go, so that memory stays bounded
BLOCK_ROWS = 8192
# So much the same sum may differ by the order in which it is added up
SLACK = 1e-3


def hopeful(space: Space, sides: Sides, pairs: Sequence[Pair], least: float) -> NDArray[np.bool_]:
    """Tell which sides may be translations of one another, at least so sure: bool, shape (pairs,).

    No others are left out than those that no alignment whatever would make so sure. Of 491,309 pairs of 30,200 short news
    445,322 were.

    Args:
        space: what lies near what.
        sides: by number.
        pairs: of them.
        least: sureness, 0 to 1.
    """
    found = np.ones(len(pairs), dtype=np.bool_)
    alike: defaultdict[tuple[str, str, int, int], list[int]] = defaultdict(list)
    for place, (one, other) in enumerate(pairs):
        lengths = len(sides.rows_of(one)), len(sides.rows_of(other))
        if sides.document(one) != sides.document(other) and max(lengths) <= LONGEST:
            alike[sides.language(one), sides.language(other), *lengths].append(place)
    for (own, foreign, length, other_length), places in alike.items():
        needed, many = evidence_needed(least, min(length, other_length)) - SLACK, BLOCK_ROWS // (length + other_length)
        for start in range(0, len(places), many):
            block = places[start : start + many]
            first, second = ([pairs[place][side] for place in block] for side in (0, 1))
            ceiling = _ceiling(space, (own, _rows(sides, first)), (foreign, _rows(sides, second)), _marked(sides, first, second))
            found[block] = ceiling >= needed
    return found


def _rows(sides: Sides, numbers: Sequence[int]) -> NDArray[np.int64]:
    return np.stack([sides.rows_of(number) for number in numbers])


def _marked(sides: Sides, first: Sequence[int], second: Sequence[int]) -> NDArray[np.bool_]:
    """Tell which sentences of two sides have both numbers or names, which may support them: (pairs, sentences, sentences)."""
    one, other = (
        np.array([[bool(each.numbers or each.names) for each in sides.side(number).marks] for number in numbers])
        for numbers in (first, second)
    )
    return np.asarray(one[:, :, None] & other[:, None, :], dtype=np.bool_)


def _ceiling(space: Space, one: Rows, other: Rows, marked: NDArray[np.bool_]) -> Floats:
    """Give the most that the beads of two sides can show together, float32, shape (pairs,).

    A bead takes at least one sentence of each side, and no two beads take the same: together they show no more than the best
    bead of each sentence does, of whichever side that is less.
    """
    here = space.vectors[one[1]], space.crowd[one[0], other[0]][one[1]]
    there = space.vectors[other[1]], space.crowd[other[0], one[0]][other[1]]
    cosine, margin = likeness(*here, *there)
    behind = rivals(space, one, other, cosine)
    single = shown(margin + np.float32(SUPPORT) * marked, behind)
    first, second = [single.max(axis=2)], [single.max(axis=1)]
    for size in JOINED:
        best, best_other = _joined(here, there, behind, size)
        back_other, back = _joined(there, here, behind.swapaxes(1, 2), size)
        first += [best, back]
        second += [best_other, back_other]
    totals = (np.max(each, axis=0).sum(axis=1) for each in (first, second))
    return np.asarray(np.minimum(*totals), dtype=np.float32)


def _joined(several: Held, single: Held, behind: Floats, size: int) -> tuple[Floats, Floats]:
    """Give what sentences of either side show at best where so many neighbours of the first stand for one of the second.

    Returns:
        float32, shape (pairs, sentences) of the first side, and of the second.
    """
    best = np.zeros(several[0].shape[:2], dtype=np.float32)
    where = windows(several[0].shape[1], size)
    if not where:
        return best, np.zeros(single[0].shape[:2], dtype=np.float32)
    _, together = likeness(*as_one(*several, where), *single)
    least_behind = np.min([behind[:, window] for window in where], axis=0)
    found = np.where(together >= JOINED_LEAST - SLACK, shown(together + np.float32(SUPPORT), least_behind), 0)
    for window in where:
        np.maximum(best[:, window], found.max(axis=2), out=best[:, window])
    return best, found.max(axis=1)
