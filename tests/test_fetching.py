"""What the web may send: slow, broken, endless, packed, lying, circular. Each is bounded in time and size, and told in words."""

import gzip
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import brotli
import pytest
from httpcore2 import ConnectError
from tests.local_server import Page, Server, article, rss, serving

from sayso.errors import BadInput, BadSetting
from sayso.fetching import Fetched, Fetcher, Manners, entry_links, fetched_pile, pile_of
from sayso.fetching.addresses import is_public, normal
from sayso.fetching.connecting import Guard
from sayso.fetching.robots import robots_of

TEXT = "The ferry Ostra brought 14 wagons of timber to Sarn, the customs service said on Monday."
MANNERS = Manners(allow_private=True, pause_seconds=0.0, request_seconds=1.0, most_bytes=200_000)
FETCHER_PAGES = {"/a": Page(article("Ferry", TEXT))}


def fetch(pages: dict[str, object], path: str = "/a", manners: Manners = MANNERS) -> Fetched:
    with serving(pages) as server:  # type: ignore[arg-type]
        return Fetcher(manners).fetch(server.url(path))


def why(page: object, manners: Manners = MANNERS) -> str | None:
    """Tell why a page was not taken; within the time that is allowed, and a little more."""
    began = time.monotonic()
    found = fetch({"/a": page}, manners=manners)
    assert time.monotonic() - began < manners.request_seconds + 1.0
    assert found.content == b"" or found.why is None
    return found.why


def head(asking: BaseHTTPRequestHandler, headers: str = "") -> None:
    asking.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode())
    asking.wfile.flush()


def drip(asking: BaseHTTPRequestHandler) -> None:
    """Give a byte now and then, for ever: no single read takes long."""
    head(asking)
    while True:
        asking.wfile.write(b"a")
        asking.wfile.flush()
        time.sleep(0.05)


def drip_head(asking: BaseHTTPRequestHandler) -> None:
    """Do so before the head has ended."""
    asking.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
    while True:
        asking.wfile.write(b"a")
        asking.wfile.flush()
        time.sleep(0.05)


def endless(asking: BaseHTTPRequestHandler) -> None:
    """Give as much as anybody takes."""
    head(asking)
    while True:
        asking.wfile.write(b"<p>more</p>" * 1000)


def endless_feed(asking: BaseHTTPRequestHandler) -> None:
    head(asking)
    asking.wfile.write(b'<rss version="2.0"><channel>')
    while True:
        asking.wfile.write(b"<item><link>https://herald.example/1</link></item>" * 100)


def informing(asking: BaseHTTPRequestHandler) -> None:
    """Announce an answer for ever."""
    while True:
        asking.wfile.write(b"HTTP/1.1 102 Processing\r\n\r\n" * 50)
        time.sleep(0.01)


def reset(asking: BaseHTTPRequestHandler) -> None:
    """Break off in the middle, and not politely."""
    head(asking, "Content-Length: 5000\r\n")
    asking.wfile.write(b"<p>The ferry")
    asking.wfile.flush()
    asking.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    asking.connection.close()


def silent(_asking: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def nonsense(asking: BaseHTTPRequestHandler) -> None:
    asking.wfile.write(b"\x00\x01 this is no HTTP \r\n\r\n")


def long_head(asking: BaseHTTPRequestHandler) -> None:
    asking.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 5_000_000 + b"\r\n\r\n")


