"""The answer of a case about a text, for the eye."""

from collections.abc import Iterator

from sayso.checking import Answer, Match
from sayso.records import Document, Lineage, Stance
from sayso.summary import funnel
from sayso.terminal.printing import shortened, visible

_NAMES, _HALF_CHARS, _DAY = 4, 70, 10


def answer_lines(answer: Answer) -> Iterator[str]:
    """Give the answer line by line: who carries it, since when, on whose word; what is not the same; what is near."""
    yield f"“{_short(answer.text)}”"
    for match in answer.same:
        yield from _carried(match)
    if not answer.same:
        yield "  nothing in this case says that"
    for match in answer.versions:
        detail = f"{match.what}: here {_quoted(match.here)}, there {_quoted(match.there)}"
        yield f"  NOT THE SAME, {detail}"
        yield f"    “{_short(match.claim.text)}”: {funnel(match.lineage)}{_since(match)}"
    if not answer.same and not answer.versions:
        for match in answer.near:
            yield f"  near: “{_short(match.claim.text)}” ({_short(match.why)})"


def _carried(match: Match) -> Iterator[str]:
    yield f"  {funnel(match.lineage)}: “{_short(match.claim.text)}”{_since(match)}"
    word = _named(_ends(match.lineage))
    if word:
        yield f"    on the word of: {word}"
    against = match.claim.of_stance(Stance.DENIES, Stance.DOUBTS)
    if against:
        yield f"    denied or doubted in: {_named([match.documents[each.document].name for each in against])}"
    yield f"    why the same: {_short(match.why)}"


def _ends(lineage: Lineage) -> list[str]:
    """Name the ends of a lineage."""
    labels = {node.id: node.label for node in lineage.nodes}
    return [labels[each] for end in lineage.ends for each in end if each in labels]


def _since(match: Match) -> str:
    first: Document | None = match.earliest
    day = first and first.published and (first.published.earliest or first.published.latest)
    return f"; earliest in this pile: {visible(first.name)}, {day[:_DAY]}" if first and day else ""


def _named(names: list[str]) -> str:
    every = list(dict.fromkeys(visible(each) for each in names))
    rest = len(every) - _NAMES
    return "; ".join(every[:_NAMES]) + (f"; and {rest} more" if rest > 0 else "")


def _quoted(words: str) -> str:
    return f"“{visible(words)}”" if words else "nothing"


def _short(text: str) -> str:
    return shortened(visible(text), _HALF_CHARS, _HALF_CHARS)
