"""A pile that grew has the lists of one that was looked at as a whole, bit for bit."""

import numpy as np
import pytest

from sayso.kernels.near_above import Before, Lists, near_above

COUNT, LEAST = 5, 0.3


def some(rows: int, seed: int) -> np.ndarray:
    """Give vectors in bunches, so that some rows have more neighbours than are kept and some none."""
    drawn = np.random.default_rng(seed)
    middles = drawn.normal(size=(6, 16))
    found = middles[drawn.integers(0, 6, rows)] + drawn.normal(size=(rows, 16)) * drawn.uniform(0.2, 2.0, size=(rows, 1))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def columns(lists: Lists) -> list[list[float]]:
    return [lists.rows.tolist(), lists.others.tolist(), lists.cosines.tolist()]


def test_each_row_has_its_nearest_others_above_the_bound() -> None:
    """Held to a few lines that look at every pair."""
    vectors = some(90, 1)
    found = near_above(vectors, LEAST, COUNT)
    for row in range(90):
        cosines = [(-float((vectors[row] * vectors[other]).sum()), other) for other in range(90) if other != row]
        wanted = [other for cosine, other in sorted(cosines)[:COUNT] if -cosine >= LEAST]
        assert found.others[found.rows == row].tolist() == wanted


@pytest.mark.parametrize("seed", range(6))
def test_which_rows_were_looked_at_before_moves_no_bit(seed: int) -> None:
    """Lists of 70 rows, then of 71, of 100 and of all 130 at once."""
    vectors = some(130, seed)
    order = np.random.default_rng(seed).permutation(130)
    for many in (70, 71, 100, 129, 130):
        old = np.sort(order[:many])
        part = near_above(vectors[old], LEAST, COUNT, ties=old.astype(np.uint64))
        known = Lists(old[part.rows], old[part.others], part.cosines)
        fresh = np.ones(130, np.bool_)
        fresh[old] = False
        assert columns(near_above(vectors, LEAST, COUNT, Before(known, fresh))) == columns(near_above(vectors, LEAST, COUNT))


def test_equal_rows_are_cut_in_one_order() -> None:
    """Nine rows of one vector: each keeps the five others that come first by their numbers, whatever their places."""
    vectors = np.tile(some(1, 3), (9, 1))
    ties = np.array([8, 7, 6, 5, 4, 3, 2, 1, 0], dtype=np.uint64)
    found = near_above(vectors, LEAST, COUNT, ties=ties)
    assert found.others[found.rows == 0].tolist() == [8, 7, 6, 5, 4]
    assert found.others[found.rows == 8].tolist() == [7, 6, 5, 4, 3]


def test_no_rows_have_no_lists() -> None:
    """Nothing in, nothing out."""
    assert columns(near_above(np.zeros((0, 4), np.float32), LEAST, COUNT)) == [[], [], []]
