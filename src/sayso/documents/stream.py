"""A pile too large to be held: its files in stretches of bytes, the texts of a stretch, and any document by its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sayso.documents.draft import Draft, finish, finish_quickly
from sayso.documents.fields import named
from sayso.documents.files import find, kind
from sayso.documents.json_lines import drafts_of, record_of
from sayso.documents.pile import read
from sayso.records import Document, Unread, content_id
from sayso.settings import Settings

STRETCH_BYTES = 48 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of bytes of one file: whole lines of JSON, or all of a file of another format; and when the file was changed."""

    path: str
    start: int
    end: int
    lines: bool
    changed: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: a line of JSON by its bytes, or a file; and which of the documents in there it is."""

    path: str
    start: int
    end: int
    lines: bool
    part: int


@dataclass(frozen=True, slots=True)
class Streamed:
    """As much of a document as is needed to look for copies of it: its place, id, text, outlet and link."""

    place: Place
    id: str
    text: str
    outlet: str | None
    url: str | None


Stretch = tuple[Piece, ...]


def stretches(paths: Iterable[Path | str], size: int = STRETCH_BYTES) -> tuple[tuple[Stretch, ...], tuple[Unread, ...]]:
    """Divide files and folders into stretches of about so many bytes; lines of JSON are not cut.

    Returns:
        The stretches in order, and a note for each path that cannot be read.
    """
    found: list[Stretch] = []
    unread: list[Unread] = []
    pieces: list[Piece] = []
    filled = 0
    for path in find(paths):
        if isinstance(path, Unread):
            unread.append(path)
            continue
        try:
            parts = list(_pieces(path, size))
        except OSError as error:
            unread.append(Unread(str(path), f"cannot be read: {error.strerror or error}"))
            continue
        for piece in parts:
            if pieces and filled + piece.end - piece.start > size:
                found.append(tuple(pieces))
                pieces, filled = [], 0
            pieces.append(piece)
            filled += piece.end - piece.start
    return (*found, *([tuple(pieces)] if pieces else [])), tuple(unread)


def _pieces(path: Path, size: int) -> Iterator[Piece]:
    """Cut a file of lines after the first line break that follows every so many bytes."""
    length, changed = path.stat().st_size, path.stat().st_mtime_ns
    if kind(path) != "lines":
        yield Piece(str(path), 0, length, lines=False, changed=changed)
        return
    with path.open("rb") as file:
        start = 0
        while start < length:
            file.seek(min(start + size, length))
            file.readline()
            end = min(file.tell(), length)
            yield Piece(str(path), start, end, lines=True, changed=changed)
            start = end


def texts_of(stretch: Stretch, settings: Settings) -> Iterator[Streamed | Unread]:
    """Give the texts of a stretch in order, and a note for each line or file that holds none."""
    for piece in stretch:
        if piece.lines:
            yield from _lines(piece, settings)
        else:
            pile = read([piece.path], settings)
            for part, document in enumerate(pile.documents):
                place = Place(piece.path, piece.start, piece.end, lines=False, part=part)
                yield Streamed(place, document.id, document.text, document.outlet, document.url)
            yield from pile.unread


def _lines(piece: Piece, settings: Settings) -> Iterator[Streamed | Unread]:
    with Path(piece.path).open("rb") as file:
        file.seek(piece.start)
        start = piece.start
        while start < piece.end:
            line = file.readline()
            place = Place(piece.path, start, start + len(line), lines=True, part=0)
            start += len(line)
            if line.strip():
                yield from _line(line, place, settings)


def _line(line: bytes, place: Place, settings: Settings) -> Iterator[Streamed | Unread]:
    """Read one line as far as is needed; a line of HTML is read in full."""
    where = f"{place.path}:byte {place.start}"
    record = record_of(line.decode("utf-8", "replace"), settings.max_line_chars)
    if isinstance(record, str):
        yield Unread(where, record)
        return
    fields = named(record)
    if "text" in fields:
        yield Streamed(place, _id(fields.get("id", ""), place), fields["text"], fields.get("outlet"), fields.get("url"))
        return
    for part, each in enumerate(drafts_of(record, place.path, where, _digest(place))):
        if isinstance(each, Unread):
            yield each
        else:
            whole = finish(each)
            yield Streamed(replace(place, part=part), whole.id, whole.text, whole.outlet, whole.url)


def _id(given: str, place: Place) -> str:
    return given[:200] or content_id(_digest(place))


def _digest(place: Place) -> str:
    return sha256(f"{Path(place.path).name}/{place.start}".encode("utf-8", "surrogateescape")).hexdigest()


def document_at(place: Place, settings: Settings) -> Document:
    """Read one document: a line of JSON with its paragraphs and one language, another file in full.

    Raises:
        OSError: the file is gone.
        IndexError: the file was changed since its texts were read.
    """
    if not place.lines:
        return read([place.path], settings).documents[place.part]
    with Path(place.path).open("rb") as file:
        file.seek(place.start)
        line = file.read(place.end - place.start)
    record = record_of(line.decode("utf-8", "replace"), settings.max_line_chars)
    if isinstance(record, str):
        raise IndexError(f"{place.path} changed while it was read")
    drafts = list(drafts_of(record, place.path, f"{place.path}:byte {place.start}", _digest(place)))
    draft = drafts[place.part]
    if not isinstance(draft, Draft):
        raise IndexError(f"{place.path} changed while it was read")
    return finish_quickly(replace(draft, id=draft.id or _id("", place)) if len(drafts) == 1 else draft)
