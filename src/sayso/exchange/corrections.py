"""What people know beside the texts, read from tables by hand: decisions about the findings, and outlets of one owner."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from sayso.errors import BadInput
from sayso.records import Correction, Judgement, Passage

MOST_BYTES = 32 << 20
COLUMNS = tuple(each.name for each in fields(Correction))
_NEEDED = COLUMNS[:3]
_PASSAGE = re.compile(r"(?P<document>.+):(?P<start>\d{1,9})-(?P<end>\d{1,9})")


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read corrections from a ``.csv`` with a head, or from ``.jsonl``; in either, columns of other names are left alone.

    Columns: ``judgement`` (same claim, not the same claim, same origin, not the same origin, independent), ``a`` and ``b`` (the
    id of a statement, the id of a document, or a passage as ``DOCUMENT:START-END`` in code points, as ``sayso trace --json``
    gives them); ``claim``, ``by``, ``at`` and ``why`` may be empty or missing.

    Raises:
        BadInput: the file cannot be read, or a row is no correction; the message names the row and says what was expected.
    """
    text = _text(path)
    rows = _lines(text, path) if path.suffix.lower() in {".jsonl", ".ndjson"} else _table(text, path, COLUMNS[:3])
    return tuple(_correction(row, f"{path}, line {number}") for number, row in rows)


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
        yield from ((reader.line_num, row) for row in reader)
    except csv.Error as error:
        raise BadInput(f"{path}, line {reader.line_num} is no row of a table: {error}") from error


def _correction(row: Mapping[str, Any], where: str) -> Correction:
    cells = {name: str(row[name]).strip() for name in COLUMNS if row.get(name) is not None}
    if missing := [name for name in _NEEDED if not cells.get(name)]:
        raise BadInput(f"{where} has no {', '.join(missing)}; expected {', '.join(_NEEDED)}")
    judgement = cells.pop("judgement")
    if judgement not in set(Judgement):
        raise BadInput(f"{where} has the judgement {judgement!r}; expected one of: {', '.join(Judgement)}")
    if cells["a"] == cells["b"]:
        raise BadInput(f"{where} holds {cells['a']!r} against itself; expected two ids")
    claim = cells.pop("claim", "") or None
    a, b = (passage_or_id(cells.pop(name), where) for name in ("a", "b"))
    return Correction(judgement=Judgement(judgement), a=a, b=b, claim=claim, **cells)


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
