"""The words of a pile as columns, with their places: what verbatim and edited copies are found on."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.shingles import hash_word

RUN_WORDS = 5
RUN_CHARACTERS = 8
# scripts without spaces: Thai and Lao, Burmese, Khmer, kana, Han with its extensions, half-width kana
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# joiners, soft hyphens and marks that stand inside a word without being letters
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_APOSTROPHES = "'’ʼ＇`´"
_IN_WORDS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_ASCII = re.compile(r"([A-Za-z0-9]+(?:(?:'(?=[A-Za-z])|(?<=\d)[.,](?=\d))[A-Za-z0-9]+)*)")
_MARKS = (*((mark, "'") for mark in "’‘"), *((mark, '"') for mark in "“”«»"), *((mark, "-") for mark in "—–…•·"), ("\u00a0", " "))
# how many words one character of an unspaced script is worth: ntrex128 has 1.66 Han characters and 2.38 Japanese ones an
# English word; a Thai word has some four
_CHARACTER_WEIGHT, _THAI_WEIGHT = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a pile, one text after another.

    Args:
        offsets: where each text's words begin, and the end of the last, int64, shape (texts + 1,).
        ids: number of each folded word, int64, shape (words,); equal numbers are equal words.
        starts, ends: code points in the word's own text, int64, shape (words,).
        keys: portable hash of each folded word, uint64, shape (words,).
        weights: in words: 1, or less for one character of an unspaced script, float64, shape (words,).
        texts: which text each word belongs to, int64, shape (words,).
    """

    offsets: NDArray[np.int64]
    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    keys: NDArray[np.uint64]
    weights: NDArray[np.float64]
    texts: NDArray[np.int64]

    @property
    def run_sizes(self) -> NDArray[np.uint8]:
        """How many words the run has that begins at each word."""
        return np.where(self.weights < 1, RUN_CHARACTERS, RUN_WORDS).astype(np.uint8)


class Vocabulary(dict[str, int]):
    """Numbers of words, by their raw form; made as words are met."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}

    def __missing__(self, raw: str) -> int:
        number = self.folded.setdefault(fold(raw), len(self.folded))
        self[raw] = number
        return number


def fold(raw: str) -> str:
    """Give the form of a word by which two words count as equal: case, width and invisible characters do not matter.

    Example:
        >>> fold("Ｃafé\u00ad"), fold("DON’T"), fold("1,500")
        ('café', "don't", '1500')
    """
    plain = unicodedata.normalize("NFKC", raw.translate(_IN_WORDS)).casefold()
    return plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain


@cache
def _pattern() -> re.Pattern[str]:
    """Match one word, or one character of an unspaced script with the marks upon it."""
    marks = _ranges(code for code in range(0x300, 0x20000) if unicodedata.category(chr(code)) in ("Mn", "Mc")) + _INVISIBLE
    letter = rf"[^\W_{_UNSPACED}]"
    inside = rf"(?:[{marks}]+{letter}*|[{_APOSTROPHES}](?={letter}){letter}+|(?<=\d)[.,](?=\d){letter}+)"
    return re.compile(rf"({letter}+{inside}*|(?:(?!_)\w|[ｦ-ﾝ])[ﾞﾟ{marks}]*)")


def _ranges(codes: Iterable[int]) -> str:
    """Write code points, in order, as the inside of a character class."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spans)


def word_pattern(text: str) -> re.Pattern[str]:
    """Give the pattern, with one group, that cuts this text into words."""
    return _ASCII if text.isascii() else _pattern()


def words_of(texts: Sequence[str]) -> Words:
    """Cut texts into folded words, keeping where each stands.

    Example:
        >>> found = words_of(["The mill, the MILL.", "水車小屋"])
        >>> found.ids.tolist(), found.offsets.tolist(), found.weights[-1]
        ([0, 1, 0, 1, 2, 3, 4, 5], [0, 4, 8], np.float64(0.5))
    """
    vocabulary = Vocabulary()
    columns = [_columns(text, vocabulary) for text in texts]
    ids = np.concatenate([np.empty(0, np.int64), *(each[0] for each in columns)])
    counts = np.array([len(each[0]) for each in columns], dtype=np.int64)
    known = list(vocabulary.folded)
    keys = np.array([hash_word(word) for word in known], dtype=np.uint64)
    weights = np.array([_weight(word) for word in known], dtype=np.float64)
    return Words(
        offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        ids=ids,
        starts=np.concatenate([np.empty(0, np.int64), *(each[1] for each in columns)]),
        ends=np.concatenate([np.empty(0, np.int64), *(each[2] for each in columns)]),
        keys=keys[ids] if known else np.empty(0, np.uint64),
        weights=weights[ids] if known else np.empty(0, np.float64),
        texts=np.repeat(np.arange(len(texts)), counts),
    )


def _columns(text: str, vocabulary: Vocabulary) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give word numbers, starts and ends of one text."""
    # what stands between the words and the words take turns: their lengths add up to the places
    simple = text if text.isascii() else _plain_punctuation(text)
    parts = word_pattern(simple).split(simple)
    places = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))
    words = parts[1::2]
    return np.fromiter(map(vocabulary.__getitem__, words), np.int64, len(words)), places[:-1:2], places[1::2]


def _plain_punctuation(text: str) -> str:
    """Give a text of the same length with ASCII marks: most English texts are ASCII then, and cut twice as fast."""
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    return text


def _weight(word: str) -> float:
    """Say how many words a folded word is worth."""
    first = word[:1]
    if not re.match(f"[{_UNSPACED}]", first):
        return 1.0
    return _THAI_WEIGHT if first < "\u1fff" else _CHARACTER_WEIGHT
