"""Which outlets have one owner, from ``languages/publishers.yml`` and from the user."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from sayso.languages.wordlists import word_list
from sayso.origins.folding import fold

# Nearly every address; any other is cut by the rules
_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|$)")


@cache
def listed_publishers() -> Mapping[str, str]:
    """Map folded outlet names and domains to the publisher, for the reviewed few."""
    rows = word_list("publishers")["publishers"]
    return MappingProxyType(
        {key: row["publisher"] for row in rows for key in (*map(fold, row["outlets"]), *row["domains"], fold(row["publisher"]))}
    )


def folded_owners(own: Mapping[str, str]) -> dict[str, str]:
    """Give what the user adds by folded names of outlets, and by domains."""
    return {(key if "." in key else fold(key)): owner for key, owner in own.items()}


def owner_of(name: str | None, url: str | None, own: Mapping[str, str]) -> str | None:
    """Give the publisher of an outlet by its name or its address; None when not listed.

    Args:
        name: of the outlet.
        url: of one of its documents.
        own: what the user adds, as :func:`folded_owners` gives it; it goes before the list.

    Example:
        >>> owner_of("Sputnik", None, {}), owner_of(None, "https://deutsch.rt.com/a", {})
        ('Rossiya Segodnya', 'ANO TV-Novosti')
        >>> owner_of("Kurier", None, folded_owners({"Kurier": "Herald Group"}))
        'Herald Group'
    """
    keys = (*((fold(name),) if name else ()), *_domains(url))
    return next((table[key] for table in (own, listed_publishers()) for key in keys if key in table), None)


def _domains(url: str | None) -> tuple[str, ...]:
    """Give the host of an address and every domain above it, the longest first."""
    plain = _PLAIN.match(url or "")
    try:
        return _above(plain.group(1) if plain else urlsplit(url or "").hostname or "")
    except ValueError:
        return ()


@lru_cache(maxsize=1 << 12)
def _above(host: str) -> tuple[str, ...]:
    labels = host.lower().split(".")[-6:]
    return tuple(".".join(labels[rank:]) for rank in range(len(labels) - 1))
