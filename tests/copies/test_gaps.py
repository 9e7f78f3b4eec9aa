"""Where two passages differ: gaps between equal parts, cut at the ends of sentences."""

import pytest
from tests.copies.pairs import equal_parts, pages

from sayso.copies.gaps import Side, gaps


def differing(first: str, second: str) -> list[tuple[str, str]]:
    one, other = pages(first, second, "en")
    found = gaps(one, other, equal_parts(first, second), (0, len(first), 0, len(second)))
    return [(a.text.strip(), b.text.strip()) for a, b in found if a.words or b.words]


def test_a_whole_sentence_of_one_text_is_no_part_of_a_gap():
    first, second = "The mill burned. Nobody was hurt.", "The mill burned. It stood by the river. Nobody was hurt."
    assert differing(first, second) == []


def test_the_end_of_one_sentence_is_not_held_against_the_head_of_the_next():
    first = "The mill burned down. Nobody was hurt."
    second = "The mill burned on Monday night. It stood by the Ims. Hardly anybody was hurt."
    assert differing(first, second) == [("down.", "on Monday night."), ("Nobody", "Hardly anybody")]


@pytest.mark.parametrize(
    ("text", "words", "aside"),
    [
        ("The mill, which had no roof, burned.", "which had no roof", True),
        ("The mill (built 1871) burned.", "built 1871", True),
        ("The mill had no roof.", "no", False),
        ("The mill, not the barn, burned.", "not", False),
    ],
)
def test_an_aside_stands_between_commas_dashes_or_brackets(text, words, aside):
    page, _ = pages(text, text, "en")
    start = text.index(words)
    assert Side(page, start, start + len(words)).aside is aside


def test_two_characters_of_han_count_as_one_word():
    page, _ = pages("水車小屋 burned", "", "ja")
    assert Side(page, 0, len(page.text)).size == 3


def test_the_window_ends_with_its_sentence_and_with_whole_words():
    text = "Nobody was hurt. " + "grain " * 40 + "burned. The mill stands."
    page, _ = pages(text, text, "en")
    at = text.index("burned")
    window = Side(page, at, at + 6).window
    assert text[window.start : window.end].startswith("grain ")
    assert text[window.start : window.end].endswith("burned.")
