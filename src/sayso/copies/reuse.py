"""Verbatim and edited copies: which passages of which two texts are the same words, and how many of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sayso.copies.boilerplate import RUN, boilerplate, furniture, outlet_of
from sayso.copies.misspellings import Frequency
from sayso.copies.notices import notice_words
from sayso.copies.overlaps import SEED, STRIDE, Counted, Overlap, overlaps, quoted_overlaps
from sayso.copies.passages import Aligned, Own, aligned_chains, aligned_passages, weighed_passage
from sayso.copies.quotations import quoted_words
from sayso.copies.words import Words, hash_word, words_of
from sayso.kernels.alignment import Run
from sayso.kernels.fingerprints import fingerprints
from sayso.kernels.shingles import runs
from sayso.records import Document, Statement
from sayso.settings import Settings

# equal own words that a passage needs, as a share of settings.copy_min_words: 12 words of which two were replaced are
# still found, and names with their titles are not (set on shared/data/scale and basil)
LEAST_EQUAL = 0.8
# equal words that a pair of documents must share, as a multiple of settings.copy_min_words, or as a share of the shorter of
# the two (set on shared/data/scale: of 40 pairs read, all that shared fewer than 20 words were turns of phrase)
ALONE = 5 / 3
LEAST_OF_SHORTER = 0.2
# in a pile of so many words a standing phrase stands in a third document too. Of 101 runs of 13 to 19 words in two outlets of the
# 12,000 articles of which at most one seed stands in a third, 44 were read: all but a book's title and a statute were copied, or
# said by somebody without quotation marks; of those with three and more such seeds, most were titles and offices
LARGE_PILE, LEAST_ALONE_SHARE = 100_000, 0.8
# of the shorter document, equal words in and out of quotation marks: two documents of which half is the same are copies, even
# where nearly all of it is what somebody said, if it is long (one pair of 192 in fnc1)
HALF, LONG = 0.5, 40.0
COUNTED = 1 << 22
# equal words in quotation marks that make a shared quotation
LEAST_QUOTED = 6.0


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of two documents, by their numbers."""

    a: int
    b: int
    aligned: Aligned


class Index:
    """The words of some documents, and which of them count; made once, as far as it is asked for.

    Args:
        documents: with different ids.
        statements: of these documents, where known.
        counted: which words count, where that was learnt from a larger pile.
        pile_words: words of that pile.
        words: of the documents, where they were cut before.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        statements: Sequence[Statement] = (),
        counted: Counted | None = None,
        pile_words: int | None = None,
        words: Words | None = None,
    ) -> None:
        self.documents = documents
        self.words = words_of([document.text for document in documents]) if words is None else words
        self.pile_words = len(self.words.keys) if pile_words is None else pile_words
        self._known = counted
        self._sides: dict[tuple[int, bool], Side] = {}
        self._statements: Mapping[str, list[Statement]] = by_document(statements)

    @cached_property
    def counted(self) -> Counted:
        """Which words count: boilerplate does not within its outlet, furniture of pages nowhere."""
        return self._known or counted_words(self.words, outlet_numbers(self.documents))

    @property
    def frequency(self) -> Frequency | None:
        """Tell how often a folded word stands in the pile; None where only some of its documents are here."""
        return self._frequency if self._known is None else None

    def _frequency(self, folded: str) -> int:
        return int(self._counts[hash_word(folded) & (COUNTED - 1)])

    @cached_property
    def _counts(self) -> NDArray[np.int64]:
        """Count words by the lowest bits of their hashes: of a hundred thousand words two in a hundred fall on another."""
        return np.bincount((self.words.keys & np.uint64(COUNTED - 1)).view(np.int64), minlength=COUNTED)

    def overlaps(self, least: float) -> Iterator[Overlap]:
        """Give the pairs of documents that may share a passage with at least so many equal words."""
        words = self.words
        # numpy lets other threads run while it works: what counts is learnt while fingerprints are sorted
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(fingerprints, words.keys, words.unspaced, words.texts, SEED)
            counted = self.counted
        return overlaps(words, found.result(), counted, least)

    def statements_of(self, document: str) -> Sequence[Statement]:
        """Give the statements of a document, by its id."""
        return self._statements.get(document, ())

    @property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether a word stands in quotation marks, bool, shape (words,)."""
        sides = [self._side(number, at_home=False).quoted for number in range(len(self.documents))]
        return np.concatenate([np.empty(0, np.bool_), *sides])

    def at_home(self, a: int, b: int) -> bool:
        """Tell whether two documents, by their numbers, are of one known outlet."""
        return bool(self.counted.outlets[a] == self.counted.outlets[b] >= 0)

    def own(self, a: int, b: int) -> Own:
        """Give the words of two documents, by their numbers, that count.

        What an outlet prints again and again is boilerplate among its own documents; where another outlet has it too, it was
        copied.
        """
        return self._own(a, b, [self._side(number, at_home=self.at_home(a, b)) for number in (a, b)])

    def at_most_own(self, a: int, b: int) -> Own:
        """Give the words that count as far as columns tell it, without looking for quotation marks and notices in the texts."""
        columns = [self._columns(number, at_home=self.at_home(a, b)) for number in (a, b)]
        return self._own(a, b, [Side(weights, np.zeros(len(weights), np.bool_), _sums(weights)) for weights in columns])

    def _own(self, a: int, b: int, sides: Sequence["Side"]) -> Own:
        return Own(
            offsets=(int(self.words.offsets[a]), int(self.words.offsets[b])),
            weights=(sides[0].weights, sides[1].weights),
            quoted=(sides[0].quoted, sides[1].quoted),
            sums=(sides[0].sums, sides[1].sums),
        )

    def _columns(self, number: int, *, at_home: bool) -> NDArray[np.float32]:
        """Weigh the words of one document, without what counts for nothing."""
        here = slice(int(self.words.offsets[number]), int(self.words.offsets[number + 1]))
        weights = self.words.weights[here] * self.counted.anywhere[here]
        return np.asarray(weights * self.counted.at_home[here] if at_home else weights, dtype=np.float32)

    def _side(self, number: int, *, at_home: bool) -> "Side":
        """Weigh the words of one document and mark its quotations; only documents that overlap are asked for."""
        if (number, at_home) not in self._sides:
            document = self.documents[number]
            starts = self.words.starts[self.words.offsets[number] : self.words.offsets[number + 1]]
            weights = np.where(notice_words(document, starts), np.float32(0), self._columns(number, at_home=at_home))
            quoted = quoted_words(document, self.statements_of(document.id), starts)
            self._sides[number, at_home] = Side(weights, quoted, _sums(weights))
        return self._sides[number, at_home]


