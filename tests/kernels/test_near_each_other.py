"""The nearest of each row among all are those of a plain search, whatever was guessed before."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.kernels import near_each_other as module
from sayso.kernels.near_each_other import near_each_other

COUNT = 6


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let piles of some hundred rows have several blocks."""
    monkeypatch.setattr(module, "BLOCK_ROWS", 64)


def drawn(rows: int, seed: int = 5) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(rows, 12))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def plainly(vectors: NDArray[np.float32], count: int) -> list[list[int]]:
    """Sort all by their cosines; of equal ones the first comes first."""
    cosines = np.round(vectors.astype(np.float64) @ vectors.T.astype(np.float64), 10)
    return np.sort(np.argsort(-cosines, axis=1, kind="stable")[:, :count]).tolist()


@pytest.mark.parametrize("rows", [1, 5, 63, 64, 65, 300])
def test_the_nearest_are_those_of_a_plain_search(rows: int) -> None:
    """In one block and in many, and where there are fewer than are asked for."""
    vectors = drawn(rows)
    found, least = near_each_other(vectors, COUNT)
    assert np.sort(found).tolist() == plainly(vectors, COUNT)
    assert least == pytest.approx([min(vectors[other] @ vectors[row] for other in found[row]) for row in range(rows)], abs=1e-5)


@pytest.mark.parametrize("off", [-2.0, -0.3, -0.01, 0.0, 1e-6, 0.2, 3.0, np.nan])
def test_a_guess_changes_nothing_however_wrong_it_is(off: float) -> None:
    """Guesses that are too low find too many, and guesses that are too high are done without."""
    vectors = drawn(300)
    _, least = near_each_other(vectors, COUNT)
    guesses = least.copy()
    guesses[::3] += np.float32(off)
    found, again = near_each_other(vectors, COUNT, guesses)
    assert np.sort(found).tolist() == plainly(vectors, COUNT)
    assert again == pytest.approx(least, abs=1e-5)


def test_of_equally_near_rows_the_first_are_taken() -> None:
    """Many rows are the same: which of them are neighbours does not hang on blocks or guesses."""
    vectors = np.repeat(drawn(20), 15, axis=0)
    found, least = near_each_other(vectors, COUNT)
    assert np.sort(found).tolist() == [[row // 15 * 15 + place for place in range(COUNT)] for row in range(300)]
    for guesses in (least - np.float32(0.1), least, least + np.float32(0.1)):
        assert np.sort(near_each_other(vectors, COUNT, guesses)[0]).tolist() == np.sort(found).tolist()


def test_of_a_large_number_cells_are_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is that of ``near_ones``, which finds itself among the nearest, too."""
    vectors = drawn(300)
    monkeypatch.setattr(module, "EXACT_UP_TO", 200)
    found, least = near_each_other(vectors, COUNT)
    assert (found == np.arange(300)[:, None]).any(axis=1).all()
    assert least.shape == (300,)


def test_of_nothing_there_is_nothing() -> None:
    """No row, no neighbour."""
    found, least = near_each_other(np.zeros((0, 4), dtype=np.float32), COUNT)
    assert (found.shape, least.shape) == ((0, 0), (0,))
