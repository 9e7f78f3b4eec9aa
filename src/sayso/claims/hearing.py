"""How words stand in a pile's texts, with a capital or without, and what they abbreviate: what names are learnt from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sayso.claims.appositions import abbreviations
from sayso.memory import Memory, Remembered, digest

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = frozenset('.!?。！？:\n"“”«»„…')
# A chapter ends behind a text whose digest begins with such a byte: it has 64 texts on average
_LAST = range(4)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in texts.

    Args:
        inside: how often a word stands with a capital inside a sentence, by the folded word.
        plain: how often it stands without.
        abbreviated: abbreviations by the name that they stand for; the later text's where two differ.
    """

    inside: dict[str, int]
    plain: dict[str, int]
    abbreviated: dict[str, str]


def heard_in(texts: Iterable[str], memory: Memory | None = None) -> Heard:
    """Count the words of a pile.

    Args:
        texts: of the pile.
        memory: of what was heard in its chapters before.

    Example:
        >>> heard_in(["They met Ostra there", "Ostra met them in Hall"]).inside
        Counter({'ostra': 1, 'hall': 1})
    """
    if memory is None:
        return hear(texts)
    known = Remembered(memory, "words heard", Heard)
    inside: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    abbreviated: dict[str, str] = {}
    for digests, chapter in _chapters(texts):
        heard = known.of(partial(digest, digests), partial(hear, chapter))
        inside.update(heard.inside)
        plain.update(heard.plain)
        abbreviated |= heard.abbreviated
    return Heard(inside, plain, abbreviated)


def _chapters(texts: Iterable[str]) -> Iterator[tuple[Sequence[bytes], Sequence[str]]]:
    """Cut a row of texts where certain ones stand; give each piece with the digests of its texts.

    So a text that comes or goes changes its own chapter, at most the next one, too, wherever in the row it stands.
    """
    chapter: list[str] = []
    digests: list[bytes] = []
    for text in texts:
        chapter.append(text)
        digests.append(digest(text))
        if digests[-1][0] in _LAST:
            yield digests, chapter
            chapter, digests = [], []
    if chapter:
        yield digests, chapter


def hear(texts: Iterable[str]) -> Heard:
    """Read some texts."""
    inside: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    abbreviated: dict[str, str] = {}
    for text in texts:
        abbreviated |= abbreviations(text)
        for found in WORD.finditer(text):
            word = found.group()
            if not word[0].isupper():
                plain[word.casefold()] += 1
            elif not begins_sentence(text, found.start()):
                inside[word.casefold()] += 1
    return Heard(inside, plain, abbreviated)


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether a word begins a sentence, or a quotation or bracket in one."""
    before = text[max(0, at - 6) : at].rstrip(" \t")
    return not before or before[-1] in _SENTENCE_END or before[-1] in "(["
