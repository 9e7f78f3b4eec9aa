"""Seeds of an archive, bucket by bucket: all fingerprints whose hashes lie in one range are joined at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.overlaps import LEAST_ALIKE, Seeds, one_a_window, places_of
from sayso.copies.shelf import FINGERPRINT, NOT_AT_HOME, QUARTERS, Shelf
from sayso.kernels.bands import near_equal
from sayso.kernels.joining import join_equal
from sayso.kernels.sketches import Sketches, likeness

# of a fingerprint that more than so many places hold, each is joined with the next few: all texts that carry one stay connected,
# and a report that three hundred outlets print costs nine hundred alignments
ALL_PAIRS_UP_TO, NEIGHBOURS = 16, 3
# a seed: places in the archive, numbers of the texts, how many fingerprints it stands for, how many of those stand in these two
# texts only, and what the equal words round it weigh
SEED_ROW = np.dtype(
    [("first", "<i8"), ("second", "<i8"), ("a", "<i4"), ("b", "<i4"), ("count", "<i8"), ("alone", "<i8"), ("equal", "<f4")]
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What is known of all texts.

    Args:
        keys: the lower half of every word's hash, uint32, shape (words,).
        quarters: what every word weighs, in quarters of a word, uint8, shape (words,).
        offsets: where each text begins, and the end of the last, int64, shape (texts + 1,).
        outlets: a hash of each text's outlet, 0 where it is not known, uint64, shape (texts,).
        marks: of every word, bits of :mod:`sayso.copies.shelf`, uint8, shape (words,).
    """

    keys: NDArray[np.uint32]
    quarters: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    outlets: NDArray[np.uint64]
    marks: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Fingerprints of one bucket, sorted by value and then by place; columns as in :data:`sayso.copies.shelf.FINGERPRINT`."""

    values: NDArray[np.uint64]
    places: NDArray[np.int64]
    texts: NDArray[np.int32]
    runs: NDArray[np.uint32]
    near: Sketches


Query = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]


def seeds_in(bucket: int, buckets: int, shelves: Sequence[Shelf]) -> Query:
    """Join the fingerprints of one bucket: what :func:`sayso.copies.query.seeds` asks an engine for.

    Args:
        bucket: its number, from 0.
        buckets: how many there are.
        shelves: all stretches, in order.

    Returns:
        Places in the archive, int64, the first the lesser; and whether the hash stands in these two places only, bool.
    """
    rows = _gathered(bucket, buckets, shelves)
    left, right, alone = join_equal(rows.values, ALL_PAIRS_UP_TO, NEIGHBOURS)
    kept = (rows.texts[left] != rows.texts[right]) & _near(rows, left, right)
    return rows.places[left[kept]], rows.places[right[kept]], alone[kept]


def weighed(found: Query, archive: Archive, least: float) -> NDArray[np.void]:
    """Keep the seeds round which enough words are equal, without what two texts of one outlet share as boilerplate.

    Args:
        found: places, and whether they are the only two.
        archive: what is known of all texts.
        least: words that must be equal round a seed.

    Returns:
        dtype :data:`SEED_ROW`; one row for each diagonal of two texts and each 32 words.
    """
    first, second, alone = found
    a, b = (_texts(archive, places) for places in (first, second))
    ones = np.ones(len(first), dtype=np.int64)
    seeds = Seeds(first, second, a, b, ones, alone.astype(np.int64))
    seeds = one_a_window(seeds[_that_count(seeds, archive)])
    equal = near_equal(archive.keys, archive.quarters, *places_of(seeds, archive.offsets))
    kept = np.flatnonzero(equal / QUARTERS >= least)
    table = np.zeros(len(kept), dtype=SEED_ROW)
    for name in ("first", "second", "a", "b", "count", "alone"):
        table[name] = getattr(seeds, name)[kept]
    table["equal"] = equal[kept] / QUARTERS
    return table


def _gathered(bucket: int, buckets: int, shelves: Sequence[Shelf]) -> _Rows:
    """Take the rows of one range of hashes from every stretch; places and texts are counted on from stretch to stretch."""
    width = (1 << 64) // buckets
    low, high = np.uint64(bucket * width), np.uint64(min((bucket + 1) * width, 1 << 64) - 1)
    parts, words, texts = [], 0, 0
    for shelf in shelves:
        values = shelf.fingerprints["value"]
        start, end = np.searchsorted(values, low), np.searchsorted(values, high, side="right")
        part = _read(shelf.fingerprints, int(start), int(end))
        part["place"] += words
        part["text"] += texts
        parts.append(part)
        words, texts = words + len(shelf.keys), texts + len(shelf.counts)
    rows = np.concatenate([np.empty(0, FINGERPRINT), *parts])
    values = np.ascontiguousarray(rows["value"])
    # stretches rise in places, so that a stable sort keeps places in order within a value
    order = np.argsort(values, kind="stable")
    column = {name: np.ascontiguousarray(rows[name][order]) for name in ("value", "place", "text", "run", "low", "high")}
    return _Rows(column["value"], column["place"], column["text"], column["run"], Sketches(column["low"], column["high"]))


def _read(rows: NDArray[np.void], start: int, end: int) -> NDArray[np.void]:
    """Read some rows of a file without mapping them: pages once mapped stay, and all buckets together are the whole archive."""
    if not isinstance(rows, np.memmap) or rows.filename is None:
        return np.array(rows[start:end])
    begin: int = rows.offset + start * rows.itemsize
    return np.fromfile(rows.filename, dtype=np.uint8, count=(end - start) * rows.itemsize, offset=begin).view(FINGERPRINT)


def _near(rows: _Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which seeds stand in like surroundings, by sketches, or in a run of equal words."""
    same = (rows.runs[left] == rows.runs[right]) & (rows.runs[left] != 0)
    return np.asarray(same | (likeness(rows.near, left, right) >= LEAST_ALIKE), dtype=np.bool_)


def _that_count(seeds: Seeds, archive: Archive) -> NDArray[np.bool_]:
    """Leave out what two texts of one outlet share as boilerplate."""
    one, other = archive.outlets[seeds.a], archive.outlets[seeds.b]
    marked = (archive.marks[seeds.first] | archive.marks[seeds.second]) & NOT_AT_HOME
    return np.asarray((one != other) | (one == 0) | (marked == 0), dtype=np.bool_)


def _texts(archive: Archive, places: NDArray[np.int64]) -> NDArray[np.int32]:
    """Give the numbers of the texts in which places stand."""
    return (np.searchsorted(archive.offsets, places, side="right") - 1).astype(np.int32)
