"""What runs side by side in a chart: the documents of one wording, of one outlet, or in one language."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from sayso.report.catalogue import Catalogue, language_name
from sayso.report.cleaning import line
from sayso.report.lettering import fitted, width
from sayso.report.rows import NAME_EMS, Row
from sayso.report.tongues import gettext

_FEW = 4
_OPENING_CHARS = 200


class Lanes(StrEnum):
    """What the documents of one lane have in common."""

    WORDING = "wording"
    OUTLET = "outlet"
    LANGUAGE = "language"


def label(lanes: Lanes) -> str:
    """Say by what the lanes of a chart are made.

    Example:
        >>> label(Lanes.OUTLET)
        'by outlet'
    """
    return {
        Lanes.WORDING: gettext("by wording"),
        Lanes.OUTLET: gettext("by outlet"),
        Lanes.LANGUAGE: gettext("by language"),
    }[lanes]


def telling(shelf: Catalogue, rows: Sequence[Row]) -> tuple[Lanes, ...]:
    """Give the lanes that show something: by wording always, the others where several documents share one of several lanes.

    Args:
        shelf: where outlets are looked up.
        rows: all of a chart.
    """
    found = [Lanes.WORDING]
    for lanes in (Lanes.OUTLET, Lanes.LANGUAGE):
        several = {_lane(shelf, row, lanes) for row in rows}
        if len(rows) >= _FEW and 1 < len(several) < len(rows):
            found.append(lanes)
    return tuple(found)


def in_lanes(shelf: Catalogue, rows: Sequence[Row], lanes: Lanes) -> list[Row]:
    """Put rows into lanes: the lane with the earliest document first, each lane by date; by wording they are so already."""
    if lanes is Lanes.WORDING:
        return list(rows)
    firsts: dict[str, tuple[float, float, str]] = {}
    for row in rows:
        key = shelf.date_key(row.document)
        firsts[_lane(shelf, row, lanes)] = min(key, firsts.get(_lane(shelf, row, lanes), key))
    ordered = sorted(rows, key=lambda row: (firsts[_lane(shelf, row, lanes)], shelf.date_key(row.document)))
    numbers = {lane: rank for rank, lane in enumerate(dict.fromkeys(_lane(shelf, row, lanes) for row in ordered))}
    laned = [replace(row, band=numbers[_lane(shelf, row, lanes)], lane=_lane_name(shelf, row, lanes)) for row in ordered]
    return _by_title(shelf, laned) if lanes is Lanes.OUTLET else laned


def _lane(shelf: Catalogue, row: Row, lanes: Lanes) -> str:
    return shelf.outlet(row.document) if lanes is Lanes.OUTLET else row.language


def _lane_name(shelf: Catalogue, row: Row, lanes: Lanes) -> str:
    lane = _lane(shelf, row, lanes)
    return lane if lanes is Lanes.OUTLET else language_name(lane)


def _by_title(shelf: Catalogue, rows: Sequence[Row]) -> list[Row]:
    """Name the documents of an outlet by their titles, or first words, where it has several: its name heads the lane."""
    numbers = [row.band for row in rows]
    return [_titled(shelf, row) if numbers.count(row.band) > 1 else row for row in rows]


def _titled(shelf: Catalogue, row: Row) -> Row:
    document = shelf.documents.get(row.document)
    name = fitted(line(document.title or document.text[:_OPENING_CHARS], 60), NAME_EMS) if document else row.name
    return replace(row, name=name, name_width=width(name))
