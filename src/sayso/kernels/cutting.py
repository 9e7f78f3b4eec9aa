"""Words in a column of code points: where each begins and ends, and a hash of its folded form, for a whole pile at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.shingles import mix

# classes of code points, in the low three bits of a table's entry
NOTHING, LETTER, DIGIT, UNSPACED, MARK, APOSTROPHE, POINT = range(7)
CLASS_BITS = np.uint8(7)
# set where a code point by itself does not tell the folded form: marks that compose, ligatures that become two letters
UNEVEN = np.uint8(8)
# most code points in one call; tables of powers of this length lie in the processor's cache
MOST_CODES = 1 << 18
_STEP = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What is known of every code point.

    Args:
        classes: its class, and whether it is uneven, uint8, shape (0x110000,).
        letters: a random number for its folded form, the same for all forms that fold alike, uint64, shape (0x110000,).
    """

    classes: NDArray[np.uint8]
    letters: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of a column of code points, as columns with one row a word.

    Args:
        starts, ends: half open, int64.
        hashes: of the folded form, uint64; wrong where ``uneven``.
        unspaced: whether it is one character of a script without spaces, bool.
        uneven: whether its folded form must be had from the text itself, bool.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    unspaced: NDArray[np.bool_]
    uneven: NDArray[np.bool_]


class Powers:
    """Powers of one odd number and of its inverse modulo 2**64, computed once."""

    def __init__(self, count: int) -> None:
        one = np.ones(1, dtype=np.uint64)
        inverse = pow(_STEP, -1, 1 << 64)
        self.up = np.concatenate((one, np.cumprod(np.full(count - 1, _STEP, dtype=np.uint64))))
        self.down = np.concatenate((one, np.cumprod(np.full(count - 1, inverse, dtype=np.uint64))))


def cut(codes: NDArray[np.uint32], alphabet: Alphabet, powers: Powers) -> Cut:
    """Cut code points into words.

    A word is letters and digits, with marks upon them, an apostrophe between letters, a point or comma between digits; or one
    character of a script without spaces, with its marks.

    Args:
        codes: at most :data:`MOST_CODES` of them, uint32; the last must be none of a word.
        alphabet: the classes and numbers of code points.
        powers: of at least as many powers as there are code points.
    """
    entries = alphabet.classes[codes]
    classes = entries & CLASS_BITS
    digits = classes == DIGIT
    letters = (classes == LETTER) | digits
    unspaced = classes == UNSPACED
    spaced, marks = _with_marks(classes, letters, unspaced)
    spaced[_between(classes, APOSTROPHE, spaced, letters)] = True
    spaced[_between(classes, POINT, digits, digits)] = True
    starts = np.flatnonzero(_firsts(spaced) | unspaced)
    ends = np.flatnonzero(_lasts(spaced) | _lasts_with(unspaced, marks)) + 1
    return Cut(
        starts=starts,
        ends=ends,
        hashes=_hashes(alphabet.letters[codes], starts, ends, powers),
        unspaced=unspaced[starts],
        uneven=_touched(np.flatnonzero(entries & UNEVEN), starts, ends),
    )


def hash_letters(letters: NDArray[np.uint64], powers: Powers) -> int:
    """Hash one folded word, given the numbers of its letters; the same number as :func:`cut` gives."""
    total = (letters * powers.up[: len(letters)]).sum(dtype=np.uint64)
    return int(mix(np.array([total], dtype=np.uint64))[0])


def _with_marks(
    classes: NDArray[np.uint8], letters: NDArray[np.bool_], unspaced: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark what stands in spaced words, with the marks on their letters; and the marks on unspaced characters."""
    marks = classes == MARK
    if not marks.any():
        return letters.copy(), marks
    under = np.maximum.accumulate(np.where(marks, 0, np.arange(len(classes))))
    return letters | (marks & letters[under]), marks & unspaced[under]


def _between(classes: NDArray[np.uint8], kind: int, before: NDArray[np.bool_], after: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Find the code points of a class that stand between two others."""
    found = np.flatnonzero(classes[1:-1] == kind) + 1
    return found[before[found - 1] & after[found + 1]]


def _firsts(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = inside.copy()
    found[1:] &= ~inside[:-1]
    return found


def _lasts(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = inside.copy()
    found[:-1] &= ~inside[1:]
    return found


def _lasts_with(unspaced: NDArray[np.bool_], marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the last code point of every unspaced character, its marks counted in."""
    found = unspaced | marks
    found[:-1] &= ~marks[1:]
    return found


def _hashes(
    numbers: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64], powers: Powers
) -> NDArray[np.uint64]:
    """Hash every word as a polynomial over its letters: one running sum serves all words, shifted back by an inverse power.

    Source: Karp and Rabin 1987; arithmetic is modulo 2**64, so that an odd step has an inverse.
    """
    sums = np.zeros(len(numbers) + 1, dtype=np.uint64)
    numbers *= powers.up[: len(numbers)]
    np.cumsum(numbers, out=sums[1:])
    return mix(np.asarray((sums[ends] - sums[starts]) * powers.down[starts], dtype=np.uint64))


def _touched(places: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which words hold one of these places."""
    found = np.zeros(len(starts), dtype=bool)
    if len(places) and len(starts):
        words = np.searchsorted(starts, places, side="right") - 1
        found[words[(words >= 0) & (places < ends[words])]] = True
    return found
