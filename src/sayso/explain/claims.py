"""Say why a claim is one: who witnesses it, why each was taken for a witness, what its versions differ in, who denies it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.exchange.export_text import counted
from sayso.exchange.reading import Findings
from sayso.explain.reasons import Reason
from sayso.records import Actor, Claim, Document, Lineage, Moment, Passage, Receipt, Stance, Statement, Version, Witness
from sayso.report.moments import when

_VERBS = {
    Stance.ASSERTS: "asserts it",
    Stance.REPORTS: "reports it",
    Stance.DENIES: "denies it",
    Stance.DOUBTS: "doubts it",
}
_AGAINST = (Stance.DENIES, Stance.DOUBTS)


@dataclass(frozen=True)
class Shelf:
    """What a JSON holds, by id: what explanations are looked up in."""

    found: Findings

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {each.id: each for each in self.found.documents}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {each.id: each for each in self.found.statements}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {each.id: each for each in self.found.actors}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {each.id: each for each in self.found.claims}

    @cached_property
    def lineages(self) -> Mapping[str, Lineage]:
        """Lineages by the id of their claim."""
        return {each.claim: each for each in self.found.lineages}

    def words(self, passage: Passage) -> str:
        """Give the words of a passage."""
        return self.documents[passage.document].words(passage.span)

    def place(self, document: str) -> str:
        """Name a document with its day: "Herald, 3 March 2024"."""
        page = self.documents[document]
        return f"{page.name}, {when(page.published)}" if page.published else f"{page.name}, no date"

    def speaker(self, statement: Statement) -> str:
        """Name who is credited: the actor, else the words of the text, else nobody."""
        actor = self.actors.get(statement.speaker or "")
        if actor:
            return actor.name
        return self.documents[statement.document].words(statement.source) if statement.source else "nobody named"


def explain_claim(claim: Claim, shelf: Shelf) -> tuple[Reason, ...]:
    """Give the reasons of one claim: what it is, each witness with what joined it, each version with what kept it apart.

    Those who deny or doubt it come after those who carry it. Nothing is decided again: every step has its receipt.

    Args:
        claim: of the findings.
        shelf: the findings.
    """
    receipts = {each.id: each for each in claim.receipts}
    return (
        Reason("claim", claim.text, _numbers(claim, shelf)),
        *(each for witness in _ordered(claim, shelf) for each in _witness(witness, receipts, shelf)),
        *(each for version in claim.versions for each in _version(version, shelf)),
    )


def _numbers(claim: Claim, shelf: Shelf) -> str:
    documents = {each.document for each in claim.witnesses}
    languages = {shelf.documents[each].language for each in documents}
    sides = Counter("against" if each.stance in _AGAINST else "for" for each in claim.witnesses)
    parts = [
        counted(len(claim.witnesses), "witness", "witnesses"),
        counted(len(documents), "document"),
        counted(len(languages), "language"),
        f"{sides['for']} carry it, {sides['against']} deny or doubt it",
        counted(len(claim.versions), "other version"),
    ]
    return "; ".join(parts)


def _ordered(claim: Claim, shelf: Shelf) -> list[Witness]:
    """Order those who carry a claim before those against it, each by date; what the claim's words are taken from stands first."""

    def place(witness: Witness) -> tuple[bool, bool, str, Passage]:
        published = shelf.documents[witness.document].published
        day = (published.earliest if published else None) or "9"
        return witness.stance in _AGAINST, witness.receipt is not None, day, witness.passage

    return sorted(claim.witnesses, key=place)


def _witness(witness: Witness, receipts: Mapping[str, Receipt], shelf: Shelf) -> Iterator[Reason]:
    """Give a witness, why it is one, and what it drops."""
    step = "denial" if witness.stance in _AGAINST else "witness"
    yield Reason(step, shelf.words(witness.passage), standing(witness, shelf))
    receipt = receipts.get(witness.receipt or "")
    if receipt:
        yield joined(receipt, shelf)
    elif receipts:
        yield Reason("joined", "", "its words are the claim's own: the others were held against them")
    credited = shelf.statements.get(witness.credited or "")
    if credited:
        yield Reason("dropped", shelf.documents[credited.document].words(credited.extent), dropping(witness, credited, shelf))


def standing(witness: Witness, shelf: Shelf) -> str:
    """Say where a witness stands and how it takes the claim."""
    statement = shelf.statements.get(witness.statement or "")
    whose = f"credited to {shelf.speaker(statement)}" if statement else "in the outlet's own voice"
    if witness.stance in _AGAINST:
        whose = f"by {shelf.speaker(statement)}" if statement else whose
    headline = ", in its headline" if witness.headline else ""
    return f"{shelf.place(witness.document)}: {_VERBS[witness.stance]}{headline}, {whose}"


def joined(receipt: Receipt, shelf: Shelf) -> Reason:
    """Say why a witness was taken for one, with the words that it was held against."""
    other = receipt.passages[1]
    why = "" if receipt.why.endswith(receipt.kind) else f": {receipt.why}"
    return Reason("joined", shelf.words(other), f"{receipt.kind}, held against {shelf.place(other.document)}{why}")


def dropping(witness: Witness, credited: Statement, shelf: Shelf) -> str:
    """Say what a witness states as fact, and whose word it is."""
    whom = shelf.speaker(credited)
    if credited.document == witness.document:
        return f"its headline states as fact what the text below credits to {whom}"
    return f"carries on as fact what {shelf.place(credited.document)} credits to {whom}"


def _version(version: Version, shelf: Shelf) -> Iterator[Reason]:
    other = shelf.claims.get(version.claim)
    here, there = (f"“{words}”" if words else "nothing" for words in (version.here, version.there))
    sides = f"{here} here{_since(version.since_here)}, {there} there{_since(version.since_there)}"
    yield Reason("version", other.text if other else "", f"{version.what}: {sides}; claim {version.claim}")
    if version.why:
        words = " | ".join(map(shelf.words, version.passages))
        yield Reason("apart", words, f"one detail keeps the two apart: {version.why}")


def _since(moment: Moment | None) -> str:
    return f" (first in this pile: {when(moment)})" if moment else " (without a date)"
