"""A date is an interval with its basis."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.dates import moment, read

MAY = [
    "17 May 2022", "May 17, 2022", "Tuesday, 17th of May 2022", "17 мая 2022 г.", "17 травня 2022 року", "17. Mai 2022",
    "le 17 mai 2022", "17 de mayo de 2022", "2022年5月17日", "2022年5月17日（火）", "17 مايو 2022", "١٧ أيار ٢٠٢٢",
    "17.05.2022", "2022/05/17", "5/17/2022", "20220517",
]  # fmt: skip


@pytest.mark.parametrize("text", MAY)
def test_a_day_in_nine_languages_is_that_whole_day(text):
    """Without a time of day the interval is the day; without a zone the basis says so."""
    found = moment(text, "visible date")
    assert (found.earliest, found.latest, found.basis) == ("2022-05-17T00:00", "2022-05-17T23:59", "visible date, no zone")


@pytest.mark.parametrize(
    ("text", "instant", "basis"),
    [
        ("2022-05-17T14:05:00Z", "2022-05-17T14:05+00:00", "meta"),
        ("2022-05-17T14:05:30.120+0300", "2022-05-17T14:05:30+03:00", "meta"),
        ("Tue, 17 May 2022 14:05:00 GMT", "2022-05-17T14:05+00:00", "meta"),
        ("Tue May 17 14:05:00 +0000 2022", "2022-05-17T14:05+00:00", "meta"),
        ("17 мая 2022, 14:05 МСК", "2022-05-17T14:05+03:00", "meta"),
        ("17. Mai 2022 um 14.05 Uhr", "2022-05-17T14:05", "meta, no zone"),
        ("2022年5月17日 午後2時05分", "2022-05-17T14:05", "meta, no zone"),
        ("May 17, 2022 at 12:05 AM", "2022-05-17T00:05", "meta, no zone"),
    ],
)
def test_a_time_of_day_makes_the_interval_one_instant(text, instant, basis):
    """Only a named zone makes it absolute."""
    found = moment(text, "meta")
    assert (found.earliest, found.latest, found.basis) == (instant, instant, basis)


def test_a_month_is_the_whole_month():
    """Less precision is a longer interval, never a made-up day."""
    assert moment("February 2024", "field").latest == "2024-02-29T23:59"


def test_an_ambiguous_order_of_day_and_month_covers_both():
    """03/04/2022 is 3 April or 4 March, and the page does not say which."""
    found = moment("03/04/2022", "visible date")
    assert (found.earliest[:10], found.latest[:10]) == ("2022-03-04", "2022-04-03")


@pytest.mark.parametrize("text", ["", "no date", "31 February 2022", "room 2022", "99:99", "x" * 5000])
def test_what_is_no_date_is_none(text):
    """Nothing is guessed."""
    assert moment(text, "meta") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_iso_dates_come_back(day):
    """Every ISO day is read as itself."""
    assert moment(day.isoformat(), "meta").earliest == f"{day.isoformat()}T00:00"


@given(st.text(max_size=250))
def test_no_text_raises(text):
    """Dates are read from hostile text."""
    read(text)
