"""The numbers that take part in a difference, and those that are asides."""

import pytest
from tests.copies.pairs import pages

from sayso.copies.figures import Figure, figures_of, keys_around, lacking
from sayso.copies.gaps import Side


def side(text: str, words: str) -> Side:
    page, _ = pages(text, text, "en")
    at = text.index(words)
    return Side(page, at, at + len(words))


def test_a_number_at_the_edge_of_what_differs_takes_part():
    """In "60 million" only "million" may differ: the number begins in equal words."""
    assert [each.words for each in figures_of(side("They lost 60 million crowns", "million"))] == ["60 million"]
    assert [each.words for each in figures_of(side("They lost 60 crowns of 500", "crowns"))] == ["60"]


@pytest.mark.parametrize(
    ("text", "number", "aside"),
    [
        ("Ida Brok, 49, swam", "49", True),
        ("the 49-year-old swam", "49", True),
        ("an MQ-1 flew", "1", True),
        ("on 26 September they", "26", True),
        ("lost 60 boats", "60", False),
    ],
)
def test_an_age_between_commas_a_part_of_a_name_and_a_day_of_a_month_are_asides(text, number, aside):
    assert figures_of(side(text, number)) == (Figure(number, number, aside),)


def test_a_number_is_lacking_as_often_as_the_other_side_has_fewer():
    one, two = Figure("1", "1", aside=False), Figure("2", "2", aside=False)
    assert lacking([one, one, two], [one]) == (one, two)


def test_numbers_close_by_are_known_by_value():
    assert keys_around(side("sixty boats, and then 1,500 more", "and")) == {"60", "1500"}
