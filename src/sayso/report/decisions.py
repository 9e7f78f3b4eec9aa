"""What people decided over the findings, for the list in the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Correction, Judgement, Passage
from sayso.recrediting import NOBODY
from sayso.redating import UNKNOWN, decided_moment
from sayso.report.amounts import number, told
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import isolate, line
from sayso.report.moments import when
from sayso.report.tongues import gettext, ngettext

_WORDS_CHARS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One correction as it is shown.

    Args:
        said: what was decided, about what, and for which claim, as a sentence without its full stop.
        of_one: whether it is about one statement or document, not about two.
        by, at: who decided it, and when; None where neither was told.
        why: as given.
        missing: the ids that this pile does not hold: the correction had no effect here.
    """

    said: Markup
    of_one: bool
    by: Markup | None
    why: str
    missing: tuple[str, ...]


def counted(many: int) -> Markup:
    """Say how many decisions of people stand over the findings.

    Example:
        >>> counted(1).striptags()
        '1 decision of a person stands over what was found.'
    """
    said = ngettext(
        "{number} decision of a person stands over what was found.",
        "{number} decisions of people stand over what was found.",
        many,
    )
    return told(said, number=number(many))


def decisions(shelf: Catalogue) -> Iterator[Decision]:
    """Give the corrections of a run in the order in which they were handed in."""
    for each in shelf.trace.corrections:
        known = shelf.statements.keys() | shelf.documents.keys()
        named = (each.a,) if each.of_one else (each.a, each.b)
        sides = [side.document if isinstance(side, Passage) else side for side in named]
        asked = [*sides, *([each.claim] if each.claim else [])]
        yield Decision(
            said=_within(shelf, each, _of_one(shelf, each) if each.of_one else _of_two(shelf, each)),
            of_one=each.of_one,
            by=_by(each),
            why=each.why,
            missing=tuple(id_ for id_ in asked if id_ not in known and id_ not in shelf.claims),
        )


def _of_two(shelf: Catalogue, each: Correction) -> Markup:
    sayings = {
        Judgement.SAME_CLAIM: gettext("{one} and {other} <b>make the same claim</b>"),
        Judgement.OTHER_CLAIM: gettext("{one} and {other} <b>do not make the same claim</b>"),
        Judgement.SAME_ORIGIN: gettext("{one} and {other} <b>rest on the same origin</b>"),
        Judgement.OTHER_ORIGIN: gettext("{one} and {other} <b>do not rest on the same origin by what joins their texts</b>"),
        Judgement.INDEPENDENT: gettext("{one} and {other} <b>are independent</b>"),
    }
    return told(sayings[each.judgement], one=isolate(_named(shelf, each.a)), other=isolate(_named(shelf, each.b)))


def _of_one(shelf: Catalogue, each: Correction) -> Markup:
    """Say what is right of one statement or document."""
    one, right = isolate(_named(shelf, each.a)), str(each.b)
    if right == NOBODY:
        return told(gettext("{one} <b>is credited to nobody</b>"), one=one)
    if right == UNKNOWN:
        return told(gettext("{one} <b>was published nobody knows when</b>"), one=one)
    if each.judgement is Judgement.WRONG_DATE:
        return told(gettext("{one} <b>was published</b> {date}"), one=one, date=when(decided_moment(right)))
    return told(gettext("{one} <b>is said by</b> {name}"), one=one, name=isolate(line(right, _WORDS_CHARS)))


def _within(shelf: Catalogue, each: Correction, said: Markup) -> Markup:
    """Say for which claim it holds, where not for all."""
    if not each.claim:
        return said
    claim = shelf.claims.get(each.claim)
    words = line(claim.text if claim else each.claim, _WORDS_CHARS)
    return told(gettext("{decision}, in “{claim}”"), decision=said, claim=isolate(words))


def _by(each: Correction) -> Markup | None:
    name, at = isolate(line(each.by, 80)), line(each.at, 40)
    if each.by and each.at:
        return told(gettext("Decided by {name}, {date}."), name=name, date=at)
    if each.by:
        return told(gettext("Decided by {name}."), name=name)
    return told(gettext("Decided {date}."), date=at) if each.at else None


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
    return gettext("{name}: “{words}”").format(name=name, words=line(said, _WORDS_CHARS)) if said else name
