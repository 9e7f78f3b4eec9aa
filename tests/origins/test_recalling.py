"""A sentence is looked through for evidence once."""

from sayso.memory import Notebook
from sayso.origins.recalling import recalling

read: list[tuple[str, str]] = []


def reading(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    read.append((text, language))
    return (("video", 0, len(text)),)


def test_a_text_of_a_language_is_read_once() -> None:
    """The same words in another language are another text."""
    read.clear()
    once = recalling(reading, Notebook())
    assert once("A video", "en") == once("A video", "en") == (("video", 0, 7),)
    assert once("A video", "fr") == (("video", 0, 7),)
    assert read == [("A video", "en"), ("A video", "fr")]


def test_without_a_memory_nothing_stands_between() -> None:
    """The function itself is given back."""
    assert recalling(reading, None) is reading
