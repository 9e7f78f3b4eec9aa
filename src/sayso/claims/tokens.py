"""The words of two assertions side by side: what they share, and what stands in one in place of the other's."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from rapidfuzz.distance import Levenshtein

from sayso.claims.assertions import Assertion
from sayso.claims.marks import STEM_CHARS, carries
from sayso.languages.numbers import numbers_at
from sayso.languages.patterns import UNSPACED
from sayso.languages.states import is_seat

_WORDS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_VALUE = re.compile(r"\d+(?:\.\d+)?")
# Names that lists know in many forms; all others are compared as they are written
_LISTED = frozenset({"state", "body", "actor"})
# Longer ones make another word: "Hunter", "Hunters"
MOST_ENDING = 3
# Words of so many letters have none in an abbreviation: "of the"
SMALL_CHARS = 3
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
    """Align two texts of one language word by word; case, endings and how numbers are written do not matter."""
    return side_by_side(in_digits(one.text, one.language), in_digits(other.text, other.language), one.language)


@lru_cache(maxsize=1 << 17)  # of a large pile's texts, of which each is held against hundreds: a full one holds some 80 MB
def in_digits(text: str, language: str) -> str:
    """Give a text with its numbers in plain digits.

    Example:
        >>> in_digits("Sixty of 1,500 men", "en"), in_digits("工事費は1.5億円", "ja")
        ('60 of 1500 men', '工事費は150000000円')
    """
    for number in reversed(numbers_at(text, language)):
        if _VALUE.fullmatch(number.key):
            text = text[: number.start] + number.key + text[number.end :]
    return text


def same_words(one: Assertion, other: Assertion) -> bool:
    """Tell whether two texts of one language are word for word the same, but for endings and how numbers and names are written.

    Of names those that are abbreviations ("MFA"), those of lists and those of actors; of a state its seat is another word: "in
    Dublin" is not "in Ireland".
    """
    if one.language != other.language or one.language == "und":
        return False
    if one.language in UNSPACED:
        mine, theirs = ("".join(filter(str.isalnum, _levelled(each))) for each in (one, other))
        return mine == theirs
    levels = _levelled(one), _levelled(other)
    here, there = (_WORDS.findall(each.casefold()) for each in levels)
    if len(here) == len(there) and all(map(_one_word, here, there)):
        return True
    stretches = side_by_side(*levels, one.language).stretches
    return bool(stretches) and all(_abbreviates(*sides) or _abbreviates(*sides[::-1]) for sides in map(_sides, stretches))


def _sides(stretch: Stretch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return stretch.here, stretch.there


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether one word in capitals has the first letters of all these words, or of those that are not small."""
    if len(short) != 1 or len(full) < len(short[0]) or not short[0].isupper() or not short[0].isalpha():
        return False
    rows = ("".join(word[0] for word in full), "".join(word[0] for word in full if len(word) > SMALL_CHARS))
    return len(short[0]) > 1 and plain_letters(short[0]) in map(plain_letters, rows)


def plain_letters(text: str) -> str:
    """Give a text in small letters without accents.

    Example:
        >>> plain_letters("Électricité")
        'electricite'
    """
    return "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))


def _one_word(one: str, other: str) -> bool:
    """Tell whether two words are equal up to an ending: "volunteers", but not "minister" and "ministry"."""
    short, long = sorted((one, other), key=len)
    ending = len(long) - len(short) <= MOST_ENDING and len(short) >= STEM_CHARS and short.isalpha()
    return one == other or (ending and long.startswith(short[:-1]))


def _levelled(assertion: Assertion) -> str:
    """Give a text with the keys of listed names for the names, and its numbers in digits."""
    text = assertion.text
    for name in reversed(assertion.details.names):
        kind, _, code = name.key.partition(":")
        if kind in _LISTED and not (kind == "state" and is_seat(name.words, code, assertion.language)):
            key = "".join(filter(str.isalnum, code + kind))
            text = f"{text[: name.start]} {key} {text[name.start + len(name.words) :]}"
    return in_digits(text, assertion.language)


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
