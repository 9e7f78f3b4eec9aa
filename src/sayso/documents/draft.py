"""A document on its way: what a format's reader knows, and the last step that every format shares."""

from dataclasses import dataclass

from sayso.documents.hyperlinks import absolute
from sayso.documents.language import languages, majority
from sayso.documents.paragraphs import Block, blocks
from sayso.documents.sentences import sentences
from sayso.records import Document, Link, Moment, Paragraph, Span, content_id

# what tells the language of a whole text
ENOUGH_CHARACTERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document before it is divided into paragraphs and sentences.

    Args:
        text: the stored text.
        digest: SHA-256 of the file's bytes, part of the id.
        blocks: the paragraphs where the format tells them; None lets the lines of the text tell.
        captured: when it was fetched from the web, as in :class:`sayso.records.Document`; no part of the id.
        language: what the page or field says of itself; only a hint.
        id: the id that the input gives; None for a hash.
    """

    text: str
    file: str
    digest: str
    offset: int = 0
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: Moment | None = None
    captured: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] | None = None
    links: tuple[Link, ...] = ()


def finish(draft: Draft) -> Document:
    """Divide a draft into paragraphs and sentences, tell its languages, and give it an id.

    Example:
        >>> finish(Draft(text="The ferry sank. Nobody was hurt.", file="a.txt", digest="")).language
        'en'
    """
    parts = blocks(draft.text) if draft.blocks is None else draft.blocks
    paragraphs = _paragraphs(draft.text, parts, draft.language)
    texts = [draft.text[each.span.start : each.span.end] for each in paragraphs]
    return _document(draft, paragraphs, majority(texts, [each.language for each in paragraphs]), headline(draft.text, parts))


def finish_quickly(draft: Draft) -> Document:
    """Divide a draft into paragraphs without sentences, all in the language of its beginning: a tenth of the time.

    Meant for archives, where a document is read only to be held against another.
    """
    parts = blocks(draft.text) if draft.blocks is None else draft.blocks
    (language,) = languages([draft.text[:ENOUGH_CHARACTERS]], draft.language)
    paragraphs = tuple(Paragraph(span=part.span, language=language, headline=part.headline, sentences=()) for part in parts)
    return _document(draft, paragraphs, language, headline(draft.text, parts))


def _document(draft: Draft, paragraphs: tuple[Paragraph, ...], language: str, title: str | None) -> Document:
    return Document(
        id=draft.id or content_id(draft.digest, draft.offset, draft.text),
        text=draft.text,
        title=draft.title or title,
        outlet=draft.outlet,
        author=draft.author,
        url=draft.url,
        published=draft.published,
        captured=draft.captured,
        language=language,
        file=draft.file,
        offset=draft.offset,
        paragraphs=paragraphs,
        links=absolute(draft.links, draft.url),
    )


def headline(text: str, parts: tuple[Block, ...]) -> str | None:
    """Give the words of the first paragraph where it is a headline."""
    if not parts or not parts[0].headline:
        return None
    return " ".join(text[parts[0].span.start : parts[0].span.end].split())


def _paragraphs(text: str, parts: tuple[Block, ...], hint: str | None) -> tuple[Paragraph, ...]:
    texts = [text[part.span.start : part.span.end] for part in parts]
    return tuple(
        Paragraph(span=part.span, language=language, headline=part.headline, sentences=_sentences(words, part, language))
        for part, words, language in zip(parts, texts, languages(texts, hint), strict=True)
    )


def _sentences(words: str, part: Block, language: str) -> tuple[Span, ...]:
    """Give the sentences in the text's own offsets; a headline is one sentence whatever stops it holds."""
    if part.headline:
        return (part.span,)
    start = part.span.start
    found = sentences(words, language)
    if len(found) == 1 and len(found[0]) == len(part.span):
        return (part.span,)  # of short texts there are millions
    return tuple(Span(start + span.start, start + span.end) for span in found)
