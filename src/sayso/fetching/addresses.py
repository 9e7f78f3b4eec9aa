"""Which addresses may be asked: of pages by their form, of machines by the number that is connected to."""

import ipaddress
import socket
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import quote, urlsplit, urlunsplit

import idna

from sayso.errors import BadInput

_LONGEST = 4000  # characters of an address; no browser opens longer ones
_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024  # below it every port belongs to some other service, which a request might be taken for
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_KEPT_MARKS = "%/:=&?~#+!$,;'@()*[]"
_CAMPAIGN = "utm_"  # tells where a reader came from, never which page it is


def normal(url: str) -> str | None:
    """Give an address as it is asked for and stored; None where it is none that sayso asks.

    Only http and https, no user or password, port 80, 443 or above 1023. The fragment goes, and what only tells where a reader
    came from; names of hosts are written in ASCII.

    Example:
        >>> normal("HTTPS://Зоря.example/новини?id=1&utm_source=rss#top")
        'https://xn--g1aog4d.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8?id=1'
        >>> normal("file:///etc/passwd"), normal("https://ada@herald.example/"), normal("http://herald.example:25/")
        (None, None, None)
    """
    words = url.strip()
    if len(words) > _LONGEST or not words.isprintable():
        return None
    try:
        parts = urlsplit(words)
        scheme, port, host = parts.scheme.lower(), parts.port, _ascii_host(parts.hostname or "")
    except ValueError:  # a broken port, a broken IPv6 address, a name that is none
        return None
    if scheme not in _PORTS or not host or "@" in parts.netloc or (port is not None and not _is_port(port)):
        return None
    place = host if port in {None, _PORTS[scheme]} else f"{host}:{port}"
    query = "&".join(each for each in parts.query.split("&") if not each.lower().startswith(_CAMPAIGN))
    path = quote(parts.path or "/", safe=_KEPT_MARKS)
    return urlunsplit((scheme, place, path, quote(query, safe=_KEPT_MARKS), ""))


def asked(url: str) -> str:
    """Give an address as it is asked for and stored.

    Raises:
        BadInput: it is none that sayso asks for.

    Example:
        >>> asked("HTTPS://herald.example/1#top")
        'https://herald.example/1'
    """
    address = normal(url)
    if address is None:
        raise BadInput(f"{url[:200]!r} is no web address that sayso asks; expected http or https, without a password")
    return address


def site(url: str) -> str:
    """Give scheme, host and port of a normal address: what one robots.txt and one pause hold for.

    Example:
        >>> site("https://herald.example/a?b")
        'https://herald.example'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet; an IPv4 address inside an IPv6 one is held to the same.

    Example:
        >>> [is_public(each) for each in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "224.0.1.1")]
        [True, False, False, False, False]
    """
    told = ipaddress.ip_address(address)
    if isinstance(told, ipaddress.IPv6Address):
        inner = told.ipv4_mapped or told.sixtofour or (told.teredo[1] if told.teredo else None)
        if inner is None and told in _NAT64:
            inner = ipaddress.IPv4Address(int(told) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if told.is_site_local:
            return False
    special = told.is_private or told.is_loopback or told.is_link_local or told.is_multicast or told.is_reserved
    return told.is_global and not special and not told.is_unspecified


def resolved(host: str, port: int, seconds: float) -> tuple[str, ...] | str:
    """Give the IP addresses of a host, each once, in the order in which they should be tried; or why there are none.

    A look-up cannot be broken off: it is left to a thread of its own where it takes longer than it may.
    """
    answer: SimpleQueue[tuple[str, ...] | str] = SimpleQueue()
    Thread(target=lambda: answer.put(_looked_up(host, port)), daemon=True).start()
    try:
        return answer.get(timeout=max(seconds, 0.001))
    except Empty:
        return f"the name {host!r} could not be looked up in time"


def _looked_up(host: str, port: int) -> tuple[str, ...] | str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return f"the name {host!r} leads to no address"
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def _is_port(port: int) -> bool:
    return port in _PORTS.values() or port >= _FIRST_FREE_PORT


def _ascii_host(host: str) -> str:
    """Write a host in ASCII; an IPv6 address in its brackets."""
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host)}]"
    if host.isascii():
        return host if not set(host) & set(" <>\\^`{|}%\"'") else ""
    return idna.encode(host, uts46=True).decode("ascii")
