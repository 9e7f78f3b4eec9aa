"""What one run found in place of what the run before it had found: only rows that differ are read, and written."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sayso.case.plain import columns, records, row
from sayso.case.tables import KEYS, TABLES

Record = TypeVar("Record")
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Generic[Record]):
    """What must be done to a table so that it holds the records of a run and no others.

    Args:
        kind: of the records.
        same: records of the run that the table holds, by key.
        changed: rows of the table that the run did not find, by key.
        gone: keys of the rows that go.
        fresh: rows that come, or take the place of others of their key.
    """

    kind: type[Record]
    same: Mapping[str, Record]
    changed: Mapping[str, Row]
    gone: tuple[str, ...]
    fresh: tuple[Row, ...]

    def before(self) -> tuple[Record, ...]:
        """Give what the table holds, by key; a record that stays is the very one of the run.

        Raises:
            BadStore: a row that does not stay is broken.
        """
        held = {**self.same, **dict(zip(self.changed, records(self.kind, self.changed.values()), strict=True))}
        return tuple(held[key] for key in sorted(held))

    @property
    def touched(self) -> tuple[str, ...]:
        """The keys of all rows that go or come."""
        place = _place(self.kind)
        return (*self.gone, *(values[place] for values in self.fresh))


def difference(connection: sqlite3.Connection, kind: type[Record], found: Sequence[Record]) -> Difference[Record]:
    """Hold what a run found against what a case holds, row by row."""
    place, key = _place(kind), _key(kind)
    wanted = {getattr(each, key): each for each in found}
    same: dict[str, Record] = {}
    changed: dict[str, Row] = {}
    for values in map(tuple, connection.execute(f"select {_names(kind)} from {TABLES[kind]}")):  # noqa: S608 - our own names
        name = values[place]
        if name in wanted and row(wanted[name]) == values:
            same[name] = wanted[name]
        else:
            changed[name] = values
    return Difference(
        kind=kind,
        same=same,
        changed=changed,
        gone=tuple(name for name in changed if name not in wanted),
        fresh=tuple(row(each) for name, each in wanted.items() if name not in same),
    )


def replace_rows(connection: sqlite3.Connection, made: Difference[Any]) -> None:
    """Make a table hold what a run found; inside of a transaction."""
    table, places = TABLES[made.kind], ", ".join("?" * len(columns(made.kind)))
    gone = [(each,) for each in made.gone]
    connection.executemany(f"delete from {table} where {_key(made.kind)} = ?", gone)  # noqa: S608 - our own names, here and below
    connection.executemany(f"insert or replace into {table} ({_names(made.kind)}) values ({places})", made.fresh)  # noqa: S608


def _key(kind: type) -> str:
    return KEYS.get(TABLES[kind], "id")


def _place(kind: type) -> int:
    return columns(kind).index(_key(kind))


def _names(kind: type) -> str:
    return ", ".join(f'"{name}"' for name in columns(kind))
