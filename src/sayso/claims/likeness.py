"""Sentence vectors of a pile's assertions, each text encoded once."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.neighbours import nearest

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

# Nearest texts that are compared in detail with each text: more would only matter for a claim in more than 24 wordings, and
# those are reached through each other
NEIGHBOURS = 24


class Likeness:
    """Cosines of texts, remembered.

    Args:
        encode: texts to normalised vectors, float32, shape (texts, d).
        texts: the texts that are asked for most, encoded at once.
    """

    def __init__(self, encode: Encode, texts: Sequence[str]) -> None:
        self._encode = encode
        self._texts = tuple(texts)
        self._vectors = encode(self._texts)
        self._others: dict[str, NDArray[np.float32]] = {}

    def of_ranks(self, first: int, second: int) -> float:
        """Give the cosine of two of the texts, by rank."""
        return float(self._vectors[first] @ self._vectors[second])

    def of_phrases(self, first: str, second: str) -> float:
        """Give the cosine of two phrases."""
        fresh = [phrase for phrase in dict.fromkeys((first, second)) if phrase not in self._others]
        if fresh:
            self._others.update(zip(fresh, self._encode(fresh), strict=True))
        return float(self._others[first] @ self._others[second])

    def neighbours(self, least: float) -> list[tuple[float, int, int]]:
        """Give (cosine, rank, rank) of the pairs that are near enough, each once, the nearest first."""
        rows, cosines = nearest(self._vectors, self._vectors, NEIGHBOURS + 1)
        first = np.repeat(np.arange(len(rows)), rows.shape[1])
        low, high = np.minimum(first, rows.ravel()), np.maximum(first, rows.ravel())
        kept = (cosines.ravel() >= least) & (low != high)
        pairs = {(int(a), int(b)): float(c) for a, b, c in zip(low[kept], high[kept], cosines.ravel()[kept], strict=True)}
        return sorted(((cosine, *pair) for pair, cosine in pairs.items()), key=lambda each: (-each[0], each[1:]))
