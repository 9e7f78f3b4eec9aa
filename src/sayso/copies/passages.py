"""Two texts that overlap, aligned word by word, and the passages in which they hold together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.copies.overlaps import Overlap
from sayso.copies.words import Words
from sayso.kernels.alignment import Run, best_stretches, equal_runs, without_chance
from sayso.kernels.chaining import heaviest_chain

FLANK_WORDS = 40
# a longer gap on either side is not aligned: nothing in it was found to be shared
MOST_GAP_WORDS = 1500
MOST_CHAINS = 8


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage that two texts share.

    Args:
        runs: equal words: (position of a, position of b, length) in words of the pile, rising in both.
        equal: how many own words are equal.
        total: how many own words there are, each gap counted by its longer side.
        quoted: how many equal words stand in quotation marks on both sides; they are in neither of the other two.
    """

    runs: tuple[Run, ...]
    equal: float
    total: float
    quoted: float

    @property
    def share(self) -> float:
        """0 to 1: the share of own words that are equal."""
        return self.equal / self.total if self.total else 0.0

    @property
    def first(self) -> tuple[int, int]:
        """The word positions that it covers in a."""
        return self.runs[0][0], self.runs[-1][0] + self.runs[-1][2]

    @property
    def second(self) -> tuple[int, int]:
        """The word positions that it covers in b."""
        return self.runs[0][1], self.runs[-1][1] + self.runs[-1][2]


@dataclass(frozen=True, slots=True)
class Own:
    """Which words of two texts count: as columns over each text's own words, from its offset on.

    Args:
        offsets: word positions in the pile where a and b begin.
        weights: what each word counts as equal, float64; 0 for boilerplate.
        quoted: whether it stands in quotation marks.
    """

    offsets: tuple[int, int]
    weights: tuple[NDArray[np.float64], NDArray[np.float64]]
    quoted: tuple[NDArray[np.bool_], NDArray[np.bool_]]

    def gain(self, run: Run) -> tuple[float, float]:
        """Weigh the equal words of a run: own words, and words quoted on both sides."""
        a, b, length = run[0] - self.offsets[0], run[1] - self.offsets[1], run[2]
        weights = np.minimum(self.weights[0][a : a + length], self.weights[1][b : b + length])
        both = self.quoted[0][a : a + length] & self.quoted[1][b : b + length]
        return float(weights[~both].sum()), float(weights[both].sum())

    def loss(self, before: Run, after: Run) -> float:
        """Weigh the gap between two runs by its longer side."""
        a, b = before[0] + before[2] - self.offsets[0], before[1] + before[2] - self.offsets[1]
        sides = (
            self.weights[0][a : after[0] - self.offsets[0]].sum(),
            self.weights[1][b : after[1] - self.offsets[1]].sum(),
        )
        return float(max(sides))


def aligned_passages(words: Words, overlap: Overlap, own: Own, least_share: float) -> Iterator[Aligned]:
    """Give the passages of two texts in which at least this share of own words is equal."""
    for runs in aligned_chains(words, overlap, own):
        yield from (_aligned(runs[start:end], own) for start, end in _stretches(runs, own, least_share))


def aligned_chains(words: Words, overlap: Overlap, own: Own) -> Iterator[list[Run]]:
    """Give the runs of equal words of two texts, chain by chain.

    Chains of blocks are followed one after another, for a copy may put paragraphs into another order; gaps are aligned.
    """
    ends = (int(words.offsets[overlap.a + 1]), int(words.offsets[overlap.b + 1]))
    left = np.arange(len(overlap.first))
    for _ in range(MOST_CHAINS):
        if len(left) == 0:
            return
        chosen = left[heaviest_chain(overlap.first[left], overlap.second[left], overlap.length[left])]
        runs = _fill(words, _cut(overlap, chosen), own.offsets, ends)
        yield runs
        left = _untouched(overlap, np.setdiff1d(left, chosen), runs)


def _untouched(overlap: Overlap, left: NDArray[np.int64], runs: Sequence[Run]) -> NDArray[np.int64]:
    """Drop blocks that lie in a run already found, in either text."""
    for a, b, size in runs:
        first, second, length = overlap.first[left], overlap.second[left], overlap.length[left]
        left = left[((first + length <= a) | (first >= a + size)) & ((second + length <= b) | (second >= b + size))]
    return left


def _cut(overlap: Overlap, chosen: NDArray[np.int64]) -> list[Run]:
    """Give blocks as runs, cut where one overlaps the one before it."""
    runs: list[Run] = []
    for row in chosen:
        a, b, length = int(overlap.first[row]), int(overlap.second[row]), int(overlap.length[row])
        over = max(runs[-1][0] + runs[-1][2] - a, runs[-1][1] + runs[-1][2] - b, 0) if runs else 0
        if length > over:
            runs.append((a + over, b + over, length - over))
    return runs


def _fill(words: Words, blocks: list[Run], begins: tuple[int, int], ends: tuple[int, int]) -> list[Run]:
    """Align what lies between the blocks and beside them, and join runs that touch."""
    start = _flank(blocks[0], begins, -1)
    stop = _flank(blocks[-1], ends, 1)
    edges = [start, *blocks, stop]
    runs: list[Run] = []
    for before, after in pairwise(edges):
        runs += _between(words, before, after)
        runs.append(after)
    joined: list[Run] = []
    for a, b, length in runs:
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == b:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + length)
        elif length:
            joined.append((a, b, length))
    return joined


def _flank(block: Run, limits: tuple[int, int], side: int) -> Run:
    """Give an empty run some words before the first block or after the last, in both texts."""
    if side < 0:
        return max(limits[0], block[0] - FLANK_WORDS), max(limits[1], block[1] - FLANK_WORDS), 0
    return min(limits[0], block[0] + block[2] + FLANK_WORDS), min(limits[1], block[1] + block[2] + FLANK_WORDS), 0


def _between(words: Words, before: Run, after: Run) -> list[Run]:
    """Align the words between two runs."""
    a, b = before[0] + before[2], before[1] + before[2]
    if not (0 < after[0] - a <= MOST_GAP_WORDS and 0 < after[1] - b <= MOST_GAP_WORDS):
        return []
    runs = without_chance(equal_runs(words.ids[a : after[0]], words.ids[b : after[1]]), (after[0] - a, after[1] - b))
    return [(a + run[0], b + run[1], run[2]) for run in runs]


def _stretches(runs: Sequence[Run], own: Own, least_share: float) -> list[tuple[int, int]]:
    """Choose the stretches of runs, and add quoted runs that follow on from them without a gap."""
    price = least_share / max(1e-9, 1 - least_share)
    gains = [own.gain(run)[0] for run in runs]
    losses = [0.0] + [price * own.loss(before, after) for before, after in pairwise(runs)]
    stretches = best_stretches(gains, losses)
    taken = {row for start, end in stretches for row in range(start, end)}
    grown = []
    for start, end in stretches:
        first, last = start, end
        while first > 0 and first - 1 not in taken and losses[first] <= price * 2 and gains[first - 1] == 0:
            first -= 1
        while last < len(runs) and last not in taken and losses[last] <= price * 2 and gains[last] == 0:
            last += 1
        grown.append((first, last))
    return grown


def _aligned(runs: Sequence[Run], own: Own) -> Aligned:
    gains = [own.gain(run) for run in runs]
    equal = sum(gain for gain, _ in gains)
    lost = sum(own.loss(before, after) for before, after in pairwise(runs))
    return Aligned(runs=tuple(runs), equal=equal, total=equal + lost, quoted=sum(quoted for _, quoted in gains))
