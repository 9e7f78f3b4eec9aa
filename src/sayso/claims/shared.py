"""Texts that share rare words: a short one whose words all stand in a long one, which vectors do not show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.claims.assertions import Assertion
from sayso.kernels.runs import places_in_runs

# A word that more texts have names no affair; it bounds the pairs that are looked at, so that they grow with the texts
MOST_TEXTS = 48
# Share of the words of the shorter text that the longer must have, and how many: "the tunnel is flooded"
HELD_SHARE, LEAST_WORDS = 0.8, 2
# Texts that are looked at for one text, those with most words in common first
MOST_PAIRS = 6
# Pairs that are looked at at once; a text of 600 words has 30,000 at most
_BLOCK_PAIRS = 1 << 20

Column = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Rare:
    """The rare words of texts, one row for each word of each text, in order of words, then of texts.

    Args:
        texts: ranks, int64, shape (rows,).
        ends: behind the last row of the same word, int64, shape (rows,).
        by_text: the rows in order of texts, int64, shape (rows,).
    """

    texts: Column
    ends: Column
    by_text: Column


def sharing_words(texts: Sequence[Assertion]) -> tuple[Column, Column]:
    """Give the pairs of texts of one language of which one has nearly all words of the other, a rare one among them.

    Time grows with the number of texts: a word in more than 48 texts proposes nothing.

    Returns:
        Ranks, the lesser first, int64, shape (pairs,), each pair once.
    """
    words, holders = _words(texts)
    counts = np.bincount(words)
    rare = _rare(words, holders, counts)
    common = np.bincount(holders[counts[words] > MOST_TEXTS], minlength=len(texts))
    sizes = np.bincount(holders, minlength=len(texts))
    found = []
    for first, second, shared in _most(rare, len(texts)):
        least = np.minimum(sizes[first], sizes[second])
        may_hold = shared + np.minimum(common[first], common[second]) >= HELD_SHARE * least
        pairs = zip(first[may_hold].tolist(), second[may_hold].tolist(), strict=True)
        found += [pair for pair in pairs if _holds_most(texts[pair[0]], texts[pair[1]])]
    columns = np.array(found, dtype=np.int64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]


def _words(texts: Sequence[Assertion]) -> tuple[Column, Column]:
    """Give a number for each word of each text, equal for equal words of one language, and the text's rank."""
    numbers: dict[str, dict[str, int]] = {text.language: {} for text in texts}
    next_number, words = 0, []
    for text in texts:
        known = numbers[text.language]
        for word in text.details.words:
            number = known.get(word)
            if number is None:
                number = known[word] = next_number
                next_number += 1
            words.append(number)
    sizes = np.fromiter((len(each.details.words) for each in texts), dtype=np.int64, count=len(texts))
    return np.array(words, dtype=np.int64), np.repeat(np.arange(len(texts)), sizes)


def _rare(words: Column, holders: Column, counts: Column) -> _Rare:
    """Give the words that some texts share, and not too many."""
    kept = np.flatnonzero((counts[words] > 1) & (counts[words] <= MOST_TEXTS))
    order = kept[np.argsort(words[kept], kind="stable")]
    ends = np.searchsorted(words[order], words[order], side="right")
    return _Rare(holders[order], ends, np.argsort(holders[order], kind="stable"))


def _most(rare: _Rare, n_texts: int) -> Iterator[tuple[Column, Column, Column]]:
    """Give for each text the later ones that share most rare words with it, of equal ones the first: (text, other, how many)."""
    pairs = np.bincount(rare.texts, weights=rare.ends - np.arange(len(rare.ends)) - 1, minlength=n_texts)
    blocks = (np.cumsum(pairs) // _BLOCK_PAIRS)[rare.texts[rare.by_text]]
    starts = np.flatnonzero(np.diff(blocks, prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(blocks)]):
        rows = rare.by_text[start:end]
        reach = rare.ends[rows] - rows - 1
        begins = np.repeat(rows + 1 - (np.cumsum(reach) - reach), reach)
        others = rare.texts[begins + np.arange(len(begins))]
        codes = np.sort(np.repeat(rare.texts[rows], reach) * n_texts + others)
        opens = np.flatnonzero(np.diff(codes, prepend=-1))
        shared = np.diff(opens, append=len(codes))
        first, second = np.divmod(codes[opens], n_texts)
        order = np.lexsort((second, -shared, first))
        rank = places_in_runs(first[order])
        chosen = order[rank < MOST_PAIRS]
        yield first[chosen], second[chosen], shared[chosen]


def _holds_most(one: Assertion, other: Assertion) -> bool:
    least = min(len(one.details.words), len(other.details.words))
    return least >= LEAST_WORDS and len(one.details.words & other.details.words) >= HELD_SHARE * least
