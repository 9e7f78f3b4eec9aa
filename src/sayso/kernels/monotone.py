"""Chains of matches that rise in both of two sequences: what a translation looks like among sentence vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def best_chain(
    first: NDArray[np.int64], second: NDArray[np.int64], value: NDArray[np.float64], most_gap: int, gap_price: float
) -> list[int]:
    """Choose matches that rise in both sequences, worth most together.

    Args:
        first: place of each match in the first sequence, int64, shape (matches,).
        second: its place in the second.
        value: worth of each match, float64; a match of worth 0 or less is never chosen.
        most_gap: most places that the chain may skip on the side where it skips fewer; the other side is free.
        gap_price: taken off for every place skipped on that side.

    Returns:
        Row numbers in rising order.

    Example:
        >>> best_chain(np.array([0, 1, 2]), np.array([5, 1, 6]), np.array([1.0, 1.0, 1.0]), 3, 0.1)
        [0, 2]
    """
    order = np.lexsort((second, first))
    order = order[value[order] > 0]
    a, b = first[order], second[order]
    best, back = value[order].astype(np.float64), np.full(len(order), -1)
    for here in range(1, len(order)):
        skipped = np.minimum(a[here] - a[:here], b[here] - b[:here]) - 1
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
    """Take the best chain, then the best of what it leaves, until nothing is left; no place is used twice on either side."""
    chains: list[Sequence[int]] = []
    left = np.flatnonzero(value > 0)
    while len(left):
        chosen = best_chain(first[left], second[left], value[left], most_gap, gap_price)
        rows = left[chosen]
        chains.append(rows.tolist())
        left = left[~np.isin(first[left], first[rows]) & ~np.isin(second[left], second[rows])]
    return chains
