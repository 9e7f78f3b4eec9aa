"""Two passages side by side, in full: word by word where they share a language, part by part where one translates the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Copy, CopyKind, Document, Passage
from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.citing import citation
from sayso.report.cleaning import clean, line
from sayso.report.differing import Cell, rows_of_words, words_in
from sayso.report.kinds import alike, copy_name
from sayso.report.moments import with_basis
from sayso.report.texts import plain_heading, share_of
from sayso.report.tongues import gettext, ngettext

LONGEST_CHARS = 12_000
CONTEXT_CHARS = 3_000
_MOST_ROWS = 300
_SIBLINGS_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two texts.

    Args:
        document: the record.
        passage: what it shares with the other.
        name, href, published: as pages show it; ``published`` with what the date rests on.
        share: of the document's text that the passage is, in hundredths.
        equal: words of it that the other side has too; None where the two have no language in common.
        words: how many words the passage has.
        before, after: what stands around the passage, as much as is shown.
        more_before, more_after: whether there is more.
    """

    document: Document
    passage: Passage
    name: str
    href: str
    published: str
    share: int
    equal: int | None
    words: int
    before: str
    after: str
    more_before: bool
    more_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another copy of the same words, or between the same two texts: address, names of both, how it was copied."""

    href: str
    names: tuple[str, str]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A copy as the pages show it.

    Args:
        copy: the record.
        kind, alike_words: how it was copied, and how close the two are, in words.
        first, second: the original, or the earlier, comes first.
        directed: true when it is known which was made from which.
        changes: what differs in substance.
        rows: pairs of cells, in order.
        cut: true when the passages are longer than is shown.
        between, alike: other passages that the two texts share; other copies of these words; the first of each.
        more: how many other copies there are besides.
        citation: of the page.
    """

    copy: Copy
    kind: str
    alike_words: str
    first: Side
    second: Side
    directed: bool
    changes: tuple[str, ...]
    rows: tuple[tuple[Cell, Cell], ...]
    cut: bool
    between: tuple[Sibling, ...]
    alike: tuple[Sibling, ...]
    more: int
    citation: str


def compare(shelf: Catalogue, copy: Copy) -> Comparison:
    """Put the passages of a copy side by side, the original first; without a direction the earlier document first."""
    swap = copy.direction == "b->a"
    if copy.direction is None:
        swap = shelf.date_key(copy.b.document) < shelf.date_key(copy.a.document)
    first, second = (copy.b, copy.a) if swap else (copy.a, copy.b)
    left, right = shelf.documents[first.document], shelf.documents[second.document]
    pairs = [(pair[2], pair[3], pair[0], pair[1]) if swap else pair for pair in copy.pairs]
    if copy.kind is CopyKind.TRANSLATED:
        rows, equal = tuple(_aligned(left, right, first, second, pairs)), None
    else:
        rows, equal = rows_of_words(_words(left, first), _words(right, second))
    between, same = _beside(shelf, copy)
    return Comparison(
        copy=copy,
        kind=copy_name(copy.kind),
        alike_words=alike(copy),
        first=_side(shelf, first, equal),
        second=_side(shelf, second, equal),
        directed=copy.direction is not None,
        changes=tuple(line(each, 300).replace(" -> ", " → ") for each in copy.changes[:30]),
        rows=rows[:_MOST_ROWS],
        cut=max(len(first.span), len(second.span)) > LONGEST_CHARS or len(rows) > _MOST_ROWS,
        between=tuple(_sibling(shelf, each) for each in between[:_SIBLINGS_SHOWN]),
        alike=tuple(_sibling(shelf, each) for each in same[:_SIBLINGS_SHOWN]),
        more=len(between[_SIBLINGS_SHOWN:]) + len(same[_SIBLINGS_SHOWN:]),
        citation=citation(shelf, _what(shelf, first, second, directed=copy.direction is not None), _counts(copy, equal)),
    )


def _what(shelf: Catalogue, first: Passage, second: Passage, *, directed: bool) -> str:
    names = {"first": shelf.name(first.document), "second": shelf.name(second.document)}
    told = gettext("{second} has it from {first}.") if directed else gettext("{first} and {second} share words.")
    return told.format(**names)


def _counts(copy: Copy, equal: int | None) -> Iterable[str]:
    yield copy_name(copy.kind)
    if equal is not None:
        yield ngettext("{number} equal word", "{number} equal words", equal).format(number=voice.number(equal))
    if copy.changes:
        many = len(copy.changes)
        yield ngettext("{number} change in substance", "{number} changes in substance", many).format(number=voice.number(many))


def _side(shelf: Catalogue, passage: Passage, equal: int | None) -> Side:
    document = shelf.documents[passage.document]
    start, end = max(0, passage.start - CONTEXT_CHARS), min(len(document.text), passage.end + CONTEXT_CHARS)
    return Side(
        document=document,
        passage=passage,
        name=shelf.name(document.id),
        href=shelf.href("document", document.id),
        published=with_basis(document.published),
        share=round(100 * share_of(document, [passage])),
        equal=equal,
        words=words_in(_words(document, passage)),
        before=_text(document, start, passage.start).strip(),
        after=_text(document, passage.end, end).strip(),
        more_before=start > 0,
        more_after=end < len(document.text),
    )


def _beside(shelf: Catalogue, copy: Copy) -> tuple[list[Copy], list[Copy]]:
    """Give the other copies between the same two texts, and the other copies of the same words."""
    ends = {copy.a.document, copy.b.document}
    between: list[Copy] = []
    same: list[Copy] = []
    for each in shelf.trace.copies:
        if each.id != copy.id and each.id in shelf.wordings:
            if {each.a.document, each.b.document} == ends:
                between.append(each)
            elif shelf.wordings[each.id] == shelf.wordings.get(copy.id):
                same.append(each)
    same.sort(key=lambda each: not ends & {each.a.document, each.b.document})
    return between, same


def _sibling(shelf: Catalogue, copy: Copy) -> Sibling:
    names = (shelf.name(copy.a.document), shelf.name(copy.b.document))
    named = names[::-1] if copy.direction == "b->a" else names
    return Sibling(href=shelf.href("copy", copy.id), names=named, kind=copy_name(copy.kind))


def _text(document: Document, start: int, end: int) -> str:
    return plain_heading(document, clean(document.text[start:end]))


def _words(document: Document, passage: Passage) -> str:
    return _text(document, passage.start, min(passage.end, passage.start + LONGEST_CHARS))


def _aligned(
    left: Document, right: Document, first: Passage, second: Passage, pairs: Sequence[tuple[int, int, int, int]]
) -> Iterable[tuple[Cell, Cell]]:
    """Give aligned parts in the order of the first text; what stands between them has no partner."""
    nothing = Cell(Markup(), alone=True)
    at_left, at_right = first.start, second.start
    for start, end, other_start, other_end in [*sorted(pairs), (first.end, first.end, second.end, second.end)]:
        if words := _text(left, at_left, start).strip():
            yield Cell(Markup("{}").format(words), alone=True), nothing
        if words := _text(right, at_right, other_start).strip():
            yield nothing, Cell(Markup("{}").format(words), alone=True)
        if start < end:
            ours, theirs = _text(left, start, end), _text(right, other_start, other_end)
            yield Cell(Markup("{}").format(ours)), Cell(Markup("{}").format(theirs))
        at_left, at_right = max(at_left, end), max(at_right, other_end)
