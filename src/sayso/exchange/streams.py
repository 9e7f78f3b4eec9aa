"""Pairs as lines, for a pipe: CSV or JSON lines, the columns of the table of pairs (docs/copies-command.md)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from sayso.exchange.cells import json_line, write_rows
from sayso.exchange.columns import PairRow
from sayso.exchange.dialects import SAYSO, Dialect
from sayso.records import Copy, Document


def write_csv(copies: Iterable[Copy], documents: Mapping[str, Document], file: TextIO, dialect: Dialect = SAYSO) -> None:
    """Write a header and one row a copy, RFC 4180; the file must leave line ends as they are."""
    _, columns = dialect.pairs
    rows = ([each.value(row) for each in columns] for row in _rows(copies, documents))
    write_rows(file, [each.name for each in columns], rows)


def json_lines(copies: Iterable[Copy], documents: Mapping[str, Document], dialect: Dialect = SAYSO) -> Iterator[str]:
    """Give one JSON object a copy."""
    _, columns = dialect.pairs
    for row in _rows(copies, documents):
        yield json_line({each.name: each.value(row) for each in columns})


def _rows(copies: Iterable[Copy], documents: Mapping[str, Document]) -> Iterator[PairRow]:
    return (PairRow(each, documents[each.a.document], documents[each.b.document]) for each in copies)
