"""Which texts hold which pieces of text, and how much each piece tells (BM25)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.cutting import CLASS_BITS, DIGIT, LETTER, MARK, UNSPACED, Alphabet
from sayso.kernels.shingles import mix

# Four letters hold a word's stem whatever its ending, and a slip of the pen spoils few of them. On the 997 training posts of
# checkthat2022_2a_en: .852 (average precision among the first 5), with five .839, with words cut at five letters .830
PIECE_CODES = 4
# How fast a piece that comes again counts less, and how much long texts are held back. Source: Robertson and Zaragoza 2009, usual
# values; .6 to 2 and .4 to 1 change the same figure by less than .01
SATURATION = 1.2
LENGTH_SHARE = 0.75
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)
_ROW_BITS = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Postings:
    """Pieces, and the texts that hold each.

    Args:
        pieces: in order, each once, uint32, shape (pieces,).
        rarity: logarithm of how seldom a text holds the piece, float32, shape (pieces,); 0 and more.
        offsets: where the texts of each piece begin in ``rows``, int64, shape (pieces + 1,).
        rows: texts, uint32, shape (postings,).
        weights: what a piece counts in a text, float32, shape (postings,).
        n_rows: how many texts there are.
    """

    pieces: NDArray[np.uint32]
    rarity: NDArray[np.float32]
    offsets: NDArray[np.int64]
    rows: NDArray[np.uint32]
    weights: NDArray[np.float32]
    n_rows: int


def pieces_of(
    codes: NDArray[np.uint32], texts: NDArray[np.int64], alphabet: Alphabet
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Cut texts into overlapping runs of four folded letters, blanks between words counted.

    What is no letter, digit or mark is a blank, and many blanks are one. After each character of a script without spaces stands a
    blank, so that there a run holds two characters. A text shorter than a run has none.

    Args:
        codes: code points of texts one after the other, each with a blank at both ends, uint32.
        texts: the number of the text that each belongs to, ascending, int64, the same shape.
        alphabet: the classes and numbers of code points.

    Returns:
        A 32-bit hash of every run, uint32, and its text, int64, shape (runs,). Two runs in some 4 billion pairs hash alike.
    """
    classes = alphabet.classes[codes] & CLASS_BITS
    unspaced = classes == UNSPACED
    blank = ~(unspaced | (classes == LETTER) | (classes == DIGIT) | (classes == MARK))
    again = np.zeros(len(codes), dtype=bool)
    # a character without spaces brings its own blank
    again[1:] = blank[1:] & (blank | unspaced)[:-1] & (texts[1:] == texts[:-1])
    numbers = np.where(blank, np.uint64(0), alphabet.letters[codes])
    times = np.where(again, 0, 1 + unspaced)
    ends = np.cumsum(times)
    owners, letters = np.repeat(texts, times), np.repeat(numbers, times)
    letters[ends[unspaced] - 1] = 0
    if len(letters) < PIECE_CODES:
        return np.empty(0, np.uint32), np.empty(0, np.int64)
    count = len(letters) - PIECE_CODES + 1
    sums = np.zeros(count, dtype=np.uint64)
    for place in range(PIECE_CODES):
        sums += letters[place : place + count] * _ODD[place]
    within = owners[:count] == owners[PIECE_CODES - 1 :]
    return (mix(sums[within]) >> _ROW_BITS).astype(np.uint32), owners[:count][within]


def post(pieces: NDArray[np.uint32], rows: NDArray[np.int64], n_rows: int) -> Postings:
    """Index the pieces of texts.

    Args:
        pieces: uint32, in any order, shape (runs,).
        rows: the text that each stands in, int64, the same shape.
        n_rows: how many texts there are, those without a piece counted; at most 2**32.

    Source: BM25 as in Robertson and Zaragoza 2009, The Probabilistic Relevance Framework; the logarithm is never negative
        (Lucene's).
    """
    # piece and text in one number: one sort brings the same piece of one text together
    both = np.sort((pieces.astype(np.uint64) << _ROW_BITS) | rows.astype(np.uint64))
    firsts = np.flatnonzero(np.concatenate(([True], both[1:] != both[:-1]))) if len(both) else np.empty(0, np.int64)
    times = np.diff(np.append(firsts, len(both))).astype(np.float32)
    keys, owners = (both[firsts] >> _ROW_BITS).astype(np.uint32), both[firsts].astype(np.uint32)
    known, starts = np.unique(keys, return_index=True)
    offsets = np.append(starts, len(keys)).astype(np.int64)
    held = np.diff(offsets)
    rarity = np.log1p((n_rows - held + 0.5) / (held + 0.5)).astype(np.float32)
    lengths = np.bincount(rows, minlength=n_rows).astype(np.float32)
    slow = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / max(lengths.mean() if n_rows else 0.0, 1e-9))
    weights = times * (SATURATION + 1) / (times + slow[owners]) * np.repeat(rarity, held)
    return Postings(known, rarity, offsets, owners, weights.astype(np.float32), n_rows)


def weigh(postings: Postings, pieces: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Give what every text has in common with a query: float32, shape (texts,), 0 and more, higher is more.

    Args:
        postings: of the texts.
        pieces: of the query, uint32; one that comes again counts once.
    """
    found = places(postings, np.unique(pieces))
    spans = [slice(postings.offsets[place], postings.offsets[place + 1]) for place in found[found >= 0]]
    if not spans:
        return np.zeros(postings.n_rows, dtype=np.float32)
    rows = np.concatenate([postings.rows[span] for span in spans])
    weights = np.concatenate([postings.weights[span] for span in spans])
    return np.bincount(rows, weights=weights, minlength=postings.n_rows).astype(np.float32)


def places(postings: Postings, pieces: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Give the place of every piece among those of the texts, -1 where no text has it: int64, shape (pieces,)."""
    if not len(postings.pieces):
        return np.full(len(pieces), -1, dtype=np.int64)
    found = np.minimum(np.searchsorted(postings.pieces, pieces), len(postings.pieces) - 1)
    return np.where(postings.pieces[found] == pieces, found, -1)
