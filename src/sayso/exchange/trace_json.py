"""Hand a trace on as the JSON that is written down in docs/json.md (format ``sayso/1``: fields may be added, none renamed)."""

from dataclasses import asdict

from sayso.exchange.record_json import FORMAT, Json, copy_json, document_json, run_json, statement_json
from sayso.records import Claim, Lineage, Passage, Trace


def to_json(trace: Trace) -> Json:
    """Give a trace as plain dictionaries, lists, strings and numbers.

    Spans carry their words; offsets count code points of the document's ``text``.
    """
    documents = {document.id: document for document in trace.documents}
    lineages = {lineage.claim: lineage for lineage in trace.lineages}
    return {
        "format": FORMAT,
        "run": run_json(trace.run),
        "documents": [document_json(each) for each in trace.documents],
        "statements": [statement_json(each, documents[each.document]) for each in trace.statements],
        "actors": [{**asdict(each), "named": each.named} for each in trace.actors],
        "copies": [copy_json(each, documents) for each in trace.copies],
        "claims": [_claim(each, lineages[each.id]) for each in trace.claims],
        "stories": [asdict(each) for each in trace.stories],
        "corrections": [asdict(each) for each in trace.corrections],
        "unread": [asdict(each) for each in trace.unread],
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
                "receipt": each.receipt,
                "credited": each.credited,
            }
            for each in claim.witnesses
        ],
        "receipts": [asdict(each) for each in claim.receipts],
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
