"""Make a statement of a linked attribution: its place in the document, its act, its hedges, its evidence, when it was said."""

import re
from datetime import date

from sayso.languages.acts import act_of, hedges_in
from sayso.languages.days import days_told
from sayso.languages.evidence import evidence_in, is_outlet
from sayso.records import Act, Document, Evidence, Moment, Span, Statement, content_id
from sayso.statements.edges import content_spans, source_span
from sayso.statements.kinds import kind_of
from sayso.statements.linking import Attribution

_BESIDE_CHARS = 2
_FRAME_CHARS = 60  # what stands further from source and cue belongs to something else ("…, arrested on Monday, …")
_CLAUSE_END = re.compile(r"[;:；：—–\n]")
_SENTENCE_CHARS = 600  # either side
_ISO_DAY_CHARS = 10
_SPEAKERS = frozenset({"witness", "unnamed source", "own reporting"})  # inside a content these speak in a statement of their own


def statement_of(document: Document, found: Attribution, outer: Statement | None) -> Statement | None:
    """Make a statement of an attribution whose marks count from the document's start; None when its content is empty."""
    text = document.text
    contents = content_spans(text, tuple((mark.start, mark.end) for mark in found.contents))
    if not contents:
        return None
    language = _language(document, contents[0])
    parts = [Span(each.start, each.end) for each in sorted(found.cue_parts)]
    cue = Span(found.cue.start, found.cue.end) if found.cue else None
    words = " ".join(document.words(part) for part in sorted((cue, *parts))) if cue else ""
    source: Span | None = None
    if found.source:
        source = source_span(text, found.source.start, found.source.end)
    elif cue:
        source = _own_people(document, cue, language)
    by_outlet = passes_on(document.words(source), language) if source else None
    act, notes = act_of(words, language, " ".join(map(document.words, contents)), by_outlet=by_outlet)
    cue = _telling(document, cue, parts, act, language)
    frame = tuple(dict.fromkeys((*_frame(document, source, cue, contents), *parts)))
    return Statement(
        id=content_id("statement", document.id, source, cue, contents, outer.id if outer else None),
        document=document.id,
        parent=outer.id if outer else None,
        source=source,
        cue=cue,
        content=contents,
        kind=kind_of(document.text, contents),
        act=act,
        hedges=_hedges(document, frame, contents, language),
        evidence=_evidence(document, source, cue, contents, language),
        said=_said(document, frame, source, language),
        score=round(found.score, 4),
        language=language,
        notes=notes,
    )


def passes_on(source: str, language: str) -> bool:
    """Tell whether a source only carries what others say: an outlet, "local media", "posts on social media"."""
    return is_outlet(source, language) or any(kind == "reports" for kind, *_ in evidence_in(source, language))


def _telling(document: Document, cue: Span | None, parts: list[Span], act: Act, language: str) -> Span | None:
    """Give the part of an interrupted cue that tells the act: "wies" of "wies … zurück", 「否定した」 of 「13日、…否定した」."""
    if cue is None or not parts or act is Act.ASSERTS:
        return cue
    alone = [part for part in (cue, *parts) if act_of(document.words(part), language)[0] is act]
    return alone[0] if alone else cue


def _own_people(document: Document, cue: Span, language: str) -> Span | None:
    """Find "our correspondent" beside a cue: the tagger does not always take an outlet's own people for a source."""
    start, end = _sentence_around(document, cue)
    for kind, first, last in evidence_in(document.text[start:end], language):
        span = Span(start + first, start + last)
        beside = min(abs(cue.start - span.end), abs(span.start - cue.end)) <= _BESIDE_CHARS
        if kind == "own reporting" and beside and not span.overlap(cue):
            return span
    return None


def _language(document: Document, span: Span) -> str:
    paragraph = document.paragraph_at(span.start) or document.paragraph_at(span.end - 1)
    return paragraph.language if paragraph else document.language


