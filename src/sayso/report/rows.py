"""The rows of a chart: one document each, in bands of one wording each, placed in time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.records import Claim, EndKind, Lineage, Node, NodeKind, Passage, Stance
from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import line
from sayso.report.funnels import AGAINST
from sayso.report.moments import interval, short
from sayso.report.timescale import Timescale

ROW_HEIGHT = 26.0
_BAND_HEAD = 20.0
_BAND_GAP = 10.0
_NAME_EMS = 9.5
_TYPE_SIZE = 13.0
_WIDE = 0x2E80
_NARROW_EM = 0.55
_CAPITAL_EM = 0.68


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document of a claim.

    Args:
        document: id.
        nodes: ids of the lineage's nodes that it stands for.
        passages: the words by which it is a witness.
        band: number of its band.
        mark: ``document``, ``dropped``, ``denies`` or ``doubts``.
        silent: it names no source.
        name, language, date, href: what is written and where it leads.
        name_width: pixels.
        y: pixels; ``x`` None where it has no date; ``whisker`` the interval in pixels, None for an exact time.
    """

    document: str
    nodes: frozenset[str]
    passages: tuple[Passage, ...]
    band: int
    mark: str
    silent: bool
    name: str
    language: str
    date: str
    href: str
    name_width: float = 0.0
    y: float = 0.0
    x: float | None = None
    whisker: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The rows of one wording, tinted together: ``tone`` 1 to 7, or 0 for a row that stands alone."""

    number: int
    caption: str
    tone: int
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
    return [replace(row, band=numbers[row.band]) for row in carrying] + against


def _by_document(nodes: Iterable[Node]) -> list[tuple[str, list[Node]]]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        if node.kind is NodeKind.WITNESS and node.document:
            found.setdefault(node.document, []).append(node)
    return list(found.items())


def _row(shelf: Catalogue, document: str, nodes: Sequence[Node], band: int) -> Row:
    found = shelf.documents.get(document)
    name = fitted(shelf.outlet(document), _NAME_EMS)
    return Row(
        document=document,
        nodes=frozenset(node.id for node in nodes),
        passages=tuple(node.passage for node in nodes if node.passage),
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


def placed(
    rows: Sequence[Row], left_out: dict[int, int], tone_of: Callable[[Row], int], top: float
) -> tuple[list[Row], list[Band]]:
    """Give the rows their heights and the bands their frames."""
    bands: list[Band] = []
    standing: list[Row] = []
    y = top
    for number in dict.fromkeys(row.band for row in rows):
        members = [row for row in rows if row.band == number]
        more = left_out.get(number, 0)
        titled = len(members) + more > 1 or members[0].mark in AGAINST
        head = _BAND_HEAD if titled else 6.0
        height = head + ROW_HEIGHT * len(members) + (16.0 if more else 4.0)
        tone = tone_of(members[0]) if len(members) + more > 1 and members[0].mark not in AGAINST else 0
        bands.append(Band(number=number, caption=_caption(members, more, titled), tone=tone, y=y, height=height, more=more))
        standing += [replace(row, y=y + head + ROW_HEIGHT * (rank + 0.5)) for rank, row in enumerate(members)]
        y += height + (_BAND_GAP if titled else 2.0)
    return standing, bands


def _caption(members: Sequence[Row], more: int, titled: bool) -> str:
    if not titled:
        return ""
    many = voice.count(len(members) + more, "document")
    return f"only denies or doubts it: {many}" if members[0].mark in AGAINST else f"one wording: {many}"


def in_time(row: Row, shelf: Catalogue, axis: Timescale | None) -> Row:
    """Give a row its place in time; without a date it has none."""
    found = shelf.documents.get(row.document)
    known = interval(found.published) if found else None
    if axis is None or known is None:
        return row
    first, last = axis.x(known[0]), axis.x(known[1])
    return replace(row, x=round((first + last) / 2, 2), whisker=(first, last) if known[1] > known[0] else None)


def fitted(text: str, ems: float) -> str:
    """Cut a text to a width, counting Han, kana and Hangul as wide.

    Args:
        text: what to fit.
        ems: the width in units of the type's size.

    Example:
        >>> fitted("Herald", 11.5), fitted("The Tidewater Evening Post and Advertiser", 11.5)
        ('Herald', 'The Tidewater Eveni…')
    """
    flat = line(text, 200)
    used = 0.0
    for rank, letter in enumerate(flat):
        used += 1.0 if ord(letter) >= _WIDE else _NARROW_EM
        if used > ems:
            return f"{flat[: max(1, rank - 1)].rstrip()}…"
    return flat


def width(text: str) -> float:
    """Estimate how wide a text is in the chart's type, in pixels; a little too wide rather than too narrow.

    Example:
        >>> width("報道"), round(width("Herald"))
        (26.0, 45)
    """
    return sum(_TYPE_SIZE * (1.0 if ord(letter) >= _WIDE else _CAPITAL_EM if letter.isupper() else _NARROW_EM) for letter in text)
