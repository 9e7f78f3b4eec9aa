"""What differs between two texts of one language, word by word, in rows that keep step."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_SIGN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORDS = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+(?:['’][^\W_{_SIGN}]+)*|\S")
_SENTENCE_ENDS = frozenset(".!?。！？؟…:")
_ROW_WORDS = 24
"""So many words a row has at least before it may end: one or two sentences. Source: seen at 390 pixels, where rows alternate."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of one row: its text, and whether it has no partner."""

    text: Markup
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """Words start to end of the first text against words of the second: equal, or of one side only."""

    equal: bool
    start: int
    end: int
    other_start: int
    other_end: int


def words_in(text: str) -> int:
    """Count the words of a text; each sign of Chinese and Japanese is one.

    Example:
        >>> words_in("Forty mines, he said."), words_in("機雷40個")
        (4, 4)
    """
    return sum(match.group()[0].isalnum() for match in _WORDS.finditer(text))


def rows_of_words(first: str, second: str) -> tuple[tuple[tuple[Cell, Cell], ...], int]:
    """Lay two texts side by side, a sentence or two a row, and count the words that both have.

    Example:
        >>> rows, equal = rows_of_words("Forty mines. No more.", "Forty mines. Many more.")
        >>> rows[0][1].text, equal
        (Markup('Forty mines. <ins>Many</ins> more.'), 3)
    """
    words = [list(_WORDS.finditer(text)) for text in (first, second)]
    steps = list(_steps(*([match.group() for match in found] for found in words)))
    equal = sum(words[0][at].group()[0].isalnum() for step in steps if step.equal for at in range(step.start, step.end))
    rows = tuple(
        (_cell(first, words[0], [(each.equal, each.start, each.end) for each in row], "del"),
         _cell(second, words[1], [(each.equal, each.other_start, each.other_end) for each in row], "ins"))
        for row in _rows(steps, first, words[0])
    )  # fmt: skip
    return rows, equal


def word_difference(first: str, second: str) -> tuple[Cell, Cell]:
    """Mark the words that only one of two texts has; white space does not count.

    Example:
        >>> left, right = word_difference("with 40 mines", "with 400 mines")
        >>> left.text, right.text
        (Markup('with <del>40</del> mines'), Markup('with <ins>400</ins> mines'))
    """
    rows, _ = rows_of_words(first, second)
    return Cell(Markup(" ").join(left.text for left, _ in rows)), Cell(Markup(" ").join(right.text for _, right in rows))


def _steps(first: Sequence[str], second: Sequence[str]) -> Iterable[_Step]:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only reports with copies need it

    for step in Indel.opcodes(first, second):
        yield _Step(step.tag == "equal", step.src_start, step.src_end, step.dest_start, step.dest_end)


def _rows(steps: Iterable[_Step], text: str, words: Sequence[re.Match[str]]) -> Iterator[list[_Step]]:
    """Break after a sentence or a line that ends in both texts, once the row is long enough."""
    row: list[_Step] = []
    long = 0
    for step in steps:
        rest = step
        if step.equal:
            for at in range(step.start, step.end - 1):
                ends = words[at].group() in _SENTENCE_ENDS or "\n" in text[words[at].end() : words[at + 1].start()]
                if ends and long + at + 1 - rest.start >= _ROW_WORDS:
                    cut = rest.other_start + at + 1 - rest.start
                    yield [*row, _Step(True, rest.start, at + 1, rest.other_start, cut)]
                    row, long = [], 0
                    rest = _Step(True, at + 1, rest.end, cut, rest.other_end)
        row.append(rest)
        long += max(rest.end - rest.start, rest.other_end - rest.other_start)
    if row:
        yield row


def _cell(text: str, words: Sequence[re.Match[str]], steps: Iterable[tuple[bool, int, int]], element: str) -> Cell:
    pieces = [_stretch(text, words, start, end, "" if equal else element) for equal, start, end in steps if start < end]
    return Cell(Markup().join(pieces).strip())


def _stretch(text: str, words: Sequence[re.Match[str]], start: int, end: int, element: str) -> Markup:
    """Give words start to end, and the white space after them outside the mark."""
    following = words[end].start() if end < len(words) else len(text)
    inside, after = text[words[start].start() : words[end - 1].end()], text[words[end - 1].end() : following]
    if element:
        frame = Markup("<del>{}</del>{}") if element == "del" else Markup("<ins>{}</ins>{}")
        return frame.format(inside, after)
    return Markup("{}{}").format(inside, after)
