"""Vectors as bytes: cosines survive, whatever the number of rows."""

import numpy as np

from sayso.case import vectors


def test_cosines_of_packed_vectors_are_those_of_the_vectors(monkeypatch) -> None:
    """Within a hundredth, read in one go or in many."""
    random = np.random.default_rng(3)
    rows = random.normal(size=(50, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = vectors.cosines(vectors.together(vectors.packed(rows)), rows[7])
    assert np.abs(found - rows @ rows[7]).max() < 0.01
    monkeypatch.setattr(vectors, "ROWS_AT_ONCE", 7)
    assert np.allclose(found, vectors.cosines(vectors.together(vectors.packed(rows)), rows[7]), atol=1e-6)
    assert vectors.cosines(vectors.together([]), rows[0]).shape == (0,)
