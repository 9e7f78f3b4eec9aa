"""Cosines of chosen pairs of vectors, block by block: gathered at once they would not fit where it is fast to sum."""

import numpy as np
from numpy.typing import NDArray

# rows of both sides, 512 numbers each, that a core holds beside it
BLOCK_PAIRS = 256
# A product of matrices may miss the sum of one pair by less than this: what lies so near to a bound, or to another, is summed by
# itself
ROUNDING = np.float32(1e-5)

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]


def cosines_of(one: Vectors, first: Rows, other: Vectors, second: Rows) -> NDArray[np.float32]:
    """Give the cosines of rows of one set of vectors and rows of another, pair by pair.

    Args:
        one: vectors, normalised, float32, shape (vectors, d).
        first: rows of them, int64, shape (pairs,).
        other: the other vectors.
        second: rows of these.

    Returns:
        Cosines, float32, shape (pairs,); a pair's is to the bit ``one[first] @ other[second]``, whatever pairs stand beside it.
    """
    found = np.zeros(len(first), dtype=np.float32)
    for start in range(0, len(first), BLOCK_PAIRS):
        block = slice(start, start + BLOCK_PAIRS)
        found[block] = np.vecdot(one[first[block]], other[second[block]])
    return found
