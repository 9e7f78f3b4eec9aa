"""Side by side: every word on its side, differences marked, the original first."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.report.fixtures import affair
from tests.report.reading import read

from sayso.report.catalogue import catalogue
from sayso.report.comparison import compare, word_difference

TEXTS = st.text(alphabet="ab cd.<&é日本", max_size=40)


@given(TEXTS, TEXTS)
def test_each_side_keeps_its_words(first: str, second: str) -> None:
    """Without the marks the sides are the texts; unmarked words are the same on both."""
    left, right = word_difference(first, second)
    for cell, text in ((left, first), (right, second)):
        page = read(str(cell.text))
        assert page.faults == []
        assert "".join("".join(page.words).split()) == "".join(text.split())
    kept = [re.sub(r"<(del|ins)>.*?</\1>", "", str(cell.text), flags=re.DOTALL) for cell in (left, right)]
    assert "".join(kept[0].split()) == "".join(kept[1].split())


def test_a_long_equal_stretch_is_shortened_and_counted() -> None:
    """A reader looks for differences."""
    words = " ".join(f"word{number}" for number in range(400))
    left, _ = word_difference(f"{words} forty", f"{words} ninety")
    assert "… 280 equal words …" in left.text


def test_translations_stand_pair_by_pair_with_the_original_first() -> None:
    """What has no partner stands alone."""
    shelf = catalogue(affair())
    found = compare(shelf, next(copy for copy in shelf.trace.copies if copy.id == "c2"))
    assert found.first.document == "d1herald"
    assert [(bool(left.text), bool(right.text)) for left, right in found.rows] == [(True, True), (True, True)]


def test_without_a_direction_the_earlier_stands_first() -> None:
    """And nothing is claimed about who copied."""
    shelf = catalogue(affair())
    found = compare(shelf, next(copy for copy in shelf.trace.copies if copy.id == "c3"))
    assert (found.first.document, found.directed) == ("d3kurier", False)
