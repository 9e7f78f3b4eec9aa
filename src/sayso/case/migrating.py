"""What brings the file of an older sayso up to date, version by version; whoever opens a case to write does so.

A step is frozen once it was released. What it makes is named here, and its words stand in schema.sql for as long as they are
the same; a later version that changes them copies the old ones here.
"""

import sqlite3
from collections.abc import Callable, Iterable
from importlib.resources import files

from sayso.case.deriving import derive

NEW_IN_2 = (
    "statements_by_speaker", "statements_by_act", "stories_by_carriers",
    "documents_in_short", "documents_in_short_by_day", "documents_in_short_by_outlet",
    "witnesses", "witnesses_by_document", "witnesses_by_statement", "ranks", "ranks_by_excess", "ranks_by_day",
    "facets", "facets_by_claim", "speakers", "speakers_by_statements",
    "remembered", "as_read", "wordings", "wordings_by_wording", "wordings_in_short", "wordings_by_documents", "funnel",
)  # fmt: skip
"""Tables, indexes and views that came with version 2 or changed with it, in the order in which they are made."""


def schema() -> str:
    """Give the schema of the version that this sayso writes."""
    return (files("sayso.case") / "schema.sql").read_text("utf8")


def _to_2(connection: sqlite3.Connection) -> None:
    """Give pages rows to ask for: witnesses and what they are chosen by were read out of JSON before."""
    connection.execute("drop view witnesses")
    connection.execute("drop view funnel")
    connection.execute("drop index statements_by_speaker")
    connection.execute("alter table documents add column captured text")
    counted = "carriers integer generated always as (json_array_length(documents_json)) virtual"
    connection.execute(f"alter table stories add column {counted}")
    _make(connection, NEW_IN_2)
    derive(connection)


def _to_3(connection: sqlite3.Connection) -> None:
    """Keep who owns which outlet with the case: before, each run had to be told."""
    connection.execute("alter table runs add column publishers_json text not null default '{}'")
    _make(connection, ("publishers",))


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_to_2, _to_3)
"""What brings a file of version n + 1 to version n + 2, in order."""
VERSION = 1 + len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to date in one transaction: where the process is killed, it is what it was before."""
    connection.execute("begin immediate")
    try:
        before: int = connection.execute("pragma user_version").fetchone()[0]
        for step in MIGRATIONS[before - 1 :]:
            step(connection)
        connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("update about set value = ? where name = 'version'", (str(VERSION),))
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it
            connection.execute("rollback")
        raise


def _make(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Make tables, indexes and views as schema.sql words them."""
    with_all = sqlite3.connect(":memory:")
    with_all.executescript(schema())
    words = dict(with_all.execute("select name, sql from sqlite_schema"))
    with_all.close()
    for name in names:
        connection.execute(words[name])
