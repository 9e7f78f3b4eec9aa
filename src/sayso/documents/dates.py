"""Written dates to moments: an interval and its basis, never a naive guess.

Own patterns read dates in nine languages; dateparser is asked only about short candidates that they cannot read. A time
without a zone stays a naive local time. "03/04/2022" may be March or April: the interval covers both readings.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import Any
from unicodedata import normalize

from sayso.documents.words import page_words
from sayso.languages.times import month_numbers
from sayso.records import Moment

_LONGEST = 200
_SOCIAL = re.compile(r"^\w{3}\s(\w{3})\s(\d\d?)\s(\d\d:\d\d:\d\d)\s([+-]\d{4})\s(\d{4})$")
_YEARS = range(1800, 2101)
_LANGUAGES = ["en", "ru", "uk", "de", "fr", "es", "ja", "zh", "ar"]
_CLOCK = re.compile(
    r"(?P<half>午前|午後|上午|下午)?\s{0,2}(?<!\d)(?P<hour>\d{1,2})(?::|時|时|点|h|\.(?=\d\d\s{0,2}uhr))\s?(?P<minute>\d{2})(?!\d)分?"
    r"(?::?(?P<second>\d{2})(?:[.,]\d{1,9})?秒?)?\s{0,2}(?P<meridiem>[ap]\.?m\b\.?)?\s{0,2}"
    r"(?P<zone>\(?(?:utc|gmt)\s?[+−-]\d{1,2}(?::?\d{2})?(?!\d)\)?|[+-]\d{2}:?\d{2}|(?<=\d)z\b|\(?\b[a-zмск]{1,4}\b\)?)?",
)
_SHIFT = re.compile(r"(?P<sign>[+−-])(?P<hours>\d{1,2}?):?(?P<minutes>\d{2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about a time.

    Args:
        days: earliest and latest (year, month, day); None when the text names no day.
        clock: hour, minute, second; None when it names none.
        offset_minutes: of the zone, east of Greenwich; None when it names none.
        rest: the words of the text that are neither date nor time.
    """

    days: tuple[tuple[int, int, int], tuple[int, int, int]] | None
    clock: tuple[int, int, int] | None
    offset_minutes: int | None
    rest: str


@lru_cache(maxsize=4096)  # a pile has many texts of one day, and they share its moment
def moment(text: str, basis: str) -> Moment | None:
    """Give the interval that a written date means, or None when it is no date.

    Args:
        text: a date as a page, a field or a byline has it; longer than 200 characters is no date.
        basis: what the reader is told; ", no zone" is added where no zone is named.

    Example:
        >>> moment("17 May 2022", "visible date")
        Moment(earliest='2022-05-17T00:00', latest='2022-05-17T23:59', basis='visible date, no zone')
        >>> moment("2022-05-17T14:05:00Z", "meta").latest
        '2022-05-17T14:05+00:00'
    """
    if not text or len(text) > _LONGEST:
        return None
    found = read(text)
    if found.days is None:
        return _asked(text, basis)
    return as_moment(found, basis)


def as_moment(found: Reading, basis: str) -> Moment | None:
    """Turn a reading with a day into a moment; None when it has no day."""
    if found.days is None:
        return None
    zone = None if found.offset_minutes is None else timezone(timedelta(minutes=found.offset_minutes))
    first, last = ((*day, *(found.clock or default)) for day, default in zip(found.days, ((0, 0, 0), (23, 59, 0)), strict=True))
    earliest, latest = (_written(datetime(*parts, tzinfo=zone)) for parts in (first, last))
    return Moment(earliest, latest, basis if zone else f"{basis}, no zone")


