"""Copies in a pile too large to be held: on disk, stretch by stretch and bucket by bucket, taken up again after a stop."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from shutil import rmtree
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.copies.boilerplate import outlet_key
from sayso.copies.buckets import ALL_PAIRS_UP_TO, NEIGHBOURS, Archive, seeds_in, weighed
from sayso.copies.overlaps import Counted, Seeds, among, one_a_window, overlaps_of, worth_aligning
from sayso.copies.query import Engine, seeds_on
from sayso.copies.reprints import reprints
from sayso.copies.reuse import LEAST_EQUAL, Index, may_be_copy
from sayso.copies.shelf import NOT_AT_HOME, NOWHERE, QUARTERS, Shelf, load, save, shelve, write_parquet
from sayso.copies.words import Words, words_of
from sayso.errors import BadInput
from sayso.kernels.components import components
from sayso.kernels.sketches import frequent_words
from sayso.progress import Progress, silent
from sayso.records import Copy, CopyKind, Document, Passage
from sayso.settings import Settings

FORMAT = 1
JOINED = "joined"  # there when another engine has joined all
PROCESSES = 2
# fingerprints of one bucket: they and the pairs that they make take some half a gigabyte
BUCKET_ROWS = 500_000
# pairs of documents that are aligned at once
CHUNK_PAIRS = 500
# one fingerprint in so many is kept, of piles of more than so many words: with one in four, passages of 60 words are found as
# before up to one word in five replaced (docs/copies.md)
RATES = ((20_000_000, 1), (60_000_000, 2))
LARGEST_RATE = 4
BYTES_A_WORD = 6
SAMPLE_TEXTS = 2000
Task = TypeVar("Task")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the outlet that counts for it."""

    text: str
    outlet: str | None


class Source(Protocol):
    """Where the texts come from; can be sent to another process."""

    @property
    def stretches(self) -> int:
        """How many stretches there are."""

    @property
    def bytes(self) -> int:
        """How large the texts are together, about."""

    def texts(self, stretch: int) -> Sequence[Text]:
        """Give the texts of one stretch, in order."""

    def documents(self, numbers: Sequence[int]) -> Sequence[Document]:
        """Read documents in full, by their numbers in the whole archive, counted through all stretches."""


@dataclass(frozen=True, slots=True)
class Work:
    """One search: where the texts come from, the folder that its steps are kept in, and the options.

    Args:
        source: the texts.
        folder: for some 20 bytes a word; may be deleted when the search is done.
        settings: ``copy_min_words``, ``copy_min_share``.
        rate: one fingerprint in so many.
        frequent: words that say nothing of their surroundings.
    """

    source: Source
    folder: Path
    settings: Settings
    rate: int
    frequent: tuple[int, ...]

    @property
    def least(self) -> float:
        """Words that must be equal."""
        return self.settings.copy_min_words * LEAST_EQUAL

    def stretch(self, number: int) -> Path:
        """Give the folder of a stretch."""
        return self.folder / f"stretch-{number:05}"

    def bucket(self, number: int) -> Path:
        """Give the file of a bucket's seeds."""
        return self.folder / f"seeds-{number:05}.npy"

    def seeds(self) -> list[Path]:
        """Give the files of seeds that are there."""
        return sorted(self.folder.glob("seeds-*.npy"))

    def chunk(self, number: int) -> Path:
        """Give the file of a chunk's copies."""
        return self.folder / f"copies-{number:05}.jsonl"


