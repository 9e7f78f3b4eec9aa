"""A document's text as the pages show it: every paragraph, its statements marked, copied passages as bars in the margin."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Copy, Document, Paragraph, Passage, Span, Statement
from sayso.report.catalogue import Catalogue
from sayso.report.kinds import act_label, copy_name
from sayso.report.marks import Mark, marked, marks_of

_NOTES_SHOWN = 3
_VOICES_SHOWN = 4
_BARS_SHOWN = 3
_HEADING = re.compile(r"\s*#{1,6}\s*")  # what Markdown writes before a headline
_HEADINGS = re.compile(r"(?m)^#{1,6}(?:[ \t]+|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A link in the margin to a side by side: where to, how it was copied, with whom, the colour number of the wording."""

    href: str
    kind: str
    name: str
    tone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks in a paragraph: colour number, name, what they do where they do more than say, their page."""

    tone: int
    name: str
    acts: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph.

    Args:
        text: marked.
        language: for the ``lang`` and ``dir`` attributes.
        headline: whether it is one.
        bars: what is copied here, one a wording.
        notes: side by sides that begin here, the first few.
        more: how many begin here besides.
        voices: who speaks here, the first few.
    """

    text: Markup
    language: str
    headline: bool
    bars: tuple[Note, ...]
    notes: tuple[Note, ...]
    more: int
    voices: tuple[Voice, ...]


def blocks(shelf: Catalogue, document: Document) -> Iterable[Block]:
    """Give the paragraphs of a document.

    Args:
        shelf: that has its statements, and its copies with the names of the other ends; ``tones`` colours the speakers.
        document: the record.
    """
    statements = shelf.said_in.get(document.id, ())
    sides = tuple(sides_in(document, shelf.copies_of.get(document.id, ())))
    marks = [*_brackets(shelf, sides), *marks_of(shelf, statements, anchored=True)]
    noted: set[str] = set()
    for paragraph in paragraphs_of(document):
        span = paragraph.span
        here = [(copy, there) for copy, side, there in sides if side.span.overlap(span)]
        fresh = [(copy, there) for copy, there in here if copy.id not in noted]
        noted |= {copy.id for copy, _ in fresh}
        by_wording = {shelf.wordings.get(copy.id): (copy, there) for copy, there in reversed(here)}
        yield Block(
            text=marked(document, span, [mark for mark in marks if mark.span.overlap(span)]),
            language=paragraph.language,
            headline=paragraph.headline,
            bars=tuple(_note(shelf, copy, there) for copy, there in reversed(by_wording.values()))[:_BARS_SHOWN],
            notes=tuple(_note(shelf, copy, there) for copy, there in fresh[:_NOTES_SHOWN]),
            more=max(0, len(fresh) - _NOTES_SHOWN),
            voices=tuple(_voices(shelf, [each for each in statements if each.extent.overlap(span)]))[:_VOICES_SHOWN],
        )


def sides_in(document: Document, copies: Iterable[Copy]) -> Iterable[tuple[Copy, Passage, Passage]]:
    """Give each copy with the side that lies in the document and the other side; both sides may lie in it."""
    for copy in copies:
        for here, there in ((copy.a, copy.b), (copy.b, copy.a)):
            if here.document == document.id:
                yield copy, here, there


def _note(shelf: Catalogue, copy: Copy, there: Passage) -> Note:
    return Note(
        href=shelf.href("copy", copy.id),
        kind=copy_name(copy.kind),
        name=shelf.name(there.document),
        tone=shelf.tone_of_wording(copy.id),
    )


def _voices(shelf: Catalogue, statements: Iterable[Statement]) -> Iterable[Voice]:
    """Give who speaks, once each, in the order of their statements."""
    acts: dict[tuple[int, str, str | None], dict[str, None]] = {}
    for each in statements:
        known = each.speaker in shelf.actors
        href = shelf.href("speaker", each.speaker) if each.speaker and known else None
        if name := shelf.speaker(each):
            done = acts.setdefault((shelf.tones.get(each.speaker or "", 0), name, href), {})
            done |= dict.fromkeys(filter(None, (act_label(each.act),)))
    for (tone, name, href), done in acts.items():
        yield Voice(tone=tone, name=name, acts=tuple(done), href=href)


def _brackets(shelf: Catalogue, sides: Iterable[tuple[Copy, Passage, Passage]]) -> list[Mark]:
    """Mark where copied passages begin and end within a paragraph; equal passages once."""
    spans = {here.span: copy for copy, here, _ in sides}
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


def paragraphs_of(document: Document) -> Iterable[Paragraph]:
    r"""Give the paragraphs and whatever text stands between them, so that no word of a document is left out.

    The signs that make a headline in Markdown stand before the paragraph; a reader sees the headline, not the signs.

    Example:
        >>> headline = Paragraph(span=Span(2, 6), language="en", headline=True, sentences=())
        >>> page = Document(id="d", text="# Mill\nShut.", paragraphs=(headline,))
        >>> [page.words(each.span) for each in paragraphs_of(page)]
        ['Mill', 'Shut.']
    """
    at = 0
    for paragraph in document.paragraphs:
        start = paragraph.span.start
        if not (paragraph.headline and _HEADING.fullmatch(document.text, document.text.rfind("\n", at, start) + 1 or at, start)):
            yield from _between(document, at, start)
        else:
            yield from _between(document, at, document.text.rfind("\n", at, start) + 1 or at)
        yield paragraph
        at = paragraph.span.end
    yield from _between(document, at, len(document.text))


def _between(document: Document, start: int, end: int) -> Iterable[Paragraph]:
    at = start
    for words in document.text[start:end].split("\n"):
        if words.strip():
            yield Paragraph(span=Span(at, at + len(words)), language=document.language, headline=False, sentences=())
        at += len(words) + 1


def plain_heading(document: Document, text: str) -> str:
    r"""Leave out the signs that make a headline in Markdown, of a text of a Markdown file.

    Example:
        >>> plain_heading(Document(id="d", text="", file="mill.md"), "# Mill\nShut.")
        'Mill\nShut.'
    """
    return _HEADINGS.sub("", text) if document.file.lower().endswith((".md", ".markdown")) else text


def share_of(document: Document, passages: Sequence[Passage]) -> float:
    """Give the share of a document's text that lies in passages, 0 to 1; what two of them cover counts once.

    Example:
        >>> share_of(Document(id="d", text="abcdefgh"), [Passage("d", 0, 4), Passage("d", 2, 6)])
        0.75
    """
    covered, reach = 0, 0
    for passage in sorted(passages):
        covered += max(0, passage.end - max(passage.start, reach))
        reach = max(reach, passage.end)
    return covered / max(1, len(document.text))
