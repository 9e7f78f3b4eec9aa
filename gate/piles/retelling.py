"""Pages made from others by telling the claim anew: with the speaker, on an outlet's word, or naming nobody."""

from dataclasses import replace

from piles.flow import Flow, pick
from piles.frames import REAL_LANGUAGES, Key, Line, words
from piles.pages import Page

SPOKESMAN, NESTED, BY_AGENCY, LINKED = 0.2, 0.2, 0.6, 0.3
CITED = {"reports": 0.6, "citing": 0.4}
WORDINGS = (5, 10**6)


def rewritten(flow: Flow, page: Page) -> Page | None:
    """Tell it in other words, with whom the page credits; a body now and then by its spokesman."""
    told = _told_once(flow, page)
    if told is None or not _speaks(told[0]):
        return None
    claim, origin = told
    kind = "spokesman" if flow.chance.random() < SPOKESMAN else "body"
    return _item(flow, page, _anew(flow, claim, "said", ((kind, claim.who[0][1]),)), origin)


def _speaks(claim: Line) -> bool:
    """Tell whether a body is credited with a claim."""
    return claim.frame == "said" and claim.who[0][0] == "body"


def cited(flow: Flow, page: Page) -> Page | None:
    """Tell it in other words, on the word of the outlet or the agency that has it."""
    told = _told_once(flow, page)
    teller = _teller(flow, page) if told else None
    if told is None or teller is None:
        return None
    claim, origin = told
    inner = claim.who if _speaks(claim) and flow.chance.random() < NESTED else ()
    frame = "nested" if inner else pick(flow.chance, CITED)
    made = _item(flow, page, _anew(flow, claim, frame, (teller, *inner)), origin)
    linked = teller[0] == "outlet" and flow.chance.random() < LINKED
    if frame == "nested" and made.language not in words()["nested"]:
        return None
    return replace(made, link=page.number if linked else None)


def cited_elsewhere(flow: Flow, page: Page) -> Page | None:
    """Tell it in other words, on the word of an outlet that has it too, and that the pile does not hold."""
    told = _told_once(flow, page)
    names = flow.outlets.get(page.language)
    if told is None or not names:
        return None
    return _item(flow, page, _anew(flow, told[0], pick(flow.chance, CITED), (("outlet", names.pop()),)), told[1])


def rewritten_bare(flow: Flow, page: Page) -> Page | None:
    """Tell it in other words and name nobody: what no reader could trace."""
    told = _told_once(flow, page)
    return _item(flow, page, _anew(flow, told[0], "bare", ()), told[1]) if told else None


def _told_once(flow: Flow, page: Page) -> tuple[Line, int] | None:
    """Choose one of the claims of a page to be told anew, with its origin."""
    claims = [line for line in page.lines if line.claims]
    claim = flow.chance.choice(claims)
    origin = _origin_of(claim, page)
    return None if origin is None else (claim, origin)


def _origin_of(claim: Line, page: Page) -> int | None:
    if claim.slot[0].startswith("o"):
        return int(claim.slot[0][1:])
    return next(iter(page.origins)) if len(page.origins) == 1 else None


def _anew(flow: Flow, claim: Line, frame: str, who: tuple[Key, ...]) -> Line:
    """Make a line of the same claim in other words."""
    assertion = replace(flow.claimed, wording=flow.chance.randrange(*WORDINGS))
    return replace(
        claim, slot=(f"p{len(flow.pages)}", -1), frame=frame, style=flow.chance.randrange(9), who=who, assertion=assertion
    )


def _item(flow: Flow, page: Page, claim: Line, origin: int) -> Page:
    """Make a short item in words of our own, in any language that the claim can be put in."""
    languages = [language for language in flow.claimed.languages() if flow.outlets.get(language)]
    if flow.claimed.original is not None:
        languages = [language for language in languages if language in REAL_LANGUAGES]
    language = flow.chance.choice([*languages, page.language])
    fillers = [
        Line((f"p{len(flow.pages)}", n), "filler", text=frame.format(N=flow.chance.randint(2, 40)))
        for n, frame in enumerate(flow.chance.sample(words()["fillers"][language], flow.chance.randint(0, 2)))
    ]
    lines = [claim, *fillers]
    version = f"item {len(flow.pages)}"
    return replace(
        page, language=language, version=version, lines=tuple(lines), credit=None, headline=None, origins=frozenset({origin})
    )


def _teller(flow: Flow, page: Page) -> Key | None:
    """Choose whom a page is cited by: the agency that it credits, or its outlet."""
    if page.credit and (flow.chance.random() < BY_AGENCY or not page.outlet):
        return page.credit.who
    return ("outlet", page.outlet) if page.outlet and not page.channel else None
