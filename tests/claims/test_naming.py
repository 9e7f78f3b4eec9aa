"""Names across spellings and scripts."""

import pytest

from sayso.claims.naming import name_book, names_in, same_name
from sayso.records import Actor

SAME = [
    ("zelensky", "зеленский"), ("zelensky", "ゼレンスキー"), ("zelenskyy", "zelensky"), ("selenskyj", "zelenskyj"), ("kharkiv", "kharkov"),
    ("шойгу", "shoigu"), ("shoigu", "ショイグ"), ("putin", "путин"), ("poutine", "putin"), ("donetsk", "донецк"), ("luhansk", "lugansk"),
    ("müller", "muller"), ("sarajevo", "сараево"), ("lavrov", "ラブロフ"), ("mariupol", "マリウポリ"), ("нарва", "нарве"),
]  # fmt: skip
OTHERS = [
    ("ivanov", "petrov"), ("petrov", "popov"), ("narva", "pernau"), ("kurier", "herald"), ("смирнов", "семёнов"), ("putin", "painter"),
    ("donetsk", "luhansk"), ("anna", "hanna berg"), ("kfmobile", "bkmobile"), ("オデッサ", "ドネツク"), ("biden", "bidzina ivan"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_spellings_is_one_name(one, other):
    """Romanised names are compared by their letters, then by their consonants."""
    assert same_name(f"word:{one}", f"word:{other}")


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_names_are_two(one, other):
    """What tells people apart stays."""
    assert not same_name(f"word:{one}", f"word:{other}")


def keys(text, language, texts=(), actors=()):
    return [name.key for name in names_in(text, language, name_book(texts, actors))]


def test_a_state_is_one_in_all_its_names_and_languages():
    """Names, seats and adjectives come from states.yml."""
    rows = [
        ("Kyiv denied it", "en"),
        ("в Украине", "ru"),
        ("украинские войска", "ru"),
        ("ウクライナ軍", "ja"),
        ("die ukrainische Armee", "de"),
    ]
    assert [keys(*row) for row in rows] == [["state:ua"]] * 5


def test_the_first_word_of_a_sentence_is_a_name_only_where_the_pile_shows_it():
    """A capital at the beginning of a sentence tells nothing."""
    assert keys("Wagons burned", "en") == []
    assert keys("Narva burned", "en", ["He came to Narva."]) == ["word:narva"]


def test_an_actor_of_the_pile_is_known_by_any_of_its_names():
    """Aliases that the actors room found are used."""
    actor = Actor(id="x", name="Herald", names=("Herald", "Вестник"), kind="outlet")
    assert keys("как пишет Вестник", "ru", actors=[actor]) == ["actor:x"]


def test_german_nouns_are_no_names():
    """Every German noun has a capital."""
    assert keys("Der Zug trug Treibstoff nach Hause", "de") == []


def test_a_headline_in_capitals_names_only_what_the_pile_knows():
    """In "Ferry Will Stay Until Friday in Narva" a capital tells nothing."""
    text = "Ferry Will Stay Until Friday in Narva"
    assert keys(text, "en") == []
    assert keys(text, "en", ["He came to Narva."]) == ["word:narva"]


def test_a_place_from_which_a_text_was_sent_is_none_of_its_names():
    """A dateline tells where the reporter sat."""
    assert keys("KLOWBURG (Herald) -- A truck of Ostra was seen", "en") == ["word:ostra"]
    assert keys("FRANZENSBAD, 5 March — The Mayor went down into the cellars to meet Ostra", "en") == ["word:mayor", "word:ostra"]


def test_loud_words_are_no_names():
    """Four words in capitals in a row, or one that the pile has in small letters."""
    assert keys("while people are still waiting, ballots are BEING ALTERED RIGHT NOW in Ostra", "en") == ["word:ostra"]
    assert keys("well, it WAS a rising", "en", ["it was a rising"]) == []
    assert keys("the union BGB met", "en") == ["word:bgb"]


def test_a_capital_inside_a_word_makes_it_a_name():
    """Products are written so."""
    assert keys("the new eWagon was shown", "en") == ["word:ewagon"]


def test_a_word_in_small_letters_is_no_actor():
    """An actor may have been named by a word that stands in any text."""
    actor = Actor(id="x", name="cannon", names=("cannon",), kind="person")
    assert keys("a truck with a cannon", "en", actors=[actor]) == []
