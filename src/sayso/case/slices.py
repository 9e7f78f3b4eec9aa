"""Lists of a case, slice by slice: what is asked for, where a slice ends, and the query that gives the next one.

A cursor names the last row of a slice by what the list is ordered by: rows that come or go in between neither repeat nor skip
others. It is made of plain values that stand as values in the query, so that one that was tampered with gives another slice or
is refused, never more.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Generic, NoReturn, TypeVar

from sayso.case.tables import Asker
from sayso.errors import BadInput

Row = TypeVar("Row")
MOST_ROWS = 500
_LONGEST_CURSOR = 800
_LARGEST = 1 << 63  # SQLite's integers end here


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Row]):
    """A part of a list.

    Args:
        rows: in the order of the list.
        after: the cursor of the next slice; None at the end.
        total: how many rows the whole list has.
    """

    rows: tuple[Row, ...]
    after: str | None
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list as a query; all names are our own, what was asked for stands in the values.

    Args:
        name: of the list and its order: a cursor of another one is refused.
        columns: what is selected.
        table: what it is selected from, with its joins.
        where: conditions, all of which hold.
        values: of these, in order.
        keys: what orders it, each with whether the greatest comes first; together they tell every row from the others.
    """

    name: str
    columns: str
    table: str
    where: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    keys: tuple[tuple[str, bool], ...]


def slice_of(asker: Asker, listing: Listing, after: str | None, most: int) -> Slice[Any]:
    """Give a slice of a list, of rows as SQLite gives them.

    Args:
        asker: of the case.
        listing: the list.
        after: the cursor that came with the slice before; None for the first.
        most: rows of the slice, 1 to 500.

    Raises:
        BadInput: the cursor is of no slice of this list, or there are to be too many rows.
    """
    if not 1 <= most <= MOST_ROWS:
        raise BadInput(f"a slice of {most} rows; expected 1 to {MOST_ROWS}; ask for the next slice with its cursor")
    last = _read_cursor(listing, after) if after else ()
    beyond, values = _beyond(listing, last) if last else ("true", ())
    conditions = " and ".join(listing.where) or "true"
    keys = ", ".join(name for name, _ in listing.keys)
    order = ", ".join(f"{name} {'desc' if greatest else 'asc'}" for name, greatest in listing.keys)
    total = asker.rows(f"select count(*) from {listing.table} where {conditions}", listing.values)[0][0]  # noqa: S608 - our own names
    asked = f"select {listing.columns}, {keys} from {listing.table} where {conditions} and ({beyond}) order by {order} limit ?"  # noqa: S608
    rows = asker.rows(asked, (*listing.values, *values, most + 1))
    n_keys = len(listing.keys)
    following = _cursor(listing, tuple(rows[most - 1])[-n_keys:]) if len(rows) > most else None
    return Slice(rows=tuple(rows[:most]), after=following, total=total)


def _beyond(listing: Listing, last: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """Give the condition that a row comes behind the last one: an index answers its first part, the rest tells ties apart."""
    signs = [("<" if greatest else ">") for _, greatest in listing.keys]
    names = [name for name, _ in listing.keys]
    parts, values = [f"{names[0]} {signs[0]}= ?"], [last[0]]
    ties = []
    for place, (name, sign) in enumerate(zip(names, signs, strict=True)):
        ties.append(" and ".join((*(f"{each} = ?" for each in names[:place]), f"{name} {sign} ?")))
        values += last[: place + 1]
    return f"{parts[0]} and ({' or '.join(ties)})", tuple(values)


def _cursor(listing: Listing, keys: Sequence[Any]) -> str:
    return urlsafe_b64encode(json.dumps([listing.name, *keys]).encode()).decode().rstrip("=")


def _read_cursor(listing: Listing, written: str) -> tuple[Any, ...]:
    try:
        if len(written) > _LONGEST_CURSOR:
            _refuse(written)
        told = json.loads(urlsafe_b64decode(written + "=" * (-len(written) % 4)))
    except (NotBase64, ValueError, RecursionError):  # of bytes that are no text, or no JSON, too
        _refuse(written)
    if not isinstance(told, list) or len(told) != len(listing.keys) + 1 or told[0] != listing.name:
        _refuse(written)
    if not all(_is_plain(each) for each in told):
        _refuse(written)
    return tuple(told[1:])


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return not any("\ud800" <= each <= "\udfff" for each in value)
    return (type(value) is float and isfinite(value)) or (type(value) is int and -_LARGEST <= value < _LARGEST)


def _refuse(written: str) -> NoReturn:
    raise BadInput(f"cursor {written[:40]!r} is of no slice of this list; expected one that came with a slice; start without one")
