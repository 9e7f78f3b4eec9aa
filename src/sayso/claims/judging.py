"""What the judge of pairs says of two texts: does either follow from the other, do they contradict each other."""

from dataclasses import dataclass


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
