"""One page of text into its posts.

A post ends before its footer (or begins at its header), so that footers belong to no document. Footers of strong forms cut
even when single; dates, permanent links, URLs and separators cut only where several agree.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.documents.dates import Reading, as_moment
from sayso.documents.footers import Footer, footers
from sayso.documents.sentences import trim
from sayso.records import Moment, Span, Unread

_LONGEST_HEADING = 220


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a page: where its text stands, who posted it, and when."""

    span: Span
    author: str | None
    published: Moment | None


def posts(text: str, path: str) -> tuple[tuple[Post, ...], tuple[Unread, ...]]:
    r"""Cut a page into its posts; no posts are returned where nothing shows that the text is a page of posts.

    Args:
        text: the decoded file.
        path: for the notes on empty posts.

    Returns:
        The posts that hold text, and a note for each that holds none.

    Example:
        >>> page = "The ferry is late.\nposted by Marlow at 08:10| Comment(0)\n\nposted by Marlow at 07:55| Comment(0)\n"
        >>> found, empty = posts(page, "page.txt")
        >>> len(found), empty[0].why
        (1, 'post by Marlow at 07:55 holds no text')
    """
    lines = tuple(footers(text))
    marks = _marks(lines, text)
    if not marks:
        return (), ()
    opening = _opens(text, marks)
    regions = _headed(text, marks) if opening else _footed(text, marks)
    dates = tuple(line for line in lines if line.kind == "date")
    found: list[Post] = []
    empty: list[Unread] = []
    carried: tuple[Footer | None, Reading | None] = (None, None)
    for region, mark in regions:
        carried = _carried(carried, dates, region, mark)
        span = _inner(text, region, lines)
        when = _when(mark, carried[0])
        if span is not None:
            found.append(Post(span, mark.name if mark else None, when))
        elif mark is not None and mark.kind == "footer":
            empty.append(Unread(path, _empty(mark), mark.span.start))
    return tuple(found), tuple(empty)


def _marks(lines: Sequence[Footer], text: str) -> tuple[Footer, ...]:
    """Choose the lines that bound posts: signed footers, else repeated permanent links, else dated or separated parts."""
    signed = tuple(line for line in lines if line.kind == "footer")
    if len(signed) > 1 or any(line.alone for line in signed):
        return signed
    links = tuple(line for line in lines if line.kind == "permalink")
    if len(links) > 1:
        return _one_each(links, text)
    dates = tuple(line for line in lines if line.kind == "date" and line.when and line.when.clock)
    if len(dates) > 1:
        return dates
    return _separated(lines, text)


def _within(lines: Sequence[Footer], region: tuple[int, int]) -> Sequence[Footer]:
    """Give the lines that begin in a region; a page may hold ten thousand of them, so they are searched by halves."""
    low, high = (bisect_left(lines, edge, key=lambda line: line.span.start) for edge in region)
    return lines[low:high]


def _one_each(links: Sequence[Footer], text: str) -> tuple[Footer, ...]:
    """Keep the last of neighbouring lines: "Permalink" and "Comments (0)" under one another are one footer."""
    kept = [
        link
        for link, after in zip(links, [*links[1:], None], strict=True)
        if after is None or text[link.span.end : after.span.start].strip()
    ]
    return tuple(kept) if len(kept) > 1 else ()


def _separated(lines: Sequence[Footer], text: str) -> tuple[Footer, ...]:
    """Take separators for bounds when every part between them holds a date or an address on a line of its own."""
    separators = [line for line in lines if line.kind == "separator"]
    if not separators:
        return ()
    edges = [0, *(line.span.start for line in separators), len(text)]
    parts = [(start, end) for start, end in pairwise(edges) if text[start:end].strip("*=_~#+—–-─━ \r\n\t")]
    telling = [line for line in lines if line.kind in {"date", "url", "footer"}]
    told = [bool(_within(telling, part)) for part in parts]
    return tuple(separators) if len(parts) > 1 and all(told) else ()


