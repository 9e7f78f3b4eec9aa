"""What changes the case: decisions and files, each only with the token or with the secret that our own pages carry."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request

from sayso.web.adding_files import add_files
from sayso.web.answers import Decided, Deciding, Session
from sayso.web.api_records import Id
from sayso.web.deciding import decide_at
from sayso.web.desk import Desk
from sayso.web.jobs import Job
from sayso.web.problems import Missing, Problem, forbidden

WRITES: dict[int | str, dict[str, Any]] = {
    HTTPStatus.FORBIDDEN: {"model": Problem, "description": "no token and no X-CSRF-Token, or read only"},
    HTTPStatus.CONFLICT: {"model": Problem, "description": "somebody else writes to the case"},
}
FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
                }
            }
        },
    }
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobbed:
    """Jobs of this run, the latest first."""

    jobs: tuple[Job, ...]


def write_routes(desk: Desk) -> APIRouter:
    """Give the routes that write."""
    routes = APIRouter(tags=["writing"])

    writing = [Depends(_may_write(desk))]

    @routes.get("/session")
    def session() -> Session:
        """Give what a write carries in X-CSRF-Token, unless it carries the token."""
        return Session(csrf=desk.secret, read_only=desk.options.read_only, case=desk.path.name)

    @routes.post("/corrections", status_code=HTTPStatus.CREATED, dependencies=writing, responses=WRITES)
    def correct(deciding: Deciding, conclude: bool = False) -> Decided:
        """Store what somebody decided; with ``conclude`` a job takes it into account at once."""
        return decide_at(desk, deciding, conclude=conclude)

    @routes.post("/runs", status_code=HTTPStatus.ACCEPTED, dependencies=writing, responses=WRITES)
    def conclude() -> Job:
        """Bring what was found up to date with what was decided."""
        desk.jobs.hold()
        try:
            return desk.jobs.start()
        finally:
            desk.jobs.release()

    @routes.post(
        "/files",
        status_code=HTTPStatus.ACCEPTED,
        dependencies=writing,
        responses=WRITES,
        openapi_extra=FORM,
    )
    async def add(request: Request) -> Job:
        """Add files to the case; a job reads them."""
        return await add_files(desk, request)

    return routes


def job_routes(desk: Desk) -> APIRouter:
    """Give the routes of what writes to the case."""
    routes = APIRouter(tags=["writing"])

    @routes.get("/jobs")
    def jobs() -> Jobbed:
        """List the jobs of this run."""
        return Jobbed(jobs=desk.jobs.every())

    @routes.get("/jobs/{name}", responses={HTTPStatus.NOT_FOUND: {"model": Problem}})
    def job(name: Id) -> Job:
        """Say how far a job is."""
        found = desk.jobs.get(name)
        if found is None:
            raise Missing("job", name)
        return found

    @routes.delete(
        "/jobs/{name}", dependencies=[Depends(_may_write(desk))], responses={**WRITES, HTTPStatus.NOT_FOUND: {"model": Problem}}
    )
    def stop(name: Id) -> Job:
        """Stop a job; what it has stored stays."""
        desk.jobs.stop(name)
        return job(name)

    return routes


def _may_write(desk: Desk) -> Callable[..., None]:
    """Give what refuses a write that shows neither the token nor our secret."""

    def allowed(request: Request, x_csrf_token: Annotated[str, Header(max_length=200)] = "") -> None:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if not (kind.lower() == "bearer" and desk.knows_token(token.strip())) and not desk.knows_secret(x_csrf_token):
            raise forbidden()

    return allowed
