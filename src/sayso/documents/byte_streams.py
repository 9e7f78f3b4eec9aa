"""Bytes of an archive as one stream, unpacked as they are read: damage is passed over, and a bomb is not unpacked."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_STEP_BYTES = 1 << 16
_PACKED_BYTES = 1 << 14
_GZIP = b"\x1f\x8b\x08"
_GUNZIP = 31  # zlib's window size for gzip members
# Whole web archives shrink to a fifth; the format itself ends at 1,032.
_BOMB_RATIO = 100
# So far back a member is looked for again; pages are smaller, packed.
_REMEMBERED_BYTES = 1 << 18
# Each costs up to 1 ms, a tiny member 10 µs: a file made of nothing else would take hours.
_MOST_DAMAGES = 1000
_MOST_TINY_MEMBERS = 100_000
_TINY_BYTES = 64
DAMAGED = "is damaged: packed bytes were passed over"


def plain_blocks(stream: BinaryIO) -> Iterator[bytes | str]:
    """Yield a file's bytes in steps."""
    while block := _read(stream, _STEP_BYTES):
        yield block


def gzip_blocks(stream: BinaryIO, most_bytes: int) -> Iterator[bytes | str]:
    """Yield the unpacked bytes of a gzip file in steps, and a reason (a string) wherever packed bytes were passed over.

    A damaged member ends where it is damaged, and the next one is looked for from its beginning on: damage shows itself late, and
    a member that was cut off runs into the next. Nothing more is yielded once the file has unpacked to more than ``most_bytes``
    and to more than a hundred times what was read of it.
    """
    source = _Packed(stream)
    packed = source.read()
    n_unpacked, n_members, n_damages = 0, 0, 0
    member, given = zlib.decompressobj(_GUNZIP), bytearray()
    while packed:
        try:
            block = member.decompress(packed, _STEP_BYTES)
        except zlib.error:
            yield DAMAGED
            n_damages += 1
            packed = source.next_member((bytes(given) + packed)[1:])
            member, given = zlib.decompressobj(_GUNZIP), bytearray()
            if n_damages > _MOST_DAMAGES:
                yield f"is damaged in more than {_MOST_DAMAGES} places: the rest is not read"
                return
            continue
        n_unpacked += len(block)
        given += packed[: len(packed) - len(member.unconsumed_tail) - len(member.unused_data)]
        del given[:-_REMEMBERED_BYTES]
        if block:
            yield block
        if n_unpacked > most_bytes and n_unpacked > _BOMB_RATIO * source.n_read:
            yield f"unpacks to more than {_BOMB_RATIO} times its size: the rest is not read, as it may be a bomb"
            return
        packed = member.unconsumed_tail
        if member.eof:
            n_members += 1
            packed = member.unused_data.lstrip(b"\x00")
            member, given = zlib.decompressobj(_GUNZIP), bytearray()
        if n_members > _MOST_TINY_MEMBERS and source.n_read < _TINY_BYTES * n_members:
            yield f"holds more than {_MOST_TINY_MEMBERS} gzip members of hardly any bytes: the rest is not read"
            return
        packed = packed or source.read()
        if not packed and given and n_damages <= _MOST_DAMAGES:
            yield "is cut off inside a gzip member"
            n_damages += 1
            packed = source.next_member(bytes(given[1:]))
            member, given = zlib.decompressobj(_GUNZIP), bytearray()


@dataclass(slots=True)
class _Packed:
    """A packed file in small steps, some of which are read again after damage.

    Args:
        stream: the file.
        again: what was read and shall be read once more from ``place`` on, before the file goes on.
        n_read: how many bytes were read of the file.
    """

    stream: BinaryIO
    again: bytes = b""
    place: int = 0
    n_read: int = 0

    def read(self) -> bytes:
        """Give the next step; empty at the end."""
        if self.place < len(self.again):
            self.place += _PACKED_BYTES
            return self.again[self.place - _PACKED_BYTES : self.place]
        step = _read(self.stream, _PACKED_BYTES)
        self.n_read += len(step)
        return step

    def next_member(self, packed: bytes) -> bytes:
        """Give what begins at the next mark of a gzip member, in these bytes or behind them; empty where there is none."""
        while (start := packed.find(_GZIP)) < 0:
            step = self.read()
            if not step:
                return b""
            packed = packed[-len(_GZIP) + 1 :] + step
        self.again, self.place = packed[start:] + self.again[self.place :], 0
        return self.read()


def _read(stream: BinaryIO, n_bytes: int) -> bytes:
    """Read a step; what a disk or an archive around the stream fails to give is its end."""
    try:
        return stream.read(n_bytes)
    except Exception:  # noqa: BLE001 a member of a damaged ZIP raises several classes
        return b""


@dataclass(slots=True)
class ByteStream:
    """A stream that looks ahead: what lies before ``place`` is given up, what lies behind it is kept until it is taken.

    Args:
        blocks: the bytes in steps; a string marks damage, beyond which nothing is seen until :meth:`pass_damage`.
        damage: why the stream stopped before its end.
    """

    blocks: Iterator[bytes | str]
    held: bytearray = field(default_factory=bytearray)
    place: int = 0
    damage: str | None = None
    ended: bool = False

    def has(self, n_bytes: int) -> int:
        """Read on until so many bytes lie ahead, or damage or the end does; give how many there are."""
        while len(self.held) - self.place < n_bytes and self.damage is None and not self.ended:
            block = next(self.blocks, b"")
            if isinstance(block, str):
                self.damage = block
            elif block:
                self.held += block
            else:
                self.ended = True
        return min(n_bytes, len(self.held) - self.place)

    def ahead(self, n_bytes: int, skipped: int = 0) -> bytes:
        """Show the next bytes behind ``skipped`` others without taking them."""
        n_there = self.has(skipped + n_bytes)
        return bytes(self.held[self.place + skipped : self.place + n_there])

    def take(self, n_bytes: int) -> bytes:
        """Take the next bytes, or as many as there are."""
        n_there = self.has(n_bytes)
        taken = bytes(self.held[self.place : self.place + n_there])
        self.drop(n_there)
        return taken

    def drop(self, n_bytes: int) -> None:
        """Give up the next bytes, which have been looked at."""
        self.place += n_bytes
        if self.place > _STEP_BYTES and self.place * 2 > len(self.held):
            del self.held[: self.place]
            self.place = 0

    def find(self, mark: bytes, most_bytes: int) -> int:
        """Give where a mark stands among the bytes that lie ahead already, -1 where it does not."""
        found = self.held.find(mark, self.place, self.place + most_bytes)
        return found - self.place if found >= 0 else -1

    def skip_to(self, mark: bytes) -> bool:
        """Give up all that stands before a mark, reading on as far as need be; damage ends the search."""
        while True:
            n_there = self.has(_STEP_BYTES)
            at = self.find(mark, n_there)
            if at >= 0:
                self.drop(at)
                return True
            if n_there < _STEP_BYTES:
                self.drop(n_there)
                return False
            self.drop(n_there - len(mark) + 1)

    def pass_damage(self) -> str | None:
        """Go on behind damage, and say what it was; what was not taken before it is given up."""
        damage, self.damage = self.damage, None
        if damage is not None:
            self.drop(len(self.held) - self.place)
        return damage
