"""The first lines of a text tell author, outlet and date where that is safe."""

import pytest

from sayso.documents.bylines import Byline, byline
from sayso.documents.words import page_words
from sayso.records import Moment

DAY = Moment("2022-05-17T00:00", "2022-05-17T23:59", "visible date, no zone")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ada Winter", Byline(author="Ada Winter")),
        ("By Ada Winter, Harbour Herald", Byline(author="Ada Winter", outlet="Harbour Herald")),
        ("Ada Winter | 17 May 2022", Byline(author="Ada Winter", published=DAY)),
        ("Harbour Herald | 17 May 2022", Byline(outlet="Harbour Herald", published=DAY)),
        ("17 May 2022", Byline(published=DAY)),
        ("Published: 17 May 2022", Byline(published=DAY)),
        ("Опубликовано: 17 мая 2022", Byline(published=DAY)),
        ("公開日：2022年5月17日", Byline(published=DAY)),
        ("Riga, 17 May 2022", Byline(published=DAY)),
        ("By noon the ferry was gone.", Byline()),
        ("RIGA, May 17 (HNA) — The ferry ran aground.", Byline()),
    ],
)
def test_a_line_under_the_headline_is_read(line, expected):
    """A place is no outlet, a sentence no byline, and a dateline without a year no date."""
    assert byline(f"Ferry aground\n{line}\n\nThe ferry ran aground.") == expected


@pytest.mark.parametrize("entry", page_words()["bylines"], ids=lambda entry: entry["example"])
def test_every_byline_word_reads_its_own_example(entry):
    """The examples of the word list are attested."""
    assert byline(f"Ferry\n{entry['example']}\n").author
