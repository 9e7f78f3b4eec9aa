"""Every record comes back from its columns as it was; a broken row says so."""

import sqlite3
from importlib.resources import files

import pytest
from tests.factories import document, statement

from sayso.case.plain import columns, plain, record, row
from sayso.case.tables import TABLES
from sayso.errors import BadStore
from sayso.records import (
    Claim,
    Copy,
    CopyKind,
    Correction,
    Document,
    Edge,
    EdgeKind,
    Judgement,
    Lineage,
    Node,
    NodeKind,
    Passage,
    Receipt,
    Stance,
    Version,
    Witness,
)

PAGE = document("The mill is shut.\nNobody knows why, the mayor said.", outlet="Herald", published="2026-03-01")
PASSAGE = Passage(PAGE.id, 0, 17)
RECORDS = [
    PAGE,
    statement(PAGE, "the mayor", "said", "Nobody knows why"),
    Copy(id="c", a=PASSAGE, b=PASSAGE, kind=CopyKind.EDITED, score=0.5, pairs=((0, 1, 2, 3),), changes=("60 -> 500",)),
    Claim(
        id="k",
        text="The mill is shut.",
        language="en",
        witnesses=(Witness(document=PAGE.id, passage=PASSAGE, statement=None, stance=Stance.ASSERTS, headline=True),),
        versions=(Version(claim="l", what="number", here="1", there="2"),),
    ),
    Lineage(
        claim="k",
        documents=1,
        wordings=((PAGE.id,),),
        low=0,
        high=1,
        ends=(("n",),),
        low_groups=((0,),),
        nodes=(Node(id="n", kind=NodeKind.WITNESS, label="Herald", passage=PASSAGE),),
        edges=(Edge("n", "m", EdgeKind.COPY, "r", CopyKind.VERBATIM),),
        receipts=(Receipt(id="r", kind=EdgeKind.COPY, why="equal words", score=1.0, passages=(PASSAGE,)),),
        denials=Lineage(
            claim="k", documents=1, wordings=(), low=1, high=1, ends=(), low_groups=(), nodes=(), edges=(), receipts=()
        ),
    ),
    Correction(judgement=Judgement.SAME_CLAIM, a=PASSAGE, b="statement id", by="Ida", why="read both"),
]


@pytest.mark.parametrize("given", RECORDS, ids=lambda each: type(each).__name__)
def test_a_record_comes_back_from_its_columns(given: object) -> None:
    """What is written down and read again is equal to what there was."""
    values = dict(zip(columns(type(given)), row(given), strict=True))
    assert record(type(given), values) == given


@pytest.mark.parametrize("kind", TABLES, ids=lambda each: each.__name__)
def test_the_schema_has_every_column_of_a_record(kind: type) -> None:
    """A field that a record gains must be kept, or a case would lose it."""
    connection = sqlite3.connect(":memory:")
    connection.executescript((files("sayso.case") / "schema.sql").read_text("utf8"))
    there = {each[1] for each in connection.execute(f"pragma table_info({TABLES[kind]})")}
    assert set(columns(kind)) <= there


def test_a_broken_row_is_named() -> None:
    """What somebody else wrote into a case is told, not passed on."""
    values = dict(zip(columns(Claim), row(RECORDS[3]), strict=True)) | {"witnesses_json": '[{"document": 3}]'}
    with pytest.raises(BadStore, match=r"^a row of a claim is broken \(.*\); expected the columns of case/schema.sql$"):
        record(Claim, values)


def test_plain_values_are_lists_and_dictionaries() -> None:
    """Enumerations become their words, tuples lists."""
    assert plain((Version("l", "number", "1", "2"),))[0]["what"] == "number"
    assert plain(RECORDS[2])["kind"] == "edited"
    assert isinstance(plain(PAGE), dict)
    assert isinstance(PAGE, Document)
