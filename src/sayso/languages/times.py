"""Days that a text names: "16 February", "Tuesday", in any language of the word lists."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list

# Scripts without spaces begin here: CJK radicals, kana, Han, Hangul
FIRST_CJK = "\u2e7f"
_HAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
# "16.01.2021": with points the day comes first; "01/16/2021" is left alone, for with strokes it may come first or second
_NUMERIC_DAY = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?:19|20)?\d\d(?![\d.]?\d)")
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_JAPANESE_DAY = re.compile(r"(1[0-2]|[1-9])月([12]\d|3[01]|[1-9])日")


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """Give the months by form, and the patterns of "16 February" and "February 16"."""
    languages = word_list("pages")["months"].values()
    numbers = {str(form): rank for months in languages for rank, forms in enumerate(months, 1) for form in forms}
    names = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    day = r"(?<!\d)([12]\d|3[01]|[1-9])(?!\d)"
    first = re.compile(rf"{day}(?:st|nd|rd|th|\.|º|-го|-е)?\s{{1,2}}(?:de\s|of\s)?({names})\b", re.IGNORECASE)
    second = re.compile(rf"\b({names})\.?\s{{1,2}}{day}", re.IGNORECASE)
    return numbers, first, second


def days_in(text: str) -> frozenset[tuple[int, int]]:
    """Give the days that a text names, as (month, day).

    Example:
        >>> sorted(days_in("the video of 16 February and that of March 2")), sorted(days_in("2月16日の映像"))
        ([(2, 16), (3, 2)], [(2, 16)])
    """
    numbers, day_first, month_first = _months()
    found = {(numbers[month.lower()], int(day)) for day, month in day_first.findall(text)}
    found |= {(numbers[month.lower()], int(day)) for month, day in month_first.findall(text)}
    found |= {(int(month), int(day)) for day, month in _NUMERIC_DAY.findall(text)}
    return frozenset(found | {(int(month), int(day)) for month, day in _JAPANESE_DAY.findall(text)})


def months_named(text: str, language: str, *, bare: bool = False) -> Iterator[tuple[tuple[int, int], int | None, int]]:
    """Give the months that a text names, with their days: span, day, month. With ``bare``, those without a day (day is None).

    Example:
        >>> list(months_named("said on March 2", "en")), list(months_named("in February", "en", bare=True))
        ([((8, 15), 2, 3)], [((3, 11), None, 2)])
    """
    numbers, day_first, month_first = _months()
    if not bare:
        yield from ((each.span(), int(each[1]), numbers[each[2].lower()]) for each in day_first.finditer(text))
        yield from ((each.span(), int(each[2]), numbers[each[1].lower()]) for each in month_first.finditer(text))
        return
    pattern, ranks = _month_names(language)
    for each in pattern.finditer(text) if pattern else ():
        yield each.span(), None, ranks[each[1].lower()]


def without_figures(text: str) -> str:
    """Give a text without dates in figures and times of the day, whose numbers count nothing.

    Example:
        >>> without_figures("21.02.22, 11:50: 3 shells").split()
        [',', ':', '3', 'shells']
    """
    return _CLOCK.sub(" ", _NUMERIC_DAY.sub(" ", text))


def months_in(text: str, language: str) -> frozenset[tuple[int, int]]:
    """Give the months that a text names without a day, as (month, 0); short forms are left out, for many are other words too.

    Example:
        >>> months_in("Last February", "en"), months_in("it may fall", "en"), months_in("в марте", "ru")
        (frozenset({(2, 0)}), frozenset(), frozenset({(3, 0)}))
    """
    if language in {"ja", "zh"}:
        return frozenset((int(month), 0) for month in _HAN_MONTH.findall(text))
    pattern, numbers = _month_names(language)
    return frozenset((numbers[found.lower()], 0) for found in pattern.findall(text)) if pattern else frozenset()


@cache
def _month_names(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    """Give the long names of the months; Russian and Ukrainian ones with any ending."""
    rows = word_list("pages")["months"].get(language) or []
    slavic = language in {"ru", "uk"}
    numbers = {
        (form[:-1] if slavic else form): rank
        for rank, forms in enumerate(rows, 1)
        for form in map(str, forms)
        if len(form) > 3 + slavic
    }
    if not numbers:
        return None, {}
    joined = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({joined}){r'[а-яіїє]?' if slavic else ''}(?!\w)", re.IGNORECASE), numbers


@cache
def _weekdays() -> tuple[re.Pattern[str], ...]:
    """Compile the names of each weekday in all languages at once."""
    languages = word_list("days").items()
    named = (
        "|".join(f"(?:{any_of(lists['weekdays'][rank], language).pattern})" for language, lists in languages) for rank in range(7)
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in named)


def weekdays_in(text: str) -> frozenset[int]:
    """Give the weekdays that a text names, Monday being 0.

    Example:
        >>> sorted(weekdays_in("on Tuesday")), sorted(weekdays_in("во вторник")), sorted(weekdays_in("火曜日に"))
        ([1], [1], [1])
    """
    return frozenset(rank for rank, forms in enumerate(_weekdays()) if forms.search(text))
