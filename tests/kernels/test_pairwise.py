"""Cosines of chosen pairs."""

import numpy as np

from sayso.kernels.pairwise import BLOCK_PAIRS, cosines_of


def drawn(rows: int) -> np.ndarray:
    found = np.random.default_rng(rows).normal(size=(rows, 512)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


ONE, OTHER = drawn(70), drawn(50)
FIRST, SECOND = (np.random.default_rng(size).integers(0, size, 2 * BLOCK_PAIRS + 3) for size in (70, 50))


def test_a_pair_has_its_cosine_whatever_stands_beside_it():
    """To the bit, so that what one run found for some pairs holds in the next for others."""
    together = cosines_of(ONE, FIRST, OTHER, SECOND)
    alone = [cosines_of(ONE, FIRST[[row]], OTHER, SECOND[[row]])[0] for row in range(len(FIRST))]
    assert together.tolist() == [float(each) for each in alone]
    assert np.allclose(together, (ONE @ OTHER.T)[FIRST, SECOND], atol=1e-6)


def test_a_cosine_is_that_of_two_vectors():
    """To the bit as one vector times the other."""
    found = cosines_of(ONE, FIRST, OTHER, SECOND)
    assert found.tolist() == [float(ONE[a] @ OTHER[b]) for a, b in zip(FIRST, SECOND, strict=True)]


def test_no_pairs_have_no_cosines():
    assert cosines_of(ONE, FIRST[:0], OTHER, SECOND[:0]).shape == (0,)
