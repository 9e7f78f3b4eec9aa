"""Claims as schema.org ``Claim`` in JSON-LD, with the passages and articles that carry them; never a ``ClaimReview``.

Source: https://schema.org/Claim (appearance, firstAppearance), https://schema.org/Quotation (spokenByCharacter).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.exchange.export_text import web_address
from sayso.exchange.identifiers import digests, file_name, iso_date, urn, write_json
from sayso.exchange.instants import bounds
from sayso.exchange.testimonies import Testimonies, Testimony
from sayso.records import Actor, Claim, Document, EndKind, Lineage, Stance, Trace

CONTEXT = "https://schema.org"
STANCES = "urn:sayso:stance"
_CARRIES = (Stance.ASSERTS, Stance.REPORTS)
_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "NewsMediaOrganization",
    "state": "GovernmentOrganization",
}
Json = dict[str, Any]


def write_schema_org(trace: Trace, out: Path) -> None:
    """Write the claims of a trace as JSON-LD: claims, passages, articles, and who spoke, each once, by id."""
    write_json({"@context": CONTEXT, "@graph": _graph(trace)}, out)


def _graph(trace: Trace) -> list[Json]:
    documents = {each.id: each for each in trace.documents}
    testimonies = Testimonies(trace)
    actors = {each.id: each for each in trace.actors}
    lineages = {each.claim: each for each in trace.lineages}
    claims = [_claim(each, documents, actors, lineages.get(each.id)) for each in trace.claims]
    witnesses = [_passage(each) for claim in trace.claims for each in testimonies.of(claim)]
    hashes = digests(trace)
    articles = [_article(each, hashes.get(each.id)) for each in trace.documents]
    speakers = [_speaker(each) for each in trace.actors if each.named]
    return [_made(trace), *claims, *witnesses, *articles, *speakers]


def _made(trace: Trace) -> Json:
    program = {"@type": "SoftwareApplication", "name": "sayso", "softwareVersion": trace.run.version}
    results = [{"@id": urn("claim", each.id)} for each in trace.claims]
    return {"@type": "CreateAction", "@id": urn("run", trace.run.id), "instrument": program, "result": results}


def _claim(claim: Claim, documents: Mapping[str, Document], actors: Mapping[str, Actor], lineage: Lineage | None) -> Json:
    carrying = _each(each.document for each in claim.of_stance(*_CARRIES))
    first = first_of([documents[each] for each in carrying])
    details = [
        f"{each.what}: {each.here or '—'} here, {each.there or '—'} in {urn('claim', each.claim)}" for each in claim.versions
    ]
    return {
        "@type": "Claim",
        "@id": urn("claim", claim.id),
        "identifier": claim.id,
        "text": claim.text,
        "inLanguage": claim.language,
        "author": [{"@id": urn("actor", each)} for each in word_of(lineage, actors)],
        "appearance": [{"@id": urn("document", each)} for each in carrying],
        "firstAppearance": None if first is None else {"@id": urn("document", first.id)},
        "citation": [{"@id": urn("document", each)} for each in _each(each.document for each in claim.witnesses)],
        "disambiguatingDescription": details,
    }


def first_of(documents: Sequence[Document]) -> Document | None:
    """Give the document that was surely published before all others that have a date; None where dates overlap.

    Example:
        >>> from sayso.records import Moment
        >>> one, two = (Document(id=day, text="x", published=Moment(day, day, "field")) for day in ("2024-03-04", "2024-03-05"))
        >>> first_of([two, one]).id, first_of([one, one])
        ('2024-03-04', None)
    """
    dated = sorted(((*known, place) for place, each in enumerate(documents) if (known := bounds(each.published))))
    if not dated or (len(dated) > 1 and dated[1][0] <= dated[0][1]):
        return None
    return documents[dated[0][2]]


def word_of(lineage: Lineage | None, actors: Mapping[str, Actor]) -> list[str]:
    """Give the ids of the named actors at whose word the chains of a claim end."""
    nodes = lineage.nodes if lineage else ()
    ends = (each.actor for each in nodes if each.end is EndKind.WORD and each.actor in actors and not each.unnamed)
    return _each(each for each in ends if each is not None and actors[each].named)


def _passage(said: Testimony) -> Json:
    stance = {"@type": "DefinedTerm", "name": said.witness.stance.value, "inDefinedTermSet": STANCES}
    return {
        "@type": "Quotation" if said.statement else "CreativeWork",
        "@id": urn("witness", said.id),
        "text": said.words,
        "inLanguage": said.statement.language if said.statement else said.document.language,
        "isPartOf": {"@id": urn("document", said.document.id)},
        "about": {"@id": urn("claim", said.claim.id)},
        "keywords": stance,
        "identifier": said.statement.id if said.statement else None,
        "spokenByCharacter": {"@id": urn("actor", said.speaker.id)} if said.speaker else None,
    }


def _article(document: Document, digest: str | None) -> Json:
    url = web_address(document.url)
    name = file_name(document)
    file = {"@type": "MediaObject", "name": name, "sha256": digest} if name or digest else None
    return {
        "@type": "NewsArticle" if document.outlet else "CreativeWork",
        "@id": urn("document", document.id),
        "identifier": document.id,
        "url": url,
        "headline": document.title,
        "inLanguage": document.language,
        "datePublished": iso_date(document.published),
        "author": {"@type": "Person", "name": document.author} if document.author else None,
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
        "encoding": file,
    }


def _speaker(actor: Actor) -> Json:
    others = [each for each in actor.names if each != actor.name]
    kind = _TYPES.get(actor.kind, "Organization")
    return {"@type": kind, "@id": urn("actor", actor.id), "identifier": actor.id, "name": actor.name, "alternateName": others}


def _each(names: Any) -> list[str]:
    """Give each name once, in the order of their first coming."""
    return list(dict.fromkeys(names))
