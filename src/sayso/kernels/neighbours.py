"""Nearest vectors by cosine, block by block, so that memory stays bounded."""

import numpy as np
from numpy.typing import NDArray

BLOCK_ROWS = 1024
CROWD = 4
GROUP = 64


def nearest(
    queries: NDArray[np.float32], vectors: NDArray[np.float32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the nearest vectors of every query: exactly, for every pair is looked at.

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
        top = greatest(block, count)
        values = np.take_along_axis(block, top, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        rows[start : start + len(block)] = np.take_along_axis(top, order, axis=1)
        cosines[start : start + len(block)] = np.take_along_axis(values, order, axis=1)
    return rows, cosines


def greatest(block: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Give the columns of the greatest values of every row, in no order: int64, shape (rows, count).

    They lie in the groups of columns with the greatest maxima, and a maximum costs a tenth of a partition.
    """
    groups = block.shape[1] // GROUP
    if groups <= count:
        return np.argpartition(-block, count - 1, axis=1)[:, :count]
    maxima = block[:, : groups * GROUP].reshape(len(block), groups, GROUP).max(axis=2)
    chosen = np.argpartition(-maxima, count - 1, axis=1)[:, :count]
    columns = (chosen[:, :, None] * GROUP + np.arange(GROUP)).reshape(len(block), -1)
    rest = np.broadcast_to(np.arange(groups * GROUP, block.shape[1]), (len(block), block.shape[1] - groups * GROUP))
    columns = np.concatenate([columns, rest], axis=1)
    best = np.argpartition(-np.take_along_axis(block, columns, axis=1), count - 1, axis=1)[:, :count]
    return np.take_along_axis(columns, best, axis=1)


def crowding(
    vectors: NDArray[np.float32], near: NDArray[np.int64], cosines: NDArray[np.float32], same: float, floor: float
) -> NDArray[np.float32]:
    """Give how near just any vectors come to every query: the mean of its four nearest that are not its match again.

    What lies in a crowd is near to much, and its match must be nearer (Artetxe and Schwenk 2019, arXiv 1811.01136). There the
    match itself is in the mean; here it is left out with its likes, for a pile may hold a text ten times over.

    Args:
        vectors: normalised, float32, shape (vectors, d).
        near: rows of the nearest vectors of every query, the nearest first, int64, shape (queries, count).
        cosines: their cosines, float32, the same shape.
        same: vectors at least so near to the nearest one are its likes, a cosine.
        floor: what a vector counts that is farther, or missing.

    Returns:
        Cosines, float32, shape (queries,), at least ``floor``.
    """
    found = np.full(len(near), floor, dtype=np.float32)
    for start in range(0, len(near) if near.shape[1] else 0, BLOCK_ROWS):
        here = slice(start, start + BLOCK_ROWS)
        chosen = vectors[near[here]]
        likes = np.einsum("qkd,qd->qk", chosen, chosen[:, 0]) >= same
        found[here] = crowded(cosines[here], likes, floor)
    return found


def crowded(cosines: NDArray[np.float32], likes: NDArray[np.bool_], floor: float) -> NDArray[np.float32]:
    """Give the same where it is known which of the nearest are likes.

    Args:
        cosines: of the nearest of every query, float32, shape (queries, count); less than the floor where there are fewer.
        likes: which of them are likes of the nearest, bool, the same shape.
        floor: what a vector counts that is farther, or missing.
    """
    others = np.where(likes, np.float32(floor), np.maximum(cosines, np.float32(floor)))
    missing = np.full((len(others), max(0, CROWD - others.shape[1])), floor, dtype=np.float32)
    top: NDArray[np.float32] = -np.sort(-np.concatenate([others, missing], axis=1), axis=1)[:, :CROWD]
    return np.asarray(top.mean(axis=1), dtype=np.float32)
