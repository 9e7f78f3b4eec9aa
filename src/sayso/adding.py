"""Add to a case: read what is new, and find what it means for all that was there before.

The result is that of a fresh run on the whole. What was read once (documents, statements) is never read again; what lies
between documents is found anew, for one new text may join two old claims, or part them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from time import perf_counter

from sayso.case import (
    Difference,
    Found,
    Original,
    Reading,
    RememberedJudge,
    Writer,
    changes_between,
    listed,
    packed,
    still_carried,
)
from sayso.claims import read_texts
from sayso.collecting import seldom_collected
from sayso.documents import read
from sayso.documents.files import find
from sayso.documents.pile import distinct_id
from sayso.following import unfollowed
from sayso.languages.encoders import SHIPPED
from sayso.languages.inference import infer
from sayso.languages.models import made_by, model_digests
from sayso.pipeline import conclude, manifest
from sayso.progress import Progress
from sayso.records import (
    Change,
    ChangeKind,
    Claim,
    Conclusions,
    Copy,
    Correction,
    Document,
    Input,
    Lineage,
    Pile,
    Statement,
    Unread,
)
from sayso.redating import redated
from sayso.settings import Settings
from sayso.statements import attribute

JUDGE = "languages/model/judge.onnx"
AT_ONCE = 50  # documents of one file that are read before they are stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one call of :func:`add` did.

    Args:
        files, documents: how many were new.
        known: files that were there before, and not read again.
        unread: what could not be read.
        first: whether nothing had been found in the case before: then all of it is new, and ``changes`` is empty.
        changes: what is new in the case.
    """

    files: int
    documents: int
    known: int
    unread: tuple[Unread, ...]
    first: bool
    changes: tuple[Change, ...]


