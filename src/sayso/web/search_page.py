"""The page of a search: claims, speakers and documents that hold the words, each document with the place where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from sayso.case import Case, DocumentRow, Filter, SpeakerRow
from sayso.records import Document
from sayso.report.contents import reach
from sayso.report.entries import Entry, entry
from sayso.report.templating import Page
from sayso.report.tongues import gettext as _
from sayso.web.choosing import address
from sayso.web.desk import Desk
from sayso.web.excerpts import excerpt
from sayso.web.framing import framed, own_page
from sayso.web.shelves import shelf_of

CLAIMS_SHOWN = 5
SPEAKERS_SHOWN = 8
DOCUMENTS_SHOWN = 20
MOST_CHARS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that holds the words, its name, and the place in it where they stand."""

    row: DocumentRow
    name: str
    excerpt: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What was found.

    Args:
        claims, speakers, documents: the first of each.
        n_claims, n_speakers, n_documents: how many there are.
        following: address of the next documents; None after the last.
        continued: whether these are not the first documents: claims and speakers are left out then.
    """

    claims: tuple[Entry, ...] = ()
    speakers: tuple[SpeakerRow, ...] = ()
    documents: tuple[Hit, ...] = ()
    n_claims: int = 0
    n_speakers: int = 0
    n_documents: int = 0
    following: str | None = None
    continued: bool = False


def search_routes(desk: Desk) -> APIRouter:
    """Give the route of the search."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.get("/search")
    def search(request: Request) -> Response:
        with desk.cases.one() as case, case.moment():
            return framed(desk, search_page(desk, case, request.query_params))

    return routes


def search_page(desk: Desk, case: Case, query: Mapping[str, str]) -> Page:
    """Look for words everywhere."""
    words = query.get("words", "").strip()[:MOST_CHARS]
    after = query.get("after") or None
    found = case.overview() if not words else None
    documents = _documents(desk, case, words, after) if words else Hits()
    hits = documents if not words or after else _with_others(desk, case, words, documents)
    shelf = shelf_of(desk, case, case.part_of_claims([each.claim.id for each in hits.claims]))
    return own_page("search", _("Search"), "search.html.j2", words=words, hits=hits, shelf=shelf, found=found)


def _documents(desk: Desk, case: Case, words: str, after: str | None) -> Hits:
    names = desk.wholes.of(case).known.names
    found = case.document_rows(Filter(words=words), after, DOCUMENTS_SHOWN, "fitting")
    return Hits(
        documents=tuple(
            Hit(row=each, name=names.get(each.id, each.id), excerpt=excerpt(case.one(Document, each.id).text, words))
            for each in found.rows
        ),
        n_documents=found.total,
        following=address("/search", {"words": words}, after=found.after) if found.after else None,
        continued=after is not None,
    )


def _with_others(desk: Desk, case: Case, words: str, documents: Hits) -> Hits:
    """Add claims and speakers to the first documents."""
    ids = case.claim_ids(Filter(words=words), None, CLAIMS_SHOWN, "fitting")
    speakers = case.speaker_rows(words, None, SPEAKERS_SHOWN)
    shelf = shelf_of(desk, case, case.part_of_claims(ids.rows))
    span = reach(desk.wholes.of(case).found)
    return Hits(
        claims=tuple(entry(shelf, shelf.claims[each], shelf.lineages[each], span) for each in ids.rows),
        speakers=speakers.rows,
        documents=documents.documents,
        n_claims=ids.total,
        n_speakers=speakers.total,
        n_documents=documents.n_documents,
        following=documents.following,
    )
