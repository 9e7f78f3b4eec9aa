"""Days, opposites and hedges that turn or weaken a sentence."""

import pytest
from tests.copies.pairs import told

from sayso.copies.turns import days_at, hedges_at

FRAME = "The guild of Sarn says that the ferry {} to the island with two hundred sheep and the mail on board."


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ("will sail", "may sail", ("will -> may",)),
        ("sailed", "reportedly sailed", ("hedge added: reportedly",)),
        ("allegedly sailed", "sailed", ("hedge removed: allegedly",)),
        ("has reportedly sailed", "has sailed", ("hedge removed: reportedly",)),
        ("could sail", "may sail", ()),
        ("sailed before noon", "sailed after noon", ("before -> after",)),
        ("sailed on Monday", "sailed on Tuesday", ("Monday -> Tuesday",)),
        ("sailed on Monday", "sailed in May", ()),
        ("sails in March", "sails in June", ("March -> June",)),
    ],
)
def test_what_turns_or_weakens_a_sentence_is_told(one, other, change):
    """Another day is told, another way to say when is not; "may" is a hedge and May is a month."""
    assert told(FRAME.format(one), FRAME.format(other)) == change


def test_days_are_found_in_languages_that_write_them_small():
    assert days_at("le jeudi 3 mars", "fr") == [("weekday 3", 3, 8), ("month 3", 11, 15)]
    assert days_at("水曜日", "ja")[0][0] == "weekday 2"


def test_the_month_of_may_is_no_hedge():
    assert hedges_at("It may sail in May", "en") == [("hedge", 3, 6)]
