"""The sheets of an .xlsx workbook as rows of words: read element by element, so that a sheet of any size takes little memory."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from sayso.documents.enclosed import shown
from sayso.documents.mapping import MOST_COLUMNS
from sayso.documents.tables import Row
from sayso.documents.xml_parts import read_elements
from sayso.documents.zipped import opened, unpacked
from sayso.records import Unread
from sayso.settings import Settings

_CELL = re.compile(r"([A-Z]{1,3})\d{1,7}\Z")
_MOST_SHEETS = 200
# the numbers of Excel's own formats that are dates or times (ECMA-376, part 1, 18.8.30)
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PLAIN = re.compile(r"\"[^\"]{0,200}\"|\\.|\[[^\]]{0,100}\]")
_LAST_SERIAL = 2_958_466  # the first day of the year 10000
_TARGET = re.compile(r"\A/?(?:xl/)?")


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened workbook: its sheets by name and part, the texts that cells share, the styles that are dates."""

    archive: ZipFile
    longest: int
    sheets: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]
    dates: frozenset[int]
    since_1904: bool

    def rows(self, part: str, place: str, broken: list[Unread]) -> list[Row]:
        """Give the rows of a sheet that hold something, with their numbers; why it breaks off is added to ``broken``."""
        content = unpacked(self.archive, part, self.longest)
        if isinstance(content, str):
            broken.append(Unread(place, f"the sheet {content}"))
            return []
        found: list[Row] = []

        def take(row: Element, _inner: bool) -> None:
            given = _number(row.get("r"))
            cells = self._cells(row)
            if any(cells):
                found.append((given if given > 0 else found[-1][0] + 1 if found else 1, cells))

        try:
            read_elements(content, {"row"}, take, without={"f", "rPh"})
        except ValueError as error:
            broken.append(Unread(place, f"the sheet {error}; it is read up to row {found[-1][0] if found else 0}"))
        return found

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if cell.tag != "c":
                continue
            match = _CELL.match(cell.get("r") or "")
            place = _column(match[1]) if match else len(cells)
            if place >= MOST_COLUMNS or len(cells) > MOST_COLUMNS:
                continue
            cells.extend("" for _ in range(place + 1 - len(cells)))
            cells[place] = self._words(cell)
        return cells

    def _words(self, cell: Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _text(cell)
        value = next((each.text or "" for each in cell if each.tag == "v"), "")
        if kind == "s":
            rank = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else len(self.shared)  # noqa: PLR2004 no table has more
            return self.shared[rank] if rank < len(self.shared) else ""
        if kind == "e":
            return ""
        style = cell.get("s") or ""
        dated = kind == "n" and style.isascii() and style.isdigit() and len(style) < 8 and int(style) in self.dates  # noqa: PLR2004
        return (_date(value, since_1904=self.since_1904) if dated else None) or value


def opened_workbook(content: bytes, settings: Settings) -> Workbook | str:
    """Open a workbook, or say why it cannot be."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "is a workbook that is encrypted or of the old format (.xls): save it anew, as .xlsx without a password"
    archive = opened(BytesIO(content), settings)
    if isinstance(archive, str):
        return "is no whole workbook: it is cut off or damaged" if content else "is empty"
    longest = settings.max_file_bytes
    try:
        targets = _targets(unpacked(archive, "xl/_rels/workbook.xml.rels", longest))
        sheets, since_1904 = _sheets(unpacked(archive, "xl/workbook.xml", longest), targets)
        shared = _shared(unpacked(archive, "xl/sharedStrings.xml", longest))
        dates = _date_styles(unpacked(archive, "xl/styles.xml", longest))
    except ValueError as error:
        return f"is a workbook that {error}"
    return Workbook(archive, longest, sheets, shared, dates, since_1904) if sheets else "is a workbook without sheets"


def _elements(part: bytes | str, *names: str) -> list[Element]:
    """Give the elements of a part of the workbook; a part that is not there has none.

    Raises:
        ValueError: its XML is broken.
    """
    found: list[Element] = []
    if isinstance(part, bytes):
        read_elements(part, names, lambda each, _: found.append(each), without={"rPh"})
    return found


def _targets(part: bytes | str) -> dict[str, str]:
    found = _elements(part, "Relationship")
    return {each.get("Id") or "": _TARGET.sub("xl/", each.get("Target") or "", count=1) for each in found}


def _sheets(part: bytes | str, targets: dict[str, str]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Give name and part of each sheet, and whether days are counted from 1904."""
    if isinstance(part, str):
        raise ValueError(part)  # noqa: TRY004 the words of the note
    found: list[tuple[str, str]] = []
    since_1904 = False
    for each in _elements(part, "sheet", "workbookPr"):
        if each.tag == "workbookPr":
            since_1904 = each.get("date1904") in {"1", "true"}
        elif (target := targets.get(each.get("id") or "")) and "worksheets" in target and len(found) < _MOST_SHEETS:
            found.append((shown(each.get("name") or "")[:60], target))
    return tuple(found), since_1904


def _shared(part: bytes | str) -> tuple[str, ...]:
    """Give the texts that cells share; a workbook without shared texts has no such part."""
    return tuple(_text(each) for each in _elements(part, "si"))


def _text(element: Element) -> str:
    """Join the runs of a text, less the readings above it (furigana)."""
    return "".join(each.text or "" for each in element.iter("t"))


def _date_styles(part: bytes | str) -> frozenset[int]:
    """Give the ranks of the cell styles that show a number as a date."""
    if isinstance(part, str):
        return frozenset()
    own: set[int] = set()
    styles: list[int] = []
    for each in _elements(part, "numFmt", "cellXfs"):
        if each.tag == "numFmt":
            code = _PLAIN.sub("", (each.get("formatCode") or "")[:300]).lower()
            if any(letter in code for letter in "ymdh") and "general" not in code:
                own.add(_number(each.get("numFmtId")))
        else:
            styles = [_number(style.get("numFmtId")) for style in each]
    return frozenset(rank for rank, form in enumerate(styles) if form in _DATE_FORMATS or form in own)


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 8 else -1  # noqa: PLR2004 ids are short


def _column(letters: str) -> int:
    """Give the place of a column: A is 0, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _date(value: str, *, since_1904: bool) -> str | None:
    """Give ISO 8601 of Excel's days since 1900 (or 1904): a whole number is a day, a fraction a time of day.

    Example:
        >>> _date("45363.5", since_1904=False), _date("45363", since_1904=False)
        ('2024-03-12T12:00', '2024-03-12')
    """
    try:
        days = float(value)
    except ValueError:
        return None
    if not 1 <= days < _LAST_SERIAL:
        return None
    begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 a workbook knows no zones
    try:
        when = begin + timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return None
    return when.date().isoformat() if days == int(days) else when.isoformat(timespec="minutes")
