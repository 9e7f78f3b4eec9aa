"""Verbatim and edited copies: which passages of which two texts are the same words, and how many of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sayso.copies.boilerplate import boilerplate, outlet_of
from sayso.copies.notices import notice_words
from sayso.copies.overlaps import Overlap, overlaps
from sayso.copies.passages import Aligned, Own, aligned_chains, aligned_passages
from sayso.copies.quotations import quoted_words
from sayso.copies.words import Words, words_of
from sayso.kernels.alignment import Run
from sayso.kernels.fingerprints import mixed_shingles
from sayso.records import Document, Statement
from sayso.settings import Settings

# equal own words that a passage needs, as a share of settings.copy_min_words: 12 words of which two were replaced are
# still found, and names with their titles are not (set on shared/data/scale and basil)
LEAST_EQUAL = 0.8
# equal words that a pair of documents must share, as a multiple of settings.copy_min_words, or as a share of the shorter of
# the two (set on shared/data/scale: of 40 pairs read, all that shared fewer than 20 words were turns of phrase)
ALONE = 5 / 3
LEAST_OF_SHORTER = 0.2
# equal words in quotation marks that make a shared quotation
LEAST_QUOTED = 6.0


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of two documents, by their numbers."""

    a: int
    b: int
    aligned: Aligned


class Index:
    """The words of all documents, and which of them count; made once, as far as it is asked for."""

    def __init__(self, documents: Sequence[Document], statements: Sequence[Statement] = ()) -> None:
        self.documents = documents
        self.words: Words = words_of([document.text for document in documents])
        self._marks: dict[int, tuple[NDArray[np.float64], NDArray[np.bool_]]] = {}
        self._statements: Mapping[str, list[Statement]] = by_document(statements)

    @cached_property
    def _shingles(self) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
        return mixed_shingles(self.words.keys, self.words.run_sizes, self.words.offsets)

    @cached_property
    def outlets(self) -> NDArray[np.int64]:
        """The number of each document's outlet, -1 where it is not known."""
        names = [outlet_of(document) for document in self.documents]
        known = {name: number for number, name in enumerate(sorted({name for name in names if name}))}
        return np.array([known[name] if name else -1 for name in names], dtype=np.int64)

    @cached_property
    def counts_at_home(self) -> NDArray[np.bool_]:
        """Whether a word counts between two documents of one outlet: not where it is boilerplate of that outlet."""
        return ~boilerplate(self.words, *self._shingles, self.outlets)

    def overlaps(self, least: float) -> Iterator[Overlap]:
        """Give the pairs of documents that share runs of at least so many words."""
        return overlaps(self.words, self._shingles, self.counts_at_home, self.outlets, least)

    def own(self, overlap: Overlap) -> Own:
        """Give the words of two documents that count.

        What an outlet prints again and again is boilerplate among its own documents; where another outlet has it too, it was
        copied.
        """
        at_home = self.outlets[overlap.a] == self.outlets[overlap.b] >= 0
        weights, quoted = [], []
        for number in (overlap.a, overlap.b):
            plain, marks = self._marks_of(number)
            here = slice(int(self.words.offsets[number]), int(self.words.offsets[number + 1]))
            weights.append(plain * self.counts_at_home[here] if at_home else plain)
            quoted.append(marks)
        offsets = (int(self.words.offsets[overlap.a]), int(self.words.offsets[overlap.b]))
        return Own(offsets=offsets, weights=(weights[0], weights[1]), quoted=(quoted[0], quoted[1]))

    def _marks_of(self, number: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Weigh the words of one document and mark its quotations; only documents that overlap are asked for."""
        if number not in self._marks:
            document = self.documents[number]
            here = slice(int(self.words.offsets[number]), int(self.words.offsets[number + 1]))
            starts = self.words.starts[here]
            weights = np.where(notice_words(document, starts), 0.0, self.words.weights[here])
            self._marks[number] = weights, quoted_words(document, self._statements.get(document.id, ()), starts)
        return self._marks[number]


def by_document(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Sort statements by document."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.document, []).append(statement)
    return found


def reuses(index: Index, settings: Settings) -> Iterator[Reuse]:
    """Give the passages that are copies: long enough and alike enough in the words that are nobody's quotation."""
    least = settings.copy_min_words * LEAST_EQUAL
    for overlap in index.overlaps(least):
        if index.documents[overlap.a].id == index.documents[overlap.b].id:
            continue
        own = index.own(overlap)
        if (whole := _whole(index, overlap, own)) is not None:
            yield Reuse(overlap.a, overlap.b, whole)
            continue
        passages = aligned_passages(index.words, overlap, own, settings.copy_min_share)
        found = [each for each in passages if _long_enough(each, settings)]
        if _telling(found, own, settings):
            yield from (Reuse(overlap.a, overlap.b, each) for each in found)


def _long_enough(passage: Aligned, settings: Settings) -> bool:
    near = 1e-6  # weights of single characters add up with rounding
    least = settings.copy_min_words * LEAST_EQUAL
    return (
        passage.total > settings.copy_min_words - near
        and passage.equal > least - near
        and passage.share >= settings.copy_min_share
    )


def _telling(found: Sequence[Aligned], own: Own, settings: Settings) -> bool:
    """Tell whether what two documents share is more than a turn of phrase or a name with its titles.

    "The U.S. Court of Appeals for the District of Columbia Circuit" has twelve words. So under twenty equal words count only
    where they are a good part of the shorter document.
    """
    equal = sum(passage.equal for passage in found)
    shorter = min(float(weights.sum()) for weights in own.weights)
    return equal >= min(settings.copy_min_words * ALONE, LEAST_OF_SHORTER * shorter)


def _whole(index: Index, overlap: Overlap, own: Own) -> Aligned | None:
    """Give two documents of the same words from start to end as one passage, even where all of them are a quotation."""
    offsets = index.words.offsets
    a, b = (index.words.ids[offsets[number] : offsets[number + 1]] for number in (overlap.a, overlap.b))
    if not np.array_equal(a, b):
        return None
    run = (own.offsets[0], own.offsets[1], len(a))
    equal, quoted = own.gain(run)
    return Aligned(runs=(run,), equal=equal, total=equal, quoted=quoted)


def shared_quotations(index: Index) -> Iterator[Reuse]:
    """Give the runs of at least six words that stand in quotation marks in both of two documents."""
    for overlap in index.overlaps(LEAST_QUOTED):
        own = index.own(overlap)
        for runs in aligned_chains(index.words, overlap, own):
            yield from _quoted_runs(overlap, runs, own)


def _quoted_runs(overlap: Overlap, runs: Sequence[Run], own: Own) -> Iterator[Reuse]:
    """Cut from an alignment the stretches quoted on both sides."""
    for a, b, length in runs:
        at, to = a - own.offsets[0], b - own.offsets[1]
        both = own.quoted[0][at : at + length] & own.quoted[1][to : to + length]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], both.astype(np.int8), [0]))))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            weight = float(own.weights[0][at + start : at + end].sum())
            if weight >= LEAST_QUOTED:
                run = (a + start, b + start, end - start)
                yield Reuse(overlap.a, overlap.b, Aligned(runs=(run,), equal=weight, total=weight, quoted=weight))
