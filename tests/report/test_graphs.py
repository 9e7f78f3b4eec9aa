"""Charts that are too large for a picture: what the script of the page is given to draw."""

from tests.report.fixtures import affair, crowd

from sayso.records import Trace
from sayso.report.catalogue import catalogue
from sayso.report.graphs import MOST_MARKS, Graph, graph
from sayso.report.rows import rows_of


def of(trace: Trace) -> Graph:
    shelf = catalogue(trace)
    return graph(shelf, trace.lineages[0], rows_of(shelf, trace.claims[0], trace.lineages[0]))


def test_every_document_and_every_word_is_a_mark() -> None:
    """Nothing is left out: what the picture cannot draw is here."""
    drawn = of(crowd(300))
    assert len(drawn.nodes) == 301
    assert drawn.left_out == 0
    assert [mark for _, _, mark, *_ in drawn.nodes].count("inferred") == 1


def test_time_goes_across_and_words_stand_at_the_left() -> None:
    """Later is further right; what the documents rest on is left of all of them."""
    drawn = of(crowd(300))
    words, pages = [each for each in drawn.nodes if not each[4]], [each for each in drawn.nodes if each[4]]
    assert max(each[0] for each in words) < min(each[0] for each in pages)
    assert [each[0] for each in pages] == sorted(each[0] for each in pages)


def test_lines_join_marks_that_are_there() -> None:
    """Every end of a line is the rank of a mark; a copy is joined to its original, the first to the word."""
    drawn = of(crowd(300))
    assert all(0 <= rank < len(drawn.nodes) for start, end, *_ in drawn.edges for rank in (start, end))
    assert (0, 1, "thin", False) in drawn.edges
    assert (1, 2, "verbatim", True) in drawn.edges
    assert len(drawn.edges) == 300


def test_unknown_directions_have_no_tip_and_undated_documents_stand_apart() -> None:
    """As in the picture: nothing tells which came first, nothing tells when."""
    drawn = of(affair())
    assert [style for *_, style, directed in drawn.edges if not directed and style == "translated"] == ["translated"]
    assert drawn.ticks[-1] == (1050.0, "no date")
    assert [label for x, _, _, label, *_ in drawn.nodes if x == 1050.0] == ["港ブログ"]


def test_a_mark_leads_to_its_document() -> None:
    """A click on a mark is a link of the page, made as all links are."""
    drawn = of(affair())
    assert {href for *_, href, _ in drawn.nodes if href} == {f"#document-{row}" for row in (
        "d0wire", "d1herald", "d2tide", "d3kurier", "d4minato", "d5sahil", "d6lantern", "d9harbour",
    )}  # fmt: skip


def test_there_is_an_end_to_marks() -> None:
    """What a hostile pile can do to a browser is bounded, and counted."""
    drawn = of(crowd(MOST_MARKS + 7))
    assert drawn.left_out == 7
    assert len(drawn.nodes) == MOST_MARKS + 1
