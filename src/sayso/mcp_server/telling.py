"""The same answers in a few lines of plain text; every word of a document stands between the marks of a quotation."""

from collections.abc import Iterator

from sayso.exchange.export_text import counted
from sayso.mcp_server.quoting import marked
from sayso.mcp_server.results import (
    Changed,
    Checked,
    Counted,
    Ending,
    Explanation,
    Found,
    Held,
    News,
    Page,
    Read,
    Review,
    Step,
    Told,
    Traced,
)

_DAY_CHARS = len("2024-03-06")


def tell_found(found: Found) -> Iterator[str]:
    """Tell what a search found."""
    yield f"{counted(len(found.documents), 'document')} with all these words, {counted(len(found.claims), 'claim')} near to them"
    for page in found.documents:
        yield f"- {_page(page)}: {marked(page.quoted.excerpt)}"
    yield from (f"- {_counted(claim)}" for claim in found.claims)
    yield from _more(found.next)


def tell_checked(checked: Checked) -> Iterator[str]:
    """Tell what the case holds about each sentence."""
    for answer in checked.answers:
        yield f"asked: {marked(answer.quoted)}"
        yield from (f"  carried: {_held(each)}" for each in answer.same)
        if not answer.same:
            yield "  no claim of this pile says that; that tells nothing about whether it is true"
        yield from (f"  NOT THE SAME ({each.differs_in}): {_held(each)}" for each in answer.versions)
        yield from (f"  looks like it, and is not: {_held(each)}" for each in answer.near)
        yield from (f"  {_reviewed(each)}" for each in answer.fact_checks)


def tell_traced(traced: Traced) -> Iterator[str]:
    """Tell on whose word a claim rests."""
    yield _counted(traced.claim)
    yield from (f"  ends in {_ending(each)}" for each in traced.endings)
    yield f"{counted(traced.total_witnesses, 'witness', 'witnesses')}, {len(traced.witnesses)} here"
    yield from (f"- {_told(each)}" for each in traced.witnesses)
    for each in traced.versions:
        yield f"- other claim {each.claim}, {each.what}: here {marked(each.quoted.here)}, there {marked(each.quoted.there)}"
    yield from _more(traced.next)


def tell_explanation(explanation: Explanation) -> Iterator[str]:
    """Tell the reasons."""
    yield f"{counted(explanation.total_steps, 'reason')} for {' and '.join(explanation.ids)}"
    yield from (f"- {_step(each)}" for each in explanation.steps)
    yield from _more(explanation.next)


def tell_news(news: News) -> Iterator[str]:
    """Tell what is new."""
    yield f"{counted(news.total, 'change')}, the newest first"
    yield from (f"- {_changed(each)}" for each in news.changes)
    yield from _more(news.next)


def tell_read(read: Read) -> Iterator[str]:
    """Tell a stretch of a document."""
    yield f"{_page(read.page)}; characters {read.start} to {read.next or read.characters} of {read.characters}"
    yield marked(read.quoted)
    for each in read.statements:
        yield f"- statement {each.statement}, {each.act}: {marked(each.quoted.speaker)} {marked(each.quoted.content)}"
    yield from (f"- {_counted(claim)}" for claim in read.claims)
    yield from _more(read.next)


def _page(page: Page) -> str:
    name = page.quoted.outlet or page.quoted.title or "no name"
    dates = " to ".join(dict.fromkeys(each for each in (page.earliest, page.latest) if each)) or "no date"
    return f"document {page.document} ({page.language}, {dates}) {marked(name)}"


def _counted(claim: Counted) -> str:
    high = counted(claim.origins_high, "origin")
    reach = high if claim.origins_low == claim.origins_high else f"{claim.origins_low} to {high}"
    against = f"; denied or doubted in {counted(claim.denying_documents, 'document')}" if claim.denying_documents else ""
    counts = f"{counted(claim.documents, 'document')} -> {counted(claim.wordings, 'wording')} -> {reach}{against}"
    return f"claim {claim.claim}: {marked(claim.quoted)}: {counts}"


def _held(held: Held) -> str:
    first = f"; earliest in this pile: {_page(held.earliest)}" if held.earliest else ""
    details = f"; asked {marked(held.quoted.here)}, there {marked(held.quoted.there)}" if held.differs_in else ""
    perhaps = f"; {counted(len(held.could_be_earlier), 'other')} could be earlier" if held.could_be_earlier else ""
    return f"{_counted(held.claim)}{first}{perhaps}{details}"


def _reviewed(review: Review) -> str:
    """Quote what a publisher found, with its day and where it stands; what it does not tell is left out."""
    told = review.quoted
    publisher = marked(told.publisher) if told.publisher else "a publisher without a name"
    days = " to ".join(dict.fromkeys(each[:_DAY_CHARS] for each in (review.earliest, review.latest) if each))
    parts = (
        f"fact-check of others, by {publisher}{f', {days}' if days else ''}, of {_about(review)}: {marked(told.claim)}",
        f"said by {marked(told.claimant)}, as it has it" if told.claimant else "",
        f"it found, in its words: {marked(told.rating)}" if told.rating else "it gives no rating",
        marked(told.url) if told.url else "",
    )
    return "; ".join(each for each in parts if each)


def _about(review: Review) -> str:
    if review.same:
        return "this"
    if review.differs_in:
        return f"NOT THE SAME ({review.differs_in})"
    return "what looks like it, and is not"


def _ending(ending: Ending) -> str:
    notes = [name for name, true in (("not in the pile", ending.inferred), ("nobody could be asked", ending.unnamed)) if true]
    why = f" ({'; '.join(notes)})" if notes else ""
    return f"{ending.kind}: {', '.join(map(marked, ending.quoted))}{why}"


def _told(told: Told) -> str:
    dropped = ", attribution dropped" if told.attribution_dropped else ""
    return f"{told.stance}{dropped}: {_page(told.page)}: {marked(told.quoted)}"


def _step(step: Step) -> str:
    closeness = "" if step.closeness is None else f" ({step.closeness})"
    return f"{step.step}: {marked(step.quoted.words)} because {marked(step.quoted.rule)}{closeness}"


def _changed(change: Changed) -> str:
    about = "".join(f" {kind} {name}" for kind, name in (("claim", change.claim), ("document", change.document)) if name)
    return f"{change.at} {change.kind}{about}: {marked(change.quoted)}"


def _more(start: int | None) -> Iterator[str]:
    if start is not None:
        yield f"there is more: ask again with start={start}"
