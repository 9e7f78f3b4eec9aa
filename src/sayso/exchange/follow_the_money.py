"""A trace as FollowTheMoney entities, one a line: articles, people and bodies, mentions, and notes for claims and what is said.

FollowTheMoney has no claim and no quotation: both are a ``Note``, an annotation that applies to a document or entity. Its ids are
``[0-9a-zA-Z.-]``; ours are ``sayso-`` with the kind and the id, whose other characters are escaped with dots.

Source: followthemoney 4.11, schema/*.yaml and types/ (what a date, a language and an id may be).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sayso.exchange.claim_jsonld import word_of
from sayso.exchange.export_text import web_address
from sayso.exchange.identifiers import clean, file_name, iso_date, local, write_json_lines
from sayso.exchange.testimonies import Testimonies, Testimony
from sayso.records import Actor, Claim, Document, Lineage, Moment, Trace, content_id

# ISO 639-1 to 639-3, of the languages that are read best; others are left out.
_LANGUAGES = {
    "ar": "ara", "cs": "ces", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb",
    "hi": "hin", "hu": "hun", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
_SCHEMATA = {"person": "Person", "organisation": "Organization", "outlet": "Organization", "state": "PublicBody"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # FollowTheMoney strips what a terminal would act on
_NAMES = {"name", "weakAlias"}  # on one line
_ZONED = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
Json = dict[str, Any]


def write_follow_the_money(trace: Trace, out: Path) -> None:
    """Write a trace as entities; whoever is referred to stands before whoever refers."""
    write_json_lines(_entities(trace), out)


def _entities(trace: Trace) -> Iterator[Json]:
    documents = {each.id: each for each in trace.documents}
    actors = {each.id: each for each in trace.actors}
    testimonies = Testimonies(trace)
    lineages = {each.claim: each for each in trace.lineages}
    yield from (_article(each) for each in trace.documents)
    yield from (_actor(each) for each in trace.actors if each.named)
    yield from _mentions(trace, documents, actors)
    for claim in trace.claims:
        yield _claim(claim, lineages.get(claim.id), actors)
        yield from (_witness(each) for each in testimonies.of(claim))


def entity_id(kind: str, name: str) -> str:
    """Give the id of an entity.

    Example:
        >>> entity_id("document", "102"), entity_id("document", "post/7")
        ('sayso-document-102', 'sayso-document-post.2F7')
    """
    return f"sayso-{kind}-{local(name).replace('%', '.')}"


def _entity(schema: str, identity: str, **properties: list[str] | str | None) -> Json:
    """Give an entity: each property a list of texts, none that is empty."""
    told = {key: [value] if isinstance(value, str) else value for key, value in properties.items() if value}
    kept = {key: list(dict.fromkeys(filter(None, (_tidy(each, key) for each in value)))) for key, value in told.items()}
    return {"id": identity, "schema": schema, "properties": {key: value for key, value in kept.items() if value}}


def _tidy(text: str, key: str) -> str:
    """Give a text as FollowTheMoney would store it, so that reading it back changes nothing."""
    plain = _CONTROL.sub("", clean(text)).replace("\u2028", "\n").replace("\u2029", "\n").strip()
    return " ".join(plain.split()) if key in _NAMES else plain


def _article(document: Document) -> Json:
    name = document.title or file_name(document)
    return _entity(
        "Article",
        entity_id("document", document.id),
        title=name,
        author=document.author,
        publisher=document.outlet,
        publishedAt=utc_date(document.published),
        retrievedAt=utc_date(Moment(document.captured, document.captured, "captured")),
        sourceUrl=web_address(document.url),
        fileName=file_name(document),
        language=_LANGUAGES.get(document.language),
        bodyText=document.text,
    )


def utc_date(moment: Moment | None) -> str | None:
    """Give a date as FollowTheMoney writes it: a prefix of an ISO date in UTC, no zone behind it, as long as what is known.

    Example:
        >>> utc_date(Moment("2024-03-04T09:00+02:00", "2024-03-04T09:00+02:00", "meta"))
        '2024-03-04T07:00:00'
    """
    written = iso_date(moment)
    if written is None or not _ZONED.search(written[10:]):
        return written
    return datetime.fromisoformat(written).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _actor(actor: Actor) -> Json:
    """Give an actor; whatever else it is called ("the service") is a weak alias, which FollowTheMoney does not match by."""
    others = [each for each in dict.fromkeys(actor.names) if each != actor.name]
    return _entity(_schema(actor), entity_id("actor", actor.id), name=actor.name, weakAlias=others)


def _schema(actor: Actor) -> str:
    return _SCHEMATA.get(actor.kind, "LegalEntity")


def _mentions(trace: Trace, documents: Mapping[str, Document], actors: Mapping[str, Actor]) -> Iterator[Json]:
    """Give one mention for each document and each speaker that its statements credit, by all words that name it there."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in trace.statements:
        if each.speaker is not None and each.speaker in actors and each.source is not None:
            names = found.setdefault((each.document, each.speaker), [])
            names.append(documents[each.document].words(each.source))
    for (document, speaker), names in found.items():
        actor = actors[speaker]
        yield _entity(
            "Mention",
            entity_id("mention", content_id("mention", document, speaker)),
            document=entity_id("document", document),
            name=list(dict.fromkeys(names)),
            resolved=entity_id("actor", speaker) if actor.named else None,
            detectedSchema=_schema(actor) if actor.named else None,
        )


def _claim(claim: Claim, lineage: Lineage | None, actors: Mapping[str, Actor]) -> Json:
    """Give a claim as a note on the articles that carry it and on those at whose word its chains end."""
    figures = None
    if lineage is not None:
        counted = f"{lineage.documents} documents, {len(lineage.wordings)} wordings"
        figures = f"{counted}, {lineage.low} to {lineage.high} independent origins"
    about = [entity_id("document", each.document) for each in claim.witnesses]
    about += [entity_id("actor", each) for each in word_of(lineage, actors)]
    return _entity(
        "Note",
        entity_id("claim", claim.id),
        name=claim.text,
        description=claim.text,
        summary=figures,
        keywords="claim",
        entity=list(dict.fromkeys(about)),
        detectedLanguage=_LANGUAGES.get(claim.language),
    )


def _witness(said: Testimony) -> Json:
    about = [entity_id("claim", said.claim.id), entity_id("document", said.document.id)]
    if said.speaker is not None:
        about.append(entity_id("actor", said.speaker.id))
    return _entity(
        "Note",
        entity_id("witness", said.id),
        description=said.words,
        keywords=said.witness.stance.value,
        publisher=said.document.outlet,
        sourceUrl=web_address(said.document.url),
        entity=about,
    )
