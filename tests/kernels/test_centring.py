"""A mean is taken off as far as it is known, and stays while a pile grows."""

import numpy as np

from sayso.kernels.centring import STEADY_FROM, centred


def some(rows: int) -> np.ndarray:
    """Give vectors of which one number is mostly large."""
    chance = np.random.default_rng(0)
    vectors = (chance.normal(size=(rows, 8)) + np.array([6.0, *[0.0] * 7])).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_a_language_is_centred_as_far_as_there_are_vectors_of_it() -> None:
    """A thousand tell its mean from a topic, three do not."""
    found = centred(some(1003), np.array(["en"] * 1000 + ["fi"] * 3))
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert abs(found[:1000, 0].mean()) < 0.6 < found[1000:, 0].mean()


def test_a_steady_mean_moves_only_where_there_are_twice_as_many() -> None:
    """To the bit, whatever stands between; a few are all asked."""
    vectors, kinds = some(2 * STEADY_FROM), np.array(["en", "fi"] * STEADY_FROM)
    few = STEADY_FROM // 2
    vectors, kinds = np.concatenate([vectors, some(few)]), np.append(kinds, ["en"] * few)
    before = centred(vectors[: 2 * STEADY_FROM], kinds[: 2 * STEADY_FROM], steady=True)
    assert np.array_equal(before, centred(vectors, kinds, steady=True)[: 2 * STEADY_FROM])
    assert not np.array_equal(before, centred(vectors, kinds)[: 2 * STEADY_FROM])
    twice = np.concatenate([vectors, some(few)]), np.append(kinds, ["en"] * few)
    assert not np.array_equal(before[::2], centred(*twice, steady=True)[: 2 * STEADY_FROM : 2])
    assert np.array_equal(centred(vectors[:few], kinds[:few], steady=True), centred(vectors[:few], kinds[:few]))
