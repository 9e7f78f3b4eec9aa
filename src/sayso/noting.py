"""What is looked up in the pile is noted, so that what was made of it holds as long as looking up the same gives the same.

What a document asserts rests on a few of the pile's names, a lineage on a few of its links, and on which ones only the work
itself tells. So all that is looked up by a key is noted, whatever it is, and whether it was there or not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from msgspec import msgpack

from sayso.memory import KEY_BYTES, Memory, digest

Held = TypeVar("Held")
Record = TypeVar("Record")
Answer = TypeVar("Answer")
# The keys that were looked up, by the field that holds what they stand for
Asked = dict[str, tuple[str, ...]]
Table = Mapping[str, object] | frozenset[str]

_NOTHING = digest(None)


class Recalled(Generic[Record, Answer]):
    """What a function makes of what it looks up in a record of tables, remembered.

    Args:
        memory: where it is kept.
        name: of the function.
        kind: what it gives.
        record: of tables.
        but: fields of it that are not noted: what they hold is part of each key, or is filled on the way.
    """

    def __init__(
        self, memory: Memory, name: str, kind: type[Answer], record: Record, *, but: frozenset[str] = frozenset()
    ) -> None:
        self._memory, self._name, self._record, self._but = memory, name, record, but
        self._answers = Answers(record, but=but)
        self._writer, self._reader = msgpack.Encoder(), msgpack.Decoder(tuple[Asked, bytes, kind])  # type: ignore[valid-type]

    def of(self, key: bytes, work: Callable[[Record], Answer]) -> Answer:
        """Give what was made, worked out where it is not known, or where what was looked up for it has changed.

        Args:
            key: digest of all else that it depends on.
            work: makes it of a record that gives the same answers; of one of its own, so that nothing is remembered by the record
                from one time to the next without being noted.
        """
        known = self._memory.get(self._name, key)
        if known is not None:
            asked, answers, found = self._reader.decode(known)
            if self._answers.to(asked) == answers:
                return found
        noting = Noting(self._record, but=self._but)
        made = work(noting.record)
        asked = noting.asked()
        self._memory.keep(self._name, key, self._writer.encode((asked, self._answers.to(asked), made)))
        return made


def tables(record: object, *, but: frozenset[str] = frozenset()) -> dict[str, Table]:
    """Give all that can be looked up in a record by a key, and in the records that it holds, by the fields' names.

    Raises:
        TypeError: a field is neither a mapping nor a set nor a record: what is read of it could not be noted.
    """
    found: dict[str, Table] = {}
    for name, held in _noted_fields(record, but):
        if is_dataclass(held):
            found |= {f"{name}.{inner}": table for inner, table in tables(held).items()}
        elif isinstance(held, Mapping | frozenset):
            found[name] = held
        else:
            raise TypeError(f"what is read of the field {name!r} cannot be noted; expected a mapping, a set or a record")
    return found


def _noted_fields(record: Any, but: frozenset[str]) -> list[tuple[str, Any]]:
    return [(each.name, getattr(record, each.name)) for each in fields(record) if each.name not in but]


class Noting(Generic[Record]):
    """A record of tables that notes what is looked up in it.

    Args:
        record: as :func:`tables` takes it.
        but: fields that are left as they are.

    Attributes:
        record: one that gives the same answers, and notes what it is asked.
    """

    def __init__(self, record: Record, *, but: frozenset[str] = frozenset()) -> None:
        held = tables(record, but=but)
        self._tables: dict[str, _NotedTable[Any]] = {name: _NotedTable(table) for name, table in held.items()}
        self.record = _with_tables(record, self._tables, but)

    def asked(self) -> Asked:
        """Give what was looked up."""
        return {name: tuple(table.asked) for name, table in self._tables.items() if table.asked}


def _with_tables(record: Any, noted: Mapping[str, object], but: frozenset[str], before: str = "") -> Any:
    new = {
        name: _with_tables(held, noted, frozenset(), f"{before}{name}.") if is_dataclass(held) else noted[before + name]
        for name, held in _noted_fields(record, but)
    }
    return replace(record, **new)


class _NotedTable(Mapping[str, Held]):
    """A mapping, or a set, that notes what it is asked for."""

    def __init__(self, held: Any) -> None:
        self._held = held
        self.asked: dict[str, None] = {}

    def __getitem__(self, key: str) -> Held:
        self.asked[key] = None
        found: Held = self._held[key]
        return found

    def get(self, key: str, default: Any = None) -> Any:
        self.asked[key] = None
        return self._held.get(key, default)

    def __contains__(self, key: object) -> bool:
        self.asked[str(key)] = None
        return key in self._held

    def __iter__(self) -> Iterator[str]:
        raise TypeError("what notes what it is asked for cannot be read from end to end; look keys up")

    def __len__(self) -> int:
        raise TypeError("what notes what it is asked for does not tell its size; look keys up")


class Answers:
    """What a pile answers, as digests; each is worked out once.

    Args:
        record: as :func:`tables` takes it.
        but: fields that nobody asks for here.
    """

    def __init__(self, record: object, *, but: frozenset[str] = frozenset()) -> None:
        held = tables(record, but=but)
        self._look_up = {name: table.get if isinstance(table, Mapping) else table.__contains__ for name, table in held.items()}
        self._found: dict[str, dict[str, bytes]] = {name: {} for name in held}

    def to(self, asked: Asked) -> bytes:
        """Give a digest of the answers to all that was looked up."""
        found = []
        for name, keys in asked.items():
            known = self._found[name]
            found += [known[key] if key in known else self.of(name, key) for key in keys]
        return blake2b(b"".join(found), digest_size=KEY_BYTES).digest()

    def of(self, name: str, key: str) -> bytes:
        """Give a digest of what a table has under a key; of None where it has nothing."""
        known = self._found[name]
        if key not in known:
            found = self._look_up[name](key)
            known[key] = _NOTHING if found is None else digest(found)
        return known[key]
