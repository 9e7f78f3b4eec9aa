"""What somebody is about to decide on: the words and the names of what a link to the form of corrections names by ids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sayso.case import Case
from sayso.errors import BadInput
from sayso.exchange.corrections import passage_or_id, write_side
from sayso.records import Actor, Document, Moment, Passage, Statement

MOST_CHARS = 200  # of a value that an address gives
Record = TypeVar("Record", Document, Statement, Actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of a document: as a correction names them, as they read, whose they are and when they came out."""

    written: str
    words: str
    language: str
    document: str
    name: str
    published: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What can be decided on.

    Args:
        passages: one, or two that are held against each other.
        claim: id of the claim in question; empty for none.
        statement: id of the statement whose speaker may be wrong; empty for none.
        speaker: of it, as it was found; empty where nobody is named.
        document: id of the document whose date may be wrong; empty for none.
        name, published: of that document.
    """

    passages: tuple[Quoted, ...]
    claim: str
    statement: str
    speaker: str
    document: str
    name: str
    published: Moment | None


def subject_of(case: Case, names: Mapping[str, str], query: Mapping[str, str]) -> Subject | None:
    """Look up what an address names; None where it names nothing that the case holds.

    Args:
        case: that is open.
        names: of documents, as pages show them.
        query: ``a``, ``b`` (passages), ``claim``, ``statement``, ``document`` (ids).
    """
    given = {name: query.get(name, "")[:MOST_CHARS] for name in ("a", "b", "claim", "statement", "document")}
    statement = _record(case, Statement, given["statement"])
    passages = tuple(each for side in "ab" for each in _quoted(case, names, given[side]))
    if statement and not passages:
        extent = Passage(statement.document, statement.content[0].start, statement.content[-1].end)
        passages = tuple(_quoted(case, names, write_side(extent)))
    about = given["document"] or (passages[0].document if passages else "")
    document = _record(case, Document, about)
    if document is None:
        return None
    speaker = _record(case, Actor, statement.speaker or "") if statement else None
    return Subject(
        passages=passages, claim=given["claim"], statement=statement.id if statement else "",
        speaker=speaker.name if speaker else "", document=document.id, name=names.get(document.id, document.id),
        published=document.published,
    )  # fmt: skip


def _quoted(case: Case, names: Mapping[str, str], written: str) -> Iterator[Quoted]:
    passage = _passage(written)
    found = _record(case, Document, passage.document) if passage else None
    if passage is not None and found is not None and passage.end <= len(found.text):
        yield Quoted(
            written=written, words=found.words(passage.span), language=found.language, document=found.id,
            name=names.get(found.id, found.id), published=found.published,
        )  # fmt: skip


def _passage(written: str) -> Passage | None:
    """Read DOCUMENT:START-END; None where it is no passage."""
    try:
        found = passage_or_id(written, "the address")
    except BadInput:
        return None
    return found if isinstance(found, Passage) else None


def _record(case: Case, kind: type[Record], name: str) -> Record | None:
    try:
        return case.one(kind, name) if name else None
    except BadInput:
        return None


def side_of(case: Case, names: Mapping[str, str], side: Passage | str) -> tuple[str, str, str]:
    """Give one side of a correction for a reader: words or a name, whose they are, and the document that it leads to."""
    if isinstance(side, Passage):
        quoted = next(_quoted(case, names, write_side(side)), None)
        return (f"“{quoted.words}”", quoted.name, quoted.document) if quoted else (write_side(side), "", "")
    if side in names:
        return names[side], "", side
    statement = _record(case, Statement, side)
    document = _record(case, Document, statement.document) if statement else None
    if statement is None or document is None:
        return side, "", ""
    return f"“{document.words(statement.content[0])}”", names.get(document.id, document.id), document.id