def find_in_archive(
    source: Source, folder: Path, settings: Settings | None = None, tell: Progress = silent, engine: Engine | None = None
) -> Iterator[list[Copy]]:
    """Find verbatim and edited copies in a pile of any size, as :func:`sayso.find_copies` finds them.

    Each step is kept in the folder when it is done, so that a search that was stopped goes on where it was. What differs from
    :func:`sayso.find_copies`: in large piles one fingerprint in two or four is used; a text that more than 16 documents carry is
    joined from each to the next three; boilerplate is learnt within each stretch of some ten thousand documents; translations
    are not looked for.

    Args:
        source: the texts.
        folder: holds the steps; some 20 bytes a word. Use another for another pile or other settings.
        settings: ``copy_min_words``, ``copy_min_share``.
        tell: called with a short sentence now and then.
        engine: who joins the fingerprints; sayso itself where None.

    Yields:
        Copies in batches, those of connected documents near one another.

    Raises:
        BadInput: the folder belongs to another search.
    """
    work = _begun(source, folder, settings or Settings())
    tell(f"copies: cutting {source.stretches} stretches into words")
    _in_processes(partial(_shelve, work), range(source.stretches), "stretches", tell)
    library = library_at(folder, source.stretches)
    texts, words = len(library.archive.outlets), len(library.archive.keys)
    tell(f"copies: {texts} documents, {words} words; comparing {library.rows} fingerprints")
    if engine is None:
        _in_processes(partial(_join, work), range(library.buckets), "buckets", tell)
    elif not (folder / JOINED).exists():
        _join_on(engine, work, library)
    chunks = _chunks(work, library)
    tell(f"copies: aligning documents at {sum(len(chunk.first) for chunk in chunks)} shared places")
    yield from _aligned(work, chunks, tell)


