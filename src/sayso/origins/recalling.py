"""Lineages that were drawn once are not drawn again, as long as nothing has changed of what was looked up for them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.memory import Memory, digest
from sayso.noting import Recalled
from sayso.origins.credits import Credit, credits_of_text
from sayso.origins.material import Material
from sayso.origins.reading import Read
from sayso.records import Claim, Correction, Lineage

# What draws the lineage of a claim
Draw = Callable[[Material, Claim, Sequence[Correction]], Lineage]
# Fields of Material that are no tables: what reads evidence, the same in all runs of a memory, and what is filled on the way
NOT_NOTED = frozenset({"read_evidence", "cited"})


class Lineages:
    """Draws lineages, but for those that a memory knows.

    Args:
        material: the pile.
        memory: of what was drawn before; None where nothing is kept.
        draw: draws a lineage.
    """

    def __init__(self, material: Material, memory: Memory | None, draw: Draw) -> None:
        self._draw, self._material = draw, material
        self._known: Recalled[Material, Lineage] | None = None
        if memory is not None:
            self._known = Recalled(memory, "lineage", Lineage, _with_known_credits(material, memory), but=NOT_NOTED)

    def of(self, claim: Claim, corrections: Sequence[Correction]) -> Lineage:
        """Give the lineage of a claim under the corrections that may be about its witnesses."""
        if self._known is None:
            return self._draw(self._material, claim, corrections)
        key = digest(claim.id, claim.witnesses, corrections)
        return self._known.of(key, lambda material: self._draw(replace(material, cited={}), claim, corrections))


def _with_known_credits(material: Material, memory: Memory) -> Material:
    """Give the same material, whose texts are read for credits where a memory does not know them."""
    known = Recalled(memory, "credits", tuple[Credit, ...], material.known)

    def read(document: str) -> tuple[Credit, ...]:
        page = material.documents[document]
        key = digest(page.text, page.paragraphs)
        return known.of(key, lambda names: credits_of_text(page, names))

    return replace(material, credits=Read(read))
