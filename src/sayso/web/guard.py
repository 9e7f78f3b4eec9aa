"""Who may ask for what, before anything is read; and what every answer says about itself.

The rules stand in order; each is a function that answers, or passes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web import bodies
from sayso.web.desk import Desk
from sayso.web.options import is_known_host
from sayso.web.problems import problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/login", "/static/")
EMBEDDED = frozenset({"object", "embed", "iframe", "frame", "fencedframe"})
MOST_UPLOADS = 4  # that come in at once: their files lie on the disk meanwhile
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
    def most_bytes(self) -> int:
        """Of the body."""
        return bodies.most_bytes(self.desk.options, self.path, self.headers.get("content-type", ""))

    @property
    def site(self) -> str | None:
        """Whose page asks, as a browser tells it (Fetch Metadata); None of programs, and of browsers that tell it nothing."""
        return self.headers.get("sec-fetch-site")

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


def loaded_by_another_site(asked: Asked) -> Response | None:
    """Refuse what a page of another site loads as a part of its own; following a link from it is something else.

    It could read nothing of it, but tell from how long it takes what is in the case, and keep all readers busy with searches.
    """
    if asked.site in {None, "same-origin", "none"} or asked.method not in SAFE:
        return None
    followed = asked.headers.get("sec-fetch-mode") == "navigate" and asked.headers.get("sec-fetch-dest") not in EMBEDDED
    if followed and asked.method == "GET":
        return None
    detail = "a page of another site asks for this as a part of its own; expected a link to be followed; open the desk itself"
    return problem(HTTPStatus.FORBIDDEN, detail)


def from_elsewhere(asked: Asked) -> Response | None:
    """Refuse a write that a page of another site makes through the browser of somebody who may."""
    if asked.method in SAFE:
        return None
    origin, site = asked.headers.get("origin"), asked.site
    own = origin is None or origin.lower().partition("://")[2] == asked.headers.get("host", "").lower()
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
    if length.isascii() and length.isdigit() and int(length[:20]) <= asked.most_bytes:
        return None
    return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, bodies.too_large(asked.most_bytes))


def odd_form(asked: Asked) -> Response | None:
    """Refuse a form in parts where no files are taken."""
    if not bodies.is_odd_form(asked.path, asked.headers.get("content-type", "")):
        return None
    detail = "a form in parts is taken only with files, as multipart/form-data; send another"
    return problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)


RULES: tuple[Callable[[Asked], Response | None], ...] = (
    strange_host, loaded_by_another_site, token_in_address, without_token, from_elsewhere, read_only, too_large, odd_form,
)  # fmt: skip


class Guard:
    """Answers what may not be asked, and says on every answer what a browser may do with it."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk
        self._uploads = 0

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
                mark(MutableHeaders(scope=message))
            await send(message)

        asked = Asked(self._desk, scope["method"], scope["path"], scope["query_string"].decode("latin1"), Headers(scope=scope))
        refused = next((answer for rule in RULES if (answer := rule(asked))), None)
        receive = bodies.bounded(receive, asked.most_bytes, ended=asked.method in SAFE)
        if refused is None and asked.most_bytes > self._desk.options.max_body_bytes and asked.method not in SAFE:
            await self._upload(scope, receive, marked)
        else:
            await (refused or self._app)(scope, receive, marked)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a few uploads in at once."""
        if self._uploads >= MOST_UPLOADS:
            detail = f"{MOST_UPLOADS} uploads come in already; try again when they have ended"
            await problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "10"})(scope, receive, send)
            return
        self._uploads += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._uploads -= 1


def mark(headers: MutableHeaders) -> None:
    """Say of an answer what a browser may do with it."""
    for name, value in SECURITY.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-store")


def cookie_name(desk: Desk) -> str:
    """Name the cookie: all ports of a host share their cookies, so the port is in it."""
    return f"sayso_{desk.options.port}"


def let_in(desk: Desk, to: str) -> Response:
    """Lead somebody who gave the token on, with a cookie that no script reads and no other site sends."""
    answer = RedirectResponse(f"/{to.lstrip('/')}", HTTPStatus.SEE_OTHER)
    answer.set_cookie(cookie_name(desk), desk.pass_word, httponly=True, samesite="strict")
    return answer
