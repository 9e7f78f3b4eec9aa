"""Write a case: what was read is added file by file, what was found replaces what the run before had found."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from filelock import FileLock, Timeout

from sayso.case.deciding import as_read, keep_decided
from sayso.case.deriving import derive
from sayso.case.opening import create, told
from sayso.case.plain import columns, row
from sayso.case.remembering import recollect, write_down
from sayso.case.replacing import Difference, difference, replace_rows
from sayso.case.searching import indexed
from sayso.case.tables import TABLES, every
from sayso.case.visits import Visit, every_visit, keep_found, keep_visits, visit_of, visits_due
from sayso.errors import BadStore, BusyStore
from sayso.memory import Notebook
from sayso.records import Actor, Change, Claim, Conclusions, Copy, Correction, Document, Lineage, Run, Statement, Story, Unread
from sayso.redating import check_dates

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file as it was read: its path as given, the SHA-256 of its bytes, the bytes."""

    path: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from a file, or a part of it.

    Args:
        documents: with ids that no other document of the case has; ``own_ids`` are the ids that they would have alone.
        statements: of these documents, without speakers.
        unread: what of the file could not be read.
        whole: whether this is the last part.
    """

    documents: tuple[Document, ...]
    own_ids: tuple[str, ...]
    statements: tuple[Statement, ...]
    unread: tuple[Unread, ...] = ()
    whole: bool = True


class Writer:
    """A case, open for writing. One process writes at a time; a second one waits, or says that it does not get in.

    Args:
        path: of the case; it is made where there is none.
        patience: seconds to wait for another writer; 0 not at all, below 0 for ever.

    Raises:
        BusyStore: another process writes.
        BadStore: the file is no case.
    """

    def __init__(self, path: Path | str, patience: float = 0.0) -> None:
        self.path = Path(path)
        if not self.path.absolute().parent.is_dir():
            raise BadStore(f"{self.path}: the folder {str(self.path.parent)!r} does not exist; make it first")
        self._lock = FileLock(f"{self.path}-writer")
        try:
            self._lock.acquire(timeout=patience)
        except Timeout:
            raise BusyStore(f"{self.path}: another process is writing to this case; wait for it, or try again later") from None
        except OSError as error:
            raise BadStore(f"{self.path}: {error.strerror or error}; expected a folder that may be written") from error
        try:
            self._connection = create(self.path)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._connection.close()
        self._lock.release()

    def every(self, kind: type[Record]) -> tuple[Record, ...]:
        """Give all records of a kind as they were read, before anybody decided anything, in the order of storing."""
        with told(self.path):
            return as_read(self._connection, kind, every(self._connection, self.path, kind))

    def stored(self, path: str, sha256: str) -> int | None:
        """Tell how many documents of a file are stored, and None when all of them are."""
        wanted = (
            "select whole, (select count(*) from documents where file_number = files.number) as many "
            "from files where path = ? and sha256 = ?"
        )
        found = self._rows(wanted, (path, sha256))
        return None if found and found[0]["whole"] else found[0]["many"] if found else 0

    def is_bare(self, path: str, sha256: str) -> bool:
        """Tell whether a file is stored of which no document could be read."""
        wanted = (
            "select 1 from files where path = ? and sha256 = ? and whole and number not in (select file_number from documents)"
        )
        return bool(self._rows(wanted, (path, sha256)))

    def texts(self, path: str) -> tuple[str, ...]:
        """Give the texts that were ever read from a path."""
        wanted = "select text from documents where file_number in (select number from files where path = ? and whole)"
        return tuple(each["text"] for each in self._rows(wanted, (path,)))

    def fresh(self) -> frozenset[str]:
        """Give the ids of the documents that were read since the last run was ended."""
        wanted = "select id from documents where number > (select coalesce(max(documents), 0) from runs)"
        return frozenset(each["id"] for each in self._rows(wanted))

    def renewed(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Give the paths that were read again since the last run was ended, with the ids of the documents of every reading."""
        wanted = (
            "select files.path, files.number, documents.id from documents join files on files.number = documents.file_number "
            "where files.path in (select path from files join documents on documents.file_number = files.number "
            "where documents.number > (select coalesce(max(documents), 0) from runs)) order by documents.number"
        )
        readings: dict[str, dict[int, tuple[str, ...]]] = {}
        for path, number, document in self._rows(wanted):
            of_path = readings.setdefault(path, {})
            of_path[number] = (*of_path.get(number, ()), document)
        return {path: tuple(each.values()) for path, each in readings.items() if len(each) > 1}

    def read_from(self, path: str) -> tuple[str, ...]:
        """Give the ids of the documents that were read from a path the last time that anything was."""
        wanted = (
            "select id from documents where file_number = (select max(files.number) from files "
            "join documents on documents.file_number = files.number where path = ?) order by number"
        )
        return tuple(each["id"] for each in self._rows(wanted, (path,)))

    def repeats(self, own_id: str) -> int:
        """Count the documents that have this id, or had it before they were told from one another."""
        found: int = self._rows("select count(*) as many from documents where own_id = ?", (own_id,))[0]["many"]
        return found

    def runs(self) -> int:
        """Tell how many runs were ended."""
        found: int = self._rows("select count(*) as many from runs")[0]["many"]
        return found

    def concluded(self, run: Run) -> bool:
        """Tell whether the last run was made as this one, and about everything that the case holds."""
        wanted = (
            "select version, settings_json, models_json, publishers_json, documents, corrections, "
            "(select count(*) from documents) as documents_now, (select count(*) from corrections) as corrections_now "
            "from runs order by number desc limit 1"
        )
        return any(
            (each["documents"], each["corrections"]) == (each["documents_now"], each["corrections_now"])
            and (each["version"], each["settings_json"], each["models_json"], each["publishers_json"])
            == (run.version, json.dumps(run.settings), json.dumps(run.models), json.dumps(self.publishers()))
            for each in self._rows(wanted)
        )

    def add(self, original: Original, reading: Reading) -> None:
        """Store a file with what was read from it, or the next part of that: all of it or, where that fails, nothing."""
        with self._transaction() as connection:
            number = _file_number(connection, original)
            for document, own_id in zip(reading.documents, reading.own_ids, strict=True):
                rank = _insert(connection, document, file_number=number, own_id=own_id).lastrowid
                connection.execute(
                    "insert into documents_words (rowid, title, text) values (?, ?, ?)",
                    (rank, indexed(document.title or ""), indexed(document.text)),
                )
            for statement in reading.statements:
                _insert(connection, statement)
            connection.execute("delete from unread where file_number = ?", (number,))  # of an earlier reading that gave nothing
            for each in reading.unread:
                _insert(connection, each, file_number=number)
            if reading.whole:
                connection.execute("update files set whole = 1 where number = ?", (number,))

    def note(self, unread: Sequence[Unread]) -> None:
        """Store what could not be read at all, once."""
        with self._transaction() as connection:
            for each in unread:
                known = connection.execute("select 1 from unread where path = ? and why = ?", (each.path, each.why)).fetchone()
                if known is None:
                    _insert(connection, each)

    def visit(self, url: str) -> Visit | None:
        """Give what is known of an address on the web."""
        with told(self.path):
            return visit_of(self._connection, url)

    def visits(self, kind: str) -> tuple[Visit, ...]:
        """Give all addresses of a kind, in the order in which they came."""
        with told(self.path):
            return every_visit(self._connection, kind)

    def due(self, kind: str, most: int) -> tuple[Visit, ...]:
        """Give the addresses of a kind that may be asked for now: those that never were first, then as they became due."""
        with told(self.path):
            return visits_due(self._connection, kind, _now(), most)

    def keep(self, visits: Iterable[Visit], found: Iterable[str] = ()) -> None:
        """Store what is known of addresses, and those of pages that were found and are yet to be asked for."""
        with self._transaction() as connection:
            keep_visits(connection, visits)
            keep_found(connection, found, _now())

    def tell(self, changes: Sequence[Change], visits: Iterable[Visit] = ()) -> None:
        """Store changes that were found beside the last run, with what is known of the addresses that they are about."""
        with self._transaction() as connection:
            number = connection.execute("select max(number) from runs").fetchone()[0]
            if number is not None:
                _tell(connection, changes, number)
            keep_visits(connection, visits)

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Store what people decided, behind what they decided before; what is there already is not stored twice.

        Raises:
            BadInput: the date that somebody decided is none; nothing is stored.
        """
        known = set(self.every(Correction))
        fresh = [each for each in dict.fromkeys(corrections) if each not in known]
        check_dates(fresh)
        with self._transaction() as connection:
            for each in fresh:
                _insert(connection, each)

    def own(self, publishers: Mapping[str, str]) -> None:
        """Store what people say of who owns outlets, names or domains; of one outlet the last word counts."""
        told = [(outlet, publisher, _now()) for outlet, publisher in publishers.items()]
        with self._transaction() as connection:
            connection.executemany("insert or replace into publishers values (?, ?, ?)", told)

    def publishers(self) -> dict[str, str]:
        """Give who owns which outlet, as people said."""
        return dict(map(tuple, self._rows("select outlet, publisher from publishers order by outlet")))

    def judgements(self) -> dict[bytes, bytes]:
        """Give what the judge said of pairs, by key."""
        return {each["key"]: each["shares"] for each in self._rows("select key, shares from judgements")}

    def without_vectors(self, claims: Iterable[Claim], models: Sequence[tuple[str, str]]) -> tuple[Claim, ...]:
        """Give the claims for which no vector is stored that these models made."""
        wanted = "select claim from claims_vectors where (select models_json from runs order by number desc limit 1) = ?"
        known = {each["claim"] for each in self._rows(wanted, (json.dumps(models),))}
        return tuple(each for each in claims if each.id not in known)

    def remember(self, vectors: Mapping[str, bytes], judgements: Mapping[bytes, bytes]) -> None:
        """Keep vectors of claims, and what the judge said of pairs."""
        with self._transaction() as connection:
            connection.executemany("insert or replace into claims_vectors values (?, ?)", vectors.items())
            connection.executemany("insert or replace into judgements values (?, ?)", judgements.items())

    def recollect(self, made_by: str) -> Notebook:
        """Give what was worked out before by the same code, models and settings."""
        with told(self.path):
            return recollect(self._connection, made_by)

    def write_down(self, notebook: Notebook, made_by: str) -> None:
        """Keep what was worked out, for the next run."""
        with self._transaction() as connection:
            write_down(connection, notebook, made_by)

    def differing(self, found: Conclusions) -> tuple[Difference[Claim], Difference[Lineage]]:
        """Hold claims and lineages of a run against those of the run before it."""
        with told(self.path):
            claims = difference(self._connection, Claim, found.claims)
            return claims, difference(self._connection, Lineage, found.lineages)

    def conclude(
        self,
        found: Conclusions,
        run: Run,
        changes: Sequence[Change],
        differing: tuple[Difference[Claim], Difference[Lineage]] | None = None,
    ) -> None:
        """Put what was found in place of what the last run found; only rows that differ are touched.

        Args:
            found: by the run.
            run: its manifest.
            changes: what it found that the run before it had not.
            differing: what :meth:`differing` gave for it, where somebody asked.
        """
        claims, lineages = differing or self.differing(found)
        with self._transaction() as connection:
            last = connection.execute("select version from runs order by number desc limit 1").fetchone()
            number = connection.execute(
                "insert into runs "
                "(id, version, settings_json, inputs_json, models_json, publishers_json, seconds, at, documents, corrections) "
                "values (?, ?, ?, ?, ?, ?, ?, ?, (select count(*) from documents), (select count(*) from corrections))",
                (run.id, run.version, json.dumps(run.settings), json.dumps([[each.path, each.sha256] for each in run.inputs]),
                 json.dumps(run.models), json.dumps(self.publishers()), run.seconds, _now()),
            ).lastrowid  # fmt: skip
            speakers = dict(connection.execute("select id, speaker from statements"))
            spoken = [(each.speaker, each.id) for each in found.statements if speakers[each.id] != each.speaker]
            connection.executemany("update statements set speaker = ? where id = ?", spoken)
            keep_decided(connection, every(connection, self.path, Correction), found.statements)
            for each in (claims, lineages):
                replace_rows(connection, each)
            for kind, records in ((Actor, found.actors), (Copy, found.copies), (Story, found.stories)):
                replace_rows(connection, difference(connection, kind, records))
            _index_words(connection, claims)
            same_code = last is not None and last["version"] == run.version
            derive(connection, {*claims.touched, *lineages.touched} if same_code else None)
            connection.execute("delete from claims_vectors where claim not in (select id from claims)")
            _tell(connection, changes, number or 0)

    def _rows(self, wanted: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with told(self.path):
            return self._connection.execute(wanted, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Keep all that is written inside, or nothing."""
        with told(self.path):
            self._connection.execute("begin immediate")
            try:
                yield self._connection
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:  # a full disk may have ended it
                    self._connection.execute("rollback")
                raise


