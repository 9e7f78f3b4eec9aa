"""A trace as tidy tables, one row a thing, in a folder of CSV or of Parquet; and as JSON lines (docs/export.md).

Together the tables hold everything that the JSON holds. Nothing is nested: a list is a table of its own, whose rows carry the
id of what it belongs to and their rank in it.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.exchange import export_rows as rows
from sayso.exchange.cells import csv_cell, json_line, whole
from sayso.exchange.record_json import FORMAT
from sayso.exchange.trace_json import to_json
from sayso.records import Trace

_RECORDS = {
    "documents": "document", "statements": "statement", "actors": "actor", "copies": "copy", "claims": "claim",
    "stories": "story", "corrections": "correction", "unread": "unread",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, its type (``text``, ``integer``, ``number`` or ``boolean``), and what it holds."""

    name: str
    dtype: str
    help: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the name of its file, its columns, and what gives its rows."""

    name: str
    fields: tuple[Field, ...]
    rows: Callable[[Trace], rows.Rows]


def _text(name: str, help: str) -> Field:  # noqa: A002 - the word that columns have for it
    return Field(name, "text", help)


def _integer(name: str, help: str) -> Field:  # noqa: A002 - as above
    return Field(name, "integer", help)


def _number(name: str, help: str) -> Field:  # noqa: A002 - as above
    return Field(name, "number", help)


def _boolean(name: str, help: str) -> Field:  # noqa: A002 - as above
    return Field(name, "boolean", help)


def _moment(prefix: str, what: str) -> tuple[Field, ...]:
    """Give the columns of a moment."""
    return (
        _text(f"{prefix}_earliest", f"first instant {what}, ISO 8601 of any precision"),
        _text(f"{prefix}_latest", f"last one {what}"),
        _text(f"{prefix}_basis", "what tells it"),
    )


def _span(prefix: str, what: str) -> tuple[Field, ...]:
    """Give the columns of a span and its words; ``prefix`` may be empty."""
    before = f"{prefix}_" if prefix else ""
    start, end = f"where {what} begins in the document's text, code points", "where it ends, half open"
    return _integer(f"{before}start", start), _integer(f"{before}end", end), _text(prefix or "text", "the words")


def _passage(prefix: str, what: str) -> tuple[Field, ...]:
    """Give the columns of a passage; ``prefix`` may be empty."""
    before = f"{prefix}_" if prefix else ""
    places = _integer(f"{before}start", "where it begins, code points"), _integer(f"{before}end", "where it ends, half open")
    return _text(f"{before}document", f"id of the document of {what}"), *places


def _counts(prefix: str, who: str) -> tuple[Field, ...]:
    return (
        _integer(f"{prefix}documents", f"how many documents {who} it"),
        _integer(f"{prefix}wordings", "in how many wordings"),
        _integer(f"{prefix}low", "independent origins, at least"),
        _integer(f"{prefix}high", "independent origins, at most"),
    )


_CLAIM = _text("claim", "id of the claim")
_SIDE = _text("side", "support, or denials: the lineage of those who deny or doubt it")
_RECEIPT_SIDE = _text("side", "claim: why a witness is one; support, denials: why nodes of that lineage were joined")
_RANK = _integer("rank", "its place in the order of the JSON, from 0")
_DOCUMENT = _text("document", "id of the document")
_STATEMENT = _text("statement", "id of the statement")
_COPY = _text("copy", "id of the copy")
_STORY = _text("story", "id of the story: claims that go about one affair")

TABLES: tuple[Table, ...] = (
    Table("run", (_text("id", "of the run"), _text("version", "of sayso"), _number("seconds", "that it took")), rows.run),
    Table("settings", (_text("name", "of the option"), _text("value", "that it had")), rows.settings),
    Table("models", (_text("name", "of the file"), _text("sha256", "of its bytes")), rows.models),
    Table("inputs", (_text("path", "of the file, as given"), _text("sha256", "of its bytes")), rows.inputs),
    Table(
        "documents",
        (
            _text("id", "of the document: a hash of its content, or what the input calls it"),
            _text("title", "as the input gives it"),
            _text("outlet", "who published it"),
            _text("author", "as the input gives it"),
            _text("language", "ISO 639-1; und where it cannot be told"),
            _text("url", "as the input gives it"),
            *_moment("published", "at which it may have been published"),
            _text("captured", "when it was fetched from the web, ISO 8601: no day of publication"),
            _integer("first_second", "the first instant in seconds since 1970, UTC; a clock without a zone is taken as UTC"),
            _integer("last_second", "the last one"),
            _text("file", "path as given"),
            _integer("offset", "where the text begins in the decoded file, code points"),
            _text("text", "the stored text"),
        ),
        rows.documents,
    ),
    Table("paragraphs", (_DOCUMENT, _RANK, *_span("", "it")[:2], _text("language", "of the paragraph"),
        _boolean("headline", "a headline")), rows.paragraphs),
    Table("links", (_DOCUMENT, _RANK, _text("url", "where it points"), *_span("", "its words")[:2]), rows.links),
    Table(
        "statements",
        (
            _text("id", "of the statement"),
            _DOCUMENT,
            _text("parent", "id of the statement in whose content it stands"),
            _text("speaker", "id of the actor that the source names"),
            _text("kind", "direct, indirect or mixed"),
            _text("act", "asserts, denies, doubts, confirms, asks, warns, orders or reports"),
            _boolean("hedged", "any word holds it at arm's length"),
            *_span("source", "who is credited"),
            *_span("cue", "what credits"),
            *_moment("said", "at which it was said, where the text tells"),
            _text("language", "of its paragraph"),
            _number("score", "0 to 1, higher is surer"),
        ),
        rows.statements,
    ),
    Table("statement_spans", (_STATEMENT, _text("part", "content or hedge"), _RANK, *_span("", "it")), rows.statement_spans),
    Table("statement_evidence", (_STATEMENT, _RANK, _text("kind", "video, photo, document, witness …"), *_span("", "it"),
        _boolean("inside", "named within the content, by the speaker")), rows.statement_evidence),
    Table("statement_notes", (_STATEMENT, _RANK, _text("note", "what a reader should know")), rows.statement_notes),
    Table("actors", (_text("id", "of the actor"), _text("name", "the fullest one"),
        _text("kind", "person, organisation, state, outlet, group or unnamed"), _text("body", "id that actors of one body share"),
        _boolean("named", "somebody who could be asked")), rows.actors),
    Table("actor_names", (_text("actor", "id of the actor"), _RANK, _text("name", "a form seen as a source")), rows.actor_names),
    Table(
        "copies",
        (
            _text("id", "of the copy"),
            *_passage("a", "the first passage"),
            *_passage("b", "the second"),
            _text("kind", "verbatim, edited, translated or reworded"),
            _number("score", "0 to 1, higher is closer"),
            _number("share_a", "share of a's words that are copied, 0 to 1"),
            _number("share_b", "the same of b"),
            _text("direction", "a->b: b was made from a; b->a; or nothing"),
            _text("why", "the reason for kind and direction"),
        ),
        rows.copies,
    ),
    Table("copy_pairs", (_COPY, _RANK, *_span("a", "the part")[:2], *_span("b", "its counterpart")[:2]), rows.copy_pairs),
    Table("copy_changes", (_COPY, _RANK, _text("change", "what differs in substance")), rows.copy_changes),
    Table("claims", (_text("id", "of the claim"), _text("text", "in the wording that most documents carry"),
        _text("language", "of that wording"), *_counts("", "carry"), *_counts("denials_", "deny or doubt")), rows.claims),
    Table(
        "witnesses",
        (
            _CLAIM, _RANK, _DOCUMENT, *_span("", "the passage"), _STATEMENT,
            _text("stance", "asserts, denies, doubts or reports"),
            _boolean("headline", "the words are a headline"),
            _text("receipt", "id of the receipt (side claim) that tells why it is a witness"),
            _text("credited", "id of the statement that credits to somebody what it carries as fact"),
        ),
        rows.witnesses,
    ),
    Table(
        "versions",
        (
            _CLAIM, _RANK,
            _text("other", "id of the claim that differs"),
            _text("what", "differs: number, place, time …"),
            _text("here", "the words of this claim"),
            _text("there", "those of the other"),
            *_moment("since_here", "of the earliest dated witness of this claim"),
            *_moment("since_there", "of the earliest dated witness of the other"),
            _text("why", "what kept the two apart"),
        ),
        rows.versions,
    ),
    Table("version_passages", (_CLAIM, _RANK, _integer("place", "0 here, 1 there"), *_passage("", "the wording")),
        rows.version_passages),
    Table("receipts", (_CLAIM, _RECEIPT_SIDE, _text("id", "of the receipt, within claim and side"),
        _text("kind", "of the reason: attribution, copy, credit, says the same …"), _text("why", "for a reader"),
        _number("score", "0 to 1, how sure")), rows.receipts),
    Table("receipt_passages", (_CLAIM, _RECEIPT_SIDE, _text("receipt", "id of the receipt"), _RANK, *_passage("", "the passage")),
        rows.receipt_passages),
    Table(
        "nodes",
        (
            _CLAIM, _SIDE,
            _text("id", "of the node"),
            _text("kind", "witness, word, evidence or own reporting"),
            _text("label", "what it shows"),
            *_passage("", "a witness"),
            _text("actor", "id of the actor whose word it is"),
            _boolean("inferred", "the pile lacks its own text"),
            _text("end_kind", "what kind of end it is: word, evidence, own reporting, nothing named"),
            _boolean("dropped", "prints as fact what its original credits to somebody"),
            _boolean("unnamed", "the word of somebody whom nobody could ask"),
        ),
        rows.nodes,
    ),
    Table("edges", (_CLAIM, _SIDE, _RANK, _text("start", "id of the node that rests"), _text("end", "id of the one it rests on"),
        _text("kind", "attribution, copy, credit …"), _text("receipt", "id of the receipt (of this side)"),
        _text("copy_kind", "of copies: verbatim, edited, translated, reworded")), rows.edges),
    Table("ends", (_CLAIM, _SIDE, _integer("end", "number of the end: the high count counts them"),
        _integer("low_group", "ends of one group are one in the low count"), _text("node", "id of a node of it")), rows.ends),
    Table("wordings", (_CLAIM, _SIDE, _integer("wording", "number of the wording"), _DOCUMENT), rows.wordings),
    Table("stories", (_text("id", "of the story"), _text("text", "of the claim that stands for it"),
        _text("language", "of that text")), rows.stories),
    Table("story_claims", (_STORY, _RANK, _CLAIM), rows.story_claims),
    Table("story_documents", (_STORY, _RANK, _DOCUMENT), rows.story_documents),
    Table("corrections", (_RANK, _text("judgement", "same claim, not the same claim, same origin …"),
        _text("a", "id of a statement or document"), *_passage("a", "a passage, where it is one"), _text("b", "the same"),
        *_passage("b", "the other passage"), _text("claim", "id of the claim that it holds for; empty: every one"),
        _text("by", "who decided it"), _text("at", "when"), _text("why", "for what reason")), rows.corrections),
    Table("unread", (_RANK, _text("path", "of the file"), _text("why", "it was not read"),
        _integer("offset", "in the file, where it is a part of it")), rows.unread),
)  # fmt: skip


def write_csv(trace: Trace, out: Path) -> None:
    """Write every table as ``NAME.csv`` into a folder: RFC 4180 in UTF-8 without a byte order mark, the head in the first line.

    Cells are guarded against spreadsheets (:func:`sayso.exchange.cells.guarded`); U+FFFD stands for what no table holds: NUL,
    halves of characters.
    """
    out.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        with (out / f"{table.name}.csv").open("w", encoding="utf8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow([each.name for each in table.fields])
            lines.writerows(map(_cells, table.rows(trace)))


def _cells(row: tuple[Any, ...]) -> list[str]:
    return [csv_cell(value).replace("\x00", "\ufffd") for value in row]


def write_parquet(trace: Trace, out: Path) -> None:
    """Write every table as ``NAME.parquet`` into a folder: typed, words as they are, each column's help in its metadata."""
    import pyarrow as pa  # noqa: PLC0415 - a quarter of a second, and only tables need it
    import pyarrow.parquet  # noqa: PLC0415 - as above

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    out.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        schema = pa.schema(pa.field(each.name, types[each.dtype], metadata={"help": each.help}) for each in table.fields)
        columns = list(zip(*table.rows(trace), strict=True)) or [()] * len(table.fields)
        arrays = [pa.array(map(_storable, values), type=field.type) for values, field in zip(columns, schema, strict=True)]
        pa.parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out / f"{table.name}.parquet", compression="zstd")


def _storable(value: Any) -> Any:
    return whole(value) if isinstance(value, str) else value


def write_jsonl(trace: Trace, out: Path) -> None:
    """Write one record a line, as the JSON has it (docs/json.md); ``record`` tells what it is, the run comes first."""
    found = to_json(trace)
    lines = [{"record": "run", "format": FORMAT, **found["run"]}]
    lines += [{"record": one, **each} for several, one in _RECORDS.items() for each in found[several]]
    with out.open("w", encoding="utf8", newline="") as file:
        file.writelines(f"{json_line(_whole(each))}\n" for each in lines)


def _whole(value: Any) -> Any:
    """Give JSON without halves of characters, which readers that check refuse even as escapes."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, (list, tuple)) else value
