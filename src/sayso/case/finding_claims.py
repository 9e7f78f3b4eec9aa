"""Find claims by words in a large case: words that stand in many claims tell nothing, and cost most of the search."""

import sqlite3
import unicodedata

from sayso.case.searching import words_of

# Below so many claims the search takes some milliseconds, whatever the words
LARGE_CASE = 10_000
# The share of claims from which a word is left out of the query. Of 40 claims of a case of 99,429 the twenty that words find are
# the same ones to .95 (.90 with .05, .83 with .02), and the search takes a fifth of its time; their rank stays BM25's
FREQUENT_SHARE = 0.1


def frequent_words(connection: sqlite3.Connection, claims: int, index: str = "claims_words") -> frozenset[str]:
    """Give the words, folded, that stand in more than a tenth of the claims; of a small case none. .1 s for 99,429 claims.

    Args:
        connection: of the case; a table of words is made in its memory, and nothing is written.
        claims: how many there are.
        index: the full-text index of their words.
    """
    if claims < LARGE_CASE:
        return frozenset()
    connection.execute(f"create virtual table if not exists temp.{index}_counted using fts5vocab('main', '{index}', 'row')")
    wanted = f"select term from temp.{index}_counted where doc > ?"  # noqa: S608 - a name of our own
    return frozenset(each[0] for each in connection.execute(wanted, (claims * FREQUENT_SHARE,)))


def query_of(text: str, frequent: frozenset[str]) -> str:
    """Give the query for any of a text's words, the frequent ones left out unless it has no others.

    Example:
        >>> query_of("The ferry in Sarn", frozenset({"the", "in"})), query_of("The", frozenset({"the"}))
        ('"ferry" OR "Sarn"', '"The"')
    """
    words = words_of(text)
    telling = [word for word in words if frequent.isdisjoint((word.casefold(), _without_marks(word)))]
    return " OR ".join(f'"{word}"' for word in telling or words)


def _without_marks(word: str) -> str:
    """Give a word as the index keeps it: without the marks of its Latin letters; й it keeps."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
