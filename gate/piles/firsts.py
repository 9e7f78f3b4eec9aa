"""First reports: each is one origin, and a real text in which the claim is one sentence."""

from dataclasses import replace

from piles.flow import Flow, any_text, headline, pick, published
from piles.frames import Assertion, Key, Line, words
from piles.pages import Credit, Page
from piles.texts import Original

KINDS = {"said": 0.50, "own": 0.15, "video": 0.12, "unnamed": 0.08, "eyewitnesses": 0.05, "bare": 0.10}
BY_AGENCY = 0.6


def first_report(flow: Flow) -> Page:
    """Make the first report of one origin: a real text in which the claim is one sentence."""
    origin = len(flow.kinds)
    kind = pick(flow.chance, KINDS)
    flow.kinds.append(kind)
    own = origin == 0 and flow.claimed.original is not None
    text = flow.claimed.original if own and flow.claimed.original else _fitting(flow)
    language, version = text.language if own else _side(flow, text), "first"
    if (language, version) not in text.versions:
        version = next(name for known, name in text.versions if known == language)
    claim = _first_words(flow, origin, kind)
    body = [Line((f"o{origin}", n), "real", assertion=Assertion(0, text, n, 0)) for n in range(len(text.lines))]
    if own:
        body[flow.claimed.line] = claim
    else:
        body.insert(flow.chance.randrange(min(3, len(body))), claim)
    credited = kind in {"said", "unnamed", "eyewitnesses", "video"} and flow.chance.random() < BY_AGENCY
    agency: Key = ("agency", str(flow.chance.randrange(len(words()["agencies"]))))
    page = Page(
        number=len(flow.pages),
        language=language,
        version=version,
        lines=tuple(body),
        outlet=None,
        hours=flow.chance.uniform(0, 24),
        origins=frozenset({origin}),
        credit=Credit("dateline", agency, flow.chance.randrange(9)) if credited else None,
        steps=(f"original {kind}",),
    )
    page = published(flow, page, anonymous=kind == "bare")
    return replace(page, headline=headline(flow, page))


def _fitting(flow: Flow) -> Original:
    """Choose a text that can carry the claim and is in no other page yet."""
    while True:
        text = any_text(flow.chance, flow.texts)
        used = {
            line.assertion.original.name
            for page in flow.pages
            for line in page.lines
            if line.assertion and line.assertion.original
        }
        used |= {flow.claimed.original.name} if flow.claimed.original else set()
        if text.name not in used and any(language in flow.claimed.languages() for language, _ in text.versions):
            return text


def _side(flow: Flow, text: Original) -> str:
    return next(language for language, _ in text.versions if language in flow.claimed.languages())


def _first_words(flow: Flow, origin: int, kind: str) -> Line:
    body: Key = ("body", str(flow.bodies[origin % len(flow.bodies)]))
    frame = kind if kind in {"own", "video", "bare"} else "said"
    who: Key = (kind, str(origin)) if kind in {"unnamed", "eyewitnesses"} else body
    assertion = replace(flow.claimed, wording=origin)
    return Line((f"o{origin}", -1), frame, flow.chance.randrange(9), (who,) if frame in {"said", "video"} else (), assertion)
