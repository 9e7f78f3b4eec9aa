"""For how many statements it is known who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Actor, Statement


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many statements there are; of how many nobody could tell who speaks; of how many nobody is named who could be asked."""

    statements: int
    unresolved: int
    unnamed: int

    def percent(self, many: int) -> int:
        """Give a number of statements in hundredths of all."""
        return round(100 * many / self.statements) if self.statements else 0


def spoken(statements: Iterable[Statement], actors: Iterable[Actor]) -> Spoken:
    """Count them over a whole pile.

    Example:
        >>> spoken((), ()).percent(0)
        0
    """
    speakers = [each.speaker for each in statements]
    named = {actor.id for actor in actors if actor.named}
    unresolved = speakers.count(None)
    return Spoken(len(speakers), unresolved, len(speakers) - unresolved - sum(speaker in named for speaker in speakers))
