"""Pairs of texts that share enough neighbouring words to be aligned, and the blocks of words that they share."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.words import Words
from sayso.kernels.bands import Places, near_equal
from sayso.kernels.chaining import extend
from sayso.kernels.fingerprints import Fingerprints, fingerprints
from sayso.kernels.joining import join_equal
from sayso.kernels.shingles import Shape
from sayso.kernels.sketches import AFTER, BEFORE, Sketches, frequent_words, likeness, sketches

# Four words of seven: a copy in which two words of five were replaced has such a seed 99 times in 100, where five words in a row
# are found 91 times; and unlike texts share it less often than four words in a row. Tried on 3,000 passages planted in 12,000
# articles (shared/data/scale), beside runs of four and five and seven other spaced seeds. Of characters, eight of ten.
SEED = Shape(words=(0, 1, 4, 6), characters=(0, 1, 2, 4, 5, 7, 8, 9))
# of what stands in quotation marks, where six words are enough
QUOTED_SEED = Shape(words=(0, 1, 2, 3, 4), characters=(0, 1, 2, 3, 4, 5, 6, 7))
# a seed is looked at more closely where the sketches of both places share ten bits, or twelve words in a row are equal; between
# texts shorter than a sketch's window always. Of the planted passages none is lost by it, of other seeds three in four
LEAST_ALIKE, RUN_WORDS, SHORT_TEXT = 10, 12, BEFORE + AFTER
# one seed for each diagonal and so many words is looked at
STRIDE = 32
# of a pair of texts all windows together must hold so many equal words, or this share of the shorter text, or a seed that
# stands in these two texts only. Of the pairs found without this, two in a thousand are lost, and two thirds fewer are aligned
LEAST_EQUAL, LEAST_EQUAL_SHARE = 18, 0.2
# what unlike texts share by chance in a window, in words, and in short ones as a share
BY_CHANCE, BY_CHANCE_SHARE = 3.0, 0.05


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts and the blocks of words that they share.

    Args:
        a, b: numbers of the texts; a is the lesser.
        first, second, length: the blocks, int64: word positions in the pile, and lengths in words.
        seeds: positions in a of the seeds, sorted, int64; how many fingerprints each stands for; and how many of those stand in
            these two texts and in no other.
        asked: where it is noted what the seeds were asked; None for nowhere: the first word, how many, whether they are alone.
    """

    a: int
    b: int
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    length: NDArray[np.int64]
    seeds: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
    asked: list[tuple[int, int, bool]] | None = None


