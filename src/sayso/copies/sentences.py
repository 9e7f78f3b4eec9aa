"""The sentences that may be translations of one another: which are worth the encoder's time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.copies.changes import sentences_of
from sayso.copies.notices import notices
from sayso.copies.quotations import quotations
from sayso.languages.encoder import readable
from sayso.records import Document, Span

LEAST_LETTERS = 16
MOSTLY = 0.7
# a document counts as written in a language, for the comparison with other documents, from so many of its sentences on, or
# from half of them: a name in Cyrillic in one article must not have a whole pile encoded
LEAST_SENTENCES = 3
HALF = 0.5
# some ninety seconds on one core
MOST_SENTENCES = 40_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: number of its document, place among the document's sentences, span, language, and what it is made of.

    ``letters`` counts letters and digits, a character of an unspaced script as two and a half; ``quoted`` is true where most
    of them stand in quotation marks.
    """

    document: int
    place: int
    span: Span
    language: str
    letters: float = 0.0
    quoted: bool = False


def worth_encoding(documents: Sequence[Document], tell: Callable[[str], None] = lambda _: None) -> list[Sentence]:
    """Give the sentences that can have a translation in this pile; none where it is written in one language.

    All of a document that mixes languages; and all in the languages that documents are written in, where there are two of
    them. Of more than 40,000, only the first of each document are taken, as many as that leaves, and ``tell`` is told so.
    """
    sentences = list(_sentences(documents))
    counts = Counter((each.document, each.language) for each in sentences)
    totals = Counter(each.document for each in sentences)
    languages_in = Counter(number for number, _ in counts)
    written = {pair for pair, n in counts.items() if n >= LEAST_SENTENCES or n >= HALF * totals[pair[0]]}
    across = len({language for _, language in written}) > 1
    chosen = [
        each for each in sentences if languages_in[each.document] > 1 or (across and (each.document, each.language) in written)
    ]
    if len(chosen) <= MOST_SENTENCES:
        return chosen
    first = _first_that_fit(Counter(each.document for each in chosen), MOST_SENTENCES)
    tell(f"copies: {len(chosen)} sentences are too many; only the first {first} of each document are read for translations")
    ranks: Counter[int] = Counter()
    kept = []
    for each in chosen:
        ranks[each.document] += 1
        if ranks[each.document] <= first:
            kept.append(each)
    return kept


def _first_that_fit(counts: Counter[int], most: int) -> int:
    """Give the greatest number of sentences a document that keeps the whole within bounds, but at least one."""
    first = 1
    while sum(min(first + 1, count) for count in counts.values()) <= most:
        first += 1
    return first


def _sentences(documents: Sequence[Document]) -> Iterator[Sentence]:
    """Give the sentences that the encoder can read and that say something."""
    if len({each.language for document in documents for each in document.paragraphs}) <= 1:
        return
    for number, document in enumerate(documents):
        skipped, quoted = set(notices(document)), quotations(document)
        paragraphs = [each for each in document.paragraphs if each.span not in skipped]
        spans = [(span, each.language) for each in paragraphs for span in sentences_of(each)]
        for place, (span, language) in enumerate(spans):
            letters = _letters(document.words(span))
            if language != "und" and readable(language) and letters >= LEAST_LETTERS:
                inside = sum(span.overlap(each) for each in quoted)
                yield Sentence(number, place, span, language, letters, inside >= MOSTLY * len(span))


def _letters(text: str) -> float:
    """Count the letters and digits of a sentence's beginning, a character of an unspaced script as two and a half."""
    return sum((2.5 if letter > "\u2e80" else 1.0) for letter in text[:200] if letter.isalnum())
