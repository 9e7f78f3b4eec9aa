"""Connections that cannot be held for nothing: a head of bounded size that comes in time, and answers that are taken.

uvicorn bounds neither: it keeps the head of a request whatever its size, waits for it without end, and keeps an answer for
somebody who never reads it; a few hundred connections like that, of anybody who reaches the port, would shut everybody else out.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD_BYTES = 64 << 10  # as h11 and most proxies bound it; a browser sends one or two kilobytes
HEAD_SECONDS = 10.0  # from the connection, or the first byte of the next request, to the end of the head
LOOK_SECONDS = 5.0
UNTAKEN_SECONDS = 30.0  # in which so much of an answer has to be taken:
LEAST_BYTES_A_SECOND = 1 << 10  # slower than any modem of 1995


class Bounded(HttpToolsProtocol):
    """uvicorn's own protocol, which is only watched here; it is told by inheritance, for uvicorn takes a class alone."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._silent_bytes = 0  # since the parser last made something of what came
        self._heard = False
        self._awaited_since: float | None = None  # when the head began that is not there yet
        self._looking: asyncio.TimerHandle | None = None
        self._untaken: tuple[float, int] = (0.0, 0)  # since when so many bytes of answers wait for the reader

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._awaited_since = self.loop.time()
        self._looking = self.loop.call_later(LOOK_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes, unless too many came that are neither a whole head nor a body: a long header, trailers without end."""
        self._heard = False
        super().data_received(data)
        self._silent_bytes = 0 if self._heard else self._silent_bytes + len(data)
        if self._silent_bytes > MOST_HEAD_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Wait for the next head."""
        super().on_message_begin()
        if self._awaited_since is None:
            self._awaited_since = self.loop.time()

    def on_headers_complete(self) -> None:
        """Have the head."""
        self._heard, self._awaited_since = True, None
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Have a piece of the body."""
        self._heard = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Have the whole request."""
        self._heard = True
        super().on_message_complete()

    def _look(self) -> None:
        """End a connection whose head does not come, or whose answer is not taken; else look again soon."""
        now = self.loop.time()
        late = self._awaited_since is not None and now - self._awaited_since > HEAD_SECONDS
        if late or self._is_left(now):
            self.transport.abort()
            return
        self._looking = self.loop.call_later(LOOK_SECONDS, self._look)

    def _is_left(self, now: float) -> bool:
        """Tell whether hardly anything was taken for long of what waits for the reader."""
        since, before = self._untaken
        waiting = self.transport.get_write_buffer_size()
        if not waiting or not before or waiting < before - LEAST_BYTES_A_SECOND * (now - since):
            self._untaken = (now, waiting)
            return False
        return now - since > UNTAKEN_SECONDS
