"""Groups of things that pairs connect."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

# With so few things and pairs a sparse matrix takes longer to lay out (0.4 ms) than to walk through them
FEW = 512
Thing = TypeVar("Thing", bound=Hashable)


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
    if count + len(first) <= FEW:
        return _walked(count, first.tolist(), second.tolist())
    from scipy.sparse import coo_array  # noqa: PLC0415 - scipy takes a fifth of a second to import
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - as above

    links = coo_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=(count, count))
    labels = connected_components(links, directed=False)[1].astype(np.int64)
    _, least, group = np.unique(labels, return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(least))
    return np.asarray(order[group], dtype=np.int64)


def _walked(count: int, first: Sequence[int], second: Sequence[int]) -> NDArray[np.int64]:
    """Give the same, pair by pair; every thing points to a lesser one of its group, and the least to itself."""
    least = list(range(count))
    for one, other in zip(first, second, strict=True):
        low, high = sorted((_least(least, one), _least(least, other)))
        least[high] = low
    number: dict[int, int] = {}
    return np.array([number.setdefault(_least(least, each), len(number)) for each in range(count)], dtype=np.int64)


def _least(least: list[int], each: int) -> int:
    while least[each] != each:
        least[each] = least[least[each]]
        each = least[each]
    return each


class Forest(Generic[Thing]):
    """Groups that grow pair by pair, where a pair that is tried next depends on what is together by then.

    Where all pairs are known before, :func:`components` gives the groups at once.

    Example:
        >>> forest = Forest[str]()
        >>> forest.join("a", "b"), forest.join("b", "c"), forest.join("a", "c"), forest.together("a", "d")
        (True, True, False, False)
    """

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def join(self, one: Thing, other: Thing) -> bool:
        """Put the groups of two things together; tell whether they stood apart."""
        first, second = self.top(one), self.top(other)
        if first != second:
            self._above[second] = first
        return first != second

    def together(self, one: Thing, other: Thing) -> bool:
        """Tell whether two things are connected, straight or through others."""
        return self.top(one) == self.top(other)

    def top(self, thing: Thing) -> Thing:
        """Give the thing that stands for its group until the group grows; a thing that nothing was joined to stands alone."""
        while (above := self._above.get(thing, thing)) != thing:
            self._above[thing] = self._above.get(above, above)
            thing = self._above[thing]
        return thing
