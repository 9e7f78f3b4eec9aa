"""Words compared across scripts by their sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.japanese_names import family_readings, readings
from sayso.languages.sounds import ALIKE, distance, script, spellings

CITIES = [
    {"en": "Belgrade", "ru": "Белград", "de": "Belgrad", "it": "Belgrado", "ja": "ベオグラード", "ko": "베오그라드", "ar": "بلغراد", "tr": "Belgrad"},
    {"en": "Tashkent", "ru": "Ташкент", "uk": "Ташкент", "de": "Taschkent", "fr": "Tachkent", "es": "Taskent", "ja": "タシケント", "tr": "Taşkent"},
    {"en": "Volgograd", "ru": "Волгоград", "de": "Wolgograd", "fr": "Volgograd", "ar": "فولغوغراد", "ja": "ヴォルゴグラード", "ko": "볼고그라드"},
    {"en": "Karachi", "ru": "Карачи", "uk": "Карачі", "de": "Karatschi", "ja": "カラチ", "ar": "كراتشي", "tr": "Karaçi", "ko": "카라치"},
]  # fmt: skip
LOOSE = 0.26  # kana, Hangul and Arabic tell less of a sound
PAIRS = [(one, its, other, their) for city in CITIES for one, its in city.items() for other, their in city.items() if one < other]


@pytest.mark.parametrize(("language", "word", "its_language", "other"), PAIRS)
def test_one_city_sounds_alike_in_every_language(language: str, word: str, its_language: str, other: str) -> None:
    """The names of cities are the oracle: they are one by Unicode CLDR, however they are spelt."""
    assert distance(word, other, language, its_language) <= LOOSE


@pytest.mark.parametrize(("one", "other"), [(CITIES[1], CITIES[3]), (CITIES[0], CITIES[3])])
def test_two_cities_sound_apart(one: dict[str, str], other: dict[str, str]) -> None:
    """However their letters are read."""
    assert all(distance(word, its, a, b) > LOOSE for a, word in one.items() for b, its in other.items())


def test_a_longer_family_name_is_another() -> None:
    """An ending of three letters is no spelling: Veskov, Veskovsky."""
    assert distance("Весков", "Veskovsky", "ru", "en") > ALIKE


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_distance_is_a_share_and_looks_both_ways(one: str, other: str) -> None:
    """0 to 1, the same from either side, whatever the letters are."""
    assert 0.0 <= distance(one, other) == distance(other, one) <= 1.0


def test_a_script_without_a_table_has_no_sound() -> None:
    """Nothing is guessed of it."""
    assert script("Βέσκος") == "other"
    assert spellings("Βέσκος") == ()
    assert distance("Βέσκος", "Veskos") == 1.0


def test_names_in_kanji_have_the_readings_of_the_list() -> None:
    """A name that the list does not know has none."""
    assert ("suzuki", "hanako") in readings("鈴木花子")
    assert family_readings("田中") == ("tanaka",)
    assert readings("霧島丸海洋") == ()
