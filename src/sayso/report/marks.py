"""Mark statements in a text: source, cue and content as nested elements, in any mixture of overlaps.

Marks may be nested or cross one another (a tagger errs); the elements that come out are always well nested.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from sayso.records import Document, Span, Statement
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import anchor, clean
from sayso.report.kinds import act_label, act_name
from sayso.report.tongues import gettext

_NESTING_SHOWN = 4
_ORDER = {"content": 0, "evidence": 1, "source": 2, "cue": 3, "hedge": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A range of a text that is shown in some way.

    Args:
        span: code points of the document's text.
        role: ``content``, ``source``, ``cue``, ``evidence``, ``hedge`` or ``passage``.
        classes: class attribute of the element.
        title: shown on hovering; empty for none.
        id: anchor of the element's first part; None for none.
        label: shown before the element's first part, beside the text, which stays as it is; empty for none.
    """

    span: Span
    role: str
    classes: str
    title: str = ""
    id: str | None = None
    label: str = ""


def marks_of(shelf: Catalogue, statements: Iterable[Statement], *, anchored: bool) -> list[Mark]:
    """Give the marks of statements: the content tinted by speaker with the act before it, deeper ones nested, hedges in italics.

    Args:
        shelf: where speakers are looked up.
        statements: all of one document.
        anchored: whether the marks carry the statements' anchors (in the document's own text, nowhere else).
    """
    found: list[Mark] = []
    for statement in statements:
        depth = min(len(shelf.chain(statement)), _NESTING_SHOWN)
        tone = shelf.tones.get(statement.speaker or "", 0)
        said = gettext("{speaker}: {act}").format(
            speaker=shelf.speaker(statement) or gettext("nobody named"), act=act_name(statement.act)
        )
        classes = f"content tone-{tone}{f' depth-{depth}' if depth > 1 else ''}"
        found += [Mark(span=span, role="content", classes=classes, title=said) for span in statement.content]
        first = len(found) - len(statement.content)
        found[first] = replace(
            found[first], id=anchor("statement", statement.id) if anchored else None, label=act_label(statement.act)
        )
        found += [Mark(span=span, role="source", classes="source") for span in (statement.source,) if span]
        found += [Mark(span=span, role="cue", classes="cue") for span in (statement.cue,) if span]
        found += [Mark(span=span, role="hedge", classes="hedged") for span in statement.hedges]
        found += [Mark(span=each.span, role="evidence", classes="evidence", title=each.kind) for each in statement.evidence]
    return found


def marked(document: Document, span: Span, marks: Sequence[Mark]) -> Markup:
    """Give a range of a document's text with its marks, as well-nested elements.

    Where marks cross, the later one is closed and opened again. An anchor is written once.

    Example:
        >>> page = Document(id="d", text="He said yes.")
        >>> marked(page, Span(0, 12), [Mark(span=Span(0, 2), role="source", classes="source")])
        Markup('<span class="source">He</span> said yes.')
    """
    begins, ends = _brackets(marks, span)
    clipped = _clipped((each for each in marks if each.role != "passage"), span)
    inside = sorted(clipped, key=lambda each: (each.span.start, -each.span.end, _ORDER.get(each.role, 9)))
    cuts = sorted({span.start, span.end, *begins, *ends, *(at for each in inside for at in (each.span.start, each.span.end))})
    pieces: list[Markup] = []
    opened: list[Mark] = []
    written: set[str] = set()
    waiting = 0
    for start, end in pairwise(cuts):
        pieces += [ends.get(start, Markup()), _close(opened, start), begins.get(start, Markup())]
        while waiting < len(inside) and inside[waiting].span.start == start:
            opened.append(inside[waiting])
            pieces.append(_open(inside[waiting], written))
            waiting += 1
        pieces.append(Markup("{}").format(clean(document.text[start:end])))
    pieces += [ends.get(span.end, Markup()), _close(opened, span.end)]
    return Markup().join(pieces)


def _brackets(marks: Iterable[Mark], span: Span) -> tuple[dict[int, Markup], dict[int, Markup]]:
    """Give an empty element for where each copied passage begins, and one for where it ends, by place."""
    begins: dict[int, Markup] = {}
    ends: dict[int, Markup] = {}
    for each in marks:
        if each.role == "passage" and span.start <= each.span.start < span.end:
            begins[each.span.start] = Markup('<span class="begins {}"></span>').format(each.classes)
        if each.role == "passage" and span.start < each.span.end <= span.end:
            ends[each.span.end] = Markup('<span class="ends {}"></span>').format(each.classes)
    return begins, ends


def _clipped(marks: Iterable[Mark], span: Span) -> Iterable[Mark]:
    for each in marks:
        if each.span.overlap(span):
            yield replace(each, span=Span(max(each.span.start, span.start), min(each.span.end, span.end)))


def _close(opened: list[Mark], at: int) -> Markup:
    """Close the marks that end here; those that lie over them are closed with them and opened again."""
    ending = [rank for rank, each in enumerate(opened) if each.span.end <= at]
    if not ending:
        return Markup()
    above = [each for each in opened[ending[0] :] if each.span.end > at]
    closing = Markup().join([Markup("</span>")] * (len(opened) - ending[0]))
    opened[ending[0] :] = above
    return closing + Markup().join(_open(replace(each, id=None, label=""), set()) for each in above)


def _open(mark: Mark, written: set[str]) -> Markup:
    attributes = Markup()
    if mark.id and mark.id not in written:
        written.add(mark.id)
        attributes += Markup(' id="{}"').format(mark.id)
    if mark.title:
        attributes += Markup(' title="{}"').format(clean(mark.title))
    if mark.label:
        attributes += Markup(' data-act="{}"').format(clean(mark.label))
    return Markup('<span class="{}"{}>').format(mark.classes, attributes)


def surroundings(document: Document, span: Span, longest: int = 700) -> Span:
    """Give the sentences that hold a span, or the span with some text on both sides where they are longer.

    Args:
        document: whose text.
        span: what must be seen.
        longest: code points; a longer stretch is cut around the span.

    Example:
        >>> surroundings(Document(id="d", text="abcdef"), Span(2, 3), 4)
        Span(start=0, end=5)
    """
    sentences = [each for paragraph in document.paragraphs for each in paragraph.sentences if each.overlap(span)]
    start = min([span.start, *(each.start for each in sentences)]) if sentences else 0
    end = max([span.end, *(each.end for each in sentences)]) if sentences else len(document.text)
    if end - start <= longest:
        return Span(start, end)
    margin = max(0, longest - len(span)) // 2
    first = max(start, span.start - max(margin, 2))
    return Span(first, min(end, max(span.start + 1, min(span.end, first + longest)) + max(margin, 2)))
