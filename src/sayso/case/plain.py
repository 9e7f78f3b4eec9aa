"""Records as columns of a table, and back: plain values as they are, everything else as JSON in a column named ``…_json``."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

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
    unhashed: Any = kind  # a type can be hashed, which mypy does not know of a type variable
    try:
        return kind(**{name: make(values[column]) for name, column, make in _readers(unhashed)})
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        what = f"a row of a {kind.__name__.lower()} is broken ({error!r})"
        raise BadStore(f"{what}; expected the columns of case/schema.sql") from error


def made(kind: type[Record], value: Any) -> Record:
    """Make a record of what :func:`plain` gave of it."""
    found: Record = _of_record(kind)(value)
    return found


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
def _readers(kind: Any) -> tuple[tuple[str, str, Make], ...]:
    """Give each field of a record, its column, and what makes the one of the other."""
    hints = _hints(kind)
    makers = (_maker(hint) if _is_plain(hint) else _from_json(_maker(hint)) for hint in hints.values())
    return tuple(zip(hints, columns(kind), makers, strict=True))


def _from_json(make: Make) -> Make:
    return lambda words: None if words is None else make(json.loads(words))


@cache
def _maker(hint: Any) -> Make:
    """Give what makes plain values into what a type hint names; worked out once a type, for a page makes thousands."""
    if get_origin(hint) in {Union, UnionType}:
        return _chosen(tuple(each for each in get_args(hint) if each is not NoneType))
    if get_origin(hint) is tuple:
        return _several(get_args(hint))
    if hint in {bool, float} or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        kind: Make = hint
        return kind
    return _of_record(hint) if is_dataclass(hint) else _itself


def _itself(value: Any) -> Any:
    return value


@cache
def _makers(kind: Any) -> tuple[tuple[str, Make], ...]:
    """Give what makes each field; asked when a record is made, for a lineage may hold another one."""
    return tuple((name, _maker(hint)) for name, hint in _hints(kind).items())


def _of_record(kind: Any) -> Make:
    return lambda value: kind(**{name: make(value[name]) for name, make in _makers(kind) if name in value})


def _chosen(kinds: tuple[Any, ...]) -> Make:
    """Make what one of several types names: a dictionary is a record, and nothing is nothing."""
    if len(kinds) == 1:
        (make,) = map(_maker, kinds)
        return lambda value: None if value is None else make(value)

    def fitting_one(value: Any) -> Any:
        fitting = [each for each in kinds if is_dataclass(each) == isinstance(value, dict)]
        return None if value is None else _maker((fitting or kinds)[0])(value)

    return fitting_one


def _several(inner: tuple[Any, ...]) -> Make:
    if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        each = _maker(inner[0])
        return tuple if each is _itself else lambda values: tuple(map(each, values))
    makers = tuple(map(_maker, inner))
    return lambda values: tuple(make(value) for make, value in zip(makers, values, strict=True))
