"""The settings for Datasette name what a case has, and their queries answer."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.report.fixtures import affair
from tests.stored import stored

SETTINGS = yaml.safe_load((Path(__file__).parents[2] / "examples" / "datasette.yml").read_text("utf8"))["databases"]["pile"]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(stored(affair(), tmp_path / "pile.case"))
    yield connection
    connection.close()


def asked(connection: sqlite3.Connection, name: str, **given: str) -> list[tuple[Any, ...]]:
    return connection.execute(SETTINGS["queries"][name]["sql"], given).fetchall()


def test_tables_and_columns_are_those_of_a_case(opened: sqlite3.Connection) -> None:
    """A name that the schema no longer has would be passed over in silence."""
    for table, told in SETTINGS["tables"].items():
        columns = {row[1] for row in opened.execute(f"pragma table_xinfo({table})")}
        wanted = {told.get(each) for each in ("fts_pk", "label_column", "sort_desc")} - {None}
        assert columns >= wanted | set(told.get("facets", ())), table
        assert columns, table


def test_the_search_box_finds_documents(opened: sqlite3.Connection) -> None:
    """As Datasette asks: rows whose key is the rowid of a hit."""
    told = SETTINGS["tables"]["documents"]
    hits = f"select rowid from {told['fts_table']} where {told['fts_table']} match 'freighter'"  # noqa: S608 - our own names
    found = {row[0] for row in opened.execute(f"select id from documents where {told['fts_pk']} in ({hits})")}  # noqa: S608 - the same
    assert found == {each.id for each in affair().documents if "freighter" in f"{each.title} {each.text}".lower()}


def test_the_queries_give_claims_and_the_words_of_their_witnesses(opened: sqlite3.Connection) -> None:
    """Counts are those of the lineages; spans count code points, as SQLite does."""
    trace = affair()
    documents, lineages = {each.id: each for each in trace.documents}, {each.claim: each for each in trace.lineages}
    first, *_ = asked(opened, "further_than_their_origins")
    assert first[2:5] == (lineages[first[0]].documents, lineages[first[0]].low, lineages[first[0]].high)
    claim = next(each for each in trace.claims if each.id == first[0])
    told = {row[-1] for row in asked(opened, "who_says_it", claim=claim.id)}
    assert told == {documents[each.document].words(each.passage.span) for each in claim.witnesses}
    word = claim.text.split()[1]
    assert claim.id in {row[0] for row in asked(opened, "claims_by_words", words=word)}
