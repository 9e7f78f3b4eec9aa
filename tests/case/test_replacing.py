"""What one run found takes the place of what the run before it had found; what stays is neither read nor written."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.case.piles import RUN, pile, store
from tests.stored import concluded

from sayso.case import Case, Writer
from sayso.case.replacing import difference
from sayso.errors import BadStore
from sayso.records import Claim, Trace


@pytest.fixture
def made() -> Trace:
    return pile(81)


@pytest.fixture
def case(tmp_path: Path, made: Trace) -> Path:
    return store(tmp_path / "a.case", made)


def changed(made: Trace) -> tuple[Claim, ...]:
    """Leave out the first claim, reword the second, add one."""
    second, *rest = made.claims[1:]
    return (replace(second, text="the mill is open"), *rest, replace(made.claims[0], id="claim999"))


def test_a_difference_names_what_goes_and_comes_and_holds_what_was_there(case: Path, made: Trace) -> None:
    """Records that stay are the very ones of the run, in the order of the case, whatever the order of the run."""
    found = changed(made)[::-1]
    with closing(sqlite3.connect(case)) as connection:
        seen = difference(connection, Claim, found)
        assert difference(connection, Claim, made.claims).touched == ()
    assert seen.gone == (made.claims[0].id,)
    assert sorted(values[0] for values in seen.fresh) == [made.claims[1].id, "claim999"]
    assert sorted(seen.touched) == [made.claims[0].id, made.claims[1].id, "claim999"]
    assert seen.before() == made.claims
    assert [any(each is one for one in found) for each in seen.before()] == [False, False, *[True] * (len(found) - 2)]


def test_the_case_holds_what_the_run_found(case: Path, made: Trace, tmp_path: Path) -> None:
    """Rows, words and what pages ask for, whether somebody had asked for the difference or not."""
    found = replace(made, claims=changed(made), lineages=made.lineages[1:])
    other = store(tmp_path / "b.case", made)
    with Writer(case) as writer, Writer(other) as another:
        writer.conclude(concluded(found), RUN, ())
        another.conclude(concluded(found), RUN, (), another.differing(concluded(found)))
    for path in (case, other):
        with Case(path) as view:
            assert sorted(view.every(Claim), key=lambda each: each.id) == sorted(found.claims, key=lambda each: each.id)
            assert view.every(type(found.lineages[0])) == found.lineages
    with closing(sqlite3.connect(case)) as one, closing(sqlite3.connect(other)) as two:
        for table in ("claims_words", "witnesses", "ranks", "facets"):
            rows = [sorted(each.execute(f"select * from {table}"), key=str) for each in (one, two)]  # noqa: S608 - our own names
            assert rows[0] == rows[1]
        words = one.execute("select claim from claims_words where claims_words match 'open'").fetchall()
        assert (made.claims[1].id,) in words
        assert one.execute("select count(*) from claims_words").fetchone()[0] == len(found.claims)
        assert not one.execute("select * from witnesses where claim = ?", (made.claims[0].id,)).fetchall()


def test_a_broken_row_is_told_where_it_is_asked_for_and_replaced_where_it_is_not(case: Path, made: Trace) -> None:
    """What somebody else wrote into a case is not passed on, and does not stay."""
    with closing(sqlite3.connect(case)) as connection:
        connection.execute("update claims set witnesses_json = '[{\"document\": 3}]' where id = ?", (made.claims[2].id,))
        connection.commit()
        seen = difference(connection, Claim, made.claims)
        with pytest.raises(BadStore, match=r"^a row of a claim is broken \(.*\); expected the columns of case/schema.sql$"):
            seen.before()
    with Writer(case) as writer:
        writer.conclude(concluded(made), RUN, ())
    with Case(case) as view:
        assert view.every(Claim) == made.claims
