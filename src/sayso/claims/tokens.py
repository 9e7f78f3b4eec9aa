"""The words of two assertions side by side: what they share, and what stands in one in place of the other's."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import Levenshtein

from sayso.claims.assertions import Assertion
from sayso.claims.particulars import LEAST_CONTENT_CHARS, STEM_CHARS
from sayso.languages.patterns import UNSPACED

_LETTERS = re.compile(r"[^\W\d_]+")


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
    return " ".join(word for word in _LETTERS.findall(one.text) if word.lower()[:STEM_CHARS] in lacking)


def gave_way(holder: Assertion, lacking: Assertion, gone: AbstractSet[str]) -> bool:
    """Tell whether other words of one text stand in the very place of these stems of the other."""
    mine, theirs = stems(holder.text, holder.language), stems(lacking.text, lacking.language)
    return any(
        part.tag == "replace"
        and gone & set(mine[part.src_start : part.src_end])
        and lacking.details.words & set(theirs[part.dest_start : part.dest_end])
        for part in Levenshtein.opcodes(mine, theirs)
    )


def replaced(one: Assertion, other: Assertion, told: AbstractSet[str]) -> tuple[list[str], list[str]]:
    """Give the words of either text that stand where the other has different ones, without those that the other has elsewhere."""
    mine, theirs = (split(each.text, each.language) for each in (one, other))
    rows = [stems(each.text, each.language) for each in (one, other)]
    here: list[str] = []
    there: list[str] = []
    for part in Levenshtein.opcodes(*rows):
        left = _lacking(mine, rows[0], range(part.src_start, part.src_end), told | set(rows[1]))
        right = _lacking(theirs, rows[1], range(part.dest_start, part.dest_end), told | set(rows[0]))
        if part.tag == "replace" and left and right:
            here += left
            there += right
    return here, there


def _lacking(words: Sequence[str], row: Sequence[str], ranks: range, known: AbstractSet[str]) -> list[str]:
    """Give the words at these ranks that carry meaning and are not known; a lone Han or kana character is a particle."""
    found = [words[rank] for rank in ranks if row[rank] not in known and _carries(words[rank])]
    return found if found and (len(found[0]) > 1 or len(found) > 1) else []


def _carries(word: str) -> bool:
    return len(word) >= LEAST_CONTENT_CHARS or word.isupper() or not word.isascii()
