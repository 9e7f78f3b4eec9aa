"""Where two aligned passages differ: the words between their equal parts, cut where sentences end."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sayso.copies.datelines import dateline
from sayso.copies.words import fold, word_pattern
from sayso.records import Document, Paragraph, Span

# start and end of one part in the first text, start and end in the second
Pair = tuple[int, int, int, int]
# what is looked at to either side of a difference: numbers and negations may begin in words that are equal
WINDOW_CHARACTERS = 40
# a gap that takes in a sentence's end on one side only is compared as one stretch up to here
LOOSE_WORDS = 12
_FIRST_UNSPACED = "\u2e80"
# what encloses an aside: before it, and behind it
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_BEFORE, _BEHIND = re.compile(r"\W*\Z"), re.compile(r"\W*")
_OPENS_ASIDE, _CLOSES_ASIDE = frozenset(",(–—-、，;；،"), frozenset(",)–—-、，.;；،。")


@dataclass(frozen=True)
class Side:
    """One of two texts where they differ: the document and the span of the words that the other lacks (may be empty).

    What is read of it is kept, for many rules ask for the same.

    Args:
        document: the text.
        start, end: the differing words, half open; equal where this side has none.
    """

    document: Document
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The differing words."""
        return self.document.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The differing words, folded."""
        return tuple(map(fold, word_pattern().findall(self.text)))

    @cached_property
    def size(self) -> float:
        """How many words they are; a character of an unspaced script is half a word."""
        return sum(0.5 if word[0] >= _FIRST_UNSPACED and len(word) == 1 else 1.0 for word in self.words)

    @cached_property
    def language(self) -> str:
        """The language of the paragraph that they stand in."""
        paragraphs = self.document.paragraphs
        rank = bisect_right(paragraphs, self.start, key=lambda each: each.span.end)
        return paragraphs[rank].language if rank < len(paragraphs) else self.document.language

    @cached_property
    def window(self) -> Span | None:
        """The words with those around them in the same sentence, from word to word; None where there is no text."""
        text = self.document.text
        first, last = self.document.sentence_at(self.start), self.document.sentence_at(max(self.start, self.end - 1))
        start = max(self.start - WINDOW_CHARACTERS, first.start if first else 0, 0)
        end = min(self.end + WINDOW_CHARACTERS, last.end if last else len(text), len(text))
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum() and self.start - start < 2 * WINDOW_CHARACTERS:
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and end - self.end < 2 * WINDOW_CHARACTERS:
            end += 1
        return Span(min(start, self.start), max(end, self.end)) if min(start, self.start) < max(end, self.end) else None

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text shares a character with the differing words, or holds the place where they lack."""
        return start < self.end and self.start < end if self.start < self.end else start < self.start < end

    @cached_property
    def aside(self) -> bool:
        """Whether the words stand between commas, dashes or brackets."""
        text, inside = self.document.text, _WORDS.search(self.text)
        if inside is None:
            return False
        before = _BEFORE.search(text, max(0, self.start - 3), self.start + inside.start())
        behind = _BEHIND.match(text, self.start + inside.end(), self.end + 3)
        marks = (before.group() if before else ""), (behind.group() if behind else "")
        return bool(_OPENS_ASIDE & set(marks[0])) and bool(_CLOSES_ASIDE & set(marks[1]))


def gaps(original: Document, copy: Document, pairs: Sequence[Pair], edges: Pair) -> Iterator[tuple[Side, Side]]:
    """Give the differing words before, between and after the equal parts, none that spans a whole sentence of its own.

    Example:
        >>> a, b = Document(id="1", text="The mill burned."), Document(id="2", text="The old mill burned.")
        >>> [(one.text, other.text) for one, other in gaps(a, b, [(0, 3, 0, 3), (4, 15, 8, 19)], (0, 16, 0, 20))][1]
        (' ', ' old ')
    """
    a, a_end, b, b_end = edges
    for before, after in pairwise([(a, a, b, b), *pairs, (a_end, a_end, b_end, b_end)]):
        yield from _parted(_side(original, before[1], after[0]), _side(copy, before[3], after[2]))


def _side(document: Document, start: int, end: int) -> Side:
    """Give what stands between two equal parts; a dateline there is a frame, not a change."""
    frame = dateline(document)
    if frame and start <= frame.start and frame.end <= end:
        start = frame.end
    return Side(document, start, max(start, end))


def _parted(first: Side, second: Side) -> Iterator[tuple[Side, Side]]:
    """Cut a gap into the rest of the sentence that it begins in and the head of the one it ends in; between them is new text."""
    one, other = _ends(first), _ends(second)
    if one is None and other is None:
        yield first, second
    elif one is not None and other is not None:
        yield one[0], other[0]
        yield one[1], other[1]
    elif one is not None:
        yield from ((side, second) for side in _loose(first, one))
    elif other is not None:
        yield from ((first, side) for side in _loose(second, other))


def _loose(whole: Side, ends: tuple[Side, Side]) -> Iterator[Side]:
    """Give what to hold against a gap that lies within one sentence: all of a short one, else the end that has words."""
    if whole.size <= LOOSE_WORDS:
        yield whole
    else:
        yield ends[0] if ends[0].words else ends[1]


def _ends(side: Side) -> tuple[Side, Side] | None:
    """Give the parts of a gap up to the end of its first sentence and from the start of its last; None within one sentence."""
    first = side.document.sentence_at(max(0, side.start - 1))
    last = side.document.sentence_at(side.end)
    if side.start >= side.end or first == last:
        return None
    head = min(side.end, max(side.start, first.end if first else side.start))
    tail = max(head, min(side.end, last.start if last else side.end))
    return Side(side.document, side.start, head), Side(side.document, tail, side.end)


def sentences_of(paragraph: Paragraph) -> tuple[Span, ...]:
    """Give a paragraph's sentences, or itself where it has none."""
    return paragraph.sentences or (paragraph.span,)
