"""Documents, statements and copies as JSON objects: one form, whoever writes them (docs/json.md names every field)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sayso.copies.shares import copied_share
from sayso.records import Copy, Document, Run, Span, Statement

FORMAT = "sayso/1"
Json = dict[str, Any]


def run_json(run: Run) -> Json:
    """Give the manifest of a run."""
    return {
        "id": run.id,
        "version": run.version,
        "settings": dict(run.settings),
        "inputs": [asdict(each) for each in run.inputs],
        "models": dict(run.models),
        "seconds": run.seconds,
    }


def document_json(document: Document) -> Json:
    """Give one document; ``paragraphs`` carry language and headline mark."""
    published = document.published
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "language": document.language,
        "url": document.url,
        "published": asdict(published) if published else None,
        "captured": document.captured,
        "file": document.file,
        "offset": document.offset,
        "text": document.text,
        "links": [asdict(link) for link in document.links],
        "paragraphs": [
            {"start": each.span.start, "end": each.span.end, "language": each.language, "headline": each.headline}
            for each in document.paragraphs
        ],
    }


def statement_json(statement: Statement, document: Document) -> Json:
    """Give one statement with the words of its spans."""

    def words(span: Span | None) -> Json | None:
        return None if span is None else {"start": span.start, "end": span.end, "text": document.words(span)}

    return {
        "id": statement.id,
        "document": statement.document,
        "parent": statement.parent,
        "source": words(statement.source),
        "speaker": statement.speaker,
        "cue": words(statement.cue),
        "content": [words(span) for span in statement.content],
        "kind": statement.kind.value,
        "act": statement.act.value,
        "hedged": statement.hedged,
        "hedges": [words(span) for span in statement.hedges],
        "said": asdict(statement.said) if statement.said else None,
        "evidence": [{"kind": each.kind, **(words(each.span) or {}), "inside": each.inside} for each in statement.evidence],
        "language": statement.language,
        "score": statement.score,
        "notes": list(statement.notes),
    }


def copy_json(copy: Copy, documents: Mapping[str, Document]) -> Json:
    """Give one copy; ``share`` is the share of the words of either document that it covers."""
    return {
        **asdict(copy),
        "kind": copy.kind.value,
        "share": {side: copied_share(documents[passage.document], [copy]) for side, passage in (("a", copy.a), ("b", copy.b))},
        "pairs": [
            {"a": {"start": a_start, "end": a_end}, "b": {"start": b_start, "end": b_end}}
            for a_start, a_end, b_start, b_end in copy.pairs
        ],
    }
