"""Pairs on a pipe: the table of pairs, line by line."""

import csv
import io
import json

import pytest
from tests.exchange.copied import copies_of, pile

from sayso.exchange.dialects import DIALECTS, Names
from sayso.exchange.streams import json_lines, write_csv


@pytest.mark.parametrize("names", list(Names))
def test_both_forms_have_the_columns_of_the_table_of_pairs(names: Names) -> None:
    """A header and a row; an object a line."""
    documents = {each.id: each for each in pile()}
    dialect = DIALECTS[names]
    columns = [each.name for each in dialect.pairs[1]]
    file = io.StringIO(newline="")
    write_csv(copies_of(pile()), documents, file, dialect)
    header, row = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert header == columns
    assert len(row) == len(columns)
    (line,) = json_lines(copies_of(pile()), documents, dialect)
    assert list(json.loads(line)) == columns


def test_without_copies_csv_is_its_header() -> None:
    """And JSON lines are none."""
    file = io.StringIO(newline="")
    write_csv((), {}, file)
    assert file.getvalue().startswith("id,a,a_start,")
    assert file.getvalue().count("\n") == 1
    assert list(json_lines((), {})) == []