@dataclass(frozen=True, slots=True)
class Seeds:
    """Pairs of places that hold one fingerprint, as columns.

    Args:
        first, second: places in the pile, in two texts, int64; the first is the lesser.
        a, b: numbers of their texts, int32.
        count: how many fingerprints a row stands for, int64.
        alone: how many of them stand in these two texts only, int64.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    a: NDArray[np.int32]
    b: NDArray[np.int32]
    count: NDArray[np.int64]
    alone: NDArray[np.int64]

    def __getitem__(self, rows: NDArray[np.int64] | NDArray[np.bool_] | slice) -> "Seeds":
        return Seeds(self.first[rows], self.second[rows], self.a[rows], self.b[rows], self.count[rows], self.alone[rows])

    @property
    def pair(self) -> NDArray[np.int64]:
        """One number for the two texts, int64; rises with a, then with b."""
        return (self.a.astype(np.int64) << 32) | self.b


@dataclass(frozen=True, slots=True)
class Counted:
    """Which words count for seeds.

    Args:
        outlets: number of each text's outlet, -1 where it is not known, int64, shape (texts,).
        at_home: whether a word counts between two texts of one outlet: not where it is boilerplate, bool, shape (words,).
        anywhere: whether it counts at all: not where it is furniture of pages, bool, shape (words,).
    """

    outlets: NDArray[np.int64]
    at_home: NDArray[np.bool_]
    anywhere: NDArray[np.bool_]


def overlaps(words: Words, found: Fingerprints, counted: Counted, least: float) -> Iterator[Overlap]:
    """Give every pair of texts that may hold a passage with at least so many equal words.

    Args:
        words: the pile.
        found: its fingerprints, of shape :data:`SEED`.
        counted: which words count.
        least: words that must be equal.

    Yields:
        Pairs in order of a, then b.
    """
    seeds = _that_count(_seeds(words, found, counted.anywhere), counted)
    close = one_a_window(seeds[_near(words, seeds)])
    equal = near_equal(words.keys, words.weights, *places_of(close, words.offsets))
    close, equal = close[equal >= least], equal[equal >= least]
    sizes = np.bincount(words.texts, weights=words.weights, minlength=len(words.offsets) - 1).astype(np.float64)
    yield from overlaps_of(words, close[among(close.pair, worth_aligning(close, equal, sizes, least))])


def quoted_overlaps(words: Words, quoted: NDArray[np.bool_]) -> Iterator[Overlap]:
    """Give every pair of texts that share some words in quotation marks.

    Args:
        words: the pile.
        quoted: whether a word stands in quotation marks, bool, shape (words,).
    """
    yield from overlaps_of(words, _seeds(words, fingerprints(words.keys, words.unspaced, words.texts, QUOTED_SEED), quoted))


def overlaps_of(words: Words, seeds: Seeds) -> Iterator[Overlap]:
    """Grow seeds into blocks, pair by pair."""
    seeds = seeds[np.lexsort((seeds.first, seeds.pair))]
    first, second, length = extend(words.keys, seeds.first, seeds.second, words.texts)
    a, b = words.texts[first].astype(np.int64), words.texts[second]
    order = np.lexsort((second, first, b, a))
    first, second, length, pair = first[order], second[order], length[order], (a << 32 | b)[order]
    pairs, begins = np.unique(pair, return_index=True)
    ends = np.append(begins, len(pair))[1:]
    froms, tos = (np.searchsorted(seeds.pair, pairs, side) for side in ("left", "right"))
    for number, start, end, low, high in np.stack((pairs, begins, ends, froms, tos), axis=1).tolist():
        kept = seeds.first[low:high], seeds.count[low:high], seeds.alone[low:high]
        yield Overlap(number >> 32, number & 0xFFFFFFFF, first[start:end], second[start:end], length[start:end], kept)


def one_a_window(seeds: Seeds) -> Seeds:
    """Put all seeds on one diagonal of two texts and within 32 words into one row."""
    window, diagonal, pair = seeds.first // STRIDE, seeds.second - seeds.first, seeds.pair
    order = np.lexsort((seeds.first, window, diagonal, pair))
    new = np.ones(len(order), dtype=bool)
    columns = (pair[order], diagonal[order], window[order])
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    begins = np.flatnonzero(new)
    one = seeds[order[begins]]
    if not len(begins):
        return one
    count, alone = (np.add.reduceat(each[order], begins) for each in (seeds.count, seeds.alone))
    return Seeds(one.first, one.second, one.a, one.b, count, alone)


def places_of(seeds: Seeds, offsets: NDArray[np.int64]) -> tuple[Places, Places]:
    """Give the middles of the windows of :func:`one_a_window`, in either text: the same ones whichever seeds were sampled."""
    middle = seeds.first // STRIDE * STRIDE + STRIDE // 2
    other = middle + seeds.second - seeds.first
    first, second = ((offsets[texts], offsets[texts + 1]) for texts in (seeds.a, seeds.b))
    return Places(middle, *first), Places(other, *second)


def worth_aligning(seeds: Seeds, equal: NDArray[np.float32], sizes: NDArray[np.float64], least: float) -> NDArray[np.int64]:
    """Give the pairs of texts, as sorted numbers, that are equal enough round their seeds.

    Args:
        seeds: one a window.
        equal: what the equal words round each seed weigh, float32, shape (seeds,).
        sizes: of all texts, in words, float64, shape (texts,).
        least: words that must be equal round one seed.
    """
    pairs, of_pair = np.unique(seeds.pair, return_inverse=True)
    most = np.zeros(len(pairs), dtype=np.float32)
    np.maximum.at(most, of_pair, equal)
    together, alone = (np.bincount(of_pair, weights=each, minlength=len(pairs)) for each in (equal, seeds.alone))
    shorter = np.minimum(sizes[pairs >> 32], sizes[pairs & 0xFFFFFFFF])
    enough = (together >= np.minimum(LEAST_EQUAL, LEAST_EQUAL_SHARE * shorter)) | (alone > 0)
    rounding = 1e-3
    return np.asarray(pairs[enough & (most >= least + np.minimum(BY_CHANCE, BY_CHANCE_SHARE * shorter) - rounding)])


def among(values: NDArray[np.int64], chosen: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which values are among sorted others."""
    if len(chosen) == 0:
        return np.zeros(len(values), dtype=bool)
    return np.asarray(chosen[np.minimum(np.searchsorted(chosen, values), len(chosen) - 1)] == values)


def _seeds(words: Words, found: Fingerprints, counted: NDArray[np.bool_]) -> Seeds:
    """Give the pairs of places in two texts that hold the same fingerprint, of words that count."""
    kept = counted[found.places]
    places = found.places[kept]
    left, right, alone = join_equal(found.values[kept])
    first, second = places[left], places[right]
    ones = np.ones(len(first), dtype=np.int64)
    seeds = Seeds(first, second, words.texts[first], words.texts[second], ones, alone.astype(np.int64))
    return seeds[seeds.a != seeds.b]


def _that_count(seeds: Seeds, counted: Counted) -> Seeds:
    """Leave out what two texts of one outlet share as boilerplate."""
    one, other = counted.outlets[seeds.a], counted.outlets[seeds.b]
    return seeds[(one != other) | (one < 0) | (counted.at_home[seeds.first] & counted.at_home[seeds.second])]


def surroundings(words: Words, frequent: NDArray[np.uint64]) -> Sketches:
    """Sketch what stands round every word; a text shorter than the window is like any other: it is soon compared in full."""
    near = sketches(words.keys, frequent)
    sizes = np.diff(words.offsets)
    short = np.repeat(sizes < SHORT_TEXT, sizes)
    near.low[short] = near.high[short] = np.iinfo(np.uint64).max
    return near


def _near(words: Words, seeds: Seeds) -> NDArray[np.bool_]:
    """Tell which seeds stand in like surroundings, by sketches, or in a run of equal words."""
    near = surroundings(words, frequent_words(words.keys))
    found = likeness(near, seeds.first, seeds.second) >= LEAST_ALIKE
    rest = np.flatnonzero(~found & (seeds.second + RUN_WORDS <= len(words.keys)))
    for step in range(RUN_WORDS):
        rest = rest[words.keys[seeds.first[rest] + step] == words.keys[seeds.second[rest] + step]]
    found[rest] = True
    return found
