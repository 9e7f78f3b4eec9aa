"""What a pile itself abbreviates."""

from tests.claims.piles import assertion

from sayso.claims.appositions import abbreviations
from sayso.claims.differences import differences
from sayso.claims.naming import name_book, names_in


def test_an_abbreviation_behind_its_name_is_learnt():
    """Small words may have a letter or none."""
    assert abbreviations("the League of Syldavian Farmers (LSF) marched") == {"League of Syldavian Farmers": "LSF", "LSF": "LSF"}
    assert abbreviations("«Союз моряков Бордурии» (СМБ) объявил") == {"Союз моряков Бордурии": "СМБ", "СМБ": "СМБ"}


def test_other_words_in_brackets_abbreviate_nothing():
    assert abbreviations("the mayor (Klow) and the harbour board (closed) met the Grain Council (BGB)") == {}


def test_a_name_and_its_abbreviation_are_one_in_the_whole_pile():
    """Learnt from one text, it holds in all others."""
    book = name_book(["The Klow Harbour Watch (KHW) was founded in May."], [])
    assert {name.key for name in names_in("the Klow Harbour Watch sank", "en", book)} == {"alias:khw"}
    pair = [
        assertion(text, book=book) for text in ("boats of KHW burned at night", "boats of the Klow Harbour Watch burned at night")
    ]
    assert not differences(*pair)
