"""The particulars of a text: what must agree before two texts say the same."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.claims.naming import Name, NameBook, names_in
from sayso.claims.numbers import numbers_in
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.times import days_in, months_in, weekdays_in, without_figures
from sayso.languages.wordlists import word_list

_YEAR = re.compile(r"(?<![\d.,])(1[89]\d\d|20\d\d)(?!\d|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Negations nearer than this are one: "ne … pas", "не … никогда"
_ONE_NEGATION_WORDS = 4
# So many first letters stand for a word and its endings: "bridge" and "bridges", "закрыт" and "закрыта"
STEM_CHARS = 6
LEAST_CONTENT_CHARS = 4


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one text says in its details.

    Args:
        language: ISO 639-1.
        names: in order.
        numbers: values, without years and days.
        years, days, weekdays: named in it; a day is (month, day), with day 0 for a month alone.
        negations: how many clauses are negated, roughly.
        modality: ``fact``, ``planned``, ``possible`` or ``future``.
        words: the words that carry meaning, as stems of at most six letters; character pairs in scripts without spaces.
    """

    language: str
    names: tuple[Name, ...]
    numbers: frozenset[float]
    years: frozenset[int]
    days: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    negations: int
    modality: str
    words: frozenset[str]


def particulars(text: str, language: str, book: NameBook) -> Particulars:
    """Read the particulars of a text.

    Example:
        >>> found = particulars("Sixty men will not reach Narva on 3 May 2022", "en", NameBook())
        >>> sorted(found.numbers), sorted(found.days), found.negations, found.modality
        ([60.0], [(5, 3)], 1, 'future')
    """
    years = frozenset(map(int, _YEAR.findall(text)))
    days = days_in(text)
    dated = {float(year) for year in years} | {float(day) for _, day in days}
    return Particulars(
        language=language,
        names=tuple(name for name in names_in(text, language, book) if not _is_time(name.words, language)),
        numbers=numbers_in(without_figures(text), language) - dated,
        years=years,
        days=days or months_in(text, language),
        weekdays=weekdays_in(text),
        negations=negations_in(text, language),
        modality=_modality(text, language),
        words=content_words(text, language),
    )


def _is_time(words: str, language: str) -> bool:
    """Tell whether a capitalised word is the name of a day or a month."""
    return bool(weekdays_in(words) or months_in(words, language))


def negations_in(text: str, language: str) -> int:
    """Count the negations of a text; those a few words apart are one.

    Example:
        >>> negations_in("Il ne reste jamais de pain, et rien d'autre n'est venu", "fr"), negations_in("兵士はいない", "ja")
        (2, 1)
    """
    pattern, words = _negation(language)
    if pattern and language in UNSPACED:
        return len(pattern.findall(text))
    rank, last, count = 0, -_ONE_NEGATION_WORDS, 0
    for rank, found in enumerate(_WORD.finditer(text)):
        word = found.group().lower().replace("’", "'")
        if word in words or word.split("'")[0] + "'" in words or (pattern and pattern.search(word)):
            count += rank - last >= _ONE_NEGATION_WORDS
            last = rank
    return count


@cache
def _negation(language: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    section = word_list("negation").get(language) or {}
    weak = frozenset(word_list("opposites")["weak"].get(language) or ())
    parts = [re.escape(part) for part in section.get("parts", ()) if part not in weak] + [
        re.escape(end) + "$" for end in section.get("endings", ())
    ]
    elided = ["n'"] if "ne" in section.get("words", ()) and language == "fr" else []
    return (re.compile("|".join(parts)) if parts else None), frozenset((*section.get("words", ()), *elided)) - weak


def _modality(text: str, language: str) -> str:
    for kind in ("planned", "possible", "future"):
        pattern = _modal(kind, language)
        if pattern and pattern.search(text):
            return kind
    return "fact"


@cache
def _modal(kind: str, language: str) -> re.Pattern[str] | None:
    entries = word_list("modality")[kind].get(language)
    return any_of(entries, language) if entries else None


def content_words(text: str, language: str) -> frozenset[str]:
    """Give the stems of a text's words; the commonest short ones are left out by their length.

    Example:
        >>> sorted(content_words("The bridges were closed", "en"))
        ['bridge', 'closed', 'were']
    """
    if language in UNSPACED:
        letters = "".join(found.group() for found in _WORD.finditer(text))
        return frozenset(letters[rank : rank + 2] for rank in range(len(letters) - 1))
    return frozenset(
        word[:STEM_CHARS]
        for found in _WORD.finditer(text.lower())
        if len(word := found.group()) >= LEAST_CONTENT_CHARS or word.isupper()
    )
