"""A trace as rows: for every table of an export the records that it holds, each field in the order of the table's columns."""

from collections.abc import Iterator
from typing import Any

from sayso.copies.shares import copied_share
from sayso.exchange.instants import bounds
from sayso.records import Document, Lineage, Moment, Passage, Span, Trace

Rows = Iterator[tuple[Any, ...]]
SUPPORT, DENIALS = "support", "denials"


def run(trace: Trace) -> Rows:
    """Give the manifest."""
    yield trace.run.id, trace.run.version, trace.run.seconds


def settings(trace: Trace) -> Rows:
    """Give every option of the run."""
    yield from trace.run.settings


def models(trace: Trace) -> Rows:
    """Give the files of the models."""
    yield from trace.run.models


def inputs(trace: Trace) -> Rows:
    """Give the files that were read."""
    yield from ((each.path, each.sha256) for each in trace.run.inputs)


def documents(trace: Trace) -> Rows:
    """Give the texts."""
    for each in trace.documents:
        first, last = bounds(each.published) or (None, None)
        known = each.id, each.title, each.outlet, each.author, each.language, each.url
        yield *known, *_moment(each.published), each.captured, first, last, each.file, each.offset, each.text


def paragraphs(trace: Trace) -> Rows:
    """Give their paragraphs."""
    for page in trace.documents:
        for rank, each in enumerate(page.paragraphs):
            yield page.id, rank, each.span.start, each.span.end, each.language, each.headline


def links(trace: Trace) -> Rows:
    """Give their links."""
    for page in trace.documents:
        for rank, each in enumerate(page.links):
            yield page.id, rank, each.url, *_ends(each.span)


def statements(trace: Trace) -> Rows:
    """Give the attributions, with the words of source and cue."""
    pages = _pages(trace)
    for each in trace.statements:
        page = pages[each.document]
        what = each.kind.value, each.act.value, each.hedged
        named = *_words(page, each.source), *_words(page, each.cue)
        yield each.id, each.document, each.parent, each.speaker, *what, *named, *_moment(each.said), each.language, each.score


def statement_spans(trace: Trace) -> Rows:
    """Give the parts of contents, and the hedges."""
    pages = _pages(trace)
    for each in trace.statements:
        for part, spans in (("content", each.content), ("hedge", each.hedges)):
            for rank, span in enumerate(spans):
                yield each.id, part, rank, *_words(pages[each.document], span)


def statement_evidence(trace: Trace) -> Rows:
    """Give what is named as the ground of a content."""
    pages = _pages(trace)
    for each in trace.statements:
        for rank, ground in enumerate(each.evidence):
            yield each.id, rank, ground.kind, *_words(pages[each.document], ground.span), ground.inside


def statement_notes(trace: Trace) -> Rows:
    """Give what a reader should know of a statement."""
    yield from ((each.id, rank, note) for each in trace.statements for rank, note in enumerate(each.notes))


def actors(trace: Trace) -> Rows:
    """Give the speakers."""
    yield from ((each.id, each.name, each.kind, each.body, each.named) for each in trace.actors)


def actor_names(trace: Trace) -> Rows:
    """Give every form of their names."""
    yield from ((each.id, rank, name) for each in trace.actors for rank, name in enumerate(each.names))


def copies(trace: Trace) -> Rows:
    """Give the copied passages."""
    pages = _pages(trace)
    for each in trace.copies:
        sides = *_passage(each.a), *_passage(each.b)
        shares = (copied_share(pages[side.document], [each]) for side in (each.a, each.b))
        yield each.id, *sides, each.kind.value, each.score, *shares, each.direction, each.why


def copy_pairs(trace: Trace) -> Rows:
    """Give their aligned parts."""
    yield from ((each.id, rank, *pair) for each in trace.copies for rank, pair in enumerate(each.pairs))


def copy_changes(trace: Trace) -> Rows:
    """Give what differs in substance."""
    yield from ((each.id, rank, change) for each in trace.copies for rank, change in enumerate(each.changes))


def claims(trace: Trace) -> Rows:
    """Give the claims with their counts, and those of who denies or doubts them."""
    lineages = {each.claim: each for each in trace.lineages}
    for each in trace.claims:
        lineage = lineages[each.id]
        yield each.id, each.text, each.language, *_counts(lineage), *_counts(lineage.denials)


def witnesses(trace: Trace) -> Rows:
    """Give the passages that assert, report, deny or doubt a claim."""
    pages = _pages(trace)
    for claim in trace.claims:
        for rank, each in enumerate(claim.witnesses):
            words = pages[each.document].words(each.passage.span)
            place = each.document, each.passage.start, each.passage.end, words
            yield claim.id, rank, *place, each.statement, each.stance.value, each.headline, each.receipt, each.credited


