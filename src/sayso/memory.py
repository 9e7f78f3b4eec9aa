"""What was worked out once need not be worked out again: answers kept by a digest of all that they depend on.

A case hands a memory in, so that a batch costs what is new in it; without one everything is worked out. Either way the same
functions run on the same things, so that the answers are the same.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar

from msgspec import msgpack

Answer = TypeVar("Answer")
KEY_BYTES = 16
_WRITER = msgpack.Encoder()
_KEY_WRITER = msgpack.Encoder(order="deterministic")  # sets in one order, whatever process writes them


class Memory(Protocol):
    """Holds what was worked out, by the name of a function and a key."""

    def get(self, name: str, key: bytes) -> bytes | None:
        """Give what was kept, or None."""

    def keep(self, name: str, key: bytes, value: bytes) -> None:
        """Keep an answer."""


class Notebook:
    """A memory of one run, and what it knew before.

    Args:
        known: answers by name and key, as an earlier run kept them.
    """

    def __init__(self, known: Iterable[tuple[str, bytes, bytes]] = ()) -> None:
        self._known = {(name, key): value for name, key, value in known}
        self.used: set[tuple[str, bytes]] = set()
        self.fresh: dict[tuple[str, bytes], bytes] = {}

    def get(self, name: str, key: bytes) -> bytes | None:
        """Give what was kept, or None; what was asked for is noted."""
        place = (name, key)
        found = self._known.get(place)
        if found is None:
            return self.fresh.get(place)
        self.used.add(place)
        return found

    def keep(self, name: str, key: bytes, value: bytes) -> None:
        """Keep an answer, in place of an earlier one, until the memory is written down."""
        self._known.pop((name, key), None)
        self.used.discard((name, key))
        self.fresh[name, key] = value


def digest(*given: object) -> bytes:
    """Give 16 bytes for records, strings, numbers and what they make up; equal for equal ones, in every process.

    Raises:
        UnicodeEncodeError: a text holds half a character.

    Example:
        >>> digest("a", frozenset({"b", "c"})) == digest("a", frozenset({"c", "b"})), digest("ab") == digest("a", "b")
        (True, False)
    """
    return blake2b(_KEY_WRITER.encode(given), digest_size=KEY_BYTES).digest()


class Remembered(Generic[Answer]):
    """A pure function's answers, remembered.

    Args:
        memory: where they are kept; with None all is worked out.
        name: of the function.
        kind: what it gives: a record, or a tuple of them.

    Example:
        >>> lengths = Remembered(Notebook(), "lengths", int)
        >>> lengths.of(digest("mill"), lambda: len("mill")), lengths.of(digest("mill"), lambda: 0)
        (4, 4)
    """

    def __init__(self, memory: Memory | None, name: str, kind: type[Answer]) -> None:
        self._memory, self._name = memory, name
        self._reader = msgpack.Decoder(kind)

    def __bool__(self) -> bool:
        return self._memory is not None

    def of(self, key: bytes, work: Callable[[], Answer]) -> Answer:
        """Give the answer to what a key stands for, worked out where it is not known."""
        if self._memory is None:
            return work()
        known = self._memory.get(self._name, key)
        if known is not None:
            return self._reader.decode(known)
        found = work()
        self._memory.keep(self._name, key, _WRITER.encode(found))
        return found
