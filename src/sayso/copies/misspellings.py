"""Slips of the pen that two texts share: receipts that they are of one origin.

Which of two texts came first a slip does not tell: of 29 slips that one of two versions of a Reuters report has and the other has
rightly, dated by the minute, 17 were put in by the later version and 12 taken out (reuters21578). So a corrected word is no sign.
"""

from collections.abc import Callable, Iterator, Sequence

from sayso.copies.gaps import Pair
from sayso.copies.words import fold, word_pattern
from sayso.records import Document

# how often a folded word stands in the pile
Frequency = Callable[[str], int]
# shorter words are a letter away from many others; so are endings (protectionist, protectionists)
LEAST_LETTERS = 7
ENDING_LETTERS = 2
# what a word must have in the pile to be rightly spelt
LEAST_COMMON = 20
ONCE_IN_EACH = 2
MOST_CHARACTERS = 20_000


def shared_misspelling(first: Document, pairs: Sequence[Pair], frequency: Frequency) -> str | None:
    """Give a word of the equal parts that the pile has in these two texts alone and that is a slip for a common word.

    A slip has two letters exchanged, a double letter single, or a single one doubled: "presidnet", "imediately", "tarriffs". Two
    authors seldom make the same one.

    Args:
        first: one of two copies.
        pairs: their equal parts, as code points.
        frequency: how often a folded word stands in the pile.

    Example:
        >>> page = Document(id="1", text="The presidnet of the mill resigned")
        >>> shared_misspelling(page, [(0, 34, 0, 34)], {"presidnet": 2, "president": 90, "resigned": 2}.get)
        'presidnet'
    """
    for start, end, _, _ in pairs:
        text = first.text[start : min(end, start + MOST_CHARACTERS)]
        for word in word_pattern().findall(text):
            if _is_rare(word, frequency) and any((frequency(right) or 0) >= LEAST_COMMON for right in _rightly(fold(word))):
                return str(word)
    return None


def _is_rare(word: str, frequency: Frequency) -> bool:
    # a word with a capital may be a name, of which there are many that differ by a letter
    return len(word) >= LEAST_LETTERS and word.isalpha() and word.islower() and frequency(fold(word)) == ONCE_IN_EACH


def _rightly(word: str) -> Iterator[str]:
    """Give what a word may be meant to be."""
    for at in range(1, len(word) - ENDING_LETTERS):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            yield word[:at] + word[at] + word[at:]
        else:
            yield word[:at] + word[at + 1 :]