def outlet_numbers(documents: Sequence[Document]) -> NDArray[np.int64]:
    """Give the number of each document's outlet, -1 where it is not known."""
    names = [outlet_of(document.outlet, document.url) for document in documents]
    known = {name: number for number, name in enumerate(sorted({name for name in names if name}))}
    return np.array([known[name] if name else -1 for name in names], dtype=np.int64)


def counted_words(words: Words, outlets: NDArray[np.int64]) -> Counted:
    """Learn from a pile which of its words count."""
    hashes = runs(words.keys, words.unspaced, words.texts, RUN)
    return Counted(
        outlets=outlets,
        at_home=~boilerplate(words, *hashes, outlets),
        anywhere=~furniture(words, *hashes, outlets),
    )


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one document: what each counts, whether it is quoted, and the sum of what stands before it."""

    weights: NDArray[np.float32]
    quoted: NDArray[np.bool_]
    sums: NDArray[np.float64]


def _sums(weights: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.concatenate(([0.0], np.cumsum(weights, dtype=np.float64)))


def by_document(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Sort statements by document."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.document, []).append(statement)
    return found


def reuses(index: Index, found: Iterable[Overlap], settings: Settings) -> Iterator[Reuse]:
    """Align pairs of documents that overlap, and give the passages that are copies.

    They are long enough and alike enough in the words that are nobody's quotation, or make up half of a document.
    Meant for those that :func:`may_be_copy` lets pass: it drops most others at a tenth of the price.
    """
    for overlap in found:
        if _same_words(index, overlap):
            yield Reuse(overlap.a, overlap.b, _whole(index.own(overlap.a, overlap.b)))
            continue
        own = index.own(overlap.a, overlap.b)
        passages = _passages(index, overlap, own, settings) or _half(index, overlap, own, settings)
        yield from (Reuse(overlap.a, overlap.b, each) for each in passages)


def may_be_copy(index: Index, overlap: Overlap, settings: Settings) -> bool:
    """Tell whether two documents may share a copied passage, as far as columns tell it, without looking into their texts."""
    if _same_words(index, overlap):
        return True
    return bool(_passages(index, overlap, index.at_most_own(overlap.a, overlap.b), settings))


def _half(index: Index, overlap: Overlap, own: Own, settings: Settings) -> list[Aligned]:
    """Give passages that are mostly quotations where they make up half of a document, and words of its own are among them."""
    likely = _passages(index, overlap, index.at_most_own(overlap.a, overlap.b), settings)
    passages = [weighed_passage(each.runs, own) for each in likely]
    equal, quoted = sum(each.equal for each in passages), sum(each.quoted for each in passages)
    return passages if equal >= 1 and equal + quoted >= max(LONG, HALF * _shorter(own)) else []


def _passages(index: Index, overlap: Overlap, own: Own, settings: Settings) -> list[Aligned]:
    """Give the passages that are long enough and alike enough; none where all together are no more than a turn of phrase."""
    passages = aligned_passages(index.words, overlap, own, settings.copy_min_share)
    found = [each for each in passages if _long_enough(each, settings)]
    return found if _telling(index, overlap, found, own, settings) else []


def _long_enough(passage: Aligned, settings: Settings) -> bool:
    near = 1e-6  # weights of single characters add up with rounding
    least = settings.copy_min_words * LEAST_EQUAL
    return (
        passage.total > settings.copy_min_words - near
        and passage.equal > least - near
        and passage.share >= settings.copy_min_share
    )


def _telling(index: Index, overlap: Overlap, found: Sequence[Aligned], own: Own, settings: Settings) -> bool:
    """Tell whether what two documents share is more than a turn of phrase or a name with its titles.

    "The U.S. Court of Appeals for the District of Columbia Circuit" has twelve words. So under twenty equal words count only
    where they are a good part of the shorter document, or where a large pile has them in these two documents and in no other.
    """
    equal = sum(passage.equal for passage in found)
    if equal >= min(settings.copy_min_words * ALONE, LEAST_OF_SHORTER * _shorter(own)):
        return True
    return index.pile_words >= LARGE_PILE and any(_rare(overlap, passage, settings) for passage in found)


def _shorter(own: Own) -> float:
    """Count the words of the shorter of two documents that count."""
    return min(float(sums[-1]) for sums in own.sums)


def _rare(overlap: Overlap, passage: Aligned, settings: Settings) -> bool:
    """Tell whether the longest equal words of a passage stand in these two documents only, but for a seed or two."""
    start, _, length = max(passage.runs, key=itemgetter(2))
    enough = mostly_alone(overlap, start, length)
    if overlap.asked is not None:
        overlap.asked.append((start, length, enough))
    return length > settings.copy_min_words and enough


def mostly_alone(overlap: Overlap, start: int, length: int) -> bool:
    """Tell whether most seeds of so many words of the first text stand in these two texts and in no other."""
    places, count, alone = overlap.seeds
    # a row of seeds may begin a window before the run does
    here = slice(*np.searchsorted(places, (start - STRIDE + 1 if count.max(initial=0) > 1 else start, start + length)))
    return bool(0 < count[here].sum() * LEAST_ALONE_SHARE <= alone[here].sum())


def _same_words(index: Index, overlap: Overlap) -> bool:
    """Tell whether two documents have the same words from start to end."""
    offsets = index.words.offsets
    a, b = (index.words.keys[offsets[number] : offsets[number + 1]] for number in (overlap.a, overlap.b))
    return np.array_equal(a, b)


def _whole(own: Own) -> Aligned:
    """Give two documents of the same words as one passage, even where all of them are a quotation."""
    run = (own.offsets[0], own.offsets[1], len(own.weights[0]))
    (equal,), (quoted,) = own.gains([run])
    return Aligned(runs=(run,), equal=equal, total=equal, quoted=quoted)


def shared_quotations(index: Index) -> Iterator[Reuse]:
    """Give the runs of at least six words that stand in quotation marks in both of two documents."""
    for overlap in quoted_overlaps(index.words, index.quoted):
        own = index.own(overlap.a, overlap.b)
        for chain in aligned_chains(index.words, overlap, own):
            yield from _quoted_runs(overlap, chain, own)


def _quoted_runs(overlap: Overlap, chain: Sequence[Run], own: Own) -> Iterator[Reuse]:
    """Cut from an alignment the stretches quoted on both sides."""
    for a, b, length in chain:
        at, to = a - own.offsets[0], b - own.offsets[1]
        both = own.quoted[0][at : at + length] & own.quoted[1][to : to + length]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], both.astype(np.int8), [0]))))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            weight = float(own.weights[0][at + start : at + end].sum())
            if weight >= LEAST_QUOTED:
                run = (a + start, b + start, end - start)
                yield Reuse(overlap.a, overlap.b, Aligned(runs=(run,), equal=weight, total=weight, quoted=weight))
