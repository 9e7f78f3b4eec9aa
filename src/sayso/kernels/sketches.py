"""Sketches of the words round a place: 128 bits that tell at a glance whether two places stand in like surroundings."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.shingles import BLOCK_ROWS

HALF = 64
# words before a place and from it on
BEFORE, AFTER = 24, 40
# a word that makes up more than this share of a pile says nothing of its surroundings: 109 words in 12,000 English articles
FREQUENT = 1e-3
LEAST_COUNT = 50
_SAMPLE = 8
_TABLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Sketches:
    """The bits that the rarer words round every place set, as two columns of uint64, shape (words,)."""

    low: NDArray[np.uint64]
    high: NDArray[np.uint64]


def frequent_words(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Give the words of a pile, or of a sample of it, that say nothing of their surroundings; sorted."""
    found, counts = np.unique(keys[:: _SAMPLE if len(keys) > _TABLE else 1], return_counts=True)
    chosen: NDArray[np.uint64] = found[(counts > FREQUENT * counts.sum()) & (counts >= LEAST_COUNT)]
    return chosen


def sketches(keys: NDArray[np.uint64], frequent: NDArray[np.uint64]) -> Sketches:
    """Sketch the surroundings of every word: one bit of 128 for each rarer word within 24 words before and 40 after.

    Surroundings reach into the next text; what is compared by them is then compared word by word.

    Args:
        keys: word hashes, uint64, shape (words,).
        frequent: from :func:`frequent_words`.
    """
    # a table over sixteen bits of the hash instead of a search: one rare word in five hundred is taken for a frequent one
    common = np.zeros(_TABLE, dtype=bool)
    common[frequent & np.uint64(_TABLE - 1)] = True
    found = Sketches(np.empty(len(keys), np.uint64), np.empty(len(keys), np.uint64))
    for start in range(0, len(keys), BLOCK_ROWS):
        end, before = min(start + BLOCK_ROWS, len(keys)), min(start, BEFORE)
        low, high = _bits(keys[start - before : end + AFTER - 1], common)
        found.low[start:end] = _around(low, BEFORE - before)[: end - start]
        found.high[start:end] = _around(high, BEFORE - before)[: end - start]
    return found


def _bits(keys: NDArray[np.uint64], common: NDArray[np.bool_]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Give the bit of every word, in the lower half of 128 or in the upper one; none of a frequent word."""
    number = keys >> np.uint64(57)  # the seven highest bits: 0 to 127
    bit = np.uint64(1) << (number & np.uint64(HALF - 1))
    bit[common[keys & np.uint64(_TABLE - 1)]] = 0
    upper = number >= HALF
    return np.where(upper, np.uint64(0), bit), np.where(upper, bit, np.uint64(0))


def _around(bits: NDArray[np.uint64], missing: int) -> NDArray[np.uint64]:
    """Give the union of the bits in the window of every place: windows are doubled six times, from one word to sixty-four."""
    union = np.concatenate((np.zeros(missing, np.uint64), bits, np.zeros(BEFORE + AFTER - 1, np.uint64)))
    width = 1
    while width < BEFORE + AFTER:
        union = union[:-width] | union[width:]
        width *= 2
    return union


def likeness(near: Sketches, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Count the bits that the surroundings of two places have in common.

    Args:
        near: the sketches.
        first: places, int64, shape (pairs,).
        second: those they are held against.

    Returns:
        0 to 128, uint8, shape (pairs,). Unlike English texts share 6 of 27, give or take 3.
    """
    shared = (np.bitwise_count(half[first] & half[second]) for half in (near.low, near.high))
    return np.asarray(np.add(*shared), dtype=np.uint8)
