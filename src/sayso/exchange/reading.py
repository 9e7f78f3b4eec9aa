"""The JSON that ``sayso trace`` or ``sayso copies`` wrote, read back into records, so that what it holds can be explained."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sayso.case import Case
from sayso.documents.sentences import sentences
from sayso.errors import BadInput, BadSetting
from sayso.exchange.claims_reading import read_actor, read_claim, read_correction, read_lineage
from sayso.exchange.record_json import FORMAT, Json
from sayso.records import (
    Act,
    Actor,
    Claim,
    Copy,
    CopyKind,
    Correction,
    Document,
    Evidence,
    Kind,
    Lineage,
    Link,
    Moment,
    Paragraph,
    Passage,
    Span,
    Statement,
)
from sayso.settings import Settings

SQLITE = b"SQLite format 3\x00"  # how a case begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a JSON holds that can be explained; documents and copies alone where ``sayso copies`` wrote it."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    copies: tuple[Copy, ...]
    settings: Settings
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    corrections: tuple[Correction, ...] = ()


def findings_of(path: Path) -> Findings:
    """Give what a case holds, or a JSON of format ``sayso/1``.

    Raises:
        BadInput: it is neither, or holds nothing that was found.
    """
    with path.open("rb") as file:
        if file.read(len(SQLITE)) != SQLITE:
            return read_findings(path)
    with Case(path) as case:
        found = case.trace()
    return Findings(
        documents=found.documents,
        statements=found.statements,
        copies=found.copies,
        settings=_settings(dict(found.run.settings)),
        actors=found.actors,
        claims=found.claims,
        lineages=found.lineages,
        corrections=found.corrections,
    )


def read_findings(path: Path) -> Findings:
    """Read a JSON of format ``sayso/1``.

    Sentences do not stand in it: they are cut again from the paragraphs, as they were when the pile was read.

    Raises:
        BadInput: it is not such a JSON, or a part of it is broken; the message says what was expected.
    """
    try:
        found = json.loads(path.read_text(encoding="utf8"))
    except (ValueError, RecursionError):  # a UnicodeDecodeError is a ValueError, too
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        stated = f"format {found['format']!r}" if isinstance(found, dict) and "format" in found else "no such format"
        raise BadInput(f"{path} has {stated}; expected {FORMAT!r}: a JSON that sayso trace --json or sayso copies --json wrote")
    try:
        findings = Findings(
            documents=tuple(map(_document, found["documents"])),
            statements=tuple(map(_statement, found.get("statements", ()))),
            copies=tuple(map(_copy, found["copies"])),
            settings=_settings(found["run"]["settings"]),
            actors=tuple(map(read_actor, found.get("actors", ()))),
            claims=tuple(map(read_claim, found.get("claims", ()))),
            lineages=tuple(map(read_lineage, found.get("claims", ()))),
            corrections=tuple(map(read_correction, found.get("corrections", ()))),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        expected = "expected the fields of docs/json.md"
        raise BadInput(f"{path} lacks a field or has one of another type ({error!r}); {expected}") from error
    _check(path, findings)
    return findings


def _check(path: Path, found: Findings) -> None:
    """Make sure that every span lies in a document that is there."""
    lengths = {each.id: len(each.text) for each in found.documents}
    ends = [(passage.document, passage.end) for each in found.copies for passage in (each.a, each.b)]
    ends += [(each.document, each.extent.end) for each in found.statements]
    ends += [(passage.document, passage.end) for each in found.claims for passage in _passages(each)]
    for document, end in ends:
        if end > lengths.get(document, -1):
            what = f"has {lengths[document]} characters and not {end}" if document in lengths else "is not there"
            raise BadInput(f"{path} has a span of document {document!r}, which {what}; expected spans of its own documents")


def _passages(claim: Claim) -> Iterator[Passage]:
    yield from (each.passage for each in claim.witnesses)
    yield from (passage for each in claim.receipts for passage in each.passages)
    yield from (passage for each in claim.versions for passage in each.passages)


def _document(each: Json) -> Document:
    text, published = each["text"], each["published"]
    return Document(
        id=each["id"],
        text=text,
        title=each["title"],
        outlet=each["outlet"],
        author=each["author"],
        url=each["url"],
        published=Moment(**published) if published else None,
        captured=each.get("captured"),  # JSON of before it was kept has none
        language=each["language"],
        file=each["file"],
        offset=each["offset"],
        paragraphs=tuple(_paragraph(text, one) for one in each["paragraphs"]),
        links=tuple(Link(one["url"], Span(**one["span"]) if one["span"] else None) for one in each["links"]),
    )


def _paragraph(text: str, each: Json) -> Paragraph:
    """Give a paragraph with its sentences; a headline is one sentence whatever stops it holds."""
    span = Span(each["start"], each["end"])
    cut = () if each["headline"] else sentences(text[span.start : span.end], each["language"])
    return Paragraph(
        span=span,
        language=each["language"],
        headline=each["headline"],
        sentences=tuple(Span(span.start + one.start, span.start + one.end) for one in cut) or (span,),
    )


def _statement(each: Json) -> Statement:
    return Statement(
        id=each["id"],
        document=each["document"],
        parent=each["parent"],
        source=_span(each["source"]),
        cue=_span(each["cue"]),
        content=tuple(Span(one["start"], one["end"]) for one in each["content"]),
        kind=Kind(each["kind"]),
        act=Act(each["act"]),
        hedges=tuple(Span(one["start"], one["end"]) for one in each["hedges"]),
        evidence=tuple(Evidence(one["kind"], Span(one["start"], one["end"]), one["inside"]) for one in each["evidence"]),
        said=Moment(**each["said"]) if each["said"] else None,
        speaker=each["speaker"],
        score=each["score"],
        language=each["language"],
        notes=tuple(each["notes"]),
    )


def _span(each: Json | None) -> Span | None:
    return Span(each["start"], each["end"]) if each else None


def _copy(each: Json) -> Copy:
    return Copy(
        id=each["id"],
        a=Passage(**each["a"]),
        b=Passage(**each["b"]),
        kind=CopyKind(each["kind"]),
        score=each["score"],
        direction=each["direction"],
        why=each["why"],
        pairs=tuple((one["a"]["start"], one["a"]["end"], one["b"]["start"], one["b"]["end"]) for one in each["pairs"]),
        changes=tuple(each["changes"]),
    )


def _settings(rows: Json) -> Settings:
    """Give the settings of the run; one that this version does not know, or no longer takes, is left at its default."""
    known = {each.name: type(getattr(Settings(), each.name)) for each in fields(Settings)}
    kept: dict[str, Any] = {name: known[name](value) for name, value in rows.items() if name in known}
    try:
        return Settings(**kept)
    except BadSetting:
        return Settings()
