"""The lines of a chart, each with the style of what it stands for."""

from dataclasses import dataclass

from sayso.records import CopyKind, EdgeKind
from sayso.report.posts import Post
from sayso.report.rows import Row

_DOT = 6.0
_NEAR = 30.0
_THIN = frozenset({EdgeKind.ATTRIBUTION, EdgeKind.EVIDENCE, EdgeKind.OWN_REPORTING, EdgeKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its SVG path, its style, and the tip of its arrow as a path ("" where the direction is unknown)."""

    path: str
    style: str
    tip: str = ""


def style(kind: EdgeKind, copy_kind: CopyKind | None = None) -> str:
    """Give the style of an edge: verbatim double, edited single, translated dotted, attribution thin, link dashed.

    Example:
        >>> style(EdgeKind.COPY, CopyKind.TRANSLATED), style(EdgeKind.ATTRIBUTION), style(EdgeKind.CREDIT)
        ('translated', 'thin', 'link')
    """
    if kind is EdgeKind.COPY:
        return str(copy_kind or CopyKind.EDITED)
    return "thin" if kind in _THIN else "link"


def to_post(row: Row, post: Post, kind: EdgeKind, names_x: float) -> Line:
    """Lead from a word to a document's name, from where the row itself leads on to the document's mark."""
    return Line(_sweep(post.x + _DOT + 2, post.y, names_x - 6, row.y), style(kind))


def between_posts(upper: Post, lower: Post, kind: EdgeKind) -> Line:
    """Lead from the word that is rested on to the word that rests on it; side by side in one column where they are one body."""
    if upper.column == lower.column:
        first, second = sorted((upper, lower), key=lambda post: post.y)
        x = first.x + _DOT + 2
        return Line(f"M{x:g} {first.y:g}C{x + 14:g} {first.y:g} {x + 14:g} {second.y:g} {x:g} {second.y:g}", style(kind))
    left, right = sorted((upper, lower), key=lambda post: post.column)
    return Line(_sweep(left.x + _DOT + 2, left.y, right.x - _DOT - 8 - right.width, right.y), style(kind))


def _sweep(x0: float, y0: float, x1: float, y1: float) -> str:
    middle = round((x0 + x1) / 2, 2)
    return f"M{x0:g} {y0:g}C{middle:g} {y0:g} {middle:g} {y1:g} {x1:g} {y1:g}"


def between_rows(original: Row, copy: Row, kind: EdgeKind, copy_kind: CopyKind | None, undated_x: float) -> Line:
    """Lead from an original to its copy, with an arrow's tip at the copy."""
    x0, x1 = original.x or undated_x, copy.x or undated_x
    y0, y1 = original.y, copy.y
    how = style(kind, copy_kind)
    if x1 - x0 < _NEAR:
        return Line(_bow(x0, y0, x1, y1, 4.0), how, _tip(x1 + _DOT, y1, -1))
    down = 1 if y1 > y0 else -1
    turn = x0 + 12
    path = f"M{x0 + _DOT:g} {y0:g}H{turn - 6:g}Q{turn:g} {y0:g} {turn:g} {y0 + 6 * down:g}V{y1 - 6 * down:g}"
    return Line(f"{path}Q{turn:g} {y1:g} {turn + 6:g} {y1:g}H{x1 - _DOT - 4:g}", how, _tip(x1 - _DOT, y1, 1))


def joining_curve(first: Row, second: Row, kind: CopyKind, undated_x: float) -> Line:
    """Join two documents of one wording where nothing tells which was first: no arrow's tip."""
    upper, lower = sorted((first, second), key=lambda row: row.y)
    x0, x1 = upper.x or undated_x, lower.x or undated_x
    return Line(_bow(x0, upper.y, x1, lower.y), str(kind))


def _bow(x0: float, y0: float, x1: float, y1: float, gap: float = 0.0) -> str:
    """Bend to the right around whatever stands between."""
    reach = max(x0, x1) + 16 + min(40.0, abs(y1 - y0) / 6)
    return f"M{x0 + _DOT:g} {y0:g}C{reach:g} {y0:g} {reach:g} {y1:g} {x1 + _DOT + gap:g} {y1:g}"


def _tip(x: float, y: float, direction: int) -> str:
    back = x - 7 * direction
    return f"M{x:g} {y:g}L{back:g} {y - 4:g}L{back:g} {y + 4:g}Z"