def _begun(source: Source, folder: Path, settings: Settings) -> Work:
    """Make or open the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    plan, pile = folder / "plan.json", f"{source!r} {settings.copy_min_words} {settings.copy_min_share}"
    if not plan.exists():
        sample = [each.text for each in source.texts(0)[:SAMPLE_TEXTS]] if source.stretches else []
        found = frequent_words(words_of(sample).keys).tolist()
        _write(plan, json.dumps({"format": FORMAT, "pile": pile, "frequent": found}))
    known = json.loads(plan.read_text("utf-8"))
    if (known.get("format"), known.get("pile")) != (FORMAT, pile):
        raise BadInput(f"{folder} holds the steps of another search; expected an empty folder or one of this pile: name another")
    rate = next((rate for most, rate in RATES if source.bytes / BYTES_A_WORD <= most), LARGEST_RATE)
    return Work(source, folder, settings, rate, tuple(known["frequent"]))


def _write(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.rename(path)


def _in_processes(step: Callable[[Task], None], tasks: Sequence[Task], what: str, tell: Progress) -> None:
    """Take a step for every task, in two processes where there are several."""
    if len(tasks) <= 1:
        for task in tasks:
            step(task)
        return
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for number, _ in enumerate(pool.map(step, tasks), 1):
            tell(f"copies: {number} of {len(tasks)} {what}")


def _shelve(work: Work, number: int) -> None:
    """Put one stretch on its shelf, unless it is there."""
    folder = work.stretch(number)
    if folder.exists():
        return
    texts = work.source.texts(number)
    outlets = np.array([outlet_key(each.outlet) for each in texts], dtype=np.uint64)
    shelf = shelve([each.text for each in texts], outlets, np.array(work.frequent, dtype=np.uint64), work.rate)
    part = folder.with_suffix(".part")
    part.mkdir(exist_ok=True)
    save(shelf, part)
    part.rename(folder)


@dataclass(frozen=True, slots=True)
class Library:
    """All shelves, opened and not read; the words of all stretches lie in one file a column.

    Args:
        shelves: one a stretch.
        archive: what is known of all texts.
    """

    shelves: tuple[Shelf, ...]
    archive: Archive

    @property
    def rows(self) -> int:
        """How many fingerprints there are."""
        return sum(len(shelf.fingerprints) for shelf in self.shelves)

    @property
    def buckets(self) -> int:
        """In how many ranges of hashes they are joined."""
        return 1 + self.rows // BUCKET_ROWS


@lru_cache(maxsize=1)
def library_at(folder: Path, stretches: int) -> Library:
    """Open the shelves, once a process."""
    shelves = tuple(load(folder / f"stretch-{number:05}") for number in range(stretches))
    counts = np.concatenate([np.empty(0, np.int64), *(shelf.counts for shelf in shelves)])
    return Library(
        shelves=shelves,
        archive=Archive(
            keys=_together(folder, "keys", [shelf.keys for shelf in shelves], np.uint32),
            quarters=_together(folder, "quarters", [shelf.quarters for shelf in shelves], np.uint8),
            offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
            outlets=np.concatenate([np.empty(0, np.uint64), *(shelf.outlets for shelf in shelves)]),
            marks=_together(folder, "marks", [shelf.marks for shelf in shelves], np.uint8),
        ),
    )


def _together(folder: Path, name: str, columns: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    """Open a column of all stretches; it is put together when it is first asked for."""
    path = folder / f"{name}.npy"
    size = sum(map(len, columns))
    if not size:
        return np.empty(0, kind)
    if not path.exists():
        part = path.with_suffix(".part")
        whole: np.memmap[Any, Any] = np.lib.format.open_memmap(part, mode="w+", dtype=kind, shape=(size,))
        at = 0
        for column in columns:
            whole[at : at + len(column)] = column
            at += len(column)
        whole.flush()
        part.rename(path)
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return found


def _join(work: Work, bucket: int) -> None:
    """Find the seeds of one bucket, unless they are there."""
    path = work.bucket(bucket)
    if path.exists():
        return
    library = library_at(work.folder, work.source.stretches)
    found = weighed(seeds_in(bucket, library.buckets, library.shelves), library.archive, work.least)
    _save(path, found)


def _join_on(engine: Engine, work: Work, library: Library) -> None:
    """Let another engine join the fingerprints: from Parquet to Parquet."""
    from pyarrow.parquet import ParquetDataset  # noqa: PLC0415 - a tenth of a second, and only engines need it

    fingerprints, found = work.folder / "fingerprints", work.folder / "found"
    fingerprints.mkdir(exist_ok=True)
    rmtree(found, ignore_errors=True)  # what a stopped run left: an engine takes a query up from its start
    words = texts = 0
    for number, shelf in enumerate(library.shelves):
        write_parquet(shelf, fingerprints / f"{number:05}.parquet", words, texts)
        words, texts = words + len(shelf.keys), texts + len(shelf.counts)
    seeds_on(engine, fingerprints, found, (ALL_PAIRS_UP_TO, NEIGHBOURS))
    for number, part in enumerate(ParquetDataset(found).fragments):
        columns = part.to_table()
        first, second, alone = (columns[name].to_numpy() for name in ("first", "second", "alone"))
        _save(work.bucket(number), weighed((first, second, alone), library.archive, work.least))
    (work.folder / JOINED).touch()


def _save(path: Path, rows: NDArray[np.void]) -> None:
    """Write a column file that is there whole or not at all."""
    part = path.with_suffix(".part.npy")
    np.save(part, rows, allow_pickle=False)
    part.rename(path)


def _chunks(work: Work, library: Library) -> list[Seeds]:
    """Choose the pairs worth aligning, and put their seeds into chunks; connected documents come to lie in one chunk, or two."""
    found = np.concatenate([np.load(path, allow_pickle=False) for path in work.seeds()])
    sizes = np.diff(library.archive.offsets).astype(np.float64)
    seeds = _seeds(found)
    seeds = one_a_window(seeds[among(seeds.pair, worth_aligning(seeds, found["equal"], sizes, work.least))])
    group = components(len(sizes), seeds.a.astype(np.int64), seeds.b.astype(np.int64))
    seeds = seeds[np.lexsort((seeds.first, seeds.b, seeds.a, group[seeds.a]))]
    pair = seeds.pair
    number = np.cumsum(np.concatenate(([True], pair[1:] != pair[:-1]))) if len(pair) else np.empty(0, np.int64)
    begins = [0, *(np.flatnonzero(np.diff(number // CHUNK_PAIRS)) + 1).tolist(), len(pair)]
    return [seeds[slice(start, end)] for start, end in pairwise(begins) if end > start]


def _seeds(rows: NDArray[np.void]) -> Seeds:
    """Give rows of a file as columns."""
    return Seeds(*(np.ascontiguousarray(rows[name]) for name in ("first", "second", "a", "b", "count", "alone")))


def _aligned(work: Work, chunks: Sequence[Seeds], tell: Progress) -> Iterator[list[Copy]]:
    """Align the chunks, each unless it was, and give their copies in order."""
    tasks = list(enumerate(chunks))
    if len(tasks) <= 1:
        yield from map(partial(_align, work), tasks)
        return
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for number, copies in enumerate(pool.map(partial(_align, work), tasks), 1):
            tell(f"copies: {number} of {len(tasks)} chunks aligned")
            yield copies


def _align(work: Work, task: tuple[int, Seeds]) -> list[Copy]:
    """Read the documents of one chunk in full and align them, unless that was done."""
    number, seeds = task
    path = work.chunk(number)
    if not path.exists():
        _write(path, "".join(json.dumps(asdict(copy), ensure_ascii=False) + "\n" for copy in _copies(work, seeds)))
    return [_copy(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _copies(work: Work, seeds: Seeds) -> list[Copy]:
    library = library_at(work.folder, work.source.stretches)
    likely = _likely(work, library, seeds)
    seeds = seeds[among(seeds.pair, likely)]
    numbers = np.unique(np.concatenate((seeds.a, seeds.b)))
    documents = work.source.documents(numbers.tolist())
    index = Index(documents, counted=_counted(library, numbers), pile_words=len(library.archive.keys))
    return list(reprints(index, overlaps_of(index.words, _moved(seeds, library, numbers, index.words)), work.settings))


def _likely(work: Work, library: Library, seeds: Seeds) -> NDArray[np.int64]:
    """Give the pairs that may hold a copy as far as the columns tell it: half of them fall here, before any text is read."""
    numbers = np.unique(np.concatenate((seeds.a, seeds.b)))
    offsets = library.archive.offsets
    sizes = offsets[numbers + 1] - offsets[numbers]
    here = np.concatenate([np.empty(0, np.int64), *(np.arange(offsets[each], offsets[each + 1]) for each in numbers.tolist())])
    words = Words(
        offsets=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        starts=np.empty(0, np.int32),
        ends=np.empty(0, np.int32),
        keys=library.archive.keys[here].astype(np.uint64),
        weights=(library.archive.quarters[here] / QUARTERS).astype(np.float32),
        texts=np.repeat(np.arange(len(numbers), dtype=np.int32), sizes),
    )
    index = Index((), counted=_counted(library, numbers), pile_words=len(library.archive.keys), words=words)
    found = overlaps_of(words, _moved(seeds, library, numbers, words))
    pairs = [(each.a, each.b) for each in found if may_be_copy(index, each, work.settings)]
    chosen = numbers[np.array(pairs, dtype=np.int64).reshape(-1, 2)].astype(np.int64)
    return np.sort(chosen[:, 0] << 32 | chosen[:, 1])


def _moved(seeds: Seeds, library: Library, numbers: NDArray[np.int32], words: Words) -> Seeds:
    """Give seeds of the archive as seeds of some of its texts."""
    a, b = (np.searchsorted(numbers, each).astype(np.int32) for each in (seeds.a, seeds.b))
    whole = library.archive.offsets
    first = seeds.first - whole[seeds.a] + words.offsets[a]
    second = seeds.second - whole[seeds.b] + words.offsets[b]
    return Seeds(first, second, a, b, seeds.count, seeds.alone)


def _counted(library: Library, numbers: NDArray[np.int32]) -> Counted:
    """Give which words of some texts count."""
    offsets = library.archive.offsets
    parts = [library.archive.marks[offsets[number] : offsets[number + 1]] for number in numbers.tolist()]
    marks = np.concatenate([np.empty(0, np.uint8), *parts])
    outlets = library.archive.outlets[numbers]
    _, names = np.unique(outlets, return_inverse=True)
    return Counted(
        outlets=np.where(outlets == 0, -1, names.astype(np.int64)),
        at_home=(marks & NOT_AT_HOME) == 0,
        anywhere=(marks & NOWHERE) == 0,
    )


def _copy(row: dict[str, Any]) -> Copy:
    """Make a copy from what was kept of it."""
    given = row | {
        "a": Passage(**row["a"]),
        "b": Passage(**row["b"]),
        "kind": CopyKind(row["kind"]),
        "pairs": tuple(map(tuple, row["pairs"])),
        "changes": tuple(row["changes"]),
    }
    return Copy(**given)
