"""What was worked out once need not be worked out again: answers kept by a digest of all that they depend on.

A case hands a memory in, so that a batch costs what is new in it; without one everything is worked out. Either way the same
functions run on the same things, so that the answers are the same.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

Answer = TypeVar("Answer")
Item = TypeVar("Item")
KEY_BYTES = 16
_PAGE_BITS = 32
_IN_PAGE = (1 << _PAGE_BITS) - 1
_NOTHING: dict[bytes, int] = {}
_WRITER = msgpack.Encoder()
_KEY_WRITER = msgpack.Encoder(order="deterministic")  # sets in one order, whatever process writes them


class Memory(Protocol):
    """Holds what was worked out, by the name of a function and a key."""

    def get(self, name: str, key: bytes) -> bytes | None:
        """Give what was kept, or None."""

    def keep(self, name: str, key: bytes, value: bytes) -> None:
        """Keep an answer."""


class Page:
    """Answers of one function as they were written down together; what is not asked for is not cut out.

    Args:
        name: of the function.
        keys: of the answers, in order.
        sizes: bytes of each answer, uint32.
        answers: one after another.
        packed: whether these are deflated by zlib.
        number: what names the page where it is kept.
    """

    def __init__(  # noqa: PLR0913 - as a row of the table holds them
        self,
        name: str,
        keys: Sequence[bytes],
        sizes: NDArray[np.uint32],
        answers: bytes,
        *,
        packed: bool = False,
        number: int = 0,
    ) -> None:
        self.name, self.keys, self.number = name, keys, number
        self._answers, self._packed = answers, packed
        self._ends = np.cumsum(sizes, dtype=np.int64).tolist()
        self.used = bytearray(len(keys))

    def answer(self, place: int) -> bytes:
        """Give the answer to the key at a place."""
        if self._packed:
            self._answers, self._packed = zlib.decompress(self._answers), False
        return self._answers[self._ends[place - 1] if place else 0 : self._ends[place]]

    def asked_for(self) -> Iterator[tuple[bytes, bytes]]:
        """Give the keys and answers that were asked for."""
        for place, used in enumerate(self.used):
            if used:
                yield self.keys[place], self.answer(place)


class Notebook:
    """A memory of one run, and what it knew before.

    Args:
        pages: answers as earlier runs kept them; of two answers by one name and key the later one counts.
    """

    def __init__(self, pages: Iterable[Page] = ()) -> None:
        self.pages = list(pages)
        self._places: dict[str, dict[bytes, int]] = {}
        for number, page in enumerate(self.pages):
            first = number << _PAGE_BITS
            self._places.setdefault(page.name, {}).update(zip(page.keys, range(first, first + len(page.keys)), strict=True))
        self.fresh: dict[tuple[str, bytes], bytes] = {}

    def get(self, name: str, key: bytes) -> bytes | None:
        """Give what was kept, or None; what was asked for is noted."""
        place = self._places.get(name, _NOTHING).get(key)
        if place is None:
            return self.fresh.get((name, key))
        page = self.pages[place >> _PAGE_BITS]
        page.used[place & _IN_PAGE] = True
        return page.answer(place & _IN_PAGE)

    def keep(self, name: str, key: bytes, value: bytes) -> None:
        """Keep an answer, in place of an earlier one, until the memory is written down."""
        place = self._places.get(name, _NOTHING).pop(key, None)
        if place is not None:
            self.pages[place >> _PAGE_BITS].used[place & _IN_PAGE] = False
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
        >>> lengths.of(lambda: digest("mill"), lambda: len("mill")), lengths.of(lambda: digest("mill"), lambda: 0)
        (4, 4)
    """

    def __init__(self, memory: Memory | None, name: str, kind: type[Answer]) -> None:
        self._memory, self._name = memory, name
        self._reader = msgpack.Decoder(kind)

    def of(self, key: Callable[[], bytes], work: Callable[[], Answer]) -> Answer:
        """Give the answer to what a key stands for, worked out where it is not known.

        Args:
            key: gives the digest of all that the answer depends on; asked only where there is a memory.
            work: gives the answer.
        """
        if self._memory is None:
            return work()
        place = key()
        known = self._memory.get(self._name, place)
        if known is not None:
            return self._reader.decode(known)
        found = work()
        self._memory.keep(self._name, place, _WRITER.encode(found))
        return found

    def of_many(
        self, items: Sequence[Item], key: Callable[[Item], bytes], work: Callable[[Sequence[Item]], Sequence[Answer]]
    ) -> list[Answer]:
        """Give the answer to each item; those that are not known are worked out together.

        Args:
            items: what is asked about.
            key: gives the digest of all that the answer to an item depends on; asked only where there is a memory.
            work: gives the answers to items, in their order.
        """
        if self._memory is None:
            return list(work(items))
        keys = [key(each) for each in items]
        known = [self._memory.get(self._name, each) for each in keys]
        unknown = [place for place, each in enumerate(known) if each is None]
        found = dict(zip(unknown, work([items[place] for place in unknown]), strict=True))
        for place, answer in found.items():
            self._memory.keep(self._name, keys[place], _WRITER.encode(answer))
        return [found[place] if each is None else self._reader.decode(each) for place, each in enumerate(known)]
