"""Copies alone: a pile, which of its passages are copies of which, and the manifest of the run (docs/copies-command.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from sayso.copies import Engine, find_copies, find_in_archive
from sayso.documents import read
from sayso.errors import BadInput
from sayso.exchange.dialects import SAYSO, Dialect
from sayso.exchange.tables import Tables
from sayso.pipeline import manifest
from sayso.progress import Progress, silent
from sayso.records import Copy, Document, Pile, Run, Unread
from sayso.settings import Settings
from sayso.stock import Stored, stock

BATCH_COPIES = 10_000
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A pile and the copies in it.

    Args:
        pile: what was read.
        copies: in order of a, b.
        run: the manifest.
    """

    pile: Pile
    copies: tuple[Copy, ...]
    run: Run

    @property
    def by_id(self) -> Mapping[str, Document]:
        """The documents, by id."""
        return {each.id: each for each in self.pile.documents}


def copies_in(
    paths: Iterable[Path | str],
    settings: Settings | None = None,
    progress: Progress | None = None,
    columns: Mapping[str, str] | None = None,
) -> Archive:
    """Read files and folders, and find which of their passages are copies of one another: verbatim, edited, translated.

    Use it where copies alone are asked for. Statements are not read, so that a change is told only where numbers, negation or
    names differ, not where an attribution is left out; :func:`sayso.trace` tells that, too.

    Args:
        paths: files and folders; what cannot be read is listed in the pile, never raised.
        settings: all options; the defaults when None.
        progress: called with a line of text now and then.
        columns: which column of a table holds what, as :func:`sayso.read` takes it.

    Example:
        >>> copies_in(["no-such-folder"]).copies
        ()
    """
    started, options = perf_counter(), settings or Settings()
    pile = read(paths, options, progress, columns)
    copies = find_copies(pile.documents, settings=options, progress=progress)
    return Archive(pile=pile, copies=copies, run=manifest("copies", pile, options, perf_counter() - started))


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a pile that stayed on disk: how many documents and copies, and what could not be read."""

    documents: int
    copies: int
    unread: tuple[Unread, ...]


def write_copies_in(  # noqa: PLR0913, PLR0917 - where from, where to, by way of what, and how
    paths: Iterable[Path | str],
    out: Path,
    work: Path,
    dialect: Dialect = SAYSO,
    engine: Engine | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Written:
    """Find the copies in a pile too large for memory, and write them as tables.

    The steps are kept in a folder, so that a search that was stopped goes on where it was. Verbatim and edited copies only, and
    paragraphs are not divided into sentences; see :func:`sayso.copies.find_in_archive`.

    Args:
        paths: files and folders; of .jsonl, no more than a stretch is held.
        out: folder for the tables.
        work: folder for the steps, some 20 bytes a word.
        dialect: whose tables and columns.
        engine: who joins the fingerprints; sayso itself where None.
        settings: all options; the defaults when None.
        progress: called with a line of text now and then.
    """
    options = settings or Settings()
    source, missing = stock(paths, work, options)
    stored, n_copies = Stored(source), 0
    with Tables(out, stored, dialect) as tables:
        for batch in find_in_archive(source, work, options, progress or silent, engine):
            tables.write(batch)
            n_copies += len(batch)
    return Written(len(stored), n_copies, (*missing, *source.unread()))


def batches(copies: Iterable[Copy], size: int = BATCH_COPIES) -> Iterator[list[Copy]]:
    """Give copies in lists of at most so many, so that millions of them never stand in memory at once.

    Example:
        >>> [len(batch) for batch in batches(iter([None] * 5), 2)]
        [2, 2, 1]
    """
    given = iter(copies)
    while batch := list(islice(given, size)):
        yield batch


def closing_line(n_copies: int, n_documents: int) -> str:
    """Say how many copies there are in how many documents.

    Example:
        >>> closing_line(1, 2000)
        '1 copy in 2,000 documents'
    """
    return f"{n_copies:,} cop{'y' if n_copies == 1 else 'ies'} in {n_documents:,} document{'' if n_documents == 1 else 's'}"


def the_document(name: str, documents: Iterable[Document]) -> Document:
    """Give the document that a person means: by its id, else its file, else the one whose file, outlet or title is named so.

    Args:
        name: an id; a path as given, or its last part; an outlet or a title, in any case.
        documents: those to choose from.

    Raises:
        BadInput: none is named so, or several are; the message lists which.

    Example:
        >>> the_document("herald", [Document(id="1", text="", outlet="Herald"), Document(id="2", text="")]).id
        '1'
    """
    known = list(documents)
    for named in (_by_id, _by_file, _by_last_part, _by_words):
        found = [each for each in known if named(each, name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadInput(f"{name!r} names {len(found)} documents; expected one: take an id of {_listed(found)}")
    raise BadInput(f"no document is named {name!r}; expected an id, a file, an outlet or a title, such as {_listed(known)}")


def _by_id(document: Document, name: str) -> bool:
    return document.id == name


def _by_file(document: Document, name: str) -> bool:
    return document.file == name


def _by_last_part(document: Document, name: str) -> bool:
    return bool(document.file) and name in (Path(document.file).name, Path(document.file).stem)


def _by_words(document: Document, name: str) -> bool:
    return name.casefold() in {words.casefold() for words in (document.outlet, document.title) if words}


def _listed(documents: list[Document]) -> str:
    """Name some documents by id."""
    shown = [f"{each.id} ({each.name})" for each in documents[:_SHOWN]]
    more = len(documents) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "") if shown else "none: the pile is empty"
