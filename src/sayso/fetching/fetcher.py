"""Ask for one address: robots.txt first, redirects step by step, all within one time and one size. Nothing raises."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from time import monotonic
from urllib.parse import urljoin, urlsplit

import httpcore2

from sayso.fetching.addresses import normal, site
from sayso.fetching.connecting import Guard
from sayso.fetching.manners import Manners
from sayso.fetching.retrying import FIRST_WAIT_SECONDS, retry_after
from sayso.fetching.robots import FORBIDDEN, Robots, robots_of
from sayso.fetching.unpacking import ACCEPTED, whole_body

_MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
OK, NOT_MODIFIED, TOO_MANY, SERVER_ERROR = 200, 304, 429, 500
_BUSY = {TOO_MANY, 503}
_ROBOTS_BYTES = 2 << 20
_ROBOTS_DAYS = timedelta(days=1)  # RFC 9309, 2.4: no longer
_ROBOTS_ERROR = timedelta(hours=1)
_TEXTUAL = ("text/", "application/xhtml+xml", "application/xml", "application/rss", "application/atom", "application/rdf",
            "application/feed+json", "application/json", "application/pdf")  # fmt: skip
_UNTOLD = {"", "application/octet-stream", "binary/octet-stream", "application/unknown"}
_HEADERS = (
    ("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"),
    ("Accept-Encoding", ACCEPTED),
    ("Connection", "close"),
)
_MACHINE = {"text/css", "text/javascript", "text/ecmascript", "text/x-javascript", "text/event-stream"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What asking for an address gave.

    Args:
        url: that was asked for.
        final_url: that answered, behind all redirects.
        status: of the answer; 0 where there was none.
        at: when it answered, ISO 8601, UTC; None where it did not.
        content: the body, unpacked; empty where it was not taken.
        media_type: in lower case, without parameters; empty where the head names none.
        charset: that the head names.
        etag, last_modified: to be sent along the next time.
        wait_seconds: how long the server asks to be left alone.
        why: what kept the body from being taken; None where it was, or has not changed.
    """

    url: str
    final_url: str
    status: int = 0
    content: bytes = b""
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    wait_seconds: float | None = None
    why: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class KnownRobots:
    """The robots.txt of a site, until when it holds, and why it is taken to forbid everything where it could not be had."""

    text: str
    until: datetime
    why: str | None = None


