"""Groups by average linkage are scipy's where all are neighbours, and a plain search's where few are."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

from sayso.kernels.average_linkage import DECIMALS, linked
from sayso.kernels.near_each_other import near_each_other


def drawn(seed: int, rows: int, topics: int, spread: float = 0.6) -> NDArray[np.float32]:
    """Draw vectors around some topics."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(topics, 16))
    vectors = centres[random.integers(0, topics, rows)] + spread * random.normal(size=(rows, 16))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def searched(vectors: NDArray[np.float32], near: NDArray[np.int64], least: float) -> list[int]:
    """Look at all pairs of groups again and again: the one with the highest mean is joined; of equal ones any."""
    cosines = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    linked_rows = {frozenset((row, other)) for row, others in enumerate(near.tolist()) for other in others if other != row}
    groups = [{row} for row in range(len(vectors))]
    touching = np.zeros((len(vectors), len(vectors)), dtype=bool)
    for first, second in map(tuple, linked_rows):
        touching[first, second] = touching[second, first] = True
    while True:
        pairs = [
            (round(float(cosines[np.ix_(sorted(one), sorted(other))].mean()), DECIMALS), place, after)
            for place, one in enumerate(groups)
            for after, other in enumerate(groups[:place])
            if touching[np.ix_(sorted(one), sorted(other))].any()
        ]
        if not pairs or max(pairs)[0] < least:
            return [min(next(group for group in groups if row in group)) for row in range(len(vectors))]
        _, place, after = max(pairs)
        groups[after] |= groups.pop(place)


def test_few_rows_are_joined_as_average_linkage_joins_them() -> None:
    """Where all are near neighbours of all, the groups are scipy's."""
    random = np.random.default_rng(7)
    for _ in range(20):
        vectors = random.normal(size=(24, 6)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        wanted = fcluster(linkage(pdist(vectors, "cosine"), "average"), 1 - 0.3, "distance")
        found = linked(vectors, near_each_other(vectors, 25)[0], 0.3)
        assert ((found[:, None] == found) == (wanted[:, None] == wanted)).all()


@pytest.mark.parametrize("seed", range(4))
def test_groups_are_those_of_a_plain_search_where_few_are_neighbours(seed: int) -> None:
    """Groups grow, offers become stale, neighbours of both are neighbours of the joined: none of that loses a pair."""
    vectors = drawn(seed, rows=40, topics=5)
    for count in (2, 4, 8):
        near = near_each_other(vectors, count)[0]
        assert linked(vectors, near, 0.4).tolist() == searched(vectors, near, 0.4)


def test_the_order_of_the_rows_changes_no_group() -> None:
    """The same rows in another order come to the same groups, in piles in which few are near neighbours, too."""
    vectors = drawn(3, rows=200, topics=8)
    order = np.random.default_rng(4).permutation(200)
    straight, mixed = (linked(each, near_each_other(each, 25)[0], 0.3) for each in (vectors, vectors[order]))
    assert 1 < len(np.unique(straight)) < 200
    assert ((straight[order][:, None] == straight[order]) == (mixed[:, None] == mixed)).all()


def test_a_group_is_called_by_its_least_row_and_nobody_is_joined_above_the_bound() -> None:
    """Of no rows there are no groups; rows that are farther than the bound stay alone."""
    vectors = np.array([[0, 1], [1, 0], [0.6, 0.8], [1, 0]], dtype=np.float32)
    near = near_each_other(vectors, 4)[0]
    assert linked(vectors, near, 0.9).tolist() == [0, 1, 2, 1]
    assert linked(vectors, near, 0.7).tolist() == [0, 1, 0, 1]
    assert linked(vectors, near, 1.1).tolist() == [0, 1, 2, 3]
    assert linked(vectors[:0], near[:0], 0.5).tolist() == []
