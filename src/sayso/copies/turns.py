"""Words that turn or weaken a sentence where all else is equal: days, opposites, hedges, "will" that becomes "may"."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.copies.gaps import Side
from sayso.languages.opposites import any_opposite, opposite_pairs
from sayso.languages.patterns import any_of
from sayso.languages.times import named_months
from sayso.languages.wordlists import word_list

Mark = tuple[str, int, int]
# a hedge in longer differing text belongs to what is new there
MOST_WORDS = 8
_OPENS = re.compile(r"(?:^|[.!?:\n“”\"«„])\s*\Z")


def days_at(text: str, language: str) -> list[Mark]:
    """Find weekdays and months by name: which, start, end.

    Example:
        >>> days_at("jeudi 3 mars", "fr")
        [('weekday 3', 0, 5), ('month 3', 8, 12)]
    """
    found = [(f"month {month}", *span) for span, month in named_months(text, language)]
    for rank, pattern in enumerate(_weekdays(language) if _any_weekday(language).search(text) else ()):
        found += [(f"weekday {rank}", *match.span()) for match in pattern.finditer(text)]
    return sorted(found, key=lambda mark: mark[1])


@cache
def _weekdays(language: str) -> tuple[re.Pattern[str], ...]:
    rows = word_list("days").get(language, {}).get("weekdays", ())
    return tuple(any_of(forms, language) for forms in rows)


@cache
def _any_weekday(language: str) -> re.Pattern[str]:
    """Match any weekday: most texts have none, and need not be looked through for each."""
    return any_of([form for forms in word_list("days").get(language, {}).get("weekdays", ()) for form in forms], language)


def turned(first: Side, second: Side, *, denied: bool) -> Iterator[str]:
    """Tell words that turn the sentence: another day, an opposite unless a negation is told already, a hedge that came or went.

    What is told: "Monday -> Tuesday", "before -> after", "will -> may", "hedge removed: allegedly".
    """
    yield from _other_days(first, second)
    if not denied:
        yield from _opposites(first, second)
    yield from _hedges(first, second)


def _other_days(first: Side, second: Side) -> Iterator[str]:
    old, new = _touching(first, days_at), _touching(second, days_at)
    gone, come = (
        [mark for mark in old if mark[0] not in {key for key, _ in new}],
        [mark for mark in new if mark[0] not in dict(old)],
    )
    # a day for a month, or for no day, is another way to say when; a day for another day is another day
    for (key, words), (other, others) in zip(gone, come, strict=False):
        if key.split()[0] == other.split()[0]:
            yield f"{words} -> {others}"


def _touching(side: Side, find: object) -> list[tuple[str, str]]:
    """Give what a function finds in the words around a difference, as far as it takes part in it: key and words."""
    window = side.window
    if window is None or not callable(find):
        return []
    text = side.document.text[window.start : window.end]
    found = [(key, window.start + start, window.start + end) for key, start, end in find(text, side.language)]
    return [(key, side.document.text[start:end]) for key, start, end in found if side.touches(start, end)]


def _opposites(first: Side, second: Side) -> Iterator[str]:
    either = any_opposite(first.language)
    for pair in opposite_pairs(first.language) if either.search(first.text) and either.search(second.text) else ():
        old, new = ([[*pattern.finditer(side.text)] for pattern in pair] for side in (first, second))
        for rank in (0, 1):
            if old[rank] and not old[1 - rank] and new[1 - rank] and not new[rank]:
                yield f"{old[rank][0].group()} -> {new[1 - rank][0].group()}"


def _hedges(first: Side, second: Side) -> Iterator[str]:
    if max(first.size, second.size) > MOST_WORDS:
        return
    old, new = _touching(first, hedges_at), _touching(second, hedges_at)
    if (new and not old and _near(first.language).search(first.text)) or (
        old and not new and _near(second.language).search(second.text)
    ):
        return
    if new and not old:
        sure = _sure_in(first, second)
        yield f"{sure} -> {new[0][1]}" if sure else f"hedge added: {new[0][1]}"
    elif old and not new:
        sure = _sure_in(second, first)
        yield f"{old[0][1]} -> {sure}" if sure else f"hedge removed: {old[0][1]}"


def _sure_in(side: Side, other: Side) -> str | None:
    """Give the verb that stands where the other side is less sure: "will" for "may"."""
    found, there = (_sure(each.language).search(each.text) for each in (side, other))
    return found.group() if found and not there else None


def hedges_at(text: str, language: str) -> list[Mark]:
    """Find the words that hold a text at arm's length or leave it open, by ``languages/hedges.yml`` and ``degrees.yml``."""
    found = [match.span() for match in _open(language).finditer(text)]
    # the month of May, in a language where a hedge has a capital only when it opens a sentence
    return [("hedge", start, end) for start, end in found if not text[start].isupper() or _OPENS.search(text[:start])]


@cache
def _open(language: str) -> re.Pattern[str]:
    listed = word_list("degrees").get(language, {})
    dropped = set(listed.get("but", ()))
    entries = [each for each in word_list("hedges").get(language, ()) if each not in dropped]
    return any_of((*entries, *listed.get("open", ())), language)


@cache
def _near(language: str) -> re.Pattern[str]:
    return any_of(word_list("degrees").get(language, {}).get("near", ()), language)


@cache
def _sure(language: str) -> re.Pattern[str]:
    return any_of(word_list("degrees").get(language, {}).get("sure", ()), language)
