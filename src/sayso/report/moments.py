"""Dates in words: an interval stays an interval, and says what it rests on."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta

from sayso.records import Moment

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BASES = {"field": "as given in the input", "meta": "page data", "url": "link"}
_LAST_MINUTE = (23, 59)
_DATE_ONLY_CHARS = 10


def instant(written: str | None, *, last: bool = False) -> datetime | None:
    """Read an ISO 8601 instant of any precision; None when it cannot be read. A bare date is its first or last minute.

    Example:
        >>> instant("2022-05-17", last=True)
        datetime.datetime(2022, 5, 17, 23, 59)
        >>> instant("soon") is None
        True
    """
    if not written:
        return None
    parts = written.strip()[:40].split("-")
    try:
        if parts[0].isdigit() and len(parts) < 3:  # noqa: PLR2004 a year, or a year and a month
            return _of_month(int(parts[0]), int(parts[1]) if len(parts) > 1 else None, last=last)
        found = datetime.fromisoformat(written.strip()[:40])
    except (ValueError, OverflowError):  # a year of ten digits
        return None
    return found.replace(hour=23, minute=59) if last and len(written.strip()) <= _DATE_ONLY_CHARS else found


def _of_month(year: int, month: int | None, *, last: bool) -> datetime:
    """Give the first or last minute of a month, or of a year; a time without a zone."""
    if not last:
        return datetime(year, month or 1, 1)  # noqa: DTZ001 naive on purpose
    return datetime(year, month or 12, monthrange(year, month or 12)[1], 23, 59)  # noqa: DTZ001 naive on purpose


def seconds(written: str | None, *, last: bool = False) -> float | None:
    """Give an instant as seconds since 1970, for placing and ordering only; without a zone it is taken as UTC.

    Example:
        >>> seconds("1970-01-02T00:00")
        86400.0
    """
    found = instant(written, last=last)
    if found is None:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return (aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()


def interval(moment: Moment | None) -> tuple[float, float] | None:
    """Give the seconds between which something was published; None when nothing is known.

    Example:
        >>> interval(Moment("1970-01-01", None, "field"))
        (0.0, 86340.0)
    """
    if moment is None:
        return None
    first = seconds(moment.earliest or moment.latest)
    last = seconds(moment.latest or moment.earliest, last=True)
    if first is None or last is None:
        return None
    return min(first, last), max(first, last)


def day(found: datetime) -> str:
    """Give a day in words.

    Example:
        >>> day(datetime(2022, 5, 17))
        '17 May 2022'
    """
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def when(moment: Moment | None) -> str:
    """Give an interval in words, without what it rests on.

    Example:
        >>> when(Moment("2022-05-17T09:00", "2022-05-17T23:59", "visible date"))
        '17 May 2022, between 09:00 and 24:00'
        >>> when(Moment("2022-05-01T00:00", "2022-05-31T23:59", "byline"))
        'May 2022'
        >>> when(None)
        'no date'
    """
    first = instant(moment.earliest or moment.latest) if moment else None
    last = instant(moment.latest or moment.earliest, last=True) if moment else None
    if first is None or last is None:
        return "no date"
    return _one_day(first, last) if first.date() == last.date() else _several_days(first, last)


def _one_day(first: datetime, last: datetime) -> str:
    if (first.hour, first.minute) == (0, 0) and (last.hour, last.minute) == _LAST_MINUTE:
        return day(first)
    if (first.hour, first.minute) == (last.hour, last.minute):
        return f"{day(first)}, {_clock(first)}{_zone(first)}"
    return f"{day(first)}, between {_clock(first)} and {_clock(last)}{_zone(first)}"


def _several_days(first: datetime, last: datetime) -> str:
    if first.year == last.year and first.day == 1 and (last + timedelta(days=1)).day == 1:
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {day(last)}"
    if first.year == last.year:
        return f"between {first.day} {MONTHS[first.month - 1]} and {day(last)}"
    return f"between {day(first)} and {day(last)}"


def _clock(found: datetime) -> str:
    return "24:00" if (found.hour, found.minute) == _LAST_MINUTE else f"{found:%H:%M}"


def _zone(found: datetime) -> str:
    offset = found.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    if minutes == 0:
        return " UTC"
    sign = "+" if minutes > 0 else "−"
    return f" UTC{sign}{abs(minutes) // 60}" + (f":{abs(minutes) % 60:02d}" if minutes % 60 else "")


def basis(moment: Moment | None) -> str:
    """Say what a date rests on.

    Example:
        >>> basis(Moment("2022-05-17", "2022-05-17", "meta, no zone"))
        'page data, no zone'
    """
    if moment is None:
        return "nothing in the input tells it"
    first, comma, rest = moment.basis.partition(",")
    return f"{_BASES.get(first, first)}{comma}{rest}"


def with_basis(moment: Moment | None) -> str:
    """Give an interval and what it rests on.

    Example:
        >>> with_basis(Moment("2022-05-17T09:00", "2022-05-17T23:59", "visible date, no zone"))
        '17 May 2022, between 09:00 and 24:00 (visible date, no zone)'
    """
    return f"{when(moment)} ({basis(moment)})"


def short(moment: Moment | None) -> str:
    """Give an interval as shortly as can be, for the margin of a chart.

    Example:
        >>> short(Moment("2022-05-17T09:00", "2022-05-17T23:59", "visible date"))
        '17 May 2022, 09:00–24:00'
    """
    said = when(moment).removeprefix("between ").replace(" and ", " – ")
    for name in MONTHS:
        said = said.replace(name, name[:3])
    head, comma, clock = said.partition(", between ")
    return f"{head}, {clock.replace(' – ', '–')}" if comma else said


def lasting(length: float) -> str:
    """Give a length of time in its largest fitting unit.

    Args:
        length: seconds.

    Example:
        >>> lasting(3 * 86400), lasting(270 * 86400)
        ('3 days', '9 months')
    """
    for unit, size in (("year", 365.25 * 86400), ("month", 30.44 * 86400), ("day", 86400), ("hour", 3600)):
        if length >= 1.5 * size or (length >= size and unit in {"day", "hour"}):
            many = round(length / size)
            return f"{many} {unit}{'' if many == 1 else 's'}"
    many = max(1, round(length / 60))
    return f"{many} minute{'' if many == 1 else 's'}"
