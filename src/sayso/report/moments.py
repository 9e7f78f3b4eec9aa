"""Dates in words: an interval stays an interval, and says what it rests on."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta

from sayso.records import Moment
from sayso.report.amounts import comma
from sayso.report.cleaning import line
from sayso.report.tongues import gettext, ngettext, tongue

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
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
    return in_tongue(found, "long", f"{found.day} {MONTHS[found.month - 1]} {found.year}")


def month(found: datetime) -> str:
    """Give a month in words.

    Example:
        >>> month(datetime(2022, 5, 17))
        'May 2022'
    """
    return in_tongue(found, "yMMMM", f"{MONTHS[found.month - 1]} {found.year}")


def in_tongue(found: datetime, form: str, english: str) -> str:
    """Give a date, or parts of a time, as the language of the page writes it.

    Args:
        found: the date.
        form: ``long``, or the parts (Unicode CLDR's letters).
        english: as English has it here: the day before the month, by no country's habit.
    """
    if tongue() == "en":
        return english
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - only pages in other languages need it; 0.2 s

    write = format_date(found, form, tongue()) if form == "long" else format_skeleton(form, found, locale=tongue())
    return str(write)


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
    first, last = _ends(moment)
    if first is None or last is None:
        return gettext("no date")
    return _one_day(first, last) if first.date() == last.date() else _several_days(first, last)


def _ends(moment: Moment | None) -> tuple[datetime | None, datetime | None]:
    if moment is None:
        return None, None
    return instant(moment.earliest or moment.latest), instant(moment.latest or moment.earliest, last=True)


def _one_day(first: datetime, last: datetime) -> str:
    if _whole_day(first, last):
        return day(first)
    start, end = _clock(first), f"{_clock(last)}{_zone(first)}"
    if (first.hour, first.minute) == (last.hour, last.minute):
        return gettext("{day}, {time}").format(day=day(first), time=f"{start}{_zone(first)}")
    return gettext("{day}, between {start} and {end}").format(day=day(first), start=start, end=end)


def _whole_day(first: datetime, last: datetime) -> bool:
    return (first.hour, first.minute) == (0, 0) and (last.hour, last.minute) == _LAST_MINUTE


def _several_days(first: datetime, last: datetime) -> str:
    if found := _whole(first, last):
        return found
    return gettext("between {start} and {end}").format(start=_start(first, last), end=day(last))


def _whole(first: datetime, last: datetime) -> str:
    """Name a whole month or year; empty where it is neither."""
    if first.year == last.year and first.day == 1 and (last + timedelta(days=1)).day == 1:
        if first.month == last.month:
            return month(first)
        if (first.month, last.month) == (1, 12):
            return in_tongue(first, "y", str(first.year))
    return ""


def _start(first: datetime, last: datetime) -> str:
    """Give the beginning of an interval; English leaves out what the end says as well."""
    if tongue() != "en" or first.year != last.year:
        return day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


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
        return gettext("nothing in the input tells it")
    first, *rest = moment.basis.split(", ")
    given = {"field": gettext("as given in the input"), "meta": gettext("page data"), "url": gettext("link")}
    return line(comma().join([given.get(first, _basis(first)), *map(_basis, rest)]), 120)


def _basis(named: str) -> str:
    """Name what a date rests on as the documents' room does; what is not among these stays as it is."""
    names = {
        "byline": gettext("byline"),
        "captured": gettext("captured"),
        "mail header": gettext("mail header"),
        "no zone": gettext("no zone"),
        "visible date": gettext("visible date"),
    }
    if named.startswith("footer time only "):
        return gettext("footer time only {time}").format(time=named.removeprefix("footer time only "))
    return names.get(named, named)


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
    first, last = _ends(moment)
    if tongue() != "en" and first is not None and last is not None:
        return _short(first, last)
    said = when(moment).removeprefix("between ").replace(" and ", " – ")
    for name in MONTHS:
        said = said.replace(name, name[:3])
    head, comma, clock = said.partition(", between ")
    return f"{head}, {clock.replace(' – ', '–')}" if comma else said


def _short(first: datetime, last: datetime) -> str:
    """Do so in another language than English."""
    from babel.dates import format_interval  # noqa: PLC0415 - only pages in other languages need it; 0.2 s

    if first.date() != last.date():
        return _whole(first, last) or str(format_interval(first, last, "yMMMd", locale=tongue()))
    shown = in_tongue(first, "yMMMd", "")
    if _whole_day(first, last):
        return shown
    start, end = _clock(first), _clock(last)
    time = f"{start if start == end else f'{start}–{end}'}{_zone(first)}"
    return gettext("{day}, {time}").format(day=shown, time=time)


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
            return _length(round(length / size), unit)
    return _length(max(1, round(length / 60)), "minute")


def _length(many: int, unit: str) -> str:
    units = {
        "year": ngettext("{number} year", "{number} years", many),
        "month": ngettext("{number} month", "{number} months", many),
        "day": ngettext("{number} day", "{number} days", many),
        "hour": ngettext("{number} hour", "{number} hours", many),
        "minute": ngettext("{number} minute", "{number} minutes", many),
    }
    return units[unit].format(number=many)
