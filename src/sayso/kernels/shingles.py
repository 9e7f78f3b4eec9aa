"""Hashes of runs of words: the same number for the same words on any machine."""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

_STEP = np.uint64(0x9E3779B97F4A7C15)


def hash_word(word: str) -> int:
    """Give 64 bits of BLAKE2b of a word's UTF-8; never Python's own hash(), which differs from run to run.

    Example:
        >>> hash_word("mill") == hash_word("mill") != hash_word("mills")
        True
    """
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread every input bit over all 64 output bits, so that any modulo samples evenly.

    Source: the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    """
    mixed = values ^ (values >> np.uint64(30))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def shingles(keys: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Hash every run of ``size`` neighbouring keys, in order.

    Args:
        keys: word hashes, uint64, shape (words,).
        size: words in a run, 1 or more.

    Returns:
        uint64, shape (words - size + 1,), or empty where there are fewer words than that; row i hashes words i to i + size.

    Example:
        >>> one = shingles(np.array([3, 1, 2, 3, 1], dtype=np.uint64), 2)
        >>> bool(one[0] == one[3]), bool(one[0] == one[1])
        (True, False)
    """
    count = max(0, len(keys) - size + 1)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        total *= _STEP
        total += keys[offset : offset + count]
    return mix(total)
