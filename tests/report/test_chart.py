"""The chart: rows of documents in bands of wordings, in time, on whose word."""

from dataclasses import replace

from tests.report.fixtures import affair, crowd

from sayso.records import Edge, EdgeKind, EndKind, Node, NodeKind
from sayso.report.catalogue import catalogue
from sayso.report.chart import LANES_DRAWN, NODES_DRAWN, WIDTH, Chart, chart, charts
from sayso.report.lanes import Lanes
from sayso.report.rows import rows_of


def first_chart() -> Chart:
    trace = affair()
    drawn = chart(catalogue(trace), trace.claims[0], trace.lineages[0])
    assert drawn is not None
    return drawn


def test_each_document_has_one_row_and_each_wording_one_band() -> None:
    """What the funnel counts can be counted in the picture."""
    drawn = first_chart()
    assert len(drawn.rows) == 8
    assert [band.caption for band in drawn.bands] == ["wording 1: 5 documents", "", "", "only denies or doubts it: 1 document"]
    assert len({row.y for row in drawn.rows}) == 8


def test_marks_say_what_a_document_is() -> None:
    """A dropped attribution, a denial and a text without a source are marked."""
    marks = {row.document: (row.mark, row.silent) for row in first_chart().rows}
    assert marks["d2tide"] == ("dropped", False)
    assert marks["d6lantern"] == ("document", True)
    assert marks["d9harbour"] == ("denies", False)


def test_only_exact_times_are_points() -> None:
    """A day is a whisker; without a date there is no place in time."""
    rows = {row.document: row for row in first_chart().rows}
    assert rows["d0wire"].whisker is None
    assert rows["d2tide"].whisker is not None
    assert rows["d4minato"].x is None


def test_lines_tell_the_kind_of_copy_and_unknown_directions_have_no_tip() -> None:
    """Verbatim, edited, translated; the translation of unknown direction is drawn without an arrow's tip."""
    lines = first_chart().lines
    styles = [line.style for line in lines if line.tip]
    assert sorted(styles) == ["edited", "translated", "verbatim"]
    assert [line.style for line in lines if not line.tip and line.style == "translated"] == ["translated"]


def test_posts_stand_from_the_end_to_the_documents() -> None:
    """The end of the chain is leftmost; no two are closer than they can be read."""
    posts = {post.node: post for post in first_chart().posts}
    assert posts["g0"].column == 0
    assert posts["w0"].column == 1
    assert posts["w1"].column == 1
    assert posts["w0"].mark == "inferred"
    assert abs(posts["w0"].y - posts["w1"].y) >= 38


def test_a_crowd_keeps_the_first_of_every_band() -> None:
    """What is left out is counted on its band."""
    trace = crowd(200)
    drawn = chart(catalogue(trace), trace.claims[0], trace.lineages[0])
    assert drawn is not None
    assert len(drawn.rows) + len(drawn.posts) == NODES_DRAWN
    assert drawn.not_drawn == 200 - len(drawn.rows) == drawn.bands[0].more
    assert drawn.rows[0].document == "p0"


def test_a_ring_of_words_is_drawn_all_the_same() -> None:
    """A graph that should not be does not hang the report."""
    trace = affair()
    lineage = trace.lineages[0]
    ring = replace(lineage, edges=(*lineage.edges, replace(lineage.edges[-1], start="g0", end="w0")))
    assert chart(catalogue(trace), trace.claims[0], ring) is not None


def test_a_ring_makes_no_empty_columns() -> None:
    """Two words that rest on each other stand in columns as near as words that do not; the time axis keeps its room."""
    trace = affair()
    lineage = trace.lineages[0]
    ring = replace(lineage, edges=(*lineage.edges, replace(lineage.edges[-1], start="g0", end="w0")))
    drawn = chart(catalogue(trace), trace.claims[0], ring)
    assert drawn is not None
    assert {post.column for post in drawn.posts} <= {0, 1, 2}
    assert drawn.plot[1] - drawn.plot[0] >= 240


def test_a_long_chain_of_words_fits_the_page() -> None:
    """Nine words that rest on one another take three columns; everything stays within the width of a page."""
    trace = affair()
    lineage = trace.lineages[0]
    words = tuple(Node(id=f"z{rank}", kind=NodeKind.WORD, label=f"Speaker {rank}", end=EndKind.WORD) for rank in range(9))
    chain = tuple(Edge(f"z{rank}", f"z{rank + 1}", EdgeKind.ATTRIBUTION, "r0") for rank in range(8))
    first = Edge(lineage.nodes[0].id, "z0", EdgeKind.ATTRIBUTION, "r0")
    drawn = chart(
        catalogue(trace), trace.claims[0], replace(lineage, nodes=(*lineage.nodes, *words), edges=(*lineage.edges, first, *chain))
    )
    assert drawn is not None
    posts = {post.node: post for post in drawn.posts}
    assert (posts["z8"].column, posts["z0"].column) == (0, 2)
    assert (
        max(post.x for post in drawn.posts) < drawn.names_x < drawn.plot[0] < drawn.plot[1] < drawn.dates_x < drawn.width == WIDTH
    )
    assert all(post.x - post.width >= 0 for post in drawn.posts)


def test_a_large_chart_is_drawn_in_the_lanes_that_are_asked_for_only() -> None:
    """Three pictures of sixty rows would be most of a page."""
    trace = crowd(LANES_DRAWN + 10)
    shelf, claim, lineage = catalogue(trace), trace.claims[0], trace.lineages[0]
    assert len(charts(shelf, lineage, rows_of(shelf, claim, lineage))) == 1
    asked = charts(shelf, lineage, rows_of(shelf, claim, lineage), Lanes.LANGUAGE)
    assert [each.lanes for each in asked] == [Lanes.LANGUAGE]
