"""What numbers and Latin names say of two sentences of different languages."""

import re
from collections import Counter
from dataclasses import dataclass

SUPPORT, CONTRADICTION = 0.05, 0.08

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ACRONYM = re.compile(r"[A-Z]{3,}[A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of a sentence, without their points and commas, and its words that begin with three Latin capitals."""

    numbers: Counter[str]
    names: frozenset[str]

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(self.numbers + other.numbers, self.names | other.names)


def marks(text: str) -> Marks:
    """Read numbers and names."""
    numbers = Counter(re.sub(r"\D", "", each) for each in _NUMBER.findall(text))
    return Marks(numbers, frozenset(_ACRONYM.findall(text)))


def support(a: Marks, b: Marks) -> float:
    """Give what numbers and Latin names add to the likeness of two sentences, or take from it.

    Set on ntrex128, by hand.

    Example:
        >>> sixty = marks("60 fighters of ISIS")
        >>> support(sixty, marks("60人のISIS戦闘員")), support(sixty, marks("500人の戦闘員"))
        (0.05, -0.08)
    """
    if a.numbers and b.numbers:
        shared = sum((a.numbers & b.numbers).values())
        if shared == 0:
            return -CONTRADICTION
        return SUPPORT if shared * 2 > min(sum(a.numbers.values()), sum(b.numbers.values())) else 0.0
    return SUPPORT if a.names & b.names else 0.0