def to(place: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": place})


def packed(body: bytes, coding: str) -> Page:
    return Page(body, headers={"Content-Encoding": coding})


BOMB = b"\x00" * 50_000_000
TIME = "does not answer within 1 seconds"
LARGE = "holds more than 200000 bytes, which is the limit"
BROKEN = "breaks off, or answers what is no HTTP: "


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (drip, TIME), (drip_head, TIME), (silent, TIME), (informing, TIME), (endless, LARGE), (endless_feed, LARGE),
        (reset, ""), (nonsense, BROKEN), (long_head, BROKEN),
        (Page(b"<p>", headers={"Content-Length": "5000"}), BROKEN),
        (Page(b"<p>", headers={"Content-Length": "many"}), BROKEN),
        (Page(b"a" * 300_000), LARGE),
        (packed(gzip.compress(BOMB), "gzip"), LARGE), (packed(brotli.compress(BOMB, quality=1), "br"), LARGE),
        (packed(zlib.compress(BOMB), "deflate"), LARGE),
        (packed(gzip.compress(gzip.compress(BOMB)), "gzip, gzip"), "has the content coding 'gzip, gzip', which was not asked for"),
        (packed(b"\x1f\x8bno gzip at all", "gzip"), "has a body that is no gzip"),
        (packed(gzip.compress(b"<p>The ferry" * 99)[:-20], "gzip"), "has a body that is no gzip"),
        (packed(b"no brotli at all", "br"), "has a body that is no br"),
        (Page(b"\x89PNG", type="image/png"), "is image/png, which holds no text for sayso"),
        (Page(b"x", 500), "answers 500"), (Page(b"x", 404), "answers 404"),
        (to("file:///etc/passwd"), "leads to 'file:///etc/passwd', which is no web address"),
        (to("javascript:alert(1)"), "leads to 'javascript:alert(1)', which is no web address"),
        (to("ftp://herald.example/a"), "leads to 'ftp://herald.example/a', which is no web address"),
        (to("http://herald.example:25/"), "leads to 'http://herald.example:25/', which is no web address"),
        (to("/a"), "leads in a circle"), (Page(status=302), "leads in a circle"),
        (Page(b"", status=304), "answers 304 to a plain question"),
    ],
    ids=lambda each: getattr(each, "__name__", None) or ("" if isinstance(each, Page) else each[:30]),
)  # fmt: skip
def test_what_is_wrong_is_told_in_words_and_in_time(page: Page | Callable[[BaseHTTPRequestHandler], None], told: str) -> None:
    """Whatever a server does, the answer is a reason; it comes in time, and nothing of the body is kept."""
    found = why(page)
    assert found is not None
    assert found.startswith(told)


def test_a_bomb_takes_no_memory() -> None:
    """Of 400 MB that a megabyte unpacks to, no more is ever there than may be kept."""
    body = brotli.compress(b"\x00" * 400_000_000, quality=1) + gzip.compress(b"")
    pages = {"/a": packed(body, "br")}
    with serving(pages) as server:
        tracemalloc.start()
        found = Fetcher(MANNERS).fetch(server.url("/a"))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert found.why == LARGE
    assert most < 5_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "br", "two members", "not packed"])
def test_packed_pages_are_unpacked(coding: str) -> None:
    """As the head says, and also where it says so of what is not packed."""
    body = article("Ferry", TEXT * 30)
    bare = zlib.compressobj(wbits=-15)
    forms = {
        "gzip": (gzip.compress(body), "gzip"), "deflate": (zlib.compress(body), "deflate"),
        "raw deflate": (bare.compress(body) + bare.flush(), "deflate"), "br": (brotli.compress(body), "br"),
        "two members": (gzip.compress(body[:500]) + gzip.compress(body[500:]), "gzip"), "not packed": (body, "gzip"),
    }  # fmt: skip
    assert fetch({"/a": packed(*forms[coding])}).content == body


def test_redirects_are_followed_to_the_fifth() -> None:
    """The address that answered is told beside the one that was asked for; the sixth is one too many."""
    pages = {f"/{number}": to(f"/{number + 1}", 301 + number % 2) for number in range(6)} | {"/6": Page(b"<p>The ferry")}
    assert fetch(pages, "/1").final_url.endswith("/6")
    assert fetch(pages, "/0").why == "leads on more than 5 times"
    assert fetch({"/a": to("/b"), "/b": to("/a")}).why == "leads in a circle"


REFUSED = "is not asked for: robots.txt of http://{place} cannot be reached: {host} leads to {address}, which is no address of the public internet"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_a_private_address_is_asked_only_where_that_is_allowed(host: str) -> None:
    """The address that is connected to counts, however it is written."""
    with serving(FETCHER_PAGES) as server:
        told = Fetcher(Manners(request_seconds=1.0)).fetch(server.url("/a", host)).why or ""
        assert told.startswith(
            f"is not asked for: robots.txt of http://{host}:{server.port} cannot be reached: {host.strip('[]')} leads to "
        )
        assert told.endswith("127.0.0.1, which is no address of the public internet")
        assert not server.asked


