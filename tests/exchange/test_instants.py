"""The seconds that a date of any precision can mean."""

import pytest

from sayso.exchange.instants import bounds, day_of, zone_told
from sayso.records import Moment

HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1970", 0, 365 * DAY - 1),
        ("1970-02", 31 * DAY, 59 * DAY - 1),
        ("1970-12", 334 * DAY, 365 * DAY - 1),
        ("1970-01-02", DAY, 2 * DAY - 1),
        ("1970-01-01T02:00", 2 * HOUR, 2 * HOUR + 59),
        ("1970-01-01 02:00:05", 2 * HOUR + 5, 2 * HOUR + 5),
        ("1970-01-01T02:00:05.250Z", 2 * HOUR + 5, 2 * HOUR + 5),
        ("1970-01-01T02:00+02:00", 0, 59),
        ("1970-01-01T02:00-0130", 3 * HOUR + HOUR // 2, 3 * HOUR + HOUR // 2 + 59),
    ],
)
def test_every_precision_has_a_first_and_a_last_second(written: str, first: int, last: int) -> None:
    """A year, a month, a day, a minute, a second; with a zone or in UTC."""
    assert bounds(Moment(written, written, "field")) == (first, last)


def test_an_interval_goes_from_the_first_second_to_the_last() -> None:
    """One side alone stands for both; sides that are turned round are turned back."""
    assert bounds(Moment("1970-01-01T00:00", "1970-01-01T23:59", "visible date")) == (0, DAY - 1)
    assert bounds(Moment(None, "1970-01-02", "field")) == bounds(Moment("1970-01-02", None, "field")) == (DAY, 2 * DAY - 1)
    assert bounds(Moment("1970-01-02", "1970-01-01", "field")) == (0, 2 * DAY - 1)


@pytest.mark.parametrize(
    "written", ["soon", "2024-02-31", "9999-12-31", "2024-03-04T25:00", "", "٢٠٢٤", "2024-03-04T09:00+99:00"]
)
def test_what_is_no_date_gives_nothing(written: str) -> None:
    """As does no moment."""
    assert bounds(Moment(written, written, "field")) is None
    assert bounds(None) is None
    assert not zone_told(None)


def test_days_are_of_utc() -> None:
    """23:00 in Tokyo is the same day, 08:00 the day before."""
    late, early = (bounds(Moment(f"1970-01-03T{clock}+09:00", None, "field")) for clock in ("23:00", "08:00"))
    assert late is not None
    assert early is not None
    assert (day_of(late[0]), day_of(early[0])) == ("1970-01-03", "1970-01-02")
