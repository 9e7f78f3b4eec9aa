"""How a case is served: where, to whom, and how much of anything at most."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import BadSetting

LEAST_TOKEN_CHARS = 16  # of 64 signs each: 96 bits, which nobody guesses over a network
DEFAULT_PORT = 8480
_NAMES_OF_LOOPBACK = frozenset({"localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a case is served.

    Args:
        host: the address that is listened on.
        port: of it; 0 takes a free one.
        token: what one has to know to be let in; None where everybody on this machine is.
        names: further host names under which the desk may be asked for, such as that of a proxy in front of it.
        read_only: nothing may be added or corrected.
        fact_checks: files with fact-checks of others, shown beside a text that is checked.
        max_files, max_file_bytes, max_upload_bytes: of one upload: how many, how large each, how large together.
        max_body_bytes: of any other request.
        max_cached_bytes: of answers that are kept in memory.
        max_readers: how often the case is opened at once: more only share the cores, and make everybody wait longer.

    Raises:
        BadSetting: it would be open to a network without a token, or the token is short.

    Example:
        >>> Options(host="0.0.0.0")
        Traceback (most recent call last):
        ...
        sayso.errors.BadSetting: host is '0.0.0.0' and there is no token; expected 127.0.0.1, or --token-file
    """

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    token: str | None = None
    names: tuple[str, ...] = ()
    read_only: bool = False
    fact_checks: tuple[Path, ...] = ()
    max_files: int = 200
    max_file_bytes: int = 64 << 20
    max_upload_bytes: int = 256 << 20
    max_body_bytes: int = 1 << 20
    max_cached_bytes: int = 64 << 20
    max_readers: int = 4

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            expected = "expected 127.0.0.1, or --token-file"
            raise BadSetting(f"host is {self.host!r} and there is no token; {expected}")
        if self.token is not None and len(self.token) < LEAST_TOKEN_CHARS:
            advice = 'python -c "import secrets; print(secrets.token_urlsafe())" makes one'
            raise BadSetting(f"the token has {len(self.token)} characters; expected {LEAST_TOKEN_CHARS} or more; {advice}")


def is_loopback(host: str) -> bool:
    """Tell whether an address is reached from this machine alone.

    Example:
        >>> is_loopback("127.0.0.1"), is_loopback("[::1]"), is_loopback("localhost"), is_loopback("192.0.2.7")
        (True, True, True, False)
    """
    address = _address(host)
    return address.is_loopback if address else host.lower() in _NAMES_OF_LOOPBACK


def is_known_host(host: str, options: Options) -> bool:
    """Tell whether a request may have been meant for this desk, by its Host header without the port.

    A page elsewhere can make its own name lead to this machine, and then read what is served here; but it cannot make the browser
    send another name than its own. An address in figures is no such name.

    Args:
        host: of the header.
        options: of the desk.
    """
    name = host.lower().rstrip(".")
    known = {options.host.lower(), *map(str.lower, options.names)}
    if is_loopback(options.host):
        return is_loopback(name) or name in known
    return _address(name) is not None or name in known or name in _NAMES_OF_LOOPBACK


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
