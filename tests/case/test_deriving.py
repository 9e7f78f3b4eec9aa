"""What pages ask for is what the last run found, and a run that found the same writes nothing."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.case.piles import RUN, pile, store
from tests.stored import concluded

from sayso.case import Case, Writer
from sayso.case.deriving import derive

TABLES = ("witnesses", "documents_in_short", "ranks", "facets", "speakers", "wordings", "wordings_in_short")


def held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as opened:
        return {table: sorted(opened.execute(f"select * from {table}"), key=str) for table in TABLES}  # noqa: S608 - our own names


def test_a_grown_case_holds_what_a_fresh_one_does(tmp_path: Path) -> None:
    """Whatever the runs before had found."""
    first, second = pile(71), pile(72)
    other = replace(second, documents=first.documents, statements=first.statements)
    grown, fresh = store(tmp_path / "grown.case", first), store(tmp_path / "fresh.case", other)
    assert held(grown) != held(fresh)
    with Writer(grown) as writer:
        writer.conclude(concluded(other), RUN, ())
    assert held(grown) == held(fresh)


def test_what_stays_is_not_written_again(tmp_path: Path) -> None:
    """Where nothing else was found, no row is touched."""
    path = store(tmp_path / "a.case", pile(73))
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        before = opened.execute("select total_changes()").fetchone()[0]
        for table in TABLES:
            opened.execute(
                f"create temp trigger {table}_d before delete on main.{table} begin select raise(fail, 'deleted'); end"
            )
            opened.execute(
                f"create temp trigger {table}_i before insert on main.{table} begin select raise(fail, 'inserted'); end"
            )
        derive(opened)
        assert opened.execute("select count(*) from sqlite_temp_schema where type = 'table'").fetchone()[0] == 0
        assert before == 0


def test_witnesses_are_rows(tmp_path: Path) -> None:
    """With the names that the view of version 1 had: who asks in SQL gets the same answer."""
    made = pile(74)
    path = store(tmp_path / "a.case", made)
    asked = (
        'select claim, document, statement, stance, headline, start, "end", credited, receipt from witnesses order by claim, rank'
    )
    with closing(sqlite3.connect(path)) as opened:
        rows = opened.execute(asked).fetchall()
    expected = [
        (claim.id, each.document, each.statement, str(each.stance), int(each.headline), each.passage.start, each.passage.end, each.credited, each.receipt)
        for claim in made.claims
        for each in claim.witnesses
    ]  # fmt: skip
    assert rows == expected
    with Case(path) as case:
        assert case.trace() == made


def test_another_sayso_derives_all_anew(tmp_path: Path) -> None:
    """It may tell by other rules whether a witness names a source, of claims that are the same."""
    made = pile(75)
    path = store(tmp_path / "a.case", made)
    before = held(path)
    for version in (RUN.version, f"{RUN.version}.1"):
        with closing(sqlite3.connect(path)) as opened:
            opened.execute("update witnesses set unsourced = 1 - unsourced")
            opened.commit()
        with Writer(path) as writer:
            writer.conclude(concluded(made), replace(RUN, version=version), ())
        assert (held(path)["witnesses"] == before["witnesses"]) == (version != RUN.version)
    assert held(path) == before
