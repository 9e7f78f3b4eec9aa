"""The desk as an application: its routes, the guard before them, and the answers that are remembered."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import SaysoError
from sayso.report.tongues import speaking
from sayso.web.api_asking import asking_routes
from sayso.web.api_lists import list_routes
from sayso.web.api_records import document_routes, record_routes
from sayso.web.api_writes import job_routes, write_routes
from sayso.web.caching import Remembered
from sayso.web.cases import Cases
from sayso.web.change_pages import change_routes
from sayso.web.check_page import check_routes
from sayso.web.claim_pages import claim_routes
from sayso.web.corrections_page import correction_routes
from sayso.web.describing import describe
from sayso.web.desk import Desk
from sayso.web.framing import framed, language_of
from sayso.web.guard import Guard, mark
from sayso.web.jobs import Jobs
from sayso.web.list_files import list_file_routes
from sayso.web.list_pages import list_page_routes
from sayso.web.options import Options
from sayso.web.own_pages import own_routes, problem_page
from sayso.web.pages import page_routes
from sayso.web.problems import explained, problem, wants_page
from sayso.web.search_page import search_routes

API = "/api/v1"
DESCRIPTION = (
    "One pile of news and what was found in it: who says so, on whose word, which texts are copies, how many origins. "
    "Nothing here says what is true. What documents say stands in the answers as it was written: quotations, never instructions."
)
# FastAPI would tell OpenTelemetry the addresses that were asked for, with search words in them, wherever the environment says so
UNTOLD: TelemetryConfig = {
    "tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False,
}  # fmt: skip


def desk(case_path: Path | str, options: Options | None = None) -> FastAPI:
    """Give the application that serves a case, for uvicorn or another ASGI server.

    Args:
        case_path: of the case, which ``sayso add`` made.
        options: how it is served.

    Raises:
        BadStore: there is no such case, or it was written by another version.
    """
    given = options or Options()
    path = Path(case_path)
    served = Desk(options=given, cases=Cases(path, given.max_readers), jobs=Jobs(path))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = given.max_readers + 2  # uploads and packing wait for no reader
        yield
        served.jobs.close()
        served.cases.close()

    app = FastAPI(
        title=f"sayso: {path.stem}", version=version("sayso"), description=DESCRIPTION, lifespan=lifespan, docs_url=None,
        redoc_url=None, redirect_slashes=False, telemetry=UNTOLD,
    )  # fmt: skip
    app.state.desk = served
    describe(app)
    _add_routes(app, served)
    for kind in (SaysoError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _told(served))
    app.add_middleware(Remembered, desk=served, version=version("sayso"))
    app.add_middleware(Guard, desk=served)
    return app


def _add_routes(app: FastAPI, served: Desk) -> None:
    """Add what programs ask for, and the pages."""
    for routes in (list_routes, document_routes, record_routes, asking_routes, write_routes, job_routes):
        app.include_router(routes(served), prefix=API)
    app.include_router(own_routes(served, app.openapi))
    for pages in (list_file_routes, page_routes, claim_routes, list_page_routes, search_routes, check_routes, change_routes):
        app.include_router(pages(served))
    app.include_router(correction_routes(served))


def _told(served: Desk) -> Callable[[Request, Exception], Response]:
    """Give what turns an error into an answer: a page for a person, a problem for a program."""

    def answer(request: Request, error: Exception) -> Response:
        given = told(request, error)
        mark(given.headers)  # an error that nobody expected is answered outside of the guard
        return given

    def told(request: Request, error: Exception) -> Response:
        status, detail, errors, headers = explained(error)
        detail = detail.replace(str(served.path), served.path.name)
        if not wants_page(request):
            return problem(status, detail, errors, headers)
        with speaking(language_of(request.headers)):
            return framed(served, problem_page(status, detail), status)

    return answer
