"""Read fact-checks from files of any size, entry by entry: a broken entry is told, and the next one is read."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson
import numpy as np

from sayso.errors import BadInput
from sayso.exchange.fact_checks import Entry, entries

EXPECTED = "expected schema.org ClaimReview, a Data Commons feed, or an export of the Fact Check Tools API"
# An entry takes one or two kilobytes; a small file is decoded in one go
MOST_ENTRY_BYTES = 1 << 20
MOST_BYTES = 1 << 30
MOST_NESTING = 1000
MOST_ENTRIES = 1_000_000
# The lists of which entries are read one by one, as ijson names their items
_LISTS = {"": "item", "dataFeedElement": "dataFeedElement.item", "claims": "claims.item"}
_HEAD_EVENTS = 1000
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
                place, value = read
                for found in entries(value):
                    n_found += 1
                    yield found if isinstance(found, Entry) else f"{place} {found}"
                    if n_found >= MOST_ENTRIES:
                        yield f"has more than {MOST_ENTRIES:,} fact-checks: the rest is not read"
                        return
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}; {EXPECTED}") from error


def _values(file: BinaryIO, size: int) -> Iterator[Value | str]:
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
    held = [value[name] for name in _LISTS if name in value] if isinstance(value, dict) else [value]
    if held and isinstance(held[0], list):
        yield from ((f"entry {number}", each) for number, each in enumerate(held[0], 1))
    else:
        yield "the file", value


def _prefix(file: BinaryIO) -> str:
    """Give which list holds the entries, as ijson names its items; "" where it begins with none."""
    try:
        for _, (prefix, event, _) in zip(range(_HEAD_EVENTS), ijson.parse(_Text(file)), strict=False):
            if event == "start_array" and prefix in _LISTS:
                return _LISTS[prefix]
            if event in {"end_map", "end_array"} and not prefix:
                return ""
    except _BROKEN:
        pass
    return ""


def _items(file: BinaryIO, prefix: str) -> Iterator[Value | str]:
    """Give the items of one long list; what stands behind a break in the JSON cannot be read."""
    text, number = _Text(file), 0
    try:
        for number, value in enumerate(ijson.items(text, prefix, use_float=True), 1):
            text.begin_entry()
            yield f"entry {number}", value
    except _BROKEN:
        yield f"entry {number + 1} {text.why}: it and all that stands behind it is not read"


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
