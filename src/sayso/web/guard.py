"""Who may ask for what, before anything is read; and what every answer says about itself.

The rules stand in order; each is a function that answers, or passes.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.desk import Desk
from sayso.web.options import is_known_host
from sayso.web.problems import problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/login", "/static/")
UPLOADS = frozenset({"/add", "/check", "/api/v1/files"})
SILENCE_SECONDS = 30.0  # between two pieces of a body
LOGIN = "/login"
SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send Origin: null from our own forms, too
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request before its body is read, and the desk that it is for."""

    desk: Desk
    method: str
    path: str
    query: str
    headers: Headers

    @property
    def host(self) -> str:
        """Of the Host header, without the port."""
        return urlsplit(f"//{self.headers.get('host', '')}").hostname or ""

    @property
    def bearer(self) -> str:
        """The token of the Authorization header."""
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if kind.lower() == "bearer" else ""

    @property
    def cookie(self) -> str:
        """What we gave to somebody who had the token."""
        return cookie_parser(self.headers.get("cookie", "")).get(cookie_name(self.desk), "")


def strange_host(asked: Asked) -> Response | None:
    """Refuse what was meant for another host: a page elsewhere may have made its own name lead here."""
    try:
        host = asked.host
    except ValueError:
        host = ""
    if host and is_known_host(host, asked.desk.options):
        return None
    detail = f"the Host header is {host[:100]!r}; expected this desk's own; --name tells it further names"
    return problem(HTTPStatus.FORBIDDEN, detail)


def token_in_address(asked: Asked) -> Response | None:
    """Take the token out of an address into a cookie, so that it stands in no history and no bookmark."""
    given = dict(parse_qsl(asked.query)).get("token", "")
    if not asked.desk.options.token or asked.method != "GET" or not given or asked.path.startswith("/api/"):
        return None
    if not asked.desk.knows_token(given):
        return problem(HTTPStatus.FORBIDDEN, "the token is not this desk's; expected what --token-file or SAYSO_TOKEN holds")
    rest = urlencode([(name, value) for name, value in parse_qsl(asked.query) if name != "token"])
    return let_in(asked.desk, f"{asked.path}{'?' if rest else ''}{rest}")


def without_token(asked: Asked) -> Response | None:
    """Ask for the token where there is one."""
    desk = asked.desk
    if desk.options.token is None or asked.path.startswith(OPEN_PATHS):
        return None
    if desk.knows_token(asked.bearer) or desk.knows_cookie(asked.cookie):
        return None
    if asked.bearer:
        return problem(HTTPStatus.FORBIDDEN, "the token is not this desk's; expected what --token-file or SAYSO_TOKEN holds")
    if asked.path.startswith("/api/") or asked.method not in SAFE:
        told = {"WWW-Authenticate": 'Bearer realm="sayso"'}
        return problem(HTTPStatus.UNAUTHORIZED, "no token was given; expected Authorization: Bearer TOKEN", headers=told)
    return RedirectResponse(LOGIN, HTTPStatus.SEE_OTHER)


def from_elsewhere(asked: Asked) -> Response | None:
    """Refuse a write that a page of another site makes through the browser of somebody who may."""
    if asked.method in SAFE:
        return None
    origin, site = asked.headers.get("origin"), asked.headers.get("sec-fetch-site")
    own = origin is None or urlsplit(origin).netloc.lower() == asked.headers.get("host", "").lower()
    if site in {None, "same-origin", "none"} and (own or (site == "same-origin" and origin == "null")):
        return None
    detail = f"this was sent by a page of {(origin or site or '')[:100]!r}; expected a page of this desk"
    return problem(HTTPStatus.FORBIDDEN, detail)


def read_only(asked: Asked) -> Response | None:
    """Refuse writes where the case is shown only; what is asked by POST is none."""
    if not asked.desk.options.read_only or asked.method in SAFE or asked.path in {LOGIN, "/check", "/api/v1/check"}:
        return None
    return problem(HTTPStatus.FORBIDDEN, "this desk is read only; start it without --read-only to add and correct")


def too_large(asked: Asked) -> Response | None:
    """Refuse a body that says itself that it is too large."""
    length = asked.headers.get("content-length", "0")
    if length.isdigit() and int(length[:20]) <= most_bytes(asked):
        return None
    return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(asked))


RULES: tuple[Callable[[Asked], Response | None], ...] = (
    strange_host, token_in_address, without_token, from_elsewhere, read_only, too_large,
)  # fmt: skip


class Guard:
    """Answers what may not be asked, and says on every answer what a browser may do with it."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        asked = Asked(self._desk, scope["method"], scope["path"], scope["query_string"].decode("latin1"), Headers(scope=scope))
        refused = next((answer for rule in RULES if (answer := rule(asked))), None)
        await (refused or self._app)(scope, _bounded(receive, asked), marked)


def most_bytes(asked: Asked) -> int:
    """Give the size that the body of a request may have."""
    options = asked.desk.options
    return options.max_upload_bytes + options.max_body_bytes if asked.path in UPLOADS else options.max_body_bytes


def _too_large(asked: Asked) -> str:
    return f"the request holds more than {most_bytes(asked) >> 20} MB; send less at once"


def _bounded(receive: Receive, asked: Asked) -> Receive:
    """Wait for a body, but not for ever, and take no more of it than may come."""
    size, ended = 0, asked.method in SAFE

    async def next_part() -> Message:
        nonlocal size, ended
        if ended:
            return await receive()
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                message = await receive()
        except TimeoutError:
            detail = f"nothing came for {SILENCE_SECONDS:.0f} seconds; try again"
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, detail) from None
        ended = not message.get("more_body", False)
        size += len(message.get("body", b""))
        if size > most_bytes(asked):
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(asked))
        return message

    return next_part


def cookie_name(desk: Desk) -> str:
    """Name the cookie: all ports of a host share their cookies, so the port is in it."""
    return f"sayso_{desk.options.port}"


def let_in(desk: Desk, to: str) -> Response:
    """Lead somebody who gave the token on, with a cookie that no script reads and no other site sends."""
    answer = RedirectResponse(f"/{to.lstrip('/')}", HTTPStatus.SEE_OTHER)
    answer.set_cookie(cookie_name(desk), desk.pass_word, httponly=True, samesite="strict")
    return answer
