"""A web server in a thread, on a port of this machine, that behaves as it is told: well, slowly, wrongly, or like a trap.

Example:
    >>> with serving({"/a": Page(b"The ferry sank.")}) as server:
    ...     server.url("/a").startswith("http://127.0.0.1:")
    True
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered: a body with its status and headers. With an etag, 304 is answered to whoever knows it."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = "text/html"


@dataclass(slots=True)
class Server:
    """The server, what it answers, and what it was asked.

    Args:
        pages: by path; a function gets the connection itself. What is not there is answered 404.
        asked: how often each path was asked for.
        seen: the headers of the last request, by path.
    """

    port: int
    pages: dict[str, Page | Handler]
    asked: Counter[str] = field(default_factory=Counter)
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Give the address of a page."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(pages: Mapping[str, Page | Handler]) -> Iterator[Server]:
    """Serve pages while the block runs."""
    server = Server(0, dict(pages))

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked[self.path] += 1
            server.seen[self.path] = {name.lower(): value for name, value in self.headers.items()}
            self.close_connection = True
            page = server.pages.get(self.path, Page(b"nothing here", 404))
            with suppress(OSError):  # whoever asked has gone
                answer(self, page) if isinstance(page, Page) else page(self)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    listening.daemon_threads = True
    listening.block_on_close = False
    server.port = listening.server_address[1]
    thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()


def answer(asking: BaseHTTPRequestHandler, page: Page) -> None:
    """Answer with a page; nothing where whoever asks has it already."""
    etag = page.headers.get("ETag")
    known = etag is not None and asking.headers.get("If-None-Match") == etag
    body = b"" if known else page.body
    asking.send_response(304 if known else page.status)
    headers = {"Content-Type": page.type, "Content-Length": str(len(body)), "Connection": "close", **page.headers}
    for name, value in headers.items():
        if value:
            asking.send_header(name, value)
    asking.end_headers()
    asking.wfile.write(body)


def rss(*links: str, more: str = "") -> bytes:
    """Make a feed with an entry for each address."""
    items = "".join(f"<item><title>Entry {number}</title><link>{link}</link></item>" for number, link in enumerate(links))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{items}{more}</channel></rss>'.encode()


def article(title: str, text: str, head: str = "") -> bytes:
    """Make a page of one article."""
    words = "".join(f"<p>{each}</p>" for each in text.split("\n"))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{words}</article></body></html>"
    ).encode()
