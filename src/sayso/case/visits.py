"""What a case knows of addresses on the web: when each was asked for, what it answered, when to ask again."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.case.plain import columns, record, row

FEED, PAGE, ROBOTS = "feed", "page", "robots"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address, and the last time that it was asked for.

    Args:
        url: as it was asked for, before any redirect.
        kind: ``feed``, ``page`` or ``robots``.
        etag: that came with the last answer that was kept.
        last_modified: the same.
        status: of the last answer; 0 where there was none, None where it was never asked for.
        at: when it was last asked for, ISO 8601, UTC; None where it never was.
        next_at: not to be asked for before.
        failures: in a row.
        kept: of a robots.txt its words.
    """

    url: str
    kind: str
    etag: str | None = None
    last_modified: str | None = None
    status: int | None = None
    at: str | None = None
    next_at: str
    failures: int = 0
    kept: str | None = None


_NAMES = columns(Visit)
_LISTED = ", ".join(_NAMES)


def visit_of(connection: sqlite3.Connection, url: str) -> Visit | None:
    """Give what is known of an address."""
    found = connection.execute(f"select {_LISTED} from fetched where url = ?", (url,)).fetchone()  # noqa: S608 - our own names
    return record(Visit, found) if found else None


def visits_due(connection: sqlite3.Connection, kind: str, now: str, most: int) -> tuple[Visit, ...]:
    """Give the addresses of a kind that may be asked for now: those that never were first, then as they became due."""
    wanted = f"select {_LISTED} from fetched where kind = ? and next_at <= ? order by at is not null, next_at, number limit ?"  # noqa: S608
    return tuple(record(Visit, each) for each in connection.execute(wanted, (kind, now, most)))


def every_visit(connection: sqlite3.Connection, kind: str) -> tuple[Visit, ...]:
    """Give all addresses of a kind, in the order in which they came."""
    wanted = f"select {_LISTED} from fetched where kind = ? order by number"  # noqa: S608 - our own names
    return tuple(record(Visit, each) for each in connection.execute(wanted, (kind,)))


def keep_visits(connection: sqlite3.Connection, visits: Iterable[Visit]) -> None:
    """Store what is known of addresses, in place of what was known of them before."""
    places, renewed = ", ".join("?" * len(_NAMES)), ", ".join(f"{name} = excluded.{name}" for name in _NAMES[1:])
    wanted = f"insert into fetched ({_LISTED}) values ({places}) on conflict (url) do update set {renewed}"  # noqa: S608
    connection.executemany(wanted, (row(each) for each in visits))


def keep_found(connection: sqlite3.Connection, urls: Iterable[str], now: str) -> None:
    """Store the addresses of pages that were found in a feed and are to be asked for; those that are known stay as they are."""
    wanted = "insert into fetched (url, kind, next_at, failures) values (?, 'page', ?, 0) on conflict (url) do nothing"
    connection.executemany(wanted, ((url, now) for url in urls))
