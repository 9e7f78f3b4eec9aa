"""Read a case: its records, and the whole of it as one trace."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.case import browsing, overviews, parts
from sayso.case.facets import Facet, Marks, facets, read_marks
from sayso.case.filters import Filter
from sayso.case.finding_claims import frequent_words, query_of
from sayso.case.migrating import VERSION
from sayso.case.opening import open_to_read, told
from sayso.case.overviews import Name, OutletPair, Overview
from sayso.case.plain import record
from sayso.case.rows import DocumentRow, SpeakerRow, StoryRow, WordingRow
from sayso.case.searching import asked
from sayso.case.slices import Slice
from sayso.case.tables import Asker, asker_of, listed
from sayso.case.vectors import Vectors, cosines, together
from sayso.errors import BadInput, BadStore
from sayso.records import (
    Actor,
    Change,
    Claim,
    Copy,
    Correction,
    Document,
    Lineage,
    Run,
    Statement,
    Story,
    Trace,
    Unread,
    in_notebook,
)

Record = TypeVar("Record")
EVERYTHING = Filter()
MOST_BYTES = 1 << 31  # of an original that is unpacked


@dataclass(slots=True)
class _Held:
    """What every question needs of the results of one run, by its number: vectors, actors, what claims are chosen by."""

    run: int
    vectors: Vectors | None = None
    actors: tuple[Actor, ...] | None = None
    marks: Marks | None = None
    frequent: frozenset[str] | None = None


class Case:
    """A case, open for reading; any number of processes may read while one writes.

    A case is for one thread at a time. A server opens one for each of its threads, which takes a millisecond or two: by
    :meth:`again`, so that what is kept in memory (vectors of claims, actors) is there once.

    Args:
        path: of the case.

    Raises:
        BadStore: there is no such file, or it is no case.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._connection = open_to_read(self.path)
        self._asker = asker_of(self._connection, self.path)
        self._memory = [_Held(-1)]

    def again(self) -> "Case":
        """Open the same file once more, for another thread; the two share what they keep in memory."""
        other = Case(self.path)
        other._memory = self._memory
        return other

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    _repr_html_ = in_notebook

    @contextmanager
    def moment(self) -> Iterator[None]:
        """See the case as it is at one moment, whatever another process writes meanwhile."""
        if self._connection.in_transaction:  # a moment within a moment is the same one
            yield
            return
        with told(self.path):
            self._connection.execute("begin")
            try:
                yield
            finally:
                self._connection.execute("rollback")

    def every(self, kind: type[Record]) -> tuple[Record, ...]:
        """Give all records of a kind, in the order in which they are stored."""
        return self._asker.all_of(kind)

    def one(self, kind: type[Record], name: str) -> Record:
        """Give the record of an id; of a lineage the claim's.

        Raises:
            BadInput: there is none.
        """
        return self._asker.one(kind, name)

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
        with self.moment():
            found = parts.last_run(self._asker)
            if found is None:
                raise BadInput(f"{self.path} holds nothing that was found yet; run sayso add on it again")
            return replace(found, inputs=parts.inputs(self._asker))

    def part_of_claim(self, name: str) -> Trace:
        """Give what the page of a claim shows, as a trace of its own; see :mod:`sayso.case.parts`.

        Raises:
            BadInput: there is no such claim.
            BadStore: the file was written by an older sayso; this holds for every part.
        """
        with self._browsing() as asker:
            return parts.part_of_claim(asker, name)

    def part_of_claims(self, names: Sequence[str]) -> Trace:
        """Give what a list of claims shows: the first 500 of these with their lineages, and heads of the documents."""
        with self._browsing() as asker:
            return parts.part_of_claims(asker, names)

    def part_of_document(self, name: str) -> Trace:
        """Give what the page of a document shows: its statements, its copies, the claims that it carries or denies."""
        with self._browsing() as asker:
            return parts.part_of_document(asker, name)

    def part_of_copy(self, name: str) -> Trace:
        """Give what the page of a copy shows: both texts, and whatever else carries the same wording."""
        with self._browsing() as asker:
            return parts.part_of_copy(asker, name)

    def part_of_story(self, name: str) -> Trace:
        """Give what the page of a story shows: its claims as lists show them."""
        with self._browsing() as asker:
            return parts.part_of_story(asker, name)

    def part_of_speaker(self, name: str, after: str | None = None, most: int = 50) -> tuple[Trace, Slice[str]]:
        """Give what the page of a speaker shows: a slice of what they are quoted as saying, and the claims that go with it.

        Args:
            name: id of an actor.
            after: cursor of the slice; None for the first.
            most: statements, 1 to 500.

        Returns:
            The records; and the ids of the statements by date, with the cursor of the next slice.
        """
        with self._browsing() as asker:
            speaker = asker.one(Actor, name)
            found = browsing.statement_ids(asker, speaker.id, after, most)
            return parts.part_of_statements(asker, found.rows, speaker), found

    def claim_ids(
        self, chosen: Filter = EVERYTHING, after: str | None = None, most: int = 50, order: str = "excess"
    ) -> Slice[str]:
        """Give a slice of the claims that a filter lets through; see :func:`sayso.case.browsing.claim_ids`.

        Example: ``case.claim_ids(Filter(dropped=True), order="newest").rows``
        """
        with self._browsing() as asker:
            return browsing.claim_ids(asker, chosen, after, most, order)

    def document_rows(
        self, chosen: Filter = EVERYTHING, after: str | None = None, most: int = 50, order: str = "oldest"
    ) -> Slice[DocumentRow]:
        """Give a slice of the documents that a filter lets through: ``oldest``, ``newest`` or ``fitting`` (the words) first."""
        with self._browsing() as asker:
            return browsing.document_rows(asker, chosen, after, most, order)

    def speaker_rows(self, words: str = "", after: str | None = None, most: int = 50) -> Slice[SpeakerRow]:
        """Give a slice of those who are quoted, the most quoted first; with words, those of whom one name holds them all."""
        with self._browsing() as asker:
            folded = Filter(words=words).words.casefold().split()
            own = [each.id for each in self.actors() if _named(each, folded)] if folded else None
            return browsing.speaker_rows(asker, own, after, most)

    def wording_rows(self, after: str | None = None, most: int = 50) -> Slice[WordingRow]:
        """Give a slice of what is carried word for word, nearly so, or translated, that of most documents first."""
        with self._browsing() as asker:
            return browsing.wording_rows(asker, after, most)

    def story_rows(self, after: str | None = None, most: int = 50) -> Slice[StoryRow]:
        """Give a slice of the stories, those of most documents first."""
        with self._browsing() as asker:
            return browsing.story_rows(asker, after, most)

    def facets(self, chosen: Filter = EVERYTHING, most: int = 30) -> tuple[Facet, ...]:
        """Count what the claims that a filter lets through can be chosen by further; of each kind the most frequent values."""
        with self._browsing() as asker:
            held = self._of_last_run()
            if held.marks is None:
                held.marks = read_marks(asker)
            return facets(asker, held.marks, chosen, most)

    def overview(self) -> Overview:
        """Count what the case holds, as of its last run."""
        with self._browsing() as asker:
            return overviews.overview(asker)

    def outlet_pairs(self, most: int = 100) -> tuple[OutletPair, ...]:
        """Count who copies whom, the pairs of outlets with most copied passages first."""
        with self._browsing() as asker:
            return overviews.outlet_pairs(asker, most)

    def names(self) -> tuple[Name, ...]:
        """Give what every document is called by, in the order in which they came, without reading their texts."""
        with self._browsing() as asker:
            return overviews.names(asker)

    def state(self) -> str:
        """Name what the case holds now: the same as long as nothing was stored in it that a page shows."""
        return overviews.state(self._asker)

    @contextmanager
    def _browsing(self) -> Iterator[Asker]:
        """Ask for what pages show, at one moment; only a file of this version holds it in rows.

        Raises:
            BadStore: the file is of an older version.
        """
        if self._asker.version < VERSION:  # of the file as it was opened: it may have been brought up to date since
            self._asker = asker_of(self._connection, self.path)
        if self._asker.version < VERSION:
            versions = f"version {self._asker.version} of the schema; this one is {VERSION}"
            raise BadStore(
                f"{self.path} was written by an older sayso ({versions}); run sayso add on it once, which brings it up to date"
            )
        with self.moment():
            yield self._asker

    def search(self, words: str, most: int = 20) -> tuple[Document, ...]:
        """Give the documents that hold all these words, the most fitting first; in any script.

        Example: ``case.search("timber wagons")``, ``case.search("木材")``.
        """
        query = asked(words, every=True)
        if not query:
            return ()
        wanted = (
            f"select {listed(Document, self._asker.version, 'documents')} from documents_words "  # noqa: S608 - names of our own columns
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
        query = query_of(text, self._frequent(len(held.claims)))
        wanted = "select claim from claims_words where claims_words match ? order by rank, claim limit ?"
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

    def _frequent(self, claims: int) -> frozenset[str]:
        """Give the words that stand in too many claims to find any."""
        held = self._of_last_run()
        if held.frequent is None:
            with told(self.path):
                held.frequent = frequent_words(self._connection, claims)
        return held.frequent

    def _of_last_run(self) -> "_Held":
        """Give what was read of the last run's results; nothing where another run has ended since."""
        run: int = self._rows("select coalesce(max(number), 0) as number from runs")[0]["number"]
        held = self._memory[0]
        if held.run != run:
            held = self._memory[0] = _Held(run)
        return held

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


def _named(actor: Actor, folded: Sequence[str]) -> bool:
    """Tell whether one name of an actor holds all these words, whatever their case."""
    return any(all(word in name.casefold() for word in folded) for name in (actor.name, *actor.names))
