"""Connections that are held for nothing, on a server of this test's own: each is ended, and others are answered."""

import socket
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from sayso.web import connections
from sayso.web.connections import MOST_HEAD_BYTES, Bounded

LARGE = 32 << 20  # more than the buffers of two sockets hold
ASK = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
Dial = Callable[[], socket.socket]


async def _large(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        while (await receive()).get("more_body"):
            pass
        size = LARGE if scope["path"] == "/large" else 2
        length = (b"content-length", str(size).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": b"x" * size})


@pytest.fixture
def dial(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dial]:
    """Connect to a server that waits for one second where the desk waits for many."""
    for name, seconds in (("HEAD_SECONDS", 1.0), ("LOOK_SECONDS", 0.1), ("UNTAKEN_SECONDS", 1.0)):
        monkeypatch.setattr(connections, name, seconds)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(_large, http=Bounded, ws="none", lifespan="off", log_level="critical"))
    serving = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    serving.start()
    opened: list[socket.socket] = []

    def connect() -> socket.socket:
        opened.append(socket.create_connection(listening.getsockname(), timeout=20))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()
    server.should_exit = True
    serving.join(20)
    listening.close()


def ended(connection: socket.socket) -> bool:
    """Tell whether the other side has ended a connection; a time-out fails the test."""
    try:
        while connection.recv(1 << 20):
            pass
    except (ConnectionResetError, BrokenPipeError):
        pass
    return True


def answered(dial: Dial) -> bool:
    """Tell whether somebody who asks as everybody does is answered."""
    connection = dial()
    connection.sendall(ASK)
    return connection.recv(100).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_a_head_that_does_not_come_ends_the_connection(dial: Dial, begun: bytes) -> None:
    """Neither silence nor half a head holds a place."""
    connection = dial()
    connection.sendall(begun)
    assert ended(connection)
    assert answered(dial)


def test_a_second_head_that_does_not_come_ends_the_connection_too(dial: Dial) -> None:
    """Who was answered once has no right to wait longer."""
    connection = dial()
    connection.sendall(ASK)
    assert connection.recv(100).startswith(b"HTTP/1.1 200")
    connection.sendall(ASK[:20])
    assert ended(connection)


@pytest.mark.parametrize(
    ("begin", "again"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"y"),
        (b"GET /?", b"y"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"y"),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
    ],
    ids=["headers", "a long header", "a long address", "a chunk's extension", "trailers"],
)
def test_a_head_without_end_is_not_kept(dial: Dial, begin: bytes, again: bytes) -> None:
    """A hundred times what may come is not taken."""
    connection = dial()
    piece = again * (MOST_HEAD_BYTES // len(again))
    with pytest.raises((ConnectionResetError, BrokenPipeError)):
        connection.sendall(begin + 100 * piece)
    assert answered(dial)


def test_a_long_body_is_no_head(dial: Dial) -> None:
    """What the parser makes something of may be as long as the guard lets it."""
    connection = dial()
    connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % (4 << 20))
    connection.sendall(b"x" * (4 << 20))
    assert connection.recv(100).startswith(b"HTTP/1.1 200")


def test_an_answer_that_nobody_takes_is_given_up(dial: Dial) -> None:
    """The rest of it never comes."""
    connection = dial()
    connection.sendall(ASK.replace(b"/ ", b"/large "))
    waiting = dial()
    assert ended(waiting)  # by then the answer has waited as long as a head may
    waiting = dial()
    assert ended(waiting)
    taken = 0
    try:
        while piece := connection.recv(1 << 20):
            taken += len(piece)
    except ConnectionResetError:
        pass
    assert taken < LARGE


def test_a_large_answer_that_is_taken_comes_whole(dial: Dial) -> None:
    """To the last byte."""
    connection = dial()
    connection.sendall(ASK.replace(b"/ ", b"/large ").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    size = 0
    while piece := connection.recv(1 << 20):
        size += len(piece)
    assert size > LARGE
