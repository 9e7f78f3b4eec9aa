"""Statements under the speakers that people decided: the text is read as though the right name stood where the wrong one stands.

So a name that a person gives is resolved by the same rules as every other: "Marsh" is the John Marsh of that document, a body
the one of the alias files or of other documents; who is known nowhere is a new actor.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.records import Correction, Document, Judgement, Paragraph, Passage, Span, Statement
from sayso.redating import resaid

NOBODY = "nobody named"
MOST_NAME_CHARS = 200
Decisions = Mapping[str, Correction]


def decisions_on_speakers(corrections: Iterable[Correction]) -> Decisions:
    """Give the decisions about speakers by statement; of two about one statement the later in order holds."""
    return {str(each.a): each for each in corrections if each.judgement is Judgement.WRONG_SPEAKER}


def reread(
    documents: Sequence[Document], statements: Sequence[Statement], held: Decisions
) -> tuple[Sequence[Document], Sequence[Statement]]:
    """Give documents and statements for naming alone: with the right names in place of the wrong ones.

    Spans of what is given back count the changed texts; ids are those of the statements that were given.

    Args:
        documents: the pile.
        statements: of it.
        held: what was decided, by statement.
    """
    if not held:
        return documents, statements
    changed = {each.document for each in statements if each.id in held}
    of_document: dict[str, list[Statement]] = {name: [] for name in changed}
    for each in statements:
        if each.document in changed:
            of_document[each.document].append(each)
    pages = {each.id: _reread(each, of_document[each.id], held) for each in documents if each.id in changed}
    told = {each.id: each for _, found in pages.values() for each in found}
    return (
        [pages[each.id][0] if each.id in pages else each for each in documents],
        [told.get(each.id, each) for each in statements],
    )


def spoken(statements: Sequence[Statement], named: Iterable[Statement], held: Decisions) -> tuple[Statement, ...]:
    """Give the statements as they were read, with the speakers that naming found for them.

    Args:
        statements: as they were read.
        named: the same, as naming gave them: of the texts that :func:`reread` gave.
        held: what was decided, by statement.
    """
    speakers = {each.id: None if _is_nobody(held, each) else each.speaker for each in named}
    found = ((each, speakers.get(each.id, each.speaker)) for each in statements)
    return tuple(each if each.speaker == speaker else replace(each, speaker=speaker) for each, speaker in found)


def sourceless(statements: Sequence[Statement], held: Decisions) -> tuple[Statement, ...]:
    """Give the statements; those that were decided about without the words that name the wrong speaker."""
    if not held:
        return tuple(statements)
    return tuple(replace(each, source=None) if each.id in held else each for each in statements)


def recredited(statements: Sequence[Statement], held: Decisions) -> tuple[Statement, ...]:
    """Give the statements as claims and origins shall read them: nothing tells of the wrong speaker.

    Where a person gave a name, its place is the first character of the cue, or of the content: it stands in no text.
    """
    return tuple(_recredited(each, held) if each.id in held else each for each in statements)


def misnamed(statements: Iterable[Statement], held: Decisions) -> tuple[Passage, ...]:
    """Give the words that name the wrong speakers."""
    decided = ((each.document, each.source) for each in statements if each.id in held)
    return tuple(Passage(document, source.start, source.end) for document, source in decided if source)


def as_decided(statements: Sequence[Statement], corrections: Sequence[Correction]) -> tuple[Statement, ...]:
    """Give the statements with what decisions on dates and speakers say of them; their speakers are not looked up here.

    What an earlier call gave is given again as it is.
    """
    return noted(resaid(statements, corrections), corrections)


def noted(statements: Sequence[Statement], corrections: Iterable[Correction]) -> tuple[Statement, ...]:
    """Give the statements with a note on each about whose speaker a person decided.

    Example:
        >>> from sayso.records import Act, Kind
        >>> said = Statement(id="s", document="d", parent=None, source=None, cue=None, content=(Span(0, 4),), kind=Kind.DIRECT,
        ...                  act=Act.ASSERTS)
        >>> noted([said], [Correction(judgement=Judgement.WRONG_SPEAKER, a="s", b="Anna Marsh", by="Ida")])[0].notes
        ('Ida decided that the speaker is Anna Marsh',)
    """
    held = decisions_on_speakers(corrections)
    if not held:
        return tuple(statements)
    notes = {name: note_of(each) for name, each in held.items()}
    return tuple(
        replace(each, notes=(*(note for note in each.notes if note != notes[each.id]), notes[each.id]))
        if each.id in held
        else each
        for each in statements
    )


def note_of(correction: Correction) -> str:
    """Say what a person decided about the speaker of a statement."""
    right = "nobody is named" if correction.b == NOBODY else f"the speaker is {correction.b}"
    return f"{correction.decided} decided that {right}" + (f": {correction.why}" if correction.why else "")


def _is_nobody(held: Decisions, statement: Statement) -> bool:
    return statement.id in held and held[statement.id].b == NOBODY


def _recredited(statement: Statement, held: Decisions) -> Statement:
    place, wrong = statement.cue or statement.content[0], statement.source
    source = None if _is_nobody(held, statement) else Span(place.start, place.start + 1)
    return replace(
        statement, source=source, evidence=tuple(each for each in statement.evidence if not wrong or not each.span.overlap(wrong))
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    """A range of a text, empty where words are put in, and the words that come in its place."""

    start: int
    end: int
    words: str

    def moved(self, span: Span) -> Span:
        """Give where a span of the text stands once the words are in."""
        growth, last = len(self.words) - (self.end - self.start), self.start + len(self.words)
        start = span.start + growth if span.start >= self.end else min(span.start, self.start)
        end = span.end if span.end <= self.start else max(last, span.end + growth)
        return Span(start, max(start + 1, end))


def _reread(document: Document, statements: Sequence[Statement], held: Decisions) -> tuple[Document, list[Statement]]:
    """Put the right names into a document, one after the other."""
    known = {each.id: each for each in statements}
    for name in [each.id for each in statements if each.id in held]:
        right = " ".join(str(held[name].b).split())[:MOST_NAME_CHARS]
        if _is_nobody(held, known[name]):
            known[name] = replace(known[name], source=None)
            continue
        edit = _edit(known[name], known.values(), right)
        document = _edited(document, edit)
        known = {each.id: _moved(each, edit) for each in known.values()}
        known[name] = replace(known[name], source=Span(edit.start, edit.start + len(right)))
    return document, list(known.values())


def _edit(statement: Statement, others: Iterable[Statement], right: str) -> _Edit:
    """Put a name in place of the wrong one; before it where another statement has that one, too; before the cue where none is."""
    wrong = statement.source
    if wrong is None:
        start = (statement.cue or statement.content[0]).start
        return _Edit(start, start, f"{right} ")
    if any(each.source and each.source.overlap(wrong) for each in others if each.id != statement.id):
        return _Edit(wrong.start, wrong.start, f"{right}; ")
    return _Edit(wrong.start, wrong.end, right)


def _edited(document: Document, edit: _Edit) -> Document:
    """Give a document with changed words, for naming: without links."""
    text = document.text[: edit.start] + edit.words + document.text[edit.end :]
    return replace(document, text=text, paragraphs=tuple(_paragraph(each, edit) for each in document.paragraphs), links=())


def _paragraph(paragraph: Paragraph, edit: _Edit) -> Paragraph:
    return replace(paragraph, span=edit.moved(paragraph.span), sentences=tuple(map(edit.moved, paragraph.sentences)))


def _moved(statement: Statement, edit: _Edit) -> Statement:
    """Give a statement of a changed text, for naming: without hedges and evidence."""
    source, cue = (edit.moved(span) if span else None for span in (statement.source, statement.cue))
    return replace(statement, source=source, cue=cue, content=tuple(map(edit.moved, statement.content)), hedges=(), evidence=())
