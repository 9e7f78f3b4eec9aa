"""What an edited passage changed, word by word: the parts of two aligned passages that are equal, and those that are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.copies.words import fold, word_pattern
from sayso.records import Copy, Document

Edges = tuple[int, int, int, int]
Word = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of two aligned passages, as (start, end) in code points on either side; a side may be empty.

    ``equal`` parts have the same words (case and punctuation may differ), or are aligned sentences of a translation. Of the
    others, the first side was removed and the second put in its place.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    equal: bool


def differences(copy: Copy, first: Document, second: Document) -> tuple[Part, ...]:
    """Cut a copy into equal and differing parts, in order; together they cover both passages.

    Args:
        copy: the record.
        first: the document to read from, the original where it is known: :func:`reading_order`.
        second: the other one, or the same where the copy lies in one document.

    Example:
        >>> from sayso.records import CopyKind, Passage
        >>> a, b = Document(id="a", text="with 40 mines"), Document(id="b", text="with 400 mines")
        >>> copy = Copy(id="c", a=Passage("a", 0, 13), b=Passage("b", 0, 14), kind=CopyKind.EDITED, score=0.66,
        ...             pairs=((0, 4, 0, 4), (8, 13, 9, 14)))
        >>> [(a.text[slice(*part.first)], b.text[slice(*part.second)]) for part in differences(copy, a, b) if not part.equal]
        [('40', '400')]
    """
    edges = (copy.a.start, copy.a.end, copy.b.start, copy.b.end)
    pairs = sorted(copy.pairs) or [edges]
    if copy.direction == "b->a":
        edges, pairs = _turned(edges), sorted(map(_turned, pairs))
    return tuple(_covering(_changed(_gaps(pairs, edges), first.text, second.text), edges))


def reading_order(copy: Copy) -> tuple[str, str]:
    """Give the ids of a copy's documents, the original first where it is known, else a first."""
    return (copy.b.document, copy.a.document) if copy.direction == "b->a" else (copy.a.document, copy.b.document)


def _turned(edges: Edges) -> Edges:
    return edges[2], edges[3], edges[0], edges[1]


def _gaps(pairs: Sequence[Edges], edges: Edges) -> Iterator[Edges]:
    """Give what stands between the pairs; a pair that lies before the last one's end was moved, and is left out."""
    at, to = edges[0], edges[2]
    for start, end, other, other_end in [*pairs, (edges[1], edges[1], edges[3], edges[3])]:
        if start >= at and other >= to:
            yield at, start, to, other
            at, to = end, other_end


def _changed(gaps: Iterable[Edges], first: str, second: str) -> Iterator[Edges]:
    """Give the differing words of the gaps, without blanks and marks beside them, and without equal words at either end."""
    for gap in gaps:
        ours, theirs = _words(first, gap[0], gap[1]), _words(second, gap[2], gap[3])
        head, tail = _equal_ends(ours, theirs)
        places = [_extent(words, head, tail, end) for words, end in ((ours, gap[1]), (theirs, gap[3]))]
        if head + tail < max(len(ours), len(theirs)):
            yield *places[0], *places[1]


def _equal_ends(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[int, int]:
    """Count the equal words at the beginning of two lists, and at their end."""
    shorter = min(len(ours), len(theirs))
    head = next((at for at in range(shorter) if ours[at][2] != theirs[at][2]), shorter)
    tail = next((at for at in range(shorter - head) if ours[-1 - at][2] != theirs[-1 - at][2]), shorter - head)
    return head, tail


def _extent(words: Sequence[Word], head: int, tail: int, end: int) -> tuple[int, int]:
    """Give where the words between head and tail stand; where there are none, the place without width before the tail."""
    kept = words[head : len(words) - tail]
    if kept:
        return kept[0][0], kept[-1][1]
    place = words[len(words) - tail][0] if tail else end
    return place, place


def _words(text: str, start: int, end: int) -> list[Word]:
    """Give the words between two places: start, end, folded."""
    here = text[start:end]
    return [(start + match.start(), start + match.end(), fold(match.group())) for match in word_pattern().finditer(here)]


def _covering(changed: Iterable[Edges], edges: Edges) -> Iterator[Part]:
    """Give the changes and the equal stretches between them, from edge to edge."""
    at, to = edges[0], edges[2]
    for start, end, other, other_end in [*changed, (edges[1], edges[1], edges[3], edges[3])]:
        if (at, to) != (start, other):
            yield Part((at, start), (to, other), equal=True)
        if start < end or other < other_end:
            yield Part((start, end), (other, other_end), equal=False)
        at, to = end, other_end
