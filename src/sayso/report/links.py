"""Where a page, or a part of it, is found: within one file, or on a server."""

from typing import Protocol
from urllib.parse import quote

from sayso.report.cleaning import anchor

PLURALS = {"claim": "claims", "document": "documents", "speaker": "speakers", "copy": "copies"}
"""The pages that are about one record, by the kind of record; each stands below the list of all of its kind."""


class Links(Protocol):
    """Give the address of a page, as it stands in an ``href``."""

    def __call__(self, page: str, id: str = "", part: str = "") -> str:  # noqa: A002 the record's own word
        """Give an address.

        Args:
            page: ``case``, ``claims``, ``documents``, ``speakers``, ``copies``, ``method``; or with an id ``claim``, …
            id: of the record that the page is about; empty for a page about many.
            part: anchor of a part of the page; empty for its beginning.
        """


def within_file(page: str, id: str = "", part: str = "") -> str:  # noqa: A002 the record's own word
    """Give the address of a page within one file: its anchor.

    Example:
        >>> within_file("claim", "0af3"), within_file("document", "7", "statement-9"), within_file("method")
        ('#claim-0af3', '#statement-9', '#method')
    """
    return f"#{part or (anchor(page, id) if id else page)}"


def on_server(page: str, id: str = "", part: str = "") -> str:  # noqa: A002 the record's own word
    """Give the address of a page on a server: its path.

    Example:
        >>> on_server("claim", "0af3"), on_server("document", "7", "statement-9"), on_server("case")
        ('/claims/0af3', '/documents/7#statement-9', '/')
    """
    path = "/" if page == "case" else f"/{PLURALS[page]}/{quote(id, safe='')}" if id else f"/{page}"
    return f"{path}#{part}" if part else path


def at_desk(page: str, id: str = "", part: str = "") -> str:  # noqa: A002 the record's own word
    """Give the address of a page on a server that takes corrections: as :func:`on_server`; pages then ask what is not right.

    Example:
        >>> at_desk("claim", "0af3")
        '/claims/0af3'
    """
    return on_server(page, id, part)
