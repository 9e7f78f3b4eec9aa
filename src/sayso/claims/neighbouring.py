"""Which texts of one language lie near one another, remembered from run to run: only new texts are held against all."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from sayso.kernels.near_above import Before, Lists, near_above, nothing
from sayso.memory import Memory, digest

_NAME = "neighbours"
Kept = tuple[bytes, bytes, bytes, bytes]
_READER = msgpack.Decoder(Kept)
_WRITER = msgpack.Encoder()


def neighbouring(
    texts: Sequence[str], vectors: NDArray[np.float32], least: float, count: int, given: tuple[str, Memory] | None
) -> Lists:
    """Give the nearest others of every text, at least so near.

    Args:
        texts: of one language.
        vectors: of them, normalised, float32, shape (texts, d).
        least: cosine.
        count: others of a text.
        given: the language and what was found before, if anybody keeps that; equal texts of it must have equal vectors.
    """
    if given is None:
        return near_above(vectors, least, count)
    language, memory = given
    ids = _ids(texts)
    key = digest(language, least, count)
    found = near_above(vectors, least, count, _before(memory.get(_NAME, key), ids, count), _ties(ids))
    columns = (found.rows.astype("<i4"), found.others.astype("<i4"), found.cosines.astype("<f4"))
    memory.keep(_NAME, key, _WRITER.encode((ids.tobytes(), *(each.tobytes() for each in columns))))
    return found


def _ids(texts: Sequence[str]) -> NDArray[np.void]:
    """Give 16 bytes for each text; of equal ones the second has others."""
    met: Counter[str] = Counter()
    found = []
    for text in texts:
        found.append(digest(text, met[text]))
        met[text] += 1
    return np.frombuffer(b"".join(found), dtype="V16")


def _ties(ids: NDArray[np.void]) -> NDArray[np.uint64]:
    """Give numbers that tell texts apart in any run."""
    return np.ascontiguousarray(ids).view("<u8").reshape(-1, 2)[:, 0]


def _before(kept: bytes | None, ids: NDArray[np.void], count: int) -> Before:
    """Give what the last run found of texts that are still there, in their rows of now, and which texts are to be looked at.

    Those are the new ones, and those that had as many neighbours as are kept, of which one is gone.
    """
    if kept is None:
        return nothing(len(ids))
    old, *columns = _READER.decode(kept)
    rows, others = (np.frombuffer(each, dtype="<i4").astype(np.int64) for each in columns[:2])
    cosines = np.frombuffer(columns[2], dtype="<f4").astype(np.float32)
    place = {each: row for row, each in enumerate(ids.tolist())}
    there = np.array([place.get(each, -1) for each in np.frombuffer(old, dtype="V16").tolist()], dtype=np.int64)
    full = np.bincount(rows, minlength=len(there)) >= count
    robbed = np.unique(rows[(there[others] < 0) & full[rows]])
    there_now = there.copy()
    there_now[robbed] = -1
    fresh = np.ones(len(ids), np.bool_)
    fresh[there_now[there_now >= 0]] = False
    kept_pairs = (there_now[rows] >= 0) & (there[others] >= 0)
    rows, others, cosines = there[rows[kept_pairs]], there[others[kept_pairs]], cosines[kept_pairs]
    order = np.lexsort((-cosines, rows))
    return Before(Lists(rows[order], others[order], cosines[order]), fresh)
