"""Texts too long for one document, or of too many lines: read in parts, so that time and memory have bounds and all is told."""

import re
from collections.abc import Iterator

from sayso.records import Unread
from sayso.settings import Settings

# War and Peace has 3.2 million characters: what is longer is a heap of texts, and no room after this one could hold it at once.
LONGEST_CHARS = 4_000_000
_PART_CHARS = 1_000_000
# So far back of its end a part looks for a place where nothing is torn
_BACK_CHARS = 100_000
_BREAKS = re.compile(r"[\r\n]+")
_ENDS = ("\n\n", "\r\n\r\n", "\n", "\r", ". ", " ")


def within_lines(text: str, path: str, settings: Settings) -> tuple[str, tuple[Unread, ...]]:
    r"""Cut a text behind so many lines as the setting ``max_rows`` allows, empty ones not counted, and note what is left out.

    A paragraph costs some 300 bytes however short it is, so that a file of letters and line breaks would fill the memory.

    Example:
        >>> within_lines("one\n\ntwo\nthree", "a.txt", Settings(max_rows=2))[0]
        'one\n\ntwo\n'
    """
    if len(text) <= settings.max_rows:
        return text, ()
    for number, match in enumerate(_BREAKS.finditer(text), 1):
        if number == settings.max_rows and text[match.end() :].strip():
            n_left = len(text) - match.end()
            why = f"has more than {number} lines; the later ones, {n_left} characters, are not read (setting max_rows)"
            return text[: match.end()], (Unread(path, why, match.end()),)
    return text, ()


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a long text begin and end: about a million characters each, up to an empty line if there is one.

    Example:
        >>> list(parts("short"))
        [(0, 5)]
    """
    start = 0
    while len(text) - start > LONGEST_CHARS or (start and len(text) - start > 2 * _PART_CHARS):
        end = start + _PART_CHARS
        found = ((text.rfind(mark, end - _BACK_CHARS, end), len(mark)) for mark in _ENDS)
        end = next((place + length for place, length in found if place >= 0), end)
        yield start, end
        start = end
    yield start, len(text)


def parted(text: str, path: str) -> tuple[Unread, ...]:
    """Note that a text is read in parts, where it is."""
    if len(text) <= LONGEST_CHARS:
        return ()
    number = sum(1 for _ in parts(text))
    return (
        Unread(
            path,
            f"is a text of {len(text)} characters, which is longer than any article or book: it is read as {number} documents",
        ),
    )
