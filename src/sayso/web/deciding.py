"""What a person decides at the desk: read as a row of a table of corrections, and stored behind all that was decided before."""

from dataclasses import asdict, replace
from datetime import UTC, datetime

from sayso.case import Case, Writer
from sayso.errors import BadInput
from sayso.exchange.corrections import correction_of as read_row
from sayso.exchange.corrections import write_side
from sayso.records import Correction, Document, Passage, Statement
from sayso.web.answers import Decided, Deciding
from sayso.web.desk import Desk

MOST_CHARS = 2000


def correction_of(deciding: Deciding) -> Correction:
    """Read what somebody decided, with the day and minute of now.

    Raises:
        BadInput: it is no correction; the message says what was expected.
    """
    row = {name: value for name, value in asdict(deciding).items() if value}
    long = next((name for name, value in row.items() if len(value) > MOST_CHARS), None)
    if long:
        raise BadInput(f"{long} has {len(row[long])} characters; expected {MOST_CHARS} at most")
    return replace(read_row(row, "the correction"), at=datetime.now(UTC).isoformat(timespec="seconds"))


def decide_at(desk: Desk, deciding: Deciding, *, conclude: bool) -> Decided:
    """Store what somebody decided, and start the job that takes it into account, where that is wanted.

    Raises:
        BadInput: it is no correction, or names what the case does not hold.
        HTTPException: 409, a job runs.
        BadStore: another process writes to the case.
    """
    correction = correction_of(deciding)
    desk.jobs.hold()
    try:
        with desk.cases.one() as case:
            decide(case, correction)
        return Decided(correction=correction, job=desk.jobs.start() if conclude else None)
    finally:
        desk.jobs.release()


def decide(case: Case, correction: Correction) -> None:
    """Store a correction; it is taken into account when the case is next brought up to date.

    Raises:
        BadInput: it names what the case does not hold.
        BadStore: another process writes to the case.
    """
    _check(case, correction)
    with Writer(case.path) as writer:
        writer.correct([correction])


def _check(case: Case, correction: Correction) -> None:
    """Refuse what the case does not hold."""
    for side in (correction.a,) if correction.of_one else (correction.a, correction.b):
        if isinstance(side, Passage):
            length = len(case.one(Document, side.document).text)
            if side.end > length:
                raise BadInput(f"{write_side(side)} ends beyond the text, which has {length} characters")
        elif not _is_there(case, side):
            raise BadInput(f"no statement or document {side!r} in this case; expected the id of one, or DOCUMENT:START-END")


def _is_there(case: Case, name: str) -> bool:
    for kind in (Statement, Document):
        try:
            case.one(kind, name)
        except BadInput:
            continue
        return True
    return False
