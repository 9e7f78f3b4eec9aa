"""Names that a text itself calls one: "the Borduria Grain Board (BGB)"."""

import re
from collections.abc import Sequence

_SHORT = re.compile(r"[(（]\s*(?:the\s)?[\"“«「]?([^\W\d_a-z]{2,8}|[^\W\d_]{2,8})[\"”»」]?\s*[)）]")
_WORD = re.compile(r"[^\W\d_]+")
# Words of a full name that give the abbreviation no letter ("of", "and the") may stand between those that do
MOST_EXTRA_WORDS = 4
MOST_FULL_CHARS = 90
LEAST_CAPITALS = 2


def abbreviations(text: str) -> dict[str, str]:
    """Map each full name of a text to the abbreviation in brackets behind it, and the abbreviation to itself.

    The letters of the abbreviation open the words of the full name, in order; those without a capital may be left out.

    Example:
        >>> abbreviations("The Borduria Grain Board (BGB) said so.")
        {'Borduria Grain Board': 'BGB', 'BGB': 'BGB'}
        >>> abbreviations("Kai (the dog) slept"), abbreviations("the mayor (BGB)")
        ({}, {})
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        short = match.group(1)
        if sum(map(str.isupper, short)) >= LEAST_CAPITALS and (full := _full_name(text[: match.start()], short)):
            found |= {full: short, short: short}
    return found


def _full_name(before: str, short: str) -> str:
    """Give the words at the end of a text for which letters stand; nothing where they stand for none."""
    head = before[-MOST_FULL_CHARS:].rstrip(' \n"”»」')
    words = list(_WORD.finditer(head))[-(len(short) + MOST_EXTRA_WORDS) :]
    for first in range(len(words) - 1, -1, -1):
        letters = [word.group()[0] for word in words[first:]]
        if len(letters) >= LEAST_CAPITALS and words[first].group()[0].isupper() and _opens(letters, short):
            return head[words[first].start() :]
    return ""


def _opens(letters: Sequence[str], short: str) -> bool:
    """Tell whether an abbreviation has all of these letters, or all that are capitals."""
    capitals = "".join(letter for letter in letters if letter.isupper())
    every = "".join(letters)
    return short.casefold() in {capitals.casefold(), every.casefold()}
