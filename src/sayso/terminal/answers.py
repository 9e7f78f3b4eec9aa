"""The answer of a case about a text, for the eye."""

from collections.abc import Iterator, Sequence

from sayso.checking import Answer, Match, Reviewed
from sayso.records import Lineage, Stance
from sayso.report.moments import when, with_basis
from sayso.summary import funnel
from sayso.terminal.harmless import shortened, visible

_NAMES, _HALF_CHARS = 4, 70


def answer_lines(answer: Answer) -> Iterator[str]:
    """Give the answer line by line: who carries it, since when, on whose word; what is not the same; what is near."""
    yield f"“{_short(answer.text)}”"
    for match in answer.same:
        yield from _carried(match)
    if not answer.same:
        yield "  nothing in this case says that"
    for match in answer.versions:
        yield f"  NOT THE SAME, {_detail(match)}"
        yield f"    “{_short(match.claim.text)}”: {funnel(match.lineage)}{_since(match)}"
    if not answer.same:
        for match in answer.near:
            yield f"  near: “{_short(match.claim.text)}” ({_short(match.why)})"
    yield from _fact_checks(answer.fact_checks)


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
    """Say who carries it first: an interval and what it rests on, and who could be earlier."""
    if match.earliest is None:
        return ""
    others = f"; {_named([each.name for each in match.perhaps])} could be earlier" if match.perhaps else ""
    return f"; earliest in this pile: {visible(match.earliest.name)}, {visible(with_basis(match.earliest.published))}{others}"


def _fact_checks(found: Sequence[Reviewed]) -> Iterator[str]:
    """Say which publishers have checked it, in their own words; what is near is shown only where nothing else is."""
    for each in found:
        if each.same:
            yield f"  {_publisher(each)} has checked it as “{_short(each.fact_check.text)}”: {_rated(each)}"
            yield f"    why the same: {_short(each.why)}"
        elif each.what:
            yield f"  {_publisher(each)} has checked a claim that is NOT THE SAME, {_detail(each)}"
            yield f"    “{_short(each.fact_check.text)}”: {_rated(each)}"
    if not any(each.same or each.what for each in found):
        for each in found:
            yield f"  near: {_publisher(each)} has checked “{_short(each.fact_check.text)}” ({_short(each.why)})"


def _publisher(reviewed: Reviewed) -> str:
    return _short(reviewed.fact_check.publisher) or "a publisher without a name"


def _rated(reviewed: Reviewed) -> str:
    """Quote what a publisher found, with its day and where it stands."""
    found = reviewed.fact_check
    words = f"“{_short(found.rating)}” (its words)" if found.rating else "it gives no rating"
    day = f", {visible(when(found.date))}" if found.date else ""
    return f"{words}{day}{f': {visible(found.url)}' if found.url else ''}"


def _named(names: list[str]) -> str:
    every = list(dict.fromkeys(visible(each) for each in names))
    rest = len(every) - _NAMES
    return "; ".join(every[:_NAMES]) + (f"; and {rest} more" if rest > 0 else "")


def _detail(found: Match | Reviewed) -> str:
    return f"{found.what}: here {_quoted(found.here)}, there {_quoted(found.there)}"


def _quoted(words: str) -> str:
    return f"“{visible(words)}”" if words else "nothing"


def _short(text: str) -> str:
    return shortened(visible(text), _HALF_CHARS, _HALF_CHARS)
