"""What is in a pile: its numbers, its languages, its dates, and the sentences that say so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sayso.case import Histogram, Overview
from sayso.case.overviews import histogram
from sayso.records import Document, Trace
from sayso.report import voice
from sayso.report.catalogue import language_name
from sayso.report.moments import day, instant, interval, seconds
from sayso.report.tongues import gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The numbers of a pile.

    Args:
        files, documents, outlets, speakers, statements, claims, copies, unread: how many.
        languages: codes, most documents first.
        first, last: ISO 8601, between which all dated documents were published; None without dates.
        dates: when the documents were published.
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
    dates: Histogram


def contents(trace: Trace) -> Contents:
    """Count what a trace of a whole pile holds."""
    documents = trace.documents
    dated = [each.published for each in documents if each.published and interval(each.published)]
    first = min(dated, key=lambda each: interval(each) or (0.0, 0.0), default=None)
    last = max(dated, key=lambda each: (interval(each) or (0.0, 0.0))[1], default=None)
    days = Counter((each.earliest or each.latest or "", each.latest or each.earliest or "") for each in dated)
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
        dates=histogram(days, len(documents) - len(dated)),
    )


def _languages(documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(code for code, _ in Counter(each.language for each in documents).most_common())


def contents_of(found: Overview) -> Contents:
    """Give the numbers of a case, as it has counted them itself."""
    return Contents(
        files=found.files,
        documents=found.documents,
        outlets=found.n_outlets,
        speakers=found.speakers,
        statements=found.statements,
        claims=found.claims,
        copies=found.copies,
        unread=found.unread,
        languages=tuple(code for code, _ in found.languages),
        first=found.since,
        last=found.until,
        dates=found.dates,
    )


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
    return day(start) if start.date() == end.date() else gettext("{start} to {end}").format(start=day(start), end=day(end))
