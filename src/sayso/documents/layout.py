"""A tree of markup to text with paragraphs, headlines and links: one walk for every extractor's output."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sayso.documents.paragraphs import Block
from sayso.records import Link, Span

_BREAKING = frozenset((
    "address", "article", "blockquote", "body", "br", "cell", "center", "code", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "item",
    "lb", "li",
    "list", "main", "ol", "p", "pre", "quote", "row", "section", "summary", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "head"])
_SKIPPED = frozenset((
    "aside", "audio", "button", "canvas", "form", "graphic", "iframe", "link", "meta", "nav", "noscript", "object", "script",
    "select",
    "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Laid:
    """Text laid out: paragraphs are parted by an empty line."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class _Page:
    """The text so far, and the paragraph that is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: str = ""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    open_links: list[tuple[str, int]] = field(default_factory=list)
    line_links: list[tuple[str, int, int]] = field(default_factory=list)

    def write(self, words: str | None) -> None:
        """Add words to the line; white space collapses as on a page."""
        if not words:
            return
        flat = " ".join(words.split())
        blank_before = words[0].isspace() and self.line != "" and not self.line.endswith(" ")
        self.line += (" " if blank_before else "") + flat + (" " if flat and words[-1].isspace() else "")

    def close(self, *, headline: bool) -> None:
        """End the paragraph."""
        words = self.line.strip()
        start = self.length + (len(_GAP) if self.length else 0)
        if words:
            self.parts.append(words)
            self.blocks.append(Block(Span(start, start + len(words)), headline))
            self.length = start + len(words)
            self.links += [Link(url, _clipped(start, low, high, len(words))) for url, low, high in self.line_links]
        self.line, self.line_links = "", []
        self.open_links = [(url, 0) for url, _ in self.open_links]

    def end_link(self) -> None:
        """Note the span of the link that closes here."""
        url, low = self.open_links.pop()
        high = len(self.line.rstrip())
        low += len(self.line[low:]) - len(self.line[low:].lstrip())
        if url and low < high:
            self.line_links.append((url, low, high))


def _clipped(start: int, low: int, high: int, length: int) -> Span | None:
    return Span(start + low, start + min(high, length)) if low < min(high, length) else None


def lay_out(root: Any) -> Laid:
    """Give the text of an lxml element, its paragraphs and the spans of its links.

    Tables, lists and quotations give a paragraph for each cell, item and line. The walk is a loop, so that
    a page nested ten thousand deep cannot exhaust the stack.
    """
    page = _Page()
    headings = 0
    for opens, element in _walk(root):
        tag = element.tag
        if tag in _BREAKING:
            page.close(headline=headings > 0)
        if opens:
            headings += tag in _HEADINGS
            if tag in {"a", "ref"}:
                page.open_links.append((str(element.get("href") or element.get("target") or "").strip(), len(page.line)))
            page.write(element.text)
            continue
        headings -= tag in _HEADINGS
        if tag in {"a", "ref"}:
            page.end_link()
        if element is not root:
            page.write(element.tail)
    page.close(headline=headings > 0)
    return Laid(_GAP.join(page.parts), tuple(page.blocks), tuple(page.links))


def _walk(root: Any) -> Iterator[tuple[bool, Any]]:
    """Yield (True, element) where an element opens and (False, element) where it closes; skipped ones only give their tail."""
    stack: list[tuple[bool, Any]] = [(True, root)]
    while stack:
        opens, element = stack.pop()
        if opens and (not isinstance(element.tag, str) or element.tag in _SKIPPED):
            yield False, _Tail(element.tail)
            continue
        yield opens, element
        if opens:
            stack.append((False, element))
            stack.extend((True, child) for child in reversed(list(element)))


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a comment or a script: only its text counts."""

    tail: str | None
    tag: str = ""


def part(laid: Laid, span: Span) -> Laid:
    """Give a range of laid-out text as a text of its own, with offsets moved."""
    blocks = tuple(Block(_moved(block.span, span), block.headline) for block in laid.blocks if span.overlap(block.span))
    links = tuple(Link(link.url, _moved(link.span, span)) for link in laid.links if link.span and span.overlap(link.span))
    return Laid(laid.text[span.start : span.end], blocks, links)


def _moved(inner: Span, outer: Span) -> Span:
    return Span(max(inner.start, outer.start) - outer.start, min(inner.end, outer.end) - outer.start)


def headed(laid: Laid, title: str | None) -> Laid:
    r"""Put the headline above a text that does not begin with it.

    Example:
        >>> headed(Laid("The ferry sank.", (Block(Span(0, 15)),)), "Ferry sinks").text
        'Ferry sinks\n\nThe ferry sank.'
    """
    if not title or not laid.text:
        return laid
    first = laid.blocks[0].span if laid.blocks else None
    opening = laid.text[first.start : first.end] if first else ""
    if _folded(opening) == _folded(title):
        return Laid(laid.text, (Block(laid.blocks[0].span, headline=True), *laid.blocks[1:]), laid.links)
    shift = len(title) + len(_GAP)
    blocks = tuple(Block(Span(block.span.start + shift, block.span.end + shift), block.headline) for block in laid.blocks)
    links = tuple(Link(link.url, link.span and Span(link.span.start + shift, link.span.end + shift)) for link in laid.links)
    return Laid(title + _GAP + laid.text, (Block(Span(0, len(title)), headline=True), *blocks), links)


def _folded(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())
