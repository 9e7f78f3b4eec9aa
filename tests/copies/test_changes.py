"""What a copy changes in substance: our own pairs of sentences in twelve languages, and rules that hold for any."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.pairs import told

CASES = Path(__file__).parents[2] / "cases" / "copies" / "changes.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf8", newline="")))
LEAST_CASES = 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}: {row['note']}")
def test_every_case_is_told_as_its_line_says(row):
    """One line of cases/copies/changes.csv: nothing is missed and nothing else is told."""
    wanted = set(row["changes"].split(" | ")) if row["changes"] else set()
    assert set(told(row["original"], row["copy"], row["language"])) == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}: {row['note']}")
def test_the_way_back_tells_as_much(row):
    """What is added one way is removed the other way: as many changes, and none where there were none."""
    there, back = told(row["original"], row["copy"], row["language"]), told(row["copy"], row["original"], row["language"])
    assert len(there) == len(back)


def test_each_language_has_cases_with_and_without_changes():
    languages = {row["language"] for row in ROWS}
    assert languages == {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "ru", "tr", "uk", "zh"}
    for language in languages:
        mine = [bool(row["changes"]) for row in ROWS if row["language"] == language]
        assert len(mine) >= LEAST_CASES
        assert set(mine) == {True, False}


STORY = "The mill at Lauwenberg lost 60 tonnes of grain. The owner had insured 500 tonnes. Nobody was hurt in the fire."


@pytest.mark.parametrize(
    ("copy", "changes"),
    [
        (STORY.replace("60 tonnes", "500 tonnes").replace("insured 500", "insured 60"), ("60 -> 500", "500 -> 60")),
        (STORY.replace(" The owner had insured 500 tonnes.", ""), ()),
        (STORY.replace("Nobody was hurt", "Its 12 sails did not turn that day. Nobody was hurt"), ()),
        (STORY.replace("The mill", "The mill, which had not been insured against fire,"), ()),
        (STORY.replace("60 tonnes", "60 tonnes (66 short tons)"), ()),
        (STORY.replace("60 tonnes of grain", "sixty tonnes of grain"), ()),
    ],
    ids=["two numbers exchanged", "a sentence left out", "a sentence put in", "an aside", "another unit", "in words"],
)  # fmt: skip
def test_only_what_changes_a_sentence_that_both_have_is_a_change(copy, changes):
    """New sentences and asides are new text; two numbers that change places are two changes."""
    assert told(STORY, copy) == changes


def test_a_text_that_breaks_off_changes_nothing():
    assert told(STORY, STORY[: STORY.index("hurt")]) == ()


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["en", "ja", "ko", "ar", "tr", "xx"]))
@settings(deadline=None, max_examples=150)
def test_odd_text_never_fails_and_a_text_has_no_changes_to_itself(first, second, language):
    told(first, second, language)
    assert told(first, first, language) == ()


@pytest.mark.parametrize(
    ("one", "other"), [("grain 1 ", "grain 2 "), ("not no ", "not a "), ("A, b ", "A; C "), ("字一 ", "字不 ")]
)
def test_hostile_repetition_costs_no_square(one, other):
    started = time.process_time()
    told(one * 20_000, other * 20_000)
    assert time.process_time() - started < 20
