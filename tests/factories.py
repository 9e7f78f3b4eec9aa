"""Small documents and statements for tests, made without the documents and statements rooms.

Paragraphs are cut at line breaks, sentences after ``.!?。！？``; a paragraph's language is told by its script alone
(kana is ja, Hangul ko, Han zh, Arabic ar, Cyrillic uk or ru), else it is the given ``language``, else en. The document's
language is the given one, else that of most of its text.

Example:
    >>> page = document("The mill is shut. Nobody knows why.", outlet="Herald")
    >>> [page.words(sentence) for sentence in page.paragraphs[0].sentences]
    ['The mill is shut.', 'Nobody knows why.']
"""

import re
from typing import Any

from sayso.records import Act, Document, Kind, Moment, Paragraph, Span, Statement, content_id

_SENTENCE = re.compile(r"\S(?:[^.!?。！？]|[.!?](?=\d))*[.!?。！？]*[\"'”’»」』)]*")
_SCRIPTS = (
    ("ja", re.compile(r"[ぁ-ヿ]")),
    ("ko", re.compile(r"[가-힣]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[а-яА-Я]")),
)


def document(text: str, **fields: Any) -> Document:
    """Make a document of this text; ``headline=True`` marks the first paragraph, ``published`` may be a date string."""
    given = fields.pop("language", None)
    plain = given if given and given not in dict(_SCRIPTS) else "en"
    headline = fields.pop("headline", False)
    published = fields.pop("published", None)
    if isinstance(published, str):
        published = Moment(published, published, "field")
    lines = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    paragraphs = tuple(paragraph(match, plain, headline=headline and rank == 0) for rank, match in enumerate(lines))
    language = given or most(paragraphs) or plain
    fields.setdefault("id", content_id(text, *sorted(map(str, fields.items()))))
    return Document(text=text, language=language, published=published, paragraphs=paragraphs, **fields)


def paragraph(line: re.Match[str], language: str, *, headline: bool) -> Paragraph:
    """Make a paragraph of one line of a text."""
    words = line.group()
    start = line.start() + len(words) - len(words.lstrip())
    end = line.start() + len(words.rstrip())
    found = _SENTENCE.finditer(line.string, start, end)
    sentences = tuple(Span(each.start(), each.start() + len(each.group().rstrip())) for each in found)
    return Paragraph(span=Span(start, end), language=language_of(words, language), headline=headline, sentences=sentences)


def most(paragraphs: tuple[Paragraph, ...]) -> str | None:
    """Give the language of most characters."""
    languages = {each.language for each in paragraphs}
    return max(sorted(languages), key=lambda code: sum(len(p.span) for p in paragraphs if p.language == code), default=None)


def language_of(text: str, otherwise: str) -> str:
    """Tell a language by its script."""
    return next((language for language, letters in _SCRIPTS if letters.search(text)), otherwise)


def statement(page: Document, source: str | None, cue: str | None, content: str | tuple[str, ...], **fields: Any) -> Statement:
    """Make a statement whose source, cue and content are these words, found in the document's text.

    Contents are looked for in order; source and cue anywhere, the one nearest to the first content.
    """
    parts = (content,) if isinstance(content, str) else content
    spans: list[Span] = []
    for part in parts:
        spans.append(find(page, part, spans[-1].end if spans else 0))
    named = {"source": source and nearest(page, source, spans[0]), "cue": cue and nearest(page, cue, spans[0])}
    fields = {"parent": None, "kind": Kind.INDIRECT, "act": Act.ASSERTS, "language": page.language} | fields
    fields.setdefault("id", content_id(page.id, named, spans))
    return Statement(document=page.id, content=tuple(spans), **named, **fields)


def find(page: Document, words: str, start: int = 0) -> Span:
    """Find words in a document's text from a code point on."""
    at = page.text.index(words, start)
    return Span(at, at + len(words))


def nearest(page: Document, words: str, to: Span) -> Span:
    """Find the occurrence of words that stands nearest to a span and does not overlap it, else any nearest."""
    found = [Span(match.start(), match.end()) for match in re.finditer(re.escape(words), page.text)]
    if not found:
        raise ValueError(f"{words!r} is not in the text of document {page.id!r}")
    return min(found, key=lambda span: (span.overlap(to) > 0, min(abs(span.end - to.start), abs(to.end - span.start))))
