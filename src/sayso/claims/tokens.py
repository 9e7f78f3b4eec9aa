"""The words of two assertions side by side: what they share, and what stands in one in place of the other's."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.claims.assertions import Assertion
from sayso.claims.marks import STEM_CHARS, carries
from sayso.languages.patterns import UNSPACED

_WORDS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Edits with no more equal words between them are one: "President Trump" and "the 45th President"
GLUE_WORDS = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one text that stand where the other has different ones; either side may be empty."""

    here: tuple[str, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts of one language, word by word.

    Args:
        stretches: where they differ, in order.
        kept: equal words, as a share of the shorter text's, 0 to 1.
    """

    stretches: tuple[Stretch, ...]
    kept: float


def split(text: str, language: str) -> list[str]:
    """Give words, or single characters in scripts without spaces."""
    return [each for each in text if each.isalpha()] if language in UNSPACED else _LETTERS.findall(text)


def stems(text: str, language: str) -> list[str]:
    """Give the stems of the words of a text, in order."""
    return [word.casefold()[:STEM_CHARS] for word in split(text, language)]


def shared_words(one: Assertion, other: Assertion) -> float:
    """Give the share of the shorter text's words that the longer has, 0 to 1."""
    here, there = one.details.words, other.details.words
    return len(here & there) / max(1, min(len(here), len(there)))


def residual(one: Assertion, other: Assertion) -> str:
    """Give the words of one text whose stems the other lacks, in order."""
    lacking = one.details.words - other.details.words
    return " ".join(word for word in _LETTERS.findall(one.text) if word.casefold()[:STEM_CHARS] in lacking)


def aligned(one: Assertion, other: Assertion) -> Alignment:
    """Align two texts of one language word by word; case and endings do not matter."""
    return side_by_side(one.text, other.text, one.language)


@lru_cache(maxsize=1 << 14)
def side_by_side(one: str, other: str, language: str) -> Alignment:
    """Align two texts.

    Example:
        >>> [(each.here, each.there) for each in side_by_side("President Trump won", "the 45th President won", "en").stretches]
        [(('President', 'Trump'), ('the', '45th', 'President'))]
    """
    mine, theirs = (
        _WORDS.findall(each) if language not in UNSPACED else [c for c in each if c.isalnum()] for each in (one, other)
    )
    rows = [[word.casefold()[:STEM_CHARS] for word in words] for words in (mine, theirs)]
    edits: list[list[int]] = []
    equal = 0
    for part in Levenshtein.opcodes(*rows):
        if part.tag == "equal":
            equal += part.src_end - part.src_start
        elif edits and part.src_start - edits[-1][1] <= GLUE_WORDS and part.dest_start - edits[-1][3] <= GLUE_WORDS:
            edits[-1][1], edits[-1][3] = part.src_end, part.dest_end
        else:
            edits.append([part.src_start, part.src_end, part.dest_start, part.dest_end])
    found = (Stretch(tuple(mine[a:b]), tuple(theirs[c:d])) for a, b, c, d in edits)
    return Alignment(tuple(found), equal / max(1, min(len(mine), len(theirs))))


def replaced(one: Assertion, other: Assertion, told: AbstractSet[str]) -> tuple[list[str], list[str]]:
    """Give the words of either text that stand where the other has different ones, without those that the other has elsewhere."""
    here: list[str] = []
    there: list[str] = []
    for left, right in exchanged(one, other, told):
        here += left
        there += right
    return here, there


def exchanged(one: Assertion, other: Assertion, told: AbstractSet[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Give the same stretch by stretch; only stretches in which both sides have words of their own."""
    mine, theirs = (set(stems(each.text, each.language)) for each in (one, other))
    for stretch in aligned(one, other).stretches:
        left, right = _lacking(stretch.here, told | theirs), _lacking(stretch.there, told | mine)
        if left and right:
            yield left, right


def _lacking(words: tuple[str, ...], known: AbstractSet[str]) -> list[str]:
    """Give the words that carry meaning and are not known; a lone Han or kana character is a particle."""
    found = [
        word
        for word in words
        if word.casefold()[:STEM_CHARS] not in known and not word.isdigit() and (carries(word) or not word.isascii())
    ]
    return found if found and (len(found[0]) > 1 or len(found) > 1) else []
