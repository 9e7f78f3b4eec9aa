"""What people know beside the texts, from tables by hand and back: decisions about the findings, and outlets of one owner."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TextIO, TypeVar

from sayso.errors import BadInput
from sayso.exchange.cells import json_line, unguarded, write_rows
from sayso.records import Correction, Judgement, Passage
from sayso.redating import check_dates

MOST_BYTES = 32 << 20
COLUMNS = tuple(each.name for each in fields(Correction))
_NEEDED = COLUMNS[:3]
_PASSAGE = re.compile(r"(?P<document>.+):(?P<start>\d{1,9})-(?P<end>\d{1,9})")
_Cell = TypeVar("_Cell", str, None)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read corrections from a ``.csv`` with a head, or from ``.jsonl``; in either, columns of other names are left alone.

    Columns: ``judgement`` (same claim, not the same claim, same origin, not the same origin, independent), ``a`` and ``b`` (the
    id of a statement, the id of a document, or a passage as ``DOCUMENT:START-END`` in code points, as ``sayso trace --json``
    gives them); ``claim``, ``by``, ``at`` and ``why`` may be empty or missing. With ``wrong speaker``, ``a`` is the id of a
    statement and ``b`` the right name, or ``nobody named``; with ``wrong date``, ``a`` is the id of a document and ``b`` a date
    (ISO 8601), an interval ``FROM/TO``, or ``unknown``.

    Raises:
        BadInput: the file cannot be read, or a row is no correction; the message names the row and says what was expected.
    """
    text = _text(path)
    rows = _lines(text, path) if path.suffix.lower() in {".jsonl", ".ndjson"} else _table(text, path, COLUMNS[:3])
    return tuple(correction_of(row, f"{path}, line {number}") for number, row in rows)


def write_corrections(corrections: Iterable[Correction], file: TextIO, *, lines: bool = False) -> None:
    """Write corrections as :func:`read_corrections` reads them, in their order.

    Args:
        corrections: of a case, or of a trace.
        file: a text file that leaves line ends as they are.
        lines: JSON, one object a line; else CSV with a head, in which nothing begins like a formula.
    """
    rows = ({name: write_side(getattr(each, name)) for name in COLUMNS} for each in corrections)
    if lines:
        file.writelines(f"{json_line(row)}\n" for row in rows)
        return
    write_rows(file, COLUMNS, (row.values() for row in rows))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path} is larger than {MOST_BYTES >> 20} MB; expected a table by hand")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:  # a UnicodeDecodeError is a ValueError
        raise BadInput(f"{path} cannot be read: {error}; expected a table in UTF-8") from error


def read_publishers(path: Path) -> dict[str, str]:
    """Read which outlets have one owner from a ``.csv`` with the columns ``outlet`` (a name or a domain) and ``owner``.

    Raises:
        BadInput: the file cannot be read, or lacks a column.
    """
    rows = _table(_text(path), path, ("outlet", "owner"))
    return {
        outlet: owner for _, row in rows if (outlet := (row["outlet"] or "").strip()) and (owner := (row["owner"] or "").strip())
    }


def _lines(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict):
                raise BadInput(f"{path}, line {number} is no JSON object; expected one correction a line")
            yield number, row


def _table(text: str, path: Path, needed: Sequence[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    if missing := [name for name in needed if name not in (reader.fieldnames or ())]:
        raise BadInput(f"{path} has no column {', '.join(missing)}; expected a head with {', '.join(needed)}")
    try:
        for row in reader:
            yield reader.line_num, {name: unguarded(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
    except csv.Error as error:
        raise BadInput(f"{path}, line {reader.line_num} is no row of a table: {error}") from error


def correction_of(row: Mapping[str, Any], where: str) -> Correction:
    """Read one correction from its cells, by column; other columns are left alone.

    Args:
        row: as :func:`read_corrections` finds it.
        where: it stands, for the message.

    Raises:
        BadInput: it is no correction; the message says what was expected.
    """
    cells = {name: str(row[name]).strip() for name in COLUMNS if row.get(name) is not None}
    if missing := [name for name in _NEEDED if not cells.get(name)]:
        raise BadInput(f"{where} has no {', '.join(missing)}; expected {', '.join(_NEEDED)}")
    judgement = cells.pop("judgement")
    if judgement not in set(Judgement):
        raise BadInput(f"{where} has the judgement {judgement!r}; expected one of: {', '.join(Judgement)}")
    claim, (a, b) = cells.pop("claim", "") or None, (cells.pop(name) for name in ("a", "b"))
    if judgement in {Judgement.WRONG_SPEAKER, Judgement.WRONG_DATE}:
        return _of_one(Correction(judgement=Judgement(judgement), a=a, b=b, claim=claim, **cells), where)
    if a == b:
        raise BadInput(f"{where} holds {a!r} against itself; expected two ids")
    first, second = (passage_or_id(each, where) for each in (a, b))
    return Correction(judgement=Judgement(judgement), a=first, b=second, claim=claim, **cells)


def _of_one(correction: Correction, where: str) -> Correction:
    """Give a correction of one statement or document back, once its date is known to be one."""
    try:
        check_dates([correction])
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from error
    return correction


def write_side(side: _Cell | Passage) -> _Cell | str:
    """Write what a correction is about as :func:`passage_or_id` reads it: a passage, DOCUMENT:START-END; an id stays as it is.

    Example:
        >>> write_side(Passage("0af3", 10, 24)), write_side("0af3")
        ('0af3:10-24', '0af3')
    """
    return f"{side.document}:{side.start}-{side.end}" if isinstance(side, Passage) else side


def passage_or_id(cell: str, where: str) -> Passage | str:
    """Read a passage, DOCUMENT:START-END in code points, else take it for an id.

    Args:
        cell: as a person wrote it.
        where: it stands, for the message.

    Example:
        >>> passage_or_id("0af3:10-24", "line 2"), passage_or_id("0af3", "line 2")
        (Passage(document='0af3', start=10, end=24), '0af3')
    """
    found = _PASSAGE.fullmatch(cell)
    if not found:
        return cell
    start, end = int(found["start"]), int(found["end"])
    if start >= end:
        raise BadInput(f"{where} has the passage {cell!r}, which is empty or reversed; expected DOCUMENT:START-END")
    return Passage(found["document"], start, end)