def _opens(text: str, marks: Sequence[Footer]) -> bool:
    """Tell whether the marks stand above their posts: text follows the last, and at most a heading precedes the first."""
    before, after = text[: marks[0].span.start].strip(), text[marks[-1].span.end :].strip()
    brief = len(before) <= _LONGEST_HEADING and before.count("\n") <= 2  # noqa: PLR2004 a title and the page's name
    return bool(after) and brief and marks[0].kind != "separator"


def _footed(text: str, marks: Sequence[Footer]) -> list[tuple[tuple[int, int], Footer | None]]:
    """Give each part of the text with the mark below it; what follows the last mark has none."""
    regions: list[tuple[tuple[int, int], Footer | None]] = []
    start = 0
    for mark in marks:
        regions.append(((start, mark.span.start), mark))
        start = mark.span.end
    if text[start:].strip():
        regions.append(((start, len(text)), None))
    return regions


def _headed(text: str, marks: Sequence[Footer]) -> list[tuple[tuple[int, int], Footer | None]]:
    """Give each part with the mark above it; the title line over a mark belongs to the post below."""
    if len(marks) == 1:
        return [((0, len(text)), marks[0])]
    ends = [
        *(_heading_start(text, before.span.end, mark.span.start) for before, mark in pairwise(marks)),
        len(text),
    ]
    return [((mark.span.end, end), mark) for mark, end in zip(marks, ends, strict=True)]


def _heading_start(text: str, low: int, place: int) -> int:
    """Give the start of the line above ``place`` if an empty line or the last post's end sets it off as a heading."""
    above = trim(text, low, place)
    if above is None:
        return place
    line = text.rfind("\n", low, above.end) + 1
    set_off = (
        line > low
        and not text[low:line].endswith(tuple("abcdefghijklmnopqrstuvwxyz,"))
        and text[low:line].endswith(("\n\n", "\r\n\r\n"))
    )
    return line if set_off and above.end - line <= _LONGEST_HEADING else place


def _inner(text: str, region: tuple[int, int], lines: Sequence[Footer]) -> Span | None:
    """Trim a region of white space and of the date, link and separator lines at its two ends."""
    span = trim(text, *region)
    bounding = [line.span for line in _within(lines, region)]
    while span is not None:
        edge = next((line for line in bounding if line.start == span.start or line.end == span.end), None)
        if edge is None:
            return span
        span = trim(text, edge.end, span.end) if edge.start == span.start else trim(text, span.start, edge.start)
    return None


def _carried(
    carried: tuple[Footer | None, Reading | None], dates: Sequence[Footer], region: tuple[int, int], mark: Footer | None
) -> tuple[Footer | None, Reading | None]:
    """Give the date line that counts for a post: its own, else the last one above, as long as the clock runs backwards.

    Pages list the newest post first, under one date line a day; a later time than the post above means another day.
    """
    own = next(iter(_within(dates, region)), None)
    when = mark.when if mark else None
    if own is not None:
        return own, when
    last, before = carried
    if last is None or before is None or when is None or before.clock is None or when.clock is None or when.clock > before.clock:
        return None, when
    return last, when


def _when(mark: Footer | None, date: Footer | None) -> Moment | None:
    """Give the moment of a post: the footer's own day, else the day of the date line near it, else the bare time."""
    when = mark.when if mark else None
    if when is not None and when.days:
        return as_moment(when, "footer")
    day = date.when if date else None
    if day is not None and day.days:
        if when is None or when.clock is None:
            return as_moment(day, "date line")
        return as_moment(Reading(day.days, when.clock, when.offset_minutes, ""), "date line and footer time")
    if when is not None and when.clock:
        return Moment(None, None, f"footer time only {_clock(when)}")
    return None


def _clock(when: Reading) -> str:
    return f"{when.clock[0]:02}:{when.clock[1]:02}" if when.clock else ""


def _empty(mark: Footer) -> str:
    by = f" by {mark.name}" if mark.name else ""
    at = f" at {_clock(mark.when)}" if mark.when and mark.when.clock else ""
    return f"post{by}{at} holds no text"
