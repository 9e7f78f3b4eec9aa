"""A trace as a STIX 2.1 bundle that OpenCTI imports: claims as narratives, outlets as channels, documents as media content.

Nothing in it is a verdict: there is no ``confidence`` and no ``opinion``; who denies a claim is told in a note. OpenCTI's stix.ts
tells which relationships it takes between which types: media content *uses* a narrative and is *derived from* other media
content; *related to* goes anywhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.exchange.claim_jsonld import word_of
from sayso.exchange.identifiers import address, day_known, timestamp, write_json
from sayso.exchange.stix_objects import EPOCH, Json, bundle, domain_object, extended, note, reference, relationship, stix_id
from sayso.records import Actor, Claim, Copy, Document, Lineage, Stance, Statement, Trace, Witness

_SDO, _SCO, _PROPERTY = "new-sdo", "new-sco", "property-extension"
_CARRIES = (Stance.ASSERTS, Stance.REPORTS)
_ACTIVE = re.compile(r"[\\`\[\]<>]")  # OpenCTI reads notes and descriptions as Markdown
SAYSO = stix_id("identity", name="sayso", identity_class="system")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What all objects of one trace refer to: records by id, and when the pile begins, in STIX time."""

    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    actors: Mapping[str, Actor]
    claims: Mapping[str, Claim]
    begins: str


def write_stix(trace: Trace, out: Path) -> None:
    """Write a trace as a bundle: one object a thing, all of them in one report."""
    parts = _Parts(
        documents={each.id: each for each in trace.documents},
        statements={each.id: each for each in trace.statements},
        actors={each.id: each for each in trace.actors if each.named},
        claims={each.id: each for each in trace.claims},
        begins=min((day for each in trace.documents if (day := timestamp(each.published))), default=EPOCH),
    )
    objects = _merged([*_things(trace, parts), *_relations(trace, parts), *_notes(trace, parts)])
    write_json(bundle([*objects, _report(trace, objects, parts)]), out)


def _merged(objects: Iterable[Json]) -> list[Json]:
    """Give each object once; the descriptions of one relationship for several reasons stand one below the other."""
    found: dict[str, Json] = {}
    for each in objects:
        known = found.setdefault(each["id"], each)
        lines = str(known.get("description", "")).split("\n")
        if each["type"] == "relationship" and each.get("description") and each["description"] not in lines:
            known["description"] = "\n".join(filter(None, [*lines, each["description"]]))
    return list(found.values())


def _things(trace: Trace, parts: _Parts) -> Iterator[Json]:
    yield domain_object(
        SAYSO, parts.begins, name="sayso", identity_class="system", description="Reads who says what on whose word."
    )
    lineages = {each.claim: each for each in trace.lineages}
    yield from (_narrative(each, lineages.get(each.id), parts) for each in trace.claims)
    for outlet in dict.fromkeys(each.outlet for each in trace.documents if each.outlet and each.outlet.strip()):
        yield domain_object(
            stix_id("channel", name=outlet),
            parts.begins,
            created_by_ref=SAYSO,
            name=outlet,
            extensions=extended(extension_type=_SDO),
        )
    yield from (_media(each) for each in trace.documents)
    yield from (_identity(each, parts) for each in parts.actors.values())


def _narrative(claim: Claim, lineage: Lineage | None, parts: _Parts) -> Json:
    return domain_object(
        _claim_id(claim),
        parts.begins,
        created_by_ref=SAYSO,
        name=claim.text,
        lang=None if claim.language == "und" else claim.language,
        description=None if lineage is None else _figures(lineage),
        external_references=[reference("claim", claim.id)],
        extensions=extended(extension_type=_SDO),
    )


def _figures(lineage: Lineage) -> str:
    """Say how many carry a claim and on how many words it rests; counts, no judgement."""
    carried = (
        f"In this pile: documents that carry it {lineage.documents}, wordings {len(lineage.wordings)}, "
        f"independent origins {lineage.low} to {lineage.high}."
    )
    return carried if lineage.denials is None else f"{carried} Documents that deny or doubt it {lineage.denials.documents}."


def _media(document: Document) -> Json:
    return {
        "type": "media-content",
        "spec_version": "2.1",
        "id": _document_id(document),
        "url": address(document),
        "title": document.title or None,
        "content": document.text,
        "publication_date": timestamp(document.published) if day_known(document.published) else None,
        "extensions": extended(extension_type=_SCO),
    }


def _identity(actor: Actor, parts: _Parts) -> Json:
    others = [each for each in actor.names if each != actor.name]
    return domain_object(
        _actor_id(actor),
        parts.begins,
        created_by_ref=SAYSO,
        name=actor.name,
        identity_class=_class(actor),
        external_references=[reference("actor", actor.id)],
        extensions=extended(extension_type=_PROPERTY, aliases=others) if others else None,
    )


def _relations(trace: Trace, parts: _Parts) -> Iterator[Json]:
    for document in trace.documents:
        if document.outlet and document.outlet.strip():
            yield _related(stix_id("channel", name=document.outlet), _document_id(document), "published by it", parts.begins)
    for claim in trace.claims:
        yield from _carried(claim, parts)
        yield from _versions(claim, parts)
    for lineage in trace.lineages:
        yield from _ends(lineage, "whose word its chains end at", parts)
        if lineage.denials is not None:
            yield from _ends(lineage.denials, "whose word denials and doubts end at", parts)
    yield from (_copied(each, parts) for each in trace.copies if _differ(each, parts))


