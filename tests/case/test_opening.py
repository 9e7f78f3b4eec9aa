"""A case opens, or says why not."""

import sqlite3
from pathlib import Path

import pytest

from sayso.case import Case, Writer
from sayso.case.opening import APPLICATION, VERSION
from sayso.errors import BadStore


def refused(path: Path) -> str:
    with pytest.raises(BadStore) as caught:
        Case(path)
    return str(caught.value).replace(str(path), "PATH")


def test_a_case_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    """Reading never writes."""
    assert refused(tmp_path / "none.case") == "PATH does not exist; expected a case; sayso add makes one"
    assert not list(tmp_path.iterdir())


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Text, another program's database, and a case of a later version are told apart."""
    path = tmp_path / "a.case"
    path.touch()
    assert refused(path) == "PATH holds nothing: making it was broken off; run sayso add on it again"
    path.write_text("The mill is shut. " * 100, encoding="utf8")
    assert refused(path) == "PATH: is no case: not an SQLite file; expected a file that sayso add made"
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("create table t (a)")
    assert refused(path) == "PATH is an SQLite file but no case; expected a file that sayso add made"
    path.unlink()
    Writer(path).close()
    with sqlite3.connect(path) as later:
        later.execute(f"pragma user_version = {VERSION + 1}")
    expected = f"PATH is a case of version {VERSION + 1}; this sayso reads up to version {VERSION}; install a newer one"
    assert refused(path) == expected


def test_stock_sqlite_reads_a_case(tmp_path: Path) -> None:
    """The schema says what it is, and the views work without sayso."""
    path = tmp_path / "a.case"
    Writer(path).close()
    stock = sqlite3.connect(path)
    assert stock.execute("pragma application_id").fetchone()[0] == APPLICATION
    assert stock.execute("pragma journal_mode").fetchone()[0] == "wal"
    views = [each[0] for each in stock.execute("select name from sqlite_schema where type = 'view'")]
    assert {"versions", "receipts", "nodes", "edges", "funnel"} <= set(views)
    for view in views:
        stock.execute(f"select * from {view}").fetchall()  # noqa: S608 - a name from the schema


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """An error of the file system names the case."""
    path = tmp_path / "no" / "a.case"
    with pytest.raises(BadStore, match=r"the folder .* does not exist; make it first$"):
        Writer(path)
