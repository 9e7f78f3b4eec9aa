"""Which witnesses of one claim are copies of one another, and the wordings that follow from it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.kernels.components import components
from sayso.origins.folding import fold
from sayso.origins.material import Material
from sayso.records import Copy, CopyKind, Passage, Span, Witness, content_id

# So many copies of one witness are drawn, or by way of one document looked for; more only where they join what would be apart
MOST_COPIES = 12
# Two outlets may hit on the same short headline by chance; on one of six words, or of forty characters, hardly. Where no spaces
# are set sixteen say as much: six English words have some 30 letters, their Japanese or Chinese translation half as many.
EQUAL_WORDS = 6
EQUAL_CHARS = 40
EQUAL_UNSPACED_CHARS = 16
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Copied:
    """Two witnesses, by rank, of which ``made`` is a copy of ``model``; ``directed`` is false where nothing tells which."""

    made: int
    model: int
    directed: bool
    copy: Copy


def copied(material: Material, witnesses: Sequence[Witness], apart: Sequence[tuple[int, int]] = ()) -> list[Copied]:
    """Give the pairs of witnesses that a copy joins, directly or by way of a document that is no witness.

    Args:
        material: the pile.
        witnesses: of one claim.
        apart: pairs, by rank, that must not come to be kin, not even by way of others: the surest copies stay.
    """
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for rank, witness in enumerate(witnesses):
        by_document[witness.document].append(rank)
    found: list[Copied] = []
    thirds: defaultdict[str, list[tuple[int, Span, Copy]]] = defaultdict(list)
    for document in by_document:
        for copy in material.copies.get(document, ()):
            here, there = _sides(copy, document)
            if there.document not in by_document:
                thirds[there.document] += _carried(witnesses, by_document[document], copy, here, there)
            elif here is copy.a:
                found += _between(witnesses, by_document, copy)
    found += _equal_words(material, witnesses)
    third = (pair for carried in thirds.values() for pair in _by_third(witnesses, carried))
    return _thinned(len(witnesses), apart, sorted((*found, *third), key=lambda pair: (not pair.directed, -pair.copy.score)))


def _thinned(count: int, apart: Sequence[tuple[int, int]], pairs: Iterable[Copied]) -> list[Copied]:
    """Leave out pairs that tell nothing new: a hundred copies of one text are five thousand pairs, and a few of each are enough.

    A pair stays where it joins two groups, or where one of its witnesses has few others; the surest come first.
    """
    group = list(range(count))
    degree = [0] * count
    kept = []
    for pair in pairs:
        ends = [_root(group, rank) for rank in (pair.made, pair.model)]
        forbidden = any({_root(group, one), _root(group, other)} == set(ends) for one, other in apart)
        if not forbidden and (ends[0] != ends[1] or min(degree[pair.made], degree[pair.model]) < MOST_COPIES):
            group[ends[0]] = ends[1]
            degree[pair.made] += 1
            degree[pair.model] += 1
            kept.append(pair)
    return kept


def _root(group: list[int], rank: int) -> int:
    while group[rank] != rank:
        group[rank] = group[group[rank]]
        rank = group[rank]
    return rank


def _equal_words(material: Material, witnesses: Sequence[Witness]) -> Iterator[Copied]:
    """Join sentences in outlets' own voice that are equal word for word: a headline is too short for the copies room."""
    first: dict[str, int] = {}
    for rank, witness in enumerate(witnesses):
        words = fold(material.documents[witness.document].words(witness.passage.span)) if witness.statement is None else ""
        model = first.setdefault(words, rank)
        if model != rank and _is_long(words):
            copy = Copy(
                id=content_id("equal", witness.passage, witnesses[model].passage),
                a=witnesses[model].passage,
                b=witness.passage,
                kind=CopyKind.VERBATIM,
                score=1.0,
            )
            yield Copied(rank, model, directed=False, copy=copy)


def _is_long(words: str) -> bool:
    unspaced = len(_UNSPACED.findall(words))
    return len(words.split()) >= EQUAL_WORDS or len(words) >= EQUAL_CHARS or unspaced >= EQUAL_UNSPACED_CHARS


def _sides(copy: Copy, document: str) -> tuple[Passage, Passage]:
    return (copy.a, copy.b) if copy.a.document == document else (copy.b, copy.a)


def _between(witnesses: Sequence[Witness], by_document: dict[str, list[int]], copy: Copy) -> Iterator[Copied]:
    for first in by_document[copy.a.document]:
        for second in by_document[copy.b.document]:
            if first != second and joins(copy, witnesses[first].passage.span, witnesses[second].passage.span):
                made, model = (first, second) if copy.direction == "b->a" else (second, first)
                yield Copied(made, model, copy.direction is not None, copy)


def joins(copy: Copy, first: Span, second: Span) -> bool:
    """Tell whether a copy holds two passages on its two sides: half of each, and an aligned pair that touches both."""
    inside = 2 * copy.a.span.overlap(first) >= len(first) and 2 * copy.b.span.overlap(second) >= len(second)
    return inside and (
        not copy.pairs
        or any(Span(a, b).overlap(first) and Span(c, d).overlap(second) for a, b, c, d in copy.pairs if a < b and c < d)
    )


def _carried(
    witnesses: Sequence[Witness], ranks: Sequence[int], copy: Copy, here: Passage, there: Passage
) -> Iterator[tuple[int, Span, Copy]]:
    """Give where the words of witnesses stand in a third document."""
    forward = here is copy.a
    for rank in ranks:
        span = witnesses[rank].passage.span
        if 2 * here.span.overlap(span) >= len(span):
            sides = [(each[:2], each[2:]) if forward else (each[2:], each[:2]) for each in copy.pairs]
            held = [b for a, b in sides if a[0] < span.end and span.start < a[1]]
            yield rank, Span(min(b[0] for b in held), max(b[1] for b in held)) if held else there.span, copy


def _by_third(witnesses: Sequence[Witness], carried: Sequence[tuple[int, Span, Copy]]) -> Iterator[Copied]:
    """Join witnesses whose words stand in the same place of a third document; no direction follows from it.

    Each is held against the few that begin last before it: that joins all that share the place.
    """
    ordered = sorted(carried, key=lambda each: (each[1], each[0]))
    for place, (rank, span, copy) in enumerate(ordered):
        for first, other, _ in ordered[max(0, place - MOST_COPIES) : place]:
            apart = witnesses[first].document != witnesses[rank].document
            if apart and 2 * span.overlap(other) >= min(len(span), len(other)):
                yield Copied(rank, first, directed=False, copy=copy)


def kin(count: int, pairs: Sequence[Copied]) -> list[int]:
    """Number the witnesses that are copies of one another, in one document or in several: equal numbers are kin."""
    first, second = (np.array([getattr(pair, side) for pair in pairs], dtype=np.int64) for side in ("made", "model"))
    return [int(number) for number in components(count, first, second)]


def wordings(witnesses: Sequence[Witness], pairs: Sequence[Copied]) -> tuple[tuple[str, ...], ...]:
    """Group the documents whose witnesses are copies of one another, in order of appearance."""
    documents = list(dict.fromkeys(witness.document for witness in witnesses))
    rank = {document: number for number, document in enumerate(documents)}
    first = np.array([rank[witnesses[pair.made].document] for pair in pairs], dtype=np.int64)
    second = np.array([rank[witnesses[pair.model].document] for pair in pairs], dtype=np.int64)
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for document, group in zip(documents, components(len(documents), first, second).tolist(), strict=True):
        groups[group].append(document)
    return tuple(tuple(groups[group]) for group in sorted(groups))
