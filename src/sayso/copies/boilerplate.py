"""What stands under and over everything: mastheads, "read also", credits, footers. Carrying it is not copying.

Two measures, learnt from the pile alone. :func:`boilerplate` is what one outlet prints again and again: it does not count between
texts of that outlet, for where another outlet has it too, it was copied. :func:`furniture` is what stands at the edge of texts of
many outlets that otherwise share nothing (a publisher's footer, the frame of a content system): it counts nowhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from sayso.copies.words import Words, hash_word
from sayso.kernels.runs import places_in_runs
from sayso.kernels.shingles import Shape, mix

# what recurs is looked for run by run
RUN = Shape(words=tuple(range(5)), characters=tuple(range(8)))
LEAST_TEXTS = 3
# a text of which more than this share recurs is a text printed again, and tells nothing of boilerplate
MOST_RECURRING = 0.5
BRIDGE_WORDS = 8
# shorter recurring runs are names and turns of phrase ("Secretary of State Mike Pompeo"), not boilerplate
LEAST_WORDS = 8
# of furniture: how near to the start or the end, in texts how long; and how many texts: of one outlet no more than two count
ZONE_WORDS, ZONE_SHARE, LEAST_TEXT_WORDS = 80, 4, 100
LEAST_WITNESSES, MOST_OF_OUTLET = 5, 2
# two texts that share more than this of the shorter one's other runs tell of one thing: what stands over both was copied
MOST_SHARED, LOOKED_AT, SAMPLE = 0.005, 6, 4
_UP_TO_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*(?=[/?#])")
_MIRRORS = ("www.", "m.", "mobile.", "amp.")
_MOST_TABLE_BITS = 24


def outlet_of(outlet: str | None, url: str | None) -> str | None:
    """Name the outlet of a document for counting: the outlet, else the host of its link.

    Example:
        >>> outlet_of(None, "https://amp.herald.example/a")
        'herald.example'
    """
    if outlet:
        return _without_mirror(outlet.casefold())
    start = _UP_TO_HOST.match(url or "")
    return _host(start.group() if start else url or "")


@lru_cache(maxsize=1 << 12)
def _host(url: str) -> str | None:
    """Give the host of a link, which a pile has in many."""
    try:
        host = urlsplit(url).hostname
    except ValueError:  # a bracket in a link that is no IPv6 address
        return None
    return _without_mirror(host) if host else None


def outlet_key(name: str | None) -> int:
    """Give 64 bits for an outlet, the same in every process; 0 where it is not known."""
    return hash_word(name) or 1 if name else 0


def _without_mirror(host: str) -> str:
    """Drop what tells only for which screen a page was made."""
    for mirror in _MIRRORS:
        if host.startswith(mirror) and "." in host[len(mirror) :]:
            host = host[len(mirror) :]
    return host


def boilerplate(
    words: Words, hashes: NDArray[np.uint64], inside: NDArray[np.bool_], codes: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Mark the words that an outlet prints again and again in texts that otherwise differ.

    A run of words is boilerplate when it stands in three texts of one outlet. Texts that are themselves mostly recurring (an
    article printed again, a story updated) do not count among the three. Texts of no known outlet have none. Meant for comparing
    texts of that one outlet: where another outlet has the same words, they were copied.

    Args:
        words: the pile.
        hashes: the pile's shingles, of shape :data:`RUN`, from :func:`sayso.kernels.shingles.runs`.
        inside: whether each lies wholly in its text, from the same.
        codes: number of each text's outlet, -1 where it is not known, int64, shape (texts,).

    Returns:
        bool, shape (words,).

    Source: set by hand on the 12,000 articles of allsides (shared/data/scale): of 60 passages read that were marked when runs far
        from the ends had to stand in five texts, 55 were credits, appeals, captions and link lists, 5 a turn of phrase.
    """
    # texts of no known outlet get a number each
    outlets = np.where(codes < 0, codes.max(initial=0) + 1 + np.arange(len(codes)), codes)
    keys = np.repeat(mix(outlets.astype(np.uint64)), np.diff(words.offsets))
    keys ^= hashes
    rows = np.flatnonzero(_may_recur(keys, LEAST_TEXTS) & inside)
    rows, group = _grouped(rows, keys[rows])
    texts = words.texts[rows].astype(np.int64)
    recurs = _texts_of_each(group, texts, np.ones(len(rows), dtype=bool)) >= LEAST_TEXTS
    different = _different(texts, recurs, np.diff(words.offsets))
    return _cover(rows[_texts_of_each(group, texts, different) >= LEAST_TEXTS], words, BRIDGE_WORDS)


