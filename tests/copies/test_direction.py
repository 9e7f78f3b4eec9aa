"""Which of two copies was made from the other: our own pairs of texts, and how rules agree and contradict."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from tests.copies.pairs import equal_parts, pages
from tests.factories import document

from sayso.copies import find_copies
from sayso.copies.direction import Case, tell_direction
from sayso.records import Document, Passage
from sayso.settings import Settings

ROWS = list(csv.DictReader((Path(__file__).parents[2] / "cases" / "copies" / "direction.csv").open(encoding="utf8", newline="")))
SHORT = Settings(copy_min_words=6)


def written(text: str, number: str, language: str, outlet: str) -> Document:
    """Make a document all of whose paragraphs are in one language, whatever words of another they hold."""
    page = document(text.replace("\\n", "\n"), id=number, language=language, outlet=outlet)
    return replace(page, paragraphs=tuple(replace(each, language=language) for each in page.paragraphs))


def whole(page: Document) -> Passage:
    return Passage(page.id, 0, len(page.text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['other']}: {row['note']}")
def test_every_direction_is_told_as_its_line_says(row):
    """One line of cases/copies/direction.csv; the first text is by Herald, the second by Kurier."""
    first = written(row["a"], "1", row["language"], "Herald")
    second = written(row["b"], "2", row["other"], "Kurier")
    if row["language"] == row["other"]:
        direction = find_copies([first, second], settings=SHORT)[0].direction
    else:
        direction = tell_direction(Case(first, second, whole(first), whole(second)))[0]
    assert direction == (row["direction"] or None)


def test_a_text_that_breaks_off_cannot_be_the_original_of_one_that_is_older():
    """Rules that contradict one another tell nothing."""
    full = "The mole of Sarn broke in the storm. Nobody was hurt, but sixty boats of the fishermen were lost."
    cut = full[: full.index(" of the fishermen")]
    first = document(full, id="1", outlet="Herald", published="2024-03-09")
    second = document(cut, id="2", outlet="Kurier", published="2024-03-01")
    case = Case(first, second, Passage("1", 0, len(cut)), whole(second), equal_parts(full, cut))
    assert tell_direction(case) == (None, "")


def test_a_slip_that_both_have_is_a_receipt_without_direction():
    text = "The presidnet of the guild said that the mole will stand again before the winter."
    first, second = pages(text, text, "en")
    often = {"presidnet": 2, "president": 90}
    case = Case(first, second, whole(first), whole(second), equal_parts(text, text), lambda word: often.get(word, 50))
    assert tell_direction(case) == (None, "both misspell “presidnet”")


def test_a_direction_is_given_with_a_reason_that_can_be_checked():
    full = "The mole of Sarn broke in the storm. Nobody was hurt, but sixty boats of the fishermen were lost."
    first, second = pages(full, full[:-10], "en")
    case = Case(first, second, Passage("1", 0, len(full) - 10), whole(second), equal_parts(full, full[:-10]))
    direction, reason = tell_direction(case)
    assert direction == "a->b"
    assert reason == "2 breaks off where the other goes on: “hurt, but sixty boats of the fishermen”"
