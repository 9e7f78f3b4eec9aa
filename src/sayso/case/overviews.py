"""What a case holds at a glance: numbers, dates, names of all documents."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.case.rows import moment
from sayso.case.tables import Asker
from sayso.errors import BadInput
from sayso.records import Moment

MOST_OUTLETS = 500
_COUNTED = (
    "files", "documents_in_short", "statements", "speakers", "ranks", "copies", "wordings_in_short", "stories", "unread",
    "corrections",
)  # fmt: skip
MOST_PAIRS = 2000
_PAIRS = """
with sides as (
  select coalesce(a.outlet, a.file) as a, coalesce(b.outlet, b.file) as b, copies.direction
  from copies join documents_in_short as a on a.document = a_document join documents_in_short as b on b.document = b_document
  where copies.kind <> 'reworded' and a_document <> b_document
)
select case direction when 'a->b' then b when 'b->a' then a else min(a, b) end,
  case direction when 'a->b' then a when 'b->a' then b else max(a, b) end, count(*), direction is not null
from sides group by 1, 2, 4 order by 3 desc, 1, 2, 4 limit ?
"""
_MOST_BARS = 62  # two months of days, five years of months; set by hand: a bar is to be seen at 390 pixels
_UNITS = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d"), (372, 31, 1)),
    ("month", re.compile(r"\d{4}-\d\d"), (12, 1)),
    ("year", re.compile(r"\d{4}"), (1,)),
)
"""With what tells each, and how many of it a year, a month and a day are."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """When the documents were published.

    Args:
        unit: ``day``, ``month`` or ``year``: the finest that gives at most 62 bars from the first to the last and in which half
            of the dates are known.
        bars: (day, month or year, documents) of those whose date is known as closely as that; those of none are left out.
        uncertain: documents whose date is known, but less closely.
        undated: documents without a date.
    """

    unit: str
    bars: tuple[tuple[str, int], ...]
    uncertain: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a case holds.

    Args:
        files, documents, statements, speakers, claims, shared, copies, wordings, stories, unread, corrections: how many;
            ``shared`` are the claims that several documents carry or deny.
        outlets, languages: each with its documents, the most frequent first; outlets the first 500.
        n_outlets: how many there are.
        since, until: of the earliest and of the latest document, ISO 8601; None where none has a date.
        dates: when they were published.
    """

    files: int
    documents: int
    statements: int
    speakers: int
    claims: int
    shared: int
    copies: int
    wordings: int
    stories: int
    unread: int
    corrections: int
    n_outlets: int
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    since: str | None
    until: str | None
    dates: Histogram


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPair:
    """Who copies whom.

    Args:
        copier: an outlet, or the name of the file where a text has none.
        original: the other one; where nothing tells which of the two was first, the two stand by name.
        copies: how many passages.
        directed: whether it is told which of the two was first.
    """

    copier: str
    original: str
    copies: int
    directed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a document is called by, without its text."""

    id: str
    outlet: str | None
    title: str | None
    file: str
    language: str
    published: Moment | None


def overview(asker: Asker) -> Overview:
    """Count what a case holds, as of its last run."""
    counted = ", ".join(f"(select count(*) from {each}) as {each}" for each in _COUNTED)  # noqa: S608 - our own names
    (many,) = asker.rows(f"select {counted}, (select count(*) from ranks where carriers > 1) as shared", ())  # noqa: S608
    outlets = _frequent(asker, "outlet")
    days = asker.rows("select since, until, count(*) from documents_in_short group by since, until", ())
    dates = {(since, until): count for since, until, count in days if since}
    return Overview(
        files=many["files"],
        documents=many["documents_in_short"],
        statements=many["statements"],
        speakers=many["speakers"],
        claims=many["ranks"],
        shared=many["shared"],
        copies=many["copies"],
        wordings=many["wordings_in_short"],
        stories=many["stories"],
        unread=many["unread"],
        corrections=many["corrections"],
        n_outlets=len(outlets),
        outlets=outlets[:MOST_OUTLETS],
        languages=_frequent(asker, "language"),
        since=min((since for since, _ in dates), default=None),
        until=max((until for _, until in dates), default=None),
        dates=histogram(dates, many["documents_in_short"] - sum(dates.values())),
    )


def _frequent(asker: Asker, column: str) -> tuple[tuple[str, int], ...]:
    asked = (
        f"select {column}, count(*) as many from documents_in_short where {column} is not null "  # noqa: S608 - our own names
        f"group by 1 order by many desc, 1"
    )
    return tuple((each[0], each[1]) for each in asker.rows(asked, ()))


def histogram(dates: Mapping[tuple[str, str], int], undated: int) -> Histogram:
    """Count documents by the days, months or years of their dates.

    Args:
        dates: how many documents were published between two dates, ISO 8601.
        undated: how many have no date.

    Example:
        >>> histogram({("2022-05-17T09:00", "2022-05-17T23:59"): 2, ("2022-05", "2022-05-31"): 1}, 0).bars
        (('2022-05-17', 2),)
    """
    n_dated = sum(dates.values())
    for unit, form, lengths in _UNITS:  # noqa: B007 - the last one stays
        known: Counter[str] = Counter()
        for (since, until), count in dates.items():
            first, last = form.match(since), form.match(until)
            if first and last and first.group() == last.group():
                known[first.group()] += count
        if _spread(dates, lengths) <= _MOST_BARS and 2 * known.total() >= n_dated:
            break
    return Histogram(unit=unit, bars=tuple(sorted(known.items())), uncertain=n_dated - known.total(), undated=undated)


def _spread(dates: Iterable[tuple[str, str]], lengths: tuple[int, ...]) -> int:
    """Count the days, months or years from the first to the last, all months taken as long."""
    found = [_DATE.match(since) for since, _ in dates]
    parts = [[int(part or 1) for part in each.groups()] for each in found if each]
    places = [sum(part * length for part, length in zip(each, lengths, strict=False)) for each in parts]
    return max(places) - min(places) + 1 if places else 0


def outlet_pairs(asker: Asker, most: int) -> tuple[OutletPair, ...]:
    """Count the passages that outlets have from one another, those of most first; who words a thing alike has not copied it."""
    if not 1 <= most <= MOST_PAIRS:
        raise BadInput(f"{most} pairs of outlets; expected 1 to {MOST_PAIRS}")
    rows = asker.rows(_PAIRS, (most,))
    return tuple(OutletPair(copier=each[0], original=each[1], copies=each[2], directed=bool(each[3])) for each in rows)


def names(asker: Asker) -> tuple[Name, ...]:
    """Name every document, in the order in which they came; a hundred bytes each, so that a server keeps them for a run."""
    columns = "document, outlet, title, file, language, published_json"
    rows = asker.rows(f"select {columns} from documents_in_short order by number", ())  # noqa: S608 - our own names
    dates = {written: moment(written) for written in {row["published_json"] for row in rows}}  # many were published on one day
    return tuple(
        Name(id=id_, outlet=outlet, title=title, file=file, language=language, published=dates[written])
        for id_, outlet, title, file, language, written in rows
    )


def state(asker: Asker) -> str:
    """Name what the case holds now: the same as long as nothing was stored in it that a page shows.

    Example: ``2-7-10000-0-14-3``: version of the schema; last run, document, correction, change and note of what was unread.
    """
    tables = ("runs", "documents", "corrections", "changes", "unread")
    asked = ", ".join(f"coalesce((select max(number) from {each}), 0)" for each in tables)  # noqa: S608 - our own names
    return "-".join(map(str, (asker.version, *asker.rows(f"select {asked}", ())[0])))
