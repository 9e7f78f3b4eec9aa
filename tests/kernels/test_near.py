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
