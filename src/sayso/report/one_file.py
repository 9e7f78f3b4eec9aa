"""One self-contained HTML file of everything that a run found: all pages, of which one is seen at a time."""

from collections import Counter
from collections.abc import Iterable

from sayso.records import Copy, Trace
from sayso.report.catalogue import Catalogue, catalogue
from sayso.report.clusters import clusters
from sayso.report.contents import contents, reach
from sayso.report.entries import entry, in_order
from sayso.report.facets import facets
from sayso.report.fronts import Front, Listing, affairs
from sayso.report.links import within_file
from sayso.report.matrices import outlet_pairs
from sayso.report.pages import (
    case_page,
    claim_page,
    copies_page,
    copy_page,
    document_page,
    documents_page,
    method_page,
    speaker_page,
    speakers_page,
)
from sayso.report.rosters import Roster, document_lines
from sayso.report.sections import Section, section
from sayso.report.speakers import speakers
from sayso.report.spoken import spoken
from sayso.report.templating import Page, framed
from sayso.report.tongues import speaking

COPIES_COMPARED = 300
"""So many copies are put side by side; the others are listed. Source: 300 passages of 12,000 characters are at most 10 MB."""

STATEMENTS_LISTED = 5000
"""Of a pile of more statements the documents do not list theirs below the text; the speakers' pages have them. Source: a row of
the list is 450 bytes, so that 5,000 are 2 MB of the 30 that a report of 2,000 documents may have."""


def render(trace: Trace, tongue: str = "en") -> str:
    """Give the report of a run: one HTML file that asks nothing of anywhere and looks the same for the same trace.

    Args:
        trace: everything that the run found. Its texts are hostile: they are cleaned, isolated and escaped here.
        tongue: the language of the pages (:data:`sayso.report.tongues.TONGUES`); texts of documents stay as they are.

    Raises:
        BadInput: pages do not speak it.

    Example:
        >>> from sayso.records import Run, Trace
        >>> run = Run(id="r", version="0", settings=(), inputs=())
        >>> page = render(Trace(run=run, documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=()))
        >>> page.startswith("<!doctype html>"), "No document was read" in page
        (True, True)
    """
    with speaking(tongue):
        return framed(tuple(_pages(catalogue(trace))), within_file, version=trace.run.version)


def _pages(shelf: Catalogue) -> Iterable[Page]:
    """Give all pages, the case first."""
    lineages = shelf.lineages
    sections = [section(shelf, claim, lineages[claim.id]) for claim in shelf.trace.claims if claim.id in lineages]
    several = {each.claim.id: each for each in sections if not each.single}
    found = contents(shelf.trace)
    spread = reach(found)
    entries = in_order(entry(shelf, each.claim, lineages[id_], spread, each.funnel) for id_, each in several.items())
    listing = Listing(entries=entries, total=len(entries), facets=facets(shelf, entries), folded=True)
    singles = sorted((each for each in sections if each.single), key=lambda each: _place(shelf, each))
    yield case_page(shelf, Front(found=found, listing=listing, affairs=affairs(shelf), singles=singles))
    yield from (claim_page(shelf, several[each.claim.id]) for each in entries)
    lines = document_lines(shelf)
    yield documents_page(shelf, Roster(rows=lines, total=len(lines)))
    digests = {each.path: each.sha256 for each in shelf.trace.run.inputs}
    documents = (shelf.documents[id_] for id_ in sorted(shelf.documents, key=shelf.date_key))
    listed = len(shelf.statements) <= STATEMENTS_LISTED
    yield from (document_page(shelf, each, digest=digests.get(each.file), listed=listed) for each in documents)
    quoted = speakers(shelf)
    yield speakers_page(shelf, Roster(rows=quoted, total=len(quoted)))
    yield from (speaker_page(shelf, each) for each in quoted)
    copies = _turns(shelf)[:COPIES_COMPARED]
    wordings = clusters(shelf, copies)
    yield copies_page(shelf, Roster(rows=wordings, total=len(wordings)), outlet_pairs(shelf))
    yield from (copy_page(shelf, each) for each in copies)
    yield method_page(shelf, spoken(shelf.trace.statements, shelf.trace.actors))


def _place(shelf: Catalogue, each: Section) -> tuple[object, ...]:
    """Order claims of one witness as one reads: by document, then by where they stand."""
    passage = each.claim.witnesses[0].passage if each.claim.witnesses else None
    return (*shelf.date_key(passage.document), passage.start, each.claim.id) if passage else (float("inf"),)


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
