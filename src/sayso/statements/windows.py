"""Cut a document into the windows that the tagger reads.

A window is a run of whole paragraphs, so that "he" and a quotation that goes on stay in sight.
"""

from collections.abc import Iterator

from sayso.records import Document, Span

MAX_WINDOW_CHARS = 700  # some 170 pieces in Latin script; the tagger learnt on windows of up to 190
_LONGEST_PART = 1400  # some 340 pieces: what stands beyond the tagger's 400 would go unread
_CHARS_OF_SPACELESS = 2.2  # a character of Japanese or Chinese weighs as much as two letters


def windows_of(document: Document) -> tuple[Span, ...]:
    """Give windows in order: each of whole paragraphs, or of whole sentences where one paragraph is too long."""
    runs: list[list[Span]] = []
    weight = 0.0
    for span in _parts(document):
        own = _weight(document.words(span))
        if runs and weight + own < MAX_WINDOW_CHARS and span.start - runs[-1][-1].end < MAX_WINDOW_CHARS:
            runs[-1].append(span)
            weight += own + 1  # the blank between
        else:
            runs.append([span])
            weight = own
    return tuple(Span(run[0].start, run[-1].end) for run in runs)


def _parts(document: Document) -> list[Span]:
    parts: list[Span] = []
    for paragraph in document.paragraphs:
        whole = _weight(document.words(paragraph.span)) <= MAX_WINDOW_CHARS or not paragraph.sentences
        parts.extend(
            [paragraph.span] if whole else (part for sentence in paragraph.sentences for part in _cut(document, sentence))
        )
    return parts


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
