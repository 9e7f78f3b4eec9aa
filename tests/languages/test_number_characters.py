"""Numbers in characters: their values by an independent count, and syllables that are no numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.number_characters import in_characters, in_native_words, myriads

FIGURES = "〇一二三四五六七八九"


def in_han(value: int) -> str:
    """Write a number below ten thousand in Han characters, by hand."""
    parts = [(value // size % 10, name) for size, name in ((1000, "千"), (100, "百"), (10, "十"))]
    written = "".join((FIGURES[digit] if digit > 1 else "") + name for digit, name in parts if digit)
    return written + (FIGURES[value % 10] if value % 10 else "")


@given(st.integers(2, 9_999))
def test_a_number_is_worth_what_it_was_written_for(value):
    assert [found for found, _, _ in in_characters(f"{in_han(value)}人")] == [float(value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("十分に", []),
        ("一人", []),
        ("이 일은 사람", []),
        ("육십 명", [60.0]),
        ("二〇二四年", [2024.0]),
        ("三億二千万円", [320_000_000.0]),
    ],
)
def test_characters_count_only_before_what_they_count(text, values):
    assert [found for found, _, _ in in_characters(text)] == values


def test_korean_words_of_number_stand_before_a_counter():
    assert [found for found, _, _ in in_native_words("네 명과 열두 척, 네가")] == [4.0, 12.0]


def test_myriads_are_read_with_the_smaller_number_behind_them():
    assert myriads("1億5000万円", 1.0, 1) == (150_000_000.0, 7)
    assert myriads("3만5000명", 3.0, 1) == (35_000.0, 6)
