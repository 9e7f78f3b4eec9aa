"""How much of a text is copied: the share of its words that stand in the aligned parts of copies."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sayso.copies.words import word_pattern
from sayso.records import Copy, Document

# the words of so many documents are counted once: copies come in the order of their documents
_KEPT = 4096
# Thai, Lao, Burmese, Khmer, kana, Han
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def copied_share(document: Document, copies: Iterable[Copy]) -> float:
    """Give the share of a document's words that its side of these copies covers, 0 to 1.

    Only aligned parts count: equal words of verbatim and edited copies, aligned sentences of translated ones; a word that
    several copies cover counts once. 0 for a document without words.

    Example:
        >>> from sayso.records import CopyKind, Passage
        >>> page = Document(id="a", text="The mill by the river is shut")
        >>> copy = Copy(id="c", a=Passage("a", 0, 8), b=Passage("b", 0, 8), kind=CopyKind.VERBATIM, score=1.0)
        >>> round(copied_share(page, [copy]), 3)
        0.286
    """
    return word_share(document, (span for copy in copies for span in aligned(copy, document.id)))


def word_share(document: Document, spans: Iterable[tuple[int, int]]) -> float:
    """Give the share of a document's words that stand in these spans, 0 to 1; a word at an edge counts where a part is inside.

    Example:
        >>> word_share(Document(id="a", text="The mill is shut"), [(0, 8), (4, 8)])
        0.5
    """
    total = _count(document.text)
    inside = sum(_count(document.text[start:end]) for start, end in _joined(spans))
    return round(min(1.0, inside / total), 4) if total else 0.0


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give spans in order, those that overlap as one."""
    at, reach = 0, 0
    for start, end in sorted(spans):
        if start >= reach:
            yield at, reach
            at = start
        reach = max(reach, end)
    yield at, reach


def aligned(copy: Copy, document: str) -> Iterator[tuple[int, int]]:
    """Give the spans of one document, on one side or on both, that a copy aligns."""
    for passage, side in ((copy.a, 0), (copy.b, 2)):
        if passage.document == document:
            yield from ((pair[side], pair[side + 1]) for pair in copy.pairs) if copy.pairs else [(passage.start, passage.end)]


@lru_cache(maxsize=_KEPT)
def _count(text: str) -> int:
    """Count the words of a text; where a script without blanks is in it, as the search for copies counts them.

    Blanks alone tell the words of other scripts ten times as fast, and an archive has millions of copies.
    """
    spaced = text.isascii() or not _UNSPACED.search(text)
    return len(text.split()) if spaced else len(word_pattern().findall(text))
