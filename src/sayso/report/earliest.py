"""Which document of a pile carries a claim first: dates are intervals, so that it is told who else may have been earlier."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.records import Claim, Document, Stance
from sayso.report.moments import interval

_CARRIES = (Stance.ASSERTS, Stance.REPORTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """Who carries a claim first, as far as the dates of a pile can tell.

    Args:
        first: the document that was surely out soonest: by the end of its interval, then by its beginning; None where no
            document that carries the claim has a date.
        perhaps: the others whose intervals begin before the first one's: any of them could be earlier; by the
            middle of their intervals.
        undated: how many of those that carry the claim have no date.
        carriers: how many carry it.
    """

    first: Document | None
    perhaps: tuple[Document, ...]
    undated: int
    carriers: int


def earliest(claim: Claim, documents: Mapping[str, Document]) -> Earliest:
    """Tell which document carries a claim first: 4 March, not "some day in March"; those who deny or doubt it do not count.

    Args:
        claim: with its witnesses.
        documents: by id; witnesses of others are left out.
    """
    carriers = {each.document for each in claim.of_stance(*_CARRIES)} & documents.keys()
    known = {id_: found for id_ in carriers if (found := interval(documents[id_].published))}
    if not known:
        return Earliest(first=None, perhaps=(), undated=len(carriers), carriers=len(carriers))
    first = min(known, key=lambda id_: (known[id_][1], known[id_][0], id_))
    before = sorted((id_ for id_ in known if known[id_][0] < known[first][0]), key=lambda id_: (sum(known[id_]), id_))
    return Earliest(
        first=documents[first],
        perhaps=tuple(documents[id_] for id_ in before),
        undated=len(carriers) - len(known),
        carriers=len(carriers),
    )
