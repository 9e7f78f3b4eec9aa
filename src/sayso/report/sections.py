"""A claim with everything that is shown of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayso.records import Claim, Lineage, Stance, Version, Witness
from sayso.report import voice
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.chart import Chart, charts
from sayso.report.chart_table import TableRow, table
from sayso.report.citing import citation
from sayso.report.cleaning import anchor, line
from sayso.report.funnels import AGAINST, Funnel, funnel, speakers_of
from sayso.report.graphs import Graph, graph
from sayso.report.joining import Variant, variants
from sayso.report.lanes import Lanes
from sayso.report.moments import interval
from sayso.report.rows import rows_of
from sayso.report.stances import Part, stance_bar
from sayso.report.stories import Chain, Telling, chains, tellings
from sayso.report.tongues import ngettext
from sayso.report.translations import Translation, translations

WITNESSES_TOLD = 200
"""So many witnesses are told with their words; the others are named. Source: by eye, some 25 screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One claim with everything that is shown of it.

    Args:
        claim: the record.
        id: its anchor.
        languages: of its witnesses' documents, by name.
        funnel, bar, charts, table, chains, variants, tellings: see their modules; empty where there is nothing.
        graph: of a claim that has more documents than a chart draws, else None.
        more: ids of the documents of the witnesses that are named only; the first 200 are told.
        translations: of its witnesses' words, by document.
        against: (denies or doubts, who, documents) for each who does.
        citation: the line that cites it.
        files: below which address its files are found; None where there is none, in a file of its own.
    """

    claim: Claim
    id: str
    languages: tuple[str, ...]
    funnel: Funnel
    bar: tuple[Part, ...]
    charts: tuple[Chart, ...]
    graph: Graph | None
    table: tuple[TableRow, ...]
    chains: tuple[Chain, ...]
    variants: tuple[Variant, ...]
    tellings: tuple[Telling, ...]
    more: tuple[str, ...]
    translations: Mapping[str, tuple[Translation, ...]]
    against: tuple[tuple[Stance, str, tuple[str, ...]], ...]
    citation: str
    files: str | None

    @property
    def said(self) -> Mapping[str, str]:
        """What each mark of its charts is called, by document."""
        return {row.document: row.said for row in self.table}

    @property
    def single(self) -> bool:
        """True when one witness is all that there is: it is listed, not drawn."""
        return len(self.claim.witnesses) <= 1


def section(shelf: Catalogue, claim: Claim, lineage: Lineage, lanes: Lanes = Lanes.WORDING) -> Section:
    """Put one claim together.

    Args:
        shelf: that holds the documents of its witnesses.
        claim: the record.
        lineage: of it.
        lanes: of the chart that is seen first.
    """
    several = len({each.document for each in claim.witnesses}) > 1
    rows = rows_of(shelf, claim, lineage) if several else []
    drawn = charts(shelf, lineage, rows, lanes)
    told, more = _told(shelf, claim)
    known = [shelf.documents[each.document].language for each in claim.witnesses if each.document in shelf.documents]
    return Section(
        claim=claim,
        id=anchor("claim", claim.id),
        languages=tuple(language_name(code) for code, _ in Counter(known).most_common()),
        funnel=funnel(shelf, claim, lineage),
        bar=stance_bar(claim),
        charts=drawn,
        graph=graph(shelf, lineage, rows) if drawn and drawn[0].not_drawn else None,
        table=tuple(table(shelf, lineage, rows)),
        chains=tuple(chains(shelf, lineage)),
        variants=tuple(variants(shelf, replace(claim, versions=tuple(sorted(claim.versions, key=_since))))),
        tellings=tuple(tellings(shelf, replace(claim, witnesses=told), lineage)),
        more=more,
        translations=translations(shelf, told),
        against=tuple(
            (stance, name, documents)
            for stance in (Stance.DENIES, Stance.DOUBTS)
            for name, documents in speakers_of(shelf, claim, stance)
        ),
        citation=citation(shelf, f"“{line(claim.text, 200)}”", numbers(lineage)),
        files=None if shelf.links("case").startswith("#") else shelf.href("claim", claim.id),
    )


def _told(shelf: Catalogue, claim: Claim) -> tuple[tuple[Witness, ...], tuple[str, ...]]:
    """Part the witnesses into those that are told, by date and those against it last, and the documents of the others."""
    known = [each for each in claim.witnesses if each.document in shelf.documents]
    known.sort(key=lambda each: (each.stance in AGAINST, shelf.date_key(each.document), each.passage))
    first = known[:WITNESSES_TOLD]
    told = {each.document for each in first}
    return tuple(first), tuple(dict.fromkeys(each.document for each in known if each.document not in told))


def _since(version: Version) -> tuple[float, str]:
    """Order versions by when they were first told, those without a date last."""
    known = interval(version.since_there)
    return (known[0] if known else float("inf"), version.claim)


def numbers(lineage: Lineage) -> tuple[str, ...]:
    """Give the numbers of a claim in words, for a citation."""
    texts = len(lineage.wordings)
    return (
        ngettext("{number} document", "{number} documents", lineage.documents).format(number=voice.number(lineage.documents)),
        ngettext("{number} wording", "{number} wordings", texts).format(number=voice.number(texts)),
        ngettext("{number} origin", "{number} origins", lineage.high).format(number=voice.between(lineage.low, lineage.high)),
    )
