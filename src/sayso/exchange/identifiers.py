"""Names, words and dates as linked-data formats want them: one URN a thing, texts that any file can hold, ISO dates."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from sayso.exchange.export_text import web_address
from sayso.exchange.instants import bounds
from sayso.records import Document, Moment, Trace

_BROKEN = re.compile("[\x00\ud800-\udfff]")  # no database takes NUL, no UTF-8 file takes half a character
_NO_SECONDS = re.compile(r"(?<=[T ]\d\d:\d\d)(?=$|Z|[+-])")
_DAY = 24 * 60 * 60


def local(name: str) -> str:
    """Give an id as letters, digits and percent escapes: it fits into a URN, a PROV name and an FtM id (there with dots).

    Example:
        >>> local("102"), local("post/7-ü")
        ('102', 'post%2F7%2D%C3%BC')
    """
    escaped = quote(clean(name), safe="")
    return re.sub(r"[-._~]", lambda match: f"%{ord(match.group()):02X}", escaped)


def urn(kind: str, name: str) -> str:
    """Give the one name of a thing in all linked formats.

    Example:
        >>> urn("claim", "04d00ed37100")
        'urn:sayso:claim:04d00ed37100'
    """
    return f"urn:sayso:{kind}:{local(name)}"


def address(document: Document) -> str:
    """Give where a document stands: its web address, else its URN; what is no web address (``javascript:``) is never given."""
    return web_address(document.url) or urn("document", document.id)


def clean(text: str) -> str:
    r"""Give a text of the same length that any file and database can hold: U+FFFD for NUL and half characters.

    Example:
        >>> clean("a\x00b\ud800")
        'a\ufffdb\ufffd'
    """
    return _BROKEN.sub("\ufffd", text)


def cleaned(tree: Any) -> Any:
    """Give JSON with all its texts cleaned, and without what is None or an empty list.

    Example:
        >>> cleaned({"a": None, "b": [], "c": ["x", {"d": 0}]})
        {'c': ['x', {'d': 0}]}
    """
    if isinstance(tree, str):
        return clean(tree)
    if isinstance(tree, dict):
        kept = ((clean(key), cleaned(value)) for key, value in tree.items())
        return {key: value for key, value in kept if value is not None and value != []}
    return [cleaned(each) for each in tree] if isinstance(tree, (list, tuple)) else tree


def write_json(tree: Any, out: Path) -> None:
    """Write JSON, cleaned, in UTF-8, two spaces deep; ``<`` is an escape, so that no text ends the script of a page."""
    text = json.dumps(cleaned(tree), ensure_ascii=False, indent=2).replace("<", "\\u003c")
    out.write_text(text + "\n", encoding="utf8", newline="\n")


def write_json_lines(trees: Iterable[Any], out: Path) -> None:
    """Write one JSON object a line, cleaned, in UTF-8; what some readers take for the end of a line is escaped."""
    with out.open("w", encoding="utf8", newline="\n") as file:
        for tree in trees:
            line = json.dumps(cleaned(tree), ensure_ascii=False)
            file.write(line.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n")


def iso_date(moment: Moment | None) -> str | None:
    """Give a date no more exact than what is known, in ISO 8601: an instant, a day, a month, a year; None where that is open.

    Example:
        >>> iso_date(Moment("2024-03-04T09:00+02:00", "2024-03-04T09:00+02:00", "meta"))
        '2024-03-04T09:00:00+02:00'
        >>> iso_date(Moment("2024-03-01T00:00", "2024-03-31T23:59", "visible date, no zone"))
        '2024-03'
    """
    if moment is None or bounds(moment) is None:
        return None
    first, last = (moment.earliest or moment.latest or "").strip(), (moment.latest or moment.earliest or "").strip()
    if first == last:
        return _NO_SECONDS.sub(":00", first.replace(" ", "T"))
    shared = next((length for length in (10, 7, 4) if first[:length] == last[:length]), 0)
    return first[:shared] or None


def timestamp(moment: Moment | None) -> str | None:
    """Give the first second of a moment in UTC with milliseconds, as STIX writes time; None where nothing is known.

    Example:
        >>> timestamp(Moment("2024-03-04T09:00+02:00", None, "meta"))
        '2024-03-04T07:00:00.000Z'
    """
    known = bounds(moment)
    return None if known is None else _written(known[0])


def day_known(moment: Moment | None) -> bool:
    """Tell whether a moment lies within 24 hours."""
    known = bounds(moment)
    return known is not None and known[1] - known[0] < _DAY


def file_name(document: Document) -> str | None:
    """Give the name of a document's file without the folders above it: these are the reader's own business."""
    return PurePosixPath(document.file.replace("\\", "/")).name or None


def digests(trace: Trace) -> dict[str, str]:
    """Give the SHA-256 of the file that each document was read from, by id of the document; of those that the run lists."""
    known = {each.path: each.sha256 for each in trace.run.inputs}
    return {each.id: known[each.file] for each in trace.documents if each.file in known}


def _written(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
