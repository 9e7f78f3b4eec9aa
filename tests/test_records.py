"""Records: spans are half open and never empty, ids are hashes of content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadInput
from sayso.records import Act, Correction, Judgement, Kind, Passage, Span, Statement, content_id


def test_an_empty_span_is_refused() -> None:
    """A span holds at least one code point."""
    with pytest.raises(BadInput, match=r"^span 9:3 of a document is empty or reversed; expected 0 <= start < end$"):
        Span(9, 3)


def test_a_passage_names_its_document_in_the_message() -> None:
    """The message helps to find the place."""
    with pytest.raises(BadInput, match=r"^span 4:4 of document 'd1' is empty or reversed; expected 0 <= start < end$"):
        Passage("d1", 4, 4)


def test_a_statement_without_content_is_refused() -> None:
    """A statement credits somebody with something."""
    with pytest.raises(BadInput, match=r"^statement 's' has no content; expected at least one span$"):
        Statement(id="s", document="d", parent=None, source=None, cue=None, content=(), kind=Kind.DIRECT, act=Act.ASSERTS)


def test_a_judgement_is_one_of_those_that_there_are() -> None:
    """A string is taken for what it names; another one never gets into a case, which could not be read again."""
    assert Correction(judgement="independent", a="d1", b="d2").judgement is Judgement.INDEPENDENT  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=r"^'alike' is no judgement; expected one of same claim, not the same claim, same origin"):
        Correction(judgement="alike", a="d1", b="d2")  # type: ignore[arg-type]


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_overlap_counts_common_positions(a: int, n: int, b: int, m: int) -> None:
    """Brute force over sets of positions agrees."""
    one, other = Span(a, a + n), Span(b, b + m)
    assert one.overlap(other) == len(set(range(a, a + n)) & set(range(b, b + m)))


def test_ids_depend_on_every_part_and_on_nothing_else() -> None:
    """The same input gives the same id anywhere."""
    assert content_id("x", 1) == "3b35bbcce8d1"
    assert content_id("x", 1) != content_id("x1")
