"""The news flow of one pile while it is made: chance, the pages that are there, the names that nobody bears yet."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from piles.frames import Assertion, Line, words
from piles.pages import Page
from piles.texts import Original, originals

# The mix was written down before anything was counted with it
HEADLINE, NOBODY, CHANNEL = 0.25, 0.08, 0.7
DATES = {"right": 0.7, "missing": 0.2, "wrong": 0.1}
WRONG_HOURS = 240
CORPORA = {"reuters": 0.4, "basil": 0.2, "wmt": 0.4}
MOST_ORIGINS = 5


@dataclass(slots=True)
class Flow:
    """A pile that grows.

    Args:
        chance: the same for the same seed.
        texts: real texts by corpus.
        claimed: what the pile is about.
        bodies: numbers of the bodies (words.yml) that speak, one an origin.
        outlets, channels: names that nobody bears yet, outlets by language.
        pages, kinds: what is made so far: pages, and the kinds of the true origins.
    """

    chance: Random
    texts: dict[str, list[Original]]
    claimed: Assertion
    bodies: list[int]
    outlets: dict[str, list[str]]
    channels: list[str]
    pages: list[Page] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)


def begin(data: Path, seed: int, *, planted: bool | None) -> Flow:
    """Choose what a pile is about, and who may speak in it."""
    chance = Random(f"piles {seed}")  # noqa: S311 - it makes piles, it guards nothing
    texts = originals(data)
    own = chance.random() < 0.5 if planted is None else planted
    return Flow(
        chance=chance,
        texts=texts,
        claimed=Assertion(chance.randrange(len(words()["affairs"])), None, 0, 0) if own else _sentence(chance, texts),
        bodies=chance.sample(range(len(words()["bodies"])), MOST_ORIGINS),
        outlets={language: chance.sample(names, len(names)) for language, names in words()["outlets"].items()},
        channels=chance.sample(words()["channels"], len(words()["channels"])),
    )


def _sentence(chance: Random, texts: dict[str, list[Original]]) -> Assertion:
    """Choose a sentence of a real text of which a claim can be made."""
    while True:
        text = any_text(chance, texts)
        if lines := text.claimable():
            return Assertion(0, text, chance.choice(lines), 0)


def any_text(chance: Random, texts: dict[str, list[Original]]) -> Original:
    """Choose a real text."""
    return chance.choice(texts[pick(chance, CORPORA)])


def pick(chance: Random, table: dict[str, float]) -> str:
    """Choose one of several by their weights."""
    return chance.choices(list(table), list(table.values()))[0]


def published(flow: Flow, page: Page, *, anonymous: bool = False) -> Page:
    """Give a page an outlet, or a channel, or nobody; and the date that it shows."""
    known = flow.outlets.get(page.language) or []
    channel = anonymous and flow.chance.random() < CHANNEL and bool(flow.channels)
    nobody = anonymous or flow.chance.random() < NOBODY or not known
    outlet = flow.channels.pop() if channel else (None if nobody else known.pop())
    date = pick(flow.chance, DATES)
    shown = {"right": page.hours, "missing": None, "wrong": page.hours + flow.chance.uniform(-WRONG_HOURS, WRONG_HOURS)}[date]
    return replace(page, outlet=outlet, channel=channel, shown=shown)


def headline(flow: Flow, page: Page) -> Line | None:
    """Put the claim in the outlet's own voice above the text, as headlines do; in one wording with the text."""
    claim = next((line for line in page.lines if line.claims), None)
    if claim is None or flow.chance.random() >= HEADLINE:
        return None
    return replace(claim, slot=(claim.slot[0], -2), frame="bare", who=())