def test_a_redirect_to_a_private_address_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is held to the same."""
    monkeypatch.setattr("sayso.fetching.connecting.is_public", lambda address: address == "127.0.0.1")
    with serving({}) as server:
        server.pages["/a"] = to(f"http://127.0.0.2:{server.port}/secret")
        place = f"127.0.0.2:{server.port}"
        found = Fetcher(Manners(request_seconds=1.0)).fetch(server.url("/a"))
        assert found.why == REFUSED.format(place=place, host="127.0.0.2", address="127.0.0.2")
        assert "/secret" not in server.asked


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to a public address the first time and to this machine the second is looked up once a connection."""
    told: list[str] = []

    def rebinding(_host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        told.append("93.184.216.34" if not told else "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (told[-1], port))]

    connected: list[tuple[str, int]] = []

    def connecting(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address)
        raise OSError("no way out")

    monkeypatch.setattr("socket.getaddrinfo", rebinding)
    monkeypatch.setattr("socket.create_connection", connecting)
    guard = Guard(1.0, allow_private=False)
    with pytest.raises(ConnectError, match="no way out"):
        guard.connect_tcp("rebinding.example", 80)
    with pytest.raises(
        ConnectError, match=r"^rebinding\.example leads to 127\.0\.0\.1, which is no address of the public internet$"
    ):
        guard.connect_tcp("rebinding.example", 80)
    assert connected == [("93.184.216.34", 80)]


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0",  # noqa: S104 - an address to be refused
     "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "192.0.2.1", "198.18.0.1",
     "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:7f00:1", "2002:7f00:1::", "fc00::1",
     "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "64:ff9b::a9fe:a9fe", "2001:db8::1", "2001:0:7f00:1::80ff:fffe"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    """Loopback, private, link-local, multicast, documentation, and all of them inside IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_addresses_that_are_public(address: str) -> None:
    """The others, also in IPv6's ways of writing IPv4."""
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["", "herald.example", "//herald.example/", "http://", "http:///a", "http://[::1/", "http://a b/", "http://a\r\nX: y/", "data:text/html,a",
     "http://ada:pw@herald.example/", "http://herald.example:99999/", "http://herald.example:22/", "http://%31/", "http://" + "a" * 5000],
)  # fmt: skip
def test_addresses_that_are_never_asked(url: str) -> None:
    """No host, no scheme of the web, a password, a port of another service, what could slip into a header."""
    assert normal(url) is None


def test_conditions_are_sent_and_an_unchanged_page_is_not_sent_again() -> None:
    """What the server gave goes back to it."""
    page = Page(article("Ferry", TEXT), headers={"ETag": '"1"', "Last-Modified": "Mon, 04 Mar 2024 12:00:00 GMT"})
    with serving({"/a": page}) as server:
        fetcher = Fetcher(MANNERS)
        first = fetcher.fetch(server.url("/a"))
        again = fetcher.fetch(server.url("/a"), first.etag, first.last_modified)
        assert server.seen["/a"]["if-modified-since"] == "Mon, 04 Mar 2024 12:00:00 GMT"
        assert server.seen["/a"]["user-agent"].startswith("sayso/")
        assert "cookie" not in server.seen["/a"]
    assert (again.status, again.content, again.why) == (304, b"", None)


def test_headers_in_other_letters_are_taken_as_they_are_meant() -> None:
    """An address in UTF-8 is followed; a mark that could not be sent back is not."""
    pages = {
        "/a": Page(status=301, headers={"Location": "/новини".encode().decode("latin-1")}),
        "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8": Page(b"<p>a", headers={"ETag": "é"}),
    }
    with serving(pages) as server:
        fetcher = Fetcher(MANNERS)
        found = fetcher.fetch(server.url("/a"))
        assert (found.content, found.why) == (b"<p>a", None)
        assert fetcher.fetch(server.url("/a"), found.etag).content == b"<p>a"


def test_a_busy_server_is_left_alone() -> None:
    """429 and 503: as long as it says, else a quarter of an hour; for all of its pages."""
    for status, header, seconds in ((429, "120", 120), (503, "", 900)):
        with serving({"/a": Page(b"", status, {"Retry-After": header})}) as server:
            fetcher = Fetcher(MANNERS)
            found = fetcher.fetch(server.url("/a"))
            assert found.why == f"answers {status}"
            assert found.wait_seconds == (seconds if header else None)
            assert seconds - 5 < fetcher.wait(server.url("/b")) <= seconds


def robots(text: str) -> Page:
    return Page(text.encode(), type="text/plain")


def test_robots_txt_is_obeyed_and_asked_for_once() -> None:
    """What it refuses is not asked for, also behind a redirect; how long it wants to be left alone counts."""
    pages = {
        "/robots.txt": robots("User-agent: *\nDisallow: /\n\nUser-agent: sayso\nDisallow: /private\nCrawl-delay: 7"),
        "/a": Page(b"<p>a"), "/private/b": Page(b"<p>b"), "/c": to("/private/b"),
    }  # fmt: skip
    with serving(pages) as server:
        fetcher = Fetcher(MANNERS)
        assert fetcher.fetch(server.url("/a")).why is None
        assert 6 < fetcher.wait(server.url("/x")) <= 7
        for path in ("/private/b", "/c"):
            assert fetcher.fetch(server.url(path)).why == f"is not asked for: robots.txt of {server.url('')} asks not to"
        assert server.asked == {"/robots.txt": 1, "/a": 1, "/c": 1}


def test_a_robots_txt_that_is_too_large_allows_nothing() -> None:
    """Its beginning may be what allows, and its end what forbids."""
    told = fetch({"/robots.txt": robots("# and so on\n" * 300_000), "/a": Page(b"<p>a")}).why or ""
    assert told.endswith(" holds more than 2097152 bytes, which is the limit")


def test_an_address_that_does_not_answer_leaves_time_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two addresses the first has half of the time; the last one's error is the one that is told."""
    times: list[float] = []

    def connecting(_address: tuple[str, int], seconds: float, **_: object) -> socket.socket:
        times.append(seconds)
        raise TimeoutError if len(times) == 1 else OSError("no way out")

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("93.184.216.34", "10.0.0.1", "93.184.216.35")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr("socket.create_connection", connecting)
    with pytest.raises(ConnectError, match="no way out"):
        Guard(10.0, allow_private=False).connect_tcp("herald.example", 80)
    assert [round(each) for each in times] == [5, 10]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_robots_txt_that_does_not_come(status: int, allowed: bool) -> None:
    """RFC 9309: none is none, but a server that fails may have one."""
    told = fetch({"/robots.txt": Page(b"", status), "/a": Page(b"<p>a")}).why or ""
    assert (told == "") is allowed
    assert allowed or told.endswith(f" answers {status}")


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a", "/ab", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*/b$", "/a/b", False),
        ("User-agent: *\nDisallow: /*/b$", "/a/bc", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /ä", "/%C3%A4b", False),
        ("user-agent: other\nuser-agent: SAYSO/2\ndisallow: /a # all of it", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: sayso\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: sayso\nDisallow: /b", "/b", False),
        ("\ufeffUser-agent: *\nDisallow: /?q=", "/?q=1", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /" + "*a" * 2000 + "b", "/" + "a" * 4000, True),
        ("<html>not found</html>", "/a", True),
    ],
    ids=range(14),
)  # fmt: skip
def test_rules_of_robots_txt(text: str, path: str, allowed: bool) -> None:
    """The longest rule counts, of two the kinder; groups of one name are one; ``*`` and ``$``; a trap takes no time."""
    began = time.monotonic()
    assert robots_of(text).allows(path) is allowed
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("body", "type_", "text"),
    [
        ("<p>Паром прибыл в порт.".encode("cp1251"), "text/html; charset=windows-1251", "Паром прибыл в порт."),
        ("<p>Паром прибыл в порт с лесом.".encode(), "text/html; charset=windows-1251", "Паром прибыл в порт с лесом."),
        ("<p>Паром прибыл в порт с лесом.".encode(), "text/html; charset=no-such-thing", "Паром прибыл в порт с лесом."),
        (article("Ferry", TEXT), "text/plain", TEXT), (article("Ferry", TEXT), "", TEXT), (article("Ferry", TEXT), "application/octet-stream", TEXT),
        (TEXT.encode(), "text/plain; charset=utf-8", TEXT),
    ],
)  # fmt: skip
def test_lying_types_and_charsets_are_seen_through(body: bytes, type_: str, text: str) -> None:
    """The bytes tell what a page is, and what its letters are, where the head says otherwise."""
    found = fetch({"/a": Page(body, type=type_)})
    (document,) = pile_of(found).documents
    assert text in document.text
    assert document.url == found.url
    assert document.outlet == "127.0.0.1"


