"""Which documents of a chart are joined by a line."""

from dataclasses import replace

from tests.report.fixtures import affair

from sayso.records import Copy, CopyKind, Edge, EdgeKind, Trace
from sayso.report.catalogue import catalogue
from sayso.report.joins import closest, undirected
from sayso.report.rows import Row, rows_of


def rows(trace: Trace) -> list[Row]:
    return rows_of(catalogue(trace), trace.claims[0], trace.lineages[0])


def undirected_affair(scores: dict[frozenset[str], float]) -> Trace:
    """Give the affair with copies of unknown direction between these pairs only, each as sure as it says."""
    trace = affair()
    sides = {side.document: side for copy in trace.copies for side in (copy.a, copy.b)}
    pairs = [(*sorted(pair), score) for pair, score in scores.items()]
    copies = tuple(
        Copy(id=f"{a}{b}", a=sides[a], b=sides[b], kind=CopyKind.EDITED, score=score, direction=None, why="")
        for a, b, score in pairs
    )
    edges = tuple(edge for edge in trace.lineages[0].edges if edge.kind is not EdgeKind.COPY)
    return replace(trace, copies=copies, lineages=(replace(trace.lineages[0], edges=edges), *trace.lineages[1:]))


def test_a_copy_is_joined_to_the_surest_of_its_originals_only() -> None:
    """One line tells where a text comes from; a second would say it twice."""
    trace = affair()
    lineage = trace.lineages[0]
    other = Edge("nk0tidewater", "nk0wire", EdgeKind.CREDIT, "r0")
    row_of = {node: row for row in rows(trace) for node in row.nodes}
    found = closest(replace(lineage, edges=(*lineage.edges, other)), row_of)
    assert [(copy.document, original.document) for copy, original, _ in found if copy.document == "d2tide"] == [
        ("d2tide", "d1herald")
    ]


def test_as_few_joins_as_hold_a_wording_together_the_surest_first() -> None:
    """Three texts that are all copies of one another need two lines."""
    pairs = {frozenset({"d0wire", "d1herald"}): 0.9, frozenset({"d1herald", "d2tide"}): 0.7, frozenset({"d0wire", "d2tide"}): 0.5}
    trace = undirected_affair(pairs)
    found = undirected(catalogue(trace), trace.lineages[0], rows(trace))
    assert [{first.document, second.document} for first, second, _ in found] == [{"d0wire", "d1herald"}, {"d1herald", "d2tide"}]


def test_of_nearly_equal_joins_the_one_between_dated_texts_is_drawn() -> None:
    """A line to a text without a date sweeps across the whole chart and tells nothing of when."""
    pairs = {
        frozenset({"d0wire", "d4minato"}): 0.93,
        frozenset({"d3kurier", "d4minato"}): 0.93,
        frozenset({"d0wire", "d3kurier"}): 0.91,
    }
    trace = undirected_affair(pairs)
    found = undirected(catalogue(trace), trace.lineages[0], rows(trace))
    assert {first.document for first, *_ in found[:1]} | {second.document for _, second, _ in found[:1]} == {"d0wire", "d3kurier"}
