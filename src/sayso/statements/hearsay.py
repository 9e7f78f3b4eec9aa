"""Hearsay that the tagger passes over: "The bridge will reportedly reopen in May" is somebody's word, and nobody is named.

A plain rule stands behind the tagger: in a sentence in which nothing is credited yet, a word that makes hearsay of it is the cue,
and what stands around the word is the content.
"""

from collections.abc import Sequence
from functools import cache
from re import Pattern

from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list
from sayso.records import Document, Span
from sayso.statements.decoding import Mark
from sayso.statements.linking import Attribution
from sayso.statements.own_reporting import SCORE, Taken

MIN_CONTENT_WORDS = 4  # of a shorter sentence ("Reportedly so.") nothing can be told; in ja and zh every sentence passes
_EDGE = " ,.。!、，\t"


def with_hearsay(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Add an attribution without a source for every sentence of the running text that is hearsay and has none yet."""
    taken = Taken(found)
    added = [
        each
        for paragraph in document.paragraphs
        for sentence in paragraph.sentences
        if not taken.meets(sentence) and (each := _read(document, sentence, paragraph.language)) is not None
    ]
    return sorted((*found, *added), key=lambda each: (each.contents[0].start, each.contents[0].end))


def _read(document: Document, sentence: Span, language: str) -> Attribution | None:
    words = document.words(sentence)
    match = _listed(language).search(words)
    if match is None:
        return None
    parts = ((0, match.start()), (match.end(), len(words)))
    spans = [
        (start + len(words[start:end]) - len(words[start:end].lstrip(_EDGE)), start + len(words[start:end].rstrip(_EDGE)))
        for start, end in parts
    ]
    contents = tuple(Mark(sentence.start + start, sentence.start + end, "content", SCORE) for start, end in spans if start < end)
    told = sum(len(words[start:end].split()) for start, end in spans if start < end)
    if not contents or (told < MIN_CONTENT_WORDS and " " in words):
        return None
    cue = Mark(sentence.start + match.start(), sentence.start + match.end(), "cue", SCORE)
    return Attribution(None, cue, contents)


@cache
def _listed(language: str) -> Pattern[str]:
    return any_of(word_list("hearsay").get(language, ()), language)
