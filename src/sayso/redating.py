"""Documents under the dates that people decided: what was read stays as it is, what is found rests on the decision."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sayso.errors import BadInput
from sayso.languages.days import days_told
from sayso.records import Correction, Document, Judgement, Moment, Statement

UNKNOWN = "unknown"
BASIS = "a person's decision"
_INSTANT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)
_YEAR_CHARS = 4


def redated(documents: Sequence[Document], corrections: Iterable[Correction]) -> tuple[Document, ...]:
    """Give the documents with the dates that people decided; of two decisions about one document the later in order holds.

    Args:
        documents: as they were read, or as an earlier call gave them: the outcome is the same.
        corrections: of any kind, in the order in which they were handed in.

    Raises:
        BadInput: a date is none.

    Example:
        >>> decided = Correction(judgement=Judgement.WRONG_DATE, a="1", b="2024-03-05", by="Ida")
        >>> redated([Document(id="1", text="Shut."), Document(id="2", text="Shut.")], [decided])[0].published
        Moment(earliest='2024-03-05T00:00', latest='2024-03-05T23:59', basis="a person's decision (Ida), no zone")
    """
    held = {each.a: each for each in corrections if each.judgement is Judgement.WRONG_DATE}
    if not held:
        return tuple(documents)
    return tuple(
        replace(each, published=decided_moment(str(held[each.id].b), held[each.id].by)) if each.id in held else each
        for each in documents
    )


def check_dates(corrections: Iterable[Correction]) -> None:
    """Make sure that every date that people decided is one.

    Raises:
        BadInput: one is none.
    """
    for each in corrections:
        if each.judgement is Judgement.WRONG_DATE:
            decided_moment(str(each.b))


def resaid(statements: Sequence[Statement], corrections: Iterable[Correction]) -> tuple[Statement, ...]:
    """Give the statements of documents whose date people decided with the days that their words mean, seen from that date.

    What was not told when the text was read (:attr:`Statement.said` is None) is not looked for again.
    """
    held = {each.a: each for each in corrections if each.judgement is Judgement.WRONG_DATE}
    if not held:
        return tuple(statements)
    days = {name: _day(decided_moment(str(each.b))) for name, each in held.items()}
    return tuple(_resaid(each, days[each.document]) if each.document in days and each.said else each for each in statements)


def _resaid(statement: Statement, published: date | None) -> Statement:
    basis = statement.said.basis if statement.said else ""
    told = days_told(basis, statement.language, published) if published else ()
    return replace(statement, said=Moment(told[0].earliest.isoformat(), told[0].latest.isoformat(), basis) if told else None)


def _day(moment: Moment) -> date | None:
    """Give the day of a moment; None where it is longer than a day."""
    first, last = _key(moment.earliest), _key(moment.latest)
    return date.fromisoformat(first) if first and first == last else None


def decided_moment(written: str, by: str = "") -> Moment:
    """Give the interval that a person means.

    Args:
        written: a year, month, day or instant in ISO 8601, two of them as ``FROM/TO``, or ``unknown``.
        by: who decided it; stands in the basis.

    Raises:
        BadInput: it is no such date, or ends before it begins.

    Example:
        >>> decided_moment("2024-03/2024-04", "Ida").latest, decided_moment("unknown").latest
        ('2024-04-30T23:59', None)
    """
    basis = f"{BASIS} ({by})" if by else BASIS
    if written == UNKNOWN:
        return Moment(None, None, basis)
    first, _, last = written.partition("/")
    start, end = _told(first, basis, last=False), _told(last or first, basis, last=True)
    if not start or not end or (last == "" and "/" in written) or _key(start.earliest) > _key(end.latest):
        expected = "expected a day (2024-03-05), a month, an instant, FROM/TO of two of them, or unknown"
        raise BadInput(f"the date {written!r} is none, or ends before it begins; {expected}")
    return Moment(start.earliest, end.latest, start.basis)


def _told(written: str, basis: str, *, last: bool) -> Moment | None:
    if not _INSTANT.fullmatch(written):
        return None
    from sayso.documents.dates import moment  # noqa: PLC0415 - what reads documents takes time to load; few cases hold such a decision

    return moment(f"{written}-{12 if last else 1:02}" if len(written) == _YEAR_CHARS else written, basis)


def _key(written: str | None) -> str:
    """Give what orders two local instants; zones may differ by a day, which is not worth an error."""
    return (written or "")[:10]
