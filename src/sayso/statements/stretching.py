"""Stretch contents over quoted names: the tagger takes the end of «Ostra» for the end of what is quoted.

"that the ferry «Ostra» brought timber" comes back as "that the ferry «Ostra»", and the rest unmarked; or only the part after the
name is marked. Source: 9 of 11 contents with a quoted name in the example pile, before this rule.
"""

import re
from dataclasses import replace
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.statements.decoding import Mark

MAX_STRETCH_CHARS = 220
_NAME = r"(?:«[^«»\n]{1,30}»|“[^“”\n]{1,30}”|„[^„“”\n]{1,30}[“”]|「[^「」\n]{1,20}」|『[^『』\n]{1,20}』|\"[^\"\n]{1,30}\")"
_HOLDS_NAME = re.compile(_NAME)
_STOP = re.compile(r"[.!?…](?:\s|$)|[。！？\n]|\s[—–-]\s")
_GOES_ON = re.compile(rf"\s?(?:[^\W_]|{_NAME})")
_COMMA = re.compile(r"[,;、，]\s?")
_DAY = re.compile(r" ([^\W\d_]{3,12})\.? (\d{1,2})(?= [a-zà-þа-яёіїєґ])")
_REST_OF_NUMBER = re.compile(r"[.,:]\d[\d.,:]*(?<=\d)\s?[%‰]?")
NEAR_CHARS = 40
_NAME_CHARS = 34  # the longest quoted name, marks and blanks included


def stretched(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Give the marks with every content that stops or starts at a quoted name stretched to the end or start of its clause.

    Example:
        >>> text = "It says that the ferry «Ostra» brought timber."
        >>> content = Mark(8, 30, "content", 1.0)
        >>> text[slice(stretched(text, (content,))[0].start, stretched(text, (content,))[0].end)]
        'that the ferry «Ostra» brought timber'
    """
    result = list(marks)
    for number, mark in enumerate(result):
        if mark.role != "content":
            continue
        before = result[number - 1].end if number else 0
        after = result[number + 1].start if number + 1 < len(result) else len(text)
        result[number] = replace(mark, start=_start(text, mark, before), end=_end(text, mark, after))
    return tuple(result)


def _end(text: str, mark: Mark, after: int) -> int:
    """Go on after a content that a number or a quoted name was cut in, or that is near one: to the next comma, end or mark."""
    whole = max(_number_closed(text, mark, after), _day_passed(text, mark, after))
    cut = whole > mark.end
    mark = replace(mark, end=_name_closed(text, replace(mark, end=whole), after))
    words = text[mark.start : mark.end]
    rest = text[mark.end : min(after, mark.end + MAX_STRETCH_CHARS)]
    for pattern in (_STOP, _COMMA):
        if stop := pattern.search(rest):
            rest = rest[: stop.start()]
    rest = rest.rstrip()
    named = _HOLDS_NAME.search(words, 1) or _HOLDS_NAME.search(rest[:NEAR_CHARS])
    return mark.end + len(rest) if (named or cut) and _GOES_ON.match(rest) else mark.end


def _number_closed(text: str, mark: Mark, after: int) -> int:
    """Give a content's end behind the number in the middle of which it ends: "7" and ".5%"."""
    start = mark.end - 1 if text[mark.end - 1] in ".," else mark.end
    match = _REST_OF_NUMBER.match(text, start, after)
    return match.end() if match and start and text[start - 1].isdigit() else mark.end


def _day_passed(text: str, mark: Mark, after: int) -> int:
    """Give a content's end behind the day in front of which it ends, where the sentence goes on: "found", "Jan. 2 tied"."""
    match = _DAY.match(text, mark.end, after)
    return match.end(2) if match and match[1].casefold() in _months() else mark.end


@cache
def _months() -> frozenset[str]:
    return frozenset(form for months in word_list("pages")["months"].values() for forms in months for form in forms)


def _name_closed(text: str, mark: Mark, after: int) -> int:
    """Give a content's end behind the quoted name in the middle of which it ends ("le ferry « Ostra" and " »")."""
    for name in _HOLDS_NAME.finditer(text, max(mark.start, mark.end - _NAME_CHARS), min(after, mark.end + _NAME_CHARS)):
        if mark.start < name.start() < mark.end < name.end():
            return name.end()
    return mark.end


def _start(text: str, mark: Mark, before: int) -> int:
    """Take in the beginning of the sentence when a quoted name stands in it, unmarked, and only words lie between."""
    gap = text[max(before, mark.start - MAX_STRETCH_CHARS) : mark.start]
    stops = list(_STOP.finditer(gap))
    gap = gap[stops[-1].end() :] if stops else gap
    if not _HOLDS_NAME.search(gap) or not gap.rstrip()[-1:].isalnum() or not gap[:1].strip():
        return mark.start
    return mark.start - len(gap)
