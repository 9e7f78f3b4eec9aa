"""What went wrong, as an answer: RFC 9457 for programs, a page for people; the sentences are those of our errors."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from sayso.errors import BadInput, BadSetting, BadStore, BusyStore, SaysoError

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 20
MOST_CHARS = 300  # of what was given that an answer repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong (RFC 9457).

    Args:
        type: always ``about:blank``: the status says what kind it is.
        title: of the status.
        status: of HTTP.
        detail: what, with its value; what was expected; what to do.
        errors: of a request that cannot be read: where, and what was expected there.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[str, ...] = ()


class Missing(HTTPException):
    """There is no record of that id."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(HTTPStatus.NOT_FOUND, f"no {what} {name[:MOST_CHARS]!r} in this case; expected the id of one")


def forbidden() -> HTTPException:
    """Give the refusal of a write that shows neither the token nor our secret."""
    return HTTPException(
        HTTPStatus.FORBIDDEN, "this write carries neither the token nor X-CSRF-Token of GET /api/v1/session; load the page again"
    )


def problem(status: int, detail: str, errors: tuple[str, ...] = (), headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Give the answer for a program."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    if errors:
        body["errors"] = errors
    return JSONResponse(body, status_code=status, headers=headers, media_type=MEDIA_TYPE)


def status_of(error: SaysoError) -> HTTPStatus:
    """Give the status of an error: whose fault it is.

    Example:
        >>> int(status_of(BadInput("most is 0; expected 1 to 500"))), int(status_of(BadStore("the disk is full")))
        (422, 503)
    """
    if isinstance(error, BadInput | BadSetting):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(error, BusyStore):
        return HTTPStatus.CONFLICT
    if isinstance(error, BadStore):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def explained(error: Exception) -> tuple[int, str, tuple[str, ...], Mapping[str, str] | None]:
    """Give status, detail, single errors and headers of whatever was raised."""
    if isinstance(error, SaysoError):
        return status_of(error), str(error), (), None
    if isinstance(error, HTTPException):
        return error.status_code, error.detail, (), error.headers
    if isinstance(error, RequestValidationError):
        single = tuple(_single(each) for each in error.errors()[:MOST_ERRORS])
        return HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(single), single, None
    return HTTPStatus.INTERNAL_SERVER_ERROR, "sayso itself went wrong; its terminal says where; please report it", (), None


def _single(error: Mapping[str, Any]) -> str:
    """Say where a request is wrong, with what was given there, and what was expected."""
    place = ".".join(str(each) for each in error["loc"])[:MOST_CHARS]
    given = f" is {str(error['input'])[:MOST_CHARS]!r}" if isinstance(error.get("input"), str | int | float) else ""
    return f"{place}{given}: {str(error['msg'])[:MOST_CHARS]}"


def wants_page(request: Request) -> bool:
    """Tell whether a person asks, with a browser, or a program."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
