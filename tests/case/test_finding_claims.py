"""Words that stand in many claims are left out of the search of a large case."""

import sqlite3

import pytest

from sayso.case import finding_claims
from sayso.case.finding_claims import frequent_words, query_of


@pytest.fixture
def words() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table claims_words using fts5 (text, tokenize='unicode61 remove_diacritics 2')")
    texts = [f"Який паром стоїть у {each}" for each in ("Сарн", "Велм", "Теск", "Клов")]
    connection.executemany("insert into claims_words values (?)", [(each,) for each in texts])
    return connection


def test_a_word_of_many_claims_is_frequent_only_in_a_large_case(
    words: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words of more than the share; none below the size from which it matters."""
    assert frequent_words(words, 4) == frozenset()
    monkeypatch.setattr(finding_claims, "LARGE_CASE", 4)
    monkeypatch.setattr(finding_claims, "FREQUENT_SHARE", 0.5)
    found = frequent_words(words, 4)
    assert len(found) == 4
    assert frequent_words(words, 4) == found, "asked again, as for the next run"
    assert query_of("Який паром у Велм?", found) == '"Велм"'
    assert query_of("Où VÉRITÉ", frozenset({"ou", "verite"})) == '"Où" OR "VÉRITÉ"', "the index keeps Latin letters without marks"


def test_the_frequent_words_are_asked_for_where_there_are_no_others() -> None:
    """Else nothing would be found."""
    assert query_of("Of the", frozenset({"of", "the"})) == '"Of" OR "the"'
    assert query_of('"', frozenset()) == ""
