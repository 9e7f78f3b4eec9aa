"""Paragraphs that belong to the page and not to the text: notices known by a phrase, lists of links."""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.copies.datelines import dateline
from sayso.languages.wordlists import word_list
from sayso.records import Document, Paragraph, Span

MOST_CHARACTERS = 400
# of a paragraph's characters; under it a linked name in a sentence would make the sentence a list
LEAST_LINKED = 0.8


@cache
def _phrases() -> re.Pattern[str]:
    found = sorted({phrase for phrases in word_list("notices")["phrases"].values() for phrase in phrases})
    return re.compile("|".join(map(re.escape, found)))


def notices(document: Document) -> tuple[Span, ...]:
    """Give the paragraphs that hold a phrase of ``languages/notices.yml`` or are links and little else.

    Example:
        >>> page = Document(id="1", text="Read also: Fire in the mill", paragraphs=(
        ...     Paragraph(span=Span(0, 27), language="en", headline=False, sentences=(Span(0, 27),)),))
        >>> len(notices(page))
        1
    """
    links = sorted((link.span for link in document.links if link.span), key=lambda span: span.start)
    return tuple(each.span for each in document.paragraphs if _is_notice(document, each, links))


def _is_notice(document: Document, paragraph: Paragraph, links: list[Span]) -> bool:
    if len(paragraph.span) <= MOST_CHARACTERS and _phrases().search(document.words(paragraph.span).casefold()):
        return True
    return sum(paragraph.span.overlap(link) for link in links) >= LEAST_LINKED * len(paragraph.span)


def notice_words(document: Document, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the words of a document that stand in its notices or its dateline.

    Args:
        document: the text.
        starts: code points at which its words begin, int64, shape (words,).
    """
    marked = np.zeros(len(starts), dtype=bool)
    frame = dateline(document)
    for span in (*notices(document), *([frame] if frame else [])):
        first, last = np.searchsorted(starts, (span.start, span.end))
        marked[first:last] = True
    return marked