def _tell(connection: sqlite3.Connection, changes: Sequence[Change], run: int) -> None:
    for each in changes:
        values = (each.kind.value, each.claim, each.document, each.text, run, _now())
        connection.execute("insert into changes (kind, claim, document, text, run, at) values (?, ?, ?, ?, ?, ?)", values)


def _file_number(connection: sqlite3.Connection, original: Original) -> int:
    """Give the number of a file, which is stored where it is not yet."""
    found = connection.execute(
        "select number from files where path = ? and sha256 = ?", (original.path, original.sha256)
    ).fetchone()
    if found is None:
        found = connection.execute(
            "insert into files (path, sha256, size, packed, added, whole) values (?, ?, ?, ?, ?, 0) returning number",
            (original.path, original.sha256, len(original.content), zlib.compress(original.content), _now()),
        ).fetchone()
    number: int = found[0]
    return number


def _insert(connection: sqlite3.Connection, record: object, **besides: Any) -> sqlite3.Cursor:
    """Insert a record with columns that it does not have itself."""
    kind = type(record)
    names = ", ".join(f'"{name}"' for name in (*columns(kind), *besides))
    places = ", ".join("?" * (len(columns(kind)) + len(besides)))
    return connection.execute(
        f"insert into {TABLES[kind]} ({names}) values ({places})",  # noqa: S608 - names of our own columns
        (*row(record), *besides.values()),
    )


def _index_words(connection: sqlite3.Connection, claims: Difference[Claim]) -> None:
    """Bring the index of the words of claims up to date with the rows that differ."""
    touched = json.dumps(claims.touched)
    connection.execute("delete from claims_words where claim in (select value from json_each(?))", (touched,))
    wanted = "select id, text from claims where id in (select value from json_each(?))"
    words = ((claim, indexed(text)) for claim, text in connection.execute(wanted, (touched,)).fetchall())
    connection.executemany("insert into claims_words (claim, text) values (?, ?)", words)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
