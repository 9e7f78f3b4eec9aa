"""The sentences that may be translations of one another: which are worth the encoder's time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.copies.gaps import sentences_of
from sayso.copies.quotations import quotations
from sayso.languages.encoder import LANGUAGES
from sayso.progress import Progress, silent
from sayso.records import Document, Span

LEAST_LETTERS = 12
MOSTLY = 0.7
# a document counts as written in a language, for the comparison with other documents, from so many of its sentences on, or
# from half of them: a name in Cyrillic in one article must not have a whole pile encoded
LEAST_SENTENCES = 3
HALF = 0.5
# in sentences of the first encoder: some four minutes on one core, and two more to compare them; the wide one takes five times
# as long
MOST_READING = 120_000
WIDE_COST = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: number of its document, place among the document's sentences, span, language, and what it is made of.

    ``letters`` counts letters and digits, a character of an unspaced script as two and a half; ``quoted`` is true where most
    of them stand in quotation marks; ``paragraph`` is the rank of the paragraph that it stands in.
    """

    document: int
    place: int
    span: Span
    language: str
    letters: float = 0.0
    quoted: bool = False
    paragraph: int = 0


# a sentence of a document: place, start, end, language, letters, whether it is quoted, rank of its paragraph
Row = tuple[int, int, int, str, float, bool, int]


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Give neighbouring sentences as one, at the place of the first."""
    first, last = sentences[0], sentences[-1]
    letters = sum(each.letters for each in sentences)
    quoted = all(each.quoted for each in sentences)
    return replace(first, span=Span(first.span.start, last.span.end), letters=letters, quoted=quoted)


def worth_encoding(found: Sequence[Sequence[Row]]) -> list[Sentence]:
    """Give the sentences that can have a translation in this pile; none where it is written in one language.

    All of a document that mixes languages; and all in the languages that documents are written in, where there are two of them.

    Args:
        found: the sentences of each document, as :func:`rows_in` gives them; none in a pile of one language.
    """
    counts = Counter((number, row[3]) for number, each in enumerate(found) for row in each)
    totals = Counter({number: len(each) for number, each in enumerate(found) if each})
    mixed = _mixed(counts, totals)
    written = {pair for pair, n in counts.items() if n >= LEAST_SENTENCES or n >= HALF * totals[pair[0]]}
    across = len({language for _, language in written}) > 1
    return [
        _sentence(number, row)
        for number, each in enumerate(found)
        for row in each
        if number in mixed or (across and (number, row[3]) in written)
    ]


def _sentence(document: int, row: Row) -> Sentence:
    """Give a row of a document as a sentence."""
    place, start, end, language, letters, quoted, paragraph = row
    return Sentence(document, place, Span(start, end), language, letters, quoted, paragraph)


def _mixed(counts: Counter[tuple[int, str]], totals: Counter[int]) -> set[int]:
    """Give the documents in several languages."""
    languages = Counter(document for document, _ in counts)
    return {document for document in totals if languages[document] > 1}


def beginnings(sentences: Sequence[Sentence], tell: Progress = silent) -> NDArray[np.int64]:
    """Give the rows of the first sentences of each document, as many as can be read in minutes; of all, where they can.

    ``tell`` is told when that is not all: a translation of the middle of a long article in a large pile is missed by it.
    """
    costs = np.array([1 if each.language in LANGUAGES else WIDE_COST for each in sentences], dtype=np.int64)
    if costs.sum() <= MOST_READING:
        return np.arange(len(sentences))
    ranks = np.zeros(len(sentences), dtype=np.int64)
    seen: Counter[int] = Counter()
    for row, each in enumerate(sentences):
        ranks[row] = seen[each.document]
        seen[each.document] += 1
    spent = np.cumsum(np.bincount(ranks, weights=costs))
    first = max(1, int(np.searchsorted(spent, MOST_READING, side="right")))
    tell(
        f"copies: {len(sentences)} sentences are too many; the first {first} of each document are read for translations, "
        "and the rest where those stand out"
    )
    return np.flatnonzero(ranks < first)


def rows_in(document: Document, found: Sequence[Span]) -> list[Row]:
    """Give the sentences of a document whose language is known and that say something, outside its notices, which were found."""
    skipped, quoted = set(found), quotations(document)
    paragraphs = [(rank, each) for rank, each in enumerate(document.paragraphs) if each.span not in skipped]
    spans = [(span, each.language, rank) for rank, each in paragraphs for span in sentences_of(each)]
    rows: list[Row] = []
    for place, (span, language, rank) in enumerate(spans):
        letters = letters_in(document.words(span))
        if language != "und" and letters >= LEAST_LETTERS:
            inside = sum(span.overlap(each) for each in quoted)
            rows.append((place, span.start, span.end, language, letters, inside >= MOSTLY * len(span), rank))
    return rows


def letters_in(text: str) -> float:
    """Count the letters and digits of a text's beginning, a character of an unspaced script as two and a half."""
    start = text[:200]
    count = float(sum(map(str.isalnum, start)))
    return count if start.isascii() else count + sum(1.5 for letter in start if letter > "\u2e80" and letter.isalnum())
