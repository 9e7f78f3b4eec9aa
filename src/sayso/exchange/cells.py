"""Cells and lines that do no harm: what a spreadsheet would run, what ends a line for somebody, what no file can hold."""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, TextIO

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")  # what a spreadsheet would run, or trim until it would
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # ends a line, moves a cursor, or is no character
_HALVES = re.compile("[\ud800-\udfff]")
PART = " | "  # between the parts of a list in one cell


def guarded(cell: str) -> str:
    r"""Give a cell that no spreadsheet takes for a formula: an apostrophe goes before what begins like one.

    Nothing is lost: whoever needs the exact words takes one apostrophe off each cell that matches ``'+\s*[=+\-@＝＋－＠]`` or
    ``'+[\t\r\n]``.

    Example:
        >>> guarded("=1+1"), guarded("'-2"), guarded("'We saw it'")
        ("'=1+1", "''-2", "'We saw it'")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Give the words of a cell that :func:`guarded` gave.

    Example:
        >>> unguarded("'=1+1"), unguarded("'We saw it'")
        ('=1+1', "'We saw it'")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_cell(value: Any) -> str:
    """Give a value as the text of a CSV cell: nothing for None, a list joined, words guarded.

    Example:
        >>> csv_cell(None), csv_cell(0.25), csv_cell(-3), csv_cell(["60 -> 500", "negation added"]), csv_cell("-x")
        ('', '0.25', '-3', '60 -> 500 | negation added', "'-x")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    return guarded(whole(PART.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)))


def write_rows(file: TextIO, head: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write a table as CSV (RFC 4180), every cell as :func:`csv_cell` gives it; the file must leave line ends as they are."""
    lines = csv.writer(file)
    lines.writerow(head)
    lines.writerows(map(csv_cell, row) for row in rows)


def csv_text(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    r"""Give a table as CSV, for an answer that is made in memory.

    Example:
        >>> csv_text(("outlet", "title"), [("Herald", "=1+1")])
        "outlet,title\r\nHerald,'=1+1\r\n"
    """
    written = StringIO()
    write_rows(written, head, rows)
    return written.getvalue()


def whole(text: str) -> str:
    r"""Give a text of the same length without halves of characters, which no UTF-8 file can hold.

    Example:
        >>> whole("a\ud800b")
        'a\ufffdb'
    """
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def json_line(row: Mapping[str, Any]) -> str:
    """Give a row as JSON on one line for every reader: line ends, control characters and half characters in it are escapes."""
    line = json.dumps(row, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)
