"""Make pairs by rule from pairs that entail each other: another name, or another number, in the second text only.

The two texts are worded differently already, so that a changed name cannot be told from the number of equal words, as it can
where a text is compared with itself.
"""

import random
import re
from collections.abc import Sequence

from inference_pairs import CONTRADICTS, ENTAILS, NOT_ENTAILED, Pair, both_ways

CAPITAL_NAMES = {"en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"}  # a capital inside the sentence is a name there
LEAST_NAMES = 200  # of a language: with fewer the same name would stand in too many pairs
NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d]|[.,]\d)")
NAME = re.compile(r"(?<=[^\W\d_][ ,])[A-ZА-ЯІЇЄ][^\W\d_]{3,}")


def renumbered(text: str, chance: random.Random, beside: str = "") -> str | None:
    """Change one number of a text, one that ``beside`` has too where it is given; or give nothing."""
    found = [each for each in NUMBER.finditer(text) if not beside or each.group() in NUMBER.findall(beside)]
    if not found:
        return None
    place = chance.choice(found)
    value = int(place.group())
    other = chance.choice([value + chance.randint(1, 9), value * 2 + 1, max(2, value // 2), value + 10]) if value else 7
    return None if other == value else f"{text[: place.start()]}{other}{text[place.end() :]}"


def renamed(text: str, names: Sequence[str], chance: random.Random, beside: str = "") -> str | None:
    """Put another name in place of one, one that ``beside`` has too where it is given; or give nothing."""
    found = [each for each in NAME.finditer(text) if not beside or each.group() in beside]
    if not found:
        return None
    place, other = chance.choice(found), chance.choice(names)
    return None if other[:4] == place.group()[:4] or other in beside else f"{text[: place.start()]}{other}{text[place.end() :]}"


def altered_pairs(pairs: Sequence[Pair], chance: random.Random) -> list[Pair]:
    """Alter what entails: one pair with another name and one with another number, both ways, of each that has any."""
    entailed = [pair for pair in pairs if pair.allowed == ENTAILS]
    names: dict[str, set[str]] = {}
    for pair in entailed:
        if pair.language in CAPITAL_NAMES:
            names.setdefault(pair.language, set()).update(NAME.findall(pair.hypothesis))
    known = {language: sorted(found) for language, found in names.items() if len(found) >= LEAST_NAMES}
    made: list[Pair] = []
    for pair in entailed:
        if text := renumbered(pair.hypothesis, chance, pair.premise):
            made += both_ways(pair.premise, text, CONTRADICTS, pair.language, "altered_number")
        if pair.language in known and (text := renamed(pair.hypothesis, known[pair.language], chance, pair.premise)):
            made += both_ways(pair.premise, text, NOT_ENTAILED, pair.language, "altered_name")
    return made
