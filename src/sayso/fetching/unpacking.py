"""The body of an answer, taken off its codings while it comes in: no more is ever unpacked than may be kept."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_STEP_BYTES = 1 << 16
ACCEPTED = "gzip, deflate, br"
Unpack = Callable[[Iterable[bytes]], Iterator[bytes]]


class Damaged(Exception):
    """The packed bytes are no such thing as they say."""


def whole_body(blocks: Iterable[bytes], codings: str, most_bytes: int) -> bytes | str:
    """Give a body, unpacked; or why it is not taken.

    Args:
        blocks: as they are received; no more of them is asked for than is needed to tell that the body is too large.
        codings: the header ``content-encoding``; servers name one at most.
        most_bytes: that the body may have, packed and unpacked.

    Example:
        >>> whole_body([b"The ferry ", b"sank."], "", 100)
        b'The ferry sank.'
        >>> import gzip
        >>> whole_body([gzip.compress(b"a" * 1000)], "gzip", 100)
        'holds more than 100 bytes, which is the limit'
    """
    named = codings.strip().lower()
    unpack = _UNPACKERS.get(named)
    if unpack is None:
        return f"has the content coding {named[:20]!r}, which was not asked for"
    found = bytearray()
    too_large = f"holds more than {most_bytes} bytes, which is the limit"
    try:
        for block in unpack(_bounded(blocks, most_bytes)):
            found += block
            if len(found) > most_bytes:
                return too_large
    except _TooLarge:
        return too_large
    except (Damaged, zlib.error):
        return f"has a body that is no {named}"
    return bytes(found)


class _TooLarge(Exception):
    """More packed bytes came in than may be kept."""


def _bounded(blocks: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    received = 0
    for block in blocks:
        received += len(block)
        if received > most_bytes:
            raise _TooLarge
        yield block


def _plain(blocks: Iterable[bytes]) -> Iterator[bytes]:
    yield from blocks


def _gzip(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip, of one member or several; what was not packed at all, though its head says so, is handed on."""
    member: Any = None
    plain = False
    for block in blocks:
        if member is None:
            plain = not block.startswith(b"\x1f")
            member = zlib.decompressobj(31)
        if plain:
            yield block
            continue
        packed = block
        while packed:
            if member.eof:
                if not packed.strip(b"\x00"):
                    break
                member = zlib.decompressobj(31)
            yield member.decompress(packed, _STEP_BYTES)
            packed = member.unused_data if member.eof else member.unconsumed_tail
    if member is not None and not plain:
        yield from _rest(member)


def _deflate(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack "deflate", which servers send with zlib's head and without."""
    member: Any = None
    for block in blocks:
        packed = block
        if member is None:
            member = zlib.decompressobj(15 if block[:1] == b"\x78" else -15)
        while packed and not member.eof:
            yield member.decompress(packed, _STEP_BYTES)
            packed = member.unconsumed_tail
    if member is not None:
        yield from _rest(member)


def _rest(member: Any) -> Iterator[bytes]:
    """Yield what zlib still holds: with bounded output it may, though it took all of the input."""
    while not member.eof and (block := member.decompress(member.unconsumed_tail, _STEP_BYTES)):
        yield block
    if not member.eof:
        raise Damaged


def _brotli(blocks: Iterable[bytes]) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 native library, few servers send it

    reader = brotli.Decompressor()
    try:
        for block in blocks:
            packed = block
            while not reader.is_finished():
                unpacked = reader.process(packed, output_buffer_limit=_STEP_BYTES)
                packed = b""
                if unpacked:
                    yield unpacked
                elif reader.can_accept_more_data():
                    break
    except brotli.error as error:
        raise Damaged from error
    if not reader.is_finished():
        raise Damaged


_UNPACKERS: dict[str, Unpack] = {
    "": _plain, "identity": _plain, "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli,
}  # fmt: skip
