"""The answer of a case about a text as JSON: what :func:`sayso.check` found, without the documents' texts."""

from typing import Any

from sayso.case import plain
from sayso.checking import Answer, Match, Reviewed
from sayso.records import Document, Witness

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """Give an answer as plain dictionaries, lists, strings and numbers (docs/check.md names the fields)."""
    return {
        "text": answer.text,
        "same": [_match(each) for each in answer.same],
        "versions": [_match(each) for each in answer.versions],
        "near": [_match(each) for each in answer.near],
        "fact_checks": [_reviewed(each) for each in answer.fact_checks],
    }


def _match(match: Match) -> Json:
    lineage = match.lineage
    labels = {node.id: node.label for node in lineage.nodes}
    return {
        "claim": match.claim.id,
        "text": match.claim.text,
        "language": match.claim.language,
        "differs": {"what": match.what, "here": match.here, "there": match.there} if match.what else None,
        "why": match.why,
        "documents": lineage.documents,
        "wordings": len(lineage.wordings),
        "origins": {"low": lineage.low, "high": lineage.high},
        "ends": [[labels[each] for each in end if each in labels] for end in lineage.ends],
        "earliest": _document(match.earliest) if match.earliest else None,
        "could_be_earlier": [_document(each) for each in match.perhaps],
        "witnesses": [_witness(each, match.documents[each.document]) for each in match.claim.witnesses],
    }


def _reviewed(reviewed: Reviewed) -> Json:
    found = reviewed.fact_check
    return {
        "claim": found.text,
        "language": found.language,
        "claimant": found.claimant or None,
        "publisher": found.publisher or None,
        "url": found.url or None,
        "title": found.title or None,
        "published": plain(found.date),
        "rating_of_publisher": found.rating or None,
        "same": reviewed.same,
        "differs": {"what": reviewed.what, "here": reviewed.here, "there": reviewed.there} if reviewed.what else None,
        "why": reviewed.why,
    }


def _document(document: Document) -> Json:
    return {
        "document": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "published": plain(document.published),
        "language": document.language,
    }


def _witness(witness: Witness, document: Document) -> Json:
    return {
        **_document(document),
        "stance": witness.stance.value,
        "statement": witness.statement,
        "start": witness.passage.start,
        "end": witness.passage.end,
        "words": document.words(witness.passage.span),
    }
