"""Paragraphs and headlines of a plain text, told by the statistics of its lines.

A line break inside hard-wrapped prose is a blank; in a text with one paragraph a line it ends a paragraph. The test is
the one that made the breaks: a wrapped line ends where the next line's first word would no longer have fitted.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from sayso.documents.sentences import trim
from sayso.records import Span

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_FINAL = re.compile(r"[.。．…:：;；,，、][\"'»”’」』)）\]]*$")
_LISTED = re.compile(r"(?:[-*•·▪◦–—]|\d{1,3}[.)])\s")
_WORD = re.compile(r"[^\W\d_]")
_PERHAPS_WIDE = re.compile("[\u1100-\U0010ffff]+")  # no wide character stands before Hangul; Cyrillic and Arabic do
# A hard-wrapped text is 40 to 120 columns wide; e-mail and news wires use 60 to 80.
_WRAP_COLUMNS = range(40, 121)
# Share of breaks that a greedy line filler would have made before a text counts as wrapped. Set by hand; measured on
# 242 texts of the fundus pages: paragraphs found again one a line 0.999, wrapped at 60, 72, 80 columns with empty lines
# between 0.994 to 0.997, wrapped at 72 without empty lines 0.62 (there only a short last line tells where one ends).
_WRAPPED_SHARE = 0.7
_TITLE_COLUMNS = 220
_SUBHEAD_COLUMNS = 110


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be: where it stands, and whether it is a headline."""

    span: Span
    headline: bool = False


def blocks(text: str, start: int = 0, end: int | None = None, *, joined: bool | None = None) -> tuple[Block, ...]:
    r"""Give the paragraphs of ``text[start:end]``, trimmed, in order, covering all that is not white space.

    Args:
        text: the whole text; spans count in it.
        start: where the part to look at begins, in code points.
        end: where it ends; None for the end of the text.
        joined: whether a single line break is a blank; None lets the lines decide.

    Example:
        >>> [block.headline for block in blocks("Harbour closed\nThe harbour was closed on Monday, the mayor said.")]
        [True, False]
    """
    groups = tuple(_groups(text, start, len(text) if end is None else end))
    width = (
        _wrap_columns(text, groups)
        if joined is None
        else max((_columns(text, line) for group in groups for line in group), default=0)
    )
    wrapped = joined if joined is not None else width > 0
    spans = [span for group in groups for span in (_unwrapped(text, group, width) if wrapped else _lines_apart(text, group))]
    return tuple(Block(span, headline) for span, headline in zip(spans, _headlines(text, spans), strict=True))


def _groups(text: str, start: int, end: int) -> Iterable[tuple[Span, ...]]:
    """Yield runs of lines without an empty line between them, each line trimmed."""
    group: list[Span] = []
    place = start
    for match in _BREAK.finditer(text, start, end):
        line, place = trim(text, place, match.start()), match.end()
        if line is None and group:
            yield tuple(group)
            group = []
        elif line is not None:
            group.append(line)
    last = trim(text, place, end)
    if last is not None:
        group.append(last)
    if group:
        yield tuple(group)


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide (East Asian) characters take two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(each) in "WF" for run in _PERHAPS_WIDE.findall(text) for each in run)


def _columns(text: str, line: Span) -> int:
    return columns(text[line.start : line.end])


def _wrap_columns(text: str, groups: Sequence[Sequence[Span]]) -> int:
    """Give the width at which the text is hard-wrapped, 0 when it is not."""
    breaks = [(line, after) for group in groups for line, after in pairwise(group)]
    if len(breaks) < 3:  # noqa: PLR2004 two breaks prove nothing
        return 0
    width = max(_columns(text, line) for group in groups for line in group)
    if width not in _WRAP_COLUMNS:
        return 0
    n_greedy = sum(1 for line, after in breaks if _would_not_fit(text, line, after, width))
    return width if n_greedy >= _WRAPPED_SHARE * len(breaks) else 0


def _would_not_fit(text: str, line: Span, after: Span, width: int) -> bool:
    """Tell whether the next line's first word was too long for this one. Han and kana break anywhere: two columns."""
    following = text[after.start : after.end]
    first = following[:1] if columns(following[:1]) > 1 else following.split(maxsplit=1)[0]
    return _columns(text, line) + 1 + columns(first) > width


def _unwrapped(text: str, group: Sequence[Span], width: int) -> Iterable[Span]:
    """Join the lines of a group, but end a paragraph at a line that had room left, or before a list item."""
    start = group[0].start
    for line, after in pairwise(group):
        room_left = width in _WRAP_COLUMNS and not _would_not_fit(text, line, after, int(width * 0.85))
        if room_left or _LISTED.match(text, after.start, after.end):
            yield Span(start, line.end)
            start = after.start
    yield Span(start, group[-1].end)


def _lines_apart(text: str, group: Sequence[Span]) -> Iterable[Span]:
    """Give each line as a paragraph, but keep one that breaks off in mid-sentence with the line that goes on in lower case."""
    start = group[0].start
    for line, after in pairwise(group):
        if not (text[line.end - 1].isalnum() or text[line.end - 1] == ",") or not text[after.start].islower():
            yield Span(start, line.end)
            start = after.start
    yield Span(start, group[-1].end)


def _headlines(text: str, spans: Sequence[Span]) -> list[bool]:
    """Tell for each paragraph whether it is a headline: one short line without a full stop, and longer text after it."""
    flags: list[bool] = []
    at_top = True
    for place, span in enumerate(spans):
        following = spans[place + 1 : place + 5]
        at_top = at_top and (place == 0 or flags[-1])
        flags.append(_reads_as_headline(text, span, at_top=at_top) and _something_longer(text, span, following, at_top=at_top))
    return flags


def _reads_as_headline(text: str, span: Span, *, at_top: bool) -> bool:
    words = text[span.start : span.end]
    if len(words) > _TITLE_COLUMNS or (_BREAK.search(words) and not at_top) or not _WORD.search(words):
        return False
    if _FINAL.search(words) or _LISTED.match(words) or "://" in words:
        return False
    return columns(words) <= (_TITLE_COLUMNS if at_top else _SUBHEAD_COLUMNS) and (at_top or words[-1] not in '!?！？"”»」')


def _something_longer(text: str, span: Span, following: Sequence[Span], *, at_top: bool) -> bool:
    """Look for the text that a headline heads: the next paragraph, or, at the top, any of the next three."""
    own = _columns(text, span)
    return any(_columns(text, after) > own for after in following[: 4 if at_top else 1])
