"""Give a content to who is credited with the sentence before: «Мост закрыт до пятницы. Об этом сообщил мэр».

The tagger mostly marks the sentence before as the content. Where it marks a piece of it, nothing, or "this" alone, the sentence
is marked here.
"""

import re
from collections.abc import Sequence
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.statements.decoding import Mark

MAX_SENTENCES = 3  # before «Об этом сообщил», on its line: a lead; more are seldom all that one notice says
MARKED = 0.6  # of the sentences before: so much that the tagger marked stands as it is
_END = re.compile(r"[.!?…]['\"”’»)]*\s+(?=[^\W\d_a-zа-яёіїєґ]|[«“\"„])|[。！？](?![」』”’])\s*|\n+\s*")
_EDGE = " \t\r\n.。!?…"


def pointed_back(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Give the marks of one text with the sentences before as contents of what only points back to them.

    Example:
        >>> text = "Мост закрыт до пятницы. Об этом сообщил мэр."
        >>> marks = (Mark(24, 39, "cue", 0.9), Mark(40, 43, "source", 0.9))
        >>> [text[each.start : each.end] for each in pointed_back(text, marks) if each.role == "content"]
        ['Мост закрыт до пятницы']
    """
    kept = list(marks)
    for mark in marks:
        words = text[mark.start : mark.end].casefold()
        this = mark.role == "content" and words in _forms("this")
        if not (this or (mark.role in {"cue", "content"} and words.startswith(_about()))):
            continue
        found = _before(text, mark, kept, 1 if this else MAX_SENTENCES)
        if found is None:
            continue
        start, end = found
        met = [each for each in kept if each.start < end and start < each.end]
        inside = [each for each in met if each.role == "content" and start <= each.start and each.end <= end]
        if met != inside:
            continue
        if sum(each.end - each.start for each in inside) < MARKED * (end - start):
            kept = [each for each in kept if each not in inside]
            kept.append(Mark(start, end, "content", mark.score))
        if this:
            kept.remove(mark)
    return tuple(sorted(kept))


def _before(text: str, mark: Mark, marks: Sequence[Mark], most: int) -> tuple[int, int] | None:
    """Give the sentences before the one in which a mark stands, on one line, that credit nobody themselves; None without any."""
    ends = [match.end() for match in _END.finditer(text, 0, mark.start + 1) if match.end() <= mark.start]
    if not ends:
        return None
    starts = [0, *ends[:-1]]
    found: tuple[int, int] | None = None
    for start, end in list(zip(starts, ends, strict=True))[::-1][:most]:
        credited = any(each.role != "content" and start <= each.start < end for each in marks)
        if credited or (found is not None and "\n" in text[start : found[0]]):
            break
        if text[start:end].strip(_EDGE):
            found = (start, found[1] if found else start + len(text[start:end].rstrip(_EDGE)))
    return found


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for lists in word_list("anaphora").values() for form in lists[name])


@cache
def _about() -> tuple[str, ...]:
    return tuple(sorted(_forms("about")))
