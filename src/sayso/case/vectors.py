"""Vectors of claims as a case keeps them: a byte a dimension, so that those of a million claims fit into half a gigabyte."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SCALE = 127
ROWS_AT_ONCE = 1 << 15


def packed(vectors: NDArray[np.float32]) -> list[bytes]:
    r"""Give each vector (float32, shape (texts, d), of length 1) as d bytes, int8: the cosine of two is kept within .01.

    Example:
        >>> packed(np.array([[1.0, 0.0]], np.float32))
        [b'\x7f\x00']
    """
    return [row.tobytes() for row in np.rint(np.clip(vectors, -1, 1) * SCALE).astype(np.int8)]


def cosines(rows: Sequence[bytes], vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the cosine of each packed vector and one other: float32, shape (rows,).

    Args:
        rows: as :func:`packed` gives them.
        vector: float32, shape (d,), of length 1.
    """
    parts = (_together(rows[start : start + ROWS_AT_ONCE]) @ vector for start in range(0, len(rows), ROWS_AT_ONCE))
    return np.concatenate([np.zeros(0, np.float32), *parts]).astype(np.float32) / np.float32(SCALE)


def _together(rows: Sequence[bytes]) -> NDArray[np.float32]:
    return np.frombuffer(b"".join(rows), dtype=np.int8).reshape(len(rows), -1).astype(np.float32)
