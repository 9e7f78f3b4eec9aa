"""What the API answers beside the records themselves; programs read these names in /openapi.json."""

from dataclasses import dataclass

from sayso.records import Claim, Correction, Lineage, Stance
from sayso.web.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWithLineage:
    """A claim, and on whose word it rests."""

    claim: Claim
    lineage: Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in a list.

    Args:
        documents: how many carry it.
        wordings: groups of them that are copies of one another.
        low, high: the range of independent origins.
        stances: how many witnesses take which stance toward it.
    """

    id: str
    text: str
    language: str
    documents: int
    wordings: int
    low: int
    high: int
    stances: dict[Stance, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A text that is held against the case: a sentence, a post, an article."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """What a person decides, as in a table of corrections (docs/corrections.md): passages are written DOCUMENT:START-END."""

    judgement: str
    a: str
    b: str
    claim: str | None = None
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided, and the job that takes it into account, where one was asked for."""

    correction: Correction
    job: Job | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One step on the way to a finding: what it is about, what decided, how sure."""

    step: str
    words: str
    rule: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why something was found.

    Args:
        id: of the claim, copy or statement.
        reasons: in order.
        note: what the explanation could not look at.
    """

    id: str
    reasons: tuple[Because, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a program needs for writing, unless it sends the token: the header ``X-CSRF-Token``."""

    csrf: str
    read_only: bool
    case: str
