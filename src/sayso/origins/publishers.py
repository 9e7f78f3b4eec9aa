"""Which outlets have one owner, from ``languages/publishers.yml`` and from the user."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from sayso.languages.wordlists import word_list
from sayso.origins.folding import fold


@cache
def listed_publishers() -> Mapping[str, str]:
    """Map folded outlet names and domains to the publisher, for the reviewed few."""
    rows = word_list("publishers")["publishers"]
    return MappingProxyType(
        {key: row["publisher"] for row in rows for key in (*map(fold, row["outlets"]), *row["domains"], fold(row["publisher"]))}
    )


def publisher_of(name: str | None, url: str | None, own: Mapping[str, str]) -> str | None:
    """Give the publisher of an outlet by its name or its address; None when not listed.

    Args:
        name: of the outlet.
        url: of one of its documents.
        own: what the user adds, outlet name or domain to publisher; it goes before the list.

    Example:
        >>> publisher_of("Sputnik", None, {}), publisher_of(None, "https://deutsch.rt.com/a", {})
        ('Rossiya Segodnya', 'ANO TV-Novosti')
        >>> publisher_of("Kurier", None, {"Kurier": "Herald Group"})
        'Herald Group'
    """
    folded = {(key if "." in key else fold(key)): owner for key, owner in own.items()}
    keys = ([fold(name)] if name else []) + _domains(url)
    return next((table[key] for table in (folded, listed_publishers()) for key in keys if key in table), None)


def _domains(url: str | None) -> list[str]:
    """Give the host of an address and every domain above it, the longest first."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return []
    labels = host.lower().split(".")[-6:]
    return [".".join(labels[rank:]) for rank in range(len(labels) - 1)]
