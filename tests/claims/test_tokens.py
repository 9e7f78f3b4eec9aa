"""Words side by side."""

import pytest
from tests.claims.piles import assertion

from sayso.claims.tokens import aligned, in_digits, same_words

SAME = [
    ("en", "Sixty volunteers searched the marsh", "60 volunteers searched the marsh"),
    ("ru", "Полторы тысячи шахтёров вышли на площадь", "1500 шахтёров вышли на площадь"),
    ("ja", "工事費は１億5000万円になる", "工事費は1.5億円になる"),
    ("en", "The Ministry of Foreign Affairs recalled the consul", "The MFA recalled the consul"),
    ("en", "The United States will send tractors", "The US will send tractors"),
]
OTHERS = [
    ("en", "The minister resigned on Monday", "The ministry resigned on Monday"),
    ("en", "The dog saw him", "The dog bit him"),
    ("en", "Children in Dublin sang", "Children in Ireland sang"),
    ("en", "The FMA recalled the consul", "The Ministry of Foreign Affairs recalled the consul"),
    ("ja", "知事が負傷した", "知事の秘書が負傷した"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_numbers_and_names_in_other_forms_make_no_other_words(language, one, other):
    """Numbers by value, states by code, abbreviations by the first letters of what they stand for."""
    assert same_words(assertion(one, language), assertion(other, language))


@pytest.mark.parametrize(("language", "one", "other"), OTHERS)
def test_one_other_word_makes_another_text(language, one, other):
    """Be it as small as "in", or as like as "ministry"; a capital is a place besides."""
    assert not same_words(assertion(one, language), assertion(other, language))


def test_a_number_in_words_stands_beside_its_figure():
    """Alignments read digits."""
    assert aligned(assertion("sixty men left the town"), assertion("60 men left the town")).kept == 1
    assert in_digits("deux cents maisons", "fr") == "200 maisons"
