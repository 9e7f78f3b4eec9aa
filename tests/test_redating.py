"""Dates that people decided take the place of those that were read."""

import pytest
from tests.factories import document, statement

from sayso.errors import BadInput
from sayso.records import Correction, Judgement, Moment
from sayso.redating import decided_moment, redated, resaid

PAGE = document("The mill is shut, the mayor said on Monday.", id="d", published="2024-03-05")
OTHER = document("The mill is open.", id="e", published="2024-03-06")


def date(written: str, by: str = "", name: str = "d") -> Correction:
    return Correction(judgement=Judgement.WRONG_DATE, a=name, b=written, by=by)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2024-03-05", "2024-03-05T00:00", "2024-03-05T23:59"),
        ("2024-03", "2024-03-01T00:00", "2024-03-31T23:59"),
        ("2024", "2024-01-01T00:00", "2024-12-31T23:59"),
        ("2024-03-05T14:05Z", "2024-03-05T14:05+00:00", "2024-03-05T14:05+00:00"),
        ("2024-03-05/2024-04", "2024-03-05T00:00", "2024-04-30T23:59"),
        ("unknown", None, None),
    ],
)
def test_a_date_is_an_interval(written: str, earliest: str | None, latest: str | None) -> None:
    """A day, month, year or instant, two of them, or nothing known; the basis says who decided it."""
    found = decided_moment(written, "Ida")
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.basis.startswith("a person's decision (Ida)")


@pytest.mark.parametrize(
    "written", ["soon", "2024-02-31", "2024-03-05/", "/2024-03-05", "2024-03-05/2024-03-04", "17 May 2022", "03/04/2022"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    """A person's date is ISO 8601 and nothing is guessed; the message says what was expected."""
    with pytest.raises(BadInput) as raised:
        decided_moment(written)
    expected = "expected a day (2024-03-05), a month, an instant, FROM/TO of two of them, or unknown"
    assert str(raised.value) == f"the date {written!r} is none, or ends before it begins; {expected}"


def test_the_later_of_two_decisions_holds_and_others_stay_as_they_were() -> None:
    """In the order in which they were handed in; a second call changes nothing more."""
    decided = [date("2024-01-01"), date("2024-02-02"), date("2024-02-02", name="gone")]
    once = redated([PAGE, OTHER], decided)
    assert [each.published and each.published.earliest for each in once] == ["2024-02-02T00:00", "2024-03-06"]
    assert redated(once, decided) == once
    assert redated([PAGE, OTHER], []) == (PAGE, OTHER)


def test_a_weekday_is_counted_from_the_decided_day() -> None:
    """Where the day is not known, the weekday means no day; a statement of another document is left alone."""
    said = statement(PAGE, "the mayor", "said", "The mill is shut", said=Moment("2024-03-04", "2024-03-04", "Monday"))
    (counted,) = resaid([said], [date("2024-03-12")])
    assert counted.said == Moment("2024-03-11", "2024-03-11", "Monday")
    assert resaid([said], [date("2024-03")])[0].said is None
    assert resaid([said], [date("2024-03-12", name="e")]) == (said,)
