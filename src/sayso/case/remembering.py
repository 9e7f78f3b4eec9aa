"""What the judge said of a pair is kept with the case: no pair is read twice, however often the pile grows."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.languages.inference import Infer

Pair = tuple[str, str]


class RememberedJudge:
    """A judge of ordered pairs that reads only what it has not read before.

    Args:
        infer: the judge: pairs to float32, shape (pairs, 3); what it says of a pair must not depend on the others.
        model: what names it: another model's answers are not taken for its own.
        known: answers by key, three float32 each.
    """

    def __init__(self, infer: Infer, model: str, known: Mapping[bytes, bytes]) -> None:
        self._infer, self._model, self._known = infer, model, known
        self.fresh: dict[bytes, bytes] = {}

    def __call__(self, pairs: Sequence[Pair]) -> NDArray[np.float32]:
        """Judge pairs: float32, shape (pairs, 3)."""
        keys = [self._key(pair) for pair in pairs]
        unread = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._known and key not in self.fresh}
        if unread:
            found = np.ascontiguousarray(self._infer(list(unread.values())), dtype="<f4")
            self.fresh |= {key: row.tobytes() for key, row in zip(unread, found, strict=True)}
        rows = b"".join(self._known.get(key) or self.fresh[key] for key in keys)
        return np.frombuffer(rows, dtype="<f4").reshape(-1, 3)

    def _key(self, pair: Pair) -> bytes:
        return blake2b("\x1f".join((self._model, *pair)).encode("utf8", "surrogatepass"), digest_size=16).digest()
