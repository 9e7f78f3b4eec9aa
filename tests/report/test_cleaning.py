"""Cleaning: what is hidden goes, what is written stays, and only web addresses are links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.report.cleaning import anchor, clean, count_unseen, isolate, safe_url


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """Clean text is clean."""
    assert clean(clean(text)) == clean(text)
    assert count_unseen(clean(text)) == 0


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_letters_figures_and_punctuation_stay(text: str) -> None:
    """Nothing that can be seen is left out."""
    assert clean(text) == "".join(letter for letter in text if letter not in "\ufffe\uffff")


def test_broken_halves_of_characters_can_be_written_out() -> None:
    """A lone surrogate would stop the file from being written."""
    assert clean("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "ftp://a.example", "http://", "http:///x",
        "https://a.example/\u202egpj", "https://a.example/ x", " https://a.example", 'https://a.example/"onload=', "https://[", "https://a\n.example",
        "x" * 3000, "", None,
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_no_link(url: str | None) -> None:
    """Everything else is shown as text."""
    assert safe_url(url) is None


def test_english_sentences_run_from_left_to_right_whatever_name_they_begin_with() -> None:
    """A receipt that begins with an Arabic name is an English sentence still."""
    assert str(isolate("الساحل credits it", "en")).startswith('<bdi lang="en" dir="ltr">')


@given(st.text())
def test_an_anchor_needs_no_escaping(id_: str) -> None:
    """Whatever an id holds, it can stand in a link as it is."""
    assert anchor("claim", id_).replace("-", "").replace("_", "").isalnum()
