"""A document as the report shows it: every paragraph, its statements marked, copied passages as a bar in the margin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Copy, Document, Paragraph, Passage, Span
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import count_unseen, host, line, safe_url
from sayso.report.marks import Mark, marked, marks_of

_NOTES_SHOWN = 3
_LINKS_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A link in the margin to a side by side: where to, and with whom."""

    href: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph.

    Args:
        text: marked.
        language: for the ``lang`` and ``dir`` attributes.
        headline: whether it is one.
        tone: colour number of the wording that is copied here; 0 for none.
        notes: side by sides that begin here, the first few.
        more: how many begin here besides.
    """

    text: Markup
    language: str
    headline: bool
    tone: int
    notes: tuple[Note, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A document with everything that is shown of it.

    Args:
        document: the record.
        blocks: its paragraphs.
        url, links: as they may be followed; (host, address, words).
        unseen: how many invisible characters are left out of the view.
        speakers: (colour number, name) of those whose words are tinted.
        statements, copies: how many it has.
    """

    document: Document
    blocks: tuple[Block, ...]
    url: str | None
    host: str | None
    links: tuple[tuple[str, str, str], ...]
    unseen: int
    speakers: tuple[tuple[int, str], ...]
    statements: int
    copies: int


def leaf(shelf: Catalogue, document: Document) -> Leaf:
    """Put a document together."""
    statements = shelf.said_in.get(document.id, ())
    copies = shelf.copies_of.get(document.id, ())
    marks = [*_passage_marks(shelf, document, copies), *marks_of(shelf, statements, anchored=True)]
    tones = {shelf.tones.get(each.speaker or "", 0): shelf.speaker(each) for each in statements if each.speaker}
    url = safe_url(document.url)
    return Leaf(
        document=document,
        blocks=tuple(_blocks(shelf, document, marks, copies)),
        url=url,
        host=host(url) if url else None,
        links=tuple(_links(document))[:_LINKS_SHOWN],
        unseen=count_unseen(document.text),
        speakers=tuple((tone, name or "") for tone, name in sorted(tones.items()) if tone),
        statements=len(statements),
        copies=len(copies),
    )


def _sides(document: Document, copies: Iterable[Copy]) -> Iterable[tuple[Copy, Passage, Passage]]:
    """Give each copy with the side that lies in the document and the other side."""
    for copy in copies:
        for here, there in ((copy.a, copy.b), (copy.b, copy.a)):
            if here.document == document.id:
                yield copy, here, there


def _passage_marks(shelf: Catalogue, document: Document, copies: Iterable[Copy]) -> list[Mark]:
    """Mark where copied passages begin and end within a paragraph; equal passages once."""
    spans = {here.span: copy for copy, here, _ in _sides(document, copies)}
    return [
        Mark(span=span, role="passage", classes=f"wording-{shelf.tone_of_wording(copy.id)}")
        for span, copy in sorted(_outermost(spans).items())
    ]


def _outermost(spans: dict[Span, Copy]) -> dict[Span, Copy]:
    """Keep the passages that no other holds, so that the margin is not crowded."""
    kept: dict[Span, Copy] = {}
    reach = -1
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.end > reach:
            kept[span] = spans[span]
            reach = span.end
    return kept


def _blocks(shelf: Catalogue, document: Document, marks: Sequence[Mark], copies: Sequence[Copy]) -> Iterable[Block]:
    sides = list(_sides(document, copies))
    noted: set[str] = set()
    for paragraph in _all_paragraphs(document):
        span = paragraph.span
        here = [(copy, there) for copy, side, there in sides if side.span.overlap(span)]
        fresh = [(copy, there) for copy, there in here if copy.id not in noted]
        noted |= {copy.id for copy, _ in fresh}
        notes = [
            Note(href=shelf.href("copy", copy.id), kind=str(copy.kind), name=shelf.name(there.document)) for copy, there in fresh
        ]
        yield Block(
            text=marked(document, span, [mark for mark in marks if mark.span.overlap(span)]),
            language=paragraph.language,
            headline=paragraph.headline,
            tone=shelf.tone_of_wording(here[0][0].id) if here else 0,
            notes=tuple(notes[:_NOTES_SHOWN]),
            more=max(0, len(notes) - _NOTES_SHOWN),
        )


def _all_paragraphs(document: Document) -> Iterable[Paragraph]:
    """Give the paragraphs and whatever text stands between them, so that no word of a document is left out."""
    at = 0
    for paragraph in document.paragraphs:
        yield from _between(document, at, paragraph.span.start)
        yield paragraph
        at = paragraph.span.end
    yield from _between(document, at, len(document.text))


def _between(document: Document, start: int, end: int) -> Iterable[Paragraph]:
    at = start
    for words in document.text[start:end].split("\n"):
        if words.strip():
            yield Paragraph(span=Span(at, at + len(words)), language=document.language, headline=False, sentences=())
        at += len(words) + 1


def _links(document: Document) -> Iterable[tuple[str, str, str]]:
    for link in document.links:
        url = safe_url(link.url)
        if url:
            yield host(url) or "", url, line(document.words(link.span), 80) if link.span else ""