@pytest.mark.parametrize(
    ("body", "type_", "told"),
    [(b"PK\x03\x04" + b"\x00" * 50, "text/html", "is text/html; expected a page, a text or a PDF"), (b"\x7fELF" + b"\x00" * 99, "text/plain", "looks like a program, not like text"),
     (b"", "text/html", "is empty"), (b"{}", "application/json", "is application/json; expected a page, a text or a PDF")],
)  # fmt: skip
def test_what_is_no_page_is_noted(body: bytes, type_: str, told: str) -> None:
    """An archive that calls itself a page is not opened."""
    assert [each.why for each in pile_of(fetch({"/a": Page(body, type=type_)})).unread] == [told]


def as_feed(body: bytes) -> Fetched:
    return Fetched(url="https://herald.example/feed", final_url="https://www.herald.example/feed", status=200, content=body)


def test_links_of_feeds() -> None:
    """Of RSS, Atom, JSON Feed: each once, whole; never what is no web address."""
    links = entry_links(
        as_feed(
            rss("https://herald.example/1?utm_source=rss", "/2", "https://herald.example/1", "javascript:alert(1)", "file:///a")
        )
    )
    assert links == ("https://herald.example/1", "https://www.herald.example/2")
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><link rel="alternate" href="https://herald.example/3"/></entry></feed>'
    assert entry_links(as_feed(atom)) == ("https://herald.example/3",)
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "a", "url": "https://herald.example/4"}]}'
    assert entry_links(as_feed(feed)) == ("https://herald.example/4",)
    for body, told in (
        (article("a", TEXT), "is a page, not a feed"),
        (b"<opml/>", "is no feed"),
        (b"{]", "is neither JSON nor XML"),
        (b"{}", "is JSON, but no JSON Feed"),
    ):
        assert str(entry_links(as_feed(body))).startswith(told)