def _frame(document: Document, source: Span | None, cue: Span | None, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give what frames a content in its sentence: the cue, what lies between it and the source, what stands beside them."""
    if cue is None:
        return ()
    start, end = _sentence_around(document, cue)
    low, high = (min(cue.start, source.start), max(cue.end, source.end)) if source else (cue.start, cue.end)
    after = _clause(document.text[high : min(end, high + _FRAME_CHARS)])
    before = document.text[start:low]
    pieces = [(cue.start, cue.end)]
    if source is not None:
        pieces.append((min(cue.end, source.end), max(cue.start, source.start)))
    pieces.append((high, high + len(after)))
    if len(before) <= _FRAME_CHARS:
        pieces.append((start, low))
    return tuple(part for first, last in pieces for part in _without(contents, first, last))


def _clause(words: str) -> str:
    stop = _CLAUSE_END.search(words)
    return words[: stop.start()] if stop else words


def _without(contents: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Give the parts of a range that no content covers."""
    parts, position = [], start
    for content in sorted(contents):
        if position < min(content.start, end):
            parts.append(Span(position, min(content.start, end)))
        position = max(position, content.end)
    return (*parts, Span(position, end)) if position < end else tuple(parts)


def _hedges(document: Document, frame: tuple[Span, ...], contents: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    found = [
        Span(part.start + first, part.start + last) for part in frame for first, last in hedges_in(document.words(part), language)
    ]
    first_part = contents[0]
    inner = hedges_in(document.words(first_part), language, content=True)
    found += [Span(first_part.start + first, first_part.start + last) for first, last in inner]
    return tuple(sorted(set(found)))


def _said(document: Document, frame: tuple[Span, ...], source: Span | None, language: str) -> Moment | None:
    """Read when it was said, from the frame, or else from the source ("figures published on Monday")."""
    published = _day_of(document)
    if published is None:
        return None
    for part in (*frame, *((source,) if source else ())):
        for told in days_told(document.words(part), language, published):
            basis = document.words(part)[told.start : told.end]
            return Moment(told.earliest.isoformat(), told.latest.isoformat(), basis)
    return None


def _day_of(document: Document) -> date | None:
    """Give the day of publication; None when it is not known to the day (one day either way is a time zone)."""
    moment = document.published
    if moment is None or not moment.earliest or not moment.latest:
        return None
    try:
        first, last = (date.fromisoformat(each[:_ISO_DAY_CHARS]) for each in (moment.earliest, moment.latest))
    except ValueError:
        return None
    return first if (last - first).days <= 1 else None


def _evidence(
    document: Document, source: Span | None, cue: Span | None, contents: tuple[Span, ...], language: str
) -> tuple[Evidence, ...]:
    """Find what is named as ground: in the sentence around source and cue, in the source itself, and in the content."""
    frame = [span for span in (source, cue) if span is not None]
    found = []
    if frame:
        start, end = _sentence_around(document, frame[0])
        for kind, first, last in evidence_in(document.text[start:end], language):
            span = Span(start + first, start + last)
            if not any(content.overlap(span) for content in contents):
                found.append(Evidence(kind, source if kind == "unnamed source" and source and source.overlap(span) else span))
    for content in contents:
        inner = evidence_in(document.words(content), language)
        found += [
            Evidence(kind, Span(content.start + first, content.start + last), inside=True)
            for kind, first, last in inner
            if kind not in _SPEAKERS
        ]
    return tuple(dict.fromkeys(found))


def _sentence_around(document: Document, span: Span) -> tuple[int, int]:
    """Give the sentence in which a span stands; of an endless one what stands around the span."""
    sentence = document.sentence_at(span.start)
    if not (sentence and sentence.contains(span)):
        return span.start, span.end
    return max(sentence.start, span.start - _SENTENCE_CHARS), min(sentence.end, span.end + _SENTENCE_CHARS)
