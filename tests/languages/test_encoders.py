"""No text is read twice by an encoder that remembers."""

import numpy as np
from tests.memories import a_run_later

from sayso.languages.encoders import SHIPPED, Encoders
from sayso.memory import Notebook


class Encoder:
    """Gives vectors that 16 bits hold, and notes what it reads."""

    def __init__(self, dimensions: int) -> None:
        self.dimensions, self.read = dimensions, list[str]()

    def __call__(self, texts):  # noqa: D102 - a stand-in for an encoder
        self.read += texts
        return np.array([[len(text) / 64] * self.dimensions for text in texts], dtype=np.float32)


def test_a_text_is_read_once_in_a_run_and_never_in_the_next() -> None:
    """By each of the two encoders, which do not take each other's vectors."""
    near, wide, notebook = Encoder(512), Encoder(384), Notebook()
    encoders = Encoders(near=near, wide=wide).remembering(notebook)
    assert encoders.near(["ab", "c", "ab"])[:, 0].tolist() == [2 / 64, 1 / 64, 2 / 64]
    assert encoders.near(["c", "\ud800"]).shape == (2, 512)
    assert encoders.wide(["ab"]).shape == (1, 384)
    assert (near.read, wide.read) == (["ab", "c", "\ud800"], ["ab"])
    known = a_run_later(notebook)
    assert np.array_equal(Encoders(near=near, wide=wide).remembering(known).near(["c", "d"]), near(["c", "d"]))
    assert near.read[3:] == ["d", "c", "d"]


def test_what_is_remembered_of_the_shipped_encoders_is_what_they_give() -> None:
    """Bit for bit."""
    texts, notebook = ["The mill is shut.", "Мельница закрыта."], Notebook()
    remembering = SHIPPED.remembering(notebook)
    for _ in range(2):
        assert np.array_equal(remembering.near(texts), SHIPPED.near(texts))
        assert np.array_equal(remembering.wide(texts), SHIPPED.wide(texts))


def test_no_texts_give_no_vectors() -> None:
    """The shape tells how long they would be."""
    assert SHIPPED.remembering(Notebook()).near([]).shape == (0, 512)