def furniture(words: Words, hashes: NDArray[np.uint64], inside: NDArray[np.bool_], codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the words that stand at the same edge of many texts which otherwise share nothing, whoever printed them.

    Within 80 words of the start, or of the end, of five texts; of one outlet two count at most, texts of no known outlet count
    each. An agency's report that many carry is not furniture: the texts round it are mostly recurring, or share more than it.
    Nor is anything in texts under 100 words: there all is edge, and an agency's forms ("dividend ten cents, pay April 30") are
    the text.

    Args:
        words: the pile.
        hashes: its shingles, as for :func:`boilerplate`.
        inside: whether each lies wholly in its text.
        codes: number of each text's outlet, -1 where it is not known, int64, shape (texts,).

    Returns:
        bool, shape (words,).

    Source: of 3,000 pairs of articles of allsides taken by chance 99 in 100 share under 0.46 % of their runs of five words; of
        300 pairs of basil that tell of one event half share over 1.9 %.
    """
    rows, keys, many = _near_ends(words.offsets, hashes)
    kept = _may_recur(keys, LEAST_WITNESSES) & inside[rows]
    rows, group = _grouped(rows[kept], keys[kept])
    texts = words.texts[rows].astype(np.int64)
    recurs = _witnesses(group, texts, codes, np.ones(len(rows), dtype=bool)) >= LEAST_WITNESSES
    different = _different(texts, recurs, many)
    found = _witnesses(group, texts, codes, different) >= LEAST_WITNESSES
    rest = inside.copy()
    rest[rows[found]] = False
    telling = found & different
    unlike = _unlike(group[telling], texts[telling], words.offsets, hashes, rest)
    return _cover(rows[found & np.isin(group, unlike)], words, 0)


def _near_ends(
    offsets: NDArray[np.int64], hashes: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.int64]]:
    """Give the words near the ends of their text, with keys that tell the start from the end, and how many each text has."""
    lengths = np.diff(offsets)
    zone = np.where(lengths < LEAST_TEXT_WORDS, 0, np.minimum(lengths // ZONE_SHARE, ZONE_WORDS))
    first, last = _stretches(offsets[:-1], zone), _stretches(offsets[1:] - zone, zone)
    return np.concatenate((first, last)), np.concatenate((hashes[first], ~hashes[last])), 2 * zone


def _stretches(firsts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the places of stretches of so many words, one after another."""
    begins = np.cumsum(lengths) - lengths
    return np.repeat(firsts - begins, lengths) + np.arange(int(lengths.sum()))


def _may_recur(keys: NDArray[np.uint64], least: int) -> NDArray[np.bool_]:
    """Tell which keys may occur so often: a table of counts by part of the key drops nearly all that occur once."""
    bits = min(_MOST_TABLE_BITS, max(1, len(keys).bit_length()))
    slots = (keys >> np.uint64(64 - bits)).view(np.int64)
    return np.asarray((np.bincount(slots, minlength=1 << bits) >= least)[slots])


def _grouped(rows: NDArray[np.int64], keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sort rows by key, and number the groups of equal keys; rows of one key rise already, and stay so."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    group = np.concatenate(([0], np.cumsum(keys[1:] != keys[:-1]))).astype(np.int64)[: len(keys)]
    return rows[order], group


def _different(texts: NDArray[np.int64], recurs: NDArray[np.bool_], many: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell for every row whether its text is mostly its own: of so many rows, at most half recur."""
    share = np.bincount(texts, weights=recurs, minlength=len(many)) / np.maximum(1, many)
    return np.asarray(share[texts] <= MOST_RECURRING)


def _texts_of_each(group: NDArray[np.int64], texts: NDArray[np.int64], counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count for every row the different texts in which its group has a counted row; both columns are sorted."""
    chosen, of_texts = group[counted], texts[counted]
    new = np.ones(len(chosen), dtype=bool)
    new[1:] = (chosen[1:] != chosen[:-1]) | (of_texts[1:] != of_texts[:-1])
    counts = np.bincount(chosen[new], minlength=int(group[-1]) + 1 if len(group) else 0)
    return np.asarray(counts[group], dtype=np.int64)


def _witnesses(
    group: NDArray[np.int64], texts: NDArray[np.int64], codes: NDArray[np.int64], counted: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Count for every row the texts in which its group has a counted row, of one outlet two at most."""
    outlets = np.where(codes < 0, codes.max(initial=0) + 1 + np.arange(len(codes)), codes)
    span = int(outlets.max(initial=0)) + 1
    chosen, of_texts = group[counted], texts[counted]
    new = np.ones(len(chosen), dtype=bool)
    new[1:] = (chosen[1:] != chosen[:-1]) | (of_texts[1:] != of_texts[:-1])
    houses, sizes = np.unique(chosen[new] * span + outlets[of_texts[new]], return_counts=True)
    counts = np.bincount(houses // span, weights=np.minimum(sizes, MOST_OF_OUTLET), minlength=int(group.max(initial=-1)) + 1)
    return np.asarray(counts[group], dtype=np.int64)


def _unlike(
    group: NDArray[np.int64],
    texts: NDArray[np.int64],
    offsets: NDArray[np.int64],
    hashes: NDArray[np.uint64],
    rest: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Give the groups whose first texts share hardly anything but what recurs.

    Args:
        group: of the recurring rows of texts that are mostly their own, sorted.
        texts: of the same rows, sorted within a group.
        offsets: where each text begins.
        hashes: the pile's shingles.
        rest: which of them do not recur.
    """
    rank = places_in_runs(group)
    near = np.flatnonzero((group[1:] == group[:-1]) & (texts[1:] != texts[:-1]) & (rank[1:] < LOOKED_AT))
    codes, back = np.unique(texts[near] * len(offsets) + texts[near + 1], return_inverse=True)
    counted = [_shared(_own(a, offsets, hashes, rest), _own(b, offsets, hashes, rest)) for a, b in _pairs(codes, len(offsets))]
    columns = np.array(counted, dtype=np.float64).reshape(-1, 2)
    size = int(group.max(initial=-1)) + 1
    shared, most = (np.bincount(group[near], weights=column[back], minlength=size) for column in columns.T)
    return np.flatnonzero((most > 0) & (shared <= MOST_SHARED * most))


def _pairs(codes: NDArray[np.int64], many: int) -> Iterator[tuple[int, int]]:
    """Give the two numbers that each code was made of."""
    return (divmod(code, many) for code in codes.tolist())


def _own(text: int, offsets: NDArray[np.int64], hashes: NDArray[np.uint64], rest: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Give one in four of the shingles of a text that do not recur, the same ones of any two texts, sorted."""
    here = slice(int(offsets[text]), int(offsets[text + 1]))
    found = hashes[here][rest[here]]
    return np.unique(found[found % np.uint64(SAMPLE) == 0])


def _shared(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> tuple[int, int]:
    """Count how many shingles two texts share, and how many the shorter has."""
    return len(np.intersect1d(first, second, assume_unique=True)), min(len(first), len(second))


def _cover(found: NDArray[np.int64], words: Words, bridge: int) -> NDArray[np.bool_]:
    """Mark the words of the runs that begin at these places, and of gaps up to ``bridge`` words, where they are long enough."""
    marked = np.zeros(len(words.keys), dtype=bool)
    if len(found) == 0:
        return marked
    found = np.sort(found)
    ends = found + np.where(words.unspaced[found], len(RUN.characters), len(RUN.words))
    apart = (found[1:] - ends[:-1] > bridge) | (words.texts[found[1:]] != words.texts[found[:-1]])
    begins = np.flatnonzero(np.concatenate(([True], apart)))
    firsts, lasts = found[begins], ends[np.append(begins[1:], len(found)) - 1]
    long = (lasts - firsts) * words.weights[firsts] >= LEAST_WORDS
    marked[_stretches(firsts[long], lasts[long] - firsts[long])] = True
    return marked
