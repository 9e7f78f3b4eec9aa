"""When and where somebody is quoted: a lane an outlet, a dot a document, a whisker for the time in which it was published."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Statement
from sayso.report.catalogue import Catalogue
from sayso.report.lettering import fitted
from sayso.report.moments import interval, when
from sayso.report.sayings import teller
from sayso.report.timescale import Tick, Timescale, timescale
from sayso.report.tongues import gettext

WIDTH = 920.0
LANE = 24.0
_LEFT = 196.0
_RIGHT = 880.0
_TOP = 22.0
_LANES_SHOWN = 12
_NAME_EMS = 14.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A document in which somebody is quoted.

    Args:
        x, start, end: where its date stands, and the interval in which it was published; pixels.
        hollow: quoted at second hand only.
        count: how many statements.
        title: outlet and date in words.
        href: where the first of the statements stands.
    """

    x: float
    start: float
    end: float
    hollow: bool
    count: int
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One outlet: its name, cut to fit; its place; how many statements; when it first and last quoted them; its dots."""

    name: str
    full_name: str
    y: float
    count: int
    since: str
    until: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The chart.

    Args:
        lanes: most statements first, the last for all other outlets where there are many.
        ticks: labelled places of the axis.
        gaps: shortened stretches: (left, right, how long it lasts).
        height: pixels.
        undated: documents without a date, which are not in it.
    """

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[tuple[float, float, str], ...]
    height: float
    undated: int


def timeline(shelf: Catalogue, statements: Sequence[Statement]) -> Timeline | None:
    """Draw when and where somebody is quoted; None where fewer than two of the documents have a date.

    Args:
        shelf: that holds the documents.
        statements: of the speaker, by date.
    """
    documents: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        documents[each.document].append(each)
    times = {id_: time for id_ in documents if (time := interval(shelf.documents[id_].published))}
    axis = timescale((each for time in times.values() for each in time), _LEFT + 14, _RIGHT)
    if axis is None or len(times) < 2:  # noqa: PLR2004 one date needs no chart
        return None
    lanes = tuple(
        _lane(shelf, axis, name, rank, [documents[id_] for id_ in ids])
        for rank, (name, ids) in enumerate(_ranked(shelf, {id_: len(documents[id_]) for id_ in times}))
    )
    return Timeline(
        lanes=lanes,
        ticks=axis.ticks,
        gaps=axis.gaps,
        height=_TOP + LANE * len(lanes) + 26,
        undated=len(documents) - len(times),
    )


def _ranked(shelf: Catalogue, counts: Mapping[str, int]) -> list[tuple[str, list[str]]]:
    """Give the outlets with their documents, most statements first; of many the last ones together, without a name."""
    outlets: Counter[str] = Counter()
    for id_, count in counts.items():
        outlets[shelf.outlet(id_)] += count
    names = sorted(outlets, key=lambda name: (-outlets[name], name))
    alone = names if len(names) <= _LANES_SHOWN else names[: _LANES_SHOWN - 1]
    lanes: dict[str, list[str]] = {name: [] for name in alone}
    for id_ in counts:
        name = shelf.outlet(id_)
        lanes.setdefault(name if name in alone else "", []).append(id_)
    return list(lanes.items())


def _lane(shelf: Catalogue, axis: Timescale, name: str, rank: int, documents: Sequence[Sequence[Statement]]) -> Lane:
    shown = name or gettext("other outlets")
    return Lane(
        name=fitted(shown, _NAME_EMS),
        full_name=shown,
        y=_TOP + LANE * rank + LANE / 2,
        count=sum(map(len, documents)),
        since=when(shelf.documents[documents[0][0].document].published),
        until=when(shelf.documents[documents[-1][0].document].published),
        dots=tuple(_dot(shelf, axis, each) for each in documents),
    )


def _dot(shelf: Catalogue, axis: Timescale, statements: Sequence[Statement]) -> Dot:
    document = shelf.documents[statements[0].document]
    start, end = interval(document.published) or (0.0, 0.0)
    return Dot(
        x=axis.x((start + end) / 2),
        start=axis.x(start),
        end=axis.x(end),
        hollow=all(teller(shelf, each) for each in statements),
        count=len(statements),
        title=gettext("{outlet}, {date}").format(outlet=shelf.outlet(document.id), date=when(document.published)),
        href=shelf.href("statement", statements[0].id),
    )
