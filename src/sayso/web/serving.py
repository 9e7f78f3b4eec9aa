"""Serve a case until somebody ends it: the socket first, so that what is wrong with it is said at once."""

import os
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread

import uvicorn

from sayso.errors import BadSetting
from sayso.web.app import desk
from sayso.web.connections import Bounded
from sayso.web.options import Options

MOST_CONNECTIONS = 512
GRACE_SECONDS = 3
BACKLOG = 256
PREPARING_SECONDS = 60.0


def serve(case: Path, options: Options, tell: Callable[[str], None], *, opened: bool = False) -> None:
    """Serve a case; returns when it is ended by Ctrl-C or a signal.

    Args:
        case: that ``sayso add`` made.
        options: how.
        tell: called once with the address, when it is listened on.
        opened: also open it in a browser.

    Raises:
        BadSetting: the address cannot be listened on.
        BadStore: there is no such case.
    """
    listening = listen(options)
    with listening:
        bound = replace(options, port=listening.getsockname()[1])
        app = desk(case, bound)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none", lifespan="on",
            http=Bounded, limit_concurrency=MOST_CONNECTIONS, timeout_graceful_shutdown=GRACE_SECONDS,
        )  # fmt: skip
        Thread(target=_prepare, args=(bound,), daemon=True).start()
        tell(address(bound))
        if opened:
            webbrowser.open(address(bound))  # its page asks for the token: as an argument all on the machine could read it
        with suppress(KeyboardInterrupt):  # uvicorn has ended everything, and raises the signal again
            uvicorn.Server(config).run(sockets=[listening])


def _prepare(options: Options) -> None:
    """Ask for the first page once: whoever comes first then does not wait for templates and names."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(options.host, options.host.strip("[]"))  # noqa: S104 - what is listened on
    connection = HTTPConnection(host, options.port, timeout=PREPARING_SECONDS)
    known = {"Authorization": f"Bearer {options.token}"} if options.token else {}
    with suppress(OSError, HTTPException):  # the desk may have been ended meanwhile
        connection.request("GET", "/", headers={"Host": "localhost", "Accept": "text/html", **known})
        connection.getresponse().read()
    connection.close()


def listen(options: Options) -> socket.socket:
    """Listen on the address of the options.

    Raises:
        BadSetting: it is taken, not of this machine, or not allowed.
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host.strip("[]"), options.port), family=family, backlog=BACKLOG)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or error
        what = f"port {options.port} of {options.host} cannot be listened on: {why}"
        raise BadSetting(f"{what}; expected a free port: --port 0 takes one") from error


def address(options: Options) -> str:
    """Give the address to open.

    Example:
        >>> address(Options(host="::1", port=8480))
        'http://[::1]:8480/'
    """
    host = f"[{options.host.strip('[]')}]" if ":" in options.host else options.host
    return f"http://{host}:{options.port}/"
