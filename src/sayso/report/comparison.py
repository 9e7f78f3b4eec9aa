"""Two passages side by side: word by word where they share a language, part by part where one translates the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Copy, CopyKind, Document, Passage
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import clean

_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W_]+)*|\S")
_LONGEST_CHARS = 12_000
_EQUAL_SHOWN = 60
_MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of one row: its text, and whether it has no partner."""

    text: Markup
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A copy as the pages show it.

    Args:
        copy: the record.
        first, second: the original, or the earlier, comes first.
        directed: true when it is known which was made from which.
        rows: pairs of cells, in order.
        cut: true when the passages are longer than is shown.
    """

    copy: Copy
    first: Passage
    second: Passage
    directed: bool
    rows: tuple[tuple[Cell, Cell], ...]
    cut: bool


def compare(shelf: Catalogue, copy: Copy) -> Comparison:
    """Put the passages of a copy side by side, the original first; without a direction the earlier document first."""
    swap = copy.direction == "b->a"
    if copy.direction is None:
        swap = shelf.date_key(copy.b.document) < shelf.date_key(copy.a.document)
    first, second = (copy.b, copy.a) if swap else (copy.a, copy.b)
    left, right = shelf.documents[first.document], shelf.documents[second.document]
    pairs = [(pair[2], pair[3], pair[0], pair[1]) if swap else pair for pair in copy.pairs]
    if copy.kind is CopyKind.TRANSLATED:
        rows = tuple(_aligned(left, right, first, second, pairs))
    else:
        rows = (word_difference(_words(left, first), _words(right, second)),)
    cut = max(len(first.span), len(second.span)) > _LONGEST_CHARS or len(rows) > _MOST_ROWS
    return Comparison(copy=copy, first=first, second=second, directed=copy.direction is not None, rows=rows[:_MOST_ROWS], cut=cut)


def _words(document: Document, passage: Passage) -> str:
    return clean(document.text[passage.start : min(passage.end, passage.start + _LONGEST_CHARS)])


def _aligned(
    left: Document, right: Document, first: Passage, second: Passage, pairs: Sequence[tuple[int, int, int, int]]
) -> Iterable[tuple[Cell, Cell]]:
    """Give aligned parts in the order of the first text; what stands between them has no partner."""
    nothing = Cell(Markup(), alone=True)
    at_left, at_right = first.start, second.start
    for start, end, other_start, other_end in [*sorted(pairs), (first.end, first.end, second.end, second.end)]:
        if words := clean(left.text[at_left:start]).strip():
            yield Cell(Markup("{}").format(words), alone=True), nothing
        if words := clean(right.text[at_right:other_start]).strip():
            yield nothing, Cell(Markup("{}").format(words), alone=True)
        if start < end:
            ours, theirs = clean(left.text[start:end]), clean(right.text[other_start:other_end])
            yield Cell(Markup("{}").format(ours)), Cell(Markup("{}").format(theirs))
        at_left, at_right = max(at_left, end), max(at_right, other_end)


def word_difference(first: str, second: str) -> tuple[Cell, Cell]:
    """Mark the words that only one of two texts has; white space does not count, a long equal stretch is shortened.

    Example:
        >>> left, right = word_difference("with 40 mines", "with 400 mines")
        >>> left.text, right.text
        (Markup('with <del>40</del> mines'), Markup('with <ins>400</ins> mines'))
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only reports with copies need it

    words = [list(_WORDS.finditer(text)) for text in (first, second)]
    spelt = [[match.group() for match in found] for found in words]
    pieces: tuple[list[Markup], list[Markup]] = ([], [])
    for step in Indel.opcodes(spelt[0], spelt[1]):
        equal = step.tag == "equal"
        pieces[0].append(_stretch(first, words[0], step.src_start, step.src_end, "" if equal else "del"))
        pieces[1].append(_stretch(second, words[1], step.dest_start, step.dest_end, "" if equal else "ins"))
    return Cell(Markup().join(pieces[0]).strip()), Cell(Markup().join(pieces[1]).strip())


def _stretch(text: str, words: Sequence[re.Match[str]], start: int, end: int, element: str) -> Markup:
    """Give words start to end, and the white space after them outside the mark."""
    if start == end:
        return Markup()
    following = words[end].start() if end < len(words) else len(text)
    inside, after = text[words[start].start() : words[end - 1].end()], text[words[end - 1].end() : following]
    if element:
        frame = Markup("<del>{}</del>{}") if element == "del" else Markup("<ins>{}</ins>{}")
        return frame.format(inside, after)
    left_out = end - start - 2 * _EQUAL_SHOWN
    if left_out < _EQUAL_SHOWN:
        return Markup("{}{}").format(inside, after)
    opening = text[words[start].start() : words[start + _EQUAL_SHOWN].start()]
    closing = text[words[end - _EQUAL_SHOWN].start() : following]
    return Markup('{}<span class="same">… {} equal words …</span> {}').format(opening, f"{left_out:,}", closing)
