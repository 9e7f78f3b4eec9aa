"""Answers that are known: told by their ETag that nothing changed, or given from memory; packed once for all who take gzip."""

import gzip
import re
from asyncio import Event
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.report.tongues import TONGUES, speaking, tongue
from sayso.web.desk import Desk
from sayso.web.framing import COOKIE, language_of

OWN_SITES = frozenset({None, "same-origin", "none"})  # what a browser, or a program, says of whose page asks
NEVER = ("/login", "/add", "/jobs", "/api/v1/jobs", "/api/v1/session")
LEAST_PACKED_BYTES = 1024
MOST_SHARE = 8  # one answer may take an eighth of the memory
_APART = "\x1f"
_TEXTS = ("text/", "application/json", "image/svg+xml")
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
_LEVEL = 5  # of 9: within 3 % of the size, at a third of the time


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer as it was given, and packed where that is shorter."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    packed: bytes | None

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.body) + len(self.packed or b"")


class Remembered:
    """Gives again what was given before, while the case is as it was."""

    def __init__(self, app: ASGIApp, desk: Desk, version: str) -> None:
        self._app, self._desk, self._version = app, desk, version
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self.size = 0
        self._making: dict[str, Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = QueryParams(scope["query_string"]).get("tongue", "")
        if asked in TONGUES and headers.get("sec-fetch-site") in OWN_SITES:
            send = _remembering(asked, send)  # a link on a page elsewhere chooses for one page only
        with speaking(asked if asked in TONGUES else language_of(headers)):
            if scope["method"] in {"GET", "HEAD"} and not scope["path"].startswith(NEVER):
                await self._answer(scope, headers, receive, send)
            else:
                await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Answer from memory, or let the answer be made and keep it."""
        etag = self._etag(scope, headers)
        if etag in _listed(headers.get("if-none-match", "")):
            start = {"type": "http.response.start", "status": HTTPStatus.NOT_MODIFIED, "headers": [*_told(etag)]}
            await send(start)
            await send({"type": "http.response.body", "body": b""})
            return
        bare = scope["method"] == "HEAD"
        while (known := self.known(etag)) is None and (made := self._making.get(etag)) is not None:
            await made.wait()
        if known is None:
            await self._make(etag, scope, receive, send)
        else:
            await _give(known, send, packed=bool(_GZIP.search(headers.get("accept-encoding", ""))), bare=bare)

    def _etag(self, scope: Scope, headers: Headers) -> str:
        """Name an answer by all that it depends on."""
        parts = (
            self._version,
            self._desk.cases.state(),
            self._desk.secret,
            tongue(),
            "page" if "text/html" in headers.get("accept", "") else "",
            scope["path"],
            scope["query_string"].decode("latin1"),
        )
        return f'W/"{blake2b(_APART.join(parts).encode("utf8", "replace"), digest_size=12).hexdigest()}"'

    def known(self, etag: str) -> Kept | None:
        """Give an answer that is kept."""
        known = self._kept.get(etag)
        if known is not None:
            self._kept.move_to_end(etag)
        return known

    async def _make(self, etag: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the answer be made, keep it where it is a text, and give it."""
        self._making[etag] = Event()
        answer = _Answer(etag, send, packs=bool(_GZIP.search(Headers(scope=scope).get("accept-encoding", ""))))
        try:
            await self._app({**scope, "method": "GET"}, receive, answer.take)
            await answer.end(bare=scope["method"] == "HEAD")
            if answer.kept is not None:
                self.keep(etag, answer.kept)
        finally:
            self._making.pop(etag).set()

    def keep(self, etag: str, kept: Kept) -> None:
        """Keep an answer, unless it is large; those that were asked for longest ago go."""
        most = self._desk.options.max_cached_bytes
        if kept.size > most // MOST_SHARE:
            return
        self._kept[etag] = kept
        self.size += kept.size
        while self.size > most:
            _, oldest = self._kept.popitem(last=False)
            self.size -= oldest.size


def _remembering(language: str, send: Send) -> Send:
    """Let a browser remember the language that was chosen."""
    cookie = f"{COOKIE}={language}; Path=/; HttpOnly; SameSite=Lax"

    async def with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"set-cookie", cookie.encode())]}
        await send(message)

    return with_cookie


class _Answer:
    """Collects an answer that is a text; lets every other one through."""

    def __init__(self, etag: str, send: Send, *, packs: bool) -> None:
        self._etag, self._send, self._packs = etag, send, packs
        self._start: Message | None = None
        self._parts: list[bytes] = []
        self.kept: Kept | None = None

    async def take(self, message: Message) -> None:
        """Take the next message of the answer."""
        if message["type"] == "http.response.start" and _is_kept(message):
            self._start = message
        elif self._start is None:
            lasts = message["type"] == "http.response.start" and _lasts(message)
            await self._send({**message, "headers": _marked(message, self._etag)} if lasts else message)
        else:
            self._parts.append(message.get("body", b""))

    async def end(self, *, bare: bool) -> None:
        """Give what was collected."""
        if self._start is None:
            return
        body = b"".join(self._parts)
        packed = await run_in_threadpool(_packed, body)
        headers = tuple(each for each in _marked(self._start, self._etag) if each[0] != b"content-length")
        self.kept = Kept(headers=headers, body=body, packed=packed)
        await _give(self.kept, self._send, packed=self._packs, bare=bare)


async def _give(kept: Kept, send: Send, *, packed: bool, bare: bool) -> None:
    body = kept.packed if packed and kept.packed is not None else kept.body
    headers = [*kept.headers, (b"content-length", str(len(body)).encode())]
    if body is kept.packed:
        headers.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if bare else body})


def _lasts(start: Message) -> bool:
    """Tell whether an answer holds for as long as the case is as it is."""
    headers = Headers(raw=start["headers"])
    return start["status"] == HTTPStatus.OK and headers.get("cache-control") != "no-store" and "set-cookie" not in headers


def _is_kept(start: Message) -> bool:
    """Tell whether an answer is a text, which is kept and packed."""
    return _lasts(start) and Headers(raw=start["headers"]).get("content-type", "").startswith(_TEXTS)


def _packed(body: bytes) -> bytes | None:
    if len(body) < LEAST_PACKED_BYTES:
        return None
    return gzip.compress(body, _LEVEL, mtime=0)


def _marked(start: Message, etag: str) -> list[tuple[bytes, bytes]]:
    """Give the headers of an answer with those that tell how long it holds."""
    return [*(each for each in start["headers"] if each[0] != b"cache-control"), *_told(etag)]


def _told(etag: str) -> tuple[tuple[bytes, bytes], ...]:
    """Tell a browser to keep an answer, and to ask whether it is still true."""
    return (
        (b"etag", etag.encode()),
        (b"cache-control", b"private, no-cache"),
        (b"vary", b"Accept, Accept-Encoding, Accept-Language, Cookie"),
    )


def _listed(given: str) -> frozenset[str]:
    """Give the ETags that somebody knows; a packed answer has the same one."""
    return frozenset(each.strip() for each in given.split(",")) if given else frozenset()