def _carried(claim: Claim, parts: _Parts) -> Iterator[Json]:
    """Give which document uses a narrative; one that denies or doubts it is only related to it."""
    for each in claim.witnesses:
        kind = "uses" if each.stance in _CARRIES else "related-to"
        document = parts.documents[each.document]
        made = relationship(kind, _document_id(document), _claim_id(claim), _date(document, parts))
        yield {**made, "created_by_ref": SAYSO, "description": each.stance.value}


def _versions(claim: Claim, parts: _Parts) -> Iterator[Json]:
    for each in claim.versions:
        if each.claim in parts.claims:
            one, two = sorted((_claim_id(claim), _claim_id(parts.claims[each.claim])))
            words = " / ".join(sorted((each.here or "—", each.there or "—")))
            if one != two:
                yield _related(one, two, f"versions: {each.what}: {words}", parts.begins)


def _ends(lineage: Lineage, why: str, parts: _Parts) -> Iterator[Json]:
    if lineage.claim in parts.claims:
        for each in word_of(lineage, parts.actors):
            yield _related(_claim_id(parts.claims[lineage.claim]), _actor_id(parts.actors[each]), why, parts.begins)


def _differ(copy: Copy, parts: _Parts) -> bool:
    """Tell whether the two sides of a copy are two things in STIX: not one document, nor two of one address."""
    return _document_id(parts.documents[copy.a.document]) != _document_id(parts.documents[copy.b.document])


def _copied(copy: Copy, parts: _Parts) -> Json:
    later, earlier = (copy.a, copy.b) if copy.direction == "b->a" else (copy.b, copy.a)
    ends = [_document_id(parts.documents[each.document]) for each in (later, earlier)]
    if copy.direction is None:
        one, two = sorted(ends)
        return _related(one, two, f"{copy.kind.value} copy, direction not known: {copy.why}", parts.begins)
    made = relationship("derived-from", ends[0], ends[1], parts.begins)
    return {**made, "created_by_ref": SAYSO, "description": _inert(f"{copy.kind.value} copy: {copy.why}")}


def _notes(trace: Trace, parts: _Parts) -> Iterator[Json]:
    """Give one note a witness: its stance, its words, who is credited, and where it stands."""
    for claim in trace.claims:
        for each in claim.witnesses:
            statement = parts.statements.get(each.statement or "")
            speaker = parts.actors.get((statement.speaker if statement else None) or "")
            document = parts.documents[each.document]
            about = [_claim_id(claim), _document_id(document), *([_actor_id(speaker)] if speaker else [])]
            made = note(_inert(_words(each, claim, statement, document)), _date(document, parts), about)
            yield {**made, "created_by_ref": SAYSO}


def _words(witness: Witness, claim: Claim, statement: Statement | None, document: Document) -> str:
    source = document.words(statement.source) if statement and statement.source else None
    who = f"credited to “{source}”" if source else "in its own voice" if statement is None else "credited to nobody named"
    place = f"document {document.id}, characters {witness.passage.start} to {witness.passage.end}"
    told = f"{document.outlet or 'A document'} {witness.stance.value} it, {who}: “{document.words(witness.passage.span)}”"
    return f"{told} ({place}; claim {claim.id}{f'; statement {statement.id}' if statement else ''})"


def _report(trace: Trace, objects: list[Json], parts: _Parts) -> Json:
    published = max((day for each in trace.documents if (day := timestamp(each.published))), default=EPOCH)
    name = f"sayso: claims of a pile, run {trace.run.id}"
    return domain_object(
        stix_id("report", name=name, published=published),
        parts.begins,
        created_by_ref=SAYSO,
        name=name,
        published=published,
        description=f"Who says what on whose word, in {len(trace.documents)} documents. Traced by sayso {trace.run.version}.",
        object_refs=[each["id"] for each in objects],
        external_references=[reference("run", trace.run.id)],
    )


def _related(source: str, target: str, why: str, created: str) -> Json:
    return {**relationship("related-to", source, target, created), "created_by_ref": SAYSO, "description": _inert(why)}


def _inert(words: str) -> str:
    r"""Give words in which Markdown finds no link, no image, no markup.

    Example:
        >>> print(_inert("![x](http://evil.example)"))
        !\[x\](http://evil.example)
    """
    return _ACTIVE.sub(r"\\\g<0>", words)


def _claim_id(claim: Claim) -> str:
    return stix_id("narrative", name=claim.text)


def _document_id(document: Document) -> str:
    return stix_id("media-content", url=address(document))


def _actor_id(actor: Actor) -> str:
    return stix_id("identity", name=actor.name, identity_class=_class(actor))


def _class(actor: Actor) -> str:
    """Give the class of an identity: OpenCTI takes whatever is no individual for an organization."""
    return "individual" if actor.kind == "person" else "organization"


def _date(document: Document, parts: _Parts) -> str:
    return timestamp(document.published) or parts.begins
