"""Quotation marks of many languages, and marks that quote nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import document

from sayso.copies.quotations import quotations, quoted_words


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He said “the mill is shut” and left.", ["the mill is shut"]),
        ("en", "'The mill is the owner's,' he said, and it was.", ["The mill is the owner's,"]),
        ("en", "The owner's mill and the '90s.", []),
        ("en", "“Not “a war of choice.” It goes on. And on.", ["Not “a war of choice.” It goes on. And on."]),
        ("en", 'He said "the mill is shut. Nobody knows "why it burned" today.', ["the mill is shut. Nobody knows ", "why it burned"]),
        ("en", '6" pipes and a 5" hose.', []),
        ("de", "„Die Mühle ist zu“, sagte er; »wirklich zu«.", ["Die Mühle ist zu", "wirklich zu"]),
        ("fr", "« Le moulin est fermé », dit-il.", [" Le moulin est fermé "]),
        ("ru", "«Мельница „Старая“ закрыта», — сказал он.", ["Мельница „Старая“ закрыта"]),
        ("sv", "”Kvarnen är stängd”, sade han.", ["Kvarnen är stängd"]),
        ("ja", "「水車は止まった」と話した。", ["水車は止まった"]),
        ("zh", "他在《老磨坊》一书里写道：“磨坊关了。”", ["磨坊关了。"]),
        ("ko", "그는 《방앗간》이라고 했다.", ["방앗간"]),
        ("ar", "قال «المطحنة مغلقة» ثم مضى", ["المطحنة مغلقة"]),
    ],
)  # fmt: skip
def test_marks_are_read_as_their_language_prints_them(language, text, found):
    page = document(text, language=language)
    assert [page.words(span) for span in quotations(page)] == found


def test_a_speech_over_paragraphs_is_quoted_whether_each_opens_with_a_mark_or_not():
    marked = document("“The mill is shut.\n“Nobody was hurt.”\nHe left.")
    assert [marked.words(span) for span in quotations(marked)] == ["The mill is shut.", "Nobody was hurt."]
    bare = document("“The mill is shut.\nIt will not open again.\nNobody was hurt.”\nHe left.")
    assert [bare.words(span) for span in quotations(bare)] == ["The mill is shut.", "It will not open again.", "Nobody was hurt."]


def test_one_word_or_two_in_marks_stay_the_outlets_own():
    """A "historic" vote quotes nobody; three words are somebody's."""
    page = document("A “historic” vote, “so to say”, in Sarn.")
    starts = np.array([0, 3, 13, 20, 23, 26, 32, 35])
    assert quoted_words(page, [], starts).tolist() == [False, False, False, True, True, True, False, False]


@given(st.text(alphabet="“”\"„«»'’‘「」 ab.,\n", max_size=80))
def test_any_row_of_marks_is_read_to_its_end(text):
    """Spans are in order, inside the text and not empty."""
    page = document(text)
    spans = quotations(page)
    assert list(spans) == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
