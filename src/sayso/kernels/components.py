"""Groups of things that pairs connect."""

import numpy as np
from numpy.typing import NDArray


def components(count: int, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the groups that pairs connect, directly or through others.

    Args:
        count: how many things there are, numbered from 0.
        first: one of each pair, int64, shape (pairs,).
        second: the other.

    Returns:
        The group of each thing, int64, shape (count,). Groups are numbered by their least member.

    Example:
        >>> components(4, np.array([3]), np.array([1])).tolist()
        [0, 1, 2, 1]
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 - scipy takes a fifth of a second to import
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - as above

    links = coo_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=(count, count))
    labels = connected_components(links, directed=False)[1].astype(np.int64)
    _, least, group = np.unique(labels, return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(least))
    return np.asarray(order[group], dtype=np.int64)
