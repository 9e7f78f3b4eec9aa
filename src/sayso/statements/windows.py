"""Cut a document into the windows that the tagger reads.

A window is a run of whole paragraphs, so that "he" and a quotation that goes on stay in sight.
"""

import re
from collections.abc import Iterator

from sayso.languages.states import states_at
from sayso.records import Document, Paragraph, Span

MAX_WINDOW_CHARS = 700  # some 170 pieces in Latin script; the tagger learnt on windows of up to 190
_LONGEST_PART = 1400  # some 340 pieces: what stands beyond the tagger's 400 would go unread
_DATELINE = re.compile(
    r"([A-ZÀ-ÞА-ЯЁІЇЄҐ]{4,20}(?: [A-ZÀ-ÞА-ЯЁІЇЄҐ]{2,20})?)(?:,? \([^)\n]{2,30}\)|, [^:\n]{2,30})?: (?=[^\s\"“«„'‘])"
)
_CHARS_OF_SPACELESS = 2.2  # a character of Japanese or Chinese weighs as much as two letters


def windows_of(document: Document) -> tuple[Span, ...]:
    """Give windows in order: each of whole paragraphs, or of whole sentences where one paragraph is too long."""
    runs: list[list[Span]] = []
    weight = 0.0
    for span in _parts(document):
        own = _weight(document.words(span))
        if (
            runs
            and not _dated(document, runs[-1][-1], span)
            and weight + own < MAX_WINDOW_CHARS
            and span.start - runs[-1][-1].end < MAX_WINDOW_CHARS
        ):
            runs[-1].append(span)
            weight += own + 1  # the blank between
        else:
            runs.append([span])
            weight = own
    return tuple(Span(run[0].start, run[-1].end) for run in runs)


def _dated(document: Document, before: Span, after: Span) -> bool:
    """Tell whether a dateline was left out between two parts: no window goes on over it."""
    return bool(_DATELINE.search(document.text, before.end, after.start + 1))


def _parts(document: Document) -> list[Span]:
    parts: list[Span] = []
    for paragraph in document.paragraphs:
        whole = _weight(document.words(paragraph.span)) <= MAX_WINDOW_CHARS or not paragraph.sentences
        if whole:
            parts.append(_undated(document, paragraph))
        else:
            parts.extend(part for sentence in paragraph.sentences for part in _cut(document, sentence))
    return parts


def _undated(document: Document, paragraph: Paragraph) -> Span:
    """Give a paragraph without the place it is dated from ("BEIRUT:"), which reads like who speaks; PELL: speaks."""
    match = _DATELINE.match(document.text, paragraph.span.start, paragraph.span.end)
    if match is None or next(states_at(match[1].title(), paragraph.language), None) is None:
        return paragraph.span
    return Span(match.end(), paragraph.span.end)


def _cut(document: Document, sentence: Span) -> Iterator[Span]:
    """Cut what is too long for a sentence after a blank or comma, anywhere where there is none; leave out what is no writing."""
    start = sentence.start
    while start < sentence.end:
        reach = min(sentence.end, start + _LONGEST_PART)
        if _weight(document.text[start:reach]) > _LONGEST_PART:
            reach = start + int(_LONGEST_PART / _CHARS_OF_SPACELESS)
        last = max(document.text.rfind(mark, start, reach) for mark in " 、，") if reach < sentence.end else 0
        end = last + 1 if last > start else reach
        if _is_writing(document.text[start:end]):
            yield Span(start, end)
        start = end


def _is_writing(text: str) -> bool:
    """Tell false for a long run of ASCII without any blank (encoded bytes, minified code): no language is written so."""
    return len(text) <= MAX_WINDOW_CHARS or not text.isascii() or len(text.split()) > 1


def _weight(text: str) -> float:
    wide = sum(1 for character in text if "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af")
    return len(text) + wide * (_CHARS_OF_SPACELESS - 1)
