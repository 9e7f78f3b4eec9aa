"""The tables of copies, each column once: name, type, unit, what it holds, and how it is read from a row's record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sayso.copies.shares import copied_share, word_share
from sayso.records import Copy, Document

# longer passages are cut in a cell; their offsets are whole
MOST_TEXT_CHARS = 500

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Args:
        name: at its head.
        dtype: ``text``, ``integer``, ``number``, ``boolean`` or ``list`` (of texts).
        unit: of a number; "" where it has none.
        help: what it holds.
        value: reads it from a row's record; None is an empty cell.
    """

    name: str
    dtype: str
    unit: str
    help: str
    value: Callable[[Row], Any]


@dataclass(frozen=True, slots=True, eq=False)
class PairRow:
    """A copy with its two documents. It is equal to itself alone: comparing two would read both texts."""

    copy: Copy
    a: Document
    b: Document


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of a cluster: its document and place, the cluster's number and size, the number of its form."""

    cluster: int
    size: int
    form: int
    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.document.text[self.start : self.end]

    @property
    def share(self) -> float:
        """The share of the document's words that it holds."""
        return word_share(self.document, [(self.start, self.end)])


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster: how many documents, passages and forms it has; which document is the earliest, and who carries it.

    ``earliest`` is the passage of the earliest document; of any, and ``dated`` false, where no document has a date.
    """

    cluster: int
    size: int
    passages: int
    forms: int
    earliest: PassageRow
    dated: bool
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document and the number of the group that copies connect it with; None where it has no copies."""

    document: Document
    group: int | None


def shortened(text: str) -> str:
    """Give a text of at most 500 characters; a longer one ends in "…"."""
    return text if len(text) <= MOST_TEXT_CHARS else text[: MOST_TEXT_CHARS - 1] + "…"


def first_day(document: Document) -> str | None:
    """Give the first instant at which a document may have been published."""
    return document.published.earliest if document.published else None


def last_day(document: Document) -> str | None:
    """Give the last one."""
    return document.published.latest if document.published else None


def basis(document: Document) -> str | None:
    """Say what its date rests on."""
    return document.published.basis if document.published else None


PAIRS: tuple[Column[PairRow], ...] = (
    Column("id", "text", "", "of the copy, as in the JSON", lambda row: row.copy.id),
    Column("a", "text", "", "id of the first document", lambda row: row.copy.a.document),
    Column("a_start", "integer", "code points", "where its passage begins", lambda row: row.copy.a.start),
    Column("a_end", "integer", "code points", "where it ends", lambda row: row.copy.a.end),
    Column("b", "text", "", "id of the second document", lambda row: row.copy.b.document),
    Column("b_start", "integer", "code points", "where its passage begins", lambda row: row.copy.b.start),
    Column("b_end", "integer", "code points", "where it ends", lambda row: row.copy.b.end),
    Column("kind", "text", "", "verbatim, edited, translated or reworded", lambda row: row.copy.kind.value),
    Column("score", "number", "0 to 1", "share of equal words; translated, reworded: likeness", lambda row: row.copy.score),
    Column("share_a", "number", "0 to 1", "share of a's words that are copied here", lambda row: copied_share(row.a, [row.copy])),
    Column("share_b", "number", "0 to 1", "the same of b", lambda row: copied_share(row.b, [row.copy])),
    Column("direction", "text", "", "a->b, b->a, or empty where nothing tells", lambda row: row.copy.direction),
    Column("why", "text", "", "the reason for kind and direction", lambda row: row.copy.why),
    Column("changes", "list", "", "what differs in substance, from original to copy", lambda row: list(row.copy.changes)),
    Column("language_a", "text", "ISO 639-1", "of the first document; und where it cannot be told", lambda row: row.a.language),
    Column("language_b", "text", "ISO 639-1", "of the second", lambda row: row.b.language),
    Column("outlet_a", "text", "", "who published the first; empty where unknown", lambda row: row.a.outlet),
    Column("outlet_b", "text", "", "who published the second", lambda row: row.b.outlet),
    Column("published_earliest_a", "text", "ISO 8601", "first instant that the first may be from", lambda row: first_day(row.a)),
    Column("published_latest_a", "text", "ISO 8601", "last one", lambda row: last_day(row.a)),
    Column("published_earliest_b", "text", "ISO 8601", "the same of the second", lambda row: first_day(row.b)),
    Column("published_latest_b", "text", "ISO 8601", "the same of the second", lambda row: last_day(row.b)),
    Column("file_a", "text", "", "path of the first, as given", lambda row: row.a.file),
    Column("file_b", "text", "", "path of the second", lambda row: row.b.file),
    Column("a_text", "text", "", "the first, at most 500 characters", lambda row: shortened(row.a.words(row.copy.a.span))),
    Column("b_text", "text", "", "the second, at most 500 characters", lambda row: shortened(row.b.words(row.copy.b.span))),
)

