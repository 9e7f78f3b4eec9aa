"""Two sequences side by side: which words are equal, and which stretches of them hold together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

Run = tuple[int, int, int]


def equal_runs(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> list[Run]:
    """Give the runs of equal words in a longest common subsequence of two sequences.

    Args:
        first: word hashes, uint64.
        second: the same of the other. The cost grows with the product of both lengths, divided by 64.

    Returns:
        (start in first, start in second, length), rising in both.

    Example:
        >>> equal_runs(np.array([1, 2, 3, 9, 5]), np.array([1, 2, 3, 5]))
        [(0, 0, 3), (4, 3, 1)]
    """
    found = LCSseq.opcodes(first.tolist(), second.tolist())
    return [(each.src_start, each.dest_start, each.src_end - each.src_start) for each in found if each.tag == "equal"]


def without_chance(runs: Sequence[Run], end: tuple[int, int], least: int = 2) -> list[Run]:
    """Leave out short runs that stand alone between longer gaps: two texts on one matter share "the" and "of" anywhere.

    Args:
        runs: from :func:`equal_runs`.
        end: the lengths of both sequences.
        least: a shorter run stays only if a gap of at most two words parts it from a longer one.
    """
    kept = []
    edges = [(0, 0, 0), *runs, (*end, 0)]
    for before, run, after in zip(edges, edges[1:], edges[2:], strict=False):
        if run[2] >= least or _near(before, run, least) or _near(run, after, least):
            kept.append(run)
    return kept


def _near(before: Run, after: Run, least: int) -> bool:
    gap = max(after[0] - before[0] - before[2], after[1] - before[1] - before[2])
    return gap <= least and max(before[2], after[2]) >= least


def best_stretches(gains: Sequence[float], losses: Sequence[float]) -> list[tuple[int, int]]:
    """Give all maximal stretches in which the gains outweigh the losses between them.

    Args:
        gains: of each run, 0 or more.
        losses: of the gap before each run, 0 or more; the first is not used.

    Returns:
        Half-open ranges of runs, in order. No stretch can grow, or be joined with its neighbour, and gain by it.

    Source: Ruzzo and Tompa 1999, "A linear time algorithm for finding all maximal scoring subsequences".

    Example:
        >>> best_stretches([5, 4, 3], [0, 2, 9])
        [(0, 2), (2, 3)]
    """
    stretches: list[tuple[int, int, float, float]] = []
    total = 0.0
    for row, gain in enumerate(gains):
        total -= losses[row] if row else 0.0
        if gain <= 0:
            continue
        start, low, total = row, total, total + gain
        while (under := _lower(stretches, low)) is not None and stretches[under][3] < total:
            start, low = stretches[under][0], stretches[under][2]
            del stretches[under:]
        stretches.append((start, row + 1, low, total))
    return [(start, end) for start, end, _, _ in stretches]


def _lower(stretches: Sequence[tuple[int, int, float, float]], low: float) -> int | None:
    """Find the last stretch that began from a lower total."""
    return next((row for row in range(len(stretches) - 1, -1, -1) if stretches[row][2] < low), None)
