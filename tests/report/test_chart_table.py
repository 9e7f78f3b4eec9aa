"""The table beside a chart: everything that the picture shows, in words."""

from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.chart_table import TableRow, table
from sayso.report.rows import rows_of


def first_table() -> list[TableRow]:
    trace = affair()
    shelf = catalogue(trace)
    return table(shelf, trace.lineages[0], rows_of(shelf, trace.claims[0], trace.lineages[0]))


def test_the_table_has_everything_and_says_what_it_rests_on() -> None:
    """It is the picture for those who do not see it."""
    rows = first_table()
    assert [row.name for row in rows][:3] == ["Northwire", "Herald", "Tidewater Evening Post"]
    assert rows[1].rests_on == ("attribution: the Maritime Bureau", "verbatim copy of Northwire")


def test_a_mark_of_the_chart_is_called_by_all_that_it_shows() -> None:
    """Whoever hears the page hears outlet, language, date, what it rests on, and what is wrong with it."""
    said = {row.document: row.said for row in first_table()}
    assert said["d2tide"] == "Tidewater Evening Post; English; 4 March 2031; edited copy of Herald; attribution dropped"
    assert said["d6lantern"] == "Lantern; English; March 2031; names no source"
    assert said["d9harbour"] == "Harbour News; English; 6 March 2031; denies it"


def test_dates_are_intervals() -> None:
    """A table that is worked with has both ends of a date, not words for it."""
    rows = {row.document: row for row in first_table()}
    assert (rows["d2tide"].earliest, rows["d2tide"].latest) == ("2031-03-04T00:00", "2031-03-04T23:59")
    assert (rows["d4minato"].earliest, rows["d4minato"].latest) == ("", "")
