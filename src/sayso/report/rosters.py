"""Lists of documents and speakers as pages show them: what stands in a row, what the list can be narrowed by, what follows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.case import DocumentRow
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.cleaning import line
from sayso.report.links import Links
from sayso.report.moments import when

_Row = TypeVar("_Row")
_VALUES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(Generic[_Row]):
    """A list, or a part of one.

    Args:
        rows: in the order in which they are shown.
        total: how many there are, listed here or not.
        live: whether a server narrows and continues it; else a script narrows what is there.
        words: that were searched for.
        order: of the rows, as it was asked for; empty where there is one.
        following: address of the next part; None where there is none.
    """

    rows: Sequence[_Row]
    total: int
    live: bool = False
    words: str = ""
    order: str = ""
    following: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document in a list: what it is called, where its page is, when it was published, in what language, and its numbers."""

    name: str
    href: str
    title: str
    published: str
    language: str
    statements: int
    claims: int
    copies: int


def document_lines(shelf: Catalogue) -> list[DocumentLine]:
    """Give the documents of a pile by date, those without one last."""
    lines = []
    for id_ in sorted(shelf.documents, key=shelf.date_key):
        each = shelf.documents[id_]
        lines.append(
            DocumentLine(
                name=shelf.name(id_),
                href=shelf.href("document", id_),
                title=line(each.title, 120) if each.title and each.title != each.name else "",
                published=when(each.published),
                language=language_name(each.language),
                statements=len(shelf.said_in.get(id_, ())),
                claims=len(shelf.claims_in.get(id_, ())),
                copies=len(shelf.copies_of.get(id_, ())),
            )
        )
    return lines


def document_line(row: DocumentRow, names: Mapping[str, str], links: Links) -> DocumentLine:
    """Give a document as a case lists it.

    Args:
        row: of the list.
        names: how documents are called, by id.
        links: where pages are found.
    """
    name = names.get(row.id, row.id)
    return DocumentLine(
        name=name,
        href=links("document", row.id),
        title=line(row.title, 120) if row.title and row.title != name else "",
        published=when(row.published),
        language=language_name(row.language),
        statements=row.statements,
        claims=row.claims,
        copies=row.copies,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that a list can be narrowed by: the word that rows carry, as it is shown, how many rows have it."""

    word: str
    label: str
    count: int


def choices(name: str, values: Iterable[Iterable[str]], *, least: int = 1) -> tuple[Choice, ...]:
    """Count what the rows of a list can be narrowed by, the most frequent first; what all of them have is left out.

    Args:
        name: of the facet; begins each word.
        values: of each row.
        least: in how many rows a value has to be.

    Example:
        >>> choices("kind", [["verbatim"], ["edited", "verbatim"]])
        (Choice(word='kind-1', label='edited', count=1),)
    """
    rows = [set(each) for each in values]
    counted = Counter(value for row in rows for value in row)
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    kept = [
        Choice(word=f"{name}-{rank}", label=value, count=count)
        for rank, (value, count) in enumerate(ranked)
        if least <= count < len(rows)
    ]
    return tuple(kept[:_VALUES_SHOWN])


def word_of(choices: Iterable[Choice], values: Iterable[str]) -> str:
    """Give the words of the choices that a row has, for the script that narrows a list."""
    held = set(values)
    return " ".join(each.word for each in choices if each.label in held)
