"""One self-contained HTML file of everything that a run found: all pages, of which one is seen at a time."""

from collections import Counter
from collections.abc import Iterable

from sayso.records import Copy, Trace
from sayso.report.catalogue import Catalogue, catalogue
from sayso.report.contents import contents, reach
from sayso.report.entries import entry, in_order
from sayso.report.facets import facets
from sayso.report.links import within_file
from sayso.report.pages import (
    Listing,
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
from sayso.report.sections import Section, ranked, section
from sayso.report.speakers import speakers
from sayso.report.templating import Page, framed

COPIES_COMPARED = 300
"""So many copies are put side by side; the others are listed. Source: 300 passages of 12,000 characters are at most 10 MB."""


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
    return framed(tuple(_pages(catalogue(trace))), within_file, version=trace.run.version)


def _pages(shelf: Catalogue) -> Iterable[Page]:
    """Give all pages, the case first."""
    lineages = shelf.lineages
    sections = ranked(section(shelf, claim, lineages[claim.id]) for claim in shelf.trace.claims if claim.id in lineages)
    several = [each for each in sections if not each.single]
    found = contents(shelf.trace)
    entries = in_order(entry(shelf, each.claim, lineages[each.claim.id], reach(found)) for each in several)
    listing = Listing(entries=entries, total=len(entries), facets=facets(shelf, entries), folded=True)
    yield case_page(
        shelf, found, listing, sorted((each for each in sections if each.single), key=lambda each: _place(shelf, each))
    )
    yield from (claim_page(shelf, each) for each in several)
    documents = [shelf.documents[id_] for id_ in sorted(shelf.documents, key=shelf.date_key)]
    yield documents_page(shelf, documents)
    yield from (document_page(shelf, each) for each in documents)
    quoted = speakers(shelf)
    yield speakers_page(shelf, quoted)
    yield from (speaker_page(shelf, each) for each in quoted)
    copies = _turns(shelf)
    yield copies_page(shelf, copies, copies[COPIES_COMPARED:])
    yield from (copy_page(shelf, each) for each in copies[:COPIES_COMPARED])
    yield method_page(shelf)


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
