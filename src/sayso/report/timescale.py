"""A time axis that shortens long gaps, says so, and keeps everything else in proportion."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sayso.report.moments import MONTHS, in_tongue, lasting

_SHORTENED_WIDTH = 84.0
_LEAST_LABEL_GAP = 78.0
_MUCH_LONGER = 4.0
_HOUR = 3600.0
_DAY = 86400.0
_MOST_TICKS = 400
_MOST_DAYS = 20
_LAST_YEAR = 9000


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """Where times stand on the axis.

    Args:
        knots: (seconds since 1970, x in pixels), in order; between two of them time runs evenly.
        gaps: shortened stretches: (x of the start, x of the end, how long it really lasts).
        ticks: labelled places, in order.
    """

    knots: tuple[tuple[float, float], ...]
    gaps: tuple[tuple[float, float, str], ...]
    ticks: tuple[Tick, ...]

    def x(self, time: float) -> float:
        """Give the place of a time.

        Args:
            time: seconds since 1970.
        """
        return _place(self.knots, time)


def _place(knots: Sequence[tuple[float, float]], time: float) -> float:
    rank = min(max(bisect_right(knots, (time, float("inf"))) - 1, 0), max(len(knots) - 2, 0))
    if len(knots) < 2:  # noqa: PLR2004 a single instant stands in the middle
        return knots[0][1]
    (start, left), (end, right) = knots[rank], knots[rank + 1]
    share = min(1.0, max(0.0, (time - start) / (end - start)))
    return round(left + share * (right - left), 2)


def timescale(times: Iterable[float], left: float, right: float) -> Timescale | None:
    """Lay out an axis; None when there is no time to show.

    Args:
        times: every first and last instant to be shown, seconds since 1970.
        left: where the axis begins, in pixels.
        right: where it ends.

    Example:
        >>> axis = timescale([0, 3600, 7200], 0, 100)
        >>> axis.x(3600), axis.gaps
        (50.0, ())
        >>> [label for *_, label in timescale([0, 3600, 7200, 90 * 86400], 0, 300).gaps]
        ['3 months']
    """
    ordered = sorted(set(times))
    if not ordered:
        return None
    if len(ordered) == 1:
        middle = (left + right) / 2
        return Timescale(knots=((ordered[0], middle),), gaps=(), ticks=(Tick(middle, _day_label(ordered[0])),))
    long = _long_gaps(ordered)
    knots, gaps = _knots(ordered, long, left, right)
    ticks = _ticks(knots, [(start, end) for (start, end) in pairwise(ordered) if end - start not in long])
    return Timescale(knots=tuple(knots), gaps=tuple(gaps), ticks=tuple(ticks))


def _long_gaps(ordered: Sequence[float]) -> frozenset[float]:
    """Find the gaps that would press everything else together: each over four times all shorter ones in sum.

    Source: set by eye on invented piles of 3 to 60 documents; below three the shortened axis hides more than it shows.
    """
    lengths = sorted(later - earlier for earlier, later in pairwise(ordered))
    total = 0.0
    limit: float | None = None
    for length in lengths:
        if total >= _HOUR and length > _MUCH_LONGER * total:
            limit = length
        total += length
    return frozenset(length for length in lengths if limit is not None and length >= limit)


def _knots(
    ordered: Sequence[float], long: frozenset[float], left: float, right: float
) -> tuple[list[tuple[float, float]], list[tuple[float, float, str]]]:
    lengths = [later - earlier for earlier, later in pairwise(ordered)]
    shortened = sum(length in long for length in lengths)
    width = min(_SHORTENED_WIDTH, (right - left) / 2 / max(1, shortened))
    even = sum(length for length in lengths if length not in long)
    stretch = (right - left - width * shortened) / even if even else 0.0
    knots, gaps, x = [(ordered[0], left)], [], left
    for length, end in zip(lengths, ordered[1:], strict=True):
        following = x + (width if length in long else length * stretch)
        if length in long:
            gaps.append((round(x, 2), round(following, 2), lasting(length)))
        x = following
        knots.append((end, round(x, 2)))
    return knots, gaps


def _ticks(knots: Sequence[tuple[float, float]], stretches: Sequence[tuple[float, float]]) -> list[Tick]:
    """Label the start of every run between shortened gaps, then round times wherever there is room."""
    runs: list[tuple[float, float]] = []
    for start, end in stretches:
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    width = sum(_place(knots, end) - _place(knots, start) for start, end in runs) or 1.0
    step = sum(end - start for start, end in runs) * _LEAST_LABEL_GAP / width
    placed: list[Tick] = []
    for start, _ in runs:
        _put(placed, Tick(_place(knots, start), _day_label(start)))
    for start, end in runs:
        for time, label in _round_times(start, end, step):
            _put(placed, Tick(_place(knots, time), label))
    if not runs or runs[-1][1] != knots[-1][0]:
        _put(placed, Tick(knots[-1][1], _day_label(knots[-1][0])))
    return sorted(placed, key=lambda tick: tick.x)


def _put(placed: list[Tick], tick: Tick) -> None:
    if all(abs(other.x - tick.x) >= _LEAST_LABEL_GAP for other in placed):
        placed.append(tick)


def _round_times(start: float, end: float, step: float) -> Iterable[tuple[float, str]]:
    """Give round times with labels: hours, days, months or years, as close as ``step`` seconds allows."""
    if step < _DAY / 2:
        hours = next(each for each in (1, 3, 6, 12) if each * _HOUR >= step or each == 12)  # noqa: PLR2004 half a day
        every = hours * _HOUR
        first = -(-start // every) * every
        for rank in range(min(_MOST_TICKS, int((end - first) // every) + 1)):
            time = first + rank * every
            yield time, _day_label(time) if time % _DAY == 0 else _written(time, "Hm")
        return
    time = -(-start // _DAY) * _DAY
    for _ in range(_MOST_TICKS):
        if time > end:
            return
        yield time, _tick_label(time, step)
        time = _following(time, step)


def _following(time: float, step: float) -> float:
    """Give the next round time: by days up to a month, then by months, then by years."""
    found = _date(time)
    if found.year > _LAST_YEAR:
        return float("inf")
    if step <= _MOST_DAYS * _DAY:
        return time + max(1, round(step / _DAY)) * _DAY
    months = max(1, round(step / (30 * _DAY)))
    if months >= 10:  # noqa: PLR2004 nearly a year
        return (datetime(found.year + max(1, round(months / 12)), 1, 1, tzinfo=UTC)).timestamp()
    rank = found.year * 12 + found.month - 1 + months
    return datetime(rank // 12, rank % 12 + 1, 1, tzinfo=UTC).timestamp()


def _tick_label(time: float, step: float) -> str:
    found = _date(time)
    if step <= _MOST_DAYS * _DAY or found.day != 1:
        return _day_label(time)
    return _written(time, "y" if found.month == 1 and step > 200 * _DAY else "yMMM")


def _day_label(time: float) -> str:
    return _written(time, "yMMMd")


def _written(time: float, parts: str) -> str:
    """Write parts of a time (Unicode CLDR's letters) shortly."""
    found = _date(time)
    month = MONTHS[found.month - 1][:3]
    english = {"Hm": f"{found:%H:%M}", "y": str(found.year), "yMMM": f"{month} {found.year}"}
    return in_tongue(found, parts, english.get(parts, f"{found.day} {month} {found.year}"))


def _date(time: float) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=time)
