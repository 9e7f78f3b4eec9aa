"""Texts that come and go: what lies near what is as if all were looked at for the first time."""

import numpy as np
from tests.memories import a_run_later

from sayso.claims.neighbouring import neighbouring
from sayso.memory import Notebook

LEAST, COUNT = 0.2, 3


def vector(text: str) -> np.ndarray:
    """Give a vector that depends on the text alone."""
    drawn = np.random.default_rng(sum(map(ord, text)) % 17)
    found = drawn.normal(size=8) + np.random.default_rng(abs(len(text) * 31 + ord(text[-1]))).normal(size=8)
    return (found / np.linalg.norm(found)).astype(np.float32)


def found(texts: list[str], notebook: Notebook | None) -> list[list[float]]:
    vectors = np.stack([vector(text) for text in texts])
    lists = neighbouring(texts, vectors, LEAST, COUNT, ("en", notebook) if notebook else None)
    return [lists.rows.tolist(), lists.others.tolist(), lists.cosines.tolist()]


TEXTS = [f"the ferry number {number} brought {'more ' * (number % 5)}timber" for number in range(40)]


def test_a_pile_that_grew_and_shrank_has_the_neighbours_of_a_fresh_one() -> None:
    """Batch after batch; texts go, too, so that full lists are robbed; and they stand in another order."""
    notebook = Notebook()
    piles = (TEXTS[:20], TEXTS[:30], TEXTS[5:30], [*TEXTS[30:], *TEXTS[7:30]], TEXTS)
    for texts in piles:
        assert found(texts, notebook) == found(texts, Notebook())
        notebook = a_run_later(notebook)


def test_two_of_one_text_are_two() -> None:
    """People may have parted two claims of the same words."""
    notebook = Notebook()
    twice = [TEXTS[0], TEXTS[1], TEXTS[0]]
    assert found(twice, notebook) == found(twice, Notebook())
    assert found([*twice, TEXTS[2]], a_run_later(notebook)) == found([*twice, TEXTS[2]], Notebook())


def test_without_a_memory_the_pairs_are_the_same() -> None:
    """Who keeps nothing gets the same neighbours."""
    assert sorted(zip(*found(TEXTS, None), strict=True)) == sorted(zip(*found(TEXTS, Notebook()), strict=True))
