"""What the judge of pairs says of two texts: does either follow from the other, do they contradict each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.languages.inference import CONTRADICTS, ENTAILS

# (premise, hypothesis) pairs to float32, shape (pairs, 3): entails, contradicts, neither
Infer = Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was made of two texts, as probabilities.

    Args:
        forth: the second follows from the first.
        back: the first follows from the second.
        against: they contradict each other, in the direction in which that is surer.
    """

    forth: float
    back: float
    against: float

    @property
    def both(self) -> float:
        """How sure it is that each follows from the other: that they say the same, with nothing added."""
        return min(self.forth, self.back)

    @property
    def either(self) -> float:
        """How sure it is that one follows from the other: that it says no more."""
        return max(self.forth, self.back)

    @property
    def words(self) -> str:
        """What was found, for a reader."""
        return f"follows {self.forth:.2f}, is followed by {self.back:.2f}, contradicts {self.against:.2f}"


class Judge:
    """Judgements of pairs of texts, each made once.

    Args:
        infer: reads ordered pairs.
    """

    def __init__(self, infer: Infer) -> None:
        self._infer = infer
        self._known: dict[tuple[str, str], Judgement] = {}

    def read(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Judge many pairs at once."""
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if not fresh:
            return
        rows = self._infer([*fresh, *((second, first) for first, second in fresh)])
        for pair, forth, back in zip(fresh, rows[: len(fresh)], rows[len(fresh) :], strict=True):
            against = max(float(forth[CONTRADICTS]), float(back[CONTRADICTS]))
            self._known[pair] = Judgement(float(forth[ENTAILS]), float(back[ENTAILS]), against)

    def knows(self, first: str, second: str) -> bool:
        """Tell whether a pair has been judged."""
        return (first, second) in self._known

    def of(self, first: str, second: str) -> Judgement:
        """Give what is made of two texts."""
        self.read([(first, second)])
        return self._known[first, second]
