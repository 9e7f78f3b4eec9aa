"""Where links lead: to a page of the web, or nowhere. What else an address may be (a script, a file, a mail) is left out."""

from urllib.parse import urljoin, urlsplit

from sayso.records import Link

_SCHEMES = ("http://", "https://")


def absolute(links: tuple[Link, ...], base: str | None) -> tuple[Link, ...]:
    """Complete relative addresses; leave out what does not lead to a page."""
    whole = ((address(link.url, base), link.span) for link in links)
    return tuple(Link(url, span) for url, span in whole if url)


def address(url: str | None, base: str | None = None) -> str | None:
    """Give an address that opens, or None.

    Example:
        >>> address("../b", "https://herald.example/a/c"), address("javascript:alert(1)")
        ('https://herald.example/b', None)
    """
    words = (url or "").strip()
    if not words or len(words) > 4000 or words.startswith("#"):  # noqa: PLR2004 longer than any browser opens
        return None
    try:
        joined = urljoin(base or "", words)
        host = urlsplit(joined).hostname  # without a base, urljoin lets through what no other function can take apart
    except ValueError:
        return None
    return joined if host and joined.lower().startswith(_SCHEMES) else None
