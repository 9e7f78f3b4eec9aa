"""Whether two names of people may be one person's: Лев Зимин, Lew Simin, レフ・ジミン; Abdelkader Khelifi, عبد القادر الخليفي.

Names are compared word by word: given name with given name (a listed equivalent, or the sound), family name with family name. A
patronymic and a second family name may be left out. Chinese, Japanese and Korean names are compared as a whole, in either order.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.actors.folding import fold_slavic
from sayso.languages.japanese_names import family_readings, readings
from sayso.languages.sounds import ALIKE, distance, script, spellings
from sayso.languages.wordlists import word_list

APART = 1.0
SURE = 0.08  # distance within one language and script, where spellings differ by a letter: Andrii and Andriy, not Anton and Antin
# Distances that still pass, by the script that tells least of how a name sounds. Set with ALIKE on names of cities in CLDR.
_LIMITS = {"han": 0.3, "arabic": 0.22, "kana": 0.22, "hangul": 0.22}
LISTED = 0.5  # of these limits, for a given name that the list knows, with one that it does not: Taras and Tereza
WHOLE = 0.22  # of Chinese and Korean names: short, and close to one another
ALONE = 0.7  # of these limits, where there is a family name alone
MIN_SOUNDS = 3  # of a family name alone: of "Li" and "Lee" nothing can be told
_BREAK = re.compile(r"[\s・･＝=·•‧,]+")
_EDGE = ".'’\"«»“”()-"
_HAN_TAIL = re.compile(r"(?<=[ァ-ヶー])[一-鿿]+$")  # an office that stayed on a name in kana
_WHOLE = frozenset({"han", "hangul"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of a person as it is compared: its words without particles and articles, in the order of the text."""

    words: tuple[str, ...]
    language: str

    @property
    def script(self) -> str:
        """The script of the first word."""
        return script(self.words[0]) if self.words else "other"

    @property
    def full(self) -> bool:
        """Whether a given and a family name are there."""
        return len(self.words) > 1 or (self.script in _WHOLE and len(self.words[0]) > 2)  # noqa: PLR2004  # 坂本 is a family name


@lru_cache(maxsize=1 << 13)
def person_name(name: str, language: str) -> PersonName:
    """Read a name.

    Example:
        >>> person_name("Abdel Kader al-Khelifi", "fr").words, person_name("レフ・ジミン局長", "ja").words
        (('abdkader', 'khelifi'), ('レフ', 'ジミン'))
    """
    lists = word_list("given_names")
    words = [_HAN_TAIL.sub("", word.casefold().strip(_EDGE)) for word in _BREAK.split(name)]
    kept: list[str] = []
    servant = False
    for word in words:
        plain = _without_article(word, lists["articles"])
        if word in lists["servant"]:
            servant = True
        elif plain and plain not in lists["particles"]:
            kept.append(_servant_of(plain, lists["servant"], joined=servant))
            servant = False
    return PersonName(tuple(kept), language)


def _without_article(word: str, articles: list[str]) -> str:
    found = next((each for each in articles if word.startswith(each) and len(word) > len(each) + 2), "")
    return word.removeprefix(found)


def _servant_of(word: str, servants: list[str], *, joined: bool) -> str:
    """Write "Abdelkader", "Abdul Qadir" and عبد القادر alike: abd and the name behind it."""
    if joined:
        return _ABD.get(script(word), "abd") + word
    prefix = next((each for each in servants if word.startswith(each) and len(word) > len(each) + 2), None)
    return _ABD.get(script(word), "abd") + word.removeprefix(prefix).removeprefix("-") if prefix else word


_ABD = {"cyrillic": "абд", "arabic": "عبد", "kana": "アブド", "hangul": "압드"}


def limit(one: PersonName, other: PersonName) -> float:
    """Give the distance up to which two names pass, by script and language."""
    if one.language == other.language and one.script == other.script:
        return SURE
    return max(_LIMITS.get(one.script, ALIKE), _LIMITS.get(other.script, ALIKE))


@lru_cache(maxsize=1 << 16)
def same_name(one: PersonName, other: PersonName) -> float:
    """Give how far two full names are apart; APART where they are two names.

    Example:
        >>> first, second = person_name("Євген Щербаненко", "uk"), person_name("Evgeny Shcherbanenko", "en")
        >>> same_name(first, second) < ALIKE, same_name(first, person_name("Галина Щербаненко", "ru"))
        (True, 1.0)
    """
    if any(name.script in _WHOLE and len(name.words) == 1 for name in (one, other)):
        return _by_whole(one, other)
    if len(one.words) > len(other.words):
        one, other = other, one
    passing = limit(one, other)
    orders = [other.words]
    if {one.script, other.script} & {"kana", "hangul"}:
        orders.append((other.words[-1], *other.words[:-1]))  # Japanese and Korean names stand the other way round
    return min((_in_order(one, words, other.language, passing) for words in orders), default=APART)


def _in_order(one: PersonName, words: tuple[str, ...], language: str, passing: float) -> float:
    given = _given_apart(one.words[0], words[0], one.language, language)
    listed = bool(_lines(one.words[0]) or _lines(words[0]))  # whose other spellings are listed as well
    if given > (passing * LISTED if listed else passing):
        return APART
    families = list(words[1:])
    found = [given]
    for word in one.words[1:]:
        costs = [_word_apart(word, family, one.language, language) for family in families]
        nearest = min(costs, default=APART)
        if nearest > passing:
            return APART
        found.append(nearest)
        del families[: costs.index(nearest) + 1]
    return sum(found) / len(found)


