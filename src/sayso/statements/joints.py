"""Put right where marks meet: particles between content and cue, particles on the end of a source, contents over quoted names."""

import re
from dataclasses import replace
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.statements.decoding import Mark
from sayso.statements.edges import source_span
from sayso.statements.stretching import stretched

_MIN_CONTENT_CHARS = 2


def joined(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Give the marks of one text as they are linked; as many as before, in the same order.

    Example:
        >>> text = "町長は残すと述べた"
        >>> marks = (Mark(0, 3, "source", 1.0), Mark(3, 6, "content", 1.0), Mark(6, 9, "cue", 1.0))
        >>> [text[each.start : each.end] for each in joined(text, marks)]
        ['町長', '残す', 'と述べた']
    """
    result = list(stretched(text, marks))
    for number, mark in enumerate(result):
        if mark.role == "source":
            result[number] = replace(mark, end=source_span(text, mark.start, mark.end).end)
        following = result[number + 1] if number + 1 < len(result) else None
        if mark.role == "content" and following is not None and following.role == "cue":
            cut = _particle(text, mark, following)
            if cut < mark.end:
                result[number], result[number + 1] = replace(mark, end=cut), replace(following, start=cut)
    return tuple(result)


def _particle(text: str, content: Mark, cue: Mark) -> int:
    """Give where the particle begins that a content ends with and its cue, right behind it, should begin with; else its end."""
    gap = text[content.end : cue.start]
    if gap.strip(" ") or len(gap) > 1:
        return content.end
    for pattern in _endings():
        match = pattern.search(text, content.start, content.end)
        if match and match.end() == content.end and match.start(1) - content.start >= _MIN_CONTENT_CHARS:
            return match.start(1)
    return content.end


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    lists = (each for languages in word_list("quotatives").values() for each in languages)
    return tuple(re.compile(f"(?<={each['after']})({'|'.join(map(re.escape, each['endings']))})$") for each in lists)
