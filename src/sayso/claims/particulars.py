"""The particulars of a text: what must agree before two texts say the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sayso.claims.contrasts import Contrast, Opposite, contrasts_in, days_meant, opposites_in, untrue_in
from sayso.claims.marks import Mark, content_words, modals_in, negations_in
from sayso.claims.naming import Name, NameBook, names_in
from sayso.languages.numbers import sizes_in, values_in
from sayso.languages.times import days_in, months_in, weekdays_in, without_figures

_YEAR = re.compile(r"(?<![\d.,])(1[89]\d\d|20\d\d)(?!\d|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one text says in its details.

    Args:
        language: ISO 639-1.
        names: in order.
        numbers: values, without years and days.
        sizes: of vague words: 100 for "hundreds".
        years, days, weekdays: named in it; a day is (month, day), with day 0 for a month alone.
        negations: what is negated, roughly.
        modals: what is ``planned``, ``possible`` or ``future``.
        words: the words that carry meaning, as stems of at most six letters; character pairs in scripts without spaces.
        contrasts: words that shut others out: seasons, "last week".
        meant: the days that "yesterday" and the like mean, from and to; empty where the text's own day is not known.
        opposites: words that turn a sentence around where the other text has their opposite: "before".
        untrue: the word that calls something untrue; empty where there is none.
    """

    language: str
    names: tuple[Name, ...]
    numbers: frozenset[float]
    sizes: frozenset[int]
    years: frozenset[int]
    days: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    negations: tuple[Mark, ...]
    modals: Mapping[str, tuple[Mark, ...]]
    words: frozenset[str]
    contrasts: tuple[Contrast, ...] = ()
    meant: frozenset[tuple[date, date]] = frozenset()
    opposites: tuple[Opposite, ...] = ()
    untrue: str = ""

    @property
    def modality(self) -> str:
        """What the text as a whole is told as: ``planned``, ``possible``, ``future`` or ``fact``."""
        return next(iter(self.modals), "fact")


def particulars(text: str, language: str, book: NameBook, published: date | None = None) -> Particulars:
    """Read the particulars of a text.

    Example:
        >>> found = particulars("Sixty men will not reach Narva on 3 May 2022", "en", NameBook())
        >>> sorted(found.numbers), sorted(found.days), len(found.negations), found.modality
        ([60.0], [(5, 3)], 1, 'future')
    """
    found = _particulars(text, language, book)
    return replace(found, meant=days_meant(text, language, published)) if found.contrasts and published else found


@lru_cache(maxsize=1 << 14)
def _particulars(text: str, language: str, book: NameBook) -> Particulars:
    years = frozenset(map(int, _YEAR.findall(text)))
    days = days_in(text)
    dated = {float(year) for year in years} | {float(day) for _, day in days}
    return Particulars(
        language=language,
        names=tuple(name for name in names_in(text, language, book) if not _is_time(name.words, language)),
        numbers=values_in(without_figures(text), language) - dated,
        sizes=sizes_in(text, language),
        years=years,
        days=days or months_in(text, language),
        weekdays=weekdays_in(text),
        negations=negations_in(text, language),
        modals=modals_in(text, language),
        words=content_words(text, language),
        contrasts=contrasts_in(text, language),
        opposites=opposites_in(text, language),
        untrue=untrue_in(text, language),
    )


@lru_cache(maxsize=1 << 14)
def _is_time(words: str, language: str) -> bool:
    """Tell whether a capitalised word is the name of a day or a month."""
    return bool(weekdays_in(words) or months_in(words, language))