PASSAGES: tuple[Column[PassageRow], ...] = (
    Column("cluster", "integer", "", "number of the cluster; 1 has the most documents", lambda row: row.cluster + 1),
    Column("size", "integer", "documents", "how many documents the cluster has", lambda row: row.size),
    Column("document", "text", "", "id of the document", lambda row: row.document.id),
    Column("start", "integer", "code points", "where the passage begins", lambda row: row.start),
    Column("end", "integer", "code points", "where it ends", lambda row: row.end),
    Column("form", "integer", "", "verbatim copies of one another have one number", lambda row: row.form),
    Column(
        "share", "number", "0 to 1", "share of the document's words", lambda row: word_share(row.document, [(row.start, row.end)])
    ),
    Column("language", "text", "ISO 639-1", "of the document", lambda row: row.document.language),
    Column("outlet", "text", "", "who published it; empty where unknown", lambda row: row.document.outlet),
    Column("title", "text", "", "as the input gives it", lambda row: row.document.title),
    Column("url", "text", "", "as the input gives it", lambda row: row.document.url),
    Column("published_earliest", "text", "ISO 8601", "first instant that it may be from", lambda row: first_day(row.document)),
    Column("published_latest", "text", "ISO 8601", "last one", lambda row: last_day(row.document)),
    Column("published_basis", "text", "", "what tells it: field, meta, url, byline …", lambda row: basis(row.document)),
    Column("file", "text", "", "path as given", lambda row: row.document.file),
    Column("text", "text", "", "the passage, at most 500 characters", lambda row: shortened(row.text)),
)

CLUSTERS: tuple[Column[ClusterRow], ...] = (
    Column("cluster", "integer", "", "number of the cluster; 1 has the most documents", lambda row: row.cluster + 1),
    Column("size", "integer", "documents", "how many documents carry it", lambda row: row.size),
    Column("passages", "integer", "passages", "how many times it stands in them", lambda row: row.passages),
    Column("forms", "integer", "forms", "how many it has when verbatim copies are one", lambda row: row.forms),
    Column("earliest", "text", "", "id of the earliest document; empty where none is dated", lambda row: _if_dated(row, _id)),
    Column("earliest_outlet", "text", "", "who published that one", lambda row: _if_dated(row, _outlet)),
    Column("published_earliest", "text", "ISO 8601", "first instant that it may be from", lambda row: _if_dated(row, first_day)),
    Column("published_latest", "text", "ISO 8601", "last one", lambda row: _if_dated(row, last_day)),
    Column("published_basis", "text", "", "what tells it", lambda row: _if_dated(row, basis)),
    Column("outlets", "list", "", "who published the others and it, in order of name", lambda row: list(row.outlets)),
    Column("languages", "list", "ISO 639-1", "of the documents", lambda row: list(row.languages)),
    Column("kinds", "list", "", "of the copies: verbatim, edited, translated, reworded", lambda row: list(row.kinds)),
    Column("text", "text", "", "the earliest passage, at most 500 characters", lambda row: shortened(row.earliest.text)),
)


def _if_dated(row: ClusterRow, tell: Callable[[Document], str | None]) -> str | None:
    return tell(row.earliest.document) if row.dated else None


def _id(document: Document) -> str:
    return document.id


def _outlet(document: Document) -> str | None:
    return document.outlet
