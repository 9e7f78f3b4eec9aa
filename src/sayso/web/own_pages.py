"""The pages that only a live desk has: letting in, adding files and how far that is, the API in words."""

from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.report.templating import Page
from sayso.report.tongues import gettext as _
from sayso.web.adding_files import add_files
from sayso.web.api_records import Id
from sayso.web.desk import Desk
from sayso.web.framing import framed, own_page
from sayso.web.guard import let_in
from sayso.web.jobs import JobState
from sayso.web.problems import Missing, forbidden

REFRESH_SECONDS = 2
Field = Annotated[str, Form(max_length=2000)]


@cache
def statics() -> Mapping[str, tuple[str, str, str]]:
    """Give each file that pages ask for, its package, place and type; nothing else is given, whatever an address says."""
    bundles = (each.name for each in (files("sayso.report") / "assets").iterdir() if each.name.endswith(".js"))
    return {
        "style.css": ("sayso.report", "templates/style.css", "text/css"),
        "script.js": ("sayso.report", "templates/script.js", "text/javascript"),
        "desk.js": ("sayso.web", "static/desk.js", "text/javascript"),
        **{name: ("sayso.report", f"assets/{name}", "text/javascript") for name in bundles},
    }


def own_routes(desk: Desk, openapi: Callable[[], dict[str, Any]]) -> APIRouter:
    """Give the routes of these pages.

    Args:
        desk: of the case.
        openapi: gives the OpenAPI document.
    """
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    for add in (_letting_in, _adding):
        add(routes, desk)

    @routes.get("/static/{name}")
    def static(name: str) -> Response:
        found = statics()
        if name not in found:
            raise Missing("file", name)
        package, place, kind = found[name]
        return Response((files(package) / place).read_bytes(), media_type=kind)

    @routes.get("/favicon.ico")
    def favicon() -> Response:
        return Response(status_code=HTTPStatus.NO_CONTENT)

    @routes.get("/docs")
    def docs() -> Response:
        return framed(desk, _api_page(openapi()))

    return routes


def _letting_in(routes: APIRouter, desk: Desk) -> None:
    @routes.get("/login")
    def login() -> Response:
        return framed(desk, own_page("login", _("Token"), "login.html.j2", wrong=False))

    @routes.post("/login")
    def enter(token: Field) -> Response:
        if desk.options.token is None or desk.knows_token(token.strip()):
            return let_in(desk, "/")
        return framed(desk, own_page("login", _("Token"), "login.html.j2", wrong=True), HTTPStatus.FORBIDDEN)


def _adding(routes: APIRouter, desk: Desk) -> None:
    def told(name: str) -> Response:
        job = desk.jobs.get(name)
        if job is None:
            raise Missing("job", name)
        shown = own_page("job", _("Files are read"), "job.html.j2", job=job, csrf=desk.secret, state_name=state_name)
        return framed(desk, shown, refresh=REFRESH_SECONDS if job is desk.jobs.running() else None)

    @routes.get("/add")
    def choose() -> Response:
        shown = own_page(
            "add", _("Add files"), "add.html.j2", options=desk.options, csrf=desk.secret, jobs=desk.jobs.every(),
            running=desk.jobs.running(), state_name=state_name,
        )  # fmt: skip
        return framed(desk, shown)

    @routes.post("/add")
    async def add(request: Request) -> Response:
        job = await add_files(desk, request, from_page=True)
        return RedirectResponse(f"/jobs/{job.id}", HTTPStatus.SEE_OTHER)

    @routes.get("/jobs/{name}")
    def job(name: Id) -> Response:
        return told(name)

    @routes.post("/jobs/{name}/stop")
    def stop(name: Id, csrf: Field) -> Response:
        if not desk.knows_secret(csrf):
            raise forbidden()
        desk.jobs.stop(name)
        return RedirectResponse(f"/jobs/{name}", HTTPStatus.SEE_OTHER)


def state_name(state: JobState) -> str:
    """Say how far a job is."""
    names = {
        JobState.RUNNING: _("running"),
        JobState.DONE: _("done"),
        JobState.FAILED: _("failed"),
        JobState.STOPPED: _("stopped"),
    }
    return names[state]


def problem_page(status: int, detail: str) -> Page:
    """Say what went wrong to a person."""
    title = HTTPStatus(status).phrase
    return own_page("problem", title, "problem.html.j2", title=title, detail=detail, missing=status == HTTPStatus.NOT_FOUND)


def _api_page(described: dict[str, Any]) -> Page:
    """Show the OpenAPI document as a page of our own: the usual one asks another host for its scripts."""
    schemas = sorted(described.get("components", {}).get("schemas", {}).items())
    paths = [(path, tuple(methods.items())) for path, methods in described["paths"].items()]
    about = described["info"]["description"]
    return own_page("docs", _("For programs"), "api.html.j2", about=about, paths=paths, schemas=schemas)
