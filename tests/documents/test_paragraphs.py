"""Paragraphs: line breaks of a wrapped text join, line breaks of a text with one paragraph a line part."""

from textwrap import fill
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.paragraphs import blocks, columns

FIRST = (
    "The harbour of Port Ellis was closed on Monday after the ferry Marlow ran aground on a sandbank, the harbour master said. "
    "Nobody was hurt, and the forty passengers were brought ashore in small boats before noon."
)
SECOND = (
    "A spokeswoman for the shipping line denied that the captain had been asleep. She said that the buoy which marks the bank "
    "had drifted in the storm of the night before, and that the coast guard had been told of it twice."
)


def words(text):
    return [" ".join(text[block.span.start : block.span.end].split()) for block in blocks(text)]


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_hard_wrapped_prose_is_joined(width):
    """A line that ends where the next word would not have fitted is no paragraph."""
    assert words(f"{fill(FIRST, width)}\n\n{fill(SECOND, width)}\n") == [FIRST, SECOND]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n\n"])
def test_one_paragraph_a_line_is_parted(gap):
    """Long lines of uneven length are paragraphs, with or without empty lines between them."""
    assert words(gap.join([FIRST, SECOND, FIRST[:60] + "."])) == [FIRST, SECOND, FIRST[:60] + "."]


def test_headline_and_lead_without_an_empty_line_are_two_paragraphs():
    """A short line without a full stop heads the longer line below it; so does the sub-headline under it."""
    text = f"Ferry aground, harbour closed\nShipping line denies that the captain slept\n{FIRST}\n\n{SECOND}"
    assert [block.headline for block in blocks(text)] == [True, True, False, False]


def test_a_wrapped_text_keeps_its_headline():
    """The headline of a wrapped text had room left on its line."""
    text = f"Ferry aground\n{fill(FIRST, 72)}\n\n{fill(SECOND, 72)}"
    assert words(text) == ["Ferry aground", FIRST, SECOND]
    assert [block.headline for block in blocks(text)] == [True, False, False]


def test_wrapped_japanese_is_joined():
    """Han and kana break anywhere: lines of equal width are one paragraph."""
    prose = (
        "港湾局は月曜日、フェリーが砂州に乗り上げたため港を閉鎖したと発表した。乗客四十人は正午までに小型船で岸に運ばれ、"
        "けが人はいなかった。船会社の広報担当者は船長が居眠りをしていたとの見方を否定した。"
    )
    lines = "\n".join(prose[place : place + 35] for place in range(0, len(prose), 35))
    assert len(blocks(f"{lines}\n\n{lines}")) == 2


@given(st.text(alphabet=st.sampled_from("ab. \n\r\u2028A港。-"), max_size=200))
def test_paragraphs_cover_all_but_white_space(text):
    """Spans are trimmed, in order, and hold every character that is not white space."""
    found = blocks(text)
    assert "".join("".join(text[block.span.start : block.span.end].split()) for block in found) == "".join(text.split())
    assert all(text[block.span.start : block.span.end].strip() == text[block.span.start : block.span.end] for block in found)


@given(st.text(st.sampled_from("a Ж́ب…“–ᄀカｶＡ㐀龍한😀")))
def test_wide_characters_take_two_columns(text):
    """As a terminal shows them; counted one by one here."""
    assert columns(text) == sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
