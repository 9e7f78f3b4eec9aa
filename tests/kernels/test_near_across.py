"""A pile that grew has the lists of one that was looked at as a whole, bit for bit."""

import numpy as np
import pytest

from sayso.kernels.near_across import Across, Before, Reach, near_across
from sayso.kernels.neighbours import crowded, crowding, nearest

REACH = Reach(5, 0.3, 0.8)


def some(rows: int, seed: int) -> np.ndarray:
    """Give vectors in bunches, so that some rows have more neighbours than are kept and some none."""
    drawn = np.random.default_rng(seed)
    middles = np.random.default_rng(7).normal(size=(6, 16))
    found = middles[drawn.integers(0, 6, rows)] + drawn.normal(size=(rows, 16)) * drawn.uniform(0.2, 2.0, size=(rows, 1))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def columns(found: Across) -> list[list[float]]:
    return [found.rows.tolist(), found.others.tolist(), found.cosines.tolist(), found.likes.tolist()]


def test_each_query_has_its_nearest_and_none_below_the_floor_but_the_very_nearest() -> None:
    """Held to a few lines that look at every pair."""
    queries, vectors = some(90, 1), some(70, 2)
    queries[0] = -vectors.sum(axis=0) / np.linalg.norm(vectors.sum(axis=0))  # far from all of them
    found = near_across(queries, vectors, REACH)
    for row in range(90):
        cosines = sorted((-float((queries[row] * vectors[other]).sum()), other) for other in range(70))
        wanted = [other for rank, (cosine, other) in enumerate(cosines[:5]) if -cosine >= REACH.floor or rank == 0]
        assert found.others[found.rows == row].tolist() == wanted
    assert (found.rows == 0).sum() == 1


@pytest.mark.parametrize("seed", range(6))
def test_what_was_looked_at_before_moves_no_bit(seed: int) -> None:
    """Lists of some queries and vectors, then of one more of each, of many more, of more of one side alone."""
    queries, vectors = some(120, seed), some(110, seed + 100)
    drawn = np.random.default_rng(seed)
    first, second = drawn.permutation(120), drawn.permutation(110)
    for many, others in ((60, 50), (119, 109), (120, 50), (60, 110), (120, 109), (1, 1)):
        mine, theirs = np.sort(first[:many]), np.sort(second[:others])
        part = near_across(queries[mine], vectors[theirs], REACH)
        known = Across(mine[part.rows], theirs[part.others], part.cosines, part.likes)
        fresh = np.ones(120, np.bool_), np.ones(110, np.bool_)
        fresh[0][mine], fresh[1][theirs] = False, False
        assert columns(near_across(queries, vectors, REACH, Before(known, *fresh))) == columns(
            near_across(queries, vectors, REACH)
        )


def test_a_crowd_is_reckoned_as_by_looking_at_all() -> None:
    """The other way to it: the nearest of all, and the likes of the first among them."""
    queries, vectors = some(80, 3), some(100, 4)
    near, cosines = nearest(queries, vectors, 5)
    found = near_across(queries, vectors, REACH)
    held = np.full((80, 5), -2, dtype=np.float32), np.zeros((80, 5), np.bool_)
    held[0][found.rows, found.ranks], held[1][found.rows, found.ranks] = found.cosines, found.likes
    assert np.allclose(crowded(*held, 0.3), crowding(vectors, near, cosines, 0.8, 0.3), atol=1e-5)
    assert held[1][:, 1:].any()
    assert not held[1].all()
