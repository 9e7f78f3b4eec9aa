"""Lists of documents, speakers and copies, a part at a time, narrowed by what the address says; and one speaker."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from sayso.case import Case
from sayso.records import Actor, Trace
from sayso.report.clusters import cluster_of
from sayso.report.links import on_server
from sayso.report.pages import copies_page, documents_page, speaker_page, speakers_page
from sayso.report.rosters import Roster, document_line
from sayso.report.speakers import speaker_of
from sayso.web.api_records import Id, one
from sayso.web.choosing import address, filter_of
from sayso.web.desk import Desk
from sayso.web.framing import framed
from sayso.web.shelves import shelf_of

ROWS_SHOWN = 100
STATEMENTS_SHOWN = 50
PAIRS_SHOWN = 1000
Row = TypeVar("Row")


def list_page_routes(desk: Desk) -> APIRouter:
    """Give the routes of lists, and of one speaker. It is long, for each is a small function in it that knows the desk."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.get("/documents")
    def documents(request: Request) -> Response:
        query = request.query_params
        order = query.get("order") or "oldest"
        with desk.cases.one() as case, case.moment():
            found = case.document_rows(filter_of(query), query.get("after") or None, ROWS_SHOWN, order)
            names = desk.wholes.of(case).known.names
            shelf = shelf_of(desk, case, _empty(case))
        lines = [document_line(each, names, on_server) for each in found.rows]
        roster = replace(_roster(lines, found.total, "/documents", query, found.after), order=order)
        return framed(desk, documents_page(shelf, roster, files="/documents"))

    @routes.get("/speakers")
    def speakers(request: Request) -> Response:
        query = request.query_params
        with desk.cases.one() as case, case.moment():
            found = case.speaker_rows(query.get("words", ""), query.get("after") or None, ROWS_SHOWN)
            shelf = shelf_of(desk, case, _empty(case))
        roster = _roster([speaker_of(each, shelf.tones) for each in found.rows], found.total, "/speakers", query, found.after)
        return framed(desk, speakers_page(shelf, roster, files="/speakers"))

    @routes.get("/speakers/{name}")
    def speaker(name: Id, request: Request) -> Response:
        query = request.query_params
        with desk.cases.one() as case, case.moment():
            one(case, Actor, name)
            part, found = case.part_of_speaker(name, query.get("after") or None, STATEMENTS_SHOWN)
            shelf = shelf_of(desk, case, part)
            row = desk.wholes.of(case).speaker(name)
        path = on_server("speaker", name)
        following = address(path, {"after": found.after}) if found.after else None
        shown = speaker_page(shelf, speaker_of(row, shelf.tones), total=found.total, following=following, files=path)
        return framed(desk, shown)

    @routes.get("/copies")
    def copies(request: Request) -> Response:
        query = request.query_params
        with desk.cases.one() as case, case.moment():
            found = case.wording_rows(query.get("after") or None, ROWS_SHOWN)
            pairs = case.outlet_pairs(PAIRS_SHOWN)
            shelf = shelf_of(desk, case, _empty(case))
        wordings = [cluster_of(each, rank, shelf.names, on_server) for rank, each in enumerate(found.rows)]
        roster = _roster(wordings, found.total, "/copies", query, found.after)
        return framed(desk, copies_page(shelf, roster, pairs, files="/copies"))

    return routes


def _roster(rows: list[Row], total: int, path: str, query: Mapping[str, str], after: str | None) -> Roster[Row]:
    following = address(path, query, without="after", after=after) if after else None
    return Roster(rows=rows, total=total, live=True, words=query.get("words", ""), following=following)


def _empty(case: Case) -> Trace:
    """Give the run alone: a list has its rows beside it."""
    return Trace(
        run=case.last_run(), documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=(), corrections=()
    )
