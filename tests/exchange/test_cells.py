"""Cells and lines: harmless to a spreadsheet, one line for every reader, nothing lost."""

import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.exchange.cells import csv_cell, guarded, json_line, whole

GUARDED = re.compile(r"'+\s*[=+\-@＝＋－＠]|'+[\t\r\n]")  # as docs/quotes.md gives it


@settings(deadline=None)  # several share the machine, and a library may load in the first call
@given(st.text(alphabet="'=+-@＝ \t\r\na\x00\u2028", max_size=8))
def test_the_guard_loses_nothing(cell: str) -> None:
    """Taking one apostrophe off what the docs' pattern matches gives the words back; nothing begins like a formula."""
    guard = guarded(cell)
    assert (guard[1:] if GUARDED.match(guard) else guard) == cell
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", guard)


@settings(deadline=None)  # several share the machine, and a library may load in the first call
@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_a_row_of_csv_is_read_back_as_it_was(words: list[str]) -> None:
    """Commas, quotation marks and line ends of any sort; halves of characters become U+FFFD."""
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(csv_cell, words))
    file.seek(0)
    (row,) = csv.reader(file)
    assert [each[1:] if GUARDED.match(each) else each for each in row] == list(map(whole, words))


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (True, "true"), (7, "7"), (-0.5, "-0.5"), ([], ""), (["=1", "b"], "'=1 | b"), ("@x", "'@x")]
)
def test_a_value_becomes_a_cell(value: object, cell: str) -> None:
    """Numbers are numbers, also negative ones; words are guarded, also those of a list."""
    assert csv_cell(value) == cell


@settings(deadline=None)  # several share the machine, and a library may load in the first call
@given(st.text(max_size=20))
def test_a_json_line_is_one_line_for_every_reader(text: str) -> None:
    """Whatever ends a line for somebody, or moves a cursor, is an escape, and reads back as it was."""
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}
