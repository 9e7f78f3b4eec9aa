"""Read fact-checks from files of any size, entry by entry: a broken entry is told, and the next one is read."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import ijson
import numpy as np

from sayso.errors import BadInput
from sayso.exchange.fact_checks import Entry, entries
from sayso.exchange.fact_checks_lists import LISTS, list_begin
from sayso.exchange.fact_checks_mending import whole_entries

EXPECTED = "expected schema.org ClaimReview, a Data Commons feed, or an export of the Fact Check Tools API"
# An entry takes one or two kilobytes; a small file is decoded in one go
MOST_ENTRY_BYTES = 1 << 20
MOST_BYTES = 1 << 30
MOST_NESTING = 1000
MOST_ENTRIES = 1_000_000
_STEPS = np.zeros(256, np.int32)
_STEPS[[ord("["), ord("{")]], _STEPS[[ord("]"), ord("}")]] = 1, -1
Value = tuple[str, Any]  # what it is called ("entry 7"), and what it is
_BROKEN = (ijson.JSONError, ValueError, RecursionError, OverflowError)


def read_entries(path: Path) -> Iterator[Entry | str]:
    """Give the fact-checks of a file, and a reason (a string) for each entry that is none, and for what was not read.

    Raises:
        BadInput: the file cannot be opened.
    """
    n_found = 0
    try:
        with path.open("rb") as file:
            for read in _values(file, path.stat().st_size):
                if isinstance(read, str):
                    yield read
                    continue
                if isinstance(read, _Break):
                    yield from _behind(file, n_found, read)
                    return
                place, value = read
                for found in entries(value):
                    if not isinstance(found, Entry):
                        yield f"{place} {found}"
                        continue
                    n_found += 1
                    yield found
                    if n_found >= MOST_ENTRIES:
                        yield f"has more than {MOST_ENTRIES:,} fact-checks: the rest is not read"
                        return
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}; {EXPECTED}") from error


@dataclass(frozen=True, slots=True)
class _Break:
    """Where a long list cannot be read on: behind how many of its items, and why."""

    number: int
    why: str


def _behind(file: BinaryIO, n_before: int, broken: _Break) -> Iterator[Entry | str]:
    """Give the whole fact-checks behind a break, and a reason (a string) for what is lost.

    Args:
        file: which begins anew: how far it was read, the break does not tell.
        n_before: how many fact-checks were read before it.
        broken: where and why.
    """
    n_found = 0
    for found in whole_entries(file, MOST_ENTRY_BYTES, n_before):
        yield found
        n_found += isinstance(found, Entry)
        if n_before + n_found >= MOST_ENTRIES:
            break
    yield f"behind entry {broken.number} one {broken.why}: {_found_behind(n_found)}"
    if n_before + n_found >= MOST_ENTRIES:
        yield f"has more than {MOST_ENTRIES:,} fact-checks: the rest is not read"


def _found_behind(n_found: int) -> str:
    if n_found == 0:
        return "it and all that stands behind it is not read"
    what = "1 whole fact-check that stands there is" if n_found == 1 else f"{n_found:,} whole fact-checks that stand there are"
    return f"it is not read, but {what}"


def _values(file: BinaryIO, size: int) -> Iterator[Value | str | _Break]:
    """Give the values of a file, and a reason (a string) for what of it was not read."""
    if size > MOST_BYTES:
        yield f"is larger than {MOST_BYTES >> 20} MB: it is not read"
        return
    if size <= MOST_ENTRY_BYTES:
        try:
            value = json.loads(file.read())
        except (ValueError, RecursionError):
            file.seek(0)
        else:
            yield from _listed(value)
            return
    prefix = _prefix(file)
    file.seek(0)
    yield from _items(file, prefix) if prefix else _lines(file)


def _listed(value: Any) -> Iterator[Value]:
    """Give the items of a list that was decoded in one go, or the one thing that was."""
    held = [value[name] for name in LISTS if name in value] if isinstance(value, dict) else [value]
    if held and isinstance(held[0], list):
        yield from ((f"entry {number}", each) for number, each in enumerate(held[0], 1))
    else:
        yield "the file", value


def _prefix(file: BinaryIO) -> str:
    """Give which list holds the entries, as ijson names its items; "" where it begins with none.

    What its entries are like does not matter: the first may already be too deep for :class:`_Text`.
    """
    found = list_begin(file.read(MOST_ENTRY_BYTES).decode("utf-8-sig", "replace"))
    if found is None:
        return ""
    name, _ = found
    return f"{name}.item" if name else "item"


def _items(file: BinaryIO, prefix: str) -> Iterator[Value | _Break]:
    """Give the items of one long list, as far as its JSON is whole."""
    text, number = _Text(file), 0
    try:
        for number, value in enumerate(ijson.items(text, prefix, use_float=True), 1):
            text.begin_entry()
            yield f"entry {number}", value
    except _BROKEN:
        yield _Break(number, text.why)


class _Text:
    """The bytes of a file as sound UTF-8, for as long as no entry takes too many or lies too deep.

    ijson writes down the way to everything that it opens: a million brackets would take terabytes.

    Args:
        file: the file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.why = "is broken JSON"
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self.begin_entry()

    def begin_entry(self) -> None:
        """Count anew."""
        self._left, self._depth = MOST_ENTRY_BYTES, 0

    def read(self, n_bytes: int) -> bytes:
        """Give the next bytes; none once an entry is too long or too deep."""
        if n_bytes == 0:
            return b""
        step = self._file.read(n_bytes)
        text = self._decoder.decode(step, final=not step).encode() or (
            step and b" "
        )  # of a step of one byte nothing may be whole
        self._left -= len(step)
        n_opened = text.count(b"[") + text.count(b"{")
        quick = self._depth + n_opened <= MOST_NESTING  # then it is not told which of them were closed
        self._depth, deepest = (self._depth + n_opened, 0) if quick else _depths(text, self._depth)
        if self._left < 0 or deepest > MOST_NESTING:
            self.why = f"is longer than {MOST_ENTRY_BYTES >> 20} MB" if self._left < 0 else f"nests {MOST_NESTING} deep"
            return b""
        return text


def _depths(text: bytes, before: int) -> tuple[int, int]:
    """Give how many brackets are open behind a text, and at most inside it; brackets in words count, and never below none.

    Example:
        >>> _depths(b"[[]]]]", 0), _depths(b"[[]", 1)
        ((0, 2), (2, 3))
    """
    if not text:
        return before, before
    heights = before + np.cumsum(_STEPS[np.frombuffer(text, dtype=np.uint8)], dtype=np.int32)
    heights -= np.minimum(np.minimum.accumulate(heights), 0)
    return int(heights[-1]), int(heights.max())


def _lines(file: BinaryIO) -> Iterator[Value | str]:
    """Give the values of JSON lines; those of the first research data set stand in script elements, as on their pages."""
    number = 0
    while line := file.readline(MOST_ENTRY_BYTES):
        number += 1
        if len(line) >= MOST_ENTRY_BYTES:
            yield f"line {number} is longer than {MOST_ENTRY_BYTES >> 20} MB: it is not read"
            _pass_line(file, line)
            continue
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace").strip()
        text = text.partition(">")[2].rpartition("</")[0] if text.startswith("<script") else text
        if not text:
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            yield f"line {number} is no JSON"
        else:
            yield f"line {number}", value


def _pass_line(file: BinaryIO, line: bytes) -> None:
    """Pass over the rest of a line."""
    while line and not line.endswith(b"\n"):
        line = file.readline(MOST_ENTRY_BYTES)
