"""What comparing two texts gave is remembered, pair by pair.

It depends on the two texts, on the cosine of their vectors, and in two languages on how much nearer they are than the crowd. The
crowd moves with every batch: so what the margin was asked is kept, too, and an answer holds as long as that comes out the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import msgpack

from sayso.claims.assertions import Assertion
from sayso.claims.comparing import Nearness
from sayso.memory import Memory, digest

Answer = TypeVar("Answer")
# what the margin was asked: at least, less than, how it is written; with what, and what came out
Question = tuple[str, float | str, bool | str]


@dataclass(frozen=True, slots=True)
class NotedMargin:
    """A margin that notes what it is asked."""

    value: float
    asked: list[Question] = field(default_factory=list)

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


class Pairs:
    """Keys of pairs of texts.

    Args:
        memory: where what is found is kept; None for nowhere.
        texts: one assertion for each text, by rank.
    """

    def __init__(self, memory: Memory | None, texts: Sequence[Assertion]) -> None:
        self.memory, self._texts = memory, texts

    @cached_property
    def _digests(self) -> list[bytes]:
        return [digest(each.text, each.language, each.headline, each.details) for each in self._texts]

    def key(self, first: int, second: int, *given: float) -> bytes:
        """Give a key for two texts, by rank, and numbers."""
        return digest(self._digests[first], self._digests[second], given)


class Recalled(Generic[Answer]):
    """A function of two texts and how near they are, remembered.

    Args:
        pairs: the texts.
        name: of the function.
        kind: what it gives.
    """

    def __init__(self, pairs: Pairs, name: str, kind: type[Answer]) -> None:
        self._pairs, self._name = pairs, name
        self._reader = msgpack.Decoder(tuple[tuple[Question, ...], kind])  # type: ignore[valid-type]
        self._writer = msgpack.Encoder()

    def get(self, ranks: tuple[int, int], near: Nearness) -> Answer | None:
        """Give what is known, or None."""
        memory = self._pairs.memory
        known = memory.get(self._name, self._pairs.key(*ranks, near.cosine)) if memory else None
        if known is None or not isinstance(near.margin, float):
            return None
        margin = near.margin
        questions, answer = self._reader.decode(known)
        return answer if all(_answer(margin, what, given) == found for what, given, found in questions) else None

    def keep(self, ranks: tuple[int, int], near: Nearness, answer: Answer) -> None:
        """Keep what was found for what :func:`noting` gave."""
        if self._pairs.memory:
            asked = list(dict.fromkeys(near.margin.asked)) if isinstance(near.margin, NotedMargin) else []
            value = self._writer.encode((asked, answer))
            self._pairs.memory.keep(self._name, self._pairs.key(*ranks, near.cosine), value)

    def of(self, ranks: tuple[int, int], near: Nearness, work: Callable[[Nearness], Answer]) -> Answer:
        """Give what is found for two texts, worked out where it is not known."""
        if self._pairs.memory is None:
            return work(near)
        known = self.get(ranks, near)
        if known is not None:
            return known
        noted = noting(near)
        found = work(noted)
        self.keep(ranks, noted, found)
        return found


def noting(near: Nearness) -> Nearness:
    """Give the same nearness, which notes what its margin is asked."""
    return replace(near, margin=NotedMargin(near.margin)) if isinstance(near.margin, float) else near
