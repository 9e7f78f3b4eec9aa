"""The place in a text where words stand that were searched for: found as the index finds them, short, harmless."""

import pytest

from sayso.web.excerpts import LONGEST_CHARS, excerpt, places


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Mill burnt", ["mill"], ["Mill"]),
        ("millions of mills", ["mill"], []),
        ("Küste und Kuste", ["kuste"], ["Küste", "Kuste"]),
        ("порт Сарн", ["сарн"], ["Сарн"]),
        ("サルン港の木材が", ["木材"], ["木材"]),
        ("ﬁrm ground", ["firm"], ["ﬁrm"]),
    ],
)
def test_words_are_found_as_the_index_finds_them(text: str, words: list[str], found: list[str]) -> None:
    """Without regard to case, accents and ligatures; whole words where a script has blanks, anywhere where it has none."""
    assert [text[start:end] for start, end in places(text, words)] == found


def test_the_place_where_most_of_the_words_stand_is_shown() -> None:
    """Not the first one, where only one of them stands."""
    text = "The mill. " + "Nothing. " * 200 + "The mayor shut the mill. " + "Nothing. " * 200
    told = excerpt(text, "mill mayor")
    assert "<mark>mayor</mark> shut the <mark>mill</mark>" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < LONGEST_CHARS + 80


def test_words_of_a_text_do_nothing() -> None:
    """They are escaped, and nothing invisible turns them around."""
    assert excerpt("<script>\u202emill", "mill") == "&lt;script&gt;<mark>mill</mark>"


def test_a_text_that_holds_none_of_the_words_shows_its_beginning() -> None:
    """The index may have found them in its title."""
    assert excerpt("The dam holds.", "mill") == "The dam holds."
