"""A pile that stays on disk while copies are looked for in it: its texts stretch by stretch, its documents by number."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.copies import Text, outlet_of
from sayso.documents.stream import Place, Streamed, Stretch, document_at, stretches, texts_of
from sayso.records import Document, Unread, content_id
from sayso.settings import Settings

# where a document stands: number of its file, bytes, whether it is a line of JSON, which document of it; and the bytes of its id
PLACE = np.dtype(
    [("path", "<i4"), ("start", "<i8"), ("end", "<i8"), ("lines", "?"), ("part", "<i4"), ("id_start", "<i8"), ("id_end", "<i8")]
)


@dataclass(frozen=True)
class Stock:
    """Files and folders as a source of texts (:class:`sayso.copies.Source`); small, so that it can be sent to another process.

    Args:
        parts: the stretches.
        folder: where the places of documents are kept.
        settings: limits on sizes.
    """

    parts: tuple[Stretch, ...]
    folder: Path
    settings: Settings

    @property
    def stretches(self) -> int:
        """How many stretches there are."""
        return len(self.parts)

    @property
    def bytes(self) -> int:
        """How large the files are together."""
        return sum(piece.end - piece.start for stretch in self.parts for piece in stretch)

    def texts(self, stretch: int) -> Sequence[Text]:
        """Read the texts of one stretch, and keep their places and what could not be read."""
        found = list(texts_of(self.parts[stretch], self.settings))
        read = [each for each in found if isinstance(each, Streamed)]
        self._keep(stretch, read, [each for each in found if isinstance(each, Unread)])
        return [Text(each.text, outlet_of(each.outlet, each.url)) for each in read]

    def documents(self, numbers: Sequence[int]) -> list[Document]:
        """Read documents in full; an id that another document had before is made different, as :func:`sayso.read` does."""
        begins, again = _begins(self.folder, self.stretches), _repeated(self.folder, self.stretches)
        found = []
        for number in numbers:
            stretch = bisect_right(begins, number) - 1
            identity, place = _kept(self.folder, stretch).at(number - begins[stretch])
            document = document_at(place, self.settings)
            found.append(replace(document, id=content_id(identity, number) if number in again else identity))
        return found

    def ids(self) -> Iterator[str]:
        """Give the ids of all documents, in order."""
        again = _repeated(self.folder, self.stretches)
        for number, identity in enumerate(_given_ids(self.folder, self.stretches)):
            yield content_id(identity, number) if number in again else identity

    def unread(self) -> Iterator[Unread]:
        """Give what could not be read."""
        for stretch in range(self.stretches):
            kept = json.loads((self.folder / f"unread-{stretch:05}.json").read_text("utf-8"))
            yield from (Unread(path, why) for path, why in kept["unread"])

    def _keep(self, stretch: int, read: Sequence[Streamed], unread: Sequence[Unread]) -> None:
        """Write places, ids and notes of one stretch; the table of places last, for it tells that all are there."""
        paths = {path: number for number, path in enumerate(dict.fromkeys(each.place.path for each in read))}
        ids = [each.id.encode("utf-8", "replace") for each in read]
        ends = np.cumsum([0, *map(len, ids)])
        table = np.zeros(len(read), dtype=PLACE)
        for row, (each, id_start, id_end) in enumerate(zip(read, ends, ends[1:], strict=False)):
            place = each.place
            table[row] = (paths[place.path], place.start, place.end, place.lines, place.part, id_start, id_end)
        (self.folder / f"ids-{stretch:05}.bin").write_bytes(b"".join(ids))
        notes = {"paths": list(paths), "unread": [[each.path, each.why] for each in unread]}
        (self.folder / f"unread-{stretch:05}.json").write_text(json.dumps(notes), "utf-8")
        part = self.folder / f"places-{stretch:05}.part.npy"
        np.save(part, table, allow_pickle=False)
        part.rename(self.folder / f"places-{stretch:05}.npy")


@dataclass(frozen=True, slots=True)
class Kept:
    """Places and ids of one stretch, opened and not read."""

    table: NDArray[np.void]
    ids: bytes
    paths: tuple[str, ...]

    def at(self, row: int) -> tuple[str, Place]:
        """Give id and place of one document."""
        path, start, end, lines, part, id_start, id_end = self.table[row].item()
        return self.ids[id_start:id_end].decode("utf-8"), Place(self.paths[path], start, end, lines, part)


class Stored(Mapping[str, Document]):
    """The documents of a stock by id, each read from disk when it is asked for; the last thousand are held."""

    def __init__(self, source: Stock) -> None:
        self._source = source
        self._read = lru_cache(maxsize=1000)(lambda number: source.documents([number])[0])

    def __getitem__(self, identity: str) -> Document:
        document: Document = self._read(self._numbers[identity])
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Give the number of every id: some 150 bytes a document."""
        return {identity: number for number, identity in enumerate(self._source.ids())}


@cache
def _kept(folder: Path, stretch: int) -> Kept:
    """Open places and ids of one stretch: some 40 bytes a document, shared by all processes, and its ids."""
    table = np.load(folder / f"places-{stretch:05}.npy", mmap_mode="r", allow_pickle=False)
    notes = json.loads((folder / f"unread-{stretch:05}.json").read_text("utf-8"))
    return Kept(table, (folder / f"ids-{stretch:05}.bin").read_bytes(), tuple(notes["paths"]))


@lru_cache(maxsize=1)
def _begins(folder: Path, stretches: int) -> list[int]:
    """Give the number of each stretch's first document."""
    return [0, *accumulate(len(_kept(folder, number).table) for number in range(stretches))][:-1]


def _given_ids(folder: Path, stretches: int) -> Iterator[str]:
    """Give the ids of all documents as the input gives them."""
    for stretch in range(stretches):
        kept = _kept(folder, stretch)
        yield from (kept.at(row)[0] for row in range(len(kept.table)))


@lru_cache(maxsize=1)
def _repeated(folder: Path, stretches: int) -> frozenset[int]:
    """Give the numbers of the documents whose id another had before; found once, and kept."""
    path = folder / "repeated.json"
    if not path.exists():
        seen: set[str] = set()
        again = []
        for number, identity in enumerate(_given_ids(folder, stretches)):
            if identity in seen:
                again.append(number)
            seen.add(identity)
        path.with_suffix(".part").write_text(json.dumps(again), "utf-8")
        path.with_suffix(".part").rename(path)
    return frozenset(json.loads(path.read_text("utf-8")))


def stock(paths: Iterable[Path | str], folder: Path, settings: Settings) -> tuple[Stock, tuple[Unread, ...]]:
    """Open files and folders without reading them; what does not exist or cannot be opened is noted."""
    parts, unread = stretches(paths)
    folder.mkdir(parents=True, exist_ok=True)
    return Stock(parts, folder, settings), unread
