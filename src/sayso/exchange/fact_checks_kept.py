"""Fact-checks at hand: found by their words; those of a large feed are kept in a file beside it, so that it is read once."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from types import TracebackType
from typing import Any, Self

from sayso.case.finding_claims import frequent_words, query_of
from sayso.case.searching import indexed
from sayso.errors import BadStore
from sayso.exchange.fact_checks import COLUMNS, Entry, FactCheck, fact_check
from sayso.exchange.fact_checks_reading import EXPECTED, read_entries
from sayso.records import Unread

# Smaller feeds are read in less than half a second
KEPT_FROM_BYTES = 4 << 20
ENDING = ".sayso"
VERSION = 2  # of what is kept: another one where it, or what is read of a feed, changes
MOST_NOTES = 20
_LISTED = ", ".join(f'"{name}"' for name in COLUMNS)
_SCHEMA = f"""
create table about (name text primary key, value text not null) without rowid;
create table entries (number integer primary key, {", ".join(f'"{name}" text not null' for name in COLUMNS)});
create virtual table words using fts5 (text, content='', tokenize='unicode61 remove_diacritics 2');
"""
_FIND = (
    f"select {_LISTED}, found.rank as rank "  # noqa: S608 - names of our own columns
    "from (select rowid, rank from words where words match ? order by rank limit ?) as found "
    "join entries on entries.number = found.rowid order by found.rank"
)
_STORE = f"insert into entries values (?, {', '.join('?' * len(COLUMNS))})"  # noqa: S608 - the same


@dataclass(frozen=True, slots=True, eq=False)
class _Feed:
    """One feed as it is searched: its name, its entries, the words that stand in too many of them, what of it was not read."""

    file: str
    connection: sqlite3.Connection
    count: int
    frequent: frozenset[str]
    notes: tuple[str, ...]


class FactChecks:
    """Fact-checks of some feeds, as :func:`read_fact_checks` gives them; close it, or use it in a ``with``.

    Args:
        feeds: each in a table of its own.
    """

    def __init__(self, feeds: Sequence[_Feed]) -> None:
        self._feeds = tuple(feeds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        return sum(each.count for each in self._feeds)

    def __iter__(self) -> Iterator[FactCheck]:
        for feed in self._feeds:
            for row in feed.connection.execute(f"select {_LISTED} from entries order by number"):  # noqa: S608 - our own names
                yield fact_check(_entry(row), feed.file)

    def close(self) -> None:
        """Give up the feeds."""
        for each in self._feeds:
            each.connection.close()

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What was no fact-check, or was not read, and why."""
        return tuple(Unread(feed.file, note) for feed in self._feeds for note in feed.notes)

    def near(self, texts: Iterable[str], most: int = 20) -> tuple[FactCheck, ...]:
        """Give the fact-checks whose claims share words with any of some texts, the most fitting first, each once.

        It proposes: whether one is about the *same* claim is to be judged. In a language that none of the texts is in nothing is
        found.

        Args:
            texts: one claim, in one wording or several.
            most: how many at most.
        """
        found: dict[Entry, tuple[float, str]] = {}
        for feed in self._feeds:
            for text in texts:
                query = query_of(text, feed.frequent)
                for row in _found(feed, query, most) if query else ():
                    entry = _entry(row)
                    found[entry] = min(found.get(entry, (0.0, feed.file)), (float(row["rank"]), feed.file))
        ranked = sorted(found.items(), key=lambda each: (each[1], each[0].url, each[0].text))
        return tuple(fact_check(entry, file) for entry, (_, file) in ranked[:most])


def _found(feed: _Feed, query: str, most: int) -> list[Any]:
    try:
        return feed.connection.execute(_FIND, (query, most)).fetchall()
    except sqlite3.Error as error:
        what = f"what was kept of {feed.file} is damaged (SQLite: {error}); expected a file that sayso wrote"
        raise BadStore(f"{what}; delete {feed.file}{ENDING}") from error


