"""Records as columns of a table, and back: plain values as they are, everything else as JSON in a column named ``…_json``."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import convert
from msgspec import json as json_format

from sayso.errors import BadStore

Record = TypeVar("Record")
Values = Mapping[str, Any] | sqlite3.Row
_PLAIN = (str, int, float, bool, NoneType)
_JSON = "_json"
_WRITER = json_format.Encoder(enc_hook=float)  # numbers of numpy are floats, too
Make = Callable[[Any], Any]


def columns(kind: type) -> tuple[str, ...]:
    """Name the columns of a record, in the order of its fields.

    Example:
        >>> from sayso.records import Version
        >>> columns(Version)[:2]
        ('claim', 'what')
    """
    return tuple(name if _is_plain(hint) else f"{name}{_JSON}" for name, hint in _hints(kind).items())


def row(record: object) -> tuple[Any, ...]:
    """Give the values of a record's columns."""
    kind: Any = type(record)
    values = ((hint, getattr(record, name)) for name, hint in _hints(kind).items())
    return tuple(value if _is_plain(hint) else _written(value) for hint, value in values)


def record(kind: type[Record], values: Values) -> Record:
    """Make a record of the values of its columns; columns that it does not know are left alone.

    Raises:
        BadStore: a value is not what the record needs.
    """
    try:
        (found,) = records(kind, [[values[column] for column in columns(kind)]])
    except (KeyError, IndexError) as error:
        raise _broken(kind, error) from error
    return found


def records(kind: type[Record], rows: Iterable[Iterable[Any]]) -> tuple[Record, ...]:
    """Make records of the values of their columns, in the order of :func:`columns`.

    Raises:
        BadStore: a value is not what the record needs.
    """
    unhashed: Any = kind  # a type can be hashed, which mypy does not know of a type variable
    makers = _readers(unhashed)
    try:
        return tuple(
            kind(
                **{
                    name: value if make is None or value is None else make(value)
                    for (name, make), value in zip(makers, values, strict=True)
                }
            )
            for values in rows
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _broken(kind, error) from error


def _broken(kind: type, error: Exception) -> BadStore:
    return BadStore(f"a row of a {kind.__name__.lower()} is broken ({error!r}); expected the columns of case/schema.sql")


def made(kind: type[Record], value: Any) -> Record:
    """Make a record of what :func:`plain` gave of it; what a record has beside its fields is left alone.

    Raises:
        ValueError: a value is of another type; a field is not there.
    """
    return convert(value, kind)


def plain(value: Any) -> Any:
    """Give a record, or anything that stands in one, as lists, dictionaries, strings and numbers."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return value.value if isinstance(value, StrEnum) else value


def _written(value: Any) -> str | None:
    return None if value is None else _WRITER.encode(value).decode("utf8")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


@cache
def _is_plain(hint: Any) -> bool:
    if get_origin(hint) in {Union, UnionType}:
        return all(_is_plain(each) for each in get_args(hint))
    return isinstance(hint, type) and (hint in _PLAIN or issubclass(hint, StrEnum))


@cache
def _readers(kind: Any) -> tuple[tuple[str, Make | None], ...]:
    """Give each field of a record, and what makes its value of a column's, where that is not the value itself."""
    return tuple(
        (name, _of_plain(hint) if _is_plain(hint) else json_format.Decoder(hint).decode) for name, hint in _hints(kind).items()
    )


def _of_plain(hint: Any) -> Make | None:
    """Give what makes a truth value, a number or a word of a closed set of a column's value."""
    kinds = [each for each in (get_args(hint) or (hint,)) if each in {bool, float} or issubclass(each, StrEnum)]
    return kinds[0] if kinds else None
