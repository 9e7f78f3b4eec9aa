"""The words of a pile as columns, with their places: what verbatim and edited copies are found on."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.cutting import MOST_CODES, Cut, Powers, cut, hash_letters
from sayso.languages.alphabet import APOSTROPHES, INVISIBLE, UNSPACED, VOICED, alphabet

# numpy lets other threads run while it works; more than these wait for one another
THREADS = 2
_IN_WORDS = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE))
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
# how many words one character of an unspaced script is worth: ntrex128 has 1.66 Han characters and 2.38 Japanese ones an
# English word; a Thai word has some four
_CHARACTER_WEIGHT, _THAI_WEIGHT, _THAI_END = 0.5, 0.25, 0x1FFF


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a pile, one text after another.

    Args:
        offsets: where each text's words begin, and the end of the last, int64, shape (texts + 1,).
        starts, ends: code points in the word's own text, int32, shape (words,).
        keys: portable hash of each folded word, uint64, shape (words,); equal keys are equal words.
        weights: in words: 1, or less for one character of an unspaced script, float32, shape (words,).
        texts: which text each word belongs to, int32, shape (words,).
    """

    offsets: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]
    texts: NDArray[np.int32]

    @property
    def unspaced(self) -> NDArray[np.bool_]:
        """Whether a word is one character of a script without spaces, bool, shape (words,)."""
        return self.weights < 1


@lru_cache(maxsize=1 << 16)
def fold(raw: str) -> str:
    """Give the form of a word by which two words count as equal: case, width and invisible characters do not matter.

    Example:
        >>> fold("Ｃafé\u00ad"), fold("DON’T"), fold("1,500")
        ('café', "don't", '1500')
    """
    plain = unicodedata.normalize("NFKC", raw.translate(_IN_WORDS)).casefold()
    return plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain


@cache
def word_pattern() -> re.Pattern[str]:
    """Match one word, or one character of an unspaced script with the marks upon it: for a few words of one text.

    The words of a whole pile are cut by :func:`words_of`, into the same words.

    Example:
        >>> word_pattern().findall("The mill’s 1,500 men")
        ['The', 'mill’s', '1,500', 'men']
    """
    marks = _ranges(code for code in range(0x300, 0x20000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    marks += INVISIBLE + VOICED
    letter = rf"[^\W_{UNSPACED}]"
    inside = rf"(?:[{marks}]+{letter}*|[{APOSTROPHES}](?={letter}){letter}+|(?<=\d)[.,](?=\d){letter}+)"
    return re.compile(rf"{letter}+{inside}*|(?![_{VOICED}])\w[{marks}]*")


def _ranges(codes: Iterable[int]) -> str:
    """Write code points, in order, as the inside of a character class."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spans)


def words_of(texts: Sequence[str]) -> Words:
    """Cut texts into folded words, keeping where each stands.

    Example:
        >>> found = words_of(["The mill, the MILL.", "水車小屋"])
        >>> found.keys[:4].tolist() == found.keys[[2, 3, 0, 1]].tolist(), found.offsets.tolist(), found.weights[-1]
        (True, [0, 4, 8], np.float32(0.5))
    """
    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(_cut_batch, _batches(texts)))
    counts = np.concatenate([np.empty(0, np.int64), *(part.counts for part in parts)])
    return Words(
        offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        starts=np.concatenate([np.empty(0, np.int32), *(part.starts for part in parts)]),
        ends=np.concatenate([np.empty(0, np.int32), *(part.ends for part in parts)]),
        keys=np.concatenate([np.empty(0, np.uint64), *(part.keys for part in parts)]),
        weights=np.concatenate([np.empty(0, np.float32), *(part.weights for part in parts)]),
        texts=np.repeat(np.arange(len(texts), dtype=np.int32), counts),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The columns of some texts, and how many words each text has."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]
    counts: NDArray[np.int64]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Put texts together up to the length that is cut in one go; a longer text stands alone."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) + 1 > MOST_CODES:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + 1
    if batch:
        yield batch


def _cut_batch(texts: Sequence[str]) -> _Part:
    """Cut the texts of one batch, with a line break after each."""
    joined = "\n".join((*texts, ""))
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends_of_texts = np.cumsum(np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts)))
    found = cut(codes, alphabet(), _powers(len(codes)))
    keys = _with_uneven(joined, found)
    numbers = np.searchsorted(ends_of_texts, found.starts, side="right")
    begins = np.concatenate(([0], ends_of_texts))[numbers]
    thai = codes[found.starts] < _THAI_END
    weights = np.where(found.unspaced, np.where(thai, _THAI_WEIGHT, _CHARACTER_WEIGHT), 1.0)
    return _Part(
        starts=(found.starts - begins).astype(np.int32),
        ends=(found.ends - begins).astype(np.int32),
        keys=keys,
        weights=weights.astype(np.float32),
        counts=np.bincount(numbers, minlength=len(texts)),
    )


@cache
def _usual_powers() -> Powers:
    return Powers(MOST_CODES)


def _powers(count: int) -> Powers:
    """Give powers for so many code points; a single text longer than a batch gets its own."""
    return _usual_powers() if count <= MOST_CODES else Powers(count)


def _with_uneven(text: str, found: Cut) -> NDArray[np.uint64]:
    """Give the hashes of words, those of uneven words by their folded form."""
    rows = np.flatnonzero(found.uneven)
    keys = found.hashes
    if len(rows):
        places = zip(found.starts[rows].tolist(), found.ends[rows].tolist(), strict=True)
        keys[rows] = np.array([hash_word(fold(text[start:end])) for start, end in places], dtype=np.uint64)
    return keys


@lru_cache(maxsize=1 << 16)
def hash_word(folded: str) -> int:
    """Give 64 bits for a folded word; the same on every machine, and never Python's own hash(), which differs from run to run.

    Example:
        >>> hash_word("mill") == words_of(["MILL"]).keys[0], hash_word("mill") == hash_word("mills")
        (np.True_, False)
    """
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return hash_letters(alphabet().letters[codes], _powers(len(codes)))
