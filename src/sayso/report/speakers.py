"""Who is quoted in the pile: how often, where, since when."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.case import SpeakerRow
from sayso.records import Actor, Moment, Statement
from sayso.report.catalogue import Catalogue, with_article
from sayso.report.cleaning import line
from sayso.report.kinds import speaker_kind
from sayso.report.moments import interval, when


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who is quoted, in a list.

    Args:
        id: of the actor.
        name: as the pile names them.
        kind: what they are, in words.
        names: every other form seen.
        tone: colour number, 0 for none.
        count: how many statements.
        documents, claims: in how many documents, bearing witness to how many claims.
        since, until: when the first and the last of these documents were published, in words; empty without dates.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    tone: int
    count: int
    documents: int
    claims: int
    since: str
    until: str


def speakers(shelf: Catalogue) -> list[Speaker]:
    """Give the speakers of a pile, the most quoted first."""
    said = {actor: found for actor, found in shelf.said_by.items() if actor in shelf.actors}
    told = _claims_told(shelf)
    ranked = sorted(said, key=lambda actor: (-len(said[actor]), shelf.actors[actor].name, actor))
    return [_speaker(shelf, shelf.actors[actor], said[actor], told[actor]) for actor in ranked]


def _claims_told(shelf: Catalogue) -> Counter[str]:
    """Count the claims that the statements of each actor bear witness to."""
    told: Counter[str] = Counter()
    for claim in shelf.trace.claims:
        said = (shelf.statements.get(each.statement or "") for each in claim.witnesses)
        told.update({each.speaker for each in said if each and each.speaker})
    return told


def _speaker(shelf: Catalogue, actor: Actor, statements: Sequence[Statement], claims: int) -> Speaker:
    documents = {each.document: shelf.documents[each.document].published for each in statements}
    dated = [each for each in documents.values() if each and interval(each)]
    first = min(dated, key=lambda each: interval(each) or (0.0, 0.0), default=None)
    last = max(dated, key=lambda each: (interval(each) or (0.0, 0.0))[::-1], default=None)
    name = with_article(actor)
    return Speaker(
        id=actor.id,
        name=name,
        kind=_kind(actor.kind, named=actor.named),
        names=_others(name, actor.names),
        tone=shelf.tones.get(actor.id, 0),
        count=len(statements),
        documents=len(documents),
        claims=claims,
        since=when(first) if first else "",
        until=when(last) if last else "",
    )


def speaker_of(row: SpeakerRow, tones: Mapping[str, int]) -> Speaker:
    """Give a speaker as a case lists them.

    Args:
        row: of the list.
        tones: colours of the most quoted, by actor.

    Example:
        >>> counts = {"statements": 3, "documents": 2, "claims": 1, "since": None, "until": None}
        >>> row = SpeakerRow(id="7", name="Mayor", names=("the Mayor",), kind="person", **counts)
        >>> speaker_of(row, {"7": 1}).name
        'the Mayor'
    """
    actor = Actor(id=row.id, name=row.name, names=row.names, kind=row.kind)
    name = with_article(actor)
    return Speaker(
        id=row.id,
        name=name,
        kind=_kind(row.kind, named=actor.named),
        names=_others(name, row.names),
        tone=tones.get(row.id, 0),
        count=row.statements,
        documents=row.documents,
        claims=row.claims,
        since=when(Moment(row.since, row.since, "")) if row.since else "",
        until=when(Moment(row.until, row.until, "")) if row.until else "",
    )


def _kind(kind: str, *, named: bool) -> str:
    return line(speaker_kind(kind if named else "unnamed"), 60)


def _others(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Give every other form of a name, once each however it is capitalised."""
    forms = {each.casefold(): line(each, 80) for each in reversed(names)}
    forms.pop(name.casefold(), None)
    return tuple(reversed(forms.values()))
