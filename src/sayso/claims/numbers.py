"""Numbers of a text as values, in digits, words and Han characters, of any language of the list."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from sayso.languages.wordlists import word_list

# "1,000", "1 000", "1.000", "3.5", "３": a point or comma before exactly three digits groups, any other is decimal
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_CHARS = 4000
# From here on units may be joined to tens: "treinta y cinco"
TENS = 30
THOUSAND = 1_000
# From here on Han numbers group by four digits: 万, 億
MYRIAD = 10_000


def numbers_in(text: str, language: str) -> frozenset[float]:
    """Give the numbers that a text names; years, days and ordinals in words are not told from others here.

    Example:
        >>> sorted(numbers_in("two thousand men and 3.5 million shells, 1,200 of them new", "en"))
        [1200.0, 2000.0, 3500000.0]
        >>> sorted(numbers_in("五千人、3万台", "ja"))
        [5000.0, 30000.0]
    """
    plain = unicodedata.normalize("NFKC", text[:_MOST_CHARS])
    return frozenset((*_in_digits(plain, language), *_in_words(plain, language), *_in_han(plain)))


def _lists(kind: str, language: str) -> dict[str, Any]:
    found: dict[str, Any] = word_list("numerals")[kind].get(language) or {}
    return found


def _in_digits(text: str, language: str) -> Iterator[float]:
    for found in _DIGITS.finditer(text):
        value = _value(found.group())
        for part in text[found.end() : found.end() + 2].strip():
            if part not in word_list("numerals")["parts"]:
                break
            value *= word_list("numerals")["parts"][part]
        after = _WORD.match(text, found.end() + (text[found.end() : found.end() + 1] in {" ", "\u00a0", "-"}))
        yield value * (_lists("multipliers", language).get(after.group().lower(), 1) if after else 1)


def _value(digits: str) -> float:
    grouped = re.sub(r"(?<=\d)[ \u00a0\u202f’'](?=\d{3})", "", digits)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", grouped):
        return float(re.sub(r"[.,]", "", grouped))
    return float(grouped.replace(",", "."))


def _in_words(text: str, language: str) -> Iterator[float]:
    """Read runs of number words; a lone multiplier ("thousands") is no number."""
    units, multipliers, ones = (_lists(kind, language) for kind in ("units", "multipliers", "ones"))
    joiner = word_list("numerals")["joiners"].get(language)
    run: list[str] = []
    for found in (*_WORD.finditer(text.lower()), None):
        word = found.group() if found else ""
        if word in units or (run and (word in multipliers or word in ones)):
            run.append(word)
        elif run and not (word == joiner and (run[-1] in multipliers or units.get(run[-1], 0) >= TENS)):
            yield _run_value(run, units | ones, multipliers)
            run = []


def _run_value(run: list[str], units: dict[str, Any], multipliers: dict[str, Any]) -> float:
    """Add and multiply: "two hundred thousand" is (2 x 100) x 1000."""
    total = current = 0.0
    for word in run:
        if word in units:
            current += units[word]
        elif multipliers[word] >= THOUSAND:
            total, current = total + max(current, 1) * multipliers[word], 0.0
        else:
            current = max(current, 1) * multipliers[word]
    return total + current


@cache
def _han() -> re.Pattern[str]:
    lists = word_list("numerals")
    characters = "".join((*lists["digits"], *lists["parts"]))
    return re.compile(rf"(?<![{characters}\d])[{characters}]{{1,12}}(?={'|'.join(map(re.escape, lists['counters']))})")


def _in_han(text: str) -> Iterator[float]:
    lists = word_list("numerals")
    for found in _han().finditer(text):
        total = current = 0.0
        for character in found.group():
            if character in lists["digits"] and character != "十":
                current = current * 10 + lists["digits"][character]
            else:
                factor = lists["parts"].get(character, 10)
                total, current = (total + current or 1) * factor if factor >= MYRIAD else total + (current or 1) * factor, 0.0
        if total + current > 1:
            yield total + current
