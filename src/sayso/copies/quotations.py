"""Where quotation marks stand round words: what two texts quote alike they need not have copied from one another."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.records import Document, Kind, Span, Statement

# opening mark -> marks that close it. German „…“ and »…«, Swedish ”…”, French «…», Japanese 「…」, British ‘…’
_CLOSING = {
    "“": '”"', "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«", '"': '"”', "‘": "’", "‚": "‘’", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "＂": "＂", "〝": "〟", "《": "》",
}  # fmt: skip
# an inner quotation never closes the outer one
_MARK = re.compile("[" + "".join(sorted(set("".join(_CLOSING) + "".join(_CLOSING.values())))) + "]")
# marks that open only where a word begins, for they close or abbreviate elsewhere (the ’90s, Ministers’, 6" pipes)
_ONLY_BEFORE_WORDS = '"”»›‘＂'


def quotations(document: Document) -> tuple[Span, ...]:
    """Give the stretches between quotation marks, paragraph by paragraph.

    A quotation that is not closed runs to the end of its paragraph, as print does where a speech goes on in the next one.

    Example:
        >>> from sayso.records import Paragraph
        >>> text = 'He said “the mill is shut” and left.'
        >>> page = Document(id="1", text=text)
        >>> [page.words(span) for span in quotations(page)]
        ['the mill is shut']
    """
    spans = [paragraph.span for paragraph in document.paragraphs] or ([Span(0, len(document.text))] if document.text else [])
    return tuple(quotation for span in spans for quotation in _in_paragraph(document.text, span))


def _in_paragraph(text: str, span: Span) -> Iterable[Span]:
    """Read one paragraph from mark to mark."""
    opened, closing = -1, ""
    for match in _MARK.finditer(text, span.start, span.end):
        at, mark = match.start(), match.group()
        if opened < 0:
            if _opens(text, at, span):
                opened, closing = at + 1, _CLOSING[mark]
        elif mark in closing and not _is_apostrophe(text, at, span):
            if at > opened:
                yield Span(opened, at)
            opened = -1
    if 0 <= opened < span.end:
        yield Span(opened, span.end)


def _opens(text: str, at: int, span: Span) -> bool:
    """Tell whether a mark can open a quotation here: it opens always, or where it could close, only before a word."""
    mark = text[at]
    if mark not in _CLOSING or mark not in _ONLY_BEFORE_WORDS:
        return mark in _CLOSING
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return not after.isspace() and (not before.isalnum() or before > "\u3000")


def _is_apostrophe(text: str, at: int, span: Span) -> bool:
    """Tell whether a ’ stands inside a word."""
    return text[at] == "’" and at + 1 < span.end and text[at + 1].isalpha()


def quoted_words(document: Document, statements: Sequence[Statement], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the words of a document that stand in quotation marks or in the content of a direct statement.

    Args:
        document: the text.
        statements: of this document.
        starts: code points at which its words begin, int64, shape (words,).
    """
    spans = [*quotations(document)]
    spans += [span for statement in statements if statement.kind is Kind.DIRECT for span in statement.content]
    marked = np.zeros(len(starts), dtype=bool)
    for span in spans:
        first, last = np.searchsorted(starts, (span.start, span.end))
        marked[first:last] = True
    return marked
