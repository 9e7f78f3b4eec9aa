"""What a public body is for, and where: "Marenian Customs Service" is for customs, in the place whose name begins m-r-n."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.languages.transliteration import SURE_ALONE_CONSONANTS, WORD, skeleton
from sayso.languages.wordlists import word_list

MIN_PLACE_CONSONANTS = 3
_ARABIC_ARTICLE = re.compile(r"^(?:و|ب|ل)?ال(?=\w{3})|^لل(?=\w{3})")
_UNSPACED = ("ja", "zh")
_BEGINS = r"\b(?:و|ب|ل)?(?:ال)?"


def field_and_place(names: Iterable[str]) -> tuple[str | None, frozenset[str]]:
    """Give the one field that these names tell, None when none or several, and the skeletons of the words that may be places.

    Example:
        >>> field_and_place(["the Marenian Customs Service"])[0]
        'customs'
        >>> same_place(field_and_place(["Marenian Customs Service"])[1], field_and_place(["Таможенная служба Марении"])[1])
        True
    """
    found: set[str] = set()
    places: set[str] = set()
    for name in names:
        low = name.casefold()
        if field := _field(low):
            found.add(field)
        places |= set(_places(low))
    return (found.pop() if len(found) == 1 else None, frozenset(places))


def _field(name: str) -> str | None:
    """Give the field with the longest match: "plant health" before "health"."""
    if not _any_field().search(name):
        return None
    matches = [(len(match.group()), field) for field, pattern in _patterns() if (match := pattern.search(name))]
    return max(matches)[1] if matches else None


def same_place(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of skeletons hold one place: the shorter begins the longer, three consonants at least."""
    return any(_begins(a, b) or _begins(b, a) for a in one for b in other)


def sound_of(names: Iterable[str]) -> str | None:
    """Give the skeleton of the one proper word of these names; None where there is none, or several, or it is too short.

    Example:
        >>> sound_of(["l'agence Sundpress"]) == sound_of(["Агентство «Сундпрес»"])
        True
    """
    found = {tuple(word for word in _places(name.casefold()) if len(word) >= SURE_ALONE_CONSONANTS) for name in names}
    only = found.pop() if len(found) == 1 else ()
    return only[0] if len(only) == 1 else None


def _begins(short: str, long: str) -> bool:
    return len(short) >= MIN_PLACE_CONSONANTS and long.startswith(short)


def _places(low: str) -> Iterable[str]:
    return filter(None, map(_place, WORD.findall(low)))


@lru_cache(maxsize=1 << 14)
def _place(word: str) -> str:
    """Give the skeleton of a word that may be a place; empty for a field, a kind of body, or what is too short."""
    plain = _ARABIC_ARTICLE.sub("", word)
    if plain.startswith(_class_words()) or _any_field().search(plain):
        return ""
    bones = skeleton(plain)
    return bones if len(bones) >= MIN_PLACE_CONSONANTS else ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = []
    for field, languages in word_list("fields").items():
        stems = [
            re.escape(stem) if language in _UNSPACED else f"{_BEGINS}{re.escape(stem)}"
            for language, listed in languages.items()
            for stem in listed
        ]
        rows.append((field, re.compile("|".join(stems))))
    return tuple(rows)


@cache
def _any_field() -> re.Pattern[str]:
    """Give all the stems of all fields as one pattern: where a word begins is looked for once, not once a stem."""
    rows = [(language, re.escape(stem)) for each in word_list("fields").values() for language in each for stem in each[language]]
    unspaced = [stem for language, stem in rows if language in _UNSPACED]
    spaced = "|".join(stem for language, stem in rows if language not in _UNSPACED)
    return re.compile("|".join([*unspaced, f"{_BEGINS}(?:{spaced})"]))


@cache
def _class_words() -> tuple[str, ...]:
    """Give the words for kinds of bodies ("service", "служба"), which are no places, in every language."""
    found = set()
    for section in word_list("speakers").values():
        if isinstance(section, dict):
            listed = [word for words in section.get("bodies", {}).values() for word in words]
            found |= {
                form.split()[0].casefold().rstrip("*") for entry in listed for form in str(entry).split("/") if form.strip()
            }
    return tuple(word for word in found if len(word) > 2)  # noqa: PLR2004  # a stem of two letters would hide names
