"""The pages of the report, each made live of just the records that it needs."""

from collections.abc import Mapping
from contextlib import suppress

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.case import Case, Filter
from sayso.errors import BadInput
from sayso.records import Actor, Copy, Correction, Document, Story, Trace, Unread
from sayso.report.contents import reach
from sayso.report.entries import entry
from sayso.report.facets import facets_of
from sayso.report.fronts import Affair, Front, Listing
from sayso.report.links import on_server
from sayso.report.pages import case_page, copy_page, document_page, method_page
from sayso.report.templating import Page
from sayso.web.api_records import Id, one, original
from sayso.web.choosing import CHOICES, address, chosen, filter_of
from sayso.web.desk import Desk
from sayso.web.framing import framed
from sayso.web.shelves import shelf_of

CLAIMS_SHOWN = 50
AFFAIRS_SHOWN = 20


def page_routes(desk: Desk) -> APIRouter:
    """Give the routes of pages. It is long, for each is a small function in it that knows the desk."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.get("/")
    def front(request: Request) -> Response:
        with desk.cases.one() as case, case.moment():
            return framed(desk, front_page(desk, case, request.query_params, "/"))

    @routes.get("/claims")
    def claims(request: Request) -> Response:
        with desk.cases.one() as case, case.moment():
            return framed(desk, front_page(desk, case, request.query_params, "/claims"))

    @routes.get("/documents/{name}")
    def document(name: Id) -> Response:
        with desk.cases.one() as case, case.moment():
            one(case, Document, name)
            shelf = shelf_of(desk, case, case.part_of_document(name))
            digest = desk.wholes.of(case).digests.get(shelf.documents[name].file)
        shown = document_page(shelf, shelf.documents[name], digest=digest, files=on_server("document", name))
        return framed(desk, shown)

    @routes.get("/documents/{name}/original")
    def document_original(name: Id) -> Response:
        with desk.cases.one() as case:
            return original(case, name)

    @routes.get("/copies/{name}")
    def copy(name: Id) -> Response:
        with desk.cases.one() as case, case.moment():
            found = one(case, Copy, name)
            shelf = shelf_of(desk, case, case.part_of_copy(name))
        return framed(desk, copy_page(shelf, found))

    @routes.get("/stories/{name}")
    def story(name: Id) -> Response:
        with desk.cases.one() as case:
            one(case, Story, name)
        return RedirectResponse(address("/claims", {"story": name}))

    @routes.get("/method")
    def method() -> Response:
        with desk.cases.one() as case, case.moment():
            shelf = shelf_of(desk, case, _method(case))
            spoken = desk.wholes.of(case).spoken
        return framed(desk, method_page(shelf, spoken))

    return routes


def front_page(desk: Desk, case: Case, query: Mapping[str, str], path: str) -> Page:
    """Make the first page, or a list of claims."""
    asked = filter_of(query)
    order = query.get("order") or "excess"
    ids = case.claim_ids(asked, query.get("after") or None, CLAIMS_SHOWN, order)
    whole = desk.wholes.of(case)
    shelf = shelf_of(desk, case, case.part_of_claims(ids.rows))
    counted = case.facets(asked)
    labels = {(each.name, value.value): value.label for each in counted for value in each.values if value.label} | _named(
        case, asked
    )
    listing = Listing(
        entries=[entry(shelf, shelf.claims[each], shelf.lineages[each], reach(whole.found)) for each in ids.rows],
        total=ids.total,
        facets=facets_of(counted, query),
        words=query.get("words", ""),
        order=order,
        chosen=chosen(query, path, labels),
        following=address(path, query, without="after", after=ids.after) if ids.after else None,
        kept=[(name, query[name]) for name in CHOICES if query.get(name, "").strip()],
    )
    affairs = [
        Affair(id=each.id, text=each.text, language=each.language, claims=each.claims, documents=each.documents)
        for each in case.story_rows(most=AFFAIRS_SHOWN).rows
    ]
    return case_page(shelf, Front(found=whole.found, listing=listing, affairs=affairs, live=True))


def _named(case: Case, asked: Filter) -> dict[tuple[str, str], str]:
    """Name the speaker and the story that a list is narrowed by, for no facet may hold them."""
    found: dict[tuple[str, str], str] = {}
    with suppress(BadInput):  # whoever is chosen may be gone
        if asked.speaker:
            found["speaker", asked.speaker] = case.one(Actor, asked.speaker).name
        if asked.story:
            found["story", asked.story] = case.one(Story, asked.story).text
    return found


def _method(case: Case) -> Trace:
    """Give what the page on method shows: all that was decided and not read, and the run."""
    return Trace(
        run=case.last_run(), documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(),
        unread=case.every(Unread), corrections=case.every(Correction),
    )  # fmt: skip
