"""Rows of a case hold what people decided; what was read is kept beside it, once."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from tests.factories import document, statement

from sayso.case.deciding import as_read, keep_decided
from sayso.case.migrating import schema
from sayso.case.plain import columns, row
from sayso.case.tables import TABLES
from sayso.records import Correction, Document, Judgement, Moment, Statement

PAGE = document("The mill is shut, the mayor said on Monday.", id="d", published="2024-03-05")
SAID = statement(PAGE, "the mayor", "said", "The mill is shut", id="s", said=Moment("2024-03-04", "2024-03-04", "Monday"))
DATE = Correction(judgement=Judgement.WRONG_DATE, a="d", b="2024-03-12", by="Ida")
SPEAKER = Correction(judgement=Judgement.WRONG_SPEAKER, a="s", b="Anna Reed")


def store(connection, record, **besides):
    values = dict(zip(columns(type(record)), row(record), strict=True)) | besides
    names, places = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    connection.execute(f"insert into {TABLES[type(record)]} ({names}) values ({places})", tuple(values.values()))  # noqa: S608


@pytest.fixture
def connection():
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript(schema())
        opened.row_factory = sqlite3.Row
        opened.execute("insert into files values (1, 'a', '', 0, x'', '', 1)")
        store(opened, PAGE, file_number=1, own_id="d")
        store(opened, SAID)
        yield opened


def kept(connection):
    return [tuple(each) for each in connection.execute("select kind, id, field, value from as_read order by kind, field")]


def test_a_later_decision_takes_the_place_of_an_earlier_one_and_what_was_read_stays(connection):
    """A date and what it makes of a weekday, and a note on a statement."""
    told = replace(SAID, notes=("decided",), said=None)
    for decided in (DATE, Correction(judgement=Judgement.WRONG_DATE, a="d", b="unknown")):
        keep_decided(connection, [SPEAKER, decided], [told])
    (written,) = connection.execute("select published_json, earliest from documents").fetchall()
    assert tuple(written) == ('{"earliest":null,"latest":null,"basis":"a person\'s decision"}', None)
    assert tuple(connection.execute("select said_json, notes_json from statements").fetchone()) == (None, '["decided"]')
    assert [each[:3] for each in kept(connection)] == [
        ("documents", "d", "published_json"), ("statements", "s", "notes_json"), ("statements", "s", "said_json"),
    ]  # fmt: skip
    assert as_read(connection, Statement, [told]) == (SAID,)
    assert as_read(connection, Document, [PAGE]) == (PAGE,)


def test_nothing_is_kept_of_what_nobody_decided_about(connection):
    """Nor of what the case does not hold; other records are given back as they are."""
    other = Correction(judgement=Judgement.SAME_CLAIM, a="d", b="s")
    gone = Correction(judgement=Judgement.WRONG_DATE, a="gone", b="2024-03-12")
    keep_decided(connection, [other, gone], [SAID])
    assert kept(connection) == []
    assert as_read(connection, Correction, [other]) == (other,)
