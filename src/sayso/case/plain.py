"""Records as columns of a table, and back: plain values as they are, everything else as JSON in a column named ``…_json``."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.errors import BadStore

Record = TypeVar("Record")
Values = Mapping[str, Any] | sqlite3.Row
_PLAIN = (str, int, float, bool, NoneType)
_JSON = "_json"


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
    made: Any = kind
    try:
        return kind(**{name: _value(hint, name, values) for name, hint in _hints(made).items()})
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        what = f"a row of a {kind.__name__.lower()} is broken ({error!r})"
        raise BadStore(f"{what}; expected the columns of case/schema.sql") from error


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
    return None if value is None else json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


@cache
def _is_plain(hint: Any) -> bool:
    if get_origin(hint) in {Union, UnionType}:
        return all(_is_plain(each) for each in get_args(hint))
    return isinstance(hint, type) and (hint in _PLAIN or issubclass(hint, StrEnum))


def _value(hint: Any, name: str, values: Values) -> Any:
    if _is_plain(hint):
        return _made(hint, values[name])
    words = values[name + _JSON]
    return None if words is None else _made(hint, json.loads(words))


def _made(hint: Any, value: Any) -> Any:
    """Make what a type hint names from plain values."""
    if get_origin(hint) in {Union, UnionType}:
        return _chosen([each for each in get_args(hint) if each is not NoneType], value)
    if get_origin(hint) is tuple:
        return _several(get_args(hint), value)
    if hint is bool:
        return bool(value)
    if hint is float:
        return float(value)
    if is_dataclass(hint):
        kind: Any = hint
        return kind(**{name: _made(inner, value[name]) for name, inner in _hints(kind).items() if name in value})
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value


def _chosen(kinds: Sequence[Any], value: Any) -> Any:
    """Make what one of several types names: a dictionary is a record, and nothing is nothing."""
    if value is None:
        return None
    fitting = [each for each in kinds if is_dataclass(each) == isinstance(value, dict)]
    return _made((fitting or kinds)[0], value)


def _several(inner: tuple[Any, ...], values: Sequence[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(_made(inner[0], each) for each in values)
    return tuple(_made(kind, each) for kind, each in zip(inner, values, strict=True))
