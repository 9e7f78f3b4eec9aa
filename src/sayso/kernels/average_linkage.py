"""Groups by average linkage, where only near neighbours are looked at."""

import heapq
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

# Means are compared to so many decimals, so that the last bits of a sum decide nothing
DECIMALS = 5
_SCALE = 10**DECIMALS
ROUGHLY = 1e-4  # more than a mean of float32 sums of 512 products can be off (3e-5)


def linked(vectors: NDArray[np.float32], near: NDArray[np.int64], least: float) -> NDArray[np.int64]:
    """Join the two nearest groups as long as the mean cosine of their members is high enough; give the group of every row.

    Average linkage (Sokal and Michener 1958), but only groups in which somebody is a near neighbour of somebody in the other are
    looked at, and a mean of cosines is one product of two sums: so time grows little faster than the number of rows.

    Args:
        vectors: each of length 1, float32, shape (rows, d).
        near: neighbours of each row, itself may be among them, int64, shape (rows, neighbours).
        least: mean cosine of two groups that join.

    Returns:
        int64, shape (rows,): the least row of each one's group.

    Example:
        >>> linked(np.array([[1, 0], [0, 1], [1, 0]], dtype=np.float32), np.array([[1, 2], [0, 2], [0, 1]]), 0.7).tolist()
        [0, 1, 0]
    """
    return _Linking(vectors, near).run(least)


class _Linking:
    """Groups on their way: sums, sizes and neighbours by group, a group being called by its least row.

    What a group offers to be joined with waits in a queue of its own, as one number for mean, group and other, so that the least
    number is the next pair: the higher mean, of equal ones the lower group that offered, the lower other. An offer is stale when
    either has been joined since.
    """

    def __init__(self, vectors: NDArray[np.float32], near: NDArray[np.int64]) -> None:
        self.sums = vectors.astype(np.float64)
        self.roughly = vectors.astype(np.float32)  # the sums in half as many bytes: what is to be fetched is what takes time
        self.sizes = np.ones(len(vectors), dtype=np.int64)
        self.group = np.arange(len(vectors))  # the group that a row's group was joined to, or itself
        self.near = _both_ways(near)  # by group; names in it may be of groups that are gone
        self.bits = len(vectors).bit_length()
        self.queues: list[list[int]] = [[] for _ in range(len(vectors))]  # the next one last
        self.joined = [0] * len(vectors)  # when each group was last joined; it made its offers then
        self.heads: list[int] = []

    def run(self, least: float) -> NDArray[np.int64]:
        for row, others in enumerate(self.near):
            self._offer(row, others[np.searchsorted(others, row) :], least)
        for time, (group, other) in enumerate(self._next_pairs(), start=1):
            kept, gone = min(group, other), max(group, other)
            self.joined[kept] = self.joined[gone] = time
            self._offer(kept, self._likely(kept, self._join(kept, gone), least), least)
        return self._groups(np.arange(len(self.group)))

    def _next_pairs(self) -> Iterator[tuple[int, int]]:
        """Give the nearest two groups, again and again, as whoever asks joins them."""
        low = (1 << self.bits) - 1
        while self.heads:
            number = heapq.heappop(self.heads)
            group = (number >> self.bits) & low
            queue = self.queues[group]
            if not queue or queue[-1] != number:  # the group has made other offers since, or is gone
                continue
            if self.joined[number & low] <= self.joined[group]:
                yield group, number & low
                continue
            while queue and self.joined[queue[-1] & low] > self.joined[group]:
                queue.pop()
            if queue:
                heapq.heappush(self.heads, queue[-1])

    def _join(self, kept: int, gone: int) -> NDArray[np.int64]:
        """Put one group into another; give the neighbours of both."""
        self.sums[kept] += self.sums[gone]
        self.roughly[kept] = self.sums[kept]
        self.sizes[kept] += self.sizes[gone]
        self.group[gone] = kept
        self.queues[gone] = []
        both = self._groups(np.concatenate([self.near[kept], self.near[gone]]))
        both.sort()
        self.near[kept] = both[np.concatenate([both[1:] != both[:-1], [True]]) & (both != kept)]
        self.near[gone] = both[:0]
        return self.near[kept]

    def _groups(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the group of each row now."""
        found = self.group[rows]
        while not np.array_equal(further := self.group[found], found):
            found = further
        self.group[rows] = found
        return np.asarray(found, dtype=np.int64)

    def _likely(self, group: int, others: NDArray[np.int64], least: float) -> NDArray[np.int64]:
        """Leave out the groups that are surely not near enough to a group."""
        found = self.roughly[others] @ self.roughly[group]
        return np.asarray(others[found >= (least - ROUGHLY) * (self.sizes[others] * self.sizes[group])], dtype=np.int64)

    def _offer(self, group: int, others: NDArray[np.int64], least: float) -> None:
        """Let a group wait to be joined with each of some others that are near enough."""
        means = np.round(self.sums[others] @ self.sums[group] / (self.sizes[others] * self.sizes[group]), DECIMALS)
        enough = means >= least
        ranks = 2 * _SCALE - np.rint(means[enough] * _SCALE).astype(np.int64)
        numbers = (ranks << 2 * self.bits) | (group << self.bits) | others[enough]
        numbers.sort()
        queue = self.queues[group] = numbers[::-1].tolist()
        if queue:
            heapq.heappush(self.heads, queue[-1])


def _both_ways(near: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Give the neighbours of each row, and those whose neighbour it is, each once, in rising order, without itself."""
    rows = len(near)
    pairs = np.repeat(np.arange(rows), near.shape[1]) * rows + near.ravel()
    pairs = np.concatenate([pairs, pairs % max(rows, 1) * rows + pairs // max(rows, 1)])
    pairs.sort()
    pairs = pairs[np.concatenate([pairs[1:] != pairs[:-1], [True]])] if len(pairs) else pairs
    here, there = np.divmod(pairs, max(rows, 1))
    here, there = here[here != there], there[here != there]
    return np.split(there, np.searchsorted(here, np.arange(1, rows)))[:rows]
