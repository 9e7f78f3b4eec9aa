"""Tables as files: comma- or tab-separated text in any dialect, and the sheets of a workbook."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice, pairwise

from sayso.documents.charset import decode
from sayso.documents.draft import Draft
from sayso.documents.mapping import Columns, known_names
from sayso.documents.tables import NO_ROWS, Row, Table, read_rows
from sayso.documents.workbooks import Workbook, opened_workbook
from sayso.progress import Progress
from sayso.records import Unread
from sayso.settings import Settings

_SAMPLE_LINES = 200
_SAMPLE_CHARS = 1 << 18
_SEPARATORS = (",", ";", "\t", "|")
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n?\Z")
# A quotation mark that is never closed swallows rows; reading begins anew behind the row that has it, so many times.
_MOST_RETURNS = 20


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a table is written: what parts cells, whether quotation marks wrap them, what a backslash does."""

    separator: str = ","
    quoted: bool = True
    escaped: bool = False


def read_table(  # noqa: PLR0913, PLR0917 a reader, what the user says of the columns, and whom to tell
    content: bytes, path: str, digest: str, settings: Settings, columns: Columns, progress: Progress | None = None
) -> Iterator[Draft | Unread]:
    """Yield a draft for each row of a .csv or .tsv that holds a text or a headline, and a note for each that is broken."""
    decoded = decode(content)
    if decoded.problem is not None or not decoded.text.strip():
        yield Unread(path, decoded.problem or ("is empty" if not content else "holds nothing but white space"))
        return
    if decoded.replaced:
        what = "byte" if decoded.replaced == 1 else "bytes"
        yield Unread(path, f"{decoded.replaced} invalid {what} replaced (read as {decoded.encoding})")
    lines = list(StringIO(decoded.text.replace("\x00", ""), newline=""))
    del decoded, content  # the lines of a table of a million rows fill the memory as it is
    named = _NAMED_SEPARATOR.match(lines[0])
    dialect = _Dialect(named[1]) if named else _dialect(lines, columns)
    broken: list[Unread] = []
    rows = _rows(lines, 1 if named else 0, dialect, settings.max_line_chars, path, broken)
    yield from read_rows(rows, Table(path, path, digest, columns, progress), settings)
    yield from broken


def _dialect(lines: Sequence[str], columns: Columns) -> _Dialect:
    """Choose the way of writing under which most headings are known, then that which gives rows of one length."""
    sample: list[str] = []
    length = 0
    for line in lines[:_SAMPLE_LINES]:
        length += len(line)
        if sample and length > _SAMPLE_CHARS:
            break
        sample.append(line)
    text = "".join(sample)
    if not any(mark in text for mark in _SEPARATORS):
        return _Dialect(_SEPARATORS[0])
    candidates = [_Dialect(mark, escaped=escaped) for mark in _SEPARATORS for escaped in (False, True)[: 1 + ('\\"' in text)]]
    candidates.append(_Dialect("\t", quoted=False))
    return max(candidates, key=lambda each: _fitness(each, sample, columns))


def _fitness(dialect: _Dialect, sample: Sequence[str], columns: Columns) -> tuple[int, float, int]:
    """Give known headings, share of rows as long as the one before, and cells; the last row of a sample may be cut.

    Rows of one cell are all of one length, which tells nothing where no heading is known.
    """
    try:
        rows = [row for row in _reader(iter(sample), dialect) if row][:_SAMPLE_LINES]
    except csv.Error:
        return 0, 0.0, 0
    rows = rows[:-1] if len(rows) > 2 else rows  # noqa: PLR2004 a header and a row
    if not rows:
        return 0, 0.0, 0
    n_like = sum(len(one) == len(two) for one, two in pairwise(rows))
    known, widest = max(known_names(row, columns) for row in rows[:20]), max(map(len, rows))
    return known, n_like / max(1, len(rows) - 1) if known or widest > 1 else 0.0, min(50, widest)


def _reader(lines: Iterator[str], dialect: _Dialect) -> "csv._reader":  # type: ignore[name-defined]
    return csv.reader(
        lines,
        delimiter=dialect.separator,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        doublequote=not dialect.escaped,
        escapechar="\\" if dialect.escaped else None,
    )


def _rows(  # noqa: PLR0913, PLR0917 a parser's state
    lines: Sequence[str], start: int, dialect: _Dialect, longest: int, path: str, broken: list[Unread]
) -> Iterator[Row]:
    """Yield the rows with the number of their first line; what swallows the rest of the file is noted and left."""
    csv.field_size_limit(max(longest, csv.field_size_limit()))  # a module-wide limit; other readers only gain by a higher one
    for _ in range(_MOST_RETURNS):
        begun = start
        reader = _reader(islice(lines, start, None), dialect)
        try:
            for row in reader:
                ended = start + reader.line_num
                if ended == len(lines) and _unclosed(lines[begun:ended], dialect):
                    break
                if row:
                    yield begun + 1, row
                begun = ended
            else:
                return
        except csv.Error:
            pass
        what = "is left out: a quotation mark in it is not closed, or a cell is longer than max_line_chars"
        broken.append(Unread(f"{path}:row {begun + 1}", what))
        start = begun + 1
        if start >= len(lines):
            return
    broken.append(Unread(path, f"has more than {_MOST_RETURNS} such rows: the rest from row {start + 1} on is not read"))


def _unclosed(lines: Sequence[str], dialect: _Dialect) -> bool:
    """Tell whether the last row of a file ends inside a quotation."""
    marks = sum(line.count('"') - (line.count('\\"') if dialect.escaped else 0) for line in lines)
    return dialect.quoted and marks % 2 == 1


def read_workbook(  # noqa: PLR0913, PLR0917 as read_table
    content: bytes, path: str, digest: str, settings: Settings, columns: Columns, progress: Progress | None = None
) -> Iterator[Draft | Unread]:
    """Yield a draft for each row of each sheet; formulas are never evaluated, what the program last showed counts."""
    workbook = opened_workbook(content, settings)
    if not isinstance(workbook, Workbook):
        yield Unread(path, workbook)
        return
    n_found = 0
    for name, part in workbook.sheets:
        place = path if len(workbook.sheets) == 1 else f"{path}:sheet {name}"
        broken: list[Unread] = []
        rows = workbook.rows(part, place, broken)
        for each in read_rows(rows, Table(path, place, digest, columns, progress), settings):
            if not (isinstance(each, Unread) and each.why == NO_ROWS):  # a workbook often has empty sheets behind the first
                n_found += 1
                yield each
        n_found += len(broken)
        yield from broken
    if not n_found:
        yield Unread(path, NO_ROWS)
