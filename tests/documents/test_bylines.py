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


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Wagons on the quay\nDiario del Muelle\n\nThe wagons stand there.", "Diario del Muelle"),
        ("Ответ дорог\nГолос Дорне\n5 марта 2024 года, 16:40\n\nОни молчат.", "Голос Дорне"),
        ("Storm\nRadio tower falls on market\n\nIt fell at noon.", None),
        ("Storm\nAda Winter\n\nIt fell at noon.", None),
    ],
)
def test_an_outlet_may_stand_alone_on_its_line(text: str, outlet: str | None) -> None:
    """A name in capitals with an outlet's word in it, under the headline; a sub-headline is no outlet."""
    assert byline(text).outlet == outlet
