"""The share of a text that is copied: by words, each counted once."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.copied import copy

from sayso.copies.shares import copied_share, word_share
from sayso.records import CopyKind, Document

PAGE = Document(id="a", text="one two three four five six seven eight nine ten")


def test_a_word_that_two_copies_cover_counts_once() -> None:
    """Two copies that overlap; of an aligned copy only the aligned parts."""
    first, second = copy(("a", 0, 13), ("b", 0, 13)), copy(("a", 4, 18), ("c", 0, 14))
    assert copied_share(PAGE, [first]) == 0.3
    assert copied_share(PAGE, [first, second]) == 0.4
    aligned = copy(("a", 0, 49), ("b", 0, 9), CopyKind.EDITED, pairs=((0, 7, 0, 7), (46, 49, 8, 9)))
    assert copied_share(PAGE, [aligned]) == 0.3


def test_the_other_side_is_measured_by_its_own_document() -> None:
    """And a copy that has nothing to do with the document covers nothing of it."""
    assert copied_share(Document(id="b", text="one two"), [copy(("a", 0, 7), ("b", 0, 3))]) == 0.5
    assert copied_share(PAGE, [copy(("x", 0, 7), ("y", 0, 3))]) == 0.0


def test_a_text_without_words_has_no_share() -> None:
    """No division by nothing."""
    assert word_share(Document(id="a", text="…"), [(0, 1)]) in (0.0, 1.0)
    assert word_share(Document(id="a", text=""), []) == 0.0


def test_unspaced_scripts_are_counted_by_character() -> None:
    """Half of a Japanese text is half of it."""
    assert word_share(Document(id="a", text="港湾局は月曜日に"), [(0, 4)]) == 0.5


@settings(deadline=None)  # several share the machine, and a library may load in the first call
@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(1, 4), max_size=6))
def test_any_spans_of_whole_words_give_the_share_of_their_union(starts: list[int], lengths: list[int]) -> None:
    """Oracle: the set of words that are covered."""
    places = [0, 4, 8, 14, 19, 24, 28, 34, 40, 45, 49]
    spans = [(first, min(10, first + length)) for first, length in zip(starts, lengths, strict=False)]
    covered = {word for first, last in spans for word in range(first, last)}
    assert word_share(PAGE, [(places[first], places[last]) for first, last in spans]) == len(covered) / 10
