"""What an outlet prints under and over everything: mastheads, "read also", credits, footers. Copying it is not copying."""

from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from sayso.copies.words import Words
from sayso.kernels.shingles import mix
from sayso.records import Document

ZONE_WORDS = 80
LEAST_TEXTS = 3
# a text of which more than this share recurs in its outlet is a text printed again, and tells nothing of boilerplate
MOST_RECURRING = 0.5
BRIDGE_WORDS = 8
# shorter recurring runs are names and turns of phrase ("Secretary of State Mike Pompeo"), not boilerplate
LEAST_WORDS = 8
_SAMPLE = 4


def outlet_of(document: Document) -> str | None:
    """Name the outlet of a document for counting: the outlet, else the host of its link.

    Example:
        >>> outlet_of(Document(id="1", text="Shut.", url="https://www.herald.example/a"))
        'herald.example'
    """
    if document.outlet:
        return document.outlet.casefold()
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:  # a bracket in a link that is no IPv6 address
        return None
    return host.removeprefix("www.") if host else None


def boilerplate(
    words: Words, hashes: NDArray[np.uint64], inside: NDArray[np.bool_], codes: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Mark the words that an outlet prints again and again round texts that otherwise differ.

    A run of words is boilerplate when it stands in three texts of one outlet. Texts that are themselves mostly recurring (an
    article printed again, a story updated) do not count among the three. Within 80 words of the start and end every run is
    looked at, elsewhere one in four. Texts of no known outlet have none. Meant for comparing texts of that one outlet: where
    another outlet has the same words, they were copied.

    Args:
        words: the pile.
        hashes: the pile's shingles, from :func:`sayso.kernels.fingerprints.mixed_shingles`.
        inside: whether each lies wholly in its text, from the same.
        codes: number of each text's outlet, -1 where it is not known, int64, shape (texts,).

    Returns:
        bool, shape (words,).

    Source: set by hand on the 12,000 articles of allsides (shared/data/scale): of 60 passages read that were marked when runs far
        from the ends had to stand in five texts, 55 were credits, appeals, captions and link lists, 5 a turn of phrase.
    """
    often = np.isin(codes, np.flatnonzero(np.bincount(codes[codes >= 0], minlength=1) >= LEAST_TEXTS))
    marked = np.zeros(len(words.keys), dtype=bool)
    if not often.any():
        return marked
    ends = _near_ends(words)
    rows = np.flatnonzero(inside & often[words.texts] & (ends | (hashes % np.uint64(_SAMPLE) == 0)))
    keys = hashes[rows] ^ mix(codes[words.texts[rows]].astype(np.uint64))
    order = np.argsort(keys, kind="stable")  # texts rise within one key: rows are in order of texts
    rows, group = rows[order], _groups(keys[order])
    texts = words.texts[rows]
    recurs = _texts_of_each(group, texts, np.ones(len(rows), dtype=bool)) >= LEAST_TEXTS
    share = np.bincount(texts, weights=recurs, minlength=len(codes)) / np.maximum(1, np.bincount(texts, minlength=len(codes)))
    different = share[texts] <= MOST_RECURRING
    return _cover(rows[_texts_of_each(group, texts, different) >= LEAST_TEXTS], words)


def _near_ends(words: Words) -> NDArray[np.bool_]:
    """Mark the words near the start or the end of their text."""
    places = np.arange(len(words.texts))
    lengths = np.diff(words.offsets)
    from_start = places - np.repeat(words.offsets[:-1], lengths)
    to_end = np.repeat(words.offsets[1:], lengths) - places
    return (from_start < ZONE_WORDS) | (to_end <= ZONE_WORDS)


def _groups(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Number the groups of equal keys in a sorted column."""
    return np.concatenate(([0], np.cumsum(keys[1:] != keys[:-1]))).astype(np.int64)[: len(keys)]


def _texts_of_each(group: NDArray[np.int64], texts: NDArray[np.int64], counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count for every row the different texts in which its group has a counted row; both columns are sorted."""
    chosen, of_texts = group[counted], texts[counted]
    new = np.ones(len(chosen), dtype=bool)
    new[1:] = (chosen[1:] != chosen[:-1]) | (of_texts[1:] != of_texts[:-1])
    counts = np.bincount(chosen[new], minlength=int(group[-1]) + 1 if len(group) else 0)
    return np.asarray(counts[group], dtype=np.int64)


def _cover(found: NDArray[np.int64], words: Words) -> NDArray[np.bool_]:
    """Mark the words of the runs that begin at these places, with short gaps between them, where they are long enough."""
    marked = np.zeros(len(words.keys), dtype=bool)
    if len(found) == 0:
        return marked
    found = np.sort(found)
    ends = found + words.run_sizes[found]
    apart = (found[1:] - ends[:-1] > BRIDGE_WORDS) | (words.texts[found[1:]] != words.texts[found[:-1]])
    begins = np.flatnonzero(np.concatenate(([True], apart)))
    firsts, lasts = found[begins], ends[np.append(begins[1:], len(found)) - 1]
    long = lasts - firsts >= LEAST_WORDS
    change = np.bincount(firsts[long], minlength=len(marked) + 1) - np.bincount(lasts[long], minlength=len(marked) + 1)
    return np.cumsum(change[: len(marked)]) > 0
