"""Names that give way to names: told, and not told where they are one name written in two ways."""

import pytest
from tests.copies.pairs import told

FRAME = "On Monday the council of Sarn heard from {} that the north mole will be built again before the winter storms."
GERMAN = "Der Rat von Sarn hat am Montag mit {} über den Bau der neuen Mole vor den Winterstürmen gesprochen."


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ("Ida Brok", "Emil Tanner", ("Ida Brok -> Emil Tanner",)),
        ("the Bank of Elm", "the Porters and Pilots", ("Bank of Elm -> Porters and Pilots",)),
        ("Russian divers", "Polish divers", ("Russian -> Polish",)),
        ("Jesús Marrero", "Jesus Marrero", ()),
        ("Mr Brok", "Mayor Brok", ()),
        ("the United States", "the U.S.", ()),
        ("Ida Brok’s son", "Ida Brok’s brother", ()),
        ("the Harbour Works Agency", "the HWA", ()),
        ("masons", "carpenters", ()),
    ],
)
def test_a_name_in_the_place_of_another_is_told(one, other, change):
    assert told(FRAME.format(one), FRAME.format(other)) == change


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ("Holz", "Beton", ()),
        ("der Baufirma", "dem Bauamt", ()),
        ("Präsident Brok", "Präsident Tanner", ("Brok -> Tanner",)),
        ("Fachleuten aus Lauwenberg", "Fachleuten aus Imsthal", ("Lauwenberg -> Imsthal",)),
    ],
)
def test_german_nouns_are_no_names(one, other, change):
    """Every German noun has a capital: a name stands behind a preposition or a title, or beside another."""
    assert told(GERMAN.format(one), GERMAN.format(other), "de") == change


def test_a_name_at_the_head_of_a_sentence_is_known_from_the_rest_of_the_text():
    text = "{} wants the lock. The council asked Velm and Sarn for money. Work begins in spring, before the storms come."
    assert told(text.format("Velm"), text.format("Sarn")) == ("Velm -> Sarn",)
    assert told(text.format("Everybody"), text.format("Somebody")) == ()


def test_spelling_is_no_other_name_but_another_state_is():
    text = "The divers came from {} in a bus that was as old as the lock which they were to free from the ice."
    assert told(text.format("Austria"), text.format("Australia")) == ("Austria -> Australia",)
    assert told(text.format("Zelensky"), text.format("Zelenskyy")) == ()


def test_a_japanese_family_name_is_known_by_the_list():
    text = "港の組合長の{}さんは、北の防波堤を冬の嵐の前に造り直すように市の会議で強く求めたと話している。"
    assert told(text.format("佐藤"), text.format("鈴木"), "ja") == ("佐藤 -> 鈴木",)
