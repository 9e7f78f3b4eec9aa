"""Where quotation marks stand round words: what two texts quote alike they need not have copied from one another."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sayso.copies.words import word_pattern
from sayso.records import Document, Kind, Span, Statement

# opening mark -> marks that close it. German „…“ and »…«, Swedish ”…”, French «…», Japanese 「…」, British ‘…’, Hebrew „…”
_CLOSING = {
    "“": '”"', "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«", '"': '"”', "‘": "’", "‚": "‘’", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "＂": "＂", "〝": "〟",
}  # fmt: skip
# Korean print quotes with marks that are those of titles in Chinese
_KOREAN = {"《": "》", "〈": "〉"}
# an inner quotation never closes the outer one
_MARK = re.compile(
    "[" + "".join(sorted(set("".join((*_CLOSING, *_KOREAN)) + "".join((*_CLOSING.values(), *_KOREAN.values()))))) + "]"
)
# marks that are no apostrophes
_DOUBLE = re.compile('[“”"«»„「」『』]')
# marks that open only where a word begins, for they close or abbreviate elsewhere (the ’90s, Ministers’, 6" pipes)
_ONLY_BEFORE_WORDS = '"”»›‘＂'
# 'British straight marks,' known by the point or comma before the last, for an apostrophe seldom has one
_STRAIGHT_SINGLE = re.compile(r"(?<!\w)'(?=\w)((?:[^'\n]|(?<=\w)'(?=\w)){8,800}?[.,!?…])'(?!\w)")
# words in marks that are fewer are set apart, not quoted: a "historic" vote
LEAST_WORDS = 3
# paragraphs without a mark that a speech may run through
MOST_UNMARKED = 6


def quotations(document: Document) -> tuple[Span, ...]:
    """Give the stretches between quotation marks, paragraph by paragraph, in order; titles in 《》 are none but in Korean.

    A quotation that is not closed runs to the end of its paragraph, as print does where a speech goes on in the next one; where
    a later one, with no marks between, closes the speech, all is quoted up to there.

    Example:
        >>> from sayso.records import Paragraph
        >>> text = 'He said “the mill is shut” and left.'
        >>> page = Document(id="1", text=text)
        >>> [page.words(span) for span in quotations(page)]
        ['the mill is shut']
    """
    paragraphs = [(each.span, each.language) for each in document.paragraphs]
    found: list[Span] = []
    left_open, waiting = "", list[Span]()
    for span, language in paragraphs or ([(Span(0, len(document.text)), document.language)] if document.text else []):
        if left_open and len(waiting) < MOST_UNMARKED and not _DOUBLE.search(document.text, span.start, span.end):
            waiting.append(span)  # quoted, if a later paragraph closes the speech
            continue
        found += waiting if _goes_on(document.text, span, left_open) else []
        waiting.clear()
        read, left_open = _in_paragraph(document.text, span, _CLOSING | _KOREAN if language == "ko" else _CLOSING, left_open)
        found += read
        if document.text.find("'", span.start, span.end) >= 0:
            singles = (Span(*match.span(1)) for match in _STRAIGHT_SINGLE.finditer(document.text, span.start, span.end))
            found += [single for single in singles if not any(single.overlap(each) for each in read)]
    return tuple(sorted(found))


def _in_paragraph(text: str, span: Span, closing: Mapping[str, str], left_open: str) -> tuple[list[Span], str]:
    """Read one paragraph from mark to mark; give its quotations, and the marks that may close one that it leaves open."""
    found: list[Span] = []
    # where the quotation begins that is read, which marks close it, and how many stand inside it
    opened, closes, depth = (span.start, left_open, 0) if _goes_on(text, span, left_open) else (-1, "", 0)
    for match in _MARK.finditer(text, span.start, span.end):
        at, mark = match.start(), match.group()
        if opened < 0:
            if mark in closing and _opens(text, at, span):
                opened, closes, depth = at + 1, closing[mark], 0
        elif mark == "“" and "”" in closes and _begins_word(text, at, span):
            depth += 1
        elif mark == '"' and closes == '"”' and text[opened - 1] == '"' and _begins_word(text, at, span):
            # the one before was never closed
            found.append(Span(opened, at))
            opened = at + 1
        elif mark in closes and not _is_apostrophe(text, at, span):
            depth -= 1
            if depth < 0:
                found += [Span(opened, at)] if at > opened else []
                opened = -1
    if 0 <= opened < span.end:
        found.append(Span(opened, span.end))
        return found, closes
    return found, ""


def _goes_on(text: str, span: Span, left_open: str) -> bool:
    """Tell whether a quotation that the last paragraph left open is closed in this one, before another is opened."""
    first = _DOUBLE.search(text, span.start, span.end) if left_open else None
    return bool(first) and first.group() in left_open and not _begins_word(text, first.start(), span)  # type: ignore[union-attr]


def _begins_word(text: str, at: int, span: Span) -> bool:
    """Tell whether a mark stands before a word and behind none."""
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return (before.isspace() or before in "([-–—‘") and after.isalnum()


def _opens(text: str, at: int, span: Span) -> bool:
    """Tell whether a mark can open a quotation here: it opens always, or where it could close, only before a word."""
    if text[at] not in _ONLY_BEFORE_WORDS:
        return True
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return not after.isspace() and (not before.isalnum() or before > "\u3000")


def _is_apostrophe(text: str, at: int, span: Span) -> bool:
    """Tell whether a ’ stands inside a word."""
    return text[at] == "’" and at + 1 < span.end and text[at + 1].isalpha()


def quoted_words(document: Document, statements: Sequence[Statement], starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Mark the words of a document that stand in quotation marks or in the content of a direct statement.

    One word or two in marks are set apart and not quoted: they stay the outlet's own, unless a statement says otherwise.

    Args:
        document: the text.
        statements: of this document.
        starts: code points at which its words begin, int32, shape (words,).
    """
    spans = [span for span in quotations(document) if _is_speech(document.words(span))]
    spans += [span for statement in statements if statement.kind is Kind.DIRECT for span in statement.content]
    marked = np.zeros(len(starts), dtype=bool)
    for span in spans:
        first, last = np.searchsorted(starts, (span.start, span.end))
        marked[first:last] = True
    return marked


def _is_speech(text: str) -> bool:
    """Tell whether there are words enough to be somebody's: three, or six characters of a script without spaces."""
    first = (match.group() for match in islice(word_pattern().finditer(text), 2 * LEAST_WORDS))
    return sum(0.5 if word[0] >= "\u2e80" else 1.0 for word in first) >= LEAST_WORDS
