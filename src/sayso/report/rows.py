"""The rows of a chart: one document each, in bands of one lane each, placed in time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.records import Claim, EndKind, Lineage, Node, NodeKind, Passage, Stance
from sayso.report import voice
from sayso.report.catalogue import TONES, Catalogue
from sayso.report.funnels import AGAINST
from sayso.report.lettering import fitted, width
from sayso.report.moments import interval, short
from sayso.report.timescale import Timescale
from sayso.report.tongues import ngettext

NAME_EMS = 9.5
_LANE_EMS = 40.0
_SMALL = 0.92
_ROOMY, _CLOSE = 26.0, 22.0
_MANY_ROWS = 20
_BAND_HEAD = 20.0
_BAND_GAP = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document of a claim.

    Args:
        document: id.
        nodes: ids of the lineage's nodes that it stands for.
        passages: the words by which it is a witness.
        wording: number of its wording, from 0; ``shared`` when other documents have it too; ``tone`` its colour, 1 to 7.
        band: number of its band: of its wording, or of another lane, whose name is ``lane`` ("" where lanes are wordings).
        mark: ``document``, ``dropped``, ``denies`` or ``doubts``.
        silent: it names no source.
        name, language, date, href: what is written and where it leads.
        name_width: pixels.
        y: pixels; ``x`` None where it has no date; ``whisker`` the interval in pixels, None for an exact time.
    """

    document: str
    nodes: frozenset[str]
    passages: tuple[Passage, ...]
    wording: int
    band: int
    mark: str
    silent: bool
    name: str
    language: str
    date: str
    href: str
    shared: bool = False
    tone: int = 0
    lane: str = ""
    name_width: float = 0.0
    y: float = 0.0
    x: float | None = None
    whisker: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The rows of one lane; those of a wording are tinted together: ``tone`` 1 to 7, or 0 for none.

    A lane that is no wording has a name, so many pixels wide, which stands before the caption.
    """

    number: int
    caption: str
    tone: int
    name: str = ""
    name_width: float = 0.0
    y: float = 0.0
    height: float = 0.0
    more: int = 0


def rows_of(shelf: Catalogue, claim: Claim, lineage: Lineage) -> list[Row]:
    """Give the rows of those who carry a claim and of those who deny or doubt it, band by band, each band by date."""
    wording = {id_: rank for rank, group in enumerate(lineage.wordings) for id_ in reversed(group)}
    support = _by_document(lineage.nodes)
    carrying = [_row(shelf, id_, nodes, wording.get(id_, len(wording) + rank)) for rank, (id_, nodes) in enumerate(support)]
    credited = {witness.document for witness in claim.witnesses if witness.credited}
    carrying = [row if row.mark != "dropped" or row.document in credited else replace(row, mark="document") for row in carrying]
    firsts: dict[int, tuple[float, float, str]] = {}
    for row in carrying:
        key = shelf.date_key(row.document)
        firsts[row.band] = min(key, firsts.get(row.band, key))
    carrying.sort(key=lambda row: (firsts[row.band], shelf.date_key(row.document)))
    numbers = {band: rank for rank, band in enumerate(dict.fromkeys(row.band for row in carrying))}
    against = _against(shelf, claim, {row.document for row in carrying}, len(numbers))
    many = Counter(row.band for row in carrying)
    told = (replace(row, wording=numbers[row.band], band=numbers[row.band], shared=many[row.band] > 1) for row in carrying)
    return [replace(row, tone=_tone(shelf, row)) for row in told] + against


def _tone(shelf: Catalogue, row: Row) -> int:
    found = next((copy for passage in row.passages for copy in shelf.copies_at(passage)), None)
    return shelf.tone_of_wording(found.id) if found else row.wording % TONES + 1


def _by_document(nodes: Iterable[Node]) -> list[tuple[str, list[Node]]]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        if node.kind is NodeKind.WITNESS and node.document:
            found.setdefault(node.document, []).append(node)
    return list(found.items())


def _row(shelf: Catalogue, document: str, nodes: Sequence[Node], band: int) -> Row:
    found = shelf.documents.get(document)
    name = fitted(shelf.outlet(document), NAME_EMS)
    return Row(
        document=document,
        nodes=frozenset(node.id for node in nodes),
        passages=tuple(node.passage for node in nodes if node.passage),
        wording=band,
        band=band,
        mark="dropped" if any(node.dropped for node in nodes) else "document",
        silent=all(node.end is EndKind.NOTHING_NAMED for node in nodes),
        name=name,
        name_width=width(name),
        language=found.language if found else "und",
        date=short(found.published if found else None),
        href=shelf.href("document", document),
    )


def _against(shelf: Catalogue, claim: Claim, carrying: set[str], band: int) -> list[Row]:
    """Give rows of those who only deny or doubt; a document that also carries the claim is there already."""
    stances: dict[str, Stance] = {}
    for witness in claim.of_stance(*AGAINST):
        if witness.document not in carrying:
            stances.setdefault(witness.document, witness.stance)
    rows = [replace(_row(shelf, id_, [], band), mark=str(stances[id_]), silent=False) for id_ in stances]
    return sorted(rows, key=lambda row: shelf.date_key(row.document))


def bounded(rows: Sequence[Row], most: int) -> tuple[list[Row], dict[int, int]]:
    """Keep at most so many rows, and count what is left out of each band.

    First the earliest of every band, then dropped attributions and denials, then the earliest of all.
    """
    ranked = sorted(range(len(rows)), key=lambda rank: (_turn(rows, rank), rank))
    kept = set(ranked[:most])
    left_out: dict[int, int] = {}
    for rank, row in enumerate(rows):
        if rank not in kept:
            left_out[row.band] = left_out.get(row.band, 0) + 1
    return [row for rank, row in enumerate(rows) if rank in kept], left_out


def _turn(rows: Sequence[Row], rank: int) -> int:
    if rank == 0 or rows[rank - 1].band != rows[rank].band:
        return 0
    return 1 if rows[rank].mark != "document" else 2


def placed(rows: Sequence[Row], left_out: dict[int, int], top: float) -> tuple[list[Row], list[Band]]:
    """Give the rows their heights and the bands their frames."""
    bands: list[Band] = []
    standing: list[Row] = []
    high = _CLOSE if len(rows) > _MANY_ROWS else _ROOMY
    y = top
    for number in dict.fromkeys(row.band for row in rows):
        members = [row for row in rows if row.band == number]
        more = left_out.get(number, 0)
        caption = _caption(members, more)
        head = _BAND_HEAD if caption else 6.0
        height = head + high * len(members) + (16.0 if more else 4.0)
        name = fitted(members[0].lane, _LANE_EMS) if caption else ""
        bands.append(
            Band(
                number=number,
                caption=caption,
                tone=_band_tone(members),
                name=name,
                name_width=width(name) * _SMALL,
                y=y,
                height=height,
                more=more,
            )
        )
        standing += [replace(row, y=y + head + high * (rank + 0.5)) for rank, row in enumerate(members)]
        y += height + (_BAND_GAP if caption else 2.0)
    return standing, bands


def _band_tone(members: Sequence[Row]) -> int:
    """Tint what is one wording; in other lanes every document shows its own."""
    first = members[0]
    return first.tone if first.shared and not first.lane else 0


def _caption(members: Sequence[Row], more: int) -> str:
    """Name a band and count it, where it is more than one row that says it itself."""
    first, many = members[0], len(members) + more
    number = voice.number(many)
    if first.lane:
        named = many == 1 and fitted(first.lane, NAME_EMS) == first.name
        return "" if named else ngettext("{number} document", "{number} documents", many).format(number=number)
    if first.mark in AGAINST:
        told = ngettext("only denies or doubts it: {number} document", "only deny or doubt it: {number} documents", many)
        return told.format(number=number)
    if many == 1:
        return ""
    told = ngettext("wording {wording}: {number} document", "wording {wording}: {number} documents", many)
    return told.format(wording=first.wording + 1, number=number)


def in_time(row: Row, shelf: Catalogue, axis: Timescale | None) -> Row:
    """Give a row its place in time; without a date it has none."""
    found = shelf.documents.get(row.document)
    known = interval(found.published) if found else None
    if axis is None or known is None:
        return row
    first, last = axis.x(known[0]), axis.x(known[1])
    return replace(row, x=round((first + last) / 2, 2), whisker=(first, last) if known[1] > known[0] else None)
