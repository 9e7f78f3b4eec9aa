"""What is in a pile: its numbers, its languages, its dates, and the sentences that say so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Document, Moment, Trace
from sayso.report import voice
from sayso.report.catalogue import language_name
from sayso.report.moments import day, instant, interval, seconds

MOST_BARS = 100
"""Where days are more than this, months are counted; where months are, years. Source: by eye, at 6 pixels a bar."""

_DAY_SECONDS = 86400.0
_SHORTEST = {"day": 1.0, "month": 28.0}
_CHARS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The numbers of a pile.

    Args:
        files, documents, outlets, speakers, statements, claims, copies, unread: how many.
        languages: codes, most documents first.
        first, last: ISO 8601, between which all dated documents were published; None without dates.
        unit: of the histogram: ``day``, ``month`` or ``year``.
        counts: (start of a unit, documents in it), in order of time; without those dated less exactly than the unit.
        uncertain: documents dated less exactly than the unit.
        undated: documents without a date.
    """

    files: int
    documents: int
    outlets: int
    speakers: int
    statements: int
    claims: int
    copies: int
    unread: int
    languages: tuple[str, ...]
    first: str | None
    last: str | None
    unit: str
    counts: tuple[tuple[str, int], ...]
    uncertain: int
    undated: int


def contents(trace: Trace) -> Contents:
    """Count what a trace of a whole pile holds."""
    documents = trace.documents
    dated = [each.published for each in documents if each.published and interval(each.published)]
    first = min(dated, key=lambda each: interval(each) or (0.0, 0.0), default=None)
    last = max(dated, key=lambda each: (interval(each) or (0.0, 0.0))[1], default=None)
    unit, counts = _counts(dated)
    return Contents(
        files=len({each.file for each in documents} | {each.path for each in trace.run.inputs}),
        documents=len(documents),
        outlets=len({each.outlet for each in documents if each.outlet}),
        speakers=len({each.speaker for each in trace.statements if each.speaker}),
        statements=len(trace.statements),
        claims=len(trace.claims),
        copies=len(trace.copies),
        unread=len(trace.unread),
        languages=_languages(documents),
        first=(first.earliest or first.latest) if first else None,
        last=(last.latest or last.earliest) if last else None,
        unit=unit,
        counts=counts,
        uncertain=len(dated) - sum(count for _, count in counts),
        undated=len(documents) - len(dated),
    )


def _languages(documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(code for code, _ in Counter(each.language for each in documents).most_common())


def _counts(dated: Sequence[Moment]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Count documents by the finest unit that gives few enough bars."""
    spans = [span for span in map(interval, dated) if span]
    if not spans:
        return "day", ()
    days = (max(end for _, end in spans) - min(start for start, _ in spans)) / _DAY_SECONDS
    unit = next((name for name, length in _SHORTEST.items() if days / length <= MOST_BARS), "year")
    starts = ((each.earliest or each.latest or "", each.latest or each.earliest or "") for each in dated)
    found = Counter(
        first[: _CHARS[unit]] for first, last in starts if len(first) >= _CHARS[unit] and last.startswith(first[: _CHARS[unit]])
    )
    return unit, tuple(sorted(found.items()))


def reach(found: Contents) -> tuple[float, float] | None:
    """Give the first and the last instant of a pile, seconds since 1970; None without dates."""
    start, end = seconds(found.first), seconds(found.last, last=True)
    return None if start is None or end is None else (start, end)


def head(found: Contents) -> Iterable[Markup]:
    """Say what is in a pile and what was found."""
    names = list(dict.fromkeys(map(language_name, found.languages)))
    yield voice.pile(found.files, found.documents, found.outlets, names, _dates(found))
    if found.documents:
        yield voice.found(found.statements, found.claims, found.copies)
    if found.unread:
        yield voice.unread(found.unread)


def _dates(found: Contents) -> str | None:
    start, end = instant(found.first), instant(found.last, last=True)
    if start is None or end is None:
        return None
    return day(start) if start.date() == end.date() else f"{day(start)} to {day(end)}"
