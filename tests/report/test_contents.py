"""What is in a pile: numbers, and a histogram that puts no document where its date does not say that it belongs."""

from dataclasses import replace

from tests.report.fixtures import affair, empty

from sayso.records import Document, Moment, Trace
from sayso.report.contents import MOST_BARS, contents


def pile(*published: tuple[str | None, str | None]) -> Trace:
    documents = tuple(
        Document(id=str(rank), text="a", published=Moment(*each, "field") if each != (None, None) else None)
        for rank, each in enumerate(published)
    )
    return replace(empty(), documents=documents)


def test_a_document_stands_in_the_bar_of_its_day_only_if_its_day_is_known() -> None:
    """A month, and an interval over midnight, stand in no bar of days; they are counted apart, as are those without a date."""
    found = contents(
        pile(
            ("2024-03-04T09:00", "2024-03-04T10:00"),
            ("2024-03-04", "2024-03-04"),
            ("2024-03-05", None),
            ("2024-03", "2024-03"),
            ("2024-03-05T22:00", "2024-03-06T03:00"),
            (None, None),
        )
    )
    assert (found.unit, found.counts) == ("day", (("2024-03-04", 2), ("2024-03-05", 1)))
    assert (found.uncertain, found.undated) == (2, 1)


def test_long_piles_are_counted_by_month_and_longer_ones_by_year() -> None:
    """Never more bars than can be told apart."""
    assert contents(pile(("2024-01-01", "2024-01-01"), ("2024-12-31", "2024-12-31"))).unit == "month"
    assert contents(pile(("1990-01-01", "1990-01-01"), ("2024-12-31", "2024-12-31"))).unit == "year"
    assert contents(pile(("2024-01-01", "2024-01-01"), ("2024-04-09", "2024-04-09"))).unit == "day"
    assert MOST_BARS == 100


def test_every_document_is_counted_once() -> None:
    """Bars, uncertain and undated ones add up to the pile."""
    found = contents(affair())
    assert sum(count for _, count in found.counts) + found.uncertain + found.undated == found.documents
    assert contents(empty()).counts == ()
