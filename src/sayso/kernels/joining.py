"""Pairs of places that hold the same fingerprint, with a bound on what a frequent one may cost."""

import numpy as np
from numpy.typing import NDArray

ALL_PAIRS_UP_TO = 32
NEIGHBOURS = 8


def join_equal(
    values: NDArray[np.uint64], texts: NDArray[np.int64], all_pairs_up_to: int = ALL_PAIRS_UP_TO, neighbours: int = NEIGHBOURS
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Join equal values of different texts.

    A value that occurs up to ``all_pairs_up_to`` times gives every pair. A more frequent one joins each occurrence with
    the next ``neighbours`` only: a text that two hundred carry stays connected, a common phrase costs no square.

    Args:
        values: sorted, uint64, shape (rows,).
        texts: which text each row belongs to; rises among equal values, int64, shape (rows,).
        all_pairs_up_to: most occurrences of which all pairs are given.
        neighbours: how many following occurrences a more frequent one is joined with.

    Returns:
        Two columns of row numbers, int64; the first row's text is always the lesser.

    Example:
        >>> left, right = join_equal(np.array([5, 5, 7], dtype=np.uint64), np.array([0, 1, 1]))
        >>> left.tolist(), right.tolist()
        ([0], [1])
    """
    if len(values) == 0:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    sizes = np.diff(np.append(begins, len(values)))
    ends = np.repeat(begins + sizes, sizes)
    reach = np.repeat(np.where(sizes <= all_pairs_up_to, all_pairs_up_to, neighbours), sizes)
    lefts, rights = [], []
    rows = np.flatnonzero(np.repeat(sizes > 1, sizes))
    for step in range(1, all_pairs_up_to + 1):
        rows = rows[(rows + step < ends[rows]) & (step <= reach[rows])]
        if len(rows) == 0:
            break
        other = rows[texts[rows] != texts[rows + step]]
        lefts.append(other)
        rights.append(other + step)
    return np.concatenate(lefts or [rows]), np.concatenate(rights or [rows])
