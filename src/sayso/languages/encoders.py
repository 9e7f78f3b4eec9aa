"""The two encoders that read sentences, as one thing to hand on; and the same with a memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.languages.encoder import DIMENSIONS, encode
from sayso.languages.wide_encoder import DIMENSIONS as WIDE_DIMENSIONS
from sayso.languages.wide_encoder import encode_widely
from sayso.memory import KEY_BYTES, Memory

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors of length 1, float32, shape (texts, d): each text by itself, whatever stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoders:
    """What makes vectors of texts.

    Args:
        near: of 16 languages, fast: :func:`sayso.languages.encoder.encode`.
        wide: of a hundred, finer and slower: :func:`sayso.languages.wide_encoder.encode_widely`.
    """

    near: Encode = encode
    wide: Encode = encode_widely

    def remembering(self, memory: Memory) -> "Encoders":
        """Give the same encoders, which read no text that a memory knows."""
        return Encoders(
            near=_remembering(self.near, DIMENSIONS, "near vectors", memory),
            wide=_remembering(self.wide, WIDE_DIMENSIONS, "wide vectors", memory),
        )


SHIPPED = Encoders()
"""The encoders that come with the package."""


def _remembering(encode: Encode, dimensions: int, name: str, memory: Memory) -> Encode:
    """Keep vectors as 16 bits a number, which is all that they have."""

    def encoded(texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [blake2b(text.encode("utf8", "surrogatepass"), digest_size=KEY_BYTES).digest() for text in texts]
        rows = {key: memory.get(name, key) for key in keys}
        unread = {key: text for key, text in zip(keys, texts, strict=True) if rows[key] is None}
        if unread:
            for key, vector in zip(unread, encode(list(unread.values())).astype("<f2"), strict=True):
                rows[key] = vector.tobytes()
                memory.keep(name, key, vector.tobytes())
        joined = b"".join(rows[key] or b"" for key in keys)
        return np.frombuffer(joined, dtype="<f2").astype(np.float32).reshape(-1, dimensions)

    return encoded
