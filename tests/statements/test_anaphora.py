"""Who is credited with the sentence before."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import document

from sayso import attribute
from sayso.statements.anaphora import pointed_back
from sayso.statements.decoding import Mark

CASES = {
    "ru": ("Движение по мосту через Ульву перекрыто до пятницы.\nОб этом сообщил мэр Каменки Олег Громов.", "перекрыто"),
    "uk": ("Міст через Ульву закрито до п’ятниці через обрив троса.\nПро це повідомила речниця порту Ірина Мельник.", "закрито"),
    "fr": ("Le ferry s'est échoué lundi près d'Orvel.\nC'est ce qu'a confirmé mardi la garde côtière.", "échoué"),
    "en": ("The ferry ran aground near Orvel on Monday. The coast guard confirmed this on Tuesday.", "aground"),
    "tr": ("Köprü cuma gününe kadar kapalı kalacak. Bunu Orvel Valiliği açıkladı.", "kapalı"),
    "zh": ("渡船周一在奥维尔附近搁浅。海岸警卫队周二证实了这一消息。", "搁浅"),
}


@pytest.mark.parametrize("language", CASES)
def test_the_sentence_before_is_what_is_said(language: str) -> None:
    """The tagger alone marks nothing there, a piece, or "this"."""
    text, word = CASES[language]
    page = document(text, language=language)
    (found,) = attribute([page])
    assert found.source is not None
    assert word in page.words(found.content[0])


def test_a_lead_of_two_sentences_is_taken_whole() -> None:
    """«Об этом» stands for all that the line told before."""
    text = "В порту загорелся танкер. Пострадавших нет. Об этом сообщил мэр."
    marks = (Mark(26, 38, "content", 0.6), Mark(44, 59, "cue", 0.9), Mark(60, 63, "source", 0.9))
    (content,) = [each for each in pointed_back(text, marks) if each.role == "content"]
    assert text[content.start : content.end] == "В порту загорелся танкер. Пострадавших нет"


def test_a_sentence_that_credits_somebody_itself_is_left_alone() -> None:
    """Its content is already somebody's; which part the second confirms is not known."""
    text = "Vale said it sank. Brook confirmed this."
    marks = (
        Mark(0, 4, "source", 1.0), Mark(5, 9, "cue", 1.0), Mark(10, 17, "content", 1.0),
        Mark(19, 24, "source", 1.0), Mark(25, 34, "cue", 1.0), Mark(35, 39, "content", 1.0),
    )  # fmt: skip
    assert pointed_back(text, marks) == marks


@given(st.text(alphabet="это Об. \nthis", max_size=60), st.integers(0, 50), st.integers(1, 10))
def test_marks_stay_in_order_and_apart(text: str, start: int, size: int) -> None:
    """Whatever the text."""
    end = min(len(text), start + size)
    found = pointed_back(text, (Mark(start, end, "content", 0.5),)) if start < end else ()
    assert all(one.end <= other.start for one, other in pairwise(found))