def versions(trace: Trace) -> Rows:
    """Give the claims that differ in a detail."""
    for claim in trace.claims:
        for rank, each in enumerate(claim.versions):
            since = *_moment(each.since_here), *_moment(each.since_there)
            yield claim.id, rank, each.claim, each.what, each.here, each.there, *since, each.why


def version_passages(trace: Trace) -> Rows:
    """Give the wordings that were compared."""
    for claim in trace.claims:
        for rank, each in enumerate(claim.versions):
            yield from ((claim.id, rank, place, *_passage(passage)) for place, passage in enumerate(each.passages))


def receipts(trace: Trace) -> Rows:
    """Give why witnesses are ones of a claim, and why nodes of a lineage were joined."""
    for claim, side, found in _receipts(trace):
        yield from ((claim, side, each.id, each.kind.value, each.why, each.score) for each in found)


def receipt_passages(trace: Trace) -> Rows:
    """Give the passages that show it."""
    for claim, side, found in _receipts(trace):
        for each in found:
            yield from ((claim, side, each.id, rank, *_passage(passage)) for rank, passage in enumerate(each.passages))


def nodes(trace: Trace) -> Rows:
    """Give the points of the lineages."""
    for claim, side, lineage in sides(trace):
        for each in lineage.nodes:
            place = each.document, *_passage(each.passage)[1:], each.actor
            end = each.end.value if each.end else None
            yield claim, side, each.id, each.kind.value, each.label, *place, each.inferred, end, each.dropped, each.unnamed


def edges(trace: Trace) -> Rows:
    """Give what rests on what."""
    for claim, side, lineage in sides(trace):
        for rank, each in enumerate(lineage.edges):
            how = each.copy_kind.value if each.copy_kind else None
            yield claim, side, rank, each.start, each.end, each.kind.value, each.receipt, how


def ends(trace: Trace) -> Rows:
    """Give the ends of the graphs: what the high and the low count take as one."""
    for claim, side, lineage in sides(trace):
        groups = {end: group for group, members in enumerate(lineage.low_groups) for end in members}
        for rank, members in enumerate(lineage.ends):
            yield from ((claim, side, rank, groups.get(rank), node) for node in members)


def wordings(trace: Trace) -> Rows:
    """Give the groups of documents that are one text."""
    for claim, side, lineage in sides(trace):
        for rank, members in enumerate(lineage.wordings):
            yield from ((claim, side, rank, document) for document in members)


def stories(trace: Trace) -> Rows:
    """Give the affairs that claims go about."""
    yield from ((each.id, each.text, each.language) for each in trace.stories)


def story_claims(trace: Trace) -> Rows:
    """Give their claims."""
    yield from ((each.id, rank, claim) for each in trace.stories for rank, claim in enumerate(each.claims))


def story_documents(trace: Trace) -> Rows:
    """Give the documents that carry them."""
    yield from ((each.id, rank, document) for each in trace.stories for rank, document in enumerate(each.documents))


def corrections(trace: Trace) -> Rows:
    """Give what people decided."""
    for rank, each in enumerate(trace.corrections):
        named = *_decided(each.a), *_decided(each.b)
        yield rank, each.judgement.value, *named, each.claim, each.by, each.at, each.why


def unread(trace: Trace) -> Rows:
    """Give what could not be read."""
    yield from ((rank, each.path, each.why, each.offset) for rank, each in enumerate(trace.unread))


def sides(trace: Trace) -> Iterator[tuple[str, str, Lineage]]:
    """Give every lineage with its claim and its side: ``support``, and ``denials`` of those who deny or doubt."""
    for each in trace.lineages:
        yield each.claim, SUPPORT, each
        if each.denials is not None:
            yield each.claim, DENIALS, each.denials


def _receipts(trace: Trace) -> Iterator[tuple[str, str, Any]]:
    for claim in trace.claims:
        yield claim.id, "claim", claim.receipts
    for id_, side, lineage in sides(trace):
        yield id_, side, lineage.receipts


def _pages(trace: Trace) -> dict[str, Document]:
    return {each.id: each for each in trace.documents}


def _moment(moment: Moment | None) -> tuple[str | None, str | None, str | None]:
    return (None, None, None) if moment is None else (moment.earliest, moment.latest, moment.basis)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _words(page: Document, span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (None, None, None) if span is None else (span.start, span.end, page.words(span))


def _passage(passage: Passage | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if passage is None else (passage.document, passage.start, passage.end)


def _counts(lineage: Lineage | None) -> tuple[int | None, ...]:
    return (None,) * 4 if lineage is None else (lineage.documents, len(lineage.wordings), lineage.low, lineage.high)


def _decided(side: Passage | str) -> tuple[str | None, str | None, int | None, int | None]:
    return (side, None, None, None) if isinstance(side, str) else (None, side.document, side.start, side.end)
