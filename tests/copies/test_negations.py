"""Negations in running text: words, endings, parts of words, and phrases that only seem to deny."""

import pytest

from sayso.copies.negations import denies_by_prefix, negations_at


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It did not burn and couldn’t have; the owner failed to ask", ["not", "couldn’t", "failed to"]),
        ("en", "not only the mill, no doubt, but the barn", []),
        ("ru", "Не только мельница, тем не менее никто не пострадал", ["никто", "не"]),
        ("uk", "не лише млин; жодного постраждалого", ["жодного"]),
        ("de", "keinerlei Schäden, nicht nur am Dach", ["keinerlei"]),
        ("fr", "sans doute, mais il n'a pas brûlé", ["n'a", "pas"]),
        ("es", "sin embargo, nunca ardió", ["nunca"]),
        ("it", "non solo: nessun'anima, niente", ["nessun", "niente"]),
        ("tr", "gelmedi, gelmeyecekti, komedi değil", ["gelmedi", "gelmeyecekti", "değil"]),
        ("ar", "لا يزال مفتوحا ولم يحترق", ["ولم"]),
        ("ja", "焼けていない。少ないが、必ず直せず", ["ない", "せず"]),
        ("zh", "没有烧毁，不少人非常高兴", ["没"]),
        ("ko", "방안 마련이 안 되고 타지 않았다", ["안 ", "않"]),
        ("xx", "not", []),
    ],
)
def test_negations_are_found_and_phrases_that_only_seem_to_deny_are_not(language, text, found):
    assert [text[start:end] for start, end in negations_at(text, language)] == found


def test_a_phrase_that_reaches_out_of_what_differs_covers_nothing():
    """Take "five weeks away" and "not only five weeks away" where both have the "only": the "not" turns the sentence around."""
    text = "The vote is not only five weeks away"
    at = text.index("not")
    assert negations_at(text, "en") == []
    assert negations_at(text, "en", differing=(at, at + 3)) == [(at, at + 3)]


@pytest.mark.parametrize(
    ("language", "plain", "other", "denies"),
    [
        ("en", "legal", "illegal", True), ("en", "form", "inform", True), ("en", "it", "unit", False), ("ru", "законный", "незаконный", True),
        ("de", "möglich", "unmöglich", True), ("ja", "可能", "不可能", True), ("ko", "가능하다", "불가능하다", True), ("ko", "빛은", "불빛은", False),
    ],
)  # fmt: skip
def test_a_prefix_denies_a_word_long_enough(language, plain, other, denies):
    assert denies_by_prefix(plain, other, language) is denies
