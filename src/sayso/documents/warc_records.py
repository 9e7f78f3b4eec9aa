"""The records of a web archive (WARC 0.17 to 1.1, ARC 1), one at a time: a broken one is noted and the next one is found."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sayso.documents.byte_streams import ByteStream, gzip_blocks, plain_blocks
from sayso.documents.captures import captured
from sayso.settings import Settings

_WARC = b"WARC/"
_NEXT = b"\nWARC/1."
_HEAD_END = re.compile(rb"(?P<end>\n\r?\n)|\n(?=WARC/1\.)")
_MOST_HEADER_BYTES = 1 << 16
_MOST_LINE_BYTES = 1 << 14
# A file of nothing but broken records is given up: 10,000 take less than a second, a file of 64 MB could hold eight million.
_MOST_BROKEN = 10_000
_LENGTH = re.compile(r"\d{1,18}\Z")
_ARC_LINE = re.compile(
    rb"(?P<url>[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\S{1,8000}) [0-9a-fA-F.:]{1,45} (?P<date>\d{8,14}) (?P<type>\S{1,200}) "
    rb"(?:\S{1,200} ){0,6}?(?P<length>\d{1,12})\r?\n"
)
_NEXT_ARC = b"\nhttp"
# what may stand between two records
_BLANKS = b"\r\n"
_CLOSING = b"\r\n\r\n"
_MOST_BLANKS = 1 << 16


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One record of a web archive.

    Args:
        kind: "response", "resource", "conversion", "revisit", "request" …; "" for a record of ARC that is no response.
        url: the address that was asked for; None where the record names none.
        media_type: of the block, in lower case without parameters.
        block: the record's bytes: for a response the HTTP answer with its head.
        cut: true where the block is shorter than the record says.
        captured: when it was fetched, ISO 8601; None where the record does not tell.
    """

    kind: str
    url: str | None
    media_type: str
    block: bytes
    cut: bool = False
    captured: str | None = None


def archive_records(stream: BinaryIO, settings: Settings) -> Iterator[ArchiveRecord | str]:
    """Yield the records of an archive, and a reason wherever something could not be read.

    Only one record is held at a time. What is larger than ``max_file_bytes`` is passed over. A length that does not lead
    to another record is not believed: the record then ends where the next one begins.

    Args:
        stream: the file, packed with gzip or not.
        settings: ``max_file_bytes`` bounds a record, ``max_archive_bytes`` what a bomb may unpack to.
    """
    head = _head(stream)
    if head.startswith(b"(\xb5/\xfd"):
        yield "is packed with Zstandard, which sayso does not read: unpack it first"
        return
    packed = head.startswith(b"\x1f\x8b")
    source = ByteStream(gzip_blocks(stream, settings.max_archive_bytes) if packed else plain_blocks(stream))
    start = source.ahead(len(_WARC) + 60)
    if not start and source.damage is None:
        yield "is empty"
    elif start.startswith(b"filedesc:"):
        yield from _each(source, settings, _arc_record)
    else:
        yield from _each(source, settings, _warc_record)


def _head(stream: BinaryIO) -> bytes:
    try:
        stream.seek(0)
        head = stream.read(4)
        stream.seek(0)
    except Exception:  # noqa: BLE001 a member of a damaged ZIP raises several classes
        return b""
    return head


def _each(
    source: ByteStream, settings: Settings, read_one: Callable[[ByteStream, Settings], ArchiveRecord | str]
) -> Iterator[ArchiveRecord | str]:
    """Read record after record until the stream has no more."""
    n_broken = 0
    while True:
        _drop_blanks(source)
        if source.has(1):
            found = read_one(source, settings)
            yield found
            n_broken = n_broken + 1 if isinstance(found, str) else 0
            if n_broken > _MOST_BROKEN:
                yield f"holds more than {_MOST_BROKEN} broken records in a row: the rest is not read"
                return
            continue
        damage = source.pass_damage()
        if damage is None:
            return
        yield damage


def _drop_blanks(source: ByteStream) -> None:
    n_bytes = 16
    while (start := source.ahead(n_bytes)).startswith((b"\r", b"\n")):
        source.drop(len(start) - len(start.lstrip(_BLANKS)))
        n_bytes = min(2 * n_bytes, _MOST_BLANKS)


