"""How far two words of different scripts sound apart: Щербаненко and Schtscherbanenko nearly not, Петров and Petrovsky clearly.

Words are spelt in some thirty sounds and aligned; sounds that scripts confuse cost little, vowels less than consonants, and a
vowel that a script adds (kana, Hangul, Han) or leaves out (Arabic) next to nothing.
"""

import re
import unicodedata
from functools import cache, lru_cache

from sayso.languages.transliteration import script_of
from sayso.languages.wordlists import word_list

MAX_WORD_LETTERS = 40
ALIKE = 0.17  # distance of one name in two scripts; set on names of cities in CLDR: see tests/languages/test_sounds.py
CUT = 0.4  # distances above it are not told exactly: they are 1
_LATIN_READINGS = ("en", "de", "fr", "es", "it")  # whose spelling a name in Latin letters may follow, beside its text's
_VOWELS = frozenset("aeiou")
_REPEATED = re.compile(r"(.)\1+")
_VOWEL_GAP, _GLIDE_GAP, _BREATH_GAP, _ADDED_GAP = 0.3, 0.12, 0.3, 0.08  # costs of a sound that the other word lacks
_ADDING = frozenset({"kana", "hangul", "han", "arabic"})


@lru_cache(maxsize=1 << 14)
def script(word: str) -> str:
    """Tell the script of a word as the tables are named: latin, cyrillic, arabic, kana, hangul, han; other where there is none.

    Example:
        >>> [script(each) for each in ("Vale", "Вейл", "김", "王", "Βαλ")]
        ['latin', 'cyrillic', 'hangul', 'han', 'other']
    """
    found = script_of(word)
    if found != "other":
        return found
    name = unicodedata.name(next((letter for letter in word if letter.isalpha()), " "), "")
    return "hangul" if name.startswith("HANGUL") else "han" if name.startswith("CJK") else "other"


@lru_cache(maxsize=1 << 14)
def spellings(word: str, language: str = "en") -> tuple[str, ...]:
    """Give the ways in which a word may sound; none where its script has no table.

    Example:
        >>> spellings("Лев", "ru"), spellings("Lew", "de")[0], spellings("Щербаненко")
        (('lev',), 'lev', ('SCerbanenko',))
    """
    plain = unicodedata.normalize("NFKC", word[:MAX_WORD_LETTERS]).casefold()
    kind = script(plain)
    if kind == "latin":
        return tuple(dict.fromkeys(_spell(plain, _latin(each)) for each in (language, *_LATIN_READINGS)))
    if kind in {"han", "hangul"}:
        letters = _ascii(plain).casefold()
        return (_spell(letters, _table("pinyin" if kind == "han" else "hangul")),)
    if kind == "other":
        return ()
    return (_spell(plain.translate(_KATAKANA) if kind == "kana" else plain, _table(kind)),)


@lru_cache(maxsize=1 << 16)
def distance(one: str, other: str, language: str = "en", its_language: str = "en") -> float:
    """Give how far two words sound apart: 0 to 1, lower is closer; 1 where a script has no table.

    Example:
        >>> distance("Marchetti", "Маркетти", "it", "ru") < ALIKE < distance("Marchetti", "Марченко", "it", "ru")
        True
        >>> distance("Petrov", "Петровский", "en", "ru") > ALIKE
        True
    """
    added = (script(one) in _ADDING, script(other) in _ADDING)
    pairs = ((first, second) for first in spellings(one, language) for second in spellings(other, its_language))
    return min((_apart(first, second, *added) for first, second in pairs if first and second), default=1.0)


def _apart(one: str, other: str, one_adds: bool, other_adds: bool) -> float:
    """Align two words sound by sound; the cost, by the mean length."""
    near, either, most = near_letters(), one_adds or other_adds, CUT * (len(one) + len(other)) / 2
    row = [0.0]
    for sound in other:
        row.append(row[-1] + gap_cost(sound, either))
    for sound in one:
        before, row = row, [row[0] + gap_cost(sound, either)]
        for place, its_sound in enumerate(other):
            same = 0.0 if sound == its_sound else near.get(sound + its_sound, 1.0)
            if either and same and sound + its_sound in {"lr", "rl"}:
                same = 0.05
            row.append(
                min(before[place] + same, before[place + 1] + gap_cost(sound, either), row[place] + gap_cost(its_sound, either))
            )
        if min(row) > most:
            return 1.0
    found = round(2 * row[-1] / (len(one) + len(other)), 6)
    return found if found <= CUT else 1.0


def gap_cost(sound: str, either: bool) -> float:
    """Give what a sound costs that one word alone has, 0 to 1; ``either`` where a script adds or leaves out vowels."""
    if sound in _VOWELS:
        return _ADDED_GAP if either else _VOWEL_GAP
    if sound in "yw":
        return _GLIDE_GAP
    return _BREATH_GAP if sound == "h" else 1.0


def _spell(letters: str, table: dict[str, str]) -> str:
    spelt, position = "", 0
    while position < len(letters):
        size = next((size for size in (7, 5, 4, 3, 2, 1) if letters[position : position + size] in table), 0)
        spelt += table[letters[position : position + size]] if size else _of_marked(letters[position], table)
        position += size or 1
    return _REPEATED.sub(r"\1", spelt)


def _of_marked(letter: str, table: dict[str, str]) -> str:
    """Read a letter with a mark of which the table knows only the letter: é as e."""
    return table.get(unicodedata.normalize("NFD", letter)[0], "")


def _ascii(word: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - its tables load with the first Chinese or Korean name, not with sayso

    return str(anyascii(word))


@cache
def _table(name: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in word_list("sounds")[name].items()}


@cache
def _latin(language: str) -> dict[str, str]:
    own = _table(language) if language in word_list("sounds") else {}
    return {**_table("latin"), **own}


@cache
def near_letters() -> dict[str, float]:
    """Give what pairs of sounds that scripts confuse cost, 0 to 1, in either order."""
    rows = [(pair, row["cost"]) for row in reversed(word_list("sounds")["near"]) for pair in row["pairs"]]
    return {order: cost for pair, cost in rows for order in (pair, pair[::-1])}


_KATAKANA = {place: place + 0x60 for place in range(0x3041, 0x3097)}
