"""Lines on pages to paragraphs: what recurs at the edges goes, what a line break or a hyphen parted comes together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.documents.paragraphs import columns

_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_FINAL = re.compile(r"[.。．!！?？:：;…][\"'»”’」』)）\]]*\Z")
_WORD_BREAK = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\Z")
_LISTED = re.compile(r"\s*(?:[-*•·▪◦–—]|\d{1,3}[.)]|\(?[a-z]\))\s")
_EDGE_LINES = 3
_FARTHEST = 1e6  # points: 350 m; the format's own pages end at 14,400
_LONGEST_EDGE = 120
# A head or foot recurs on a quarter of the pages at least (left and right pages have two, chapters have their own).
_RECURRING_SHARE = 0.25
# All by hand, on own texts set in one and two columns with indents or with gaps, and on a few public PDFs: how much wider than
# usual a gap between paragraphs is; how much larger a heading's letters are; what counts as an indent, in heights of a letter.
_WIDE_STEP = 1.35
_LARGER = 1.12
_WIDEST_STEP = 2.5  # heights of a letter; typescript with an empty line between two lines has 2.2
_INDENT = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, its edges and base line in points from the lower left corner, the height of its letters."""

    page: int
    words: str
    left: float
    right: float
    base: float
    height: float


def line_of(page: int, words: str, *places: float) -> Line:
    """Give a line as it was measured: left, right, base, height. What a PDF's own arithmetic made infinite, or no number, is 0.

    Example:
        >>> line_of(0, "The ferry", 72.0, float("inf"), float("nan"), -1.0)
        Line(page=0, words='The ferry', left=72.0, right=0.0, base=0.0, height=0.1)
    """
    left, right, base, height = (place if abs(place) <= _FARTHEST else 0.0 for place in places)
    return Line(page, words, left, right, base, max(height, 0.1))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that was put together, and whether it is set larger than the text, as headings are."""

    words: str
    heading: bool


def paragraphs(lines: Sequence[Line]) -> tuple[Passage, ...]:
    """Put the lines of a document together into its paragraphs.

    Example:
        >>> one = Line(0, "The ferry sank in the har\u00ad", 70, 300, 700, 11)
        >>> two = Line(0, "bour on Monday.", 70, 170, 686, 11)
        >>> [each.words for each in paragraphs([one, two])]
        ['The ferry sank in the harbour on Monday.']
    """
    kept = _without_recurring(lines)
    if not kept:
        return ()
    usual = _usual_height(kept)
    compounds = frozenset(word.lower() for line in kept for word in line.words.split() if "-" in word.strip("-"))
    step = _usual_step(kept)
    found: list[list[Line]] = []
    for column in _in_columns(kept):
        left, right = min(line.left for line in column), max(line.right for line in column)
        for rank, line in enumerate(column):
            above = column[rank - 1] if rank else None
            last = found[-1][-1] if found else None
            begins = _begins(above, line, (left, right), step) if above else not _goes_on(last, line)
            if begins or not found:
                found.append([])
            found[-1].append(line)
    return tuple(
        Passage(words, heading=_usual_height(group) > _LARGER * usual and len(words) < 300)  # noqa: PLR2004 longer than any title
        for group in found
        if (words := _joined(group, compounds))
    )


def _without_recurring(lines: Sequence[Line]) -> list[Line]:
    """Drop running heads, feet and page numbers: the same words but for figures, at the edges of several pages."""
    pages: dict[int, list[Line]] = {line.page: [] for line in lines}
    for line in lines:
        pages[line.page].append(line)
    edges = [_edges(page) for page in pages.values()]
    counted = Counter(key for page in edges for key in {_key(line) for line in page})
    least = max(2, _RECURRING_SHARE * len(pages))
    dropped = {id(line) for page in edges for line in page if counted[_key(line)] >= least}
    kept = [line for line in lines if id(line) not in dropped]
    # where nearly all words would go, they are the text: slides, forms, tickets
    return kept if 5 * sum(len(line.words) for line in kept) > sum(len(line.words) for line in lines) else list(lines)


def _edges(page: Sequence[Line]) -> list[Line]:
    down = sorted(page, key=lambda line: -line.base)
    edge = {id(line): line for line in (*down[:_EDGE_LINES], *down[-_EDGE_LINES:])}
    return [line for line in edge.values() if len(line.words) <= _LONGEST_EDGE]


def _key(line: Line) -> tuple[str, int]:
    """Give what recurs of a head: its words without figures, and about where it stands."""
    return _DIGITS.sub("#", " ".join(line.words.lower().split())), round(line.base / 12)


def _usual_height(lines: Sequence[Line]) -> float:
    """Give the height of letters in which most text is set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.height, 1)] += len(line.words)
    return letters.most_common(1)[0][0]


