"""Windows: whole paragraphs, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import document

from sayso.statements.windows import MAX_WINDOW_CHARS, windows_of


def test_short_paragraphs_share_a_window() -> None:
    """A headline and its lead are read together."""
    page = document("Ferry late\nThe port said so.")
    assert [page.words(span) for span in windows_of(page)] == ["Ferry late\nThe port said so."]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    """No window is much longer than what the tagger learnt on."""
    page = document(" ".join(f"Crane number {number} stood still all day." for number in range(60)))
    windows = windows_of(page)
    assert len(windows) > 1
    assert all(len(span) <= MAX_WINDOW_CHARS for span in windows)
    assert all(page.words(span).endswith(".") for span in windows)


@pytest.mark.parametrize("text", ["crane and quay and " * 1000, "岸壁と起重機、" * 1000, "岸壁と起重機" * 1000])
def test_what_has_no_sentence_ends_is_cut(text: str) -> None:
    """The tagger would not read the rest of a window that is far too long; only blanks at its ends belong to no window."""
    page = document(text)
    windows = windows_of(page)
    assert "".join(map(page.words, windows)).split() == text.split()
    assert all(len(span) <= 2 * MAX_WINDOW_CHARS for span in windows)


def test_a_long_run_without_a_blank_is_no_writing() -> None:
    """Encoded bytes cost the tagger more time than prose and hold nobody's word."""
    page = document("The port said so.\n" + "QmVyZ2Vu" * 1000 + "\nThe mayor agreed.")
    assert [page.words(span) for span in windows_of(page)] == ["The port said so.", "The mayor agreed."]


def test_a_place_that_a_text_is_dated_from_is_not_read_as_a_speaker() -> None:
    """It says where the text was written ("BEIRUT:"); capitals that are no known place may be who speaks."""
    page = document("Nurse killed in air strike\nBEIRUT: A letter claimed that a nurse had been killed.\nPELL: It sank.")
    assert [page.words(span) for span in windows_of(page)] == [
        "Nurse killed in air strike",
        "A letter claimed that a nurse had been killed.\nPELL: It sank.",
    ]


@given(st.lists(st.text(alphabet="ab .\n漢字", max_size=300), max_size=12))
def test_windows_cover_every_paragraph_in_order(lines: list[str]) -> None:
    """Every letter of every paragraph stands in exactly one window."""
    page = document("\n".join(lines))
    windows = windows_of(page)
    inside = [i for span in windows for i in range(span.start, span.end)]
    assert inside == sorted(set(inside))
    letters = {i for p in page.paragraphs for s in p.sentences for i in range(s.start, s.end) if not page.text[i].isspace()}
    assert letters <= set(inside)
