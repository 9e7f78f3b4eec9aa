"""Texts that share rare words: a short one whose words all stand in a long one, which vectors do not show."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.claims.assertions import Assertion

# A word that more texts have names no affair; it bounds the pairs that are looked at, so that they grow with the texts
MOST_TEXTS = 48
# Share of the words of the shorter text that the longer must have, and how many: "the tunnel is flooded"
HELD_SHARE, LEAST_WORDS = 0.8, 2
# Texts that are looked at for one text, those with most words in common first
MOST_PAIRS = 6


def sharing_words(texts: Sequence[Assertion]) -> Iterator[tuple[int, int]]:
    """Give the pairs of texts of one language, by rank, of which one has nearly all words of the other, a rare one among them.

    Time grows with the number of texts: a word in more than 48 texts proposes nothing.
    """
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for rank, text in enumerate(texts):
        for word in text.details.words:
            holders[text.language, word].append(rank)
    met: defaultdict[int, list[int]] = defaultdict(list)
    for ranks in holders.values():
        if 1 < len(ranks) <= MOST_TEXTS:
            for place, rank in enumerate(ranks):
                met[rank] += ranks[place + 1 :]
    for first, others in met.items():
        yield from ((first, second) for second in _most(others) if _holds_most(texts[first], texts[second]))


def _most(others: Sequence[int]) -> list[int]:
    """Give the texts that stand in a list most often."""
    ranks, counts = np.unique(np.array(others), return_counts=True)
    order: NDArray[np.int64] = np.argsort(-counts, kind="stable")[:MOST_PAIRS]
    return [int(each) for each in ranks[order]]


def _holds_most(one: Assertion, other: Assertion) -> bool:
    least = min(len(one.details.words), len(other.details.words))
    return least >= LEAST_WORDS and len(one.details.words & other.details.words) >= HELD_SHARE * least
