"""The chart of a claim: on whose word at the left, documents in time at the right, in lanes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Claim, Lineage
from sayso.report.catalogue import Catalogue
from sayso.report.joins import closest, undirected
from sayso.report.lanes import Lanes, in_lanes, label, telling
from sayso.report.lines import Line, between_posts, between_rows, joining_curve, to_post
from sayso.report.moments import interval
from sayso.report.posts import Post, place, posts_of
from sayso.report.rows import Band, Row, bounded, in_time, placed, rows_of
from sayso.report.timescale import Timescale, timescale

NODES_DRAWN = 60
"""More marks than this are not drawn but counted in words. Source: by eye; 60 rows fill two screens."""

LANES_DRAWN = 40
"""Charts of more rows are drawn in the lanes that are asked for only: each picture of 40 rows is some 25 kB."""

_LEAST_ROWS = 20
_TOP = 34.0
_BOTTOM = 30.0
WIDTH = 1184.0
_NAMES = 164.0
_UNDATED = 84.0
_DATES = 150.0
_COLUMNS: tuple[tuple[tuple[float, ...], float], ...] = (
    ((), 20.0), ((150.0,), 240.0), ((146.0, 322.0), 388.0), ((140.0, 302.0, 464.0), 518.0),
)  # fmt: skip
"""Where the columns of words stand and where the names of the documents begin, in pixels, by how many columns there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that the picture needs, in pixels.

    Args:
        lanes: by what it is laid out.
        others: the lanes that would show something else.
        width, height: of the picture; every chart is as wide as a page, so that its time axis is in sight.
        words_x, names_x, dates_x: where the words, the names and the dates are written.
        plot: left and right end of the time axis.
        undated_x: where documents without a date stand; None when all have one.
        axis: None when no document has a date.
        rows, bands, posts, lines: the marks.
        not_drawn: how many documents are left out.
    """

    lanes: Lanes
    others: tuple[Lanes, ...]
    width: float
    height: float
    words_x: float
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

    @property
    def label(self) -> str:
        """By what it is laid out, in words."""
        return label(self.lanes)

    @property
    def rank(self) -> int:
        """Of its lanes among all kinds of lanes."""
        return list(Lanes).index(self.lanes)

    @property
    def bottom(self) -> float:
        """Where the time axis is drawn."""
        return self.height - _BOTTOM


def charts(shelf: Catalogue, lineage: Lineage, every: Sequence[Row], first: Lanes = Lanes.WORDING) -> tuple[Chart, ...]:
    """Lay out the charts of a claim, the one that is asked for first; none when no document carries or denies it.

    Large ones are given in the lanes that are asked for only.

    Args:
        shelf: that holds the documents.
        lineage: of the claim.
        every: all rows of the claim.
        first: the lanes that are asked for.
    """
    posts = posts_of(shelf, lineage)
    found = _laid_out(shelf, lineage, every, posts, first)
    if found is None:
        return ()
    others = found.others if len(found.rows) <= LANES_DRAWN else ()
    return (found, *(each for lanes in others if (each := _laid_out(shelf, lineage, every, posts, lanes))))


def chart(shelf: Catalogue, claim: Claim, lineage: Lineage, lanes: Lanes = Lanes.WORDING) -> Chart | None:
    """Lay out the chart of a claim; None when no document carries or denies it."""
    return _laid_out(shelf, lineage, rows_of(shelf, claim, lineage), posts_of(shelf, lineage), lanes)


def _laid_out(shelf: Catalogue, lineage: Lineage, every: Sequence[Row], words: Sequence[Post], lanes: Lanes) -> Chart | None:
    posts = list(words[: NODES_DRAWN - _LEAST_ROWS])
    rows, left_out = bounded(in_lanes(shelf, every, lanes), NODES_DRAWN - len(posts))
    if not rows:
        return None
    columns, names_x = _COLUMNS[1 + max((post.column for post in posts), default=-1)]
    dates_x = WIDTH - _DATES
    undated_x = dates_x - 16 - _UNDATED / 2 if any(not _known(shelf, row) for row in rows) else None
    plot = (names_x + _NAMES, dates_x - 16 - (_UNDATED if undated_x else 0.0))
    rows, bands = placed(rows, left_out, _TOP)
    axis = timescale(_times(shelf, rows), plot[0] + 10, plot[1] - 10)
    rows = [in_time(row, shelf, axis) for row in rows]
    posts = place(posts, rows, lineage.edges, columns, _TOP)
    return Chart(
        lanes=lanes,
        others=tuple(each for each in telling(shelf, every) if each is not lanes),
        width=WIDTH,
        height=max([bands[-1].y + bands[-1].height, *(post.y + 24 for post in posts)]) + _BOTTOM + 4,
        words_x=columns[0] if columns else 0.0,
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
        between_rows(original, copy, edge.kind, edge.copy_kind, undated_x) for copy, original, edge in closest(lineage, row_of)
    ]
    return directed + [joining_curve(*joined, undated_x) for joined in undirected(shelf, lineage, rows)]
