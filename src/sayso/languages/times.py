"""Days that a text names: "16 February", "Tuesday", in any language of the word lists."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import itemgetter

from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list

# Scripts without spaces begin here: CJK radicals, kana, Han, Hangul
FIRST_CJK = "\u2e7f"
_DIGIT = re.compile(r"\d")
_HAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
# "16.01.2021": with points the day comes first; "01/16/2021" is left alone, for with strokes it may come first or second
_NUMERIC_DAY = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?:19|20)?\d\d(?![\d.]?\d)")
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_JAPANESE_DAY = re.compile(r"(1[0-2]|[1-9])月([12]\d|3[01]|[1-9])日")


@cache
def month_numbers() -> dict[str, int]:
    """Map each form of each month's name in every language to 1 to 12."""
    languages = word_list("pages")["months"].values()
    return {str(form): rank for months in languages for rank, forms in enumerate(months, 1) for form in forms}


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """Give the months by plain form, and the patterns of "16 February" and "February 16"."""
    numbers = month_numbers()
    names = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    day = r"(?<!\d)([12]\d|3[01]|[1-9])(?!\d)"
    first = re.compile(rf"{day}(?:st|nd|rd|th|\.|º|-го|-е)?\s{{1,2}}(?:de\s|of\s)?({names})\b", re.IGNORECASE)
    second = re.compile(rf"\b({names})\.?\s{{1,2}}{day}", re.IGNORECASE)
    return {_plain(form): rank for form, rank in numbers.items()}, first, second


def _plain(form: str) -> str:
    """Write a name in one way, however a pattern that minds no case found it: KASIM and kasım, NİSAN and nisan."""
    return form.casefold().replace("ı", "i").replace("\u0307", "")


def days_in(text: str) -> frozenset[tuple[int, int]]:
    """Give the days that a text names, as (month, day).

    Example:
        >>> sorted(days_in("the video of 16 February and that of March 2")), sorted(days_in("2月16日の映像"))
        ([(2, 16), (3, 2)], [(2, 16)])
    """
    found = {(month, day) for _, month, day in named_days(text)}
    found |= {(int(month), int(day)) for day, month in _NUMERIC_DAY.findall(text)}
    return frozenset(found | {(int(month), int(day)) for month, day in _JAPANESE_DAY.findall(text)})


def named_days(text: str) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Give the days that a text writes with the month's name: span, month, day.

    Example:
        >>> list(named_days("said on March 2"))
        [((8, 15), 3, 2)]
    """
    if not _DIGIT.search(text):
        return
    numbers, day_first, month_first = _months()
    yield from ((each.span(), numbers[_plain(each[2])], int(each[1])) for each in day_first.finditer(text))
    yield from ((each.span(), numbers[_plain(each[1])], int(each[2])) for each in month_first.finditer(text))


def named_months(text: str, language: str) -> Iterator[tuple[tuple[int, int], int]]:
    """Give the months that a text names, with a day or without: span, month. Short forms are left out: many are other words too.

    Example:
        >>> list(named_months("in February", "en"))
        [((3, 11), 2)]
    """
    pattern, numbers = _month_names(language)
    for each in pattern.finditer(text) if pattern else ():
        yield each.span(), numbers[_plain(each[1])]


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
    return frozenset((month, 0) for _, month in named_months(text, language))


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
    return re.compile(rf"(?<!\w)({joined}){r'[а-яіїє]?' if slavic else ''}(?!\w)", re.IGNORECASE), {
        _plain(form): rank for form, rank in numbers.items()
    }


@cache
def _any_weekday() -> re.Pattern[str]:
    """Match the name of any weekday: most texts have none, and one look tells."""
    return _in_any_language(chain.from_iterable)


@cache
def _weekdays() -> tuple[re.Pattern[str], ...]:
    """Match each weekday's names in all languages at once."""
    return tuple(_in_any_language(itemgetter(rank)) for rank in range(7))


def _in_any_language(chosen: Callable[[list[list[str]]], Iterable[str]]) -> re.Pattern[str]:
    patterns = (any_of(chosen(lists["weekdays"]), language).pattern for language, lists in word_list("days").items())
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


def weekdays_in(text: str) -> frozenset[int]:
    """Give the weekdays that a text names, Monday being 0.

    Example:
        >>> sorted(weekdays_in("on Tuesday")), sorted(weekdays_in("во вторник")), sorted(weekdays_in("火曜日に"))
        ([1], [1], [1])
    """
    if not _any_weekday().search(text):
        return frozenset()
    return frozenset(rank for rank, forms in enumerate(_weekdays()) if forms.search(text))
