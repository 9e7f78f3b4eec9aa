"""Attributions of an outlet to its own people, where the tagger takes them for the outlet's own voice.

"Our correspondent reports that the bridge is shut" is both: the outlet speaks, and says on whose eyes it rests. Independence of
origins hangs on such sentences, so a plain rule stands behind the tagger: own people at the head of a sentence, the cue, then
"that".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from sayso.languages.evidence import evidence_in
from sayso.languages.wordlists import word_list
from sayso.records import Document, Span
from sayso.statements.decoding import Mark
from sayso.statements.linking import Attribution

SCORE = 0.65  # the least that stands: a rule is no surer than the tagger's least sure statement
_HEAD_CHARS = 30  # own people further in are no longer what the sentence is about
_CUE_CHARS = 40
_CUE = re.compile(r"[^\W\d_]")


def with_own_reporting(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Add an attribution for every sentence that opens with the outlet's own people and credits them, and that has none yet."""
    taken = Taken(found)
    added = [
        each
        for paragraph in document.paragraphs
        for sentence in paragraph.sentences
        if not taken.meets(sentence)
        for each in _read(document, sentence, paragraph.language)
    ]
    return sorted((*found, *added), key=lambda each: (each.contents[0].start, each.contents[0].end))


class Taken:
    """Where the marks of attributions stand."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        taken = sorted((mark.start, mark.end) for each in found for mark in (each.source, each.cue, *each.contents) if mark)
        self.starts = [start for start, _ in taken]
        self.reaches = list(accumulate((end for _, end in taken), max))

    def meets(self, sentence: Span) -> bool:
        """Tell whether a mark stands in a sentence: of those that begin before its end, the farthest reaches past its start."""
        before = bisect_left(self.starts, sentence.end)
        return before > 0 and self.reaches[before - 1] > sentence.start


def _read(document: Document, sentence: Span, language: str) -> Iterator[Attribution]:
    opening = _opening(language)
    text = document.words(sentence).rstrip(" .。!")
    if opening is None or not opening.search(text):  # looked for first: it is cheap, and few sentences hold it
        return
    people = [
        (first, last) for kind, first, last in evidence_in(text, language) if kind == "own reporting" and first <= _HEAD_CHARS
    ]
    match = opening.search(text, people[0][1]) if people else None
    if match is None or not 1 < match.start() - people[0][1] <= _CUE_CHARS:
        return
    cue = text[people[0][1] : match.start()]
    spoken = cue.strip(" ,")
    if not _CUE.search(spoken) or match.end() >= len(text):
        return
    start = sentence.start + people[0][1] + cue.index(spoken)
    yield Attribution(
        Mark(sentence.start + people[0][0], sentence.start + people[0][1], "source", SCORE),
        Mark(start, start + len(spoken), "cue", SCORE),
        (Mark(sentence.start + match.start(), sentence.start + len(text), "content", SCORE),),
    )


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    words = word_list("complementisers")["opening"].get(language)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+(?=\w)", re.IGNORECASE) if words else None
