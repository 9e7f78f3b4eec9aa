import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.actors.readings import Reading, read_source
from sayso.languages.wordlists import word_list

CASES = Path(__file__).parents[2] / "cases" / "actors.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf8")))


def belongs(reading: Reading) -> str:
    """Give the entry of the alias files, or the body that the source names."""
    known = reading.known or reading.affiliation.known
    return known.key if known else reading.affiliation.words or ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['source']}")
def test_every_case_is_read_so(row: dict[str, str]) -> None:
    """One source a line, edited by hand: kind, name, and whom the speaker belongs to."""
    reading = read_source(row["source"], row["language"])
    assert (reading.kind, reading.name, belongs(reading)) == (row["kind"], row["name"], row["belongs"])


def test_there_are_enough_cases() -> None:
    """Sixty lines in nine languages at least."""
    assert len(ROWS) >= 60
    assert len({row["language"] for row in ROWS}) >= 9


@given(st.text(max_size=120), st.sampled_from([*word_list("cues"), "pt", "und"]))
def test_any_source_is_somebody(source: str, language: str) -> None:
    """Odd text is a result, not an exception."""
    assert read_source(source, language).kind in {"person", "organisation", "state", "outlet", "group", "unnamed", "pronoun"}
