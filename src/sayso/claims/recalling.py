"""What comparing two texts gave is remembered, pair by pair.

It depends on the two texts, on the cosine of their vectors, and in two languages on how much nearer they are than the crowd. The
crowd moves with every batch: so what the margin was asked is kept, too, and an answer holds as long as that comes out the same.
There are more pairs than documents: their answers are read and written all at once.
"""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from msgspec import msgpack

from sayso.claims.assertions import Assertion
from sayso.claims.comparing import Nearness
from sayso.memory import Memory, digest

Answer = TypeVar("Answer")
# what the margin was asked: at least, less than, how it is written; with what, and what came out
MarginQuestion = tuple[str, float | str, bool | str]


@dataclass(frozen=True, slots=True)
class NotedMargin:
    """A margin that notes what it is asked."""

    value: float
    asked: list[MarginQuestion] = field(default_factory=list)

    def __ge__(self, least: float) -> bool:
        return bool(self._noted("at least", least))

    def __lt__(self, bound: float) -> bool:
        return bool(self._noted("less than", bound))

    def __format__(self, form: str) -> str:
        return str(self._noted("written", form))

    def _noted(self, what: str, given: float | str) -> bool | str:
        found = _answer(self.value, what, given)
        self.asked.append((what, given, found))
        return found


def _answer(margin: float, what: str, given: float | str) -> bool | str:
    if isinstance(given, str):
        return format(margin, given)
    return margin >= given if what == "at least" else margin < given


class Ledger(Generic[Answer]):
    """Answers of one function by key, in one entry of a memory: those that a run asked for are there in the next.

    Args:
        memory: where it is kept; None for nowhere.
        name: of the function.
        kind: what it gives.
        given: digest of what all answers depend on.
    """

    def __init__(self, memory: Memory | None, name: str, kind: type[Answer], given: bytes) -> None:
        self._memory, self._name, self._given = memory, name, given
        held = memory.get(name, given) if memory else None
        self._before: dict[bytes, Answer] = msgpack.decode(held, type=dict[bytes, kind]) if held else {}  # type: ignore[valid-type]
        self._asked: dict[bytes, Answer] = {}
        self._fresh = False

    def __bool__(self) -> bool:
        return self._memory is not None

    def get(self, key: bytes) -> Answer | None:
        """Give what is known, or None."""
        known = self._asked.get(key)
        if known is None:
            known = self._before.get(key)
            if known is not None:
                self._asked[key] = known
        return known

    def keep(self, key: bytes, answer: Answer) -> None:
        """Keep an answer, in place of an earlier one."""
        self._asked[key], self._fresh = answer, True

    def of(self, key: bytes, work: Callable[[], Answer]) -> Answer:
        """Give the answer to what a key stands for, worked out where it is not known."""
        known = self.get(key)
        if known is None:
            known = work()
            self.keep(key, known)
        return known

    def write(self) -> None:
        """Write down what was asked for, where that is not what stands there."""
        if self._memory is not None and (self._fresh or len(self._asked) < len(self._before)):
            self._memory.keep(self._name, self._given, msgpack.encode(self._asked))


class Pairs:
    """Keys of pairs of texts.

    Args:
        memory: where what is found is kept; None for nowhere.
        texts: one assertion for each text, by rank.
        given: digest of what all that is found depends on besides.
    """

    def __init__(self, memory: Memory | None, texts: Sequence[Assertion], given: bytes) -> None:
        self.memory, self.given, self._texts = memory, given, texts
        self._digests: dict[int, bytes] = {}

    def _digest(self, rank: int) -> bytes:
        known = self._digests.get(rank)
        if known is None:
            text = self._texts[rank]
            known = self._digests[rank] = digest(text.text, text.language, text.headline, text.details)
        return known

    def key(self, first: int, second: int, *given: float) -> bytes:
        """Give a key for two texts, by rank, and numbers: 32 bytes, and 8 for each."""
        pair = self._digest(first) + self._digest(second)
        return pair + struct.pack(f"<{len(given)}d", *given) if given else pair


class RecalledPairs(Generic[Answer]):
    """A function of two texts and how near they are, remembered.

    Args:
        pairs: the texts.
        name: of the function.
        kind: what it gives.
    """

    def __init__(self, pairs: Pairs, name: str, kind: type[Answer]) -> None:
        self._pairs = pairs
        self._ledger: Ledger[tuple[tuple[MarginQuestion, ...], Answer]]
        self._ledger = Ledger(pairs.memory, name, tuple[tuple[MarginQuestion, ...], kind], pairs.given)  # type: ignore[valid-type]

    def get(self, ranks: tuple[int, int], near: Nearness) -> Answer | None:
        """Give what is known, or None."""
        known = self._ledger.get(self._pairs.key(*ranks, near.cosine)) if self._ledger else None
        if known is None:
            return None
        margin, (questions, answer) = _plain(near), known
        return answer if all(_answer(margin, what, given) == found for what, given, found in questions) else None

    def keep(self, ranks: tuple[int, int], near: Nearness, answer: Answer) -> None:
        """Keep what was found for what :func:`noting` gave.

        Raises:
            TypeError: nothing was noted.
        """
        if not isinstance(near.margin, NotedMargin):
            raise TypeError(f"what was asked of a {type(near.margin).__name__} is not known; expected what noting() gave")
        if self._ledger:
            self._ledger.keep(self._pairs.key(*ranks, near.cosine), (tuple(dict.fromkeys(near.margin.asked)), answer))

    def of(self, ranks: tuple[int, int], near: Nearness, work: Callable[[Nearness], Answer]) -> Answer:
        """Give what is found for two texts, worked out where it is not known."""
        if not self._ledger:
            return work(near)
        known = self.get(ranks, near)
        if known is not None:
            return known
        noted = noting(near)
        found = work(noted)
        self.keep(ranks, noted, found)
        return found

    def write(self) -> None:
        """Write down what was asked for."""
        self._ledger.write()


def noting(near: Nearness) -> Nearness:
    """Give the same nearness, which notes what its margin is asked.

    Raises:
        TypeError: the margin is no float: what it is asked could not be noted.
    """
    return replace(near, margin=NotedMargin(_plain(near)))


def _plain(near: Nearness) -> float:
    if not isinstance(near.margin, float):
        raise TypeError(f"a margin of type {type(near.margin).__name__} cannot be noted; expected a float")
    return near.margin
