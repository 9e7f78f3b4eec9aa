"""Words that shut each other out."""

from dataclasses import replace
from datetime import date

from tests.claims.piles import assertion

from sayso.claims.contrasts import contrasts_in, days_meant
from sayso.claims.differences import differences
from sayso.claims.naming import NameBook
from sayso.claims.particulars import particulars


def kinds(one, other):
    return [each.what for each in differences(one, other)]


def test_seasons_weeks_and_compass_points_are_held_against_each_other():
    """In one language and across two."""
    assert kinds(assertion("the treaty was signed in spring"), assertion("the treaty was signed in autumn")) == ["time"]
    assert kinds(assertion("会談は来週行われる", "ja"), assertion("the talks took place last week")) == ["time"]
    assert kinds(assertion("found on the northern slope"), assertion("found on the southern slope")) == ["place"]
    assert kinds(assertion("found on the northern slope"), assertion("found on the slope")) == []


def test_parts_and_multiples_are_numbers_without_figures():
    """In any two languages, without a judge."""
    assert kinds(assertion("Fire took half of the harvest"), assertion("Пожар уничтожил треть урожая", "ru")) == ["number"]
    assert kinds(assertion("Цена на хлеб выросла вдвое", "ru"), assertion("Цена на хлеб выросла впятеро", "ru")) == ["number"]


def test_one_number_of_two_units_is_two_spans():
    """Where they are not counted alike, the numbers tell."""
    assert kinds(assertion("the board meets in two days"), assertion("the board meets in two months")) == ["time"]
    assert kinds(assertion("the strike took 14 days"), assertion("the strike took two weeks")) == ["number"]
    assert kinds(assertion("the board meets in two days"), assertion("the board meets for years")) == []


def test_a_word_of_a_class_is_found_with_its_class():
    assert [(each.kind, each.key) for each in contrasts_in("минулого тижня на півдні", "uk")] == [
        ("when", "last week"),
        ("compass", "south"),
    ]


def test_yesterday_in_one_text_may_be_today_in_another():
    """Where both were published on a known day."""
    assert days_meant("he came yesterday", "en", None) == frozenset()
    pair = [
        replace(assertion(text), details=particulars(text, "en", NameBook(), date(2024, 3, day)))
        for text, day in (("the train burned yesterday", 15), ("the train burned today", 14))
    ]
    assert kinds(*pair) == []
    assert kinds(assertion("the train burned yesterday"), assertion("the train burned today")) == ["time"]
