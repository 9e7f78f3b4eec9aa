"""The chart of a claim: on whose word at the left, documents in time at the right, and the same as a table."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Claim, CopyKind, Edge, EdgeKind, Lineage, NodeKind
from sayso.report.catalogue import TONES, Catalogue
from sayso.report.funnels import AGAINST, node_name
from sayso.report.lines import Line, between_posts, between_rows, joining_curve, to_post
from sayso.report.moments import interval, with_basis
from sayso.report.posts import COLUMN_WIDTH, Post, place, posts_of
from sayso.report.rows import Band, Row, bounded, in_time, placed, rows_of
from sayso.report.timescale import Timescale, timescale

NODES_DRAWN = 60
"""More marks than this are not drawn but counted in words. Source: by eye; 60 rows fill two screens."""

_LEAST_ROWS = 20
_TOP = 34.0
_WIDTH = 1184.0
_LEFT = 150.0
_CURVES = 88.0
_NAMES = 164.0
_TIME = 420.0
_UNDATED = 76.0
_DATES = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that the picture needs, in pixels.

    Args:
        width, height: of the picture.
        names_x, dates_x: where the names and the dates are written.
        plot: left and right end of the time axis.
        undated_x: where documents without a date stand; None when all have one.
        axis: None when no document has a date.
        rows, bands, posts, lines: the marks.
        not_drawn: how many documents are left out.
    """

    width: float
    height: float
    names_x: float
    dates_x: float
    plot: tuple[float, float]
    undated_x: float | None
    axis: Timescale | None
    rows: tuple[Row, ...]
    bands: tuple[Band, ...]
    posts: tuple[Post, ...]
    lines: tuple[Line, ...]
    not_drawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One line of the table beside the chart."""

    document: str
    name: str
    language: str
    date: str
    wording: int
    rests_on: tuple[str, ...]
    mark: str


def chart(shelf: Catalogue, claim: Claim, lineage: Lineage) -> Chart | None:
    """Lay out the chart of a claim; None when no document carries or denies it."""
    posts = posts_of(shelf, lineage)[: NODES_DRAWN - _LEAST_ROWS]
    rows, left_out = bounded(rows_of(shelf, claim, lineage), NODES_DRAWN - len(posts))
    if not rows:
        return None
    names_x = (_LEFT + COLUMN_WIDTH * max((post.column for post in posts), default=0) if posts else 20.0) + _CURVES
    dates_x = max(names_x + _NAMES + _TIME, _WIDTH - _DATES)
    undated_x = dates_x - 16 - _UNDATED / 2 if any(not _known(shelf, row) for row in rows) else None
    plot = (names_x + _NAMES, dates_x - 16 - (_UNDATED if undated_x else 0.0))
    rows, bands = placed(rows, left_out, lambda row: _tone(shelf, row), _TOP)
    axis = timescale(_times(shelf, rows), plot[0] + 10, plot[1] - 10)
    rows = [in_time(row, shelf, axis) for row in rows]
    posts = place(posts, rows, lineage.edges, _LEFT, _TOP)
    bottom = max([bands[-1].y + bands[-1].height, *(post.y + 24 for post in posts)])
    return Chart(
        width=dates_x + _DATES,
        height=bottom + 34,
        names_x=names_x,
        dates_x=dates_x,
        plot=plot,
        undated_x=undated_x,
        axis=axis,
        rows=tuple(rows),
        bands=tuple(bands),
        posts=tuple(posts),
        lines=(*_on_whose_word(lineage, rows, posts, names_x), *_among_rows(shelf, lineage, rows, undated_x or plot[1])),
        not_drawn=sum(left_out.values()),
    )


def _tone(shelf: Catalogue, row: Row) -> int:
    copies = [copy for passage in row.passages for copy in shelf.copies_at(passage)]
    return shelf.tone_of_wording(copies[0].id) if copies else row.band % TONES + 1


def _known(shelf: Catalogue, row: Row) -> bool:
    found = shelf.documents.get(row.document)
    return found is not None and interval(found.published) is not None


def _times(shelf: Catalogue, rows: Sequence[Row]) -> list[float]:
    found = [shelf.documents[row.document] for row in rows if row.document in shelf.documents]
    return [time for document in found for time in interval(document.published) or ()]


def _on_whose_word(lineage: Lineage, rows: Sequence[Row], posts: Sequence[Post], names_x: float) -> list[Line]:
    """Draw what touches a word, a piece of evidence, or own reporting; each pair once."""
    row_of = {node: row for row in rows for node in row.nodes}
    post_of = {post.node: post for post in posts}
    found: dict[tuple[str, str], Line] = {}
    for edge in lineage.edges:
        ends = {edge.start, edge.end}
        if ends <= post_of.keys():
            found[edge.start, edge.end] = between_posts(post_of[edge.start], post_of[edge.end], edge.kind)
        elif ends & post_of.keys() and ends & row_of.keys():
            post = post_of[edge.end if edge.end in post_of else edge.start]
            row = row_of[edge.end if edge.end in row_of else edge.start]
            found[row.document, post.node] = to_post(row, post, edge.kind, names_x)
    return list(found.values())


def _among_rows(shelf: Catalogue, lineage: Lineage, rows: Sequence[Row], undated_x: float) -> list[Line]:
    """Draw what joins documents: copies and links, with an arrow's tip where the direction is known."""
    row_of = {node: row for row in rows for node in row.nodes}
    directed = [
        between_rows(original, copy, edge.kind, edge.copy_kind, undated_x) for copy, original, edge in _closest(lineage, row_of)
    ]
    return directed + [joining_curve(*joined, undated_x) for joined in _undirected(shelf, lineage, rows)]


