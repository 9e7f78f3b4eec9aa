"""Words that shut each other out: spring and autumn, last week and next week in any two languages, before and after in one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.languages.days import days_told
from sayso.languages.numbers import numbers_at
from sayso.languages.opposites import any_opposite, opposite_pairs
from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of a class in a text: the class, which of its words, and how it is written there."""

    kind: str
    key: str
    words: str


def contrasts_in(text: str, language: str) -> tuple[Contrast, ...]:
    """Find the words of a text that shut others out, by ``languages/contrasts.yml``.

    Example:
        >>> [(each.kind, each.key) for each in contrasts_in("in the spring of last year", "en")]
        [('season', 'spring'), ('when', 'last year')]
    """
    return tuple(_found(text, language)) if _any_contrast(language).search(text) else ()


def _found(text: str, language: str) -> Iterator[Contrast]:
    for kind, key, pattern in _patterns(language):
        if is_counted(kind):
            yield from (
                Contrast(kind, f"{number.key} {key}", f"{text[number.start : number.end]} {match.group()}")
                for number in numbers_at(text, language)
                if (match := pattern.match(text, number.end + (text[number.end : number.end + 1] == " ")))
            )
        elif match := pattern.search(text):
            yield Contrast(kind, key, match.group())


def is_counted(kind: str) -> bool:
    """Tell whether the words of a class are read only behind a number, with which their keys then begin: "2 days"."""
    return bool(word_list("contrasts")[kind].get("counted"))


def _forms(language: str) -> Iterator[tuple[str, str, list[str]]]:
    for kind, words in word_list("contrasts").items():
        for key, forms in words.items():
            if key not in {"kind", "counted"} and forms.get(language):
                yield kind, key, forms[language]


@cache
def _patterns(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((kind, key, any_of(forms, language)) for kind, key, forms in _forms(language))


@cache
def _any_contrast(language: str) -> re.Pattern[str]:
    """Match any word of any class: most texts have none."""
    return any_of([form for _, _, forms in _forms(language) for form in forms], language)


def what(kind: str) -> str:
    """Give the name of a difference in a class: ``time``, ``place``."""
    return str(word_list("contrasts")[kind]["kind"])


def days_meant(text: str, language: str, published: date | None) -> frozenset[tuple[date, date]]:
    """Give the days, from and to, that a text means by "yesterday" or "last week"; nothing where its own day is not known.

    Example:
        >>> sorted(days_meant("he came yesterday", "en", date(2024, 3, 14)))
        [(datetime.date(2024, 3, 13), datetime.date(2024, 3, 13))]
    """
    return frozenset((told.earliest, told.latest) for told in days_told(text, language, published)) if published else frozenset()


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word of a pair of ``languages/opposites.yml`` in a text: the pair's rank, its side, and how it is written."""

    rank: int
    side: int
    words: str


def opposites_in(text: str, language: str) -> tuple[Opposite, ...]:
    """Find the words of a text that have an opposite.

    Example:
        >>> [(each.side, each.words) for each in opposites_in("after the vote", "en")]
        [(1, 'after')]
    """
    if not any_opposite(language).search(text):
        return ()
    pairs = opposite_pairs(language)
    found = ((rank, side, forms.search(text)) for rank, pair in enumerate(pairs) for side, forms in enumerate(pair))
    return tuple(Opposite(rank, side, match.group()) for rank, side, match in found if match)


def untrue_in(text: str, language: str) -> str:
    """Give the word of a text that calls something untrue; nothing where there is none.

    Example:
        >>> untrue_in("the video is fake", "en"), untrue_in("the video", "en")
        ('fake', '')
    """
    pattern = _untrue(language)
    found = pattern.search(text) if pattern else None
    return found.group() if found else ""


@cache
def _untrue(language: str) -> re.Pattern[str] | None:
    entries = word_list("opposites")["untrue"].get(language)
    return any_of(entries, language) if entries else None
