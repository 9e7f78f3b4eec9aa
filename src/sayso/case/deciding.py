"""What people decided about one date or one speaker, in the rows of a case: what was read is kept beside it.

Rows hold what the last run took for right, so that whoever reads them sees one thing; ``as_read`` holds what the text says.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sayso.case.plain import columns, record, row
from sayso.records import Correction, Document, Judgement, Statement
from sayso.redating import decided_moment

Record = TypeVar("Record")
_FIELDS: dict[type, tuple[str, tuple[str, ...]]] = {
    Document: ("documents", ("published_json",)),
    Statement: ("statements", ("said_json", "notes_json")),
}


def as_read(connection: sqlite3.Connection, kind: type[Record], records: Sequence[Record]) -> tuple[Record, ...]:
    """Give records of a case as they were read, before anybody decided anything; speakers are left as they are."""
    if kind not in _FIELDS:
        return tuple(records)
    before: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for id_, field, value in connection.execute("select id, field, value from as_read where kind = ?", (_FIELDS[kind][0],)):
        before[id_][field] = value
    if not before:
        return tuple(records)
    names = columns(kind)
    found = []
    for each in records:
        values = dict(zip(names, row(each), strict=True))
        old = before.get(values["id"])
        found.append(record(kind, {**values, **old}) if old else each)
    return tuple(found)


def keep_decided(connection: sqlite3.Connection, corrections: Iterable[Correction], statements: Iterable[Statement]) -> None:
    """Put what people decided in place of what was read, which is kept.

    Args:
        connection: inside a transaction.
        corrections: all of the case, in order.
        statements: as the run took them; those alone are looked at that a decision on a speaker or a date is about.
    """
    held = {(each.judgement, str(each.a)): each for each in corrections if each.of_one}
    if not held:
        return
    for (judgement, name), each in held.items():
        if judgement is Judgement.WRONG_DATE:
            moment = decided_moment(str(each.b), each.by)
            written = {"earliest": moment.earliest, "latest": moment.latest, "basis": moment.basis}
            _keep(connection, Document, name, [json.dumps(written, ensure_ascii=False, separators=(",", ":"))])
    for statement in statements:
        if (Judgement.WRONG_SPEAKER, statement.id) in held or (Judgement.WRONG_DATE, statement.document) in held:
            values = dict(zip(columns(Statement), row(statement), strict=True))
            _keep(connection, Statement, statement.id, [values[field] for field in _FIELDS[Statement][1]])


def _keep(connection: sqlite3.Connection, kind: type, name: str, values: Sequence[str | None]) -> None:
    table, names = _FIELDS[kind]
    for field, value in zip(names, values, strict=True):
        kept = f"insert or ignore into as_read select '{table}', id, '{field}', {field} from {table} where id = ?"  # noqa: S608
        connection.execute(kept, (name,))
        connection.execute(f"update {table} set {field} = ? where id = ?", (value, name))  # noqa: S608 - our own names
