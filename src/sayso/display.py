"""What a notebook shows for a document, a claim, a trace, a pile or a case: a few lines of HTML, not the report.

A notebook asks an object for ``_repr_html_``, on its class and without loading anything. So the records have that method, and it
is one line which asks this module: that way a cell that ends in ``found.claims[0]`` shows a claim, with no magic command before
it, and no record knows anything of HTML. The price is the one import against the order of rooms, made when a notebook asks.

A claim does not know its lineage; :func:`show` puts it beside the trace or the case that does.

All words of documents are cleaned and escaped as in the report. Styles are inline and take their colour from the page around
them (``currentColor``), so that they suit light and dark themes; nothing is loaded from anywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from sayso.case import Case
from sayso.errors import BadInput, SaysoError
from sayso.records import Claim, Document, Lineage, Pile, Stance, Trace, Witness
from sayso.report.catalogue import Catalogue, catalogue, direction, language_name
from sayso.report.cleaning import clean, host, isolate, line, safe_url
from sayso.report.funnels import funnel as sentences
from sayso.report.moments import when, with_basis
from sayso.summary import funnel

ROWS_SHOWN = 12
"""So many rows of a table are shown; the rest is counted. Source: by eye, about a screen."""

TEXT_CHARS = 1200
FOLDED_CHARS = 20_000
"""So much of a text is shown at once, and so much more with a click."""

_EDGE = "color-mix(in srgb, currentColor 30%, transparent)"
_BOX = (
    f"max-width:80ch;padding:.6em 1em;border:1px solid {_EDGE};border-radius:6px;line-height:1.5;"
    "overflow-wrap:anywhere;overflow-x:clip"
)
_CELL = f"text-align:start;vertical-align:top;padding:.2em .8em .2em 0;border-bottom:1px solid {_EDGE}"
_HEAD = f"{_CELL};overflow-wrap:normal;min-width:4.5em"
_ID = Markup('<code style="white-space:nowrap">{}</code>')
_LINK = Markup(
    '<a href="{}" rel="noreferrer noopener nofollow" target="_blank" style="color:inherit;text-decoration:underline">{}</a>'
)
_RUNNING = Markup('<div dir="{}" style="white-space:pre-wrap;margin:.5em 0">{}</div>')
_TABLE = Markup(
    '<table style="border-collapse:collapse;margin:.5em 0;font-size:.92em;background:none">'
    '<caption style="text-align:start;padding:.3em 0">{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}"
)
_QUIET = "margin:.3em 0;font-size:.92em"


@dataclass(frozen=True, slots=True)
class Shown:
    """Some HTML that a notebook shows when it ends a cell."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def show(claim: Claim | str, within: Trace | Case) -> Shown:
    """Show a claim with what it rests on: its funnel, the ends of its chains, its witnesses by date.

    Args:
        claim: the record or its id.
        within: the trace or the case that holds it.

    Raises:
        BadInput: there is no such claim in it.

    Example:
        >>> from sayso.records import Run
        >>> empty = Trace(run=Run(id="r", version="0", settings=(), inputs=()), documents=(), statements=(), actors=(),
        ...               copies=(), claims=(), lineages=(), unread=())
        >>> show("0af3", empty)
        Traceback (most recent call last):
        sayso.errors.BadInput: the trace has no claim '0af3'; expected the id of one of its claims
    """
    name = claim if isinstance(claim, str) else claim.id
    part = within.part_of_claim(name) if isinstance(within, Case) else within
    found = next((each for each in part.claims if each.id == name), None)
    lineage = next((each for each in part.lineages if each.claim == name), None)
    if found is None or lineage is None:
        raise BadInput(f"the trace has no claim {name!r}; expected the id of one of its claims")
    return Shown(_traced(catalogue(part), found, lineage))


def as_html(record: object) -> str:
    """Give the HTML of a record that a notebook shows.

    Args:
        record: a document, a claim, a trace, a pile or a case.
    """
    return next(make(record) for kind, make in _MAKERS if isinstance(record, kind))


