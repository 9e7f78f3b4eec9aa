"""Names of people compared across scripts by the skeleton of their consonants.

The tables (``languages/letters.yml``) are coarse: vowels go, letters that scripts confuse (l and r, b and v and p and f) become
one. Equal skeletons are therefore only a hint for *one* word; only a first and a last name together join. Chinese characters and
Hangul have no skeleton: such names are joined by the alias file alone.
"""

import re
import unicodedata
from functools import cache, lru_cache

from sayso.languages.wordlists import word_list

MIN_CONSONANTS = 4  # of first and last name together: Joe Biden has four; fewer are shared by unlike names (Lee Ray: r, r)
SURE_ALONE_CONSONANTS = 5  # one word with nothing beside it that agrees: a shorter one is too easily another's in another script
WORD = re.compile(r"[\u30a0-\u30ff]+|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")  # katakana alone, or letters that are no kana or Han
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 12)
def script_of(name: str) -> str:
    """Tell the script of a name's first letter: latin, cyrillic, arabic, kana, other.

    Example:
        >>> [script_of(each) for each in ("Vale", "Вейл", "ヴェイル", "王")]
        ['latin', 'cyrillic', 'kana', 'other']
    """
    for letter in name:
        kind = unicodedata.name(letter, "").partition(" ")[0]
        if kind in {"LATIN", "CYRILLIC", "ARABIC"}:
            return kind.lower()
        if kind in {"KATAKANA", "HIRAGANA"}:
            return "kana"
        if letter.isalpha():
            return "other"
    return "other"


@lru_cache(maxsize=1 << 12)
def skeleton(word: str) -> str:
    """Give the consonants of one word in a script-free spelling; empty where the script has no table.

    Example:
        >>> skeleton("Idris") == skeleton("Идрис") == skeleton("イドリス")
        True
    """
    script = script_of(word)
    table = _tables().get(script)
    if table is None:
        return ""
    letters = _without_marks(word.casefold()) if script == "latin" else unicodedata.normalize("NFKC", word).casefold()
    return _REPEATED.sub(r"\1", _spell(letters, table))


def same_person(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two full names in different scripts are one name: as many words, and each pair of skeletons equal.

    Example:
        >>> same_person(("Idris", "Vale"), ("イドリス", "ベール")), same_person(("Idris", "Vale"), ("Идрис", "Орлов"))
        (True, False)
    """
    if len(first) != len(second) or len(first) < 2:  # noqa: PLR2004  # a full name has two words
        return False
    bones = [skeleton(word) for word in first]
    return bones == [skeleton(word) for word in second] and all(bones) and sum(map(len, bones)) >= MIN_CONSONANTS


def _spell(letters: str, table: dict[str, str]) -> str:
    spelt, position = "", 0
    while position < len(letters):
        for size in (4, 3, 2, 1):
            piece = letters[position : position + size]
            if piece in table:
                spelt += table[piece]
                break
        position += max(1, len(piece))
    return spelt


def _without_marks(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@cache
def _tables() -> dict[str, dict[str, str]]:
    return {script: {str(key): value for key, value in table.items()} for script, table in word_list("letters").items()}
