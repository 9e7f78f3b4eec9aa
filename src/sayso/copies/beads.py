"""Beads: what may stand for what in two documents, one sentence for one, or two or three neighbours for one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.agreeing import Marks, support
from sayso.copies.sentences import Sentence
from sayso.copies.spaces import Space

# A bead is worth how much its margin lies above this: between two others a sentence is let through that is no nearer than the
# crowd. Neighbours are joined where they gain so much by it. Both set on ntrex128, en-ja and ja-zh.
LEAST_MARGIN = -0.05
JOINED_ABOVE = 0.02
# joined sentences must stand out by themselves, else a post of two sentences stretches over a whole article (examples/ferry)
JOINED_LEAST = 0.12
# a sentence starts no more beads than this, the best: in a list of hostile likes every sentence matches every other
MOST_BEADS = 8
JOINED = (2, 3)

Bead = tuple[int, int, int, int, np.float32, np.float32, np.float32]
Floats = NDArray[np.float32]
Rows = tuple[str, NDArray[np.int64]]  # of the sentences of one side, with their language


@dataclass(frozen=True, slots=True)
class Side:
    """One language of one document: rows of its sentences in the stock, the sentences, and their marks."""

    rows: NDArray[np.int64]
    sentences: tuple[Sentence, ...]
    marks: tuple[Marks, ...]

    @property
    def language(self) -> str:
        """The language of all its sentences."""
        return self.sentences[0].language

    def places(self, ranges: NDArray[np.int64]) -> NDArray[np.int64]:
        """Turn ranges of its sentences into ranges of places in the document; both int64, shape (ranges, 2)."""
        places = np.array([each.place for each in self.sentences])
        return np.stack([places[ranges[:, 0]], places[ranges[:, 1] - 1] + 1], axis=1)


@dataclass(frozen=True, slots=True)
class Beads:
    """Beads as columns.

    Args:
        first, second: the sentences of each side, half open, counted within the side: int64, shape (beads, 2).
        cosine: of the vectors, float64, shape (beads,); of joined sentences, of the sum of their vectors.
        margin: cosine less the crowds, with what numbers and names say, float64.
        behind: how much nearer the nearest sentence in the pile is that says something else, to either of the two: a cosine, 0
            where there is none, float64.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    cosine: NDArray[np.float64]
    margin: NDArray[np.float64]
    behind: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Half:
    """What is asked of one side: vectors (sentences, d), crowds (sentences,), ranks of paragraphs (sentences,)."""

    vectors: Floats
    crowd: Floats
    paragraphs: NDArray[np.int64]


def find_beads(space: Space, one: Side, other: Side) -> Beads:
    """Give the beads of two sides that may be part of a translation."""
    here, there = _half(space, one, other), _half(space, other, one)
    cosine, margin = likeness(here.vectors, here.crowd, there.vectors, there.crowd)
    behind = rivals(space, (one.language, one.rows), (other.language, other.rows), cosine)
    beads: list[Bead] = [(i, i + 1, j, j + 1, cosine[i, j], margin[i, j], behind[i, j]) for i, j in _kept(margin)]
    for size in JOINED:
        beads += _several_for_one(here, there, margin, behind, size)
        turned = _several_for_one(there, here, margin.T, behind.T, size)
        beads += [(c, d, a, b, *numbers) for a, b, c, d, *numbers in turned]  # type: ignore[misc]
    table = np.array(beads, dtype=np.float64).reshape(len(beads), 7)
    ends = table[:, :4].astype(np.int64)
    agreed = [support(_all(one.marks[a:b]), _all(other.marks[c:d])) for a, b, c, d in ends.tolist()]
    return Beads(ends[:, :2], ends[:, 2:], table[:, 4], table[:, 5] + np.array(agreed, dtype=np.float64), table[:, 6])


def _half(space: Space, side: Side, other: Side) -> _Half:
    paragraphs = np.array([each.paragraph for each in side.sentences])
    return _Half(space.vectors[side.rows], space.crowd[side.language, other.language][side.rows], paragraphs)


