"""Chains of matches that rise in both of two sequences: what a translation looks like among sentence vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# the first hold nearly all that is worth anything; hostile text must not cost a chain a sentence
MOST_CHAINS = 12


def best_chain(
    first: NDArray[np.int64], second: NDArray[np.int64], value: NDArray[np.float64], most_gap: int, gap_price: float
) -> list[int]:
    """Choose matches that rise in both sequences, worth most together.

    Args:
        first: where each match starts and ends in the first sequence, half open, int64, shape (matches, 2).
        second: the same in the second.
        value: worth of each match, float64; a match of worth 0 or less is never chosen.
        most_gap: most places that the chain may skip on the side where it skips fewer; the other side is free.
        gap_price: taken off for every place skipped on that side.

    Returns:
        Row numbers in rising order.

    Example:
        >>> first = np.array([[0, 1], [1, 2], [2, 4]])
        >>> best_chain(first, np.array([[5, 6], [1, 2], [6, 7]]), np.array([1.0, 1.0, 1.0]), 3, 0.1)
        [0, 2]
    """
    order = np.lexsort((second[:, 0], first[:, 0]))
    order = order[value[order] > 0]
    a, b = first[order], second[order]
    best, back = value[order].astype(np.float64), np.full(len(order), -1)
    for here in range(1, len(order)):
        skipped = np.minimum(a[here, 0] - a[:here, 1], b[here, 0] - b[:here, 1])
        worth = np.where((skipped >= 0) & (skipped <= most_gap), best[:here] - gap_price * skipped, -np.inf)
        top = int(np.argmax(worth))
        if worth[top] > 0:
            best[here] += worth[top]
            back[here] = top
    chain: list[int] = []
    here = int(np.argmax(best)) if len(best) else -1
    while here >= 0:
        chain.append(int(order[here]))
        here = int(back[here])
    return chain[::-1]


def all_chains(
    first: NDArray[np.int64], second: NDArray[np.int64], value: NDArray[np.float64], most_gap: int, gap_price: float
) -> list[Sequence[int]]:
    """Take the best chain, then the best of what it leaves, :data:`MOST_CHAINS` at most; no place is used twice on either side.

    Arguments are those of :func:`best_chain`.
    """
    chains: list[Sequence[int]] = []
    left = np.flatnonzero(value > 0)
    while len(left) and len(chains) < MOST_CHAINS:
        rows = left[best_chain(first[left], second[left], value[left], most_gap, gap_price)]
        chains.append(rows.tolist())
        left = left[_free(first[left], first[rows]) & _free(second[left], second[rows])]
    return chains


def _free(ranges: NDArray[np.int64], used: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which ranges hold no place that is used."""
    change = np.zeros(int(max(ranges.max(), used.max())) + 1, dtype=np.int64)
    np.add.at(change, used[:, 0], 1)
    np.add.at(change, used[:, 1], -1)
    before = np.concatenate([[0], np.cumsum(np.cumsum(change) > 0)])
    free: NDArray[np.bool_] = before[ranges[:, 1]] == before[ranges[:, 0]]
    return free
