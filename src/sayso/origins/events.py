"""Two words of one body on one occasion: "at Tuesday's briefing" in one text and "told reporters on Tuesday" in the other."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations, product

from sayso.languages.times import FIRST_CJK, days_in, weekdays_in
from sayso.languages.wordlists import word_list
from sayso.origins.drawing import Drawing
from sayso.origins.graph import receipt
from sayso.records import Document, EdgeKind, Passage, Span, Statement

# "on Tuesday" means the same Tuesday only in texts that were published within a week
WEEK = timedelta(days=7)
# Of a word that hundreds quote, so many sentences are asked when it was said
MOST_HEARD = 100


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and how something was said: kinds of occasion, days and weekdays, and the sentence that tells it."""

    kinds: frozenset[str]
    days: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    passage: Passage


def join_events(drawing: Drawing) -> None:
    """Join the words of one body that the texts date to one occasion."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for node, voice in drawing.voices.items():
        if voice.body is not None:
            words[voice.body].append(node)
    for nodes in words.values():
        heard = {node: list(_occasions(drawing, node)) for node in nodes} if len(nodes) > 1 else {}
        for first, second in combinations(heard, 2):
            pairs = product(heard[first], heard[second])
            found = next((pair for pair in pairs if _same(drawing, *pair)), None)
            if found:
                _join(drawing, first, second, *found)


def _join(drawing: Drawing, first: str, second: str, one: Occasion, other: Occasion) -> None:
    names = " and ".join(drawing.graph.nodes[node].label for node in (first, second))
    why = f"the texts date the words of {names} to one occasion ({', '.join(sorted(one.kinds & other.kinds))})"
    drawing.graph.rest(first, second, receipt(EdgeKind.SAME_EVENT, why, 0.9, [one.passage, other.passage]))


def _occasions(drawing: Drawing, node: str) -> Iterator[Occasion]:
    """Read the sentences of the statements that quote a word, of one that very many quote the first."""
    for statement in drawing.heard.get(node, ())[:MOST_HEARD]:
        document = drawing.material.documents[statement.document]
        sentence = _sentence(document, statement)
        words = document.words(sentence)
        kinds = frozenset(kind for kind, forms in occasions().items() if forms.search(words))
        if kinds:
            yield Occasion(kinds, days_in(words), weekdays_in(words), Passage(document.id, sentence.start, sentence.end))


def _sentence(document: Document, statement: Statement) -> Span:
    """Give the sentences that the source and the cue stand in; the content may go on for pages."""
    anchor = statement.source or statement.cue or statement.content[0]
    first, last = document.sentence_at(anchor.start), document.sentence_at(anchor.end - 1)
    return Span(first.start, last.end) if first and last else statement.extent


@cache
def occasions() -> dict[str, re.Pattern[str]]:
    """Give the pattern of every kind of occasion."""
    return {
        kind: re.compile("|".join(map(_form, forms)), re.IGNORECASE) for kind, forms in word_list("events")["occasions"].items()
    }


def _form(form: str) -> str:
    return re.escape(form) if form[0] > FIRST_CJK else rf"(?<!\w){re.escape(form)}"


def _same(drawing: Drawing, one: Occasion, other: Occasion) -> bool:
    """Tell whether two texts speak of one occasion: the same kind, and the same day or "the same briefing"."""
    if not one.kinds & other.kinds:
        return False
    if one.passage.document == other.passage.document:
        return _says_same(drawing, one) or _says_same(drawing, other)
    if one.days and other.days:
        return bool(one.days & other.days)
    return bool(one.weekdays & other.weekdays) and _within_a_week(drawing, one, other)


def _says_same(drawing: Drawing, occasion: Occasion) -> bool:
    words = drawing.material.documents[occasion.passage.document].words(occasion.passage.span)
    return any(
        re.search(_form(form) + r"\W{0,2}\w{0,12}\W{0,2}(?:" + _kinds(occasion) + ")", words, re.IGNORECASE)
        for form in word_list("events")["same"]
    )


def _kinds(occasion: Occasion) -> str:
    return "|".join(_form(form) for kind in sorted(occasion.kinds) for form in word_list("events")["occasions"][kind])


def _within_a_week(drawing: Drawing, one: Occasion, other: Occasion) -> bool:
    """Tell whether two documents were published within a week of each other, as far as is known."""
    first, second = (_published(drawing, each.passage.document) for each in (one, other))
    return first is None or second is None or abs(first - second) <= WEEK


def _published(drawing: Drawing, document: str) -> datetime | None:
    moment = drawing.material.documents[document].published
    try:
        return datetime.fromisoformat(moment.earliest).replace(tzinfo=None) if moment and moment.earliest else None
    except ValueError:
        return None
