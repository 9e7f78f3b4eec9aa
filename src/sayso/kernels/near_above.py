"""The nearest of many vectors above a bound, where most of them were looked at before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.pairwise import ROUNDING, cosines_of
from sayso.kernels.runs import places_in_runs

BLOCK_ROWS = 1024


@dataclass(frozen=True, slots=True)
class Lists:
    """The nearest others of rows, as columns; rows rise, and in a row the nearest comes first.

    Args:
        rows, others: int64, shape (pairs,).
        cosines: float32, shape (pairs,).
    """

    rows: NDArray[np.int64]
    others: NDArray[np.int64]
    cosines: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Before:
    """What was found before.

    Args:
        lists: of the rows that are not fresh, among themselves.
        fresh: which rows were not looked at, bool, shape (rows,).
    """

    lists: Lists
    fresh: NDArray[np.bool_]


def nothing(rows: int) -> Before:
    """Give what is known of rows that nobody has looked at."""
    return Before(Lists(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)), np.ones(rows, np.bool_))


def near_above(
    vectors: NDArray[np.float32],
    least: float,
    count: int,
    before: Before | None = None,
    ties: NDArray[np.uint64] | None = None,
) -> Lists:
    """Give for every row its nearest others at least so near, so many at most.

    Which rows are fresh changes the time that it takes and not a bit of what it gives: every cosine is summed by itself.

    Args:
        vectors: normalised, float32, shape (rows, d).
        least: cosine.
        count: others of a row.
        before: what was found before, if anything was.
        ties: which of two others comes first that are equally near, the lesser: uint64, shape (rows,); their rows where None.
    """
    known = before or nothing(len(vectors))
    new = np.flatnonzero(known.fresh)
    order = np.arange(len(vectors), dtype=np.uint64) if ties is None else ties
    bounds = _bounds(known.lists, len(vectors), least, count)
    bounds[new] = np.inf  # they are looked for among all, not here
    parts = [known.lists]
    for start in range(0, len(new), BLOCK_ROWS):
        here = new[start : start + BLOCK_ROWS]
        values = vectors[here] @ vectors.T
        values[np.arange(len(here)), here] = -np.inf
        parts.append(_summed(vectors, here, *_greatest(values, np.float32(least), count)))
        if len(new) < len(vectors):
            rank, old = np.nonzero(values >= bounds - ROUNDING)
            parts.append(_summed(vectors, old, np.arange(len(old)), here[rank]))
    return _best(parts, np.float32(least), count, order)


def _bounds(known: Lists, rows: int, least: float, count: int) -> NDArray[np.float32]:
    """Give how near another must be to stand in the list of a row: as near as the last of a full list."""
    found = np.full(rows, least, dtype=np.float32)
    sizes = np.bincount(known.rows, minlength=rows)
    last = np.cumsum(sizes) - 1
    full = sizes >= count
    found[full] = known.cosines[last[full]]
    return found


def _greatest(values: NDArray[np.float32], least: np.float32, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give rows and columns of the greatest values of each row: all that may be among so many above a bound."""
    bounds = np.full(len(values), least, dtype=np.float32)
    crowded = np.flatnonzero((values >= least - ROUNDING).sum(axis=1) > count)
    if len(crowded):
        bounds[crowded] = np.maximum(least, np.partition(values[crowded], -count, axis=1)[:, -count])
    rows, columns = np.nonzero(values >= bounds[:, None] - ROUNDING)
    return rows, columns


def _summed(vectors: NDArray[np.float32], rows: NDArray[np.int64], places: NDArray[np.int64], others: NDArray[np.int64]) -> Lists:
    """Sum the cosines of some pairs, each by itself; places count in the rows."""
    first = rows[places]
    return Lists(first, others, cosines_of(vectors, first, vectors, others))


def _best(parts: list[Lists], least: np.float32, count: int, ties: NDArray[np.uint64]) -> Lists:
    """Put lists together, the nearest first, each other once, and cut them."""
    rows, others = (np.concatenate([getattr(part, name) for part in parts]) for name in ("rows", "others"))
    cosines = np.concatenate([part.cosines for part in parts])
    order = np.lexsort((others, ties[others], -cosines, rows))
    order = order[cosines[order] >= least]
    again = (rows[order][1:] == rows[order][:-1]) & (others[order][1:] == others[order][:-1])
    order = order[np.concatenate((np.ones(min(1, len(order)), np.bool_), ~again))]
    kept = order[places_in_runs(rows[order]) < count]
    return Lists(rows[kept], others[kept], cosines[kept])
