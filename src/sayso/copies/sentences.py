"""The sentences that may be translations of one another: which are worth the encoder's time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.copies.gaps import sentences_of
from sayso.copies.notices import notices
from sayso.copies.quotations import quotations
from sayso.languages.encoder import LANGUAGES
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


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Give neighbouring sentences as one, at the place of the first."""
    first, last = sentences[0], sentences[-1]
    letters = sum(each.letters for each in sentences)
    quoted = all(each.quoted for each in sentences)
    return replace(first, span=Span(first.span.start, last.span.end), letters=letters, quoted=quoted)


def worth_encoding(documents: Sequence[Document]) -> list[Sentence]:
    """Give the sentences that can have a translation in this pile; none where it is written in one language.

    All of a document that mixes languages; and all in the languages that documents are written in, where there are two of them.
    """
    sentences = list(_sentences(documents))
    counts = Counter((each.document, each.language) for each in sentences)
    totals = Counter(each.document for each in sentences)
    mixed = _mixed(counts, totals)
    written = {pair for pair, n in counts.items() if n >= LEAST_SENTENCES or n >= HALF * totals[pair[0]]}
    across = len({language for _, language in written}) > 1
    return [each for each in sentences if each.document in mixed or (across and (each.document, each.language) in written)]


def _mixed(counts: Counter[tuple[int, str]], totals: Counter[int]) -> set[int]:
    """Give the documents in several languages."""
    languages = Counter(document for document, _ in counts)
    return {document for document in totals if languages[document] > 1}


def beginnings(sentences: Sequence[Sentence], tell: Callable[[str], None] = lambda _: None) -> NDArray[np.int64]:
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


def _sentences(documents: Sequence[Document]) -> Iterator[Sentence]:
    """Give the sentences whose language is known and that say something."""
    if len({each.language for document in documents for each in document.paragraphs}) <= 1:
        return
    for number, document in enumerate(documents):
        skipped, quoted = set(notices(document)), quotations(document)
        paragraphs = [(rank, each) for rank, each in enumerate(document.paragraphs) if each.span not in skipped]
        spans = [(span, each.language, rank) for rank, each in paragraphs for span in sentences_of(each)]
        for place, (span, language, rank) in enumerate(spans):
            letters = letters_in(document.words(span))
            if language != "und" and letters >= LEAST_LETTERS:
                inside = sum(span.overlap(each) for each in quoted)
                yield Sentence(number, place, span, language, letters, inside >= MOSTLY * len(span), rank)


def letters_in(text: str) -> float:
    """Count the letters and digits of a text's beginning, a character of an unspaced script as two and a half."""
    return sum((2.5 if letter > "\u2e80" else 1.0) for letter in text[:200] if letter.isalnum())
