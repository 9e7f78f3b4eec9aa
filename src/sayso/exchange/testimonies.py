"""The witnesses of claims with all that they refer to, looked up once for every linked format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.records import Actor, Claim, Document, Statement, Trace, Witness, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """A witness of a claim, and what stands behind it.

    Args:
        claim, witness: what is said, and where.
        document: in which it stands.
        statement: whose content it is; None in the outlet's own voice.
        speaker: of the statement; None where it has none, or nobody could ask that one.
    """

    claim: Claim
    witness: Witness
    document: Document
    statement: Statement | None
    speaker: Actor | None

    @property
    def id(self) -> str:
        """The same in every linked format."""
        return witness_id(self.claim, self.witness)

    @property
    def words(self) -> str:
        """What it says."""
        return self.document.words(self.witness.passage.span)


class Testimonies:
    """Gives the testimonies of a trace, claim by claim."""

    def __init__(self, trace: Trace) -> None:
        self._documents: Mapping[str, Document] = {each.id: each for each in trace.documents}
        self._statements: Mapping[str, Statement] = {each.id: each for each in trace.statements}
        self._actors: Mapping[str, Actor] = {each.id: each for each in trace.actors}

    def of(self, claim: Claim) -> Iterator[Testimony]:
        """Give those of one claim, in the order of its witnesses."""
        for witness in claim.witnesses:
            statement = self._statements.get(witness.statement or "")
            speaker = self._actors.get((statement.speaker if statement else None) or "")
            yield Testimony(
                claim=claim,
                witness=witness,
                document=self._documents[witness.document],
                statement=statement,
                speaker=speaker if speaker and speaker.named else None,
            )


def witness_id(claim: Claim, witness: Witness) -> str:
    """Give the id of a witness of a claim: the same in every linked format."""
    return content_id("witness", claim.id, witness.passage.document, witness.passage.start, witness.passage.end)
