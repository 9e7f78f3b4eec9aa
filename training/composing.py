"""Make chains out of plain attributions: one sentence becomes what another's speaker says.

PolNeAR has no nested attributions at all, and few are written by hand. But a content that holds an attribution is a sentence with
an attribution, in the shape of a clause (small first letter, no full stop), put where another content stands: "The agency
reported that" + "the ministry blamed smugglers". Grammar is followed as far as joining goes: German
subordinate clauses, whose verb moves, are composed in quotation marks only.
"""

import random
import re
from dataclasses import replace

from corpora import Attribution, Example, flatten, outermost

from sayso.languages.wordlists import word_list

MIN_CONTENT_CHARS = 20
MAX_INNER_CHARS = 260
_END = re.compile(r"[.。…]+\s*$")
_QUOTED = re.compile(r"^([\"“„«「『‹»]\s?)(.*?)([.,。!?…]?\s?[\"”“»」』›«])$", re.DOTALL)
_MOVES_ITS_VERB = frozenset({"de", "tr"})
# words that open a sentence before a noun or for a name
_OPENERS = frozenset(["He", "She", "They", "It", "We", "The", "A", "An", "Le", "La", "Les", "Un", "Une", "El", "Los", "Las"])
_OPENERS |= {"Il", "Lo", "I", "Gli", "Una", "Uno", "Der", "Die", "Das"}
_JOINS_BEHIND = {"ja": "と", "ko": "고라며"}


def clause(example: Example) -> Example:
    """Give a sentence as it stands inside another: without its full stop, with a small first letter where it is no name.

    Whether the first word is a name cannot be told; a source or an all-capital word keeps its letter.
    """
    text = _END.sub("", example.text)
    first = text[:1]
    named = any(start == 0 and role == "source" for start, _end, role in example.spans) and not _article(text)
    if first.isupper() and not named and not text[1:2].isupper():
        text = first.lower() + text[1:]
    spans = tuple((start, min(end, len(text)), role) for start, end, role in example.spans if start < len(text))
    return replace(example, text=text, spans=spans)


def _article(text: str) -> bool:
    return text.split(" ", 1)[0] in _OPENERS


def composed(outer: Example, attribution: Attribution, inner: Example) -> Example | None:
    """Put a sentence where the content of another stands; None where the two cannot be joined.

    Args:
        outer: the sentence whose content is replaced, named by its language.
        attribution: its only attribution.
        inner: a single sentence with marks of its own; they are not marked in the result, which is read at its outermost level.
    """
    contents = attribution.of("content")
    if len(contents) != 1 or contents[0][1] - contents[0][0] < MIN_CONTENT_CHARS or len(inner.text) > MAX_INNER_CHARS:
        return None
    start, end = contents[0]
    said = _put_in(outer, outer.text[start:end], clause(inner).text, outer.text[end : end + 1])
    if said is None:
        return None
    moved = len(said) - (end - start)
    spans = [
        (a, b + (moved if b >= end else 0), role) if a <= start else (a + moved, b + moved, role)
        for a, b, role in outer.spans
        if role != "content" and not (start <= a and b <= end)
    ]
    spans.append((start, start + len(said), "content"))
    return replace(outer, text=outer.text[:start] + said + outer.text[end:], spans=tuple(sorted(spans)))


def _put_in(outer: Example, content: str, sentence: str, behind: str) -> str | None:
    """Give the new content in the manner of the old one: in quotation marks, after "that", or bare."""
    language = outer.name
    quoted = _QUOTED.match(content)
    if quoted:
        return quoted[1] + sentence[:1].upper() + sentence[1:] + quoted[3]
    if language in _MOVES_ITS_VERB or any(mark in sentence for mark in "“„«「"):
        return None
    words = word_list("complementisers")["opening"].get(language, ())
    opening = re.match(rf"(?:{'|'.join(map(re.escape, words))})\s+", content, re.IGNORECASE) if words else None
    if opening:
        return opening.group() + sentence
    if language in _JOINS_BEHIND:
        return sentence if behind and behind in _JOINS_BEHIND[language] else None
    return sentence if language == "zh" else None


def chains(
    sentences: list[tuple[str, str, list[Attribution]]], number: int, chance: random.Random, *, language: str
) -> list[Example]:
    """Compose at most ``number`` chains of the sentences of one language, given as (name, text, attributions).

    Each gives two examples: the composed sentence at its outermost level, and the inner sentence as a clause.
    """
    single = [
        (Example(text, flatten(outermost(each), len(text)), language), each[0])
        for _, text, each in sentences
        if len(each) == 1 and "\n" not in text
    ]
    marked = [
        Example(text, flatten(outermost(each), len(text)), language)
        for _, text, each in sentences
        if each and "\n" not in text and len(text) <= MAX_INNER_CHARS
    ]
    made: list[Example] = []
    for _ in range(4 * number):
        if len(made) >= 2 * number or not single or not marked:
            break
        (outer, attribution), inner = chance.choice(single), chance.choice(marked)
        whole = composed(outer, attribution, inner)
        if whole is not None and inner.text != outer.text:
            made += [whole, clause(inner)]
    return made
