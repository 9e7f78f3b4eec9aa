"""Open a case: one SQLite file, made where there is none, brought up to date where it is older."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sayso.case.migrating import VERSION, migrate, schema
from sayso.errors import BadStore, BusyStore

APPLICATION = int.from_bytes(b"says", "big")  # SQLite's application_id: `file` and other tools read it
WAIT_SECONDS = 30.0  # how long a reader or a commit waits for another process


def create(path: Path) -> sqlite3.Connection:
    """Open a case for writing; make it where there is no file, or an empty one.

    Raises:
        BadStore: the file is something else, is broken, may not be written, or was written by a newer sayso.
    """
    with told(path):
        connection = _connected(f"{path.absolute().as_uri()}?mode=rwc")
        try:
            if not connection.execute("select count(*) from sqlite_schema").fetchone()[0]:
                _make(connection)
            _check(connection, path)
            if version_of(connection) < VERSION:
                migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a case for reading only.

    Raises:
        BadStore: there is no such file, or it is no case.
    """
    if not path.is_file():
        raise BadStore(f"{path} does not exist; expected a case; sayso add makes one")
    with told(path):
        connection = _connected(f"{path.absolute().as_uri()}?mode=ro")
        try:
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an error of SQLite into one that says which file, and what to do.

    Raises:
        BusyStore: another process has been writing for too long.
        BadStore: in place of any other error of SQLite.
    """
    try:
        yield
    except sqlite3.Error as error:
        kind = BusyStore if "locked" in str(error) else BadStore
        raise kind(f"{path}: {_reason(error)}") from error


def _reason(error: sqlite3.Error) -> str:
    words = str(error)
    if "disk is full" in words:
        return "the disk is full; nothing that was stored before is lost; make room and run the command again"
    if "locked" in words:
        return f"another process has been writing for more than {WAIT_SECONDS:.0f} seconds; try again"
    if "not a database" in words:
        return "is no case: not an SQLite file; expected a file that sayso add made"
    if "malformed" in words:
        return "is damaged (SQLite: database disk image is malformed); restore a copy of it"
    if getattr(error, "sqlite_errorname", "") in {"SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"}:
        return "a process was ended in the midst of writing; nothing that was stored before is lost; run sayso add on it again"
    if "readonly" in words:
        return "may not be written; check its permissions"
    return f"SQLite says: {words}"


def _connected(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma foreign_keys = on")
    return connection


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("pragma journal_mode = wal")
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.executescript(
        f"begin immediate;\n{schema()}\npragma application_id = {APPLICATION};\npragma user_version = {VERSION};\n"
        f"insert into about values ('format', 'sayso case'), ('version', '{VERSION}'), ('created', '{made}');\ncommit;"
    )


def _check(connection: sqlite3.Connection, path: Path) -> None:
    kind = connection.execute("pragma application_id").fetchone()[0]
    if not connection.execute("select count(*) from sqlite_schema").fetchone()[0]:
        raise BadStore(f"{path} holds nothing: making it was broken off; run sayso add on it again")
    if kind != APPLICATION:
        raise BadStore(f"{path} is an SQLite file but no case; expected a file that sayso add made")
    version = version_of(connection)
    if not 1 <= version <= VERSION:
        raise BadStore(f"{path} is a case of version {version}; this sayso reads up to version {VERSION}; install a newer one")


def version_of(connection: sqlite3.Connection) -> int:
    """Tell which version of the schema a file has."""
    found: int = connection.execute("pragma user_version").fetchone()[0]
    return found
