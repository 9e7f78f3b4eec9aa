"""The ends of a copied passage: a word that was put or taken at the end of a sentence must not fall off the passage's edge.

"The owner knew the cause" and "The owner knew the cause not": the equal words end before the difference, and without these lines
the two would pass for the same.
"""

from collections.abc import Sequence

from sayso.copies.datelines import without_dateline
from sayso.copies.gaps import Pair, Side
from sayso.copies.truncation import sends_on
from sayso.copies.words import fold, word_pattern
from sayso.records import Document, Span

MOST_WORDS = 6
LEAST_EQUAL = 0.5
_ENDS = ".!?。！？…"
_AFTER_END = "\"'”’»」』) "

Edges = tuple[int, int, int, int]


def to_sentences(first: Document, second: Document, pairs: Sequence[Pair]) -> Edges:
    """Widen two aligned passages to the sentences in which they begin and end, where only a few words are missing.

    A side is widened where at most six words lie between the equal words and the edge of the sentence in both texts, and most of
    both sentences is equal. A copy that simply breaks off in the middle of a sentence stays as it is.

    Returns:
        Start and end in the first text, start and end in the second.
    """
    a, b = pairs[0][0], pairs[0][2]
    a_end, b_end = pairs[-1][1], pairs[-1][3]
    head = (_sentence_at(first, a), _sentence_at(second, b))
    tail = (_sentence_at(first, a_end - 1), _sentence_at(second, b_end - 1))
    if _belong(first, second, head, pairs) and all(
        _few_words(document, sentence.start, at) for document, sentence, at in zip((first, second), head, (a, b), strict=True)
    ):
        a, b = head[0].start, head[1].start
    ended = _end_alike((first, second), tail, (a_end, b_end)) or all(map(_is_closed, (first, second), tail))
    if _belong(first, second, tail, pairs) and all(
        ended and _few_words(document, at, sentence.end)
        for document, sentence, at in zip((first, second), tail, (a_end, b_end), strict=True)
    ):
        a_end, b_end = tail[0].end, tail[1].end
    return min(a, pairs[0][0]), max(a_end, pairs[-1][1]), min(b, pairs[0][2]), max(b_end, pairs[-1][3])


def _sentence_at(document: Document, at: int) -> Span:
    """Give the sentence in which a code point stands; the code point alone where it stands in none."""
    paragraph = document.paragraph_at(at)
    whole = paragraph.span if paragraph and not paragraph.sentences else Span(at, at + 1)
    return without_dateline(document, document.sentence_at(at) or whole)


def _belong(first: Document, second: Document, sentences: tuple[Span, Span], pairs: Sequence[Pair]) -> bool:
    """Tell whether most of both sentences is equal words."""
    sides = ((first, sentences[0], [pair[:2] for pair in pairs]), (second, sentences[1], [pair[2:] for pair in pairs]))
    return all(
        sum(max(0, min(sentence.end, end) - max(sentence.start, start)) for start, end in equal) >= LEAST_EQUAL * len(sentence)
        for _, sentence, equal in sides
    )


def _few_words(document: Document, start: int, end: int) -> bool:
    """Tell whether at most six words stand between two places; a character of an unspaced script is half a word."""
    return end - start <= MOST_WORDS * 20 and Side(document, start, max(start, end)).size <= MOST_WORDS


def _is_closed(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence is brought to its end: a text that breaks off is no text that was changed."""
    return document.words(sentence).rstrip(_AFTER_END).endswith(tuple(_ENDS))


def _end_alike(pages: tuple[Document, Document], sentences: tuple[Span, Span], ends: tuple[int, int]) -> bool:
    """Tell whether both sentences have words behind the equal ones, or the same last word: neither was cut off there."""
    words = [
        word_pattern().findall(page.words(sentence)[-MOST_WORDS * 20 :]) for page, sentence in zip(pages, sentences, strict=True)
    ]
    behind = [
        bool(word_pattern().search(page.text, end, max(end, sentence.end))) and not sends_on(page.text[end : sentence.end])
        for page, sentence, end in zip(pages, sentences, ends, strict=True)
    ]
    return all(behind) or (all(words) and fold(words[0][-1]) == fold(words[1][-1]))
