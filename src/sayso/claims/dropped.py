"""Claims that are carried on as fact where the pile shows whose word they are: an attribution that was dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Claim, Document, Stance, Witness

_CARRIES = (Stance.ASSERTS, Stance.REPORTS)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A witness in an outlet's own voice, and the witness that credits the same claim to somebody.

    ``headline`` is true where one document's headline asserts what its own body only attributes.
    """

    witness: Witness
    credited: Witness
    headline: bool


def dropped_attributions(claim: Claim, documents: Mapping[str, Document]) -> tuple[Dropped, ...]:
    """Give the witnesses that assert a claim in their own voice though somebody was credited with it, in order.

    A headline is held against the body below it. A document that credits nobody with the claim anywhere is held against the
    earliest one that does, if that was not published after it. Where no dates tell, the order of the pile does.

    Args:
        claim: with its witnesses.
        documents: by id, in the order of the pile.
    """
    order = {document: rank for rank, document in enumerate(documents)}
    carriers = [each for each in claim.witnesses if each.stance in _CARRIES]
    credited = [each for each in carriers if each.statement is not None]
    found = (_held_against(each, credited, documents, order) for each in carriers if each.statement is None)
    return tuple(each for each in found if each is not None)


def _held_against(
    witness: Witness, credited: Sequence[Witness], documents: Mapping[str, Document], order: Mapping[str, int]
) -> Dropped | None:
    here = [each for each in credited if each.document == witness.document]
    if here:
        return Dropped(witness, here[0], headline=True) if witness.headline else None
    before = [each for each in credited if _not_after(documents[each.document], documents[witness.document], order)]
    first = min(before, key=lambda each: (_day(documents[each.document]) or "9", order[each.document]), default=None)
    return Dropped(witness, first, headline=False) if first else None


def _not_after(one: Document, other: Document, order: Mapping[str, int]) -> bool:
    """Tell whether a document may have been read by who wrote the other."""
    first, second = _day(one), other.published.latest if other.published else None
    return first <= second if first and second else order[one.id] < order[other.id]


def _day(document: Document) -> str | None:
    return document.published.earliest if document.published else None


def first_told(claim: Claim, documents: Mapping[str, Document]) -> Document | None:
    """Give the earliest dated document that carries a claim: "60 fighters, 17 May 2022"; None where none has a date.

    Args:
        claim: with its witnesses.
        documents: by id.
    """
    dated = [documents[each.document] for each in claim.witnesses if each.stance in _CARRIES]
    return min((each for each in dated if _day(each)), key=lambda each: str(_day(each)), default=None)
