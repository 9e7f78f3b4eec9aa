"""Who copies whom: counted by outlets, a direction only where there is one."""

from tests.report.fixtures import affair

from sayso.case import OutletPair
from sayso.report.catalogue import catalogue
from sayso.report.matrices import OUTLETS_SHOWN, matrix, outlet_pairs


def test_a_passage_is_counted_where_it_was_copied_from() -> None:
    """Rows copy from columns; without a direction it stands in both, in brackets."""
    found = matrix(outlet_pairs(catalogue(affair())))
    assert found is not None
    squares = {
        (copier, original): (square.copied, square.either)
        for copier, row in found.rows
        for original, square in zip(found.originals, row, strict=True)
        if square.level
    }
    assert squares == {
        ("Herald", "Northwire"): (1, 0),
        ("Tidewater Evening Post", "Herald"): (1, 0),
        ("Курьер", "Herald"): (1, 0),
        ("Курьер", "港ブログ"): (0, 1),
        ("港ブログ", "Курьер"): (0, 1),
        ("Gazette", "Courier"): (0, 1),
        ("Courier", "Gazette"): (0, 1),
    }


def test_beyond_thirty_outlets_the_rest_is_counted() -> None:
    """A table of a hundred outlets is read by nobody."""
    pairs = [OutletPair(copier=f"Outlet {rank:02}", original="Wire", copies=100 - rank, directed=True) for rank in range(40)]
    found = matrix(pairs)
    assert found is not None
    assert len(found.rows) == OUTLETS_SHOWN - 1
    assert (found.more, found.more_passages) == (11, sum(100 - rank for rank in range(29, 40)))


def test_nothing_copied_is_no_table() -> None:
    """The page says so in words."""
    assert matrix(()) is None
