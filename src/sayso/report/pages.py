"""The pages: each is made of a catalogue that holds the records which it needs, of the whole pile or only these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.records import Copy, Document
from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import anchor, line
from sayso.report.comparison import compare
from sayso.report.contents import Contents, head
from sayso.report.decisions import counted, decisions
from sayso.report.entries import Entry
from sayso.report.facets import Facet, keywords
from sayso.report.histograms import bars
from sayso.report.sections import Section
from sayso.report.speakers import Speaker
from sayso.report.templating import Page, filled
from sayso.report.texts import leaf

CLAIMS_LISTED = 12
"""So many claims of a report are seen at first; the others open with a click. Source: by eye, about two screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Claims as a page lists them.

    Args:
        entries: in the order in which they are shown.
        total: how many there are in all.
        facets: what the list can be narrowed by.
        words: what was searched for; empty for nothing.
        order: ``excess`` or ``newest``.
        chosen: (name, label, address without it) of what the list is narrowed by.
        following: address of the next claims; None after the last.
        folded: whether all but the first dozen are folded away, for a page that has them all.
    """

    entries: Sequence[Entry]
    total: int
    facets: Sequence[Facet]
    words: str = ""
    order: str = "excess"
    chosen: Sequence[tuple[str, str, str]] = ()
    following: str | None = None
    folded: bool = False


def case_page(
    shelf: Catalogue, found: Contents, listing: Listing, singles: Sequence[Section] = (), *, live: bool = False
) -> Page:
    """Show what is in a pile, and its claims by how far documents exceed origins.

    Args:
        shelf: that holds what the listed claims name.
        found: what is in the pile.
        listing: the claims.
        singles: claims of one witness, where they have no page of their own.
        live: whether a server answers what is searched for; else a script narrows what the page has.
    """
    body = filled(
        "pages/case.html.j2", shelf=shelf, found=found, head=tuple(head(found)), bars=bars(found.unit, found.counts),
        listing=listing, singles=singles, live=live, claims_listed=CLAIMS_LISTED, keywords=keywords,
    )  # fmt: skip
    title = f"{voice.count(found.documents, 'document')}: on whose say-so?"
    return Page(kind="case", id="case", title=title, body=body)


def claim_page(shelf: Catalogue, section: Section) -> Page:
    """Show one claim."""
    body = filled("pages/claim.html.j2", shelf=shelf, section=section)
    return Page(kind="claim", id=section.id, title=line(section.claim.text, 80), body=body)


def documents_page(shelf: Catalogue, documents: Sequence[Document]) -> Page:
    """List documents."""
    body = filled("pages/documents.html.j2", shelf=shelf, documents=documents, input_count=len(shelf.trace.run.inputs))
    return Page(kind="documents", id="documents", title="Documents", body=body)


def document_page(shelf: Catalogue, document: Document) -> Page:
    """Show one document, its statements and copied passages marked."""
    body = filled("pages/document.html.j2", shelf=shelf, leaf=leaf(shelf, document))
    return Page(kind="document", id=anchor("document", document.id), title=shelf.name(document.id), body=body)


def speakers_page(shelf: Catalogue, speakers: Sequence[Speaker]) -> Page:
    """List speakers."""
    body = filled("pages/speakers.html.j2", shelf=shelf, speakers=speakers)
    return Page(kind="speakers", id="speakers", title="Speakers", body=body)


def speaker_page(shelf: Catalogue, speaker: Speaker) -> Page:
    """Show what one speaker is quoted as saying."""
    body = filled("pages/speaker.html.j2", shelf=shelf, speaker=speaker)
    return Page(kind="speaker", id=anchor("speaker", speaker.id), title=speaker.name, body=body)


def copies_page(shelf: Catalogue, copies: Sequence[Copy], listed_only: Iterable[Copy] = ()) -> Page:
    """List copies.

    Args:
        shelf: that holds their documents.
        copies: in the order in which they are shown.
        listed_only: those of them that have no page of their own.
    """
    without = {copy.id for copy in listed_only}
    body = filled("pages/copies.html.j2", shelf=shelf, copies=copies, listed_only=without)
    return Page(kind="copies", id="copies", title="Copies", body=body)


def copy_page(shelf: Catalogue, copy: Copy) -> Page:
    """Show two passages side by side."""
    body = filled("pages/copy.html.j2", shelf=shelf, each=compare(shelf, copy))
    title = f"{shelf.name(copy.a.document)}, {shelf.name(copy.b.document)}"
    return Page(kind="copy", id=anchor("copy", copy.id), title=title, body=body)


def method_page(shelf: Catalogue) -> Page:
    """Show how the findings were made, what was not read, what people decided, and what the marks mean."""
    body = filled(
        "pages/method.html.j2", shelf=shelf, decided=counted(len(shelf.trace.corrections)), decisions=tuple(decisions(shelf))
    )
    return Page(kind="method", id="method", title="Method", body=body)
