"""What stands between quotation marks, and runs of its words that are long enough to be one person's."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from sayso.records import Document, Span

# So many words in a row, or characters where no spaces are set, are nobody else's. Fewer may be a set phrase ("we do not
# comment on that"). Held against thirty real rumours (gate/rumours.py): of 85 pairs of such quotations none was two people's.
EQUAL_WORDS = 8
EQUAL_CHARS = 16
_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]")
_QUOTED = re.compile(
    r"[“„«「『‟\"]([^“”„«»「」『』‟\"\n]+)[“”»」』\"]?"  # to the end of the paragraph where it goes on in the next
    r"|(?<![\w’'])[‘'](?=\S)([^‘\n]+?)(?<=[\w.,!?…])[’'](?!\w)"
)

Word = tuple[str, int, int]


def quoted_parts(document: Document, span: Span) -> Iterator[Span]:
    """Give the parts of a span that stand between quotation marks of their paragraph."""
    for paragraph in document.paragraphs:
        if paragraph.span.overlap(span):
            for inside in _quoted(document.text, paragraph.span.start, paragraph.span.end):
                if inside.overlap(span):
                    yield Span(max(inside.start, span.start), min(inside.end, span.end))


@lru_cache(maxsize=256)
def _quoted(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Give what stands between quotation marks in a paragraph, which is asked for once for each of its witnesses."""
    return tuple(Span(*found.span(1 if found.group(1) else 2)) for found in _QUOTED.finditer(text, start, end))


def is_quoted(document: Document, place: Span) -> bool:
    """Tell whether words of a document stand between quotation marks, or below a colon, as a block."""
    paragraph = document.paragraph_at(place.start)
    before = document.text[: paragraph.span.start if paragraph else 0].rstrip()
    return before.endswith((":", "：")) or any(True for _ in quoted_parts(document, place))


def words_in(document: Document, span: Span | None = None) -> list[Word]:
    """Give the words of a document, or of a part of it, in lower case, each with where it starts and ends.

    Where no spaces are set, each character is a word.
    """
    start, end = (span.start, span.end) if span else (0, len(document.text))
    found = _WORD.finditer(document.text, start, end)
    return [(each.group().casefold().replace("’", "'"), each.start(), each.end()) for each in found]


def plain_words(document: Document) -> list[str]:
    """Give the same words of a whole document without their places, in a quarter of the time."""
    return " ".join(_WORD.findall(document.text)).casefold().replace("’", "'").split(" ")


def runs_of(words: Sequence[Word]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Give every run of words that is long enough, and where it stands.

    Example:
        >>> words = [(word, 0, 1) for word in "a b c d e f g h i".split()]
        >>> [run[0] for run, _ in runs_of(words)]
        ['a', 'b']
    """
    for start, run in _runs(words):
        yield run, _place(words, start, run)


def runs_among(words: Sequence[Word], others: Container[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Give those runs of words that are among others, and where they stand."""
    for start, run in _runs(words):
        if run in others:
            yield run, _place(words, start, run)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
    plain = [word for word, _, _ in words]
    least = EQUAL_CHARS if 2 * sum(map(bool, map(_UNSPACED.match, plain))) > len(plain) else EQUAL_WORDS
    for start in range(len(plain) - least + 1):
        yield start, tuple(plain[start : start + least])


def _place(words: Sequence[Word], start: int, run: Sequence[str]) -> Span:
    return Span(words[start][1], words[start + len(run) - 1][2])
