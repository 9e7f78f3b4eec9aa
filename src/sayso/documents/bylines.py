"""What the first lines of a plain text say of it: author, outlet, date, where that is safe.

A dateline such as "LONDON, March 3 (Reuters) —" is left in the text and names no outlet: whose wire a paper carries is a
credit, which statements/ and origins/ read; and it has no year.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from sayso.documents.dates import as_moment, read
from sayso.documents.words import page_words
from sayso.records import Moment

_FIRST_LINES = 6
_HEAD_LINES = 3  # further down a short line with an outlet's word in it is rather a headline
_LONGEST = 120
_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]{0,20}(?:\s(?:[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]{0,20}|de|van|von|der|la|el|al|bin)){1,4}\Z")
_CJK_NAME = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff・]{2,10}\Z")
_ARABIC_NAME = re.compile(r"[\u0620-\u064a]{2,15}(?:\s[\u0620-\u064a]{2,15}){1,3}\Z")
_NOT_IN_NAME = re.compile(r"[\d.,:;!?…。、！？\"“”«»]")
_BAR = re.compile(r"\s*[|｜•·/]\s*|\s+[—–-]\s+")


@dataclass(frozen=True, slots=True)
class Byline:
    """What the first lines say; None where they do not."""

    author: str | None = None
    outlet: str | None = None
    published: Moment | None = None


def byline(text: str) -> Byline:
    r"""Read author, outlet and date from the first six lines of a text.

    Example:
        >>> byline("Ferry sinks\nHarbour Herald, 12 March 2024, 14:05\n\nThe ferry sank.").outlet
        'Harbour Herald'
    """
    found = Byline()
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()][:_FIRST_LINES]
    for place, line in enumerate(lines):
        if len(line) > _LONGEST:
            continue
        for rule in RULES:
            told = rule(line)
            if told is not None and _may_stand(told, rule, place):
                found = _joined(found, told)
                break
    return found


def _may_stand(told: Byline, rule: Callable[[str], Byline | None], place: int) -> bool:
    """The first line is rather a title; a name alone far down is rather a headline."""
    return (place > 0 or bool(told.published or told.author)) and (place < _HEAD_LINES or rule is not _outlet_alone)


def _joined(found: Byline, told: Byline) -> Byline:
    """Keep what was found first."""
    return replace(
        found,
        author=found.author or told.author,
        outlet=found.outlet or told.outlet,
        published=found.published or told.published,
    )


def _labelled_date(line: str) -> Byline | None:
    """Published: 17 May 2022; Опубликовано 17 мая 2022; 公開日：2022年5月17日; or the date alone."""
    lowered = line.lower()
    label = next((word for word in _labels() if lowered.startswith(word)), "")
    when = read(line[len(label) :])
    if when.days is None or when.rest:
        return None
    return Byline(published=as_moment(when, "visible date"))


def _by_name(line: str) -> Byline | None:
    """By Ada Winter; Von Anna Winter, Tagblatt; 記者：冬野あや."""
    lowered = line.lower()
    word = next(
        (each for each in _by_words() if lowered.startswith(each) and lowered[len(each) : len(each) + 1] in " :：/　"), None
    )
    if word is None:
        return None
    parts = [part.strip() for part in re.split(r",\s|\s?[|｜•]\s?", line[len(word) :].lstrip(" :：/　"))]
    if not _is_name(parts[0]):
        return None
    when = next((moment for part in parts[1:] if (moment := _whole_date(part))), None)
    outlet = next((part for part in parts[1:] if _is_outlet(part)), None)
    return Byline(author=parts[0], outlet=outlet, published=when)


def _barred(line: str) -> Byline | None:
    """Ada Winter | 17 May 2022; Harbour Herald | 17 May 2022 | 14:05."""
    parts = [part.strip() for part in _BAR.split(line)]
    if len(parts) < 2 or (when := _whole_date(" ".join(parts[1:]))) is None:  # noqa: PLR2004 a name and a date
        return None
    return _named(parts[0], when)


def _comma(line: str) -> Byline | None:
    """Harbour Herald, 12 March 2024, 14:05. Without a time of day the name may be a place: "Riga, 12 March 2024"."""
    name, comma, rest = line.partition(", ")
    when = read(rest) if comma else None
    if when is None or when.days is None or when.rest:
        return None
    if len(name.split()) > 5:  # noqa: PLR2004 longer is no name
        return None
    return Byline(outlet=name if when.clock or _is_outlet(name) else None, published=as_moment(when, "visible date"))


def _outlet_alone(line: str) -> Byline | None:
    """Golos Dorne; The Harbour Gazette: a line that is nothing but a name with an outlet's word in it."""
    words = line.split()
    named = all(word[0].isupper() or len(word) <= 3 for word in words) and not _NOT_IN_NAME.search(line)  # noqa: PLR2004 "del"
    return Byline(outlet=line) if named and len(words) <= 5 and _is_outlet(line) else None  # noqa: PLR2004 longer is no name


RULES: tuple[Callable[[str], Byline | None], ...] = (_labelled_date, _by_name, _barred, _comma, _outlet_alone)


def _named(name: str, when: Moment) -> Byline | None:
    if _is_outlet(name):
        return Byline(outlet=name, published=when)
    if _is_name(name):
        return Byline(author=name, published=when)
    return Byline(outlet=name, published=when) if len(name.split()) == 1 and len(name) > 1 else Byline(published=when)


def _whole_date(text: str) -> Moment | None:
    when = read(text)
    return as_moment(when, "visible date") if when.days and not when.rest else None


def _is_name(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_NAME, _CJK_NAME, _ARABIC_NAME)) and not _is_outlet(text)


def _is_outlet(text: str) -> bool:
    """Tell by a word such as "Herald" or "新聞", or by capitals alone ("TASS")."""
    words = text.lower().split()
    if not words or len(words) > 6:  # noqa: PLR2004 longer is no name
        return False
    if text.isupper() and len(words) == 1 and 2 <= len(text) <= 6:  # noqa: PLR2004 an acronym
        return True
    joined = any(word in text for word in _outlet_words() if not word.isascii())
    return joined or any(word.strip(".,") in _outlet_words() for word in words)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(page_words()["outlet_words"])


@cache
def _labels() -> tuple[str, ...]:
    return tuple(sorted(page_words()["published"], key=len, reverse=True))


@cache
def _by_words() -> tuple[str, ...]:
    return tuple(sorted((each["word"] for each in page_words()["bylines"]), key=len, reverse=True))