def _document(document: Document) -> str:
    """Show what a document says of itself, and its text."""
    facts = [with_basis(document.published), language_name(document.language), *filter(None, [document.author])]
    text, rest = document.text[:TEXT_CHARS], document.text[TEXT_CHARS : TEXT_CHARS + FOLDED_CHARS]
    left = max(0, len(document.text) - TEXT_CHARS - FOLDED_CHARS)
    more = Markup("<details><summary>{:,} more characters</summary>{}{}</details>").format(
        len(document.text) - TEXT_CHARS,
        _running(rest, document.language),
        Markup("<p>… and {:,} that are not shown</p>").format(left) if left else "",
    )
    title = _paragraph(isolate(line(document.title, 200))) if document.title and document.title != document.name else Markup()
    return _box(
        f"Document {line(document.id, 40)}",
        Markup("<strong>{}</strong>").format(isolate(line(document.name, 120))),
        title,
        _paragraph(Markup(" · ").join([*(isolate(line(each, 120)) for each in facts), _link(document.url)])),
        _running(text, document.language),
        more if rest else Markup(),
    )


def _link(url: str | None) -> Markup:
    """Give a link by the host that it leads to; what is no web address is shown and cannot be followed."""
    safe = safe_url(url)
    if safe:
        return _LINK.format(safe, host(safe))
    return Markup("<code>{}</code>").format(line(url, 200)) if url else Markup("no link")


def _running(text: str, language: str) -> Markup:
    return _RUNNING.format(direction(language), clean(text))


def _claim(claim: Claim) -> str:
    """Show a claim as far as it knows itself."""
    counts = [
        f"{len({each.document for each in claim.of_stance(stance)}):,} {stance.value} it"
        for stance in Stance
        if claim.of_stance(stance)
    ]
    hint = Markup("On whose word it rests: <code>sayso.show(claim, trace)</code>, or a case instead of a trace.")
    return _box(
        f"Claim {line(claim.id, 40)}",
        _quoted(claim),
        _paragraph(f"Documents: {', '.join(counts) or 'none'}."),
        _versions(claim),
        _paragraph(hint),
    )


def _versions(claim: Claim) -> Markup:
    """List the details in which other claims differ."""
    if not claim.versions:
        return Markup()
    rows = [
        (line(each.what, 40), isolate(line(each.here, 80)), isolate(line(each.there, 80))) for each in claim.versions[:ROWS_SHOWN]
    ]
    return _table("Claims that differ in one detail", ("detail", "here", "there"), rows, len(claim.versions))


def _traced(shelf: Catalogue, claim: Claim, lineage: Lineage) -> str:
    """Show a claim with its lineage, in the sentences of the report."""
    told = sorted(claim.witnesses, key=lambda each: _date_of(shelf.documents.get(each.document)))
    rows = [_witness(each, shelf.documents[each.document]) for each in told[:ROWS_SHOWN] if each.document in shelf.documents]
    return _box(
        f"Claim {line(claim.id, 40)}",
        _quoted(claim),
        _paragraph(_arrows(lineage)),
        *(_paragraph(each) for each in sentences(shelf, claim, lineage).sentences if each),
        _table("Who carries or denies it, by date", ("published", "document", "stance", "words"), rows, len(told)),
        _versions(claim),
    )


def _date_of(document: Document | None) -> str:
    moment = document.published if document else None
    return (moment and (moment.earliest or moment.latest)) or "~"


def _witness(witness: Witness, document: Document) -> tuple[str | Markup, ...]:
    words = isolate(line(document.words(witness.passage.span), 200))
    return when(document.published), isolate(line(document.name, 60)), witness.stance.value, words


def _quoted(claim: Claim) -> Markup:
    return Markup("<strong>“{}”</strong>").format(isolate(line(claim.text, 300)))


def _arrows(lineage: Lineage) -> str:
    """Give the funnel with arrows for the eye."""
    return funnel(lineage).replace("->", "→")


