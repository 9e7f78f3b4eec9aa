"""Contents that only point back."""

import pytest

from sayso.claims.pointing import points_back, told_part


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the allegation"), ("en", "any involvement in the attack"), ("en", "it"), ("ru", "обвинения"), ("uk", "звинувачення"),
        ("ja", "疑惑"), ("de", "die Vorwürfe"), ("fr", "ces accusations"), ("es", "las acusaciones"), ("ar", "الاتهامات"), ("zh", "有关指控"),
    ],
)  # fmt: skip
def test_a_noun_phrase_points_back(language, text):
    """In every language of the list."""
    assert points_back(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it is fully prepared"),
        ("en", "reports that the bridge was closed"),
        ("en", "the train ran at night"),
        ("ru", "поезд шёл ночью"),
    ],
)
def test_a_sentence_says_itself_what_is_meant(language, text):
    """A noun with its own that-clause says it too."""
    assert not points_back(text, language)


def test_what_an_allegation_says_is_cut_out_of_it():
    """Then the denial is of those words."""
    assert told_part("обвинения в том, что мост закрыт", "ru") == "мост закрыт"
    assert told_part("the bridge that fell", "en") == "the bridge that fell"
