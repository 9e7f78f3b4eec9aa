"""What differs: every word on its side, differences marked, rows in step."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.report.reading import read

from sayso.report.differing import rows_of_words, word_difference

TEXTS = st.text(alphabet="ab cd.<&é日本\n", max_size=80)


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


def test_rows_break_where_a_sentence_ends_in_both_texts() -> None:
    """On a telephone the rows alternate: each has to be short, and about the same thing on both sides."""
    sentence = "The miller of Orrin said on Monday that the mill by the river would stay shut for good because the wheel broke."
    rows, equal = rows_of_words(f"{sentence} Forty left.\n{sentence}", f"{sentence} Ninety left.\n{sentence}")
    assert [str(left.text) for left, _ in rows] == [f"{sentence} <del>Forty</del> left.", sentence]
    assert [str(right.text) for _, right in rows] == [f"{sentence} <ins>Ninety</ins> left.", sentence]
    assert equal == 45
