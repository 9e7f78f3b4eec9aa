"""What people decided over the findings, for the list in the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Judgement, Passage
from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import line

_SAID = {
    Judgement.SAME_CLAIM: "make the same claim",
    Judgement.OTHER_CLAIM: "do not make the same claim",
    Judgement.SAME_ORIGIN: "rest on the same origin",
    Judgement.OTHER_ORIGIN: "do not rest on the same origin by what joins their texts",
    Judgement.INDEPENDENT: "are independent",
}
_WORDS_CHARS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One correction as it is shown.

    Args:
        a, b: what it is about: a document's name, with the words of a statement.
        said: what was decided: "are independent".
        claim: the words of the claim that it holds for; "" where it holds for all.
        by, at, why: as given.
        missing: the ids that this pile does not hold: the correction had no effect here.
    """

    a: str
    b: str
    said: str
    claim: str
    by: str
    at: str
    why: str
    missing: tuple[str, ...]


def counted(many: int) -> Markup:
    """Say how many decisions of people stand over the findings.

    Example:
        >>> voice.plain(counted(1))
        '1 decision of a person stands over what was found.'
    """
    stand = "decision of a person stands" if many == 1 else "decisions of people stand"
    return Markup("{} {} over what was found.").format(voice.number(many), stand)


def decisions(shelf: Catalogue) -> Iterator[Decision]:
    """Give the corrections of a run in the order in which they were handed in."""
    for each in shelf.trace.corrections:
        known, claim = shelf.statements.keys() | shelf.documents.keys(), shelf.claims.get(each.claim or "")
        sides = [side.document if isinstance(side, Passage) else side for side in (each.a, each.b)]
        asked = [*sides, *([each.claim] if each.claim else [])]
        yield Decision(
            a=_named(shelf, each.a),
            b=_named(shelf, each.b),
            said=_SAID[each.judgement],
            claim=line(claim.text, _WORDS_CHARS) if claim else each.claim or "",
            by=each.by,
            at=each.at,
            why=each.why,
            missing=tuple(id_ for id_ in asked if id_ not in known and id_ not in shelf.claims),
        )


def _named(shelf: Catalogue, side: Passage | str) -> str:
    """Name a document, with the words that are meant where they are told."""
    if isinstance(side, Passage):
        document = shelf.documents.get(side.document)
        said = document.words(side.span) if document else ""
    else:
        statement = shelf.statements.get(side)
        document = shelf.documents.get(statement.document if statement else side)
        said = " … ".join(document.words(part) for part in statement.content) if document and statement else ""
    name = shelf.name(document.id) if document else side.document if isinstance(side, Passage) else side
    return f"{name}: “{line(said, _WORDS_CHARS)}”" if said else name