def add(  # noqa: PLR0913 - as trace takes them, and the case
    case: Path | str,
    paths: Iterable[Path | str] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    corrections: Sequence[Correction] = (),
    publishers: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Added:
    """Add files and folders to a case, which is made where there is none, and bring what was found up to date.

    Every file is stored when it has been read: where the process is stopped, nothing that was stored is lost, and the next call
    goes on, without paths, too. A file whose bytes changed since it was last read is read as a new one; the old one stays.

    Args:
        case: the file.
        paths: files and folders; what cannot be read is listed, never raised.
        settings: all options; the defaults when None.
        progress: called with a line of text now and then.
        corrections: what people decided; they are kept in the case and win in every later run.
        publishers: outlets or domains of one owner that the list does not know, outlet to owner; they are kept in the case and
            count in every later run. Of one outlet the last word counts.
        columns: which column of a table holds what, as :func:`sayso.read` takes it. A file that gave no document before, for
            nobody could tell its columns, is read again with them.

    Returns:
        What was new.

    Raises:
        BadStore: another process writes to the case, it is no case, or the disk is full.
    """
    with Writer(case) as writer:
        return add_to(writer, paths, settings, progress, corrections=corrections, publishers=publishers, columns=columns)


def add_to(  # noqa: PLR0913 - as add takes them, and what lies in no file
    writer: Writer,
    paths: Iterable[Path | str] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    corrections: Sequence[Correction] = (),
    publishers: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    found: Iterable[tuple[Original, Pile]] = (),
    verb: str = "add",
) -> Added:
    """Add to a case that is open: as :func:`add` does, and what lies in no file, such as pages that were fetched.

    Args:
        writer: the open case.
        paths: files and folders; they are read first.
        settings: all options; the defaults when None.
        progress: called with a line of text now and then.
        corrections: what people decided.
        publishers: outlet to owner.
        columns: which column of a table holds what.
        found: bytes under the address that stands for a path, and what was read from them; each is stored before the next one is
            asked for. A pile without documents gives its notes only. What gives under its path the very texts that it gave
            before is known, whatever else of its bytes has changed.
        verb: of the run.

    Returns:
        What was new.
    """
    writer.correct(corrections)
    writer.own(publishers or {})
    given = _Given(writer, settings or Settings(), progress, columns)
    for each in find(paths):
        given.take(each)
    for original, pile in found:
        given.take_original(original, pile)
    return given.concluded(verb)


class _Given:
    """Takes files one by one: reads and stores those that are new."""

    def __init__(
        self, writer: Writer, options: Settings, progress: Progress | None, columns: Mapping[str, str] | None = None
    ) -> None:
        self._writer, self._options, self._progress, self._columns = writer, options, progress, columns
        self._started = perf_counter()
        self.inputs: list[Input] = []
        self.unread: list[Unread] = []
        self.documents = self.known = 0
        self._partly: set[str] = set()  # pages of which only what is new was stored

    @seldom_collected()
    def concluded(self, verb: str) -> Added:
        """Bring what was found up to date, where anything was added since."""
        writer, first = self._writer, not self._writer.runs()
        writer.note(self.unread)
        run = manifest(verb, Pile(documents=(), inputs=tuple(self.inputs)), self._options, 0.0)
        changes: tuple[Change, ...] = ()
        if not writer.concluded(run):
            renewed = writer.renewed()
            documents = writer.every(Document)
            found = _conclude(writer, documents, self._options, self._progress)
            differing = writer.differing(found)
            behind = _unfollowed(writer, documents, renewed, found.copies)
            changes = () if first else (*self._changed(renewed, found.copies), *behind, *_new(found, differing, documents))
            writer.conclude(found, replace(run, seconds=round(perf_counter() - self._started, 1)), changes, differing)
        return Added(
            files=len(self.inputs),
            documents=self.documents,
            known=self.known,
            unread=tuple(self.unread),
            first=first,
            changes=changes,
        )

    def take(self, path: Path | Unread) -> None:
        """Read and store a file, unless its bytes were stored before."""
        if isinstance(path, Unread):
            self.unread.append(path)
            return
        digest = _digest(path)
        if isinstance(digest, Unread):
            self.unread.append(digest)
            return
        stored = self._writer.stored(str(path), digest)
        if stored is None and self._columns and self._writer.is_bare(str(path), digest):
            stored = 0
        if stored is None:
            self.known += 1
            return
        pile = read([path], self._options, self._progress, self._columns)
        if not pile.inputs:
            self.unread += pile.unread
            return
        original, notes = _original(path, pile.inputs[0], self._options)
        self._store(original, replace(pile, unread=(*pile.unread, *notes)), stored)

    def take_original(self, original: Original, pile: Pile) -> None:
        """Store what was read from bytes that lie in no file, but for texts that were read from there before."""
        stored = self._writer.stored(original.path, original.sha256)
        known = set(self._writer.texts(original.path))
        fresh = tuple(each for each in pile.documents if each.text not in known)
        if len(fresh) < len(pile.documents):
            self._partly.add(original.path)
        if not pile.documents:
            self.unread += pile.unread
        elif stored is None or not fresh:
            self.known += 1
        else:
            self._store(original, replace(pile, documents=fresh), stored)

    def _store(self, original: Original, pile: Pile, stored: int) -> None:
        for reading in self._parts(pile, stored):
            self._writer.add(original, reading)
            self.documents += len(reading.documents)
        self.inputs += pile.inputs
        self.unread += pile.unread

    def _parts(self, pile: Pile, stored: int) -> Iterator[Reading]:
        """Read a file's documents part by part, from the first that is not stored; one part is stored before the next is read."""
        for start in range(stored, max(len(pile.documents), stored + 1), AT_ONCE):
            own = pile.documents[start : start + AT_ONCE]
            told = tuple(self._told_apart(own))
            last = start + AT_ONCE >= len(pile.documents)
            yield Reading(
                documents=told,
                own_ids=tuple(each.id for each in own),
                statements=attribute(told, self._options, self._progress),
                unread=pile.unread if last else (),
                whole=last,
            )

    def _changed(self, renewed: Mapping[str, tuple[tuple[str, ...], ...]], copies: Sequence[Copy]) -> Iterator[Change]:
        """Tell what was read again with another text, and who still carries what it no longer says."""
        documents = {each.id: each for each in self._writer.every(Document)} if renewed else {}
        for path, (*_, before, last) in renewed.items():
            text = f"{path} has changed since it was read; what was read before stays beside it"
            old, new = ([documents[each] for each in ids] for ids in (before, last))
            names = () if path in self._partly else still_carried(old, new, copies, documents)
            also = f"; what it no longer says still stands in {listed(names)}" if names else ""
            yield Change(kind=ChangeKind.CHANGED_AT_ORIGIN, text=text + also, document=last[0])

    def _told_apart(self, documents: Sequence[Document]) -> Iterator[Document]:
        """Make ids unique among all documents of the case, as :func:`sayso.read` makes them among those of a pile."""
        for rank, document in enumerate(documents):
            number = self._writer.repeats(document.id) + sum(each.id == document.id for each in documents[:rank])
            yield replace(document, id=distinct_id(document, number)) if number else document


def _digest(path: Path) -> str | Unread:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return Unread(str(path), f"cannot be read: {error.strerror or error}")


def _original(path: Path, given: Input, options: Settings) -> tuple[Original, tuple[Unread, ...]]:
    """Give the bytes of a file as they are kept: all of them, or none and a note."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= options.max_file_bytes else b""
    except OSError:
        size, content = 0, b""
    if sha256(content).hexdigest() == given.sha256:
        return Original(path=given.path, sha256=given.sha256, content=content), ()
    large = f"its {size} bytes are more than {options.max_file_bytes} (setting max_file_bytes)"
    why = large if size > options.max_file_bytes else "it has changed since it was read"
    note = Unread(given.path, f"{why}; its SHA-256 is kept, its bytes are not")
    return Original(path=given.path, sha256=given.sha256, content=b""), (note,)


def _unfollowed(
    writer: Writer, documents: Sequence[Document], renewed: Mapping[str, tuple[tuple[str, ...], ...]], copies: Sequence[Copy]
) -> Iterator[Change]:
    """Tell what was put right elsewhere than under the path that it was read from, and who has not followed."""
    told = {document for readings in renewed.values() for each in readings for document in each}
    return unfollowed(redated(documents, writer.every(Correction)), copies, writer.fresh(), told)


def _conclude(writer: Writer, documents: Sequence[Document], options: Settings, progress: Progress | None) -> Conclusions:
    """Find what lies between all documents of a case; what models say is kept for the next time."""
    statements = [replace(each, speaker=None) for each in writer.every(Statement)]
    judge = RememberedJudge(infer, dict(model_digests())[JUDGE], writer.judgements())
    reader = made_by(options.rows())
    memory = writer.recollect(reader)
    decided, owners = writer.every(Correction), writer.publishers()
    found = conclude(documents, statements, options, progress, decided, owners, judge, memory)
    fresh = writer.without_vectors(found.claims, model_digests())
    encoders = SHIPPED.remembering(memory)
    vectors = packed(read_texts([each.text for each in fresh], [each.language for each in fresh], encoders)) if fresh else []
    writer.remember({claim.id: vector for claim, vector in zip(fresh, vectors, strict=True)}, judge.fresh)
    writer.write_down(memory, reader)
    return found


def _new(
    found: Conclusions, differing: tuple[Difference[Claim], Difference[Lineage]], documents: Sequence[Document]
) -> tuple[Change, ...]:
    """Tell what of the claims of a run is new.

    Raises:
        BadStore: what the run before found is broken.
    """
    claims, lineages = differing
    before = Found(claims.before(), {each.claim: each for each in lineages.before()})
    after = Found(found.claims, {each.claim: each for each in found.lineages})
    return changes_between(before, after, {each.id: each for each in documents})
