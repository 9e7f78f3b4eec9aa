"""Put a page into the frame of the desk: the report's own, with tools, and with style and scripts from their own addresses."""

from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse

from sayso.report.links import on_server
from sayso.report.templating import Page, environment
from sayso.report.tongues import TONGUES, best_tongue
from sayso.web.desk import Desk

COOKIE = "sayso_language"


def framed(desk: Desk, page: Page, status: int = HTTPStatus.OK, *, refresh: int | None = None) -> HTMLResponse:
    """Give a page as an answer.

    Args:
        desk: of the case.
        page: what is shown.
        status: of HTTP.
        refresh: seconds after which a browser asks again; None for never.
    """
    about = {"read_only": desk.options.read_only, "refresh": refresh, "case": desk.path.name}
    context = {
        "pages": (page,),
        "links": on_server,
        "version": version("sayso"),
        "title": f"{page.title} · sayso",
        "current": page.kind,
        "bundles": page.bundles,
        "desk": about,
        "tongues": TONGUES,
    }
    html = own_environment().get_template("live.html.j2").render(context)
    return HTMLResponse(html, status)


def own_page(kind: str, title: str, template: str, /, **context: object) -> Page:
    """Fill one of the desk's own templates: those that the report has no page for."""
    body = own_environment().get_template(template).render(links=on_server, **context)
    return Page(kind=kind, id="", title=title, body=Markup(body))  # noqa: S704 - what our own templates give, escaped


def language_of(headers: Headers) -> str:
    """Choose the language of a page: what was chosen before, else what the browser wants, else English.

    Example:
        >>> language_of(Headers({"accept-language": "uk-UA,uk;q=0.9,en;q=0.8"}))
        'uk'
    """
    chosen = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    return chosen if chosen in TONGUES else best_tongue(headers.get("accept-language", ""))


@cache
def own_environment() -> Environment:
    """Give the report's templates with the desk's beside them."""
    report = environment()
    own: Environment = report.overlay(loader=ChoiceLoader([PackageLoader("sayso.web"), report.loader]))
    own.filters.update(shape=_shape, model=_model)
    return own


def _shape(schema: Any, depth: int = 3) -> str:
    """Write a type of the OpenAPI document in a few signs.

    Example:
        >>> _shape({"type": "array", "items": {"anyOf": [{"$ref": "#/components/schemas/Claim"}, {"type": "null"}]}})
        '[Claim | null]'
    """
    if not isinstance(schema, dict) or not depth:
        return "…"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(_shape(each, depth - 1) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_shape(schema.get('items', {}), depth - 1)}]"
    return str(schema.get("type", "any"))


def _model(answer: Any) -> str:
    """Name the record that an answer holds; empty where it holds none."""
    content = answer.get("content", {}).get("application/json", {}) if isinstance(answer, dict) else {}
    return str(content.get("schema", {}).get("$ref", "")).rpartition("/")[2]
