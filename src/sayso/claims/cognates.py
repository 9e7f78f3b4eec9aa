"""Words that two languages of one script have in common: infested, infestés; отравил, отравив."""

import re
import unicodedata
from functools import cache, lru_cache

from sayso.claims.assertions import Assertion
from sayso.languages.wordlists import word_list

# So many first letters in common are one word in two languages; offices ("minister") stand in any text and are left out
COGNATE_CHARS = 6
_WORD = re.compile(r"[^\W\d_]+")


def cognates(one: Assertion, other: Assertion) -> frozenset[str]:
    """Give the openings of the words, but names and offices, that two texts have in common.

    Words without a small letter, or with a capital that is no sentence's first, are names and counted as such.
    """
    names = {_opening(name.words) for each in (one, other) for name in each.details.names}
    return (_openings(one.text, one.language) & _openings(other.text, other.language)) - names


@lru_cache(maxsize=1 << 14)
def _openings(text: str, language: str) -> frozenset[str]:
    found = (_opening(word) for word in _WORD.findall(text) if len(word) >= COGNATE_CHARS)
    return frozenset(found) - _offices(language)


def _opening(word: str) -> str:
    """Give the first letters of a word, small and without accents."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:COGNATE_CHARS]


@cache
def _offices(language: str) -> frozenset[str]:
    listed = (form for forms in word_list("naming")["offices"].values() for form in forms.get(language, ()))
    return frozenset(_opening(word) for form in listed for word in _WORD.findall(str(form)))
