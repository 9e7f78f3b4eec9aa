"""Pairs of texts that share enough neighbouring words to be looked at closely, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.words import Words
from sayso.kernels.chaining import chain_weights, extend
from sayso.kernels.fingerprints import fingerprints
from sayso.kernels.joining import join_equal


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts and the blocks of words that they share.

    Args:
        a, b: numbers of the texts; a is the lesser.
        first, second, length: the blocks, int64: word positions in the pile, and lengths in words.
    """

    a: int
    b: int
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    length: NDArray[np.int64]


def overlaps(
    words: Words,
    shingles: tuple[NDArray[np.uint64], NDArray[np.bool_]],
    own: NDArray[np.bool_],
    outlets: NDArray[np.int64],
    least: float,
) -> Iterator[Overlap]:
    """Give every pair of texts with a run of shared blocks that weighs at least so many words.

    Args:
        words: the pile.
        shingles: hashes, and whether each lies wholly in its text, from :func:`sayso.kernels.fingerprints.mixed_shingles`.
        own: whether a word counts between two texts of one outlet: false for boilerplate, bool, shape (words,).
        outlets: number of each text's outlet, -1 where it is not known, int64, shape (texts,).
        least: words that neighbouring blocks must share together.

    Yields:
        Pairs in order of a, then b.
    """
    hashes, inside = shingles
    kept = fingerprints(hashes, inside, words.offsets)
    left, right = join_equal(hashes[kept], words.texts[kept])
    first, second, length = extend(words.keys, kept[left], kept[right], words.texts)
    pair = words.texts[first] * len(words.offsets) + words.texts[second]
    order = np.lexsort((second, first, pair))
    pair, first, second, length = pair[order], first[order], second[order], length[order]
    one, other = outlets[words.texts[first]], outlets[words.texts[second]]
    at_home = (one == other) & (one >= 0)
    weight = np.where(at_home, _sums(words.weights * own, first, length), _sums(words.weights, first, length))
    chain = chain_weights(pair, (first, second, length), weight)
    heavy = np.isin(pair, np.unique(pair[chain >= least]))
    pair, first, second, length = pair[heavy], first[heavy], second[heavy], length[heavy]
    begins = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1]))) if len(pair) else np.empty(0, np.int64)
    for start, end in zip(begins, np.append(begins[1:], len(pair)), strict=False):
        a, b = divmod(int(pair[start]), len(words.offsets))
        yield Overlap(a, b, first[start:end], second[start:end], length[start:end])


def _sums(weights: NDArray[np.float64], first: NDArray[np.int64], length: NDArray[np.int64]) -> NDArray[np.float64]:
    """Add up the weights of each block of words."""
    total = np.concatenate(([0.0], np.cumsum(weights)))
    return np.asarray(total[first + length] - total[first], dtype=np.float64)
