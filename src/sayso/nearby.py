"""What lies near what among vectors of several kinds, remembered from run to run: only new ones are held against all.

Vectors are known by their numbers, so that it does not matter what they were made of; the same vector is looked at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from sayso.kernels.near_across import Across, Before, Reach, near_across, nothing
from sayso.kernels.runs import places_in_runs
from sayso.memory import KEY_BYTES, Memory, digest

# the ids of each kind of vectors; by "own other" the sizes of its lists, the others, their cosines, and which are likes
Kept = tuple[dict[str, bytes], dict[str, tuple[bytes, bytes, bytes, bytes]]]
_READER = msgpack.Decoder(Kept)
_WRITER = msgpack.Encoder(order="deterministic")
_ID = "S16"


@dataclass(frozen=True, slots=True)
class Group:
    """Vectors of one kind, the same ones together.

    Args:
        vectors: each once, in the order of their ids, float32, shape (groups, d).
        ids: rising, of 16 bytes, shape (groups,).
        of_row: the group of each row, int64, shape (rows,).
        members: rows, group by group, int64, shape (rows,).
        sizes: how many rows each group has, int64, shape (groups,).
    """

    vectors: NDArray[np.float32]
    ids: NDArray[np.bytes_]
    of_row: NDArray[np.int64]
    members: NDArray[np.int64]
    sizes: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest rows of every row, the nearest first.

    Args:
        rows: int64, shape (rows, count); 0 where there are fewer.
        cosines: float32, the same shape; -2 where there are fewer.
        likes: whether it is a like of the nearest, bool, the same shape.
    """

    rows: NDArray[np.int64]
    cosines: NDArray[np.float32]
    likes: NDArray[np.bool_]


def grouped(vectors: NDArray[np.float32]) -> Group:
    """Put the same vectors together: float32, shape (rows, d)."""
    rows = np.ascontiguousarray(vectors)
    ids = np.frombuffer(b"".join(blake2b(row, digest_size=KEY_BYTES).digest() for row in rows), dtype=_ID)
    unique, first, of_row, sizes = np.unique(ids, return_index=True, return_inverse=True, return_counts=True)
    return Group(vectors[first], unique, of_row, np.argsort(of_row, kind="stable"), sizes)


class Nearby:
    """Lists of the nearest vectors, of several kinds of them.

    Args:
        reach: how many, how far.
        name: what is looked for.
        memory: of what was found before; None for none.
    """

    def __init__(self, reach: Reach, name: str, memory: Memory | None = None) -> None:
        self._reach, self._name, self._memory = reach, name, memory
        self._key = digest(reach.count, reach.floor, reach.same)
        known = memory.get(name, self._key) if memory else None
        self._known: Kept = _READER.decode(known) if known else ({}, {})
        self._found: Kept = ({}, {})

    def of(self, own: str, other: str, groups: Mapping[str, Group]) -> Near:
        """Give what of one kind lies near what of another, or of the same."""
        mine, theirs = groups[own], groups[other]
        found = near_across(mine.vectors, theirs.vectors, self._reach, self._before(own, other, mine, theirs))
        if self._memory:
            self._keep(own, other, found, mine, theirs)
        return _by_row(found, mine, theirs, self._reach.count)

    def write_down(self) -> None:
        """Keep what was found for the next time."""
        if self._memory:
            self._memory.keep(self._name, self._key, _WRITER.encode(self._found))

    def _keep(self, own: str, other: str, found: Across, mine: Group, theirs: Group) -> None:
        sizes = np.bincount(found.rows, minlength=len(mine.ids)).astype("<i4")
        columns = (sizes, found.others.astype("<i4"), found.cosines.astype("<f4"), found.likes)
        self._found[0].update({own: mine.ids.tobytes(), other: theirs.ids.tobytes()})
        self._found[1][f"{own} {other}"] = tuple(each.tobytes() for each in columns)  # type: ignore[assignment]

    def _before(self, own: str, other: str, mine: Group, theirs: Group) -> Before:
        """Give what the last run found among vectors that are still there, in their places of now."""
        kept = self._known[1].get(f"{own} {other}")
        if kept is None:
            return nothing(len(mine.ids), len(theirs.ids))
        old = [np.frombuffer(self._known[0][kind], dtype=_ID) for kind in (own, other)]
        place, there = (_places(ids, group.ids) for ids, group in zip(old, (mine, theirs), strict=True))
        sizes, others = (np.frombuffer(each, dtype="<i4").astype(np.int64) for each in kept[:2])
        cosines, likes = np.frombuffer(kept[2], dtype="<f4").astype(np.float32), np.frombuffer(kept[3], dtype=np.int8)
        found = Across(np.repeat(np.arange(len(sizes)), sizes), others, cosines, likes)
        place[_robbed(found, sizes, there, self._reach.count)] = -1
        found = found[(place[found.rows] >= 0) & (there[found.others] >= 0)]
        found = Across(place[found.rows], there[found.others], found.cosines, found.likes)
        return Before(found[np.argsort(found.rows, kind="stable")], _fresh(place, mine), _fresh(there, theirs))


def _robbed(found: Across, sizes: NDArray[np.int64], there: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Give the rows of which a neighbour is gone and others may take its place: of full lists, and where it was the nearest."""
    gone = there[found.others] < 0
    return np.unique(found.rows[gone & ((sizes[found.rows] >= count) | (found.ranks == 0))])


def _places(old: NDArray[np.bytes_], now: NDArray[np.bytes_]) -> NDArray[np.int64]:
    """Give where old ids stand among those of now, which rise; -1 where they do not."""
    found = np.searchsorted(now, old)
    return np.where(now[np.minimum(found, len(now) - 1)] == old, found, -1)


def _fresh(place: NDArray[np.int64], group: Group) -> NDArray[np.bool_]:
    """Tell which vectors were not there."""
    fresh = np.ones(len(group.ids), np.bool_)
    fresh[place[place >= 0]] = False
    return fresh


def _by_row(found: Across, mine: Group, theirs: Group, count: int) -> Near:
    """Turn lists of groups into lists of rows: of the same vectors the first rows, as many as there is room for."""
    sizes = np.minimum(theirs.sizes[found.others], count)
    entry = np.repeat(np.arange(len(sizes)), sizes)
    inside = places_in_runs(entry)
    rows, begins = found.rows[entry], np.cumsum(theirs.sizes) - theirs.sizes
    members = theirs.members[begins[found.others[entry]] + inside]
    ranks = places_in_runs(rows)
    kept = ranks < count
    place = rows[kept], ranks[kept]
    shape = (len(mine.ids), min(count, len(theirs.members)))
    near = Near(np.zeros(shape, np.int64), np.full(shape, -2, np.float32), np.zeros(shape, np.bool_))
    near.rows[place], near.cosines[place], near.likes[place] = members[kept], found.cosines[entry[kept]], found.likes[entry[kept]]
    return Near(near.rows[mine.of_row], near.cosines[mine.of_row], near.likes[mine.of_row])
