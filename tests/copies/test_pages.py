"""What is read of a document by itself is read once, and again where the pile asks for more of it."""

from dataclasses import replace

from tests.factories import document, statement

from sayso.copies.pages import Pages, said_in
from sayso.memory import Notebook
from sayso.records import Kind

ENGLISH = document("The old mill by the river burned down on Monday night. Nobody was hurt.", id="1")
RUSSIAN = document("Старая мельница у реки сгорела в ночь на вторник. Никто не пострадал.", id="2")
LONG = document("The old mill by the river burned down on Monday night. " * 9, id="3")


def test_a_memory_gives_what_would_be_read() -> None:
    """The second pile reads nothing that the first did."""
    notebook = Notebook()
    for _ in range(2):
        known, fresh = Pages([ENGLISH, RUSSIAN, LONG], notebook), Pages([ENGLISH, RUSSIAN, LONG])
        assert (known.posts(), [list(rows) for rows in known.rows()]) == (fresh.posts(), [list(rows) for rows in fresh.rows()])
    assert fresh.posts() == [True, True, False]
    assert len(notebook.fresh) == 3


def test_a_document_in_another_language_has_all_sentences_read() -> None:
    """A pile of one language asks for none; the text that was there is read anew when one in another language comes."""
    notebook = Notebook()
    alone = Pages([ENGLISH], notebook)
    assert (alone.posts(), list(alone.rows())) == ([True], [()])
    assert [len(rows) for rows in Pages([ENGLISH, RUSSIAN], notebook).rows()] == [2, 2]


def test_a_digest_of_statements_leaves_the_speakers_out() -> None:
    """They are named over the whole pile, and copies do not ask for them; whether words stand in marks they do."""
    said = statement(ENGLISH, None, None, "burned down")
    assert said_in([replace(said, speaker="someone")]) == said_in([said])
    assert said_in([replace(said, kind=Kind.DIRECT)]) != said_in([said])
