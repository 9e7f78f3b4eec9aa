"""What is in a pile: numbers, and a histogram that puts no document where its date does not say that it belongs."""

from dataclasses import replace

from tests.report.fixtures import affair, empty

from sayso.records import Document, Moment, Trace
from sayso.report.contents import contents


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
    assert (found.dates.unit, found.dates.bars) == ("day", (("2024-03-04", 2), ("2024-03-05", 1)))
    assert (found.dates.uncertain, found.dates.undated) == (2, 1)


def test_every_document_is_counted_once() -> None:
    """Bars, uncertain and undated ones add up to the pile."""
    found = contents(affair())
    assert sum(count for _, count in found.dates.bars) + found.dates.uncertain + found.dates.undated == found.documents
    assert contents(empty()).dates.bars == ()
