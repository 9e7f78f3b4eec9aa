"""A case of an older sayso is brought up to date by the next writer, whole or not at all."""

import os
import signal
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.case.piles import pile, store

from sayso.case import Case, Writer, migrating
from sayso.case.migrating import VERSION, migrate
from sayso.case.opening import APPLICATION
from sayso.errors import BadStore
from sayso.records import Trace

OLD = Path(__file__).with_name("schema_1.sql").read_text("utf8")
DERIVED = ("witnesses", "documents_in_short", "ranks", "facets", "speakers", "wordings", "wordings_in_short")


def old_case(path: Path, made: Trace) -> Path:
    """Write a pile as version 1 held it: the columns that it had of every table that it had."""
    fresh = store(path.with_name("fresh.case"), made)
    with closing(sqlite3.connect(path)) as old:
        old.executescript(f"{OLD}; pragma application_id = {APPLICATION}; pragma user_version = 1; pragma journal_mode = wal;")
        old.execute("insert into about values ('version', '1')")
        old.execute("attach ? as fresh", (str(fresh),))
        tables = [
            name for (name,) in old.execute("select name from main.sqlite_schema where type = 'table'") if "_words" not in name
        ]
        for table in tables:
            names = ", ".join(f'"{row[1]}"' for row in old.execute(f"pragma main.table_info({table})"))
            old.execute(f"insert or ignore into main.{table} ({names}) select {names} from fresh.{table}")  # noqa: S608 - names of the schema
        old.commit()
    return path


def rows(path: Path, table: str) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as opened:
        return set(opened.execute(f"select * from {table}"))  # noqa: S608 - our own names


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give the columns of every table and view, in the order of their names, and of every index."""
    with closing(sqlite3.connect(path)) as opened:
        names = [
            name for (name,) in opened.execute("select name from sqlite_schema where type in ('table', 'view') order by name")
        ]
        kept = {name: sorted(row[1:4] for row in opened.execute(f"pragma table_xinfo({name})")) for name in names}
        indexes = opened.execute("select name from sqlite_schema where type = 'index' order by name").fetchall()
        return kept | {
            name: opened.execute(f"pragma index_xinfo({name})").fetchall() for (name,) in indexes if "documents" not in name
        }


def test_a_migrated_case_is_one_that_was_made_today(tmp_path: Path) -> None:
    """It has the same tables, columns and indexes, and holds the same rows for pages to ask for."""
    made = pile(1)
    old = old_case(tmp_path / "old.case", made)
    with Case(old) as case:
        assert case.trace() == made
    Writer(old).close()
    fresh = tmp_path / "fresh.case"
    assert shape(old) == shape(fresh)
    for table in DERIVED:
        assert rows(old, table) == rows(fresh, table) != set()
    with Case(old) as case:
        assert case.trace() == made
    assert ("version", str(VERSION)) in rows(old, "about")


def test_an_old_case_is_read_but_not_browsed(tmp_path: Path) -> None:
    """What needs no rows for pages goes on working; what needs them says how to get them, and works once that was done."""
    path = old_case(tmp_path / "old.case", pile(2))
    with Case(path) as case:
        assert len(case.changes()) == 0
        with pytest.raises(BadStore) as caught:
            case.claim_ids()
        Writer(path).close()
        assert case.claim_ids().total == 12
    told = str(caught.value).replace(str(tmp_path), "HERE")
    older = f"HERE/old.case was written by an older sayso (version 1 of the schema; this one is {VERSION})"
    assert told == f"{older}; run sayso add on it once, which brings it up to date"


def die_migrating(path: str) -> None:
    """Migrate, and be killed when all of it is done but not yet kept."""

    def last_step(connection: sqlite3.Connection) -> None:
        assert connection.execute("select count(*) from witnesses").fetchone()[0]
        os.kill(os.getpid(), signal.SIGKILL)

    migrating.MIGRATIONS = (*migrating.MIGRATIONS, last_step)
    Writer(path)


def test_a_migration_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    """The file is of the old version, holds what it held, and the next writer brings it up to date."""
    made = pile(3)
    path = old_case(tmp_path / "old.case", made)
    before = shape(path)
    process = get_context("fork").Process(target=die_migrating, args=(str(path),))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert opened.execute("pragma user_version").fetchone()[0] == 1
    assert shape(path) == before
    Writer(path).close()
    with Case(path) as case:
        assert case.trace() == made
        assert case.claim_ids().total == len(made.claims)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the midst of it takes back what was made before."""
    path = old_case(tmp_path / "old.case", pile(4))

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("create table half (a)")
        raise sqlite3.OperationalError("database or disk is full")

    before = shape(path)
    monkeypatch.setattr("sayso.case.migrating.MIGRATIONS", (broken,))
    with closing(sqlite3.connect(path, isolation_level=None)) as opened, pytest.raises(sqlite3.OperationalError):
        migrate(opened)
    assert shape(path) == before
    assert ("version", "1") in rows(path, "about")