class Fetcher:
    """Asks for pages; it remembers what hosts ask of it, and when it last asked them.

    Args:
        manners: bounds and pauses.
        robots: what is known of sites already, by scheme, host and port; what is learnt is added.
    """

    def __init__(self, manners: Manners | None = None, robots: dict[str, KnownRobots] | None = None) -> None:
        self.manners = manners or Manners()
        self.robots = {} if robots is None else robots
        self._rules: dict[str, tuple[str, Robots]] = {}
        self._ready: dict[str, float] = {}

    def wait(self, url: str) -> float:
        """Give the seconds until the host of an address may be asked again."""
        return max(0.0, self._ready.get(site(url), 0.0) - monotonic())

    def fetch(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Ask for an address, and again where it leads.

        Args:
            url: a normal address, as :func:`sayso.fetching.addresses.normal` gives it.
            etag: of the last answer; where nothing has changed since, the answer is 304 and empty.
            last_modified: of the last answer; does the same.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = tuple((name, value) for name, value in headers.items() if value and value.isascii() and value.isprintable())
        guard = Guard(self.manners.request_seconds, allow_private=self.manners.allow_private)
        found = self._followed(url, conditions, guard)
        if found.status == NOT_MODIFIED and not conditions:
            return Fetched(url=url, final_url=found.final_url, status=NOT_MODIFIED, why="answers 304 to a plain question")
        self._pause(url, found)
        return found

    def _pause(self, url: str, found: Fetched) -> None:
        """Note when the host may be asked again; a host that is busy is left alone for all of its pages."""
        delay = self._rules[site(url)][1].delay_seconds if site(url) in self._rules else 0.0
        wait = max(self.manners.pause_seconds, delay)
        if found.status in _BUSY:
            wait = max(wait, FIRST_WAIT_SECONDS if found.wait_seconds is None else found.wait_seconds)
        self._ready[site(url)] = monotonic() + wait

    def _followed(self, url: str, conditions: tuple[tuple[str, str], ...], guard: Guard) -> Fetched:
        seen: list[str] = []
        here = url
        while True:
            seen.append(here)
            if not self._allowed(here, guard):
                reason = self.robots[site(here)].why or "asks not to"
                return Fetched(url=url, final_url=here, why=f"is not asked for: robots.txt of {site(here)} {reason}")
            answer = self._asked(here, conditions, guard, self.manners.most_bytes)
            if isinstance(answer, str):
                return Fetched(url=url, final_url=here, why=answer)
            if answer.location is None:
                return answer.fetched(url, here)
            after = normal(urljoin(here, answer.location))
            if after is None:
                why = f"leads to {answer.location[:80]!r}, which is no web address"
                return Fetched(url=url, final_url=here, status=answer.status, why=why)
            if after in seen or len(seen) > _MOST_REDIRECTS:
                why = "leads in a circle" if after in seen else f"leads on more than {_MOST_REDIRECTS} times"
                return Fetched(url=url, final_url=here, status=answer.status, why=why)
            here = after

    def _allowed(self, url: str, guard: Guard) -> bool:
        place = site(url)
        known = self.robots.get(place)
        if known is None or known.until <= datetime.now(UTC):
            known = self.robots[place] = self._ask_robots(place, guard)
        if place not in self._rules or self._rules[place][0] != known.text:
            self._rules[place] = known.text, robots_of(known.text)
        parts = urlsplit(url)
        return self._rules[place][1].allows(parts.path + (f"?{parts.query}" if parts.query else ""))

    def _ask_robots(self, place: str, guard: Guard) -> KnownRobots:
        """Ask for a robots.txt: none is none (4xx); a server that fails may have one, so that nothing is asked of it (5xx)."""
        here, answer = f"{place}/robots.txt", None
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._asked(here, (), guard, _ROBOTS_BYTES)
            after = normal(urljoin(here, answer.location)) if not isinstance(answer, str) and answer.location else None
            if after is None:
                break
            here = after
        now = datetime.now(UTC)
        if answer is None or isinstance(answer, str) or answer.status >= SERVER_ERROR or answer.status == TOO_MANY:
            why = answer if isinstance(answer, str) else f"answers {answer.status}" if answer else None
            return KnownRobots(FORBIDDEN, now + _ROBOTS_ERROR, why)
        if isinstance(answer.body, str):
            return KnownRobots(FORBIDDEN, now + _ROBOTS_ERROR, answer.body)
        words = answer.body if answer.status == OK else b""
        return KnownRobots(words.decode("utf-8", "replace"), now + _ROBOTS_DAYS)

    def _asked(self, url: str, conditions: tuple[tuple[str, str], ...], guard: Guard, most_bytes: int) -> "_Answer | str":
        """Ask once; give the answer, or why there is none."""
        headers = [("User-Agent", self.manners.agent), *_HEADERS, *conditions]
        pool = httpcore2.ConnectionPool(ssl_context=self._trusted, network_backend=guard, max_keepalive_connections=0)
        try:
            with pool, pool.stream("GET", url, headers=headers) as response:
                return _answer(response, most_bytes)
        except httpcore2.TimeoutException:
            return f"does not answer within {self.manners.request_seconds:g} seconds"
        except httpcore2.ProtocolError as error:
            return f"breaks off, or answers what is no HTTP: {str(error)[:100]}"
        except (httpcore2.NetworkError, httpcore2.UnsupportedProtocol, OSError, ValueError) as error:
            return f"cannot be reached: {str(error)[:200]}"

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes | str  # a string tells why it was not taken

    @property
    def location(self) -> str | None:
        return self.headers.get("location", "") if self.status in _REDIRECTS else None

    def fetched(self, url: str, final_url: str) -> Fetched:
        media_type, _, rest = self.headers.get("content-type", "").partition(";")
        refused = self.body if isinstance(self.body, str) else None
        if self.status not in {OK, NOT_MODIFIED}:
            refused = f"answers {self.status}"
        return Fetched(
            url=url,
            final_url=final_url,
            status=self.status,
            content=self.body if isinstance(self.body, bytes) and refused is None else b"",
            media_type=media_type.strip().lower(),
            charset=_charset(rest),
            etag=self.headers.get("etag"),
            last_modified=self.headers.get("last-modified"),
            wait_seconds=retry_after(self.headers.get("retry-after"), datetime.now(UTC)),
            why=refused,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def _answer(response: httpcore2.Response, most_bytes: int) -> _Answer:
    """Read an answer; the body of a page only, and only where its type may hold text."""
    headers = {name.decode("latin-1").lower(): _words(value) for name, value in reversed(response.headers)}
    if response.status != OK:
        return _Answer(response.status, headers, b"")
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type in _MACHINE or not (media_type in _UNTOLD or media_type.startswith(_TEXTUAL)):
        return _Answer(OK, headers, f"is {media_type[:60]}, which holds no text for sayso")
    told = headers.get("content-length", "")
    if told.isdigit() and int(told[:20]) > most_bytes:
        return _Answer(OK, headers, f"holds more than {most_bytes} bytes, which is the limit")
    return _Answer(OK, headers, whole_body(response.iter_stream(), headers.get("content-encoding", ""), most_bytes))


def _words(value: bytes) -> str:
    """Decode a header: UTF-8 where it is that, else Latin-1, which is what HTTP once had."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _charset(parameters: str) -> str | None:
    for each in parameters.split(";"):
        name, _, value = each.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()[:40] or None
    return None
