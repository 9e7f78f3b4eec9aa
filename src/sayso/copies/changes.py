"""What a copy changes in substance: numbers, negation, names, and words of attribution that are left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sayso.copies.datelines import dateline
from sayso.copies.words import fold, word_pattern
from sayso.languages.wordlists import word_list
from sayso.records import Document, Paragraph, Span, Statement

MOST_CHANGES = 40
# of a content that both texts hold; of a source or cue that only one holds
MOSTLY, HALF = 0.6, 0.5
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALISED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = frozenset('.!?。！？:\n"“”«»„…')


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts where they differ: the document and the span of the words that the other lacks (may be empty).

    Args:
        document: the text.
        start, end: the differing words, half open; equal where this side has none.
    """

    document: Document
    start: int
    end: int

    @property
    def words(self) -> str:
        """The differing words."""
        return self.document.text[self.start : self.end]


Pair = tuple[int, int, int, int]


def changes(
    original: Document,
    copy: Document,
    pairs: Sequence[Pair],
    edges: Pair,
    statements: tuple[Sequence[Statement], Sequence[Statement]],
) -> tuple[str, ...]:
    """List what differs in substance between two aligned passages, read from the first document to the second.

    Args:
        original: the one to read from.
        copy: the one to read to.
        pairs: equal parts in code points (start, end in original; start, end in copy), in order.
        edges: where the passages begin and end, as one such row; what lies outside the first and last part counts as differing.
        statements: of either document.

    Returns:
        "60 -> 500", "negation added", "Ukraine -> Russia", "attribution removed: the service said", each once, in order.
    """
    found = [*_attributions(original, copy, pairs, statements)]
    for first, second in gaps(original, copy, pairs, edges):
        found += _numbers(first, second)
        found += _negations(first, second)
        found += _names(first, second)
    return tuple(dict.fromkeys(found))[:MOST_CHANGES]


def gaps(original: Document, copy: Document, pairs: Sequence[Pair], edges: Pair) -> Iterator[tuple[Side, Side]]:
    """Give the differing words before, between and after the equal parts."""
    a, a_end, b, b_end = edges
    for before, after in pairwise([(a, a, b, b), *pairs, (a_end, a_end, b_end, b_end)]):
        yield _side(original, before[1], after[0]), _side(copy, before[3], after[2])


def _side(document: Document, start: int, end: int) -> Side:
    """Give what stands between two equal parts; a dateline there is a frame, not a change."""
    frame = dateline(document)
    if frame and start <= frame.start and frame.end <= end:
        start = frame.end
    return Side(document, start, max(start, end))


def _numbers(first: Side, second: Side) -> Iterator[str]:
    old, new = (_DIGITS.findall(side.words) for side in (first, second))
    if sorted(map(fold, old)) == sorted(map(fold, new)):
        return
    if old and new:
        yield f"{' '.join(old)} -> {' '.join(new)}"
    elif old:
        yield f"number removed: {' '.join(old)}"
    else:
        yield f"number added: {' '.join(new)}"


def _negations(first: Side, second: Side) -> Iterator[str]:
    old, new = (count_negations(_with_edges(side), _language(side)) for side in (first, second))
    if new > old:
        yield "negation added"
    elif new < old:
        yield "negation removed"


def _with_edges(side: Side) -> str:
    """Give the differing words with a character to either side: Japanese negation may begin in what is equal (し|ない)."""
    return side.document.text[max(0, side.start - 1) : side.end + 1]


def count_negations(text: str, language: str) -> int:
    """Count the negations in a text by ``languages/negation.yml``; 0 for a language that it lacks.

    Example:
        >>> count_negations("It did not burn, and nobody isn’t glad", "en"), count_negations("確認されていない", "ja")
        (3, 1)
    """
    pattern, words = _negation(language)
    found = len(pattern.findall(text)) if pattern else 0
    return found + sum(fold(word) in words for word in word_pattern(text).findall(text)) if words else found


@cache
def _negation(language: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """Give the pattern of parts and endings, and the whole words, that negate in a language."""
    section = word_list("negation").get(language, {})
    parts = [re.escape(part) for part in section.get("parts", ())]
    parts += [re.escape(ending) + r"\b" for ending in section.get("endings", ())]
    pattern = re.compile("|".join(sorted(parts, key=len, reverse=True))) if parts else None
    return pattern, frozenset(map(fold, section.get("words", ())))


def _language(side: Side) -> str:
    return next((each.language for each in side.document.paragraphs if each.span.end > side.start), side.document.language)


def _names(first: Side, second: Side) -> Iterator[str]:
    old, new = _name(first), _name(second)
    if old and new and fold(old) != fold(new):
        yield f"{old} -> {new}"


def _name(side: Side) -> str:
    """Give the capitalised words of one side that stand inside a sentence."""
    text = side.document.text
    found = (match for match in _CAPITALISED.finditer(text, side.start, side.end))
    return " ".join(match.group() for match in found if match.group()[0].isupper() and not _begins_sentence(text, match.start()))


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at].rstrip(" \t")
    return at == 0 or not before or before[-1] in _SENTENCE_END


def _attributions(
    original: Document, copy: Document, pairs: Sequence[Pair], statements: tuple[Sequence[Statement], Sequence[Statement]]
) -> Iterator[str]:
    """Tell statements whose content both texts hold and whose source and cue only one holds."""
    back = [(c, d, a, b) for a, b, c, d in pairs]
    for said, page, maps, others in (
        ("removed", original, pairs, statements[1]),
        ("added", copy, back, statements[0]),
    ):
        for statement in statements[0] if page is original else statements[1]:
            if _left_out(statement, maps, others):
                yield f"attribution {said}: {_credit(page, statement)}"


def _left_out(statement: Statement, pairs: Sequence[Pair], others: Sequence[Statement]) -> bool:
    """Tell whether a statement's content is among the equal parts, its source and cue are not, and no other took its place."""
    credit = [span for span in (statement.source, statement.cue) if span is not None]
    if not credit or _covered(statement.content, pairs) < MOSTLY or max(_covered([span], pairs) for span in credit) > HALF:
        return False
    landed = [span for content in statement.content for span in _mapped(content, pairs)]
    return not any(span.overlap(content) for other in others for content in other.content for span in landed)


def _covered(spans: Iterable[Span], pairs: Sequence[Pair]) -> float:
    """Give the share of these spans that lies in equal parts."""
    listed = list(spans)
    inside = sum(max(0, min(span.end, pair[1]) - max(span.start, pair[0])) for span in listed for pair in pairs)
    return inside / sum(map(len, listed))


def _mapped(span: Span, pairs: Sequence[Pair]) -> Iterator[Span]:
    """Give where the equal parts that a span touches stand in the other text."""
    for start, end, other, other_end in pairs:
        if span.start < end and start < span.end and other < other_end:
            yield Span(other, other_end)


def _credit(page: Document, statement: Statement) -> str:
    spans = sorted((span for span in (statement.source, statement.cue) if span), key=lambda span: span.start)
    return " ".join(" ".join(page.words(span).split()) for span in spans)[:80]


def sentences_of(paragraph: Paragraph) -> tuple[Span, ...]:
    """Give a paragraph's sentences, or itself where it has none."""
    return paragraph.sentences or (paragraph.span,)