def _warc_record(source: ByteStream, settings: Settings) -> ArchiveRecord | str:
    """Read the record that begins here; where none does, go to the next one and say so."""
    if source.ahead(len(_WARC)) != _WARC:
        return _lost(source, "holds bytes that belong to no record", _NEXT)
    n_head = _head_bytes(source)
    if n_head is None:
        return _lost(source, "holds a record whose head has no end", _NEXT)
    fields = _fields(source.take(n_head))
    url = fields.get("warc-target-uri", "").strip("<> ") or None
    length = fields.get("content-length", "")
    if not _LENGTH.match(length):
        why = f"holds a record without a length{_of(url)}"
        return why if source.ahead(len(_NEXT) - 1) == _NEXT[1:] else _lost(source, why, _NEXT)
    block = _block(source, int(length), settings.max_file_bytes, _NEXT)
    if block is None:
        return f"holds a record of {int(length)} bytes{_of(url)}; the limit is {settings.max_file_bytes} (setting max_file_bytes)"
    kind = fields.get("warc-type", "").lower()
    stored_as, fetched = media_type(fields.get("content-type", "")), captured(fields.get("warc-date", ""))
    return ArchiveRecord(kind, url, stored_as, block, len(block) < int(length), fetched)


def _head_bytes(source: ByteStream) -> int | None:
    """Count the bytes of the head that begins here, reading no more than is needed; None where another record comes first."""
    for size in (1 << 10, 1 << 13, _MOST_HEADER_BYTES):
        n_there = source.has(size)
        end = _HEAD_END.search(source.held, source.place + len(_WARC), source.place + n_there)
        if end is not None:
            return end.end() - source.place if end["end"] else None
        if n_there < size:
            break
    return None


def _fields(head: bytes) -> dict[str, str]:
    """Map the names of a head's fields, in lower case, to their first values; folded lines are joined."""
    lines = head.decode("utf-8", "replace").replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ").split("\n")[1:]
    fields: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def http_fields(head: bytes) -> Mapping[str, str]:
    r"""Do the same for the head of an HTTP answer, which writes Latin-1.

    Example:
        >>> dict(http_fields(b"HTTP/1.1 200 OK\r\nContent-Type: text/html"))
        {'content-type': 'text/html'}
    """
    return _fields(head.decode("latin-1").encode())


def media_type(field: str) -> str:
    """Give a media type without its parameters.

    Example:
        >>> media_type("Text/HTML; charset=utf-8")
        'text/html'
    """
    return field.partition(";")[0].strip().lower()[:100]


def _block(source: ByteStream, length: int, longest: int, following: bytes) -> bytes | None:
    """Take the block of a record: by its length if another record or the end follows it, else up to the next record.

    None is given for one that is too large; it is passed over.
    """
    if length > longest:
        _lost(source, "", following)
        return None
    n_there = source.has(length)
    if n_there == length and _ends_well(source, length, following):
        return source.take(length)
    at = source.find(following, source.has(length + len(following)))  # the mark may lie across the end
    if at < 0 and n_there == length:
        # too short a length: the rest is lost, up to the next record
        block = source.take(length)
        _lost(source, "", following)
        return block
    return source.take(at if at >= 0 else n_there)


def _ends_well(source: ByteStream, length: int, following: bytes) -> bool:
    """Tell whether the end, an empty line or another record stands behind a block of this length."""
    behind = source.ahead(64, length)
    rest = behind.lstrip(_BLANKS)
    return not rest or behind.startswith(_CLOSING) or rest.startswith(following[1:])


def _lost(source: ByteStream, why: str, following: bytes) -> str:
    """Go to where the next record may begin."""
    source.drop(min(1, source.has(1)))
    if source.skip_to(following):
        source.drop(1)
    return why


def _of(url: str | None) -> str:
    return f" ({url[:200]})" if url else ""


def _arc_record(source: ByteStream, settings: Settings) -> ArchiveRecord | str:
    """Read a record of ARC, the format before WARC: one line of address, host, date, type, length, and the answer."""
    n_there = source.has(_MOST_LINE_BYTES)
    found = _ARC_LINE.match(source.held, source.place, source.place + n_there)
    if found is None:
        return _lost(source, "holds bytes that belong to no record", _NEXT_ARC)
    url, kind, length = found["url"].decode("utf-8", "replace"), found["type"].decode("latin-1"), int(found["length"])
    fetched = captured(found["date"].decode())
    n_line = found.end() - found.start()
    found = None  # a match keeps the bytes from being dropped
    source.drop(n_line)
    block = _block(source, length, settings.max_file_bytes, _NEXT_ARC)
    if block is None:
        return f"holds a record of {length} bytes{_of(url)}; the limit is {settings.max_file_bytes} (setting max_file_bytes)"
    is_answer = block.startswith(b"HTTP/")
    asked = "response" if is_answer else "resource" if url.startswith("http") else ""
    return ArchiveRecord(asked, url, "application/http" if is_answer else media_type(kind), block, len(block) < length, fetched)
