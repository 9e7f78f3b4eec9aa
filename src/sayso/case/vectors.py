"""Vectors of claims as a case keeps them: a byte a dimension, so that those of a million claims fit into half a gigabyte."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SCALE = 127
ROWS_AT_ONCE = 1 << 12


def packed(vectors: NDArray[np.float32]) -> list[bytes]:
    r"""Give each vector (float32, shape (texts, d), of length 1) as d bytes, int8: the cosine of two is kept within .01.

    Example:
        >>> packed(np.array([[1.0, 0.0]], np.float32))
        [b'\x7f\x00']
    """
    return [row.tobytes() for row in np.rint(np.clip(vectors, -1, 1) * SCALE).astype(np.int8)]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Ids of claims, and their vectors in that order: int8, shape (claims, d)."""

    claims: tuple[str, ...]
    rows: NDArray[np.int8]


def together(rows: Sequence[bytes]) -> NDArray[np.int8]:
    """Put packed vectors together: int8, shape (rows, d)."""
    return np.frombuffer(b"".join(rows), dtype=np.int8).reshape(len(rows), -1 if rows else 0)


def cosines(rows: NDArray[np.int8], vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the cosine of each packed vector and one other: float32, shape (rows,).

    Args:
        rows: as :func:`together` gives them.
        vector: float32, shape (d,), of length 1.
    """
    if not len(rows):
        return np.zeros(0, np.float32)
    starts = range(0, len(rows), ROWS_AT_ONCE)
    parts = [rows[start : start + ROWS_AT_ONCE].astype(np.float32) @ vector for start in starts]
    return np.asarray(np.concatenate(parts) / np.float32(SCALE), dtype=np.float32)
