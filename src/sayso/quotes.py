"""Statements alone: who is credited with what, as JSON lines and as CSV (docs/quotes.md names every field and column)."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, TextIO

from sayso.actors import name_actors
from sayso.exchange.cells import guarded, json_line
from sayso.exchange.export_text import counted
from sayso.exchange.record_json import statement_json
from sayso.explain import Reason, explain
from sayso.progress import Progress
from sayso.records import Document, Pile, Span, Statement
from sayso.statements import attribute

PART = " […] "  # between the parts of an interrupted content
_COLUMNS = (
    "file", "offset", "document", "outlet", "title", "url", "published_earliest", "published_latest", "language", "id", "parent",
    "depth", "source", "source_start", "source_end", "speaker", "name", "cue", "cue_start", "cue_end", "content", "content_start",
    "content_end", "kind", "act", "hedged", "evidence", "said_earliest", "said_latest", "score",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The statements of a pile.

    Args:
        pile: what was read.
        statements: with speakers, in the order of documents and of their text.
        names: the name of each actor, by id.
        reasons: of each statement, by id; empty unless asked for.
    """

    pile: Pile
    statements: tuple[Statement, ...]
    names: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def name(self, statement: Statement) -> str | None:
        """Give the name of the statement's speaker; None when it is not resolved."""
        return self.names.get(statement.speaker or "")


def find_quotes(pile: Pile, progress: Progress | None = None, *, explained: bool = False) -> Quotes:
    """Find the statements of a pile and their speakers, and with ``explained`` why each is there (some twice the time)."""
    statements, actors = name_actors(pile.documents, attribute(pile.documents, progress=progress))
    own = by_document(statements)
    reasons: dict[str, tuple[Reason, ...]] = {}
    for number, document in enumerate(pile.documents if explained else (), start=1):
        if progress is not None:
            progress(f"explaining: {number} of {len(pile.documents)} documents")
        reasons |= explain(own.get(document.id, ()), document)
    return Quotes(pile=pile, statements=statements, names={each.id: each.name for each in actors}, reasons=reasons)


def by_document(statements: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    """Group statements by the id of their document."""
    groups: dict[str, list[Statement]] = {}
    for each in statements:
        groups.setdefault(each.document, []).append(each)
    return groups


def chains(quotes: Quotes) -> dict[str, tuple[Statement, ...]]:
    """Give the chain in which each statement stands, outermost first and itself last, by its id."""
    by_id = {each.id: each for each in quotes.statements}
    found = {}
    for each in quotes.statements:
        chain = [each]
        while (parent := by_id.get(chain[0].parent or "")) is not None:
            chain.insert(0, parent)
        found[each.id] = tuple(chain)
    return found


def json_lines(quotes: Quotes) -> Iterator[str]:
    """Give one JSON object for each statement; line ends, control characters and half characters in it are escapes."""
    documents, chain = _documents(quotes), chains(quotes)
    for each in quotes.statements:
        document = documents[each.document]
        row: dict[str, Any] = {
            "file": document.file,
            "offset": document.offset,
            "outlet": document.outlet,
            "title": document.title,
            "url": document.url,
            "published": asdict(document.published) if document.published else None,
            "depth": len(chain[each.id]) - 1,
            "name": quotes.name(each),
            **statement_json(each, document),
        }
        if quotes.reasons:
            row["explain"] = [asdict(reason) for reason in quotes.reasons.get(each.id, ())]
        yield json_line(row)


def write_csv(quotes: Quotes, file: TextIO) -> None:
    """Write a header and one row for each statement; cells are guarded as :func:`sayso.exchange.cells.guarded` says."""
    documents, chain = _documents(quotes), chains(quotes)
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in quotes.statements:
        row = _row(each, documents[each.document], len(chain[each.id]) - 1, quotes.name(each))
        writer.writerow([guarded(row[column]) for column in _COLUMNS])


def _row(statement: Statement, document: Document, depth: int, name: str | None) -> dict[str, str]:
    published, said = document.published, statement.said
    content = {"content": PART.join(map(document.words, statement.content))}
    content |= {"content_start": str(statement.content[0].start), "content_end": str(statement.content[-1].end)}
    return {
        "file": document.file,
        "offset": str(document.offset),
        "document": document.id,
        "outlet": document.outlet or "",
        "title": document.title or "",
        "url": document.url or "",
        "published_earliest": (published.earliest if published else None) or "",
        "published_latest": (published.latest if published else None) or "",
        "language": statement.language,
        "id": statement.id,
        "parent": statement.parent or "",
        "depth": str(depth),
        **_cells("source", statement.source, document),
        "speaker": statement.speaker or "",
        "name": name or "",
        **_cells("cue", statement.cue, document),
        **content,
        "kind": statement.kind.value,
        "act": statement.act.value,
        "hedged": "true" if statement.hedged else "false",
        "evidence": "; ".join(dict.fromkeys(each.kind for each in statement.evidence)),
        "said_earliest": (said.earliest if said else None) or "",
        "said_latest": (said.latest if said else None) or "",
        "score": f"{statement.score:.4f}",
    }


def _cells(name: str, span: Span | None, document: Document) -> dict[str, str]:
    words, start, end = (document.words(span), str(span.start), str(span.end)) if span else ("", "", "")
    return {name: words, f"{name}_start": start, f"{name}_end": end}


def closing_line(quotes: Quotes) -> str:
    """Say how many statements and documents there are, and how many speakers stay unresolved."""
    n_statements, n_documents = len(quotes.statements), len(quotes.pile.documents)
    counts = f"{counted(n_statements, 'statement')}, {counted(n_documents, 'document')}"
    if not n_statements:
        return counts
    open_ones = sum(each.speaker is None for each in quotes.statements)
    return f"{counts}; speaker unresolved in {open_ones:,} of {n_statements:,} ({open_ones / n_statements:.0%})"


def _documents(quotes: Quotes) -> dict[str, Document]:
    return {each.id: each for each in quotes.pile.documents}
