"""The index finds words in every script, and a query's signs mean nothing."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.case.searching import asked, indexed


@pytest.fixture
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table words using fts5 (text, tokenize='unicode61 remove_diacritics 2')")
    texts = ["木材を積んだ貨車が港に着いた", "Die Fähre brachte Holz", "Паром привёз лес", "เรือเฟอร์รี่มาถึงแล้ว", "a ferry OR a boat"]
    connection.executemany("insert into words values (?)", [(indexed(each),) for each in texts])
    return connection


@pytest.mark.parametrize(("words", "row"), [("貨車", 1), ("港に着", 1), ("fahre", 2), ("ПАРОМ", 3), ("เฟอร์รี่", 4), ("or boat", 5)])
def test_words_are_found_in_every_script(index: sqlite3.Connection, words: str, row: int) -> None:
    """Scripts without spaces are searched by pairs of characters, others by words, whatever their case and accents."""
    found = index.execute("select rowid from words where words match ?", (asked(words, every=True),)).fetchall()
    assert [each[0] for each in found] == [row]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_query_is_a_mistake(words: str) -> None:
    """Whatever somebody types is looked for; FTS5 never sees a sign of its own."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table words using fts5 (text)")
    query = asked(words, every=False)
    if query:
        connection.execute("select rowid from words where words match ?", (query,)).fetchall()
