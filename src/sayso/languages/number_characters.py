"""Numbers in Han characters and Hangul: 六十隻, 二〇二四年, 1億5000万, 육십 명, 네 명."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sayso.languages.wordlists import word_list

# the smaller part of a number behind 万 or 億: 3万5000, 1억 5000만
_SMALLER = re.compile(r" ?\d[\d,]{0,8}(?=[百千万萬億亿백천만억])|\d[\d,]{0,8}")
_MYRIAD = 10_000

# value, start, end
Placed = tuple[float, int, int]


def myriads(text: str, value: float, end: int) -> tuple[float, int]:
    """Read the characters behind digits that multiply them, and the smaller number behind those: 1億5000万, 1억 5000만."""
    parts = word_list("number_words")["cjk"]["parts"]
    total, more = 0.0, True
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in parts:  # 38 万人
        end += 1
    while more:
        while end < len(text) and text[end] in parts:
            value, end = value * parts[text[end]], end + 1
        total, more = total + value, False
        if value >= _MYRIAD and text[end - 1] in parts:
            behind = _SMALLER.match(text, end)
            if behind:
                value, end, more = float(behind.group().strip().replace(",", "")), behind.end(), True
    return total, end


@cache
def _characters() -> re.Pattern[str]:
    lists = word_list("number_words")["cjk"]
    characters = "".join((*lists["digits"], *lists["parts"]))
    counters = "|".join(sorted(map(re.escape, lists["counters"]), key=len, reverse=True))
    # 十分 is "quite"
    return re.compile(rf"(?<![{characters}\d])(?!十分)[{characters}]{{1,12}}(?=[余多数]?\s?(?:{counters}))")


def in_characters(text: str) -> Iterator[Placed]:
    """Read numbers in characters that stand before what they count.

    Example:
        >>> [value for value, _, _ in in_characters("六十隻と三人、一人")]
        [60.0, 3.0]
    """
    lists = word_list("number_words")["cjk"]
    for match in _characters().finditer(text):
        letters = match.group()
        # Hangul syllables stand in any word: a number in them has two at least, one of which multiplies
        if letters[0] >= "가" and (len(letters) == 1 or not any(each in lists["parts"] for each in letters)):
            continue
        value = _characters_value(letters, lists)
        if value > 1:
            yield value, match.start(), match.end()


def _characters_value(letters: str, lists: Mapping[str, Any]) -> float:
    total = section = current = 0.0
    for letter in letters:
        if letter in lists["digits"]:
            current = current * 10 + lists["digits"][letter]
        elif (factor := lists["parts"][letter]) >= _MYRIAD:
            total, section, current = total + (section + current or 1) * factor, 0.0, 0.0
        else:
            section, current = section + (current or 1) * factor, 0.0
    return total + section + current


@cache
def _native_words() -> re.Pattern[str]:
    lists = word_list("number_words")["cjk"]
    words, counters = ("|".join(sorted(map(re.escape, lists[key]), key=len, reverse=True)) for key in ("native", "counters"))
    return re.compile(rf"(?<!\w)({words})\s?(?=(?:{counters}))")


def in_native_words(text: str) -> Iterator[Placed]:
    """Read Korean numbers before what they count: 네 명."""
    values = word_list("number_words")["cjk"]["native"]
    for match in _native_words().finditer(text):
        yield float(values[match.group(1)]), match.start(1), match.end(1)
