"""Hashes of runs of words: the same number for the same words on any machine."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEP = np.uint64(0x9E3779B97F4A7C15)
# rows worked on at a time, so that what is between stays in the processor's cache: three times as fast
BLOCK_ROWS = 1 << 14


@dataclass(frozen=True, slots=True)
class Shape:
    """Which words a shingle is made of: places from its first on, among words and among characters of an unspaced script."""

    words: tuple[int, ...]
    characters: tuple[int, ...]


def mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread every input bit over all 64 output bits, so that any modulo samples evenly.

    Source: the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    """
    mixed = values >> np.uint64(30)
    mixed ^= values
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def shingles(keys: NDArray[np.uint64], places: Sequence[int]) -> NDArray[np.uint64]:
    """Hash the keys at some places after every key, in order.

    Args:
        keys: word hashes, uint64, shape (words,).
        places: rising, from 0; (0, 1, 2) is a run of three, (0, 1, 3) leaves the third word free: a *spaced* shingle.

    Returns:
        uint64, shape (words - last place,), or empty where there are fewer words than that.

    Source: spaced seeds, Ma, Tromp and Li 2002 (PatternHunter).

    Example:
        >>> one = shingles(np.array([3, 1, 2, 3, 1, 4], dtype=np.uint64), (0, 1))
        >>> bool(one[0] == one[3]), bool(one[0] == one[1])
        (True, False)
    """
    found = np.empty(max(0, len(keys) - places[-1]), dtype=np.uint64)
    for start in range(0, len(found), BLOCK_ROWS):
        end = min(start + BLOCK_ROWS, len(found))
        total = keys[start:end] + _STEP
        for place in places[1:]:
            total *= _STEP
            total += keys[start + place : end + place]
        found[start:end] = mix(total)
    return found


def shingles_at(keys: NDArray[np.uint64], places: NDArray[np.int64], length: int) -> NDArray[np.uint64]:
    """Hash the runs of so many keys from some places on, as :func:`shingles` does from every place.

    Args:
        keys: word hashes, uint64, shape (words,).
        places: none so near the end that the run would pass it, int64, shape (places,).
        length: of a run, in keys.

    Example:
        >>> keys = np.arange(9, dtype=np.uint64)
        >>> bool(shingles_at(keys, np.array([4]), 3)[0] == shingles(keys, range(3))[4])
        True
    """
    total = keys[places] + _STEP
    for step in range(1, length):
        total *= _STEP
        total += keys[places + step]
    return mix(total)


def runs(
    keys: NDArray[np.uint64], unspaced: NDArray[np.bool_], texts: NDArray[np.int32], shape: Shape
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Hash the shingle that begins at every word of a pile.

    Args:
        keys: word hashes of all texts, one after another, uint64, shape (words,).
        unspaced: whether the word is one character of an unspaced script, bool, shape (words,).
        texts: which text each word belongs to, int32, shape (words,).
        shape: which words make a shingle.

    Returns:
        Hashes, uint64, shape (words,), and whether the shingle lies wholly in its text, bool, shape (words,).
    """
    hashes, inside = np.zeros(len(keys), dtype=np.uint64), np.zeros(len(keys), dtype=bool)
    for alone, places in ((False, shape.words), (True, shape.characters)):
        if not len(keys) or (not unspaced.any() if alone else unspaced.all()):
            continue
        found = shingles(keys, places)
        here = slice(0, len(found))
        chosen = unspaced[here] == alone
        hashes[here] = np.where(chosen, found, hashes[here])
        inside[here] |= chosen & (texts[here] == texts[len(texts) - len(found) :])
    return hashes, inside
