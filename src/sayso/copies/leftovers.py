"""Words of the original that a translation leaves standing, in brackets or quotation marks beside their translation."""

import re
from collections.abc import Iterator

from sayso.languages.transliteration import script_of

MOST_CHARACTERS = 4000
SHOWN_CHARACTERS = 60
# two letters in brackets may be an abbreviation that every language writes so
LEAST_LETTERS = 3
_ENCLOSED = re.compile(r"[(（\[«“„「『\"]([^()（）\[\]«»“”„「」『』\"\n]{2,120})[)）\]»”“」』\"]")
_LETTER = re.compile(r"[^\W\d_]")
_LOWER = re.compile(r"\b[a-zà-ÿ]{4,}\b")


def left_over(text: str, other: str) -> str | None:
    """Give what a text has in brackets or quotation marks in the other text's script, word for word as it stands there.

    Latin letters stand in texts of every script (SVR, Twitter): of them only a phrase with a word in small letters counts.

    Args:
        text: the passage that may be the translation.
        other: the passage that may be the original.

    Example:
        >>> left_over("The “mouse jar” (мышиная банка) was empty", "Опустела мышиная банка")
        'мышиная банка'
        >>> left_over("Служба (SVR) молчит", "The service (SVR) is silent")
    """
    mine = _script(text)
    for words in _enclosed(text[:MOST_CHARACTERS]):
        foreign = _script(words) != mine and _script(words) == _script(other)
        telling = bool(_LOWER.search(words)) if _script(words) == "latin" else sum(map(str.isalpha, words)) >= LEAST_LETTERS
        if foreign and telling and words.casefold() in other[:MOST_CHARACTERS].casefold():
            return words[:SHOWN_CHARACTERS]
    return None


def _enclosed(text: str) -> Iterator[str]:
    return (match.group(1).strip() for match in _ENCLOSED.finditer(text))


def _script(text: str) -> str:
    """Give the script of most letters of a text's beginning; Han and kana are one here, for Japanese mixes them."""
    counts: dict[str, int] = {}
    for letter in _LETTER.findall(text[:400]):
        kind = (
            "han"
            if letter >= "\u2e80" and not "가" <= letter <= "힣"
            else "hangul"
            if "가" <= letter <= "힣"
            else script_of(letter)
        )
        counts[kind] = counts.get(kind, 0) + 1
    return max(counts, key=lambda kind: counts[kind], default="")
