"""What was made of a text is remembered with all that was looked up for it in the names of the pile.

The names of a pile change with every batch, what one document asserts hardly ever: an answer holds as long as looking up the
same words again gives the same.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from msgspec import msgpack

from sayso.claims.naming import NameBook
from sayso.memory import Memory

Answer = TypeVar("Answer")
Held = TypeVar("Held")
Forms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """What was looked up in a book of names, by field of the book, and what was found; None where there was nothing."""

    aliases: dict[str, str | None] = field(default_factory=dict)
    capitalised: dict[str, bool] = field(default_factory=dict)
    common: dict[str, bool] = field(default_factory=dict)
    abbreviated: dict[str, Forms | None] = field(default_factory=dict)

    def hold(self, book: NameBook) -> bool:
        """Tell whether a book gives the same answers."""
        return (
            all(book.aliases.get(name) == found for name, found in self.aliases.items())
            and all((word in book.capitalised) == found for word, found in self.capitalised.items())
            and all((word in book.common) == found for word, found in self.common.items())
            and all(book.abbreviated.get(word) == found for word, found in self.abbreviated.items())
        )


class _AskedFor(Mapping[str, Held]):
    """A mapping that notes what it is asked for."""

    def __init__(self, held: Mapping[str, Held], asked: dict[str, Held | None]) -> None:
        self._held, self._asked = held, asked

    def __getitem__(self, key: str) -> Held:
        self._asked[key] = self._held.get(key)
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a book of names that notes what it is asked for cannot be read from end to end; look words up")

    def __len__(self) -> int:
        return len(self._held)

    def __bool__(self) -> bool:
        return True  # an empty one is asked, too: what was not found in it may be there the next time


class _AskedWords(Container[str]):
    """A set of words that notes what it is asked for."""

    def __init__(self, held: Container[str], asked: dict[str, bool]) -> None:
        self._held, self._asked = held, asked

    def __contains__(self, word: object) -> bool:
        found = word in self._held
        self._asked[str(word)] = found
        return found


def noting(book: NameBook) -> tuple[NameBook, Lookups]:
    """Give a book of the same names, and where it will note what it is asked for."""
    asked = Lookups()
    noted = NameBook(
        aliases=_AskedFor(book.aliases, asked.aliases),
        capitalised=_AskedWords(book.capitalised, asked.capitalised),
        common=_AskedWords(book.common, asked.common),
        abbreviated=_AskedFor(book.abbreviated, asked.abbreviated),
    )
    return noted, asked


class Consulted(Generic[Answer]):
    """What a function makes of a text and a book of names, remembered.

    Args:
        memory: where it is kept; with None all is worked out.
        name: of the function.
        kind: what it gives.
        book: of the pile.
    """

    def __init__(self, memory: Memory | None, name: str, kind: type[Answer], book: NameBook) -> None:
        self._memory, self._name, self._book = memory, name, book
        self._writer, self._reader = msgpack.Encoder(), msgpack.Decoder(tuple[Lookups, kind])  # type: ignore[valid-type]

    def of(self, given: Callable[[], bytes], work: Callable[[NameBook], Answer]) -> Answer:
        """Give what was made, worked out where it is not known, or where the pile's names have changed for it.

        Args:
            given: a digest of all else that it depends on.
            work: makes it with a book.
        """
        if self._memory is None:
            return work(self._book)
        key = given()
        known = self._memory.get(self._name, key)
        if known is not None:
            lookups, answer = self._reader.decode(known)
            if lookups.hold(self._book):
                return answer
        noted, asked = noting(self._book)
        made = work(noted)
        self._memory.keep(self._name, key, self._writer.encode((asked, made)))
        return made
