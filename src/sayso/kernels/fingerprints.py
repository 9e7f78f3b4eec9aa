"""Fingerprints of a pile: hashes of a few words at every place, or at a sample of places, the equal ones together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.shingles import Shape, runs

REPEATS = 2


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Sorted columns, one row a fingerprint.

    Args:
        values: the upper bits of the hash, uint64, shape (rows,).
        places: of the first word in the pile, int64, shape (rows,); rise among equal values.
    """

    values: NDArray[np.uint64]
    places: NDArray[np.int64]


def fingerprints(
    keys: NDArray[np.uint64], unspaced: NDArray[np.bool_], texts: NDArray[np.int32], shape: Shape, rate: int = 1
) -> Fingerprints:
    """Take the fingerprints of a pile.

    Of one value at most the first two of a text are kept, so that a text that repeats one word for megabytes costs no more than
    another.

    Args:
        keys: word hashes of all texts, one after another, uint64, shape (words,).
        unspaced: whether the word is one character of an unspaced script, bool, shape (words,).
        texts: which text each word belongs to, int32, shape (words,).
        shape: which words make one.
        rate: one in so many is kept, chosen by the hash itself, so that two texts keep the same ones.

    Source: sampling by modulo is Manber 1994.
    """
    hashes, kept = runs(keys, unspaced, texts, shape)
    kept &= sampled(hashes, rate)
    # hash and place in one number: sorting those is five times as fast as sorting places by hash
    bits = np.uint64(max(1, len(keys).bit_length()))
    rows = (hashes >> bits << bits | np.arange(len(keys), dtype=np.uint64))[kept]
    rows.sort()
    values, places = rows >> bits, (rows & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    chosen = without_repeats(values, texts[places])
    return Fingerprints(values[chosen], places[chosen])


def sampled(hashes: NDArray[np.uint64], rate: int) -> NDArray[np.bool_]:
    """Tell which hashes belong to the sample of one in so many."""
    return hashes % np.uint64(rate) == 0 if rate > 1 else np.ones(len(hashes), dtype=bool)


def without_repeats(values: NDArray[np.uint64], texts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Leave out the third and later row of one value in one text; rows are sorted by value, then by text."""
    kept = np.ones(len(values), dtype=bool)
    again = np.flatnonzero(values[REPEATS:] == values[:-REPEATS])
    kept[again[texts[again + REPEATS] == texts[again]] + REPEATS] = False
    return kept
