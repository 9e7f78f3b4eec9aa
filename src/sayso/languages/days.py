"""The day that a phrase means: "on Tuesday", "вчера", "в феврале", 「12日」, seen from the day of publication.

News looks back: a bare weekday, day or month is the last one that is not after the publication.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.times import named_days, named_months
from sayso.languages.wordlists import word_list

MAX_PHRASE_CHARS = 400
_WEEK = 7
_BARE_DAY = re.compile(r"(?<![\d月월])(?:이달\s*)?(3[01]|[12]\d|[1-9])(?:日|일)(?![間前後ごろ本간])")
_BARE_MONTH = re.compile(r"(?<![\d年])(1[0-2]|[1-9])(?:月|월)(?!\s?\d)")
_MONTH_DAY = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(?<!\d)(1[0-2]|[1-9])\s?[月월]\s?(3[01]|[12]\d|[1-9])\s?[日일号]")
_FIGURES = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)?(?!\d)")
_YEAR_BEHIND = re.compile(r",?\s*(?:de\s|del\s)?((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase that tells a time: where it stands in the text, and the first and last day that it may mean."""

    start: int
    end: int
    earliest: date
    latest: date


def days_told(text: str, language: str, published: date) -> tuple[Told, ...]:
    """Find the phrases in a short text that tell a day, week or month up to the publication; of overlapping ones the most exact.

    Example:
        >>> told = days_told("said on Tuesday", "en", date(2024, 3, 14))
        >>> told[0].earliest.isoformat(), told[0].latest.isoformat()
        ('2024-03-12', '2024-03-12')
        >>> [(each.earliest.day, each.latest.day) for each in days_told("на прошлой неделе", "ru", date(2024, 3, 14))]
        [(4, 10)]
    """
    phrase = text[:MAX_PHRASE_CHARS]
    kept: list[Told] = []
    for rule in _RULES:
        for told in rule(phrase, language, published):
            if told.earliest <= published and all(told.end <= other.start or other.end <= told.start for other in kept):
                kept.append(told)
    return tuple(sorted(kept, key=lambda each: each.start))


def _written_out(text: str, _language: str, published: date) -> Iterator[Told]:
    """Read a month with a day, and a year where one is named: "3 March", "5 марта 2023", 「3月5日」."""
    for span, month, day in named_days(text):
        year = _YEAR_BEHIND.match(text, span[1])
        yield from _exact(span, (_number(year[1] if year else None), month, day), published)
    for found in _MONTH_DAY.finditer(text):
        yield from _exact(found.span(), (_number(found[1]), int(found[2]), int(found[3])), published)


def _in_figures(text: str, _language: str, published: date) -> Iterator[Told]:
    """Read 12.03.2024 and 2024-03-12; with strokes the order is not known."""
    for found in _FIGURES.finditer(text):
        yield from _exact(found.span(), (_number(found[3]), int(found[2]), int(found[1])), published)
    for found in _ISO.finditer(text):
        yield from _exact(found.span(), (int(found[1]), int(found[2]), int(found[3])), published)


def _day_of_month(text: str, language: str, published: date) -> Iterator[Told]:
    """Read 「12日」, "12일": the last day of that number."""
    for found in _BARE_DAY.finditer(text) if language in UNSPACED else ():
        month = published if int(found[1]) <= published.day else published.replace(day=1) - timedelta(days=1)
        yield from _exact(found.span(), (month.year, month.month, int(found[1])), published)


def _relative_day(text: str, language: str, published: date) -> Iterator[Told]:
    """Read "today", "yesterday", "the day before yesterday"."""
    for back, name in ((2, "before yesterday"), (1, "yesterday"), (0, "today")):
        for found in _listed(language, name).finditer(text):
            day = published - timedelta(days=back)
            yield Told(*found.span(), day, day)


def _weekday(text: str, language: str, published: date) -> Iterator[Told]:
    """Read "on Tuesday": the last one, the day of publication included."""
    for rank in range(_WEEK):
        for found in _listed(language, "weekdays", rank).finditer(text):
            day = published - timedelta(days=(published.weekday() - rank) % _WEEK)
            yield Told(*found.span(), day, day)


def _week_or_month(text: str, language: str, published: date) -> Iterator[Told]:
    """Read "last week", "this month": whole calendar weeks (from Monday) and months, up to the publication."""
    monday, first = published - timedelta(days=published.weekday()), published.replace(day=1)
    last_of_month = first - timedelta(days=1)
    spans = {
        "last week": (monday - timedelta(days=_WEEK), monday - timedelta(days=1)),
        "this week": (monday, published),
        "last month": (last_of_month.replace(day=1), last_of_month),
        "this month": (first, published),
    }
    for name, (earliest, latest) in spans.items():
        for found in _listed(language, name).finditer(text):
            yield Told(*found.span(), earliest, latest)


def _month_alone(text: str, language: str, published: date) -> Iterator[Told]:
    """Read "in February", 「2月」: the last one that has begun."""
    named = [(found.span(), int(found[1])) for found in _BARE_MONTH.finditer(text)] if language in UNSPACED else []
    named += named_months(text, language)
    for span, month in named:
        year = published.year - (month > published.month)
        last = date(year, month, monthrange(year, month)[1])
        yield Told(*span, date(year, month, 1), min(last, published))


_RULES: tuple[Callable[[str, str, date], Iterator[Told]], ...] = (
    _written_out,
    _in_figures,
    _day_of_month,
    _relative_day,
    _week_or_month,
    _weekday,
    _month_alone,
)


def _exact(span: tuple[int, int], parts: tuple[int | None, int, int], published: date) -> Iterator[Told]:
    """Give one day; without a year the last one that is not after the publication; nothing for the 31st of June."""
    year, month, day = parts
    chosen = year or published.year - ((month, day) > (published.month, published.day))
    if day <= monthrange(chosen, month)[1]:
        yield Told(*span, date(chosen, month, day), date(chosen, month, day))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


@cache
def _listed(language: str, name: str, rank: int | None = None) -> re.Pattern[str]:
    entries = word_list("days").get(language, {}).get(name, ())
    return any_of(entries if rank is None else (entries[rank] if entries else ()), language)