def read_fact_checks(paths: Iterable[Path | str]) -> FactChecks:
    """Read local feeds or exports of fact-checks: schema.org ClaimReview, Data Commons, Google's Fact Check Tools API.

    What a feed of 4 MB or more holds is kept beside it (``feed.json.sayso``), where its folder may be written, until the feed
    changes.

    Raises:
        BadInput: a file cannot be opened. What is broken inside is in :attr:`FactChecks.unread`.
    """
    return FactChecks([_feed(Path(each)) for each in dict.fromkeys(paths)])


def _feed(path: Path) -> _Feed:
    stamp = _stamp(path)
    large = stamp is not None and stamp[0] >= KEPT_FROM_BYTES
    connection = (_kept(path, stamp) or _keep(path, stamp)) if large else None
    if connection is None:
        connection = _connected(":memory:")
        _fill(connection, path, stamp)
    (count,) = connection.execute("select count(*) from entries").fetchone()
    (notes,) = connection.execute("select value from about where name = 'notes'").fetchone()
    return _Feed(str(path), connection, count, frequent_words(connection, count, "words"), tuple(map(str, json.loads(notes))))


def _stamp(path: Path) -> tuple[int, int] | None:
    """Tell a file's size and when it was changed last, in nanoseconds; None where it cannot be told."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _connected(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma trusted_schema = off")  # a file beside a feed may be anybody's
    return connection


def _kept(path: Path, stamp: tuple[int, int] | None) -> sqlite3.Connection | None:
    """Open what was kept of a feed; None where nothing was, or where it was kept of another state of it."""
    beside = path.with_name(path.name + ENDING)
    if not beside.is_file():
        return None
    try:
        connection = _connected(f"{beside.resolve().as_uri()}?mode=ro")
        known = dict(connection.execute("select name, value from about").fetchall())
        if known.get("of") == _of(stamp) and isinstance(json.loads(known["notes"]), list):
            connection.execute(f"select {_LISTED} from entries limit 1")  # noqa: S608 - our own names
            return connection
        connection.close()
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        pass
    return None


def _keep(path: Path, stamp: tuple[int, int] | None) -> sqlite3.Connection | None:
    """Keep a feed beside it, whole or not at all; None where the folder may not be written."""
    try:
        handle, name = mkstemp(prefix=f"{path.name}{ENDING}-", dir=path.parent)
    except OSError:
        return None
    os.close(handle)
    try:
        with contextlib.closing(_connected(Path(name).resolve().as_uri())) as connection:
            _fill(connection, path, stamp)
        Path(name).replace(path.with_name(path.name + ENDING))
    except (sqlite3.Error, OSError):
        return None
    finally:
        Path(name).unlink(missing_ok=True)
    return _kept(path, stamp)


def _fill(connection: sqlite3.Connection, path: Path, stamp: tuple[int, int] | None) -> None:
    """Put what a feed holds into tables."""
    connection.executescript(f"pragma journal_mode = off; pragma synchronous = off; begin; {_SCHEMA}")
    notes: list[str] = []
    n_notes = n_found = 0
    for found in read_entries(path):
        if isinstance(found, str):
            n_notes += 1
            notes += [found] if n_notes <= MOST_NOTES else []
            continue
        n_found += 1
        connection.execute(_STORE, (n_found, *(getattr(found, name) for name in COLUMNS)))
        connection.execute("insert into words (rowid, text) values (?, ?)", (n_found, indexed(found.text)))
    notes += [f"and {n_notes - MOST_NOTES:,} more entries"] if n_notes > MOST_NOTES else []
    notes = notes if n_found else [*notes[:1], f"holds no fact-check; {EXPECTED}"]
    told = (("of", _of(stamp)), ("notes", json.dumps(notes)))
    connection.executemany("insert into about values (?, ?)", told)
    connection.execute("commit")


def _of(stamp: tuple[int, int] | None) -> str:
    """Name the state of a feed, and how it is kept."""
    return f"{VERSION} {stamp}"


def _entry(row: Any) -> Entry:
    return Entry(**{name: str(row[name]) for name in COLUMNS})