def _usual_step(lines: Sequence[Line]) -> float:
    """Give the distance of base lines within paragraphs, in heights of a letter."""
    steps = [
        (one.base - two.base) / one.height
        for one, two in pairwise(lines)
        if one.page == two.page and one.height > 0 and 0.5 < (one.base - two.base) / one.height < _WIDEST_STEP  # noqa: PLR2004 else the same line
    ]
    return sorted(steps)[len(steps) // 3] if steps else 1.3  # as most text is set


def _in_columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines that stand under one another."""
    column = [lines[0]]
    for one, two in pairwise(lines):
        under = one.page == two.page and two.base < one.base - 0.3 * one.height
        beside = two.left < max(line.right for line in column[-8:]) and two.right > min(line.left for line in column[-8:])
        beside_gap = (
            one.page == two.page and abs(two.base - one.base) <= 0.3 * one.height and 0 <= two.left - one.right < one.height
        )
        if not (under and beside) and not beside_gap:
            yield column
            column = []
        column.append(two)
    yield column


def _begins(above: Line, line: Line, edges: tuple[float, float], step: float) -> bool:
    """Tell whether a line begins a paragraph: other letters, a wide gap, an indent, or room left in the line above it."""
    left, right = edges
    height = max(above.height, 1.0)
    if abs(line.height - above.height) > (_LARGER - 1) * height:
        return True
    if above.base - line.base > _WIDE_STEP * step * height:
        return True
    if line.left - above.left > _INDENT * height and line.left - left > _INDENT * height:
        return True
    letter = (above.right - above.left) / max(1, columns(above.words))
    first = line.words.split(maxsplit=1)[0] if line.words.split() else ""
    needed = letter * (columns(first[:1]) if columns(first[:1]) > 1 else columns(first) + 1)
    room = right - above.right
    if not _FINAL.search(above.words.rstrip()):
        return bool(_LISTED.match(line.words)) or (
            not line.words.lstrip()[:1].islower() and room > needed + 0.12 * (right - left)
        )
    return bool(_LISTED.match(line.words)) or room > needed + 0.02 * (right - left)


def _goes_on(last: Line | None, line: Line) -> bool:
    """Tell whether a column goes on with the paragraph of the one before: it broke off, and this one does not begin one."""
    if last is None or abs(last.height - line.height) > (_LARGER - 1) * max(last.height, 1.0):
        return False
    ended = _FINAL.search(last.words.rstrip())
    first = line.words.lstrip()[:1]
    return not ended and (first.islower() or bool(_WORD_BREAK.search(last.words.rstrip())) or columns(first) > 1)


def _joined(lines: Sequence[Line], compounds: frozenset[str]) -> str:
    """Write lines as one: without the hyphens that line breaks made, without blanks between Han or kana."""
    text = ""
    for line in lines:
        words = " ".join(line.words.split())
        if not text or not words:
            text += words
        elif _WORD_BREAK.search(text):
            text = _dehyphenated(text, words, compounds)
        elif columns(text[-1]) > 1 and columns(words[0]) > 1:
            text += words
        else:
            text += " " + words
    return text.replace("\u00ad", "-") if text.endswith("\u00ad") else text.replace("\u00ad", "")


def _dehyphenated(text: str, words: str, compounds: frozenset[str]) -> str:
    """Join a word that was parted; a compound keeps its hyphen where the text has it elsewhere, and before a capital."""
    compound = f"{text[:-1].rpartition(' ')[2]}-{words.partition(' ')[0]}".lower()
    keeps = compound in compounds or compound.strip('.,;:!?"”»)') in compounds or not words[0].islower()
    return (text[:-1] + "-" if keeps else text[:-1]) + words
