"""Cut text into the word pieces of the multilingual encoder, and give the vector of each.

The pieces are those of XLM-R (unigram), pruned to the ones that news in the languages at hand uses; the
vectors are the frozen word table of multilingual-e5-small in blocks of 32 four-bit weights, unpacked row by
row. Both files come from ``training/export.py``; every model that is shipped reads them.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.errors import BadModel

BEGIN, END = 0, 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text: ids, int64 (n,), and ranges, int32 (n, 2), in code points of the text, without white space."""

    ids: NDArray[np.int64]
    ranges: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class WordTable:
    """The packed word table: nibbles, uint8 (pieces, blocks, 16); scales, float16 (pieces, blocks)."""

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def rows(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Unpack the vectors of these pieces: float32, the shape of ``ids`` with one more axis of blocks * 32."""
        return unpack(self.nibbles[ids], self.scales[ids])


def unpack(nibbles: NDArray[np.uint8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    """Unpack Q4_0 blocks: nibbles (..., blocks, 16) and scales (..., blocks) to float32 (..., blocks * 32).

    The low nibbles of a block are its first half, the high ones its second; a weight is its nibble less 8, times the scale.
    """
    halves = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=-1).astype(np.float32)
    values = (halves - 8) * scales[..., None].astype(np.float32)
    return np.ascontiguousarray(values.reshape(*scales.shape[:-1], -1))


def model_file(name: str) -> Path:
    """Give the path of a shipped file of the encoder.

    Raises:
        BadModel: it is not there.
    """
    path = Path(str(files("sayso.languages"))) / "model" / name
    if not path.is_file():
        raise BadModel(f"the model file {name!r} is missing in sayso/languages/model; reinstall sayso or run training/export.py")
    return path


@cache
def tokenizer() -> Tokenizer:
    """Load the tokenizer, once."""
    return Tokenizer.from_buffer(gzip.decompress(model_file("pieces.json.gz").read_bytes()))


@cache
def word_table() -> WordTable:
    """Load the word table, once; its rows stay on disk until they are asked for."""
    return WordTable(np.load(model_file("nibbles.npy"), mmap_mode="r"), np.load(model_file("scales.npy"), mmap_mode="r"))


def pieces(texts: list[str]) -> list[Pieces]:
    """Cut texts into pieces, with the range of each in its text.

    Example:
        >>> one = pieces(["The ministry denied it."])[0]
        >>> "The ministry denied it."[slice(*one.ranges[0])]
        'The'
    """
    found = []
    for text, encoding in zip(texts, tokenizer().encode_batch(texts, add_special_tokens=False), strict=True):
        ranges = np.array([trimmed(text, start, end) for start, end in encoding.offsets], np.int32).reshape(-1, 2)
        found.append(Pieces(np.array(encoding.ids, np.int64), ranges))
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a range of a text without the white space at its ends.

    Example:
        >>> trimmed(" a b ", 0, 5)
        (1, 4)
    """
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
