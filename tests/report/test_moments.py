"""Dates in words: intervals stay intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Moment
from sayso.report.moments import instant, interval, lasting, short, when, with_basis


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2022-05-17T00:00", "2022-05-17T23:59", "17 May 2022"),
        ("2022-05-17", "2022-05-17", "17 May 2022"),
        ("2022-05-17T23:20", "2022-05-17T23:20", "17 May 2022, 23:20"),
        ("2022-05-17T23:20+09:00", "2022-05-17T23:20+09:00", "17 May 2022, 23:20 UTC+9"),
        ("2022-05-17T09:00", "2022-05-17T23:59", "17 May 2022, between 09:00 and 24:00"),
        ("2022-05-03", "2022-05-09", "between 3 and 9 May 2022"),
        ("2022-04-03", "2022-05-09", "between 3 April and 9 May 2022"),
        ("2022-03-04", "2023-04-03", "between 4 March 2022 and 3 April 2023"),
        ("2022-05", "2022-05", "May 2022"),
        ("2022", "2022", "2022"),
        ("2022-02-01T00:00", "2022-02-28T23:59", "February 2022"),
        (None, None, "no date"),
        ("soon", "later", "no date"),
        ("2022-05-17", None, "17 May 2022"),
    ],
)
def test_an_interval_is_said_as_shortly_as_it_is_true(earliest: str | None, latest: str | None, said: str) -> None:
    """Never a point where only a day, a month or nothing is known."""
    assert when(Moment(earliest, latest, "byline")) == said


def test_what_a_date_rests_on_is_always_said() -> None:
    """Also where nothing is known."""
    assert with_basis(Moment(None, None, "footer time only 23:20")) == "no date (footer time only 23:20)"
    assert with_basis(None) == "no date (nothing in the input tells it)"


def test_the_margin_has_the_short_form() -> None:
    """Three letters a month."""
    assert short(Moment("2022-09-03", "2022-09-09", "url")) == "3 – 9 Sep 2022"


@given(st.text(max_size=30))
def test_odd_dates_are_no_dates(written: str) -> None:
    """No text raises."""
    assert instant(written) is None or instant(written) is not None
    assert when(Moment(written, None, "x"))


def test_a_reversed_interval_is_turned_round() -> None:
    """Placing needs order."""
    assert interval(Moment("1970-01-02T00:00", "1970-01-01T00:00", "x")) == (0.0, 86400.0)


@pytest.mark.parametrize(
    ("length", "said"), [(60, "1 minute"), (7200, "2 hours"), (86400, "1 day"), (25 * 86400, "25 days"), (800 * 86400, "2 years")]
)
def test_lengths_of_time_are_said_in_one_unit(length: float, said: str) -> None:
    """The largest that fits."""
    assert lasting(length) == said
