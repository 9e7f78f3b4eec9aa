"""Moments as seconds, for tools that order and count: the first and the last second that a date of any precision can mean."""

import re
from datetime import UTC, datetime, timedelta, timezone

from sayso.records import Moment

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LENGTHS = {3: timedelta(days=1), 5: timedelta(minutes=1), 6: timedelta(seconds=1)}  # by how many of its numbers are told
_YEAR, _MONTH = 1, 2
_LONGEST_MONTH = timedelta(days=31)


def bounds(moment: Moment | None) -> tuple[int, int] | None:
    """Give the first and the last second (since 1970, UTC) of a moment; None where nothing is known, or it cannot be read.

    A clock without a zone is taken as UTC, though it may stand half a day to either side: :func:`zone_told` tells.

    Example:
        >>> bounds(Moment("1970-01-01T00:10", "1970-01-01T00:10", "meta")), bounds(Moment("1970-01-02", None, "field"))
        ((600, 659), (86400, 172799))
        >>> bounds(Moment(None, None, "footer time only")) is None
        True
    """
    if moment is None:
        return None
    first, last = _span(moment.earliest or moment.latest), _span(moment.latest or moment.earliest)
    return None if first is None or last is None else (min(first[0], last[0]), max(first[1], last[1]))


def zone_told(moment: Moment | None) -> bool:
    """Tell whether a moment says in which zone its clock stands.

    Example:
        >>> zone_told(Moment("2024-03-04T09:00+02:00", None, "meta")), zone_told(Moment("2024-03-04", None, "url"))
        (True, False)
    """
    match = _ISO.fullmatch(((moment.earliest or moment.latest) if moment else None) or "")
    return match is not None and match.group(7) is not None


def day_of(second: int) -> str:
    """Give the day in UTC of a second.

    Example:
        >>> day_of(86400)
        '1970-01-02'
    """
    return (_EPOCH + timedelta(seconds=second)).date().isoformat()


def _span(written: str | None) -> tuple[int, int] | None:
    """Give the first and the last second of a year, month, day, minute or second in ISO 8601."""
    match = _ISO.fullmatch((written or "").strip())
    if match is None:
        return None
    numbers = [int(each) for each in match.groups()[:6] if each is not None]
    try:
        start = datetime(*(numbers + [1, 1][len(numbers) - 1 :])[: max(3, len(numbers))], tzinfo=_zone(match.group(7)))  # type: ignore[arg-type, misc]
        return _seconds(start), _seconds(_end(start, len(numbers))) - 1
    except (ValueError, OverflowError):  # 2024-02-31, or the year 9999
        return None


def _zone(written: str | None) -> timezone:
    if written is None or written == "Z":
        return UTC
    offset = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(offset if written[0] == "+" else -offset)


def _end(start: datetime, precision: int) -> datetime:
    if precision == _YEAR:
        return start.replace(year=start.year + 1)
    return (start + _LONGEST_MONTH).replace(day=1) if precision == _MONTH else start + _LENGTHS[precision]


def _seconds(instant: datetime) -> int:
    return int((instant - _EPOCH).total_seconds())
