"""The numbers that take part in a difference between two copies."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.copies.gaps import Side
from sayso.copies.turns import days_at
from sayso.languages.numbers import numbers_at
from sayso.languages.wordlists import word_list

# where a number that only one side of a difference has may stand in the other text all the same
AROUND_CHARACTERS = 300
# the longest name of a month, and what stands between it and the day
MONTH_CHARACTERS = 14
_IN_NAME = re.compile(r"[^\W\d_]-?\Z")
_OPENS, _CLOSES = re.compile(r"[,(–—、，（]\s*\Z"), re.compile(r"\s*[,.;)–—、，。）]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one text.

    Args:
        key: its value.
        words: as it is written.
        aside: whether it is an age ("Brok, 49,", "49-year-old"), part of a name (MQ-1) or of a date with its month: where only
            one text has it, nothing is changed.
    """

    key: str
    words: str
    aside: bool


def figures_of(side: Side) -> tuple[Figure, ...]:
    """Give the numbers among the differing words, and those in equal words at their edge: 60 and 60 million begin alike."""
    window, text = side.window, side.document.text
    if window is None:
        return ()
    start, end = side.start, side.end
    while start > window.start and not text[start - 1].isalnum():
        start -= 1
    while end < window.end and not text[end].isalnum():
        end += 1
    found = numbers_at(text[window.start : window.end], side.language)
    placed = ((number.key, number.start + window.start, number.end + window.start) for number in found)
    return tuple(Figure(key, text[a:b], _aside(text, a, b, side.language)) for key, a, b in placed if b >= start and a <= end)


def _aside(text: str, start: int, end: int, language: str) -> bool:
    enclosed = _OPENS.search(text, max(0, start - 3), start) and _CLOSES.match(text, end)
    around = text[max(0, start - MONTH_CHARACTERS) : end + MONTH_CHARACTERS]
    dated = any(key.startswith("month") for key, _, _ in days_at(around, language))
    return bool(enclosed) or dated or bool(_age().match(text, end)) or bool(_IN_NAME.search(text, max(0, start - 2), start))


@cache
def _age() -> re.Pattern[str]:
    """Match what makes a number before it an age: "-year-old", 歳."""
    return re.compile(rf"[- ]?(?:{'|'.join(map(re.escape, word_list('number_words')['ages']))})", re.IGNORECASE)


def lacking(figures: Sequence[Figure], others: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give the numbers that the other side lacks, each as often as it does."""
    left = Counter(figure.key for figure in others)
    kept = []
    for figure in figures:
        left[figure.key] -= 1
        if left[figure.key] < 0:
            kept.append(figure)
    return tuple(kept)


def keys_around(side: Side) -> frozenset[str]:
    """Give the numbers that a text names close by."""
    text = side.document.text[max(0, side.start - AROUND_CHARACTERS) : side.end + AROUND_CHARACTERS]
    return frozenset(number.key for number in numbers_at(text, side.language))