def test_a_feed_of_many_entries_is_read_to_a_bound() -> None:
    """Of a hundred thousand entries the first five thousand are looked at, in a few seconds."""
    began = time.monotonic()
    links = entry_links(as_feed(rss(*(f"https://herald.example/{number}" for number in range(100_000)))))
    assert len(links) == 5000
    assert links[0] == "https://herald.example/0"
    assert time.monotonic() - began < 10


def test_entities_of_a_feed_are_not_expanded() -> None:
    """Neither a billion laughs nor a file of this machine."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
        + rss("https://herald.example/&l11;&f;").decode()[21:]
    )
    found = entry_links(as_feed(feed.encode()))
    assert "root:" not in str(found)
    assert len(str(found)) < 1000


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(FETCHER_PAGES) as running:
        yield running


def test_a_page_can_be_fetched_to_be_checked(server: Server) -> None:
    """One page, read; what cannot be is said in one line."""
    pile = fetched_pile(server.url("/a#top"), manners=MANNERS)
    assert TEXT in pile.documents[0].text
    assert pile.inputs[0].path == server.url("/a")
    captured = pile.documents[0].captured
    assert captured is not None
    assert abs(datetime.now(UTC) - datetime.fromisoformat(captured)) < timedelta(minutes=10)
    with pytest.raises(BadInput, match=r"^nothing was read at http://127\.0\.0\.1:\d+/b: answers 404$"):
        fetched_pile(server.url("/b"), manners=MANNERS)
    with pytest.raises(
        BadInput, match=r"^'file:///a' is no web address that sayso asks; expected http or https, without a password$"
    ):
        fetched_pile("file:///a")


def test_manners_that_cannot_be() -> None:
    """What would break a header, or ask for nothing."""
    assert Manners(contact="https://herald.example/bots").agent.endswith(" (https://herald.example/bots)")
    with pytest.raises(BadSetting, match="contact is"):
        Manners(contact="a\r\nX: y")
    with pytest.raises(BadSetting, match=r"^most_pages is 0; expected more than 0$"):
        Manners(most_pages=0)
