"""How many documents a pile has of each day, month or year, as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.records import Moment
from sayso.report.moments import when

WIDTH, HEIGHT = 600.0, 120.0
_FOOT, _HEAD = 22.0, 16.0
_WIDEST = 26.0
_LEAST_LABEL_GAP = 96.0
_LEAST_HEIGHT = 2.0
_LENGTHS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One day, month or year.

    Args:
        start: ISO 8601, as long as the unit is exact: ``2024-03-04``, ``2024-03``, ``2024``.
        count: of documents.
        x, y, width, height: in pixels; without documents it has no height.
        label: below it; empty where its neighbour's takes the room.
    """

    start: str
    count: int
    x: float
    y: float
    width: float
    height: float
    label: str


def bars(unit: str, counts: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Lay out a histogram: a bar for every unit between the first and the last, those without documents too.

    Args:
        unit: ``day``, ``month`` or ``year``.
        counts: (start, number of documents), in order of time; no start twice.

    Example:
        >>> [(bar.start, bar.count, bar.label) for bar in bars("month", [("2023-12", 4), ("2024-02", 1)])]
        [('2023-12', 4, 'December 2023'), ('2024-01', 0, 'January 2024'), ('2024-02', 1, 'February 2024')]
    """
    found = dict(counts)
    starts = _units(unit, counts[0][0], counts[-1][0]) if counts else []
    step = WIDTH / max(1, len(starts))
    wide = min(_WIDEST, step * 0.86)
    most = max(found.values(), default=1)
    labelled = _labelled(len(starts), step)
    return tuple(
        Bar(
            start=start,
            count=found.get(start, 0),
            x=round(rank * step + (step - wide) / 2, 2),
            y=round(HEIGHT - _FOOT - _height(found.get(start, 0), most), 2),
            width=round(wide, 2),
            height=round(_height(found.get(start, 0), most), 2),
            label=when(Moment(start, start, "")) if rank in labelled else "",
        )
        for rank, start in enumerate(starts)
    )


def _height(count: int, most: int) -> float:
    return max(_LEAST_HEIGHT, (HEIGHT - _FOOT - _HEAD) * count / most) if count else 0.0


def _labelled(many: int, step: float) -> frozenset[int]:
    """Choose which units are labelled: the first, and the others as far apart as their words need."""
    return frozenset(range(0, many, max(1, -int(-_LEAST_LABEL_GAP // step))))


def _units(unit: str, first: str, last: str) -> list[str]:
    """List the units between two, both of them too."""
    length, found, at = _LENGTHS[unit], [first], _whole(first)
    while found[-1] < last:
        at = {"day": at + timedelta(1), "month": (at.replace(day=1) + timedelta(32)).replace(day=1)}.get(unit) or date(
            at.year + 1, 1, 1
        )
        found.append(at.isoformat()[:length])
    return found


def _whole(start: str) -> date:
    return date.fromisoformat(f"{start}-01-01"[:10] if len(start) < _LENGTHS["month"] else f"{start}-01"[:10])
