"""Nearest vectors, beside a look at every pair."""

import numpy as np
import pytest

from sayso.kernels import near
from sayso.kernels.neighbours import nearest


def test_cells_find_nearly_all_that_a_look_at_every_pair_finds(monkeypatch: pytest.MonkeyPatch):
    """Where texts come in groups, as wordings of claims do."""
    draw = np.random.default_rng(1)
    centres = draw.normal(size=(300, 32))
    vectors = (centres[draw.integers(0, 300, 3000)] + 0.4 * draw.normal(size=(3000, 32))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    exact = nearest(vectors, vectors, 8)[0]
    monkeypatch.setattr(near, "EXACT_UP_TO", 1000)
    monkeypatch.setattr(near, "CELL_VECTORS", 50)
    found, cosines = near.near_ones(vectors, vectors, 8)
    assert found.shape == cosines.shape == exact.shape
    assert np.mean([len(set(a) & set(b)) / 8 for a, b in zip(found.tolist(), exact.tolist(), strict=True)]) > 0.95
    assert (np.diff(cosines, axis=1) <= 0).all()


def test_of_equal_values_the_first_come_first():
    """As a whole stable sort has them, also where a row has more equal ones than are asked for; -0 is 0."""
    draw = np.random.default_rng(2)
    values = (draw.integers(-3, 4, size=(200, 40)) / 4).astype(np.float32)
    values[values == 0] *= np.float32(-1)
    for count in (1, 5, 39):
        assert np.array_equal(near.first_greatest(values, count), np.argsort(-values, axis=1, kind="stable")[:, :count])


def test_cells_are_summed_in_the_order_of_their_vectors():
    """To the bit as one after the other; an empty cell has nothing."""
    draw = np.random.default_rng(3)
    vectors, cell = draw.normal(size=(500, 16)).astype(np.float32), draw.integers(0, 9, 500)
    cell[cell == 4] = 5
    sums = np.zeros((10, 16), dtype=np.float32)
    for row, vector in zip(cell, vectors, strict=True):
        sums[row] += vector
    assert np.array_equal(near.sums_by_cell(vectors, cell, 10), sums)
