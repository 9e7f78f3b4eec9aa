"""Rows of a table to drafts: the header is looked for, its columns are told, each row with a text is a document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.documents.draft import Draft
from sayso.documents.json_lines import drafts_of
from sayso.documents.mapping import Columns, Mapped, known_names, language_code, mapped
from sayso.documents.paragraphs import Block
from sayso.documents.plain import addresses
from sayso.documents.telegram import Message, message_draft
from sayso.progress import Progress
from sayso.records import Span, Unread
from sayso.settings import Settings

Row = tuple[int, Sequence[str]]
# Some programs put a title and the query above the header.
_HEADER_ROWS = 20
# Of a broken table of a million rows nobody reads a million notes.
_MOST_NOTES = 50
# Of a heading, and of a table's headings, as they are told.
_HEAD_CHARS, _MOST_HEADS = 40, 40
NO_ROWS = "is a table without rows"
# Numbers of fewer digits are rather row numbers, which a second table has too.
_ID_DIGITS = 6
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d{1,7} chars\]\s*\Z")
_CLOCK_WITHOUT_ZONE = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?\Z")


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be read: the file, what stands before a row's number in notes, the digest, what the user says, whom to tell."""

    path: str
    place: str
    digest: str
    columns: Columns
    progress: Progress | None = None


@dataclass(slots=True)
class _Notes:
    """The notes on single rows so far, and how many rows hold no more than a headline."""

    n_notes: int = 0
    n_headlines: int = 0
    n_cut: int = 0


def read_rows(rows: Iterable[Row], table: Table, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield a draft for each row that holds a text or at least a headline.

    Args:
        rows: number of the row as a spreadsheet shows it, and its cells; empty rows may be left out.
        table: what is read.
        settings: ``max_rows``.
    """
    waiting = iter(rows)
    head = _first(waiting)
    place = max(range(len(head)), key=lambda each: (known_names(head[each][1], table.columns), -each), default=None)
    if place is None:
        yield Unread(table.place, NO_ROWS)
        return
    header = [cell.strip() for cell in head[place][1]]
    told = mapped(header, table.columns)
    if isinstance(told, str) or not told.readable:
        names = ", ".join(repr(cell[:40]) for cell in header[:40])
        why = f"has no column for a text or a headline among {names}; say which column holds it"
        yield Unread(table.place, told if isinstance(told, str) else why)
        return
    _tell(header, told, table)
    notes = _Notes()
    rank = -1
    for rank, row in enumerate(_chained(head[place + 1 :], waiting)):
        if rank == settings.max_rows:
            yield Unread(table.place, f"has more than {rank} rows; the later ones are not read (setting max_rows)")
            break
        for each in _row(row, header, told, table, notes):
            if isinstance(each, Draft):
                yield each
                continue
            notes.n_notes += 1
            if notes.n_notes <= _MOST_NOTES:
                yield each
    if rank < 0:
        yield Unread(table.place, "holds a header and no rows")
    yield from _summed(notes, table)


def _first(rows: Iterator[Row]) -> list[Row]:
    found = []
    for row in rows:
        found.append(row)
        if len(found) == _HEADER_ROWS:
            break
    return found


def _chained(first: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest


def _tell(header: Sequence[str], told: Mapped, table: Table) -> None:
    """Say which column is read as what, and which are not read."""
    if table.progress is None:
        return
    for name, places in told.places.items():
        heads = ", else ".join(repr(header[place][:_HEAD_CHARS]) for place in places)
        table.progress(f"{table.place}: column {heads} is read as {name}")
    used = {place for places in told.places.values() for place in places}
    idle = [repr(head[:_HEAD_CHARS]) for place, head in enumerate(header) if place not in used and head]
    if idle:
        more = f" and {len(idle) - _MOST_HEADS} more" if len(idle) > _MOST_HEADS else ""
        table.progress(f"{table.place}: no use is made of the columns {', '.join(idle[:_MOST_HEADS])}{more}")


def _row(row: Row, header: Sequence[str], told: Mapped, table: Table, notes: _Notes) -> Iterator[Draft | Unread]:
    number, cells = row
    if not any(cell.strip() for cell in cells):
        return
    place = f"{table.place}:row {number}"
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        yield Unread(place, f"has {_cells(cells)}; the header has {len(header)}: which cell is which cannot be told")
        return
    if len(cells) < len(header):
        yield Unread(place, f"has {_cells(cells)}; the header has {len(header)}: what is missing is taken for empty")
    record = _record(cells, told)
    forwarded = record.pop("forwarded", "")
    headline_only = not record.get("text") and not record.get("html")
    if headline_only and not record.get("title"):
        yield Unread(place, "holds neither a text nor a headline")
        return
    if headline_only:
        notes.n_headlines += 1
        record["text"] = " ".join(record["title"].split())
    cut = _CUT.search(record.get("text", ""))
    if cut:
        notes.n_cut += 1
        record["text"] = record["text"][: cut.start()]
    for each in drafts_of(dict(record), table.path, place, f"{table.digest}/{table.place}/{number}"):
        if isinstance(each, Draft) and headline_only:
            yield replace(each, blocks=(Block(Span(0, len(each.text)), headline=True),))
        else:
            yield _forwarded(each, forwarded) if isinstance(each, Draft) and forwarded else each


def _forwarded(draft: Draft, name: str) -> Draft:
    """Put whom a message was forwarded from above its words, as the reader of Telegram's own export does."""
    shown = message_draft(Message(text=draft.text, forwarded_from=name), draft.file, draft.digest)
    return replace(draft, text=shown.text, blocks=shown.blocks, links=addresses(shown.text))


def _cells(cells: Sequence[str]) -> str:
    return "1 cell" if len(cells) == 1 else f"{len(cells)} cells"


def _record(cells: Sequence[str], told: Mapped) -> dict[str, str]:
    """Give a row under sayso's names; of several columns for one name the first that holds something."""
    record: dict[str, str] = {}
    for name, places in told.places.items():
        words = next((cells[place] for place in places if place < len(cells) and cells[place].strip()), "")
        if words:
            record[name] = words
    if told.utc and (match := _CLOCK_WITHOUT_ZONE.match(record.get("published", "").strip())):
        record["published"] = f"{match[1]}T{match[2]}+00:00"
    if "language" in record:
        record["language"] = language_code(record["language"])
    if len(record.get("id", "x" * _ID_DIGITS)) < _ID_DIGITS:
        del record["id"]
    return record


def _summed(notes: _Notes, table: Table) -> Iterator[Unread]:
    """Yield one line each for what is true of many rows."""
    if notes.n_notes > _MOST_NOTES:
        yield Unread(table.place, f"has {notes.n_notes - _MOST_NOTES} more rows with such faults")
    if notes.n_headlines:
        rows = "1 row holds" if notes.n_headlines == 1 else f"{notes.n_headlines} rows hold"
        yield Unread(table.place, f"{rows} no text, only a headline, which is read alone")
    if notes.n_cut:
        rows = "1 row holds" if notes.n_cut == 1 else f"{notes.n_cut} rows hold"
        yield Unread(table.place, f"{rows} only the beginning of a text: the rest was cut off before it was exported")
