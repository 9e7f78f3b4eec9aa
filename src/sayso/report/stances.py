"""How many documents assert a claim, report it, doubt it, deny it: as numbers, and as a bar."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Claim, Stance
from sayso.report import voice
from sayso.report.tongues import ngettext

BAR_WIDTH = 240.0
_LEAST_WIDTH = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the bar.

    Args:
        stance: what the documents of this part do.
        documents: how many.
        said: the same in words: "3 deny it".
        x, width: pixels from the left end of the bar.
    """

    stance: Stance
    documents: int
    said: str
    x: float
    width: float


def stance_bar(claim: Claim, width: float = BAR_WIDTH) -> tuple[Part, ...]:
    """Count the documents of each stance; one that asserts a claim and reports it as well counts as asserting it.

    A document that carries a claim and prints a denial of it counts twice, for it does both.

    Args:
        claim: with its witnesses.
        width: of the whole bar, in pixels.

    Example:
        >>> from sayso.records import Passage, Witness
        >>> words = Witness(document="d", passage=Passage("d", 0, 1), statement=None, stance=Stance.DENIES)
        >>> [(part.said, part.width) for part in stance_bar(Claim(id="c", text="x", language="en", witnesses=(words,)), 100)]
        [('1 denies it', 100.0)]
    """
    found = {stance: {each.document for each in claim.of_stance(stance)} for stance in Stance}
    found[Stance.REPORTS] -= found[Stance.ASSERTS]
    counts = [(stance, len(found[stance])) for stance in (Stance.ASSERTS, Stance.REPORTS, Stance.DOUBTS, Stance.DENIES)]
    return tuple(_parts([(stance, many) for stance, many in counts if many], width))


def _parts(counts: list[tuple[Stance, int]], width: float) -> Iterable[Part]:
    """Share out the bar; what is one of thousands is still to be seen."""
    least = min(_LEAST_WIDTH, width / max(1, len(counts)))
    total = sum(many for _, many in counts)
    free = width - least * len(counts)
    x = 0.0
    for stance, many in counts:
        wide = least + free * many / total
        yield Part(stance=stance, documents=many, said=said(stance, many), x=round(x, 2), width=round(wide, 2))
        x += wide


def said(stance: Stance, many: int) -> str:
    """Say how many documents take a stance.

    Example:
        >>> said(Stance.REPORTS, 2)
        '2 report it'
    """
    told = {
        Stance.ASSERTS: ngettext("{number} asserts it", "{number} assert it", many),
        Stance.REPORTS: ngettext("{number} reports it", "{number} report it", many),
        Stance.DOUBTS: ngettext("{number} doubts it", "{number} doubt it", many),
        Stance.DENIES: ngettext("{number} denies it", "{number} deny it", many),
    }
    return told[stance].format(number=voice.number(many))
