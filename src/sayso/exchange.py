"""Hand a trace on as the JSON that is written down in docs/json.md (format ``sayso/1``: fields may be added, none renamed)."""

from dataclasses import asdict
from typing import Any

from sayso.records import Claim, Copy, Document, Lineage, Passage, Span, Statement, Trace

FORMAT = "sayso/1"
Json = dict[str, Any]


def to_json(trace: Trace) -> Json:
    """Give a trace as plain dictionaries, lists, strings and numbers.

    Spans carry their words; offsets count code points of the document's ``text``.
    """
    documents = {document.id: document for document in trace.documents}
    lineages = {lineage.claim: lineage for lineage in trace.lineages}
    return {
        "format": FORMAT,
        "run": {
            "id": trace.run.id,
            "version": trace.run.version,
            "settings": dict(trace.run.settings),
            "inputs": [asdict(each) for each in trace.run.inputs],
            "models": dict(trace.run.models),
            "seconds": trace.run.seconds,
        },
        "documents": [document_json(each) for each in trace.documents],
        "statements": [statement_json(each, documents[each.document]) for each in trace.statements],
        "actors": [{**asdict(each), "named": each.named} for each in trace.actors],
        "copies": [_copy(each) for each in trace.copies],
        "claims": [_claim(each, lineages[each.id]) for each in trace.claims],
        "unread": [asdict(each) for each in trace.unread],
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


def _copy(copy: Copy) -> Json:
    return {
        **asdict(copy),
        "kind": copy.kind.value,
        "pairs": [
            {"a": {"start": a_start, "end": a_end}, "b": {"start": b_start, "end": b_end}}
            for a_start, a_end, b_start, b_end in copy.pairs
        ],
    }


def _claim(claim: Claim, lineage: Lineage) -> Json:
    return {
        "id": claim.id,
        "text": claim.text,
        "language": claim.language,
        "witnesses": [
            {
                "statement": each.statement,
                "document": each.document,
                "start": each.passage.start,
                "end": each.passage.end,
                "stance": each.stance.value,
                "headline": each.headline,
            }
            for each in claim.witnesses
        ],
        "versions": [asdict(each) for each in claim.versions],
        "documents": lineage.documents,
        "wordings": len(lineage.wordings),
        "origins": {"low": lineage.low, "high": lineage.high},
        "lineage": _lineage(lineage),
    }


def _lineage(lineage: Lineage) -> Json:
    return {
        "nodes": [{**asdict(each), "passage": _passage(each.passage)} for each in lineage.nodes],
        "edges": [asdict(each) for each in lineage.edges],
        "receipts": [asdict(each) for each in lineage.receipts],
        "wordings": [list(each) for each in lineage.wordings],
        "ends": [list(each) for each in lineage.ends],
        "low_groups": [list(each) for each in lineage.low_groups],
        "denials": None
        if lineage.denials is None
        else {
            "documents": lineage.denials.documents,
            "wordings": len(lineage.denials.wordings),
            "origins": {"low": lineage.denials.low, "high": lineage.denials.high},
            "lineage": _lineage(lineage.denials),
        },
    }


def _passage(passage: Passage | None) -> Json | None:
    return None if passage is None else asdict(passage)
