"""Pages on a ferry that a server on this machine gives, and what a case knows of them."""

import sqlite3
from pathlib import Path

from tests.local_server import Page, Server, article

from sayso.case import Case
from sayso.fetching import Manners
from sayso.records import Document

MANNERS = Manners(allow_private=True, pause_seconds=0.0, request_seconds=2.0)
FERRY = (
    "The ferry Ostra brought 14 wagons of banned timber from Velonia to the port of Sarn, the customs service said on Monday. "
    "The wagons had been entered in the papers of the ship as empty."
)
OTHERS = {
    "/2": "The museum of clocks in Brenn is shut for repairs until the summer, its keeper said.",
    "/3": "The bridge over the Ulm was opened to lorries again after nine weeks.",
}


def article_of(outlet: str, text: str, *, note: str = "") -> Page:
    head = f'<meta property="og:site_name" content="{outlet}"><meta name="note" content="{note}">'
    return Page(article("Timber ferry in Sarn", text, head))


def changed(case: Path, command: str) -> None:
    connection = sqlite3.connect(case)
    connection.execute(command)
    connection.commit()
    connection.close()


def due(case: Path) -> None:
    """Let a month go by."""
    changed(
        case, "update fetched set next_at = '2000-01-01T00:00:00+00:00', at = '1999-12-31T00:00:00+00:00' where next_at < '9999'"
    )


def known(case: Path, server: Server, path: str) -> sqlite3.Row:
    connection = sqlite3.connect(case)
    connection.row_factory = sqlite3.Row
    (found,) = connection.execute("select * from fetched where url = ?", (server.url(path),)).fetchall()
    connection.close()
    return found  # type: ignore[no-any-return]


def texts(case: Path) -> list[str]:
    with Case(case) as view:
        return [each.text for each in view.every(Document)]
