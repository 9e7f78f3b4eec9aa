"""Connections that lead only where they may, and end when their time is up.

The number that was checked is the one that is connected to: a name that leads elsewhere the next moment leads nowhere.
"""

from collections.abc import Iterable
from contextlib import suppress
from ssl import SSLContext
from time import monotonic
from typing import Any

from httpcore2 import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
    WriteTimeout,
)

from sayso.fetching.addresses import is_public, resolved

_MOST_TRIED = 4  # addresses of one host


class Guard(NetworkBackend):
    """Connects for one request, redirects included.

    Args:
        seconds: from now, for all of it.
        allow_private: also addresses that are not of the public internet.
    """

    def __init__(self, seconds: float, *, allow_private: bool) -> None:
        self._end = monotonic() + seconds
        self._allow_private = allow_private
        self._connect = SyncBackend().connect_tcp

    def left(self) -> float:
        """Give the seconds that are left, below 0 when there are none."""
        return self._end - monotonic()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - as httpcore calls it; the end of the request counts
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of a host that may be asked and answers.

        Raises:
            ConnectError: the host has no such address, or none answers.
            ConnectTimeout: the time is up.
        """
        found = resolved(host.strip("[]"), port, self.left())
        if isinstance(found, str):
            raise ConnectError(found)
        allowed = [each for each in found if self._allow_private or is_public(each)]
        if not allowed:
            raise ConnectError(f"{host} leads to {found[0]}, which is no address of the public internet")
        tried = allowed[:_MOST_TRIED]
        for rank, each in enumerate(tried[:-1]):
            with suppress(ConnectError, ConnectTimeout):
                return self._connected(each, port, self.seconds_for(ConnectTimeout) / (len(tried) - rank), socket_options)
        return self._connected(tried[-1], port, self.seconds_for(ConnectTimeout), socket_options)

    def _connected(self, address: str, port: int, seconds: float, options: Iterable[SOCKET_OPTION] | None) -> NetworkStream:
        return _Timed(self._connect(address, port, seconds, None, options), self)

    def seconds_for(self, late: type[Exception]) -> float:
        """Give the seconds that are left, or raise what says that there are none."""
        left = self.left()
        if left <= 0:
            raise late("the time is up")
        return left


class _Timed(NetworkStream):
    """A stream of which every step has only the time that the whole request has left."""

    def __init__(self, stream: NetworkStream, guard: Guard) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - see Guard
        return self._stream.read(max_bytes, self._guard.seconds_for(ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._guard.seconds_for(WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> NetworkStream:
        seconds = self._guard.seconds_for(ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, seconds), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
