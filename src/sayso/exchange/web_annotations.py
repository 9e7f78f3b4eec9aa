"""Statements and witnesses as W3C Web Annotations: what is said, on the very words that say it.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017, sections 4.2.4 and 4.2.5: positions count Unicode code
points, as ours do; ``exact`` with what stands before and after it finds the words again where positions have moved.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sayso.exchange.identifiers import address, urn, write_json
from sayso.exchange.testimonies import Testimonies, Testimony
from sayso.records import Actor, Document, Span, Statement, Trace

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND_CHARS = 32  # before and after the words, as Hypothesis and Apache Annotator take them
Json = dict[str, Any]


def write_annotations(trace: Trace, out: Path) -> None:
    """Write one annotation a witness (``linking`` it to its claim) and one a statement (``identifying`` who says it)."""
    documents = {each.id: each for each in trace.documents}
    testimonies = Testimonies(trace)
    actors = {each.id: each for each in trace.actors}
    items = [_of_witness(each, actors) for claim in trace.claims for each in testimonies.of(claim)]
    items += [_of_statement(each, documents[each.document], actors) for each in trace.statements]
    generator = {"id": urn("run", trace.run.id), "type": "Software", "name": f"sayso {trace.run.version}"}
    page = {"id": urn("annotations", f"{trace.run.id}/1"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    write_json(
        {
            "@context": CONTEXT,
            "id": urn("annotations", trace.run.id),
            "type": "AnnotationCollection",
            "label": "claims and statements of a pile",
            "generator": generator,
            "total": len(items),
            "first": page,
        },
        out,
    )


def _of_witness(said: Testimony, actors: Mapping[str, Actor]) -> Json:
    linked = {"type": "SpecificResource", "source": urn("claim", said.claim.id), "purpose": "linking"}
    bodies = [
        linked,
        _words(said.claim.text, "describing", said.claim.language),
        _words(said.witness.stance.value, "classifying", "en"),
        *(_speaker(said.statement, said.document, actors) if said.statement else []),
    ]
    return _annotation(urn("witness", said.id), "linking", bodies, [target(said.document, said.witness.passage.span)])


def _of_statement(statement: Statement, document: Document, actors: Mapping[str, Actor]) -> Json:
    bodies = [_words(statement.act.value, "classifying", "en"), *_speaker(statement, document, actors)]
    if statement.cue is not None:
        bodies.append(_words(document.words(statement.cue), "describing", statement.language))
    targets = [target(document, each) for each in statement.content]
    return _annotation(urn("statement", statement.id), "identifying", bodies, targets)


def _annotation(name: str, motivation: str, bodies: list[Json], targets: list[Json]) -> Json:
    return {"id": name, "type": "Annotation", "motivation": motivation, "body": bodies, "target": targets}


def target(document: Document, span: Span) -> Json:
    """Give a span of a document's stored text as a target: by its words with what stands around them, and by position.

    Example:
        >>> target(Document(id="d", text="The mill is shut."), Span(4, 8))["selector"][0]
        {'type': 'TextQuoteSelector', 'exact': 'mill', 'prefix': 'The ', 'suffix': ' is shut.'}
    """
    before = document.text[max(0, span.start - AROUND_CHARS) : span.start]
    after = document.text[span.end : span.end + AROUND_CHARS]
    quote = {"type": "TextQuoteSelector", "exact": document.words(span), "prefix": before, "suffix": after}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": address(document), "selector": [quote, position]}


def _speaker(statement: Statement, document: Document, actors: Mapping[str, Actor]) -> list[Json]:
    """Give who is credited: the actor where it is known, and the words that name it."""
    actor = actors.get(statement.speaker or "")
    known = [{"type": "SpecificResource", "source": urn("actor", actor.id), "purpose": "identifying"}] if actor else []
    named = [_words(actor.name, "identifying", None)] if actor else []
    seen = [_words(document.words(statement.source), "tagging", statement.language)] if statement.source else []
    return [*known, *named, *seen]


def _words(text: str, purpose: str, language: str | None) -> Json:
    told = None if language in {None, "und"} else language
    return {"type": "TextualBody", "value": text, "format": "text/plain", "language": told, "purpose": purpose}
