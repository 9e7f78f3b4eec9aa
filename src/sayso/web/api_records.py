"""Every record by its id, as JSON."""

from collections import Counter
from http import HTTPStatus
from typing import Annotated, Any, TypeVar
from urllib.parse import quote

from fastapi import APIRouter, Path
from starlette.responses import Response

from sayso.case import Case, Slice
from sayso.errors import BadInput
from sayso.records import Actor, Claim, Copy, Document, Lineage, Statement, Story, Trace
from sayso.web.answers import ClaimRow, ClaimWithLineage
from sayso.web.asking import After, Most, sliced
from sayso.web.desk import Desk
from sayso.web.problems import Missing, Problem

Record = TypeVar("Record")
Id = Annotated[str, Path(description="id, as lists and records name it", max_length=100)]
MISSING: dict[int | str, dict[str, Any]] = {HTTPStatus.NOT_FOUND: {"model": Problem, "description": "no record of this id"}}


def one(case: Case, kind: type[Record], name: str) -> Record:
    """Give a record.

    Raises:
        Missing: there is none of this id.
    """
    try:
        return case.one(kind, name)
    except BadInput:
        raise Missing(kind.__name__.lower(), name) from None


def claim_rows(part: Trace, ids: tuple[str, ...]) -> tuple[ClaimRow, ...]:
    """Give claims as rows of a list, in the order of these ids."""
    lineages = {each.claim: each for each in part.lineages}
    rows = {claim.id: _row(claim, lineages[claim.id]) for claim in part.claims if claim.id in lineages}
    return tuple(rows[each] for each in ids if each in rows)


def original(case: Case, document: str) -> Response:
    """Give the bytes that a document was read from, to be stored and never shown: what they hold may do harm in a browser."""
    found = one(case, Document, document)
    name = quote(found.file.replace("\\", "/").rpartition("/")[2][-100:] or document, safe="")
    return Response(
        case.original(document),
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=utf-8''{name}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-cache",
        },
    )


def document_routes(desk: Desk) -> APIRouter:
    """Give the routes of one document, and of what is in it."""
    routes = APIRouter(prefix="/documents/{name}", tags=["records"], responses=MISSING)

    @routes.get("")
    def document(name: Id) -> Document:
        """Give a document with its text; spans of all records count its code points."""
        with desk.cases.one() as case:
            return one(case, Document, name)

    @routes.get("/original", response_class=Response)
    def document_original(name: Id) -> Response:
        """Give the bytes of the file that a document was read from."""
        with desk.cases.one() as case:
            return original(case, name)

    @routes.get("/statements")
    def document_statements(name: Id, after: After = None, most: Most = 100) -> Slice[Statement]:
        """Give who is credited with what in a document."""
        with desk.cases.one() as case:
            one(case, Document, name)
            return sliced(tuple(each for each in case.part_of_document(name).statements if each.document == name), after, most)

    @routes.get("/copies")
    def document_copies(name: Id, after: After = None, most: Most = 100) -> Slice[Copy]:
        """Give the passages that a document has in common with others."""
        with desk.cases.one() as case:
            one(case, Document, name)
            found = (each for each in case.part_of_document(name).copies if name in {each.a.document, each.b.document})
            return sliced(tuple(found), after, most)

    @routes.get("/claims")
    def document_claims(name: Id, after: After = None, most: Most = 100) -> Slice[ClaimRow]:
        """Give the claims that a document carries, denies or doubts."""
        with desk.cases.one() as case:
            one(case, Document, name)
            part = case.part_of_document(name)
            mine = (each.id for each in part.claims if any(witness.document == name for witness in each.witnesses))
            return sliced(claim_rows(part, tuple(mine)), after, most)

    return routes


def record_routes(desk: Desk) -> APIRouter:
    """Give the routes of all other single records. It is long, for each is a small function in it that knows the desk."""
    routes = APIRouter(tags=["records"], responses=MISSING)

    @routes.get("/statements/{name}")
    def statement(name: Id) -> Statement:
        """Give a statement: content that is credited to a source by a cue."""
        with desk.cases.one() as case:
            return one(case, Statement, name)

    @routes.get("/actors/{name}")
    def actor(name: Id) -> Actor:
        """Give a speaker with all names."""
        with desk.cases.one() as case:
            return one(case, Actor, name)

    @routes.get("/actors/{name}/statements")
    def actor_statements(name: Id, after: After = None, most: Most = 50) -> Slice[Statement]:
        """Give what somebody is credited with, by date."""
        with desk.cases.one() as case:
            one(case, Actor, name)
            part, found = case.part_of_speaker(name, after=after, most=most)
            known = {each.id: each for each in part.statements}
            return Slice(rows=tuple(known[each] for each in found.rows), after=found.after, total=found.total)

    @routes.get("/copies/{name}")
    def copy(name: Id) -> Copy:
        """Give two passages of which one is a copy of the other, or both of a third."""
        with desk.cases.one() as case:
            return one(case, Copy, name)

    @routes.get("/claims/{name}")
    def claim(name: Id) -> ClaimWithLineage:
        """Give a claim with its witnesses, and on whose word it rests."""
        with desk.cases.one() as case, case.moment():
            return ClaimWithLineage(claim=one(case, Claim, name), lineage=one(case, Lineage, name))

    @routes.get("/stories/{name}")
    def story(name: Id) -> Story:
        """Give claims that go about one affair."""
        with desk.cases.one() as case:
            return one(case, Story, name)

    return routes


def _row(claim: Claim, lineage: Lineage) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        text=claim.text,
        language=claim.language,
        documents=lineage.documents,
        wordings=len(lineage.wordings),
        low=lineage.low,
        high=lineage.high,
        stances=dict(Counter(each.stance for each in claim.witnesses)),
    )