def likeness(first: Floats, crowd: Floats, second: Floats, other_crowd: Floats) -> tuple[Floats, Floats]:
    """Give cosines and margins of all sentences of one side with all of the other, of one pair of sides or of many at once.

    Args:
        first: vectors of one side, float32, shape (…, sentences, d).
        crowd: how crowded it is round each of its sentences, float32, shape (…, sentences).
        second: vectors of the other side.
        other_crowd: how crowded it is round its sentences.

    Returns:
        float32, each of shape (…, sentences of one side, of the other).
    """
    cosine = first @ second.swapaxes(-1, -2)
    return cosine, cosine - (crowd[..., :, None] + other_crowd[..., None, :]) / np.float32(2)


def rivals(space: Space, one: Rows, other: Rows, cosine: Floats) -> Floats:
    """Give how much nearer the nearest sentence in the pile is that says something else, to either of two.

    Args:
        space: of the pile.
        one: the language of one side, and its rows, int64, shape (…, sentences).
        other: of the other side.
        cosine: of all sentences of one side with all of the other, float32, shape (…, sentences, sentences).

    Returns:
        float32, of that shape.
    """
    back = _behind(space, other, one, cosine.swapaxes(-1, -2)).swapaxes(-1, -2)
    return np.asarray(np.maximum(_behind(space, one, other, cosine), back), dtype=np.float32)


def _behind(space: Space, one: Rows, other: Rows, cosine: Floats) -> Floats:
    """Give how much nearer a sentence of one side is to another of the pile, which says something else than the other side's."""
    best = space.vectors[space.best[one[0], other[0]][one[1]]]
    nearest = (space.vectors[one[1]] * best).sum(axis=-1)
    likes = best @ space.vectors[other[1]].swapaxes(-1, -2) >= space.same
    return np.where(likes, np.float32(0), np.maximum(nearest[..., None] - cosine, np.float32(0)))


def _kept(margin: Floats, least: float = LEAST_MARGIN) -> list[tuple[int, int]]:
    """Give the cells worth a bead: of every row the best few."""
    columns = min(MOST_BEADS, margin.shape[1])
    top = np.argpartition(-margin, columns - 1, axis=1)[:, :columns]
    rows, ranks = np.nonzero(np.take_along_axis(margin, top, axis=1) > least)
    return list(zip(rows.tolist(), top[rows, ranks].tolist(), strict=True))


def windows(sentences: int, size: int) -> list[slice]:
    """Give where the first, the second and so on of so many neighbours stand among sentences; none where there are too few.

    Example:
        >>> windows(4, 2), windows(1, 2)
        ([slice(0, 3, None), slice(1, 4, None)], [])
    """
    count = sentences - size + 1
    return [slice(shift, shift + count) for shift in range(size)] if count > 0 else []


def as_one(vectors: Floats, crowd: Floats, where: Sequence[slice]) -> tuple[Floats, Floats]:
    """Give neighbours as one sentence: the sum of their vectors, of length 1, and how crowded it is round them on average.

    Args:
        vectors: of sentences, float32, shape (…, sentences, d).
        crowd: round them, float32, shape (…, sentences).
        where: the neighbours stand, as :func:`windows` gives it, at least one.
    """
    summed = np.sum([vectors[..., window, :] for window in where], axis=0)
    summed /= np.maximum(np.linalg.norm(summed, axis=-1, keepdims=True), 1e-9)
    return summed, np.mean([crowd[..., window] for window in where], axis=0)


def _several_for_one(one: _Half, other: _Half, margin: Floats, behind: Floats, size: int) -> list[Bead]:
    """Join neighbours of one paragraph where together they are nearer to a sentence than any of them by itself."""
    where = windows(len(one.vectors), size)
    if not where:
        return []
    cosine, together = likeness(*as_one(one.vectors, one.crowd, where), other.vectors, other.crowd)
    nearer = together > np.max([margin[window] for window in where], axis=0) + JOINED_ABOVE * (size - 1)
    together[~nearer | (one.paragraphs[where[0]] != one.paragraphs[where[-1]])[:, None]] = -1.0
    least = np.min([behind[window] for window in where], axis=0)
    return [(i, i + size, j, j + 1, cosine[i, j], together[i, j], least[i, j]) for i, j in _kept(together, JOINED_LEAST)]


def _all(marks: Sequence[Marks]) -> Marks:
    return sum(marks[1:], start=marks[0])
