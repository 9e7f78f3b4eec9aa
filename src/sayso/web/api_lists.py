"""Lists with filters and cursors, search, facets, what is in the case at all, and what is new."""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from sayso.case import DocumentRow, Facet, Filter, Overview, Slice, SpeakerRow, StoryRow, WordingRow
from sayso.records import Change, Correction
from sayso.web.answers import ClaimRow
from sayso.web.api_records import claim_rows
from sayso.web.asking import MOST_WORDS_CHARS, After, Filtered, Most, Words, sliced
from sayso.web.desk import Desk
from sayso.web.problems import Problem

FIRST = 20  # of claims and of documents that a search gives


class ClaimOrder(StrEnum):
    """How claims are ranked: by how far documents exceed origins, by day, by how well they fit the words."""

    EXCESS = "excess"
    NEWEST = "newest"
    FITTING = "fitting"


class DocumentOrder(StrEnum):
    """How documents are ranked: by day, either way, or by how well they fit the words."""

    OLDEST = "oldest"
    NEWEST = "newest"
    FITTING = "fitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: the most fitting claims and documents; the lists with the same words go on."""

    claims: Slice[ClaimRow]
    documents: Slice[DocumentRow]


def list_routes(desk: Desk) -> APIRouter:  # noqa: C901 - one small function a list
    """Give the routes of lists. It is long, for each is a small function in it that knows the desk."""
    routes = APIRouter(
        tags=["lists"], responses={HTTPStatus.UNPROCESSABLE_ENTITY: {"model": Problem, "description": "a filter that cannot be"}}
    )

    def claims_of(asked: Filter, after: str | None, most: int, order: str) -> Slice[ClaimRow]:
        with desk.cases.one() as case, case.moment():
            ids = case.claim_ids(asked, after=after, most=most, order=order)
            rows = claim_rows(case.part_of_claims(ids.rows), ids.rows)
        return Slice(rows=rows, after=ids.after, total=ids.total)

    @routes.get("/overview")
    def overview() -> Overview:
        """Say what is in the case: how much of everything, from when, in which languages."""
        with desk.cases.one() as case:
            return case.overview()

    @routes.get("/claims")
    def claims(asked: Filtered, after: After = None, most: Most = 50, order: ClaimOrder = ClaimOrder.EXCESS) -> Slice[ClaimRow]:
        """List claims, those first whose documents exceed their origins most."""
        return claims_of(asked, after, most, order)

    @routes.get("/facets")
    def facets(asked: Filtered) -> tuple[Facet, ...]:
        """Count outlets, speakers, languages, months, stances and acts among the claims that a filter leaves."""
        with desk.cases.one() as case:
            return case.facets(asked)

    @routes.get("/documents")
    def documents(
        asked: Filtered, after: After = None, most: Most = 50, order: DocumentOrder = DocumentOrder.OLDEST
    ) -> Slice[DocumentRow]:
        """List documents, the earliest first."""
        with desk.cases.one() as case:
            return case.document_rows(asked, after=after, most=most, order=order)

    @routes.get("/actors")
    def actors(words: Words = "", after: After = None, most: Most = 50) -> Slice[SpeakerRow]:
        """List speakers, the most quoted first."""
        with desk.cases.one() as case:
            return case.speaker_rows(words, after=after, most=most)

    @routes.get("/copies")
    def copies(after: After = None, most: Most = 50) -> Slice[WordingRow]:
        """List wordings: groups of copies that overlap, those in most documents first."""
        with desk.cases.one() as case:
            return case.wording_rows(after=after, most=most)

    @routes.get("/stories")
    def stories(after: After = None, most: Most = 50) -> Slice[StoryRow]:
        """List stories, those in most documents first."""
        with desk.cases.one() as case:
            return case.story_rows(after=after, most=most)

    @routes.get("/search")
    def search(words: Annotated[str, Query(description="in any script", min_length=1, max_length=MOST_WORDS_CHARS)]) -> Found:
        """Find the claims and the documents that hold all these words, the most fitting first."""
        asked = Filter(words=words)
        found = claims_of(asked, None, FIRST, ClaimOrder.FITTING)
        with desk.cases.one() as case:
            return Found(claims=found, documents=case.document_rows(asked, most=FIRST, order=DocumentOrder.FITTING))

    @routes.get("/changes")
    def changes(
        since: Annotated[str, Query(description="a day or an instant, ISO 8601, UTC", max_length=40)] = "",
        after: After = None,
        most: Most = 100,
    ) -> Slice[Change]:
        """List what every run found that the run before it had not, in the order in which it was found."""
        with desk.cases.one() as case:
            return sliced(case.changes(since), after, most)

    @routes.get("/corrections")
    def corrections(after: After = None, most: Most = 100) -> Slice[Correction]:
        """List what people decided, in order; nothing of it is ever changed."""
        with desk.cases.one() as case:
            return sliced(case.every(Correction), after, most)

    return routes
