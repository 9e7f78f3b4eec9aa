"""What stands in the lists of a case: a row a document, speaker, wording or story."""

from dataclasses import dataclass

from msgspec import json

from sayso.records import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document in a list.

    Args:
        id, title, outlet, language, file, published: as in the document.
        opening: the first words of its text.
        statements, claims, copies: how many it has, carries or denies, takes part in.
    """

    id: str
    title: str | None
    outlet: str | None
    language: str
    file: str
    published: Moment | None
    opening: str
    statements: int
    claims: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """Somebody who is quoted, in a list.

    Args:
        id, name, names, kind: as in the actor.
        statements, documents, claims: how many quote them, are of these documents, are witnessed by them.
        since, until: of the earliest and the latest of the documents, ISO 8601; None where none has a date.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    statements: int
    documents: int
    claims: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """A text that several documents carry, in a list.

    Args:
        id: of the first of its copies.
        copies, documents: how many.
        kinds: of the copies, each once.
        chars: of the longest passage, in code points.
        words: of the passage of that first copy, the first 200 characters.
        carriers: ids of documents, by date, the first dozen.
        since, until: of the earliest and the latest of all of them, ISO 8601; None where none has a date.
    """

    id: str
    copies: int
    documents: int
    kinds: tuple[str, ...]
    chars: int
    words: str
    carriers: tuple[str, ...]
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story in a list: its text, how many claims it has, how many documents carry one."""

    id: str
    text: str
    language: str
    claims: int
    documents: int


def moment(written: str | None) -> Moment | None:
    """Make a moment of a column of JSON."""
    return None if written is None else json.decode(written, type=Moment)
