"""Names of other scripts in Latin letters, roughly, so that Зеленский, Zelensky and ゼレンスキー can be compared."""

import re
import unicodedata
from functools import cache, lru_cache

from sayso.languages.wordlists import word_list

_WEAK = re.compile(r"[aeiouyhj'’\-\s]+")


@cache
def _letters() -> dict[str, str]:
    return {str(key): str(value) for key, value in word_list("romanising")["letters"].items()}


@lru_cache(maxsize=1 << 16)
def romanise(word: str) -> str:
    """Write a word in lower-case Latin letters without accents.

    Example:
        >>> romanise("Зеленский"), romanise("ゼレンスキー"), romanise("Müller")
        ('zelenskiy', 'zerensukii', 'muller')
    """
    letters = _letters()
    plain = unicodedata.normalize("NFKC", word).lower()
    found: list[str] = []
    for rank, character in enumerate(plain):
        pair = plain[rank : rank + 2]
        if rank and plain[rank - 1 : rank + 1] in letters:
            continue
        if character == "ー":
            found.append(found[-1][-1:] if found else "")
        else:
            found.append(letters.get(pair) or letters.get(character, character))
    marks = unicodedata.normalize("NFD", "".join(found))
    return "".join(each for each in marks if not unicodedata.combining(each))


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Give the consonants of a name, those that scripts confuse as one letter.

    Example:
        >>> skeleton("Zelensky") == skeleton("Зеленский") == skeleton("ゼレンスキー")
        True
    """
    plain = romanise(word)
    for pattern, letter in word_list("romanising")["confused"].items():
        plain = re.sub(pattern, letter, plain)
    bare = _WEAK.sub("", plain)
    return re.sub(r"(.)\1+", r"\1", bare)