def _written(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds" if instant.second else "minutes")


def read(text: str) -> Reading:
    """Find day, time of day and zone in a short text.

    Example:
        >>> read("Herald, 12 March 2024, 14:05").rest
        'herald'
    """
    folded = normalize("NFKC", text[:_LONGEST]).lower()
    folded = _SOCIAL.sub(r"\2 \1 \5 \3\4", re.sub(r"(?<=\d)t(?=\d\d:)", " ", folded))
    days, folded = _take_days(folded)
    clock, offset, folded = _take_clock(folded)
    return Reading(days, clock, offset, _rest(folded))


def _take_days(folded: str) -> tuple[tuple[tuple[int, int, int], tuple[int, int, int]] | None, str]:
    for pattern, days_of in _rules():
        match = pattern.search(folded)
        if match and (days := days_of(match)):
            return days, f"{folded[: match.start()]} {folded[match.end() :]}"
    return None, folded


def _take_clock(folded: str) -> tuple[tuple[int, int, int] | None, int | None, str]:
    match = _CLOCK.search(folded)
    if match is None:
        return None, None, folded
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    afternoon = (match["meridiem"] or "").startswith("p") or match["half"] in {"午後", "下午"}
    if afternoon and hour < 12:  # noqa: PLR2004 hours on a clock's face
        hour += 12
    if (match["meridiem"] or "").startswith("a") and hour == 12:  # noqa: PLR2004 hours on a clock's face
        hour = 0
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 no such time
        return None, None, folded
    offset = _offset(match["zone"])
    end = match.end() if offset is not None or not match["zone"] else match.start("zone")
    return (hour, minute, second), offset, f"{folded[: match.start()]} {folded[end:]}"


def _offset(zone: str | None) -> int | None:
    """Give minutes east of Greenwich for "+03:00", "utc+3", "z", "utc"; None for words that are no zone."""
    if not zone:
        return None
    shift = _SHIFT.search(zone)
    if shift:
        minutes = int(shift["hours"]) * 60 + int(shift["minutes"] or 0)
        return (minutes if shift["sign"] == "+" else -minutes) if minutes <= 14 * 60 else None
    hours = page_words()["zones"].get(zone.strip("()"))
    return None if hours is None else int(hours) * 60


def _rest(folded: str) -> str:
    """Drop the words that only dress a date: weekdays, "at", "Uhr", punctuation."""
    words = re.split(r"[\s,;|()/\[\]・·:：-]+", folded)
    return " ".join(word for word in words if word and word.strip(".") not in _dressing())


@cache
def _dressing() -> frozenset[str]:
    words = page_words()
    return frozenset((*words["weekdays"], *words["date_fillers"], ""))


Days = tuple[tuple[int, int, int], tuple[int, int, int]]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days | None]], ...]:
    """Give pattern and reader pairs, the surest first. Every quantifier is bounded: the text is hostile."""
    month = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    year, day = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
    named = rf"(?P<name>{month})\b\.?"
    forms = (
        (rf"(?<!\d){year}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _named_day),
        (rf"(?<!\d){year}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월](?:\s?{day}\s?[日号號일])?", _named_day),
        (rf"(?<!\d){year}([/.-])(?P<month>\d{{1,2}})\1?[/.-]{day}(?!\d)", _named_day),
        (rf"(?<!\d){day}(?:st|nd|rd|th|er|º|\.)?[\s-](?:de\s|of\s)?{named},?[\s-](?:de\s|del\s)?{year}(?!\d)", _named_day),
        (rf"\b{named}\s{day}(?:st|nd|rd|th)?,?\s(?:at\s)?{year}(?!\d)", _named_day),
        (r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)", _numeric_day),
        (rf"(?<!\d\s)(?<!\d[\s.]\s)\b{named},?\s(?:de\s|of\s)?{year}(?!\d)", _named_day),
        (r"^(?P<year>\d{4})-(?P<month>\d\d)$", _named_day),
        (r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=$|\s)", _named_day),
    )
    return tuple((re.compile(form), days_of) for form, days_of in forms)


def _named_day(match: re.Match[str]) -> Days | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = month_numbers().get(name, 0) if name else int(parts.get("month") or 0)
    year = int(parts["year"])
    if parts.get("day") is None:
        return _whole_month(year, month)
    return _one_day(year, month, int(parts["day"]))


def _whole_month(year: int, month: int) -> Days | None:
    first = _one_day(year, month, 1)
    return first and (first[0], (year, month, monthrange(year, month)[1]))


def _one_day(year: int, month: int, day: int) -> Days | None:
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004 months
        return None
    return (year, month, day), (year, month, day)


def _numeric_day(match: re.Match[str]) -> Days | None:
    """Read 17.05.2022 as day first (so it is written with stops everywhere), 03/04/2022 both ways where both are days."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    day_first = _one_day(year, two, one)
    if match["mark"] == ".":
        return day_first
    found = sorted(days[0] for days in (day_first, _one_day(year, one, two)) if days)
    return (found[0], found[-1]) if found else None


def _asked(text: str, basis: str) -> Moment | None:
    """Ask dateparser about a short text with a figure in it; it must find day, month and year."""
    if not any(character.isdigit() for character in text) or len(text) > 60:  # noqa: PLR2004 longer texts are no dates
        return None
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    try:
        found = _dateparser().parse(text, languages=_LANGUAGES, settings=settings)
    except Exception:  # noqa: BLE001 a library on hostile text; no date is a fit answer
        return None
    if found is None or found.year not in _YEARS:
        return None
    day = (found.year, found.month, found.day)
    clock = (found.hour, found.minute, found.second) if ":" in text else None
    offset = found.utcoffset()
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    return as_moment(Reading((day, day), clock, minutes, ""), basis)


@cache
def _dateparser() -> Any:
    import dateparser  # type: ignore[import-untyped]  # noqa: PLC0415 slow to import, and seldom needed

    return dateparser
