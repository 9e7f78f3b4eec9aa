"""Whose column is whose: what the user says, what is known of other people's exports, and the usual names of fields."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sayso.documents.fields import folded, usual
from sayso.errors import BadInput
from sayso.languages.wordlists import word_list

# A table of more columns is none, and looking each heading up would take seconds.
MOST_COLUMNS = 1000
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_].{1,12})?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what, by its heading; None lets the heading tell."""

    text: str | None = None
    html: str | None = None
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    captured: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """The columns of one table under sayso's names: for each name, the places to look in, in order of preference."""

    places: Mapping[str, tuple[int, ...]]
    utc: bool = False

    @property
    def readable(self) -> bool:
        """Whether some column may hold a text, or at least a headline."""
        return any(name in self.places for name in ("text", "html", "title"))


def columns_of(given: Mapping[str, str] | Columns | None) -> Columns:
    """Give the user's words on columns as a record.

    Raises:
        BadInput: a name is none of sayso's.

    Example:
        >>> columns_of({"text": "Body copy"}).text
        'Body copy'
    """
    if given is None or isinstance(given, Columns):
        return given or Columns()
    names = [each.name for each in fields(Columns)]
    wrong = [name for name in given if name not in names]
    if wrong:
        raise BadInput(f"no field {wrong[0]!r} to read a column as; expected one of {', '.join(names)}")
    return Columns(**given)


def columns_said(words: str) -> dict[str, str]:
    """Read which column holds what, as a person writes it on one line; what has no ``=`` belongs to the heading before it.

    Raises:
        BadInput: a part names no column.

    Example:
        >>> columns_said("text=Body, corrected,published=Day")
        {'text': 'Body, corrected', 'published': 'Day'}
    """
    found: dict[str, str] = {}
    last = ""
    for part in words.split(","):
        name, sign, heading = part.partition("=")
        if sign:
            last = name.strip()
            found[last] = heading
        elif last:
            found[last] += f",{part}"
    if not found or not all(each.strip() for each in found.values()):
        raise BadInput(f"the columns {words!r} name no column; expected NAME=HEADING, as in text=body,published=day")
    columns_of(found)
    return {name: heading.strip() for name, heading in found.items()}


def mapped(header: Sequence[str], columns: Columns) -> Mapped | str:
    """Tell which column is which, or why the user's columns do not fit this header.

    Example:
        >>> mapped(["Page Name", "Post Created", "Message", "Type"], Columns()).places
        {'text': (2,), 'outlet': (0,), 'author': (0,), 'published': (1,)}
    """
    keys = [folded(each) for each in header[:MOST_COLUMNS]]
    found: dict[str, tuple[int, ...]] = {}
    export = _export(frozenset(keys))
    for name in (each.name for each in fields(Columns)):
        own = getattr(columns, name)
        if own is not None:
            places = [place for place, each in enumerate(header) if each.strip() == own.strip()]
            places = places or [place for place, key in enumerate(keys) if key == folded(own)]
            if not places:
                heads = ", ".join(repr(each[:40]) for each in header[:40])
                return f"has no column {own!r} to read as {name}; its columns are {heads}"
        else:
            known = (export or {}).get(name, usual(name))
            places = [keys.index(key) for key in known if key in keys]
        if places:
            found[name] = tuple(dict.fromkeys(places))
    forwarded = tuple(keys.index(key) for key in (export or {}).get("forwarded", ()) if key in keys)
    if forwarded:
        found["forwarded"] = forwarded
    return Mapped(found, utc=bool(export and export.get("utc")))


def known_names(header: Sequence[str], columns: Columns | None = None) -> int:
    """Count the cells of a row that name a field, also by what the user says of the columns: a header has several.

    Example:
        >>> known_names(["Headline", "Date", "Byline", "17"])
        3
    """
    found = mapped(header, columns or Columns())
    if isinstance(found, str):
        found = mapped(header, Columns())
    return 0 if isinstance(found, str) else len({places[0] for places in found.places.values()})


def _export(keys: frozenset[str]) -> Mapping[str, Any] | None:
    """Give what is known of the program that wrote a table with these columns."""
    return next((each for each in _tables()["exports"] if keys.issuperset(each["signs"])), None)


def language_code(words: str) -> str:
    """Give the code of a language that a table names in full; what is none is empty.

    Example:
        >>> language_code("English"), language_code("pt-BR"), language_code("Elvish")
        ('en', 'pt', '')
    """
    named = _tables()["languages"].get(words.strip().lower())
    if named:
        return str(named)
    return re.split("[-_]", words.strip().lower())[0] if _CODE.match(words.strip()) else ""


@cache
def _tables() -> dict[str, Any]:
    return word_list("tables")