def _given_apart(one: str, other: str, language: str, its_language: str) -> float:
    if len(one) == 1 or len(other) == 1:  # an initial
        first, second = spellings(one, language), spellings(other, its_language)
        return 0.1 if first and second and first[0][:1] == second[0][:1] else APART
    lines = _lines(one), _lines(other)
    if all(lines):
        return 0.0 if lines[0] & lines[1] else APART
    return _word_apart(one, other, language, its_language)


@lru_cache(maxsize=1 << 16)
def _word_apart(one: str, other: str, language: str, its_language: str) -> float:
    """Compare two words as they stand and, in Cyrillic, without their case ending."""
    if one == other:
        return 0.0
    pairs = ((first, second) for first in stems_of(one) for second in stems_of(other))
    return min(distance(first, second, language, its_language) for first, second in pairs)


def stems_of(word: str) -> tuple[str, ...]:
    """Give a word and, in Cyrillic, the word without its case ending."""
    return tuple(dict.fromkeys((word, fold_slavic(word)))) if script(word) == "cyrillic" else (word,)


def _by_whole(one: PersonName, other: PersonName) -> float:
    """Compare names of which one is written without a break, by all that it may sound like, in either order."""
    if one.script == other.script == "han":
        return 0.0 if mandarin_of("".join(one.words)) == mandarin_of("".join(other.words)) else APART
    costs = [
        max(distance("".join(first), "".join(second), one.language, other.language), _last_apart(first, second, one, other))
        for first in whole_forms(one)
        for second in whole_forms(other)
    ]
    nearest = min(costs, default=APART)
    return nearest if nearest <= min(limit(one, other), WHOLE) else APART


def _last_apart(first: tuple[str, str], second: tuple[str, str], one: PersonName, other: PersonName) -> float:
    """Compare family with family and given with given name, the farther of them, where it is sure which is which."""
    if not all((*first, *second)) or {script(first[0]), script(second[0])} & _WHOLE:
        return 0.0
    return max(distance(mine, its, one.language, other.language) for mine, its in zip(first, second, strict=True))


def mandarin_of(han: str) -> tuple[str, ...]:
    """Give the Mandarin sounds of Chinese characters: equal for 坂本陽一 and 坂本阳一, which are one name in two lettings."""
    return spellings(han, "zh")


def whole_forms(name: PersonName) -> tuple[tuple[str, str], ...]:
    """Give the family and the given name that a name may have: in either order, or read in Japanese."""
    words = name.words
    if len(words) > 1:
        forms = [(words[0], "".join(words[1:])), (words[-1], "".join(words[:-1]))]
    else:
        forms = [(words[0][:1], words[0][1:])] if name.script in _WHOLE else [("", words[0])]
    if name.script == "han":
        forms += readings("".join(words))
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=1 << 16)
def same_family(alone: PersonName, full: PersonName) -> float:
    """Give how far a family name alone is from that of a full name; APART where it is another.

    Example:
        >>> same_family(person_name("Зимина", "ru"), person_name("Lew Simin", "de")) < 0.1
        True
    """
    word = "".join(alone.words)
    passing = limit(alone, full) * ALONE
    if alone.script == "han":
        return _family_in_han(word, full, passing)
    if max(map(len, spellings(word, alone.language)), default=0) < MIN_SOUNDS:
        return APART
    families = families_of(full)
    nearest = min((_word_apart(word, family, alone.language, full.language) for family in families), default=APART)
    return nearest if nearest <= passing else APART


def families_of(full: PersonName) -> tuple[str, ...]:
    """Give the words of a full name that may be its family name."""
    if full.script == "han":
        return tuple(family for family, _ in readings("".join(full.words)))
    if full.language in {"ja", "ko"} and full.script in {"hangul", "kana"}:
        return full.words
    return full.words[1:]


def _family_in_han(word: str, full: PersonName, passing: float) -> float:
    if full.script == "han":
        whole = "".join(full.words)
        begins = len(word) > 1 and len(whole) > len(word) and mandarin_of(whole[: len(word)]) == mandarin_of(word)
        return 0.0 if begins else APART
    forms = (*family_readings(word), word) if len(word) > 1 else ()
    costs = [distance(form, family, "ja", full.language) for form in forms for family in full.words]
    nearest = min(costs, default=APART)
    return nearest if nearest <= passing else APART


@lru_cache(maxsize=1 << 12)
def _lines(word: str) -> frozenset[int]:
    """Give the lines of the list of given names that a word stands in, case endings left out."""
    table = _given_names()
    return table.get(word) or (table.get(fold_slavic(word), frozenset()) if script(word) == "cyrillic" else frozenset())


@cache
def _given_names() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for line, names in enumerate(word_list("given_names")["names"]):
        for name in map(str.casefold, names):
            for form in {name, fold_slavic(name)} if script(name) == "cyrillic" else {name}:
                found.setdefault(form, set()).add(line)
    return {name: frozenset(lines) for name, lines in found.items()}
