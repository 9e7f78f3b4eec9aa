"""The part of a text around the words that were searched for, with these marked."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from markupsafe import Markup, escape

from sayso.case.searching import words_of
from sayso.report.cleaning import clean

AROUND_CHARS = 90
LONGEST_CHARS = 360
SEARCHED_CHARS = 100_000  # of a text, from its beginning
_WORD = re.compile(r"\w")


def excerpt(text: str, words: str) -> Markup:
    """Give the first place in which the words stand nearest each other, each word marked.

    Args:
        text: of a document.
        words: as somebody typed them.

    Example:
        >>> excerpt("The mill burnt. The Mayor said that the mill is shut.", "mayor mill")
        Markup('The <mark>mill</mark> burnt. The <mark>Mayor</mark> said that the <mark>mill</mark> is shut.')
    """
    found = places(text, words_of(words))
    start, end = _window(text, found)
    pieces = [Markup("… ") if start else Markup()]
    last = start
    for first, until in found:
        if last <= first and until <= end:
            pieces += [_flat(text[last:first]), Markup("<mark>{}</mark>").format(_flat(text[first:until]))]
            last = until
    return Markup().join([*pieces, _flat(text[last:end]), Markup(" …") if end < len(text) else Markup()])


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Find words as the index finds them: without regard to case and accents, whole words where a script has blanks.

    Example:
        >>> places("Jérôme’s jerome", ["jerome"])
        [(0, 6), (9, 15)]
    """
    if not words:
        return []
    folded, origins = _folded(text[:SEARCHED_CHARS])
    pattern = "|".join(_pattern(_folded(each)[0]) for each in words)
    return [(origins[each.start()], origins[each.end() - 1] + 1) for each in re.finditer(pattern, folded) if each.group()]


def _pattern(word: str) -> str:
    """Give what matches a word: of scripts without blanks the index keeps pairs of signs, which stand anywhere."""
    bounded = word.isascii() or unicodedata.name(word[0], "").split(" ")[0] in {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW"}
    return rf"(?<!\w){re.escape(word)}(?!\w)" if bounded else re.escape(word)


def _folded(text: str) -> tuple[str, list[int]]:
    """Give a text without case and accents, and where in the text each of its characters comes from."""
    signs, origins = [], []
    for place, sign in enumerate(text):
        for each in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(each):
                signs.append(each)
                origins.append(place)
    return "".join(signs), origins


def _window(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give the stretch in which most of the places lie, of whole words."""
    if not found:
        return 0, _edge(text, LONGEST_CHARS, 1)
    starts = [first for first, _ in found]
    reach = LONGEST_CHARS - 2 * AROUND_CHARS
    within = [bisect_left(starts, start + reach) - place for place, start in enumerate(starts)]  # of 50,000, perhaps
    best = starts[within.index(max(within))]
    start = _edge(text, max(0, best - AROUND_CHARS), -1)
    return start, _edge(text, min(len(text), start + LONGEST_CHARS), 1)


def _edge(text: str, place: int, step: int) -> int:
    """Move a place to the next edge of a word, a few characters at most."""
    for at in range(place, place + 20 * step, step):
        if at <= 0 or at >= len(text):
            return max(0, min(at, len(text)))
        if not (_WORD.match(text[at]) and _WORD.match(text[at - 1])):
            return at
    return place


def _flat(text: str) -> Markup:
    return escape(re.sub(r"\s+", " ", clean(text)))