def _closest(lineage: Lineage, row_of: dict[str, Row]) -> list[tuple[Row, Row, Edge]]:
    """Give for each row the one other row that it rests on most surely: (row, other, edge)."""
    scores = {receipt.id: receipt.score for receipt in lineage.receipts}
    mutual = _mutual(lineage)
    best: dict[str, tuple[float, Row, Row, Edge]] = {}
    for edge in lineage.edges:
        copy, original = row_of.get(edge.start), row_of.get(edge.end)
        if copy is None or original is None or copy.document == original.document or (edge.start, edge.end) in mutual:
            continue
        rank = scores.get(edge.receipt, 0.0) + (2.0 if edge.kind is EdgeKind.COPY else 0.0)
        if copy.document not in best or rank > best[copy.document][0]:
            best[copy.document] = (rank, copy, original, edge)
    return [(copy, original, edge) for _, copy, original, edge in best.values()]


def _mutual(lineage: Lineage) -> set[tuple[str, str]]:
    """Give the copies that rest on one another: nothing tells which was first."""
    pairs = {(edge.start, edge.end) for edge in lineage.edges if edge.kind is EdgeKind.COPY}
    return {(start, end) for start, end in pairs if (end, start) in pairs}


def _undirected(shelf: Catalogue, lineage: Lineage, rows: Sequence[Row]) -> list[tuple[Row, Row, CopyKind]]:
    """Join what is one wording without a known direction: as few joins as hold each band together, the surest first."""
    row_of = {row.document: row for row in rows if row.mark not in AGAINST}
    of_node = {node: row.document for row in rows for node in row.nodes}
    leader = {document: document for document in row_of}

    def lead(document: str) -> str:
        while leader[document] != document:
            document = leader[document]
        return document

    mutual = _mutual(lineage)
    for edge in lineage.edges:
        directed = edge.kind is EdgeKind.COPY and (edge.start, edge.end) not in mutual
        if directed and of_node.get(edge.start) in leader and of_node.get(edge.end) in leader:
            leader[lead(of_node[edge.start])] = lead(of_node[edge.end])
    found = []
    copies = {copy.id: copy for row in row_of.values() for passage in row.passages for copy in shelf.copies_at(passage)}
    for copy in sorted(copies.values(), key=lambda each: (-each.score, each.id)):
        first, second = row_of.get(copy.a.document), row_of.get(copy.b.document)
        if first and second and first.band == second.band and lead(first.document) != lead(second.document):
            leader[lead(first.document)] = lead(second.document)
            found.append((first, second, copy.kind))
    return found


def table(shelf: Catalogue, claim: Claim, lineage: Lineage) -> list[TableRow]:
    """Give the numbers of the chart as rows, all documents, drawn or not."""
    nodes = {node.id: node for node in lineage.nodes}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        end = nodes.get(edge.end)
        if end:
            how = f"{edge.copy_kind} copy of" if edge.copy_kind else f"{edge.kind}:"
            if end.kind is not NodeKind.WITNESS or edge.kind is EdgeKind.COPY:
                below[edge.start].append(f"{how} {node_name(shelf, end)}")
    return [
        TableRow(
            document=row.document,
            name=shelf.name(row.document),
            language=row.language,
            date=with_basis(shelf.documents[row.document].published) if row.document in shelf.documents else "no date",
            wording=row.band + 1,
            rests_on=tuple(dict.fromkeys(said for node in sorted(row.nodes) for said in below[node])),
            mark=row.mark,
        )
        for row in rows_of(shelf, claim, lineage)
    ]
