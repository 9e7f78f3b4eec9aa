"""Which of two documents was published first, where their dates tell it for certain."""

import re
from datetime import UTC, datetime, timedelta, timezone

from sayso.records import Document

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?")
_YEAR, _MONTH = 1, 2
# clocks without a zone may stand half a day to either side of UTC
_UNKNOWN_ZONE = timedelta(hours=12)


def published_before(a: Document, b: Document) -> timedelta | None:
    """Give how long at least a was out before b, or None where their intervals may overlap.

    A day without a zone may begin twelve hours earlier or later than in UTC, so that two such days of two outlets must lie
    two days apart; documents of one outlet are taken to use one clock.

    Example:
        >>> from sayso.records import Moment
        >>> a = Document(id="1", text="Shut.", outlet="Herald", published=Moment("2024-03-01", "2024-03-01", "field"))
        >>> b = Document(id="2", text="Shut.", outlet="Kurier", published=Moment("2024-03-05", "2024-03-05", "field"))
        >>> published_before(a, b), published_before(b, a)
        (datetime.timedelta(days=2), None)
    """
    same_clock = a.outlet is not None and a.outlet == b.outlet
    end = _bound(a.published.latest if a.published else None, last=True, same_clock=same_clock)
    start = _bound(b.published.earliest if b.published else None, last=False, same_clock=same_clock)
    if end is None or start is None or end > start:
        return None
    return start - end


def _bound(text: str | None, *, last: bool, same_clock: bool) -> datetime | None:
    """Give the first or the last instant that an ISO 8601 date of any precision can mean."""
    match = _ISO.fullmatch((text or "").strip())
    if match is None:
        return None
    numbers = [int(each) for each in match.groups()[:6] if each is not None]
    try:
        start = datetime(*(numbers + [1, 1][len(numbers) - 1 :])[: max(3, len(numbers))], tzinfo=_zone(match.group(7)))  # type: ignore[arg-type, misc]
        found = _end(start, len(numbers)) if last else start
        widen = timedelta() if match.group(7) or same_clock else _UNKNOWN_ZONE
        return found + widen if last else found - widen
    except (ValueError, OverflowError):  # 2024-02-31, or the year 9999
        return None


def _zone(text: str | None) -> timezone:
    if text is None or text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def _end(start: datetime, precision: int) -> datetime:
    """Give the instant at which a year, month, day, hour and minute, or second that begins here is over."""
    if precision == _YEAR:
        return start.replace(year=start.year + 1)
    if precision == _MONTH:
        return (start + timedelta(days=31)).replace(day=1)
    return start + {3: timedelta(days=1), 5: timedelta(minutes=1)}.get(precision, timedelta(seconds=1))
