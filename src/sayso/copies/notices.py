"""Words that belong to the page and not to the text: notices known by a phrase, lists of links, datelines."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.copies.datelines import dateline
from sayso.languages.wordlists import word_list
from sayso.records import Document, Span

# a paragraph is a notice where it holds one phrase and is so short, or several, one for every so many characters: a gallery of
# captions runs on for pages
MOST_ALONE, MOST_CHARACTERS = 250, 400
# of a paragraph's characters; under it a linked name in a sentence would make the sentence a list
LEAST_LINKED = 0.8
# how far before its last word a list of links may begin
MOST_LIST_CHARACTERS = 900
_LINE = re.compile(r"[^\n]*\S")
# a name, and the same name in full: "Ida Brok Ida Maria BrokTown buys mill"
_NAME_TWICE = re.compile(r"\b(\w[\w'’-]+)\s(?:\(?\w[\w.'’-]{0,40}\)?\s){1,4}?(?=\1)")


@cache
def _phrases(*, latin: bool) -> tuple[str, ...]:
    """Give all phrases, or those that a text in plain Latin letters may hold."""
    known = {phrase for phrases in word_list("notices")["phrases"].values() for phrase in phrases}
    return tuple(sorted(phrase for phrase in known if not latin or phrase.isascii()))


@cache
def _last_words() -> re.Pattern[str]:
    found = sorted({word for words in word_list("notices")["last_words"].values() for word in words})
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, found)) + r")(?![^\W_])")


def notices(document: Document) -> tuple[Span, ...]:
    """Give the paragraphs that hold a phrase of ``languages/notices.yml`` or are links and little else.

    Where a document has no paragraphs, its lines are looked at.

    Example:
        >>> page = Document(id="1", text="Read also: Fire in the mill")
        >>> [page.words(span) for span in notices(page)]
        ['Read also: Fire in the mill']
    """
    links = sorted((link.span for link in document.links if link.span), key=lambda span: span.start)
    folded = document.text.casefold()
    present = [phrase for phrase in _phrases(latin=folded.isascii()) if phrase in folded]
    spans = [each.span for each in document.paragraphs] or [Span(*line.span()) for line in _LINE.finditer(document.text)]
    return tuple(span for span in spans if _is_linked(span, links) or _holds(document.words(span), present))


def _holds(words: str, phrases: list[str]) -> bool:
    """Tell whether a paragraph holds phrases enough for its length."""
    folded = words.casefold() if phrases else ""
    many = sum(folded.count(phrase) for phrase in phrases)
    return 0 < len(words) <= (many * MOST_CHARACTERS if many > 1 else many * MOST_ALONE)


def _is_linked(paragraph: Span, links: list[Span]) -> bool:
    """Tell whether a paragraph is links and little else."""
    return bool(links) and sum(paragraph.overlap(link) for link in links) >= LEAST_LINKED * len(paragraph)


def link_lists(text: str) -> Iterator[Span]:
    """Give the lists of headlines that a page puts into its running text, after a name and up to their last word ("MORE").

    The page prints the name in full once more, often without a space before the first headline; that counts as part of the list.

    Example:
        >>> text = "On Monday Ida Brok Ida Maria BrokTown buys old mill Court hears miller MORE said that she would go."
        >>> [text[each.start : each.end] for each in link_lists(text)]
        ['Ida Maria BrokTown buys old mill Court hears miller MORE']
    """
    before = 0
    for match in _last_words().finditer(text):
        start = max(before, text.rfind("\n", before, match.start()) + 1, match.start() - MOST_LIST_CHARACTERS)
        names = [name for name in _NAME_TWICE.finditer(text, start, match.start()) if name[1][:1].isupper()]
        if names:
            yield Span(names[-1].end(), match.end())
        before = match.end()


def notice_words(document: Document, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Mark the words of a document that stand in its notices, its lists of links or its dateline.

    Args:
        document: the text.
        starts: code points at which its words begin, int32, shape (words,).
    """
    marked = np.zeros(len(starts), dtype=bool)
    frame = dateline(document)
    for span in (*notices(document), *link_lists(document.text), *([frame] if frame else [])):
        first, last = np.searchsorted(starts, (span.start, span.end))
        marked[first:last] = True
    return marked
