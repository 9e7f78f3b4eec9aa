"""The OpenAPI document: what FastAPI tells of the routes, with the errors that every one of them may answer."""

from functools import cache
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from sayso.web.problems import MEDIA_TYPE

EVERYWHERE = {
    HTTPStatus.UNAUTHORIZED: "no token, where the desk asks for one",
    HTTPStatus.FORBIDDEN: "a wrong token, another Host than the desk's, a page of another site, or a desk that is read only",
    HTTPStatus.UNPROCESSABLE_ENTITY: "a filter or a body that cannot be read",
    HTTPStatus.SERVICE_UNAVAILABLE: "the case cannot be read just now",
}
OF_WRITES = {
    HTTPStatus.BAD_REQUEST: "a body that is broken",
    HTTPStatus.REQUEST_TIMEOUT: "a body that does not come",
    HTTPStatus.CONFLICT: "somebody else writes to the case",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "a body that is too large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "a body of another type",
}
PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
Json = dict[str, Any]


def describe(app: FastAPI) -> None:
    """Make an application describe itself so; the document is made when it is first asked for."""

    @cache
    def described() -> Json:
        document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        for methods in document["paths"].values():
            for method, operation in methods.items():
                _add_errors(operation, EVERYWHERE if method == "get" else EVERYWHERE | OF_WRITES)
        schemas = document["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        return document

    app.openapi = described  # type: ignore[method-assign]  # as FastAPI documents it


def _add_errors(operation: Json, errors: dict[HTTPStatus, str]) -> None:
    """Add what may go wrong to the answers of a route, in the form of RFC 9457."""
    answers = operation["responses"]
    for status, description in errors.items():
        answers.setdefault(str(status.value), {"description": description})
    for status, answer in answers.items():
        if int(status) >= HTTPStatus.BAD_REQUEST:
            answer["content"] = PROBLEM
    operation["responses"] = dict(sorted(answers.items()))
