"""The nearest others of every vector of a pile: each product of two is worked out once, and what cannot be near is not ranked."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.near import EXACT_UP_TO, near_ones
from sayso.kernels.pairwise import ROUNDING

BLOCK_ROWS = 1024
DECIMALS = 10  # to which such sums are compared: equal vectors have equal sums
Found = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def near_each_other(
    vectors: NDArray[np.float32], count: int, guesses: NDArray[np.float32] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the nearest vectors of every vector, itself among them unless so many before it are equal to it.

    Of a large number nearly all of them, as ``near_ones`` does.

    Guesses change the time that it takes and not which rows it gives: those that were too high are seen, and done without.

    Args:
        vectors: normalised, float32, shape (rows, d).
        count: how many, 1 to 1,024; fewer where there are fewer vectors. Of equally near ones the first.
        guesses: what the least cosine of each row's will be, or somewhat less; float32, shape (rows,), NaN where nobody knows.

    Returns:
        Rows, int64, shape (rows, count), in no order; and about the least cosine of each row's, float32, shape (rows,): the guess
        for a pile to which a little was added, less that little.

    Example:
        >>> np.sort(near_each_other(np.array([[1, 0], [0, 1], [0.8, 0.6]], dtype=np.float32), 2)[0]).tolist()
        [[0, 2], [1, 2], [0, 2]]
    """
    count = min(count, len(vectors))
    if not count or len(vectors) > EXACT_UP_TO:
        rows, cosines = near_ones(vectors, vectors, count)
        return rows, cosines.min(axis=1, initial=1.0)
    floors = np.full(len(vectors), np.nan, dtype=np.float32) if guesses is None else guesses.astype(np.float32)
    here, there, cosines = (np.concatenate(each) for each in zip(*_above(vectors, count, floors), strict=True))
    order = np.argsort(_ranked(here, cosines))
    return _chosen(vectors, count, floors, (here[order], there[order], cosines[order]))


def _above(vectors: NDArray[np.float32], count: int, floors: NDArray[np.float32]) -> Iterator[Found]:
    """Give all pairs above the floor of one of them, block by block; floors that nobody knows are set by the first block."""
    for start in range(0, len(vectors), BLOCK_ROWS):
        block = vectors[start : start + BLOCK_ROWS] @ vectors[start:].T
        if not start:
            unknown = np.flatnonzero(np.isnan(floors))
            for some in np.array_split(unknown, len(unknown) // BLOCK_ROWS + 1):
                least = np.partition(block[:, some].T, len(block) - count, axis=1)[:, len(block) - count]
                floors[some] = least - 2 * ROUNDING
        end = start + len(block)
        places = np.flatnonzero(block >= np.minimum(floors[start:end, None], floors[start:]))
        here, there = np.divmod(places, block.shape[1])
        cosines = block.ravel()[places]
        here, there = here + start, there + start
        near = cosines >= floors[here]
        yield here[near], there[near], cosines[near]
        near = (cosines >= floors[there]) & (there >= end)
        yield there[near], here[near], cosines[near]


def _ranked(rows: NDArray[np.int64], cosines: NDArray[np.float32]) -> NDArray[np.int64]:
    """Give numbers that order pairs by row, in a row the nearest first, those that differ by less than rounding in any order."""
    return np.asarray((rows << np.int64(32)) + ((2 - cosines) * np.float32(1 << 29)).astype(np.int64), dtype=np.int64)


def _chosen(
    vectors: NDArray[np.float32], count: int, floors: NDArray[np.float32], found: Found
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Choose of all that are above the floors the nearest."""
    here, there, cosines = (np.append(each, 0) for each in found)  # so that there is something to look at behind the last one
    starts = np.searchsorted(here[:-1], np.arange(len(vectors) + 1))
    many = np.diff(starts)
    last = np.minimum(starts[:-1] + count - 1, len(here) - 1)
    least = cosines[last].astype(np.float32)
    after = np.where(many > count, cosines[np.minimum(last + 1, len(here) - 1)], -np.inf)
    rows = there[np.minimum(starts[:-1, None] + np.arange(count), len(here) - 1)]
    short = (many < count) | (least < floors + 2 * ROUNDING)
    for row in np.flatnonzero(short | (after > least - ROUNDING)).tolist():
        own = vectors @ vectors[row] if short[row] else cosines[starts[row] : starts[row + 1]]
        others = np.arange(len(vectors)) if short[row] else there[starts[row] : starts[row + 1]]
        bound = -np.partition(-own, count - 1)[count - 1] - ROUNDING
        likely = np.sort(others[own >= bound])
        exact = np.round(vectors[likely].astype(np.float64) @ vectors[row].astype(np.float64), DECIMALS)
        rows[row] = likely[np.argsort(-exact, kind="stable")[:count]]
        least[row] = bound + ROUNDING
    return rows, least
