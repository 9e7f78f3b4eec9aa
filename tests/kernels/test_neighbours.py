"""Nearest vectors, held against sorting all cosines."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.kernels.neighbours import GROUP, crowding, nearest


@given(st.integers(1, 5 * GROUP), st.integers(1, 4))
@settings(deadline=None, max_examples=40)
def test_the_nearest_vector_is_the_one_of_greatest_cosine(count, asked):
    """With and without groups of columns."""
    vectors = np.random.default_rng(count).normal(size=(count, 5)).astype(np.float32)
    rows, cosines = nearest(vectors[:30], vectors, asked)
    every = vectors[:30] @ vectors.T
    assert np.allclose(cosines, -np.sort(-every, axis=1)[:, :asked], atol=1e-5)
    assert np.allclose(np.take_along_axis(every, rows, axis=1), cosines, atol=1e-5)


@pytest.mark.parametrize("count", [0, 3])
def test_nothing_to_look_in_gives_no_columns(count):
    rows, _ = nearest(np.zeros((count, 4), np.float32), np.zeros((0, 4), np.float32), 2)
    assert rows.shape == (count, 0)


def test_a_crowd_is_made_of_what_is_no_copy_of_the_match():
    """The match and its copy do not count, the other two do, and the floor stands in for what is missing."""
    vectors = np.array([[1, 0], [0.9, 0.44], [0, 1], [-0.1, 0.99]], dtype=np.float32)
    near, cosines = np.array([[0, 1, 2, 3]]), np.array([[0.9, 0.8, 0.7, 0.5]], dtype=np.float32)
    assert crowding(vectors, near, cosines, 0.72, 0.3)[0] == pytest.approx((0.7 + 0.5 + 0.3 + 0.3) / 4)


def test_a_crowd_is_never_farther_than_the_floor():
    vectors = np.eye(3, dtype=np.float32)
    assert crowding(vectors, np.array([[0, 1]]), np.array([[0.5, 0.1]], dtype=np.float32), 0.72, 0.3)[0] == pytest.approx(0.3)
