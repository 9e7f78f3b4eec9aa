"""Read a case: its records, and the whole of it as one trace."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.case.opening import open_to_read, told
from sayso.case.plain import columns, record
from sayso.case.searching import asked
from sayso.case.vectors import Vectors, cosines, together
from sayso.errors import BadInput
from sayso.records import (
    Actor,
    Change,
    Claim,
    Copy,
    Correction,
    Document,
    Input,
    Lineage,
    Run,
    Statement,
    Story,
    Trace,
    Unread,
)

Record = TypeVar("Record")
TABLES: dict[type, str] = {
    Document: "documents", Statement: "statements", Actor: "actors", Copy: "copies", Claim: "claims", Lineage: "lineages",
    Story: "stories", Correction: "corrections", Change: "changes", Unread: "unread",
}  # fmt: skip
NUMBERED = {"documents", "statements", "corrections", "changes", "unread"}
KEYS = {"lineages": "claim"}  # what names a row, where that is not its id
MOST_BYTES = 1 << 31  # of an original that is unpacked


@dataclass(slots=True)
class _Held:
    """What every question needs of the results of one run, by its number: 512 bytes a claim, and all actors."""

    run: int
    vectors: Vectors | None = None
    actors: tuple[Actor, ...] | None = None


class Case:
    """A case, open for reading; any number of processes may read while one writes.

    Args:
        path: of the case.

    Raises:
        BadStore: there is no such file, or it is no case.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._connection = open_to_read(self.path)
        self._held = _Held(-1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """See the case as it is at one moment, whatever another process writes meanwhile."""
        with told(self.path):
            self._connection.execute("begin")
            try:
                yield
            finally:
                self._connection.execute("rollback")

    def every(self, kind: type[Record]) -> tuple[Record, ...]:
        """Give all records of a kind, in the order in which they are stored."""
        return every(self._connection, self.path, kind)

    def one(self, kind: type[Record], name: str) -> Record:
        """Give the record of an id; of a lineage the claim's.

        Raises:
            BadInput: there is none.
        """
        key = KEYS.get(TABLES[kind], "id")
        wanted = f"select {_listed(kind)} from {TABLES[kind]} where {key} = ?"  # noqa: S608 - our own names
        found = self._rows(wanted, (name,))
        if not found:
            raise BadInput(f"{self.path} has no {kind.__name__.lower()} {name!r}")
        return record(kind, found[0])

    def trace(self) -> Trace:
        """Give the whole case as the trace of its last run.

        Raises:
            BadInput: no run was ever ended in it.
        """
        with self.moment():
            return Trace(
                run=self.last_run(),
                documents=self.every(Document),
                statements=self.every(Statement),
                actors=self.every(Actor),
                copies=self.every(Copy),
                claims=self.every(Claim),
                lineages=self.every(Lineage),
                unread=self.every(Unread),
                corrections=self.every(Correction),
                stories=self.every(Story),
            )

    def last_run(self) -> Run:
        """Give the manifest of the last run, over all files of the case."""
        found = self._rows("select * from runs order by number desc limit 1")
        if not found:
            raise BadInput(f"{self.path} holds nothing that was found yet; run sayso add on it again")
        (run,) = found
        inputs = self._rows("select path, sha256 from files order by number")
        return Run(
            id=run["id"],
            version=run["version"],
            settings=tuple((name, value) for name, value in json.loads(run["settings_json"])),
            inputs=tuple(Input(each["path"], each["sha256"]) for each in inputs),
            models=tuple((name, value) for name, value in json.loads(run["models_json"])),
            seconds=run["seconds"],
        )

    def search(self, words: str, most: int = 20) -> tuple[Document, ...]:
        """Give the documents that hold all these words, the most fitting first; in any script.

        Example: ``case.search("timber wagons")``, ``case.search("木材")``.
        """
        query = asked(words, every=True)
        if not query:
            return ()
        wanted = (
            f"select {_listed(Document, 'documents')} from documents_words "  # noqa: S608 - names of our own columns
            "join documents on documents.number = documents_words.rowid where documents_words match ? order by rank limit ?"
        )
        return tuple(record(Document, each) for each in self._rows(wanted, (query, most)))

    def near_claims(self, text: str, vector: NDArray[np.float32], most: int = 40) -> tuple[Claim, ...]:
        """Give the claims that may say what a text says: by meaning and by words, half of each, the nearest first.

        Args:
            text: what is asked about.
            vector: of it, as :func:`sayso.claims.read_texts` gives it: float32, shape (512,).
            most: how many at most.
        """
        held = self._vectors()
        found = cosines(held.rows, vector)
        by_meaning = [held.claims[rank] for rank in np.argsort(-found, kind="stable")[: most // 2].tolist()]
        query = asked(text, every=False)
        wanted = "select claim from claims_words where claims_words match ? order by rank limit ?"
        by_words = [each["claim"] for each in self._rows(wanted, (query, most // 2))] if query else []
        return tuple(self.one(Claim, each) for each in dict.fromkeys((*by_meaning, *by_words)))

    def actors(self) -> tuple[Actor, ...]:
        """Give all actors, by id; they are read once for each run that was ended."""
        held = self._of_last_run()
        if held.actors is None:
            held.actors = self.every(Actor)
        return held.actors

    def _vectors(self) -> Vectors:
        """Give the vectors of all claims, by id; those of claims that a run has not ended with yet are left out."""
        held = self._of_last_run()
        if held.vectors is None:
            wanted = "select claim, vector from claims_vectors where claim in (select id from claims) order by claim"
            rows = self._rows(wanted)
            held.vectors = Vectors(tuple(each["claim"] for each in rows), together([each["vector"] for each in rows]))
        return held.vectors

    def _of_last_run(self) -> "_Held":
        """Give what was read of the last run's results; nothing where another run has ended since."""
        run: int = self._rows("select coalesce(max(number), 0) as number from runs")[0]["number"]
        if self._held.run != run:
            self._held = _Held(run)
        return self._held

    def original(self, document: str) -> bytes:
        """Give the bytes of the file that a document was read from, as they were.

        Raises:
            BadInput: there is no such document.
        """
        wanted = "select packed from files where number = (select file_number from documents where id = ?)"
        found = self._rows(wanted, (document,))
        if not found:
            raise BadInput(f"{self.path} has no document {document!r}")
        return zlib.decompressobj().decompress(found[0]["packed"], MOST_BYTES)

    def changes(self, since: str = "") -> tuple[Change, ...]:
        """Give what is new since a day or an instant (ISO 8601), in the order in which it was found."""
        wanted = (
            "select changes.kind, changes.text, claim, document, runs.id as run, changes.at from changes "
            "join runs on runs.number = changes.run where changes.at >= ? order by changes.number"
        )
        return tuple(record(Change, each) for each in self._rows(wanted, (since,)))

    def _rows(self, wanted: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with told(self.path):
            return self._connection.execute(wanted, values).fetchall()


def every(connection: sqlite3.Connection, path: Path, kind: type[Record]) -> tuple[Record, ...]:
    """Give all records of a kind from an open case: those that came with documents in that order, what was found by id."""
    table = TABLES[kind]
    order = "number" if table in NUMBERED else KEYS.get(table, "id")
    with told(path):
        rows = connection.execute(f"select {_listed(kind)} from {table} order by {order}").fetchall()  # noqa: S608 - our own names
    return tuple(record(kind, each) for each in rows)


def _listed(kind: type, table: str = "") -> str:
    """Name the columns of a record for a query."""
    return ", ".join(f'{table}."{name}"' if table else f'"{name}"' for name in columns(kind))
