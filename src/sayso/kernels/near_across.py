"""The nearest vectors of one set for each of another, where most of both were looked at before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.neighbours import greatest
from sayso.kernels.pairwise import ROUNDING, cosines_of
from sayso.kernels.runs import places_in_runs

BLOCK_ROWS = 1024
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Reach:
    """How far is looked: so many for a query, none farther than the floor but the nearest one; cosines.

    Vectors at least ``same`` near to the nearest one of a query are its likes; above 1 nobody asks for likes.
    """

    count: int
    floor: float
    same: float = 2.0


@dataclass(frozen=True, slots=True)
class Across:
    """What lies near queries, as columns; rows rise, and in a row the nearest comes first, of equally near ones the lesser.

    Args:
        rows, others: of the queries and of the vectors, int64, shape (pairs,).
        cosines: float32.
        likes: whether the other is a like of the row's nearest, 0 or 1, or -1 where that is not known yet, int8.
    """

    rows: NDArray[np.int64]
    others: NDArray[np.int64]
    cosines: NDArray[np.float32]
    likes: NDArray[np.int8]

    def __getitem__(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> "Across":
        return Across(self.rows[chosen], self.others[chosen], self.cosines[chosen], self.likes[chosen])

    @property
    def ranks(self) -> NDArray[np.int64]:
        """The place of each pair in its row, from 0, int64, shape (pairs,)."""
        return places_in_runs(self.rows)


@dataclass(frozen=True, slots=True)
class Before:
    """What was found before.

    Args:
        known: of the queries that are not fresh, among the vectors that are not.
        queries, vectors: which are fresh, bool, shape (queries,) and (vectors,).
    """

    known: Across
    queries: NDArray[np.bool_]
    vectors: NDArray[np.bool_]


def nothing(queries: int, vectors: int) -> Before:
    """Give what is known of vectors that nobody has looked at."""
    return Before(_put_together([]), np.ones(queries, np.bool_), np.ones(vectors, np.bool_))


def near_across(queries: NDArray[np.float32], vectors: NDArray[np.float32], reach: Reach, before: Before | None = None) -> Across:
    """Give for every query its nearest vectors, so many at most, and none below the floor but the very nearest.

    What was looked at before changes the time that it takes and not a bit of what it gives: every cosine is summed by itself.

    Args:
        queries: normalised, float32, shape (queries, d).
        vectors: normalised, each once, float32, shape (vectors, d), at least one.
        reach: how many, how far.
        before: what was found before, if anything was.
    """
    then = before or nothing(len(queries), len(vectors))
    added = _put_together([*_of_fresh_queries(queries, vectors, reach, then), *_of_fresh_vectors(queries, vectors, reach, then)])
    touched = np.zeros(len(queries), np.bool_)
    touched[added.rows] = True
    moved = touched[then.known.rows]
    found = _put_together([then.known[~moved], _best(_put_together([then.known[moved], added]), reach)])
    found = found[np.argsort(found.rows, kind="stable")]
    return _with_likes(found, _firsts(then.known, len(queries)), vectors, reach)


def _of_fresh_queries(queries: NDArray[np.float32], vectors: NDArray[np.float32], reach: Reach, then: Before) -> list[Across]:
    """Hold the queries that nobody has looked at against all vectors."""
    parts, fresh = [], np.flatnonzero(then.queries)
    for start in range(0, len(fresh), BLOCK_ROWS):
        here = fresh[start : start + BLOCK_ROWS]
        values = queries[here] @ vectors.T
        top = np.take_along_axis(values, greatest(values, min(reach.count, len(vectors))), axis=1)
        bounds = np.minimum(np.maximum(top.min(axis=1), np.float32(reach.floor)), top.max(axis=1))
        rows, others = np.nonzero(values >= (bounds - ROUNDING)[:, None])
        parts.append(_summed(queries, vectors, here[rows], others))
    return parts


def _of_fresh_vectors(queries: NDArray[np.float32], vectors: NDArray[np.float32], reach: Reach, then: Before) -> list[Across]:
    """Hold the other queries against the vectors that nobody has looked at."""
    old, fresh = np.flatnonzero(~then.queries), np.flatnonzero(then.vectors)
    if not len(fresh):
        return []
    parts, bounds, columns = [], _bounds(then.known, len(queries), reach), vectors[fresh].T
    for start in range(0, len(old), BLOCK_ROWS):
        here = old[start : start + BLOCK_ROWS]
        rows, others = np.nonzero(queries[here] @ columns >= (bounds[here] - ROUNDING)[:, None])
        parts.append(_summed(queries, vectors, here[rows], fresh[others]))
    return parts


def _bounds(known: Across, queries: int, reach: Reach) -> NDArray[np.float32]:
    """Give how near a vector must be to stand in the list of a query: as near as the last of a full one, or the floor."""
    found = np.full(queries, reach.floor, dtype=np.float32)
    sizes = np.bincount(known.rows, minlength=queries)
    last = known.cosines[np.cumsum(sizes)[sizes > 0] - 1]
    full = sizes[sizes > 0] >= reach.count
    found[sizes > 0] = np.where(full, last, np.minimum(last, np.float32(reach.floor)))
    return found


def _summed(
    queries: NDArray[np.float32], vectors: NDArray[np.float32], rows: NDArray[np.int64], others: NDArray[np.int64]
) -> Across:
    """Sum the cosines of some pairs, each by itself."""
    return Across(rows, others, cosines_of(queries, rows, vectors, others), np.full(len(rows), UNKNOWN, np.int8))


def _best(found: Across, reach: Reach) -> Across:
    """Sort lists, the nearest first, and cut them."""
    found = found[np.lexsort((found.others, -found.cosines, found.rows))]
    ranks = found.ranks
    return found[(ranks < reach.count) & ((found.cosines >= np.float32(reach.floor)) | (ranks == 0))]


def _with_likes(found: Across, before: NDArray[np.int64], vectors: NDArray[np.float32], reach: Reach) -> Across:
    """Tell the likes of the nearest where that is not known, or where another is the nearest now."""
    if reach.same > 1:
        return found
    firsts = _firsts(found, len(before))
    likes = np.where((firsts != before)[found.rows], UNKNOWN, found.likes).astype(np.int8)
    asked = np.flatnonzero(likes == UNKNOWN)
    near = cosines_of(vectors, found.others[asked], vectors, firsts[found.rows[asked]])
    likes[asked] = near >= np.float32(reach.same)
    return Across(found.rows, found.others, found.cosines, likes)


def _firsts(found: Across, queries: int) -> NDArray[np.int64]:
    """Give the nearest of each query, -1 where none is known, int64, shape (queries,)."""
    firsts = np.full(queries, -1, dtype=np.int64)
    firsts[found.rows[::-1]] = found.others[::-1]
    return firsts


def _put_together(parts: list[Across]) -> Across:
    return Across(
        np.concatenate([np.zeros(0, np.int64), *(each.rows for each in parts)]),
        np.concatenate([np.zeros(0, np.int64), *(each.others for each in parts)]),
        np.concatenate([np.zeros(0, np.float32), *(each.cosines for each in parts)]),
        np.concatenate([np.zeros(0, np.int8), *(each.likes for each in parts)]),
    )
