"""Nearest vectors by cosine, block by block, so that memory stays bounded."""

import numpy as np
from numpy.typing import NDArray

BLOCK_ROWS = 1024


def nearest(
    queries: NDArray[np.float32], vectors: NDArray[np.float32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the nearest vectors of every query.

    Args:
        queries: normalised, float32, shape (queries, d).
        vectors: normalised, float32, shape (vectors, d).
        count: how many; fewer where there are fewer vectors.

    Returns:
        Row numbers, int64, and cosines, float32, shape (queries, count), the nearest first.
    """
    count = min(count, len(vectors))
    rows = np.zeros((len(queries), count), dtype=np.int64)
    cosines = np.zeros((len(queries), count), dtype=np.float32)
    for start in range(0, len(queries) if count else 0, BLOCK_ROWS):
        block = queries[start : start + BLOCK_ROWS] @ vectors.T
        top = np.argpartition(-block, count - 1, axis=1)[:, :count]
        values = np.take_along_axis(block, top, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        rows[start : start + len(block)] = np.take_along_axis(top, order, axis=1)
        cosines[start : start + len(block)] = np.take_along_axis(values, order, axis=1)
    return rows, cosines
