"""Cut a document into the windows that the tagger reads.

A window is a run of whole paragraphs, so that "he" and a quotation that goes on stay in sight.
"""

from sayso.records import Document, Span

MAX_WINDOW_CHARS = 700  # some 170 pieces in Latin script; the tagger learnt on windows of up to 190
_CHARS_OF_SPACELESS = 2.2  # a character of Japanese or Chinese weighs as much as two letters


def windows_of(document: Document) -> tuple[Span, ...]:
    """Give windows in order: each of whole paragraphs, or of whole sentences where one paragraph is too long."""
    runs: list[list[Span]] = []
    weight = 0.0
    for span in _parts(document):
        own = _weight(document.words(span))
        if runs and weight + own < MAX_WINDOW_CHARS:
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
        parts.extend([paragraph.span] if whole else paragraph.sentences)
    return parts


def _weight(text: str) -> float:
    wide = sum(1 for character in text if "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af")
    return len(text) + wide * (_CHARS_OF_SPACELESS - 1)
