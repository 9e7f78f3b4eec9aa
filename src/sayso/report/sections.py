"""A claim with everything that is shown of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Claim, Lineage, Stance
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.chart import Chart, TableRow, chart, table
from sayso.report.cleaning import anchor
from sayso.report.funnels import Funnel, funnel, speakers_of
from sayso.report.joining import Variant, variants
from sayso.report.stories import Chain, Telling, chains, tellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One claim with everything that is shown of it.

    Args:
        claim: the record.
        id: its anchor.
        languages: of its witnesses' documents, by name.
        funnel, chart, table, chains, variants, tellings: see their modules; None or empty where there is nothing.
        against: (denies or doubts, who, documents) for each who does.
        silent: names of those who name no source.
    """

    claim: Claim
    id: str
    languages: tuple[str, ...]
    funnel: Funnel
    chart: Chart | None
    table: tuple[TableRow, ...]
    chains: tuple[Chain, ...]
    variants: tuple[Variant, ...]
    tellings: tuple[Telling, ...]
    against: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def single(self) -> bool:
        """True when one witness is all that there is: it is listed, not drawn."""
        return len(self.tellings) <= 1


def section(shelf: Catalogue, claim: Claim, lineage: Lineage) -> Section:
    """Put one claim together."""
    told = tuple(tellings(shelf, claim, lineage))
    several = len({each.document for each in claim.witnesses}) > 1
    known = [shelf.documents[each.document].language for each in claim.witnesses if each.document in shelf.documents]
    return Section(
        claim=claim,
        id=anchor("claim", claim.id),
        languages=tuple(language_name(code) for code, _ in Counter(known).most_common()),
        funnel=funnel(shelf, claim, lineage),
        chart=chart(shelf, claim, lineage) if several else None,
        table=tuple(table(shelf, claim, lineage)) if several else (),
        chains=tuple(chains(shelf, lineage)),
        variants=tuple(variants(shelf, claim)),
        tellings=told,
        against=tuple(
            (verb, name, documents)
            for stance, verb in ((Stance.DENIES, "denies"), (Stance.DOUBTS, "doubts"))
            for name, documents in speakers_of(shelf, claim, stance)
        ),
    )


def ranked(sections: Iterable[Section]) -> list[Section]:
    """Order claims by how far their documents exceed their origins, then by the number of witnesses."""
    return sorted(sections, key=lambda each: (-each.funnel.excess, -len(each.tellings), each.claim.text, each.claim.id))
