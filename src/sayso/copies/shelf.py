"""One stretch of an archive as columns on disk: its words, and its fingerprints with what is needed to compare them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.copies.overlaps import RUN_WORDS, SEED, surroundings
from sayso.copies.reuse import counted_words
from sayso.copies.words import Words, words_of
from sayso.kernels.fingerprints import sampled, without_repeats
from sayso.kernels.shingles import runs, shingles_at

# a fingerprint: hash, place of its first word, sketch of its surroundings in two halves, hash of the run of twelve words from
# there on (0 where its text has fewer left), number of its text. Places and texts are those of the stretch
FINGERPRINT = np.dtype([("value", "<u8"), ("place", "<i8"), ("low", "<u8"), ("high", "<u8"), ("run", "<u4"), ("text", "<i4")])
# bits of a word's mark: it does not count within its outlet, it counts nowhere
NOT_AT_HOME, NOWHERE = np.uint8(1), np.uint8(2)
QUARTERS = 4
PARTS = ("keys", "marks", "quarters", "counts", "outlets", "fingerprints")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The columns of one stretch.

    Args:
        keys: the lower half of every word's hash, uint32, shape (words,).
        marks: bits :data:`NOT_AT_HOME` and :data:`NOWHERE`, uint8, shape (words,).
        quarters: what every word weighs, in quarters of a word, uint8, shape (words,).
        counts: words of each text, int64, shape (texts,).
        outlets: a hash of each text's outlet, 0 where it is not known, uint64, shape (texts,).
        fingerprints: dtype :data:`FINGERPRINT`, sorted by value, shape (fingerprints,).
    """

    keys: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    quarters: NDArray[np.uint8]
    counts: NDArray[np.int64]
    outlets: NDArray[np.uint64]
    fingerprints: NDArray[np.void]


def shelve(texts: Sequence[str], outlets: NDArray[np.uint64], frequent: NDArray[np.uint64], rate: int) -> Shelf:
    """Cut the texts of a stretch into words and take their fingerprints; boilerplate and furniture are learnt within it.

    Args:
        texts: some ten thousand of them.
        outlets: hash of each text's outlet, 0 where it is not known.
        frequent: words that say nothing of their surroundings, for the whole archive, uint64.
        rate: one fingerprint in so many is kept.
    """
    words = words_of(texts)
    _, numbers = np.unique(outlets, return_inverse=True)
    counted = counted_words(words, np.where(outlets == 0, -1, numbers.astype(np.int64)))
    return Shelf(
        keys=words.keys.astype(np.uint32),
        marks=~counted.at_home * NOT_AT_HOME | ~counted.anywhere * NOWHERE,
        quarters=(words.weights * QUARTERS).astype(np.uint8),
        counts=np.diff(words.offsets),
        outlets=outlets,
        fingerprints=_fingerprints(words, frequent, counted.anywhere, rate),
    )


def _fingerprints(words: Words, frequent: NDArray[np.uint64], anywhere: NDArray[np.bool_], rate: int) -> NDArray[np.void]:
    hashes, kept = runs(words.keys, words.unspaced, words.texts, SEED)
    places = np.flatnonzero(kept & anywhere & sampled(hashes, rate))
    run = _run(words, places)
    order = np.argsort(hashes[places], kind="stable")
    places, run = places[order], run[order]
    once = without_repeats(hashes[places], words.texts[places])
    places, run = places[once], run[once]
    near = surroundings(words, frequent)
    rows = np.zeros(len(places), dtype=FINGERPRINT)
    rows["value"], rows["place"] = hashes[places], places
    rows["low"], rows["high"] = near.low[places], near.high[places]
    rows["run"], rows["text"] = run, words.texts[places]
    return rows


def _run(words: Words, places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Hash the twelve words from each of some places on, which rise; 0 where its text has fewer left."""
    last = np.minimum(places + RUN_WORDS - 1, len(words.keys) - 1)
    inside = (places + RUN_WORDS <= len(words.keys)) & (words.texts[last] == words.texts[places])
    found = np.zeros(len(places), dtype=np.uint32)
    found[inside] = shingles_at(words.keys, places[inside], RUN_WORDS).astype(np.uint32) | np.uint32(1)
    return found


def save(shelf: Shelf, folder: Path) -> None:
    """Write the columns into a folder, one .npy each."""
    for part in PARTS:
        np.save(folder / f"{part}.npy", getattr(shelf, part), allow_pickle=False)


def load(folder: Path) -> Shelf:
    """Open the columns of a folder without reading them."""
    return Shelf(**{part: np.load(folder / f"{part}.npy", mmap_mode="r", allow_pickle=False) for part in PARTS})


def write_parquet(shelf: Shelf, path: Path, words: int, texts: int) -> None:
    """Write the fingerprints for :func:`sayso.copies.query.seeds`, after so many words and texts of other stretches."""
    from pyarrow import table  # noqa: PLC0415 - a tenth of a second, and only engines need it
    from pyarrow.parquet import write_table  # noqa: PLC0415 - as above

    rows = shelf.fingerprints
    columns = {
        "hash": rows["value"].astype(np.uint64).view(np.int64),
        "place": rows["place"] + words,
        "text": rows["text"].astype(np.int64) + texts,
        "run": rows["run"].astype(np.int64),
        "near_low": rows["low"].astype(np.uint64).view(np.int64),
        "near_high": rows["high"].astype(np.uint64).view(np.int64),
    }
    write_table(table(columns), path)