def _trace(trace: Trace) -> str:
    """Show what was found, and the claims whose documents most exceed their origins."""
    lineages = {each.claim: each for each in trace.lineages}
    claims = [each for each in trace.claims if each.id in lineages]
    ranked = sorted(claims, key=lambda each: (lineages[each.id].low - lineages[each.id].documents, -len(each.witnesses), each.id))
    counts = (
        f"{len(trace.documents):,} documents, {len(trace.statements):,} statements, {len(trace.claims):,} claims, "
        f"{len(trace.copies):,} copied passages; {len(trace.unread):,} notes of what was not read"
    )
    return _box("Trace", _paragraph(counts), _ranking(ranked, lineages, len(ranked)))


def _ranking(claims: Sequence[Claim], lineages: dict[str, Lineage], total: int) -> Markup:
    rows = [
        (isolate(line(each.text, 160)), _arrows(lineages[each.id]), _ID.format(line(each.id, 20))) for each in claims[:ROWS_SHOWN]
    ]
    return _table("Claims, by how far documents exceed origins", ("claim", "funnel", "id"), rows, total)


def _pile(pile: Pile) -> str:
    """Show what was read and what was not."""
    rows = [
        (when(each.published), isolate(line(each.name, 60)), isolate(line(each.title or each.text[:400], 120)), each.language)
        for each in islice(pile.documents, ROWS_SHOWN)
    ]
    counts = f"{len(pile.inputs):,} files, {len(pile.documents):,} documents; {len(pile.unread):,} notes of what was not read"
    columns = ("published", "document", "title or beginning", "language")
    unread = [(isolate(line(each.path, 120)), line(each.why, 160)) for each in pile.unread[:ROWS_SHOWN]]
    return _box(
        "Pile",
        _paragraph(counts),
        _table("Documents, in the order of the pile", columns, rows, len(pile.documents)),
        _table("Not read", ("file", "why"), unread, len(pile.unread)) if unread else Markup(),
    )


def _case(case: Case) -> str:
    """Show a case by what its first page would say; where it holds nothing yet or cannot be read, that is what is shown."""
    try:
        with case.moment():
            view, ranked = case.overview(), case.claim_ids(most=ROWS_SHOWN)
            part = case.part_of_claims(ranked.rows)
    except SaysoError as error:
        return _box("Case", _paragraph(line(str(error), 400)))
    counts = (
        f"{view.documents:,} documents, {view.statements:,} statements, {view.claims:,} claims, {view.copies:,} copied passages; "
        f"{view.unread:,} notes of what was not read"
    )
    claims = {each.id: each for each in part.claims}
    ordered = [claims[each] for each in ranked.rows if each in claims]
    lineages = {each.claim: each for each in part.lineages}
    name = _paragraph(isolate(line(case.path.name, 120)))
    return _box("Case", name, _paragraph(counts), _ranking(ordered, lineages, ranked.total))


def _paragraph(words: str | Markup) -> Markup:
    return Markup('<p style="{}">{}</p>').format(_QUIET, words)


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str | Markup]], total: int) -> Markup:
    """Lay out rows under a caption, and say how many are left out."""
    head = Markup().join(Markup('<th scope="col" style="{}">{}</th>').format(_HEAD, each) for each in columns)
    cells = (Markup().join(Markup('<td style="{}">{}</td>').format(_CELL, each) for each in row) for row in rows)
    body = Markup().join(Markup("<tr>{}</tr>").format(each) for each in cells)
    left = _paragraph(f"and {total - len(rows):,} more") if total > len(rows) else Markup()
    return _TABLE.format(caption, head, body, left)


def _box(label: str, *parts: Markup) -> str:
    """Frame the parts; no letter that cannot be seen is left, whichever way it came."""
    return clean(str(Markup('<section aria-label="{}" style="{}">{}</section>').format(label, _BOX, Markup().join(parts))))


_MAKERS: tuple[tuple[type, Callable[..., str]], ...] = (
    (Document, _document),
    (Claim, _claim),
    (Trace, _trace),
    (Pile, _pile),
    (Case, _case),
)
