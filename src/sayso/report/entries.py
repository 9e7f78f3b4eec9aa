"""A claim as one entry of a list: its numbers, who stands where, when it was told, and what a list can be narrowed by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.records import Claim, Document, Lineage
from sayso.report.catalogue import Catalogue
from sayso.report.funnels import AGAINST, SUPPORT, Funnel, funnel
from sayso.report.moments import interval
from sayso.report.stances import Part, stance_bar

STRIP_WIDTH = 168.0
_LEAST_WIDTH = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """When one document was published, as a streak of a strip: an interval is as wide as it is long.

    Args:
        x, width: in pixels, from the left end of the strip.
        against: it denies or doubts the claim.
    """

    x: float
    width: float
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim of a list.

    Args:
        claim: the record.
        funnel: its numbers and sentences.
        strip: its dated documents in time; the strip spans all dates of the pile.
        versions: how many other versions it has.
        dropped: whether a document dropped an attribution on the way.
        bar: how many of its documents take which stance; pixels within the width of the strip.
        values: what a list is narrowed by, by the name of the facet: codes of languages, names of outlets, ids of speakers, …
    """

    claim: Claim
    funnel: Funnel
    strip: tuple[Streak, ...]
    versions: int
    dropped: bool
    bar: tuple[Part, ...]
    values: Mapping[str, tuple[str, ...]]

    @property
    def single(self) -> bool:
        """True when one witness is all that there is."""
        return len(self.claim.witnesses) <= 1


def entry(
    shelf: Catalogue, claim: Claim, lineage: Lineage, reach: tuple[float, float] | None, head: Funnel | None = None
) -> Entry:
    """Put one entry together.

    Args:
        shelf: that holds the documents of its witnesses; their texts are not looked at.
        claim: the record.
        lineage: of it.
        reach: first and last instant of the pile, seconds since 1970; None where no document has a date.
        head: its funnel, where that was put together already; None puts it together.
    """
    documents = [
        shelf.documents[id_] for id_ in dict.fromkeys(each.document for each in claim.witnesses) if id_ in shelf.documents
    ]
    found = (shelf.statements.get(each.statement or "") for each in claim.witnesses)
    statements = [each for each in found if each]
    dropped = any(node.dropped for node in lineage.nodes)
    return Entry(
        claim=claim,
        funnel=head or funnel(shelf, claim, lineage),
        strip=tuple(_strip(claim, documents, reach)) if reach else (),
        versions=len(claim.versions),
        dropped=dropped,
        bar=stance_bar(claim, STRIP_WIDTH),
        values={
            "outlet": _once(each.outlet for each in documents),
            "speaker": _once(each.speaker for each in statements),
            "language": _once(each.language for each in documents),
            "stance": _once(each.stance for each in claim.witnesses),
            "act": _once(each.act for each in statements),
            "dropped": ("yes",) if dropped else (),
        },
    )


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Order entries by how far their documents exceed their origins, then by the number of documents."""
    return sorted(entries, key=lambda each: (-each.funnel.excess, -each.funnel.documents, each.claim.text, each.claim.id))


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _strip(claim: Claim, documents: Iterable[Document], reach: tuple[float, float]) -> Iterable[Streak]:
    """Give the streaks of those who carry a claim, then of those who only deny or doubt it."""
    carrying = {each.document for each in claim.of_stance(*SUPPORT)}
    opposing = {each.document for each in claim.of_stance(*AGAINST)} - carrying
    long = max(reach[1] - reach[0], 1.0)
    for each in documents:
        known = interval(each.published)
        if known:
            left, right = (min(1.0, max(0.0, (time - reach[0]) / long)) * (STRIP_WIDTH - _LEAST_WIDTH) for time in known)
            yield Streak(x=round(left, 1), width=round(max(right - left, _LEAST_WIDTH), 1), against=each.id in opposing)
