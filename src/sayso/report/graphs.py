"""The chart of a claim that is too large for a picture: where its marks stand, for the script that draws them.

The script is ``web-assets/graph.js``, bundled into ``assets/``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Lineage
from sayso.report.catalogue import Catalogue
from sayso.report.joins import closest, undirected
from sayso.report.lines import style
from sayso.report.moments import interval
from sayso.report.posts import Post, posts_of, spread
from sayso.report.rows import Row, placed
from sayso.report.timescale import Timescale, timescale
from sayso.report.tongues import gettext

MOST_MARKS = 5000
"""So many documents are drawn, the first by lanes; more are a grey field on any screen. Source: by eye."""

_MOST_WORDS = 400
_WIDTH, _HEIGHT = 1000.0, 860.0
_UNDATED = 1050.0
_COLUMN = 150.0
_WORDS = -380.0  # between the words and the documents the lanes are named
_LABEL_CHARS = 60

Mark = tuple[float, float, str, str, str, int]
Edge = tuple[int, int, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """What is drawn, in units of its own: about 1,000 wide and 860 high, down is more.

    Args:
        nodes: (x, y, mark, label, address or "", colour of its wording or 0).
        edges: (rank of the node that is rested on, rank of the one that rests, style, whether the direction is known).
        ticks: (x, label) of the time axis.
        lanes: (y, label) of the wordings that several documents have.
        left_out: how many documents are not drawn.
    """

    nodes: tuple[Mark, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[tuple[float, str], ...]
    left_out: int


def graph(shelf: Catalogue, lineage: Lineage, every: Sequence[Row]) -> Graph:
    """Lay out all documents of a claim.

    Args:
        shelf: that holds the documents.
        lineage: of the claim.
        every: all rows of the claim.
    """
    posts = posts_of(shelf, lineage)[:_MOST_WORDS]
    rows, bands = placed(every[:MOST_MARKS], {}, 0.0)
    high = _HEIGHT / max(1.0, bands[-1].y + bands[-1].height) if bands else 1.0
    times = [time for row in rows for time in _interval(shelf, row) or ()]
    axis = timescale(times, 0.0, _WIDTH)
    heights = {node: row.y * high for row in rows for node in row.nodes}
    words = list(_words(posts, lineage, heights))
    marks = [_mark(shelf, row, axis, row.y * high) for row in rows]
    undated = any(mark[0] == _UNDATED for mark in marks)
    return Graph(
        nodes=(*words, *marks),
        edges=tuple(_edges(shelf, lineage, rows, posts)),
        ticks=(*(_ticks(axis)), *(((_UNDATED, gettext("no date")),) if undated else ())),
        lanes=tuple((round((band.y + 8) * high, 1), band.caption) for band in bands if band.caption),
        left_out=len(every) - len(rows),
    )


def _interval(shelf: Catalogue, row: Row) -> tuple[float, float] | None:
    document = shelf.documents.get(row.document)
    return interval(document.published) if document else None


def _ticks(axis: Timescale | None) -> Iterable[tuple[float, str]]:
    return ((tick.x, tick.label) for tick in axis.ticks) if axis else ()


def _mark(shelf: Catalogue, row: Row, axis: Timescale | None, y: float) -> Mark:
    known = _interval(shelf, row)
    x = (axis.x(known[0]) + axis.x(known[1])) / 2 if axis and known else _UNDATED
    label = shelf.name(row.document)[:_LABEL_CHARS]
    return (round(x, 1), round(y, 1), row.mark, label, row.href, row.tone if row.shared else 0)


def _words(posts: Sequence[Post], lineage: Lineage, heights: Mapping[str, float]) -> Iterable[Mark]:
    """Place words at the left, each at the middle of what rests on it."""
    above: defaultdict[str, list[float]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.start in heights:
            above[edge.end].append(heights[edge.start])
    nearest = max((post.column for post in posts), default=0)
    places: dict[str, float] = {}
    for column in range(nearest + 1):
        wished = [(_middle(above[post.node]), post) for post in posts if post.column == column]
        places |= {post.node: y for y, post in spread(sorted(wished, key=lambda pair: (pair[0], pair[1].node)), 0.0)}
    for post in posts:
        x = _WORDS - _COLUMN * (nearest - post.column)
        yield (x, round(places[post.node], 1), post.mark, " ".join(post.lines), "", 0)


def _middle(heights: Sequence[float]) -> float:
    return sum(heights) / len(heights) if heights else _HEIGHT / 2


def _edges(shelf: Catalogue, lineage: Lineage, rows: Sequence[Row], posts: Sequence[Post]) -> Iterable[Edge]:
    """Give each line once: words to those who rest on them, originals to their copies."""
    place = {post.node: rank for rank, post in enumerate(posts)}
    place |= {node: len(posts) + rank for rank, row in enumerate(rows) for node in row.nodes}
    found: dict[tuple[int, int], Edge] = {}
    for edge in lineage.edges:
        start, end = place.get(edge.start), place.get(edge.end)
        if start is not None and end is not None and start != end and min(start, end) < len(posts):
            found[end, start] = (end, start, style(edge.kind), False)
    row_of = {node: row for row in rows for node in row.nodes}
    for copy, original, edge in closest(lineage, row_of):
        start, end = place[edge.start], place[edge.end]
        found[end, start] = (end, start, style(edge.kind, edge.copy_kind), original.document != copy.document)
    rank_of = {row.document: len(posts) + rank for rank, row in enumerate(rows)}
    for first, second, kind in undirected(shelf, lineage, rows):
        pair = rank_of[first.document], rank_of[second.document]
        found[pair] = (*pair, str(kind), False)
    return found.values()
