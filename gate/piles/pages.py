"""Pages of a pile before they are put into words."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from piles.frames import Key, Line

FIRST_DAY = datetime(2024, 3, 3, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit of the whole text: where it stands (a key of words.yml), whom it names, in which style."""

    place: str
    who: Key
    style: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document of a pile before it is put into words.

    Args:
        number: its place in the pile.
        language, version: of its words; ``version`` tells translators apart.
        lines: in order; ``headline`` is put above them.
        outlet: who publishes it; None where nothing tells.
        channel: true for a channel that forwards.
        credit: of the whole text.
        link: number of the page that it links to.
        hours: when it was published, hours after the first; ``shown`` is what it says of that.
        origins: the true origins that it rests on.
        parents: numbers of the pages that it was made from; ``steps`` how.
    """

    number: int
    language: str
    version: str
    lines: tuple[Line, ...]
    outlet: str | None
    channel: bool = False
    headline: Line | None = None
    credit: Credit | None = None
    link: int | None = None
    hours: float = 0.0
    shown: float | None = None
    origins: frozenset[int] = frozenset()
    parents: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def published(self) -> str | None:
        """The date that the page shows."""
        return None if self.shown is None else (FIRST_DAY + timedelta(hours=self.shown)).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"https://outlet{self.number}.example/news/{self.number}"


@dataclass(frozen=True, slots=True)
class Pile:
    """Pages and the kind of every true origin, by number."""

    seed: int
    pages: tuple[Page, ...]
    kinds: tuple[str, ...]
