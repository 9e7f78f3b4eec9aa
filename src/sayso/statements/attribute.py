"""Find who is credited with what: documents in, statements out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.languages.acts import act_of, is_hedged
from sayso.languages.evidence import evidence_in, is_outlet
from sayso.records import Document, Evidence, Span, Statement, content_id
from sayso.settings import Settings
from sayso.statements.decoding import marks_of
from sayso.statements.edges import content_spans, source_span, without_opening
from sayso.statements.kinds import kind_of
from sayso.statements.linking import Attribution, link
from sayso.statements.stretching import stretched
from sayso.statements.sureness import may_stand
from sayso.statements.tagger import tag
from sayso.statements.windows import windows_of

MIN_NESTED_CHARS = 12  # a shorter content holds no attribution of its own
_READ_AT_ONCE = 256
_BESIDE_CHARS = 2


def attribute(
    documents: Sequence[Document], settings: Settings | None = None, progress: Callable[[str], None] | None = None
) -> tuple[Statement, ...]:
    """Give every attribution of every document, outer ones before those nested in them.

    Windows and contents that recur anywhere in the pile are read once. What an actor is called is settled later
    (:func:`sayso.name_actors`); ``speaker`` is None here.

    Args:
        documents: as :func:`sayso.read` gives them.
        settings: ``max_nesting``, ``statement_min_score`` and ``nested_min_score`` are used.
        progress: called with a line of text now and then.

    Returns:
        Statements in the order of documents and of their text.
    """
    options = settings or Settings()
    reader = _Reader()
    jobs = [(document, window) for document in documents for window in windows_of(document)]
    reader.read([document.words(window) for document, window in jobs], progress)
    statements: list[Statement] = []
    for document, window in jobs:
        found = reader.found(document.words(window), options.statement_min_score)
        placed = (_placed(document, window.start, each, None) for each in found)
        statements.extend(each for each in placed if each is not None and may_stand(each, document))
    level = statements
    for _depth in range(1, options.max_nesting):
        level = _nested(documents, level, reader, options.nested_min_score)
        if not level:
            break
        statements.extend(level)
    order = {document.id: number for number, document in enumerate(documents)}
    return tuple(sorted(_distinct(statements), key=lambda each: (order[each.document], each.extent.start, -each.extent.end)))


@dataclass(slots=True)
class _Reader:
    """Remembers what every text that was read once holds."""

    known: dict[str, tuple[Attribution, ...]] = field(default_factory=dict)

    def read(self, texts: Iterable[str], progress: Callable[[str], None] | None = None) -> None:
        """Tag and link the texts that are not known yet."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self.known]
        for first in range(0, len(fresh), _READ_AT_ONCE):
            batch = fresh[first : first + _READ_AT_ONCE]
            for text, tagged in zip(batch, tag(batch), strict=True):
                self.known[text] = link(text, stretched(text, marks_of(text, tagged)))
            if progress:
                progress(f"statements: {min(first + _READ_AT_ONCE, len(fresh))} of {len(fresh)} passages read")

    def found(self, text: str, min_score: float) -> tuple[Attribution, ...]:
        """Give the attributions of a text that was read, those that are sure enough."""
        return tuple(each for each in self.known[text] if each.score >= min_score)


def _nested(documents: Sequence[Document], level: list[Statement], reader: _Reader, min_score: float) -> list[Statement]:
    """Read the contents of these statements again for attributions inside them."""
    by_id = {document.id: document for document in documents}
    opened = ((s, without_opening(by_id[s.document].text, span, s.language)) for s in level for span in s.content)
    jobs = [(s, span) for s, span in opened if len(span) >= MIN_NESTED_CHARS]
    reader.read(by_id[s.document].words(span) for s, span in jobs)
    inner = []
    for outer, span in jobs:
        document = by_id[outer.document]
        for each in reader.found(document.words(span), min_score):
            statement = _placed(document, span.start, each, outer)
            if statement is not None and statement.cue is not None and may_stand(statement, document):
                inner.append(statement)
    return inner


def _placed(document: Document, offset: int, found: Attribution, outer: Statement | None) -> Statement | None:
    """Make a statement of an attribution that was found in a text that begins at ``offset``; None when its content is empty."""
    text = document.text
    contents = content_spans(text, tuple((mark.start + offset, mark.end + offset) for mark in found.contents))
    if not contents:
        return None
    cue = Span(found.cue.start + offset, found.cue.end + offset) if found.cue else None
    language = _language(document, contents[0])
    source: Span | None = None
    if found.source:
        source = source_span(text, found.source.start + offset, found.source.end + offset)
    elif cue:
        source = _own_people(document, cue, language)
    words = document.words(cue) if cue else ""
    said = " ".join(map(document.words, contents))
    by_outlet = is_outlet(document.words(source), language) if source else None
    act, notes = act_of(words, language, said, by_outlet=by_outlet)
    return Statement(
        id=content_id("statement", document.id, source, cue, contents, outer.id if outer else None),
        document=document.id,
        parent=outer.id if outer else None,
        source=source,
        cue=cue,
        content=contents,
        kind=kind_of(document.text, contents),
        act=act,
        hedged=is_hedged(words, said, language),
        evidence=_evidence(document, source, cue, contents, language),
        score=round(found.score, 4),
        language=language,
        notes=notes,
    )


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


def _evidence(
    document: Document, source: Span | None, cue: Span | None, contents: tuple[Span, ...], language: str
) -> tuple[Evidence, ...]:
    """Find what is named as ground in the sentence around source and cue, and in the source itself; not in the content."""
    frame = [span for span in (source, cue) if span is not None]
    if not frame:
        return ()
    start, end = _sentence_around(document, frame[0])
    found = []
    for kind, first, last in evidence_in(document.text[start:end], language):
        span = Span(start + first, start + last)
        if not any(content.overlap(span) for content in contents):
            found.append(Evidence(kind, span))
    return tuple(found)


def _sentence_around(document: Document, span: Span) -> tuple[int, int]:
    sentence = document.sentence_at(span.start)
    return (sentence.start, sentence.end) if sentence and sentence.contains(span) else (span.start, span.end)


def _distinct(statements: list[Statement]) -> list[Statement]:
    """Leave out a statement that repeats another's source, cue and content one level deeper."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for each in statements:
        key = (each.document, each.source, each.cue, each.content)
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept
