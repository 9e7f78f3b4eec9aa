"""The page on which a text is held against the case: what carries it, as everywhere, and what is not the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from sayso.case import Case
from sayso.checking import Answer, Match, Reviewed
from sayso.errors import BadInput
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import host, safe_url
from sayso.report.contents import reach
from sayso.report.entries import Entry, entry
from sayso.report.templating import Page
from sayso.report.tongues import gettext as _
from sayso.web.api_asking import MOST_TEXT_CHARS, held
from sayso.web.desk import Desk
from sayso.web.framing import framed, own_page
from sayso.web.shelves import shelf_of
from sayso.web.uploads import take


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A claim beside the text: as an entry of a list, with what differs, and why it was taken, or not."""

    entry: Entry
    what: str
    here: str
    there: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page tells about one sentence; of a fact-check the address is None where it is no web address."""

    text: str
    same: tuple[Beside, ...]
    versions: tuple[Beside, ...]
    near: tuple[Beside, ...]
    fact_checks: tuple[tuple[Reviewed, str, str | None, str], ...]


def check_routes(desk: Desk) -> APIRouter:
    """Give the routes of checking."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def page(text: str, answers: Sequence[Answer]) -> Response:
        with desk.cases.one() as case, case.moment():
            return framed(desk, check_page(desk, case, text, answers))

    @routes.get("/check")
    def check(text: Annotated[str, Query(max_length=2000)] = "") -> Response:
        return page(text, ())

    @routes.post("/check")
    async def checked(request: Request) -> Response:
        text, answers = await _answers(desk, request)
        return await run_in_threadpool(page, text, answers)

    return routes


async def _answers(desk: Desk, request: Request) -> tuple[str, Sequence[Answer]]:
    """Take a text or a file in and hold it against the case; the file is gone when it is answered.

    Raises:
        BadInput: there is nothing in it.
        HTTPException: the form is broken or too much.
    """
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith("multipart/form-data"):
        text = str((await request.form()).get("text", ""))
        return text, await held(desk, text)
    folder = Path(mkdtemp(prefix="sayso-"))
    try:
        bounds = replace(desk.options, max_upload_bytes=desk.options.max_file_bytes)
        taken = await take(content_type, request.stream(), folder, bounds)
        text = taken.fields.get("text", "")
        if text.strip() or not taken.files:
            return text, await held(desk, text)
        return "", await held(desk, _one(folder, taken.files))
    finally:
        rmtree(folder, ignore_errors=True)


def _one(folder: Path, files: Iterable[str]) -> Path:
    first, *others = files
    if others:
        raise BadInput(f"{len(others) + 1} files came; expected one; add them to the case, or check them one by one")
    return folder / first


def check_page(desk: Desk, case: Case, text: str, answers: Sequence[Answer]) -> Page:
    """Show what was found out about a text."""
    ids = {match.claim.id for answer in answers for match in (*answer.same, *answer.versions, *answer.near)}
    shelf = shelf_of(desk, case, case.part_of_claims(tuple(ids)))
    span = reach(desk.wholes.of(case).found)
    told = [_told(shelf, answer, span) for answer in answers]
    asked = bool(desk.options.fact_checks)
    return own_page(
        "check", _("Check a text"), "check.html.j2", text=text, answers=told, shelf=shelf, detail=detail, most=MOST_TEXT_CHARS,
        fact_checks=asked, found=sum(bool(each.same) for each in told),
    )  # fmt: skip


def _told(shelf: Catalogue, answer: Answer, span: tuple[float, float] | None) -> Told:
    same, versions, near = (
        tuple(_beside(shelf, match, span) for match in found if match.claim.id in shelf.claims)
        for found in (answer.same, answer.versions, answer.near)
    )
    reviewed = tuple((each, *_publisher(each)) for each in answer.fact_checks)
    return Told(text=answer.text, same=same, versions=versions, near=near, fact_checks=reviewed)


def _beside(shelf: Catalogue, match: Match, span: tuple[float, float] | None) -> Beside:
    own = entry(shelf, shelf.claims[match.claim.id], shelf.lineages[match.claim.id], span)
    return Beside(entry=own, what=match.what, here=match.here, there=match.there, why=match.why)


def _publisher(reviewed: Reviewed) -> tuple[str, str | None, str]:
    """Give who publishes a fact-check, its address, and where that leads."""
    found = reviewed.fact_check
    url = safe_url(found.url)
    return found.publisher or _("A publisher without a name"), url, (host(url) or "") if url else ""


def detail(what: str) -> str:
    """Say in which detail two texts differ."""
    said = {
        "number": _("a number differs"),
        "place": _("a place differs"),
        "time": _("a time differs"),
        "actor": _("somebody else is named"),
        "negation": _("one of the two says that it is not so"),
        "modality": _("one of the two tells a plan or a possibility, the other a fact"),
    }
    return said.get(what, _("a detail differs"))
