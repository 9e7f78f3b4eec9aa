"""Two texts that overlap, aligned word by word, and the passages in which they hold together."""

from collections import defaultdict
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
        weights: what each word counts as equal, float32; 0 for boilerplate.
        quoted: whether it stands in quotation marks.
        sums: of the weights up to each word, float64, one longer than the text.
    """

    offsets: tuple[int, int]
    weights: tuple[NDArray[np.float32], NDArray[np.float32]]
    quoted: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    sums: tuple[NDArray[np.float64], NDArray[np.float64]]

    def gains(self, runs: Sequence[Run]) -> tuple[list[float], list[float]]:
        """Weigh the equal words of each run: own words, and words quoted on both sides."""
        a, b, lengths = np.array(runs, dtype=np.int64).reshape(-1, 3).T
        begins = np.cumsum(lengths) - lengths
        steps = np.arange(int(lengths.sum()))
        sides = zip((a, b), self.offsets, strict=True)
        first, second = (steps + np.repeat(starts - offset - begins, lengths) for starts, offset in sides)
        weights = np.minimum(self.weights[0][first], self.weights[1][second])
        both = self.quoted[0][first] & self.quoted[1][second]
        quoted = np.add.reduceat(weights * both, begins)
        return (np.add.reduceat(weights, begins) - quoted).tolist(), quoted.tolist()

    def losses(self, runs: Sequence[Run]) -> list[float]:
        """Weigh the gap before each run but the first by its longer side; 0 before the first."""
        a, b, lengths = np.array(runs, dtype=np.int64).reshape(-1, 3).T
        sides = zip((a, b), self.offsets, self.sums, strict=True)
        gaps = [sums[starts[1:] - offset] - sums[(starts + lengths)[:-1] - offset] for starts, offset, sums in sides]
        return [0.0, *np.maximum(*gaps).tolist()]


def aligned_passages(words: Words, overlap: Overlap, own: Own, least_share: float) -> Iterator[Aligned]:
    """Give the passages of two texts in which at least this share of own words is equal."""
    for runs in aligned_chains(words, overlap, own):
        (gains, quoted), losses = own.gains(runs), own.losses(runs)
        for start, end in _stretches(gains, losses, least_share):
            equal = sum(gains[start:end])
            total = equal + sum(losses[start + 1 : end])
            yield Aligned(runs=tuple(runs[start:end]), equal=equal, total=total, quoted=sum(quoted[start:end]))


def weighed_passage(runs: Sequence[Run], own: Own) -> Aligned:
    """Weigh the equal words of a passage, and what lies between them."""
    (gains, quoted), losses = own.gains(runs), own.losses(runs)
    return Aligned(runs=tuple(runs), equal=sum(gains), total=sum(gains) + sum(losses), quoted=sum(quoted))


def aligned_chains(words: Words, overlap: Overlap, own: Own) -> Iterator[list[Run]]:
    """Give the runs of equal words of two texts, chain by chain.

    Chains of blocks are followed one after another, for a copy may put paragraphs into another order; gaps are aligned. A gap
    of a later chain may take in what an earlier one has put side by side: that is not told again.
    """
    ends = (int(words.offsets[overlap.a + 1]), int(words.offsets[overlap.b + 1]))
    left = list(zip(*(each.tolist() for each in (overlap.first, overlap.second, overlap.length)), strict=True))
    paired: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for _ in range(MOST_CHAINS):
        if not left:
            return
        chosen = _heaviest(left)
        runs = _fill(words, _cut([left[row] for row in chosen]), own.offsets, ends)
        fresh = [part for run in runs for part in _unpaired(run, paired[run[1] - run[0]])]
        for a, b, length in fresh:
            paired[b - a].append((a, a + length))
        if fresh:
            yield fresh
        taken = set(chosen)
        left = [block for row, block in enumerate(left) if row not in taken and _untouched(block, runs)]


def _unpaired(run: Run, paired: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Give what is left of a run without the words that stand side by side already: ranges in the first text, of its diagonal."""
    start, second, length = run
    at, shift = start, second - start
    for begin, end in sorted(each for each in paired if each[0] < start + length and start < each[1]):
        if at < begin:
            yield at, at + shift, begin - at
        at = max(at, end)
    if at < start + length:
        yield at, at + shift, start + length - at


def _heaviest(blocks: Sequence[Run]) -> list[int]:
    """Choose the chain of blocks of greatest length; most pairs of texts share one block only."""
    if len(blocks) == 1:
        return [0]
    first, second, length = np.array(blocks, dtype=np.int64).T
    chosen: list[int] = heaviest_chain(first, second, length).tolist()
    return chosen


def _untouched(block: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a block lies outside all runs already found, in both texts."""
    first, second, length = block
    return all((first + length <= a or first >= a + size) and (second + length <= b or second >= b + size) for a, b, size in runs)


def _cut(blocks: Sequence[Run]) -> list[Run]:
    """Give blocks as runs, cut where one overlaps the one before it."""
    runs: list[Run] = []
    for a, b, length in blocks:
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
    runs = without_chance(equal_runs(words.keys[a : after[0]], words.keys[b : after[1]]), (after[0] - a, after[1] - b))
    return [(a + run[0], b + run[1], run[2]) for run in runs]


def common_runs(words: Words, a: int, b: int) -> list[Run]:
    """Give the runs of equal words of two short texts, by their numbers, as (position of a, position of b, length)."""
    (start, stop), (begin, end) = ((int(words.offsets[each]), int(words.offsets[each + 1])) for each in (a, b))
    runs = without_chance(equal_runs(words.keys[start:stop], words.keys[begin:end]), (stop - start, end - begin))
    return [(start + first, begin + second, length) for first, second, length in runs]


def _stretches(gains: Sequence[float], lost: Sequence[float], least_share: float) -> list[tuple[int, int]]:
    """Choose the stretches of runs, and add quoted runs that follow on from them without a gap."""
    price = least_share / max(1e-9, 1 - least_share)
    losses = [price * each for each in lost]
    stretches = best_stretches(gains, losses)
    taken = {row for start, end in stretches for row in range(start, end)}
    grown = []
    for start, end in stretches:
        first, last = start, end
        while first > 0 and first - 1 not in taken and losses[first] <= price * 2 and gains[first - 1] == 0:
            first -= 1
        while last < len(gains) and last not in taken and losses[last] <= price * 2 and gains[last] == 0:
            last += 1
        grown.append((first, last))
    return grown
