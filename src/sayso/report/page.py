"""One self-contained HTML file of everything that a run found."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from sayso.records import Claim, Copy, Lineage, Stance, Trace
from sayso.report import voice
from sayso.report.catalogue import Catalogue, catalogue, direction, language_name
from sayso.report.chart import Chart, TableRow, chart, table
from sayso.report.cleaning import anchor, clean, isolate, line
from sayso.report.comparison import Comparison, compare
from sayso.report.decisions import counted, decisions
from sayso.report.funnels import Funnel, funnel, speakers_of
from sayso.report.joining import Variant, variants
from sayso.report.moments import day, instant, interval, when, with_basis
from sayso.report.speakers import speakers
from sayso.report.stories import Chain, Telling, chains, tellings
from sayso.report.texts import leaf

CLAIMS_LISTED = 12
"""So many claims stand at the head; the others open with a click. Source: by eye, about two screens."""

CLAIMS_OPEN = 8
"""So many claims are shown with chart and witnesses at once; those of the others open with a click."""

COPIES_COMPARED = 300
"""So many copies are put side by side; the others are listed. Source: 300 passages of 12,000 characters are at most 10 MB."""


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


def render(trace: Trace) -> str:
    """Give the report of a run: one HTML file that asks nothing of anywhere and looks the same for the same trace.

    Args:
        trace: everything that the run found. Its texts are hostile: they are cleaned, isolated and escaped here.

    Example:
        >>> from sayso.records import Run, Trace
        >>> run = Run(id="r", version="0", settings=(), inputs=())
        >>> page = render(Trace(run=run, documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=()))
        >>> page.startswith("<!doctype html>"), "No document was read" in page
        (True, True)
    """
    shelf = catalogue(trace)
    sections = ranked(section(shelf, claim, shelf.lineages[claim.id]) for claim in trace.claims if claim.id in shelf.lineages)
    context = {
        "shelf": shelf,
        "trace": trace,
        "head": tuple(_head(shelf)),
        "sections": [each for each in sections if not each.single],
        "singles": sorted((each for each in sections if each.single), key=lambda each: _place(shelf, each)),
        "leaves": [leaf(shelf, shelf.documents[id_]) for id_ in sorted(shelf.documents, key=shelf.date_key)],
        "comparisons": _compared(shelf),
        "copies_left": _left(shelf),
        "speakers": speakers(shelf),
        "decided": counted(len(trace.corrections)),
        "decisions": tuple(decisions(shelf)),
    }
    return str(_environment().get_template("report.html.j2").render(context))


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


def _place(shelf: Catalogue, each: Section) -> tuple[object, ...]:
    """Order claims of one witness as one reads: by document, then by where they stand."""
    passage = each.claim.witnesses[0].passage if each.claim.witnesses else None
    return (*shelf.date_key(passage.document), passage.start, each.claim.id) if passage else (float("inf"),)


def _head(shelf: Catalogue) -> Iterable[Markup]:
    """Say what is in the pile and what was found."""
    documents = list(shelf.documents.values())
    found = Counter(document.language for document in documents)
    names = list(dict.fromkeys(language_name(code) for code, _ in found.most_common()))
    file_count = len({document.file for document in documents} | {each.path for each in shelf.trace.run.inputs})
    outlets = {document.outlet for document in documents if document.outlet}
    yield voice.pile(file_count, len(documents), len(outlets), names, _dates(shelf))
    if documents:
        yield voice.found(len(shelf.statements), len(shelf.trace.claims), len(shelf.trace.copies))
    if shelf.trace.unread:
        yield voice.unread(len(shelf.trace.unread))


def _dates(shelf: Catalogue) -> str | None:
    known = [document.published for document in shelf.documents.values() if document.published and interval(document.published)]
    if not known:
        return None
    first = min(known, key=lambda moment: interval(moment) or (0.0, 0.0))
    last = max(known, key=lambda moment: (interval(moment) or (0.0, 0.0))[1])
    start = instant(first.earliest or first.latest)
    end = instant(last.latest or last.earliest, last=True)
    if start is None or end is None:
        return None
    return day(start) if start.date() == end.date() else f"{day(start)} to {day(end)}"


def _turns(shelf: Catalogue) -> list[Copy]:
    """Order the copies so that every wording has its turn before one has its second."""
    turn: Counter[int] = Counter()
    order: list[tuple[int, int, Copy]] = []
    for copy in shelf.trace.copies:
        if copy.id in shelf.wordings:
            wording = shelf.wordings[copy.id]
            order.append((turn[wording], wording, copy))
            turn[wording] += 1
    return [copy for _, _, copy in sorted(order, key=lambda each: each[:2])]


def _compared(shelf: Catalogue) -> list[Comparison]:
    chosen = _turns(shelf)[:COPIES_COMPARED]
    return [compare(shelf, copy) for copy in sorted(chosen, key=lambda each: shelf.wordings[each.id])]


def _left(shelf: Catalogue) -> Sequence[Copy]:
    return _turns(shelf)[COPIES_COMPARED:]


@cache
def _environment() -> Any:
    """Make the templates ready, once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only a report needs it; 0.05 s

    environment = Environment(
        loader=PackageLoader("sayso.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates = files("sayso.report") / "templates"
    for name in ("style.css", "script.js"):
        content = (templates / name).read_text(encoding="utf8")
        kind = name.partition(".")[0]
        environment.globals[kind] = Markup(content)  # noqa: S704 - our own file
        environment.globals[f"{kind}_digest"] = f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
    environment.filters.update(bdi=isolate, clean=clean, flat=line)
    environment.globals.update(
        anchor=anchor, direction=direction, language_name=language_name, voice=voice, when=when, with_basis=with_basis,
        claims_listed=CLAIMS_LISTED, claims_open=CLAIMS_OPEN,
    )  # fmt: skip
    return environment
