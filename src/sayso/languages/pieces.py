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
        nibbles = self.nibbles[ids]
        low = (nibbles & 0x0F).astype(np.float32)
        high = (nibbles >> 4).astype(np.float32)
        values = (np.concatenate([low, high], axis=-1) - 8) * self.scales[ids][..., None].astype(np.float32)
        return np.ascontiguousarray(values.reshape(*ids.shape, -1))


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
        ranges = np.array([_trim(text, start, end) for start, end in encoding.offsets], np.int32).reshape(-1, 2)
        found.append(Pieces(np.array(encoding.ids, np.int64), ranges))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
