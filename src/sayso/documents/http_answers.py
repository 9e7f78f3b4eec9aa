"""An HTTP answer as a crawler stored it: status, head, the body without its codings, and its words."""

import re
import zlib
from codecs import lookup
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sayso.documents.charset import decode
from sayso.documents.warc_records import http_fields, media_type
from sayso.records import Unread

_STEP_BYTES = 1 << 16
_MOST_HEAD_BYTES = 1 << 18
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]{0,20}(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
# Python's names of the encodings that pages come in; "punycode" and "idna" take time by the square of the length
_ENCODINGS = ("cp", "koi8", "iso8859", "euc", "shift_jis", "gb", "big5", "iso2022", "mac", "tis")
_WIDER = {"shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": ""}
_META = re.compile(rb"<meta[^>]{0,200}?charset", re.IGNORECASE)
# a browser sends no more than two; a hundred would unpack a bomb a hundred times
_MOST_CODINGS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Args:
        status: the three digits.
        media_type: in lower case without parameters; "" where the head names none.
        charset: as the head names it; None where it does not.
        body: unpacked.
        problem: why the body could not be unpacked, or only in part; None when it was.
    """

    status: int
    media_type: str
    charset: str | None
    body: bytes
    problem: str | None = None


def answer_of(block: bytes, most_bytes: int) -> Answer | None:
    r"""Read an HTTP answer; None where the block is none.

    Args:
        block: the stored answer, head and body.
        most_bytes: what the body may unpack to; a larger one is left empty.

    Example:
        >>> answer_of(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe ferry sank.", 1000).body
        b'The ferry sank.'
    """
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _HEAD_END.search(block, 0, _MOST_HEAD_BYTES)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block[:_MOST_HEAD_BYTES], b"")
    fields = http_fields(head)
    told = fields.get("content-type", "")
    charset = _CHARSET.search(told)
    body, problem = _decoded(body, fields, most_bytes)
    return Answer(int(status[1]), media_type(told), charset[1].lower() if charset else None, body, problem)


def answer_text(answer: Answer, path: str) -> tuple[str, Unread | None]:
    """Give the words of a body, and what is to be noted of its bytes.

    The charset of the head counts where the page declares none, the bytes fit it and are no UTF-8.

    Example:
        >>> answer_text(Answer(200, "text/plain", "koi8-r", "Ветер".encode("koi8-r")), "a.txt")
        ('Ветер', None)
    """
    charset = _encoding(answer.charset or "")
    if charset and not _META.search(answer.body[:4096]) and _strict(answer.body, "utf-8") is None:
        text = _strict(answer.body, charset)
        if text is not None:
            return text, None
    decoded = decode(answer.body, markup=True)
    if decoded.problem is not None:
        return "", Unread(path, decoded.problem)
    if not decoded.replaced:
        return decoded.text, None
    what = "byte" if decoded.replaced == 1 else "bytes"
    return decoded.text, Unread(path, f"{decoded.replaced} invalid {what} replaced (read as {decoded.encoding})")


def _encoding(charset: str) -> str:
    """Give Python's name of a charset; "" where it is none of pages, or one that servers say of everything."""
    try:
        name = lookup(charset).name
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(name, name) if name.startswith(_ENCODINGS) else ""


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeError:
        return None


def _decoded(body: bytes, fields: Mapping[str, str], most_bytes: int) -> tuple[bytes, str | None]:
    """Take off the transfer coding, then the content codings from the last to the first."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = dechunked(body)
    codings = [
        each.strip() for each in fields.get("content-encoding", "").lower().split(",") if each.strip() not in {"", "identity"}
    ]
    if len(codings) > _MOST_CODINGS:
        return b"", f"names {len(codings)} content codings"
    for coding in reversed(codings):
        unpack = _UNPACKERS.get(coding)
        if unpack is None:
            return b"", f"has the content coding {coding[:20]!r}, which sayso does not read"
        whole = unpack(body, most_bytes)
        if whole is None:
            return b"", f"unpacks to more than {most_bytes} bytes, which is the limit (setting max_file_bytes)"
        body, problem = whole
        if problem is not None:
            return body, problem
    return body, None


def dechunked(body: bytes) -> bytes:
    r"""Join the chunks of a body; one that is in no chunks, as crawlers often store it, stays as it is.

    Example:
        >>> dechunked(b"4\r\nThe \r\n5\r\nferry\r\n0\r\n\r\n"), dechunked(b"<p>")
        (b'The ferry', b'<p>')
    """
    whole = bytearray()
    n_chunks = 0
    place = 0
    while (size := _CHUNK.match(body, place)) is not None:
        n_bytes = int(size[1], 16)
        if n_bytes == 0:
            break
        n_chunks += 1
        whole += body[size.end() : size.end() + n_bytes]
        place = size.end() + n_bytes
        place += 2 if body.startswith(b"\r\n", place) else 1 if body.startswith(b"\n", place) else 0
    else:
        if not n_chunks:
            return body
    return bytes(whole)


Unpacked = tuple[bytes, str | None]
_DAMAGED = "has a packed body that is damaged or cut off"


def _gunzip(body: bytes, most_bytes: int) -> Unpacked | None:
    """Unpack gzip; a body that was unpacked already, though its head says otherwise, stays as it is."""
    return _inflate(body, most_bytes, 31) if body.startswith(b"\x1f\x8b") else (body, None)


def _deflated(body: bytes, most_bytes: int) -> Unpacked | None:
    """Unpack "deflate", which servers send with zlib's head and without."""
    zlib_head = len(body) > 1 and body[0] & 15 == 8 and (body[0] * 256 + body[1]) % 31 == 0  # noqa: PLR2004 RFC 1950, 2.2
    return _inflate(body, most_bytes, 15 if zlib_head else -15)


def _inflate(body: bytes, most_bytes: int, window: int) -> Unpacked | None:
    member = zlib.decompressobj(window)
    try:
        whole = member.decompress(body, most_bytes + 1)
    except zlib.error:
        return _salvaged(body, most_bytes, window), _DAMAGED
    if len(whole) > most_bytes:
        return None
    return whole, None if member.eof else _DAMAGED


def _salvaged(body: bytes, most_bytes: int, window: int) -> bytes:
    """Give what can be unpacked before the damage."""
    member = zlib.decompressobj(window)
    found = bytearray()
    try:
        for place in range(0, len(body), 256):
            found += member.decompress(body[place : place + 256], most_bytes + 1 - len(found))
            if member.eof or len(found) > most_bytes:
                break
    except zlib.error:
        pass
    return bytes(found[:most_bytes])


def _unbrotli(body: bytes, most_bytes: int) -> Unpacked | None:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 native library, only web archives need it

    reader = brotli.Decompressor()
    found = bytearray()
    given = body
    try:
        while not reader.is_finished():
            block = reader.process(given, output_buffer_limit=_STEP_BYTES)
            found += block
            given = b""
            if len(found) > most_bytes:
                return None
            if not block and reader.can_accept_more_data():
                return bytes(found), _DAMAGED
    except brotli.error:
        return bytes(found), _DAMAGED
    return bytes(found), None


_UNPACKERS: dict[str, Callable[[bytes, int], Unpacked | None]] = {
    "gzip": _gunzip, "x-gzip": _gunzip, "deflate": _deflated, "br": _unbrotli,
}  # fmt: skip
