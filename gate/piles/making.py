"""Piles made of real texts, with the number of their origins known: the news flow, step by step, by chance."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from piles.copying import credited, edited, merged, shortened, translated
from piles.firsts import first_report
from piles.flow import MOST_ORIGINS, Flow, begin, headline, pick, published
from piles.frames import Line
from piles.pages import Page, Pile
from piles.retelling import cited, cited_elsewhere, rewritten, rewritten_bare

# The mix was written down before anything was counted with it
ORIGINS = {"1": 0.30, "2": 0.30, "3": 0.20, "4": 0.12, "5": 0.08}
LEAST_PAGES, MOST_PAGES, MEAN_DERIVED = 3, 25, 7
STEPS = {
    "verbatim": 0.18,
    "edited": 0.17,
    "shortened": 0.15,
    "translated": 0.10,
    "merged": 0.06,
    "rewritten": 0.14,
    "cited": 0.12,
    "cited elsewhere": 0.03,
    "rewritten bare": 0.05,
}
STRIPPED, OBSERVED = 0.10, 0.06
Step = Callable[[Flow, Page], Page | None]


def make_pile(data: Path, seed: int, *, planted: bool | None = None) -> Pile:
    """Make the pile of a seed.

    Args:
        data: folder of the corpora.
        seed: equal seeds give equal piles.
        planted: true where the claim is to be an affair of our own, false for a sentence of a real text; by chance when None.
    """
    flow = begin(data, seed, planted=planted)
    count = int(pick(flow.chance, ORIGINS))
    for _ in range(count):
        flow.pages.append(first_report(flow))
    pages = min(MOST_PAGES, max(LEAST_PAGES, count + int(flow.chance.expovariate(1 / MEAN_DERIVED))))
    while len(flow.pages) < pages:
        flow.pages.append(finish(flow, derived(flow)))
    return Pile(seed, tuple(flow.pages), tuple(flow.kinds))


def derived(flow: Flow) -> Page:
    """Make one more page from one of those that are there."""
    parent = flow.chance.choice(flow.pages)
    rules: dict[str, Step] = {
        "verbatim": lambda _, page: page,
        "edited": edited,
        "shortened": shortened,
        "translated": translated,
        "merged": merged,
        "rewritten": rewritten,
        "cited": cited,
        "cited elsewhere": cited_elsewhere,
        "rewritten bare": rewritten_bare,
    }
    while True:
        step = pick(flow.chance, STEPS)
        made = rules[step](flow, parent)
        if made is not None:
            parents = made.parents if step == "merged" else (parent.number,)
            return replace(
                made,
                number=len(flow.pages),
                parents=parents,
                steps=(step,),
                hours=parent.hours + flow.chance.uniform(0.5, 48),
                link=made.link if step == "cited" else None,
            )


def finish(flow: Flow, page: Page) -> Page:
    """Publish a derived page: credits changed, the attribution stripped, an observation added."""
    parent = flow.pages[page.parents[0]]
    copied = not page.steps[0].startswith(("rewritten", "cited"))
    page = published(flow, page, anonymous=parent.channel and flow.chance.random() < 0.5)
    page = credited(flow, page, parent) if copied else page
    if copied and flow.chance.random() < STRIPPED:
        stripped = tuple(
            replace(line, frame="bare", who=()) if line.claims and line.frame != "own" else line for line in page.lines
        )
        if stripped != page.lines:
            page = replace(page, lines=stripped, steps=(*page.steps, "attribution stripped"))
    if not copied:
        page = replace(page, headline=headline(flow, page))
    if len(flow.kinds) < MOST_ORIGINS and page.outlet and flow.chance.random() < OBSERVED:
        page = observed(flow, page)
    return page


def observed(flow: Flow, page: Page) -> Page:
    """Add what the outlet's own people saw: one more origin."""
    origin = len(flow.kinds)
    flow.kinds.append("own")
    line = Line((f"o{origin}", -1), "own", flow.chance.randrange(9), (), replace(flow.claimed, wording=origin))
    return replace(page, lines=(*page.lines, line), origins=page.origins | {origin}, steps=(*page.steps, "own observation added"))
