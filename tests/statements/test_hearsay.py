"""Hearsay of nobody in particular, by a plain rule behind the tagger."""

import pytest
from tests.factories import document

from sayso.statements.decoding import Mark
from sayso.statements.hearsay import with_hearsay
from sayso.statements.linking import Attribution

CASES = {
    "en": ("The bridge will reportedly reopen in May.", ["The bridge will", "reopen in May"]),
    "ru": ("По слухам, мост откроют в мае.", ["мост откроют в мае"]),
    "de": ("Die Brücke soll angeblich im Mai öffnen.", ["Die Brücke soll", "im Mai öffnen"]),
    "zh": ("据说大桥五月重新开放。", ["大桥五月重新开放"]),
}


@pytest.mark.parametrize("language", CASES)
def test_a_word_that_makes_hearsay_is_the_cue_of_what_stands_around_it(language: str) -> None:
    """Nobody is named; the content may be in two parts."""
    text, contents = CASES[language]
    page = document(text, language=language)
    (found,) = with_hearsay(page, [])
    assert found.source is None
    assert [text[each.start : each.end] for each in found.contents] == contents


def test_a_sentence_that_credits_somebody_already_is_left_alone() -> None:
    """The tagger found who says so."""
    page = document("The mayor said the bridge will reportedly reopen in May.")
    found = [Attribution(Mark(0, 9, "source", 1.0), Mark(10, 14, "cue", 1.0), (Mark(15, 54, "content", 1.0),))]
    assert with_hearsay(page, found) == found


def test_a_word_or_two_are_no_content() -> None:
    """Nothing is said by "Reportedly so."."""
    assert with_hearsay(document("Reportedly so."), []) == []
