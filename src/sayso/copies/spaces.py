"""Sentences among vectors: what lies near what in another language, and how crowded it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from sayso.copies.sentences import Sentence
from sayso.kernels.near_across import Reach
from sayso.kernels.neighbours import crowded
from sayso.memory import Memory
from sayso.nearby import Nearby, grouped

NEIGHBOURS = 16
# margin from which a pair is looked at, beside the pairs of which each is the other's nearest: of the wrong nearest among the
# 1,997 sentences of ntrex128 3 in 100 reach it, of the right ones 98
STANDS_OUT = 0.04
Languages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stock:
    """Sentences with their texts; the row at which each text stands first, and the rows at which it stands at all."""

    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    first_row: NDArray[np.int64]
    rows_of: dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Scale:
    """What cosines of an encoder mean.

    ``floor`` is how near just any of 2,000 sentences comes: in a smaller pile too nothing counts as more alone. ``same`` is how
    near two sentences of one language are that say the same.
    """

    floor: float
    same: float


@dataclass(frozen=True, slots=True)
class Space:
    """Vectors of sentences and what lies near.

    Args:
        vectors: float32, shape (sentences, d), of length 1; rows of sentences that were not read are zero.
        crowd: by own and other language, how near just any sentence of the other comes: float32, shape (sentences,).
        best: by own and other language, the row of the nearest sentence of the other: int64, shape (sentences,).
        first, second: rows of the pairs that stand out, each text once: int64, shape (pairs,).
        same: two sentences of one language so near say the same: copies of a match are no rivals to it; a cosine.
    """

    vectors: NDArray[np.float32]
    crowd: dict[Languages, NDArray[np.float32]]
    best: dict[Languages, NDArray[np.int64]]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    same: float


def make_stock(sentences: Sequence[Sentence], texts: Sequence[str]) -> Stock:
    """Put sentences of the very same words and language together."""
    rows_of: dict[tuple[str, str], list[int]] = {}
    for row, sentence in enumerate(sentences):
        rows_of.setdefault((sentence.language, texts[row]), []).append(row)
    first_row = np.zeros(len(sentences), dtype=np.int64)
    for rows in rows_of.values():
        first_row[rows] = rows[0]
    return Stock(tuple(sentences), tuple(texts), first_row, {rows[0]: rows for rows in rows_of.values()})


def make_space(
    stock: Stock, rows: NDArray[np.int64], vectors: NDArray[np.float32], scale: Scale, memory: Memory | None = None
) -> Space:
    """Find what lies near what among the sentences of these rows.

    Args:
        stock: all sentences.
        rows: those with vectors, int64.
        vectors: float32, shape (sentences, d).
        scale: of the encoder that made the vectors.
        memory: of what lay near what before; what is found is the same without it.
    """
    unique = np.unique(stock.first_row[rows])
    codes = np.array([stock.sentences[row].language for row in unique.tolist()])
    sides = {language: unique[codes == language] for language in sorted(set(codes.tolist()))}
    groups = {language: grouped(vectors[here]) for language, here in sides.items()} if len(sides) > 1 else {}
    nearby = Nearby(Reach(NEIGHBOURS, scale.floor, scale.same), "sentences near others", memory)
    crowd, best, found = {}, {}, {}
    for own, other in permutations(sides, 2):
        here, there = sides[own], sides[other]
        near = nearby.of(own, other, groups)
        crowds, bests = np.full(len(stock.texts), scale.floor, dtype=np.float32), np.zeros(len(stock.texts), dtype=np.int64)
        crowds[here] = crowded(near.cosines, near.likes, scale.floor)
        bests[here] = there[near.rows[:, 0]]
        crowd[own, other], best[own, other] = crowds[stock.first_row], bests[stock.first_row]
        found[own, other] = here, there[near.rows], near.cosines
    nearby.write_down()
    space = Space(vectors, crowd, best, _NOTHING, _NOTHING, scale.same)
    columns = [_standing_out(space, pair, *found[pair]) for pair in found]
    if not columns:
        return space
    first, second = (np.concatenate(each) for each in zip(*columns, strict=True))
    return Space(vectors, crowd, best, first, second, scale.same)


_NOTHING = np.zeros(0, np.int64)


def _standing_out(
    space: Space, pair: Languages, rows: NDArray[np.int64], near: NDArray[np.int64], cosines: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs of two languages that are nearer than the crowd on both sides, or nearest on both: rows, rows."""
    margin = cosines - (space.crowd[pair][rows][:, None] + space.crowd[pair[::-1]][near]) / np.float32(2)
    mutual = (np.arange(near.shape[1]) == 0) & (space.best[pair[::-1]][near] == rows[:, None])
    queries, ranks = np.nonzero((margin >= STANDS_OUT) | mutual)
    return rows[queries], near[queries, ranks]
