"""Pairs of rows that hold the same fingerprint, with a bound on what a frequent one may cost."""

import numpy as np
from numpy.typing import NDArray

ALL_PAIRS_UP_TO = 32
NEIGHBOURS = 8


def join_equal(
    values: NDArray[np.uint64], all_pairs_up_to: int = ALL_PAIRS_UP_TO, neighbours: int = NEIGHBOURS
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Join equal values.

    A value that occurs up to ``all_pairs_up_to`` times gives every pair. A more frequent one joins each occurrence with
    the next ``neighbours`` only: a text that two hundred carry stays connected, a common phrase costs no square.

    Args:
        values: sorted, uint64, shape (rows,).
        all_pairs_up_to: most occurrences of which all pairs are given.
        neighbours: how many following occurrences a more frequent one is joined with.

    Returns:
        Two columns of row numbers, int64, the first the lesser; and whether the value occurs in those two rows only, bool.

    Example:
        >>> left, right, alone = join_equal(np.array([5, 5, 7], dtype=np.uint64))
        >>> left.tolist(), right.tolist(), alone.tolist()
        ([0], [1], [True])
    """
    if len(values) == 0:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.bool_)
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    sizes = np.diff(np.append(begins, len(values)))
    begins, sizes = begins[sizes > 1], sizes[sizes > 1]
    ends = np.repeat(begins + sizes, sizes)
    rows = np.arange(len(ends)) + np.repeat(begins - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    reach = np.repeat(np.where(sizes <= all_pairs_up_to, all_pairs_up_to, neighbours), sizes)
    pairs_alone = np.repeat(sizes == 2, sizes)  # noqa: PLR2004 - a pair
    lefts, rights, alone = [], [], []
    for step in range(1, all_pairs_up_to + 1):
        going = (rows + step < ends) & (step <= reach)
        rows, ends, reach, pairs_alone = rows[going], ends[going], reach[going], pairs_alone[going]
        if len(rows) == 0:
            break
        lefts.append(rows)
        rights.append(rows + step)
        alone.append(pairs_alone)
    return np.concatenate(lefts or [rows]), np.concatenate(rights or [rows]), np.concatenate(alone or [pairs_alone])
