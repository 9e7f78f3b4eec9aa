"""Runs of equal values in a sorted column."""

import numpy as np
from numpy.typing import NDArray


def places_in_runs(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the place of each value in its run, from 0: int64, shape (values,).

    Args:
        values: sorted, int64, shape (values,).

    Example:
        >>> places_in_runs(np.array([3, 3, 3, 7, 9, 9])).tolist()
        [0, 1, 2, 0, 0, 1]
    """
    return np.asarray(np.arange(len(values)) - np.searchsorted(values, values), dtype=np.int64)
