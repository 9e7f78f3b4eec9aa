"""Which table holds which records, and how records are asked for: all of them, or those of some ids in one query."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sayso.case.opening import told
from sayso.case.plain import columns, records
from sayso.errors import BadInput
from sayso.records import Actor, Change, Claim, Copy, Correction, Document, Lineage, Statement, Story, Unread

Record = TypeVar("Record")

TABLES: dict[type, str] = {
    Document: "documents", Statement: "statements", Actor: "actors", Copy: "copies", Claim: "claims", Lineage: "lineages",
    Story: "stories", Correction: "corrections", Change: "changes", Unread: "unread",
}  # fmt: skip
NUMBERED = {"documents", "statements", "corrections", "changes", "unread"}
KEYS = {"lineages": "claim"}  # what names a row, where that is not its id
SINCE = {"captured": 2}  # columns that came with a version of the schema; in an older file they hold nothing


def listed(kind: type, version: int, table: str = "") -> str:
    """Name the columns of a record for a query.

    Args:
        kind: of the record.
        version: of the file that is asked.
        table: that stands before each name, where several tables are asked at once.
    """
    there = ((name, SINCE.get(name, 1) <= version) for name in columns(kind))
    before = f"{table}." if table else ""
    return ", ".join(f'{before}"{name}"' if known else f'null as "{name}"' for name, known in there)


@dataclass(frozen=True, slots=True)
class Asker:
    """An open case as queries see it.

    Args:
        path: of the case, for messages.
        version: of its schema.
        rows: gives the rows of a query with its values.
    """

    path: Path
    version: int
    rows: Callable[[str, Sequence[Any]], list[sqlite3.Row]]

    def of_ids(self, kind: type[Record], ids: Iterable[str | None]) -> tuple[Record, ...]:
        """Give the records of these ids in the order of :meth:`all_of`, of lineages those of these claims.

        Unknown ids give nothing. However many there are, they are one value of one query.
        """
        wanted = sorted({each for each in ids if each})
        if not wanted:
            return ()
        key = KEYS.get(TABLES[kind], "id")
        asked = (
            f"select {listed(kind, self.version)} from {TABLES[kind]} "  # noqa: S608 - our own names
            f"where {key} in (select value from json_each(?)) order by {_order(kind)}"
        )
        return records(kind, self.rows(asked, (json.dumps(wanted),)))

    def one(self, kind: type[Record], name: str) -> Record:
        """Give the record of an id; of a lineage the claim's.

        Raises:
            BadInput: there is none.
        """
        found = self.of_ids(kind, (name,))
        if not found:
            raise BadInput(f"{self.path} has no {kind.__name__.lower()} {name[:40]!r}")
        return found[0]

    def all_of(self, kind: type[Record]) -> tuple[Record, ...]:
        """Give all records of a kind, in the order in which they are stored."""
        asked = f"select {listed(kind, self.version)} from {TABLES[kind]} order by {_order(kind)}"  # noqa: S608 - our own names
        return records(kind, self.rows(asked, ()))

    def ids(self, asked: str, values: Sequence[Any]) -> tuple[str, ...]:
        """Give the first column of what a query gives."""
        return tuple(each[0] for each in self.rows(asked, values))


def every(connection: sqlite3.Connection, path: Path, kind: type[Record]) -> tuple[Record, ...]:
    """Give all records of a kind from an open case: those that came with documents in that order, what was found by id."""
    return asker_of(connection, path).all_of(kind)


def asker_of(connection: sqlite3.Connection, path: Path) -> Asker:
    """Make an open file ready to be asked."""

    def rows(wanted: str, values: Sequence[Any]) -> list[sqlite3.Row]:
        with told(path):
            return connection.execute(wanted, values).fetchall()

    return Asker(path, rows("pragma user_version", ())[0][0], rows)


def _order(kind: type) -> str:
    table = TABLES[kind]
    return "number" if table in NUMBERED else KEYS.get(table, "id")
