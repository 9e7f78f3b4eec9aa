"""The pages: each is made of a catalogue that holds the records which it needs, of the whole pile or only these."""

from collections.abc import Iterable

from sayso.case import OutletPair
from sayso.records import Copy, Document
from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.citing import citation
from sayso.report.cleaning import anchor, line
from sayso.report.clusters import Cluster, facets_of_clusters
from sayso.report.comparison import compare
from sayso.report.contents import head
from sayso.report.decisions import counted, decisions
from sayso.report.facets import keywords
from sayso.report.fronts import CLAIMS_LISTED, Front
from sayso.report.histograms import bars
from sayso.report.leaves import leaf
from sayso.report.matrices import matrix
from sayso.report.rates import rates
from sayso.report.rosters import DocumentLine, Roster, choices, word_of
from sayso.report.sayings import sayings, statements_of
from sayso.report.sections import Section
from sayso.report.speakers import Speaker
from sayso.report.spoken import Spoken
from sayso.report.templating import Page, filled
from sayso.report.timelines import timeline
from sayso.report.tongues import gettext, ngettext

UNREAD_LISTED = 500
INPUTS_LISTED = 5000


def case_page(shelf: Catalogue, front: Front) -> Page:
    """Show what is in a pile, and its claims by how far documents exceed origins.

    Args:
        shelf: that holds what the listed claims name.
        front: what is shown.
    """
    found = front.found
    body = filled(
        "pages/case.html.j2", shelf=shelf, found=found, head=tuple(head(found)), bars=bars(found.dates.unit, found.dates.bars),
        listing=front.listing, affairs=front.affairs, singles=front.singles, live=front.live, claims_listed=CLAIMS_LISTED,
        keywords=keywords,
    )  # fmt: skip
    many = found.documents
    title = ngettext("{number} document: on whose say-so?", "{number} documents: on whose say-so?", many)
    return Page(kind="case", id="case", title=title.format(number=voice.number(many)), body=body)


def claim_page(shelf: Catalogue, section: Section) -> Page:
    """Show one claim."""
    body = filled("pages/claim.html.j2", shelf=shelf, section=section)
    bundles = ("graph",) if section.graph else ()
    return Page(kind="claim", id=section.id, title=line(section.claim.text, 80), body=body, bundles=bundles)


def documents_page(shelf: Catalogue, roster: Roster[DocumentLine], *, files: str | None = None) -> Page:
    """List documents.

    Args:
        shelf: that knows the inputs of the run, and where pages are found.
        roster: the documents, or a part of them.
        files: address below which a server gives the list as a file; None where a script makes it.
    """
    body = filled(
        "pages/documents.html.j2", shelf=shelf, roster=roster, files=files, input_count=len(shelf.trace.run.inputs),
        languages=choices("language", ((each.language,) for each in roster.rows)), word_of=word_of,
    )  # fmt: skip
    return Page(kind="documents", id="documents", title=gettext("Documents"), body=body)


def document_page(
    shelf: Catalogue, document: Document, *, digest: str | None = None, files: str | None = None, listed: bool = True
) -> Page:
    """Show one document, its statements and copied passages marked.

    Args:
        shelf: that holds it with its statements, copies and claims.
        document: the record.
        digest: SHA-256 of the file that it was read from; None looks for it among the inputs of the run.
        files: address below which a server gives its statements as a file; None where a script makes it.
        listed: whether its statements are listed below the text, too.
    """
    found = leaf(shelf, document, digest=digest, listed=listed)
    body = filled("pages/document.html.j2", shelf=shelf, leaf=found, files=files)
    return Page(kind="document", id=anchor("document", document.id), title=shelf.name(document.id), body=body)


def speakers_page(shelf: Catalogue, roster: Roster[Speaker], *, files: str | None = None) -> Page:
    """List speakers; the arguments are those of :func:`documents_page`."""
    kinds = choices("kind", ((each.kind,) for each in roster.rows))
    body = filled("pages/speakers.html.j2", shelf=shelf, roster=roster, files=files, kinds=kinds, word_of=word_of)
    return Page(kind="speakers", id="speakers", title=gettext("Speakers"), body=body)


def speaker_page(
    shelf: Catalogue, speaker: Speaker, *, total: int | None = None, following: str | None = None, files: str | None = None
) -> Page:
    """Show what one speaker is quoted as saying.

    Args:
        shelf: that holds their statements, or a part of them.
        speaker: as in the list.
        total: how many statements there are; None where the shelf holds all.
        following: address of the next part; None where there is none.
        files: address below which a server gives them as a file; None where a script makes it.
    """
    statements = statements_of(shelf, speaker.id)
    many = len(statements) if total is None else total
    counts = (ngettext("quoted {number} time", "quoted {number} times", many).format(number=voice.number(many)),)
    body = filled(
        "pages/speaker.html.j2", shelf=shelf, speaker=speaker, said=sayings(shelf, statements), chart=timeline(shelf, statements),
        total=many, listed=len(statements), following=following, files=files,
        citation=citation(shelf, f"{speaker.name}:", counts),
    )  # fmt: skip
    return Page(kind="speaker", id=anchor("speaker", speaker.id), title=speaker.name, body=body)


def copies_page(shelf: Catalogue, roster: Roster[Cluster], pairs: Iterable[OutletPair], *, files: str | None = None) -> Page:
    """List wordings, and who copies whom.

    Args:
        shelf: that knows where pages are found.
        roster: the wordings, or a part of them.
        pairs: what outlets have from one another, of the whole pile.
        files: address below which a server gives both as files; None where a script makes them.
    """
    facets = facets_of_clusters(roster.rows)
    body = filled(
        "pages/copies.html.j2", shelf=shelf, roster=roster, matrix=matrix(pairs), files=files, words_of=facets.words,
        kinds=facets.kinds, across=facets.across, outlets=facets.outlets,
    )  # fmt: skip
    return Page(kind="copies", id="copies", title=gettext("Copies"), body=body)


def copy_page(shelf: Catalogue, copy: Copy) -> Page:
    """Show two passages side by side."""
    body = filled("pages/copy.html.j2", shelf=shelf, each=compare(shelf, copy))
    title = gettext("{first}, {second}").format(first=shelf.name(copy.a.document), second=shelf.name(copy.b.document))
    return Page(kind="copy", id=anchor("copy", copy.id), title=title, body=body)


def method_page(shelf: Catalogue, spoken: Spoken | None = None) -> Page:
    """Show how the findings were made, how often they err, what was not read, what people decided, and what the marks mean.

    Args:
        shelf: that holds what was not read, and what people decided.
        spoken: for how many statements it is known who speaks; None leaves it out.
    """
    body = filled(
        "pages/method.html.j2", shelf=shelf, decided=counted(len(shelf.trace.corrections)), decisions=tuple(decisions(shelf)),
        rates=rates(), spoken=spoken, cited=citation(shelf, ""),
        unread_listed=UNREAD_LISTED, inputs_listed=INPUTS_LISTED,
    )  # fmt: skip
    return Page(kind="method", id="method", title=gettext("Method"), body=body)
