"""Pages made from others by copying: edited, shortened, translated, merged, with other credits."""

from dataclasses import replace

from piles.flow import Flow, pick
from piles.frames import Line, render, words
from piles.pages import Credit, Page

CREDITS = {"kept": 0.45, "changed": 0.15, "to the one copied": 0.20, "stripped": 0.20}
DROPPED, KEPT_WORDS, TURNED = 0.2, 0.4, 0.3
# One word in so many is replaced; shorter lines are left alone
WORDS = 8


def edited(flow: Flow, page: Page) -> Page:
    """Replace words, drop and reorder sentences; the claim's own stay."""
    lines = [line for line in page.lines if line.claims or flow.chance.random() > DROPPED]
    lines = [_with_other_words(flow, line, page) for line in lines]
    if flow.chance.random() < TURNED and len(lines) > 2:
        place = flow.chance.randrange(len(lines) - 1)
        lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return replace(page, lines=tuple(lines))


def _with_other_words(flow: Flow, line: Line, page: Page) -> Line:
    if line.claims or flow.chance.random() < KEPT_WORDS:
        return line
    parts = render(line, page.language, page.version).text.split()
    if len(parts) < WORDS:
        return line
    for place in flow.chance.sample(range(len(parts)), len(parts) // WORDS):
        parts[place] = flow.chance.choice(parts)
    return replace(line, text=" ".join(parts))


def shortened(flow: Flow, page: Page) -> Page:
    """Keep the sentences with the claim and a few others."""
    others = [number for number, line in enumerate(page.lines) if not line.claims]
    kept = set(flow.chance.sample(others, min(len(others), flow.chance.randint(1, 4))))
    return replace(page, lines=tuple(line for number, line in enumerate(page.lines) if line.claims or number in kept))


def translated(flow: Flow, page: Page) -> Page | None:
    """Take another version of the text, as people and machines have translated it; edited words are as in that version."""
    originals_of = {
        line.assertion.original.name: line.assertion.original
        for line in page.lines
        if line.frame == "real" and line.assertion and line.assertion.original
    }
    if len(originals_of) != 1:
        return None
    (text,) = originals_of.values()
    sides = [side for side in text.versions if side != (page.language, page.version) and side[0] in flow.claimed.languages()]
    if not sides:
        return None
    language, version = flow.chance.choice(sides)
    lines = tuple(replace(line, text=None) if line.frame == "real" else line for line in page.lines if line.frame != "filler")
    return replace(page, language=language, version=version, lines=lines)


def merged(flow: Flow, page: Page) -> Page | None:
    """Put lines of two pages of different origins and of one language into one."""
    others = [
        each
        for each in flow.pages
        if (each.language, each.version) == (page.language, page.version) and not each.origins & page.origins
    ]
    if not others:
        return None
    other = flow.chance.choice(others)
    first, second = shortened(flow, page), shortened(flow, other)
    return replace(
        page,
        lines=(*first.lines, *second.lines),
        origins=page.origins | other.origins,
        parents=(page.number, other.number),
        headline=None,
        credit=None,
    )


def credited(flow: Flow, page: Page, parent: Page) -> Page:
    """Keep, change or strip the credit of a copied text, or credit the one that it was copied from."""
    how = pick(flow.chance, CREDITS)
    style = flow.chance.randrange(9)
    if parent.channel and page.channel:
        return replace(page, credit=Credit("forward", ("outlet", str(parent.outlet)), 0), steps=(*page.steps, "forwarded"))
    if how == "to the one copied" and parent.outlet and parent.outlet != page.outlet:
        credit = Credit("closing", ("outlet", parent.outlet), style)
    elif how == "changed" and parent.credit:
        place = flow.chance.choice(("dateline", "closing"))
        credit = Credit(place, ("agency", str(flow.chance.randrange(len(words()["agencies"])))), style)
    elif how == "stripped" and parent.credit:
        return replace(page, credit=None, steps=(*page.steps, "credit stripped"))
    else:
        return replace(page, credit=parent.credit)
    return replace(page, credit=credit, steps=(*page.steps, f"credit {how}"))
