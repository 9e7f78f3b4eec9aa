"""Names in a text, as keys that are equal for one name in any language where that can be known."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from sayso.claims.hearing import WORD, begins_sentence, heard_in
from sayso.languages import transliteration
from sayso.languages.patterns import UNSPACED
from sayso.languages.romanising import romanise, skeleton
from sayso.languages.states import states_at
from sayso.languages.wordlists import word_list
from sayso.memory import Memory
from sayso.records import Actor

_KATAKANA = re.compile(r"[ァ-ヴー]{3,}(?:・[ァ-ヴー]+)*")
_MARKS = frozenset('"“”«»„‟‘’')
# A text of so many words of so many letters, most of them with a capital, is a headline in title case
TITLE_CHARS = 4
TITLE_WORDS = 4
TITLE_SHARE = 0.7
# Shorter aliases stand for too many things
LEAST_ALIAS_CHARS = 3
LEAST_BONES = 3


# "LONDON -- ", "FRISCO, Texas (AP) - "; shorter words in capitals are bodies
_DATELINE = re.compile(r"(?=[^\W\d_]{4})[^\Wa-z\d_]+(?![^\W\d_])[^.!?\n—–]{0,36}?(?: ?—|\s(?:--?|–))\s")
# Four words in capitals with nothing but spaces between them
_SHOUTED = re.compile(r"(?:(?<![^\W\d_])[A-ZÀ-ÞА-ЯЁІЇЄҐ]+(?![^\W\d_])[ '’]*){4,}")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text: the key by which names are compared, its words, and where it stands.

    Keys of states are ``state:`` and their ISO codes, those of bodies ``body:`` and their entries in
    ``languages/aliases.yml``; all others are ``word:`` and the word in lower case.
    """

    key: str
    words: str
    start: int


@dataclass(frozen=True, slots=True, eq=False)  # told apart by being two, so that what was read with one is not read again
class NameBook:
    """What a pile tells of names: aliases of its actors, and words that stand capitalised inside sentences.

    Args:
        aliases: actor id by folded name of one word or more.
        capitalised: folded words that are names even at the beginning of a sentence.
        common: folded words that stand in small letters more often: "WAS" is loud, no name.
        abbreviated: forms of names and their abbreviations, by the form's first word, as the pile tells them in brackets.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    capitalised: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    abbreviated: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def name_book(texts: Iterable[str], actors: Sequence[Actor], memory: Memory | None = None) -> NameBook:
    """Learn the names of a pile.

    A word is a name when inside sentences it stands with a capital more often than without; of one that only begins sentences
    nothing is known.

    Args:
        texts: of the pile.
        actors: who speaks in it.
        memory: of what was heard in its texts before.
    """
    heard = heard_in(texts, memory)
    capitalised = frozenset(word for word, count in heard.inside.items() if count > heard.plain.get(word, 0))
    common = frozenset(word for word, count in heard.plain.items() if count > heard.inside.get(word, 0))
    return NameBook(_aliases(tuple(actors)), capitalised, common, _by_first_word(heard.abbreviated))


@lru_cache(maxsize=2)  # of the actors of a large case, who are the same for every question: 25,000 take .06 s
def _aliases(actors: tuple[Actor, ...]) -> Mapping[str, str]:
    """Give the ids of named actors by what they are called, folded."""
    return {
        folded: actor.id
        for actor in actors
        if actor.named
        for name in (actor.name, *actor.names)
        if len(folded := fold(name)) >= LEAST_ALIAS_CHARS
    }


def _by_first_word(abbreviated: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Sort names and their abbreviations by the first word, longer ones first."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for form, short in sorted(abbreviated.items(), key=lambda each: (-len(each[0]), each)):
        if first := WORD.match(form):
            found[first.group()].append((form, short))
    return {word: tuple(forms) for word, forms in found.items()}


@lru_cache(maxsize=1 << 17)  # names and words are short: a full one holds some 30 MB
def fold(name: str) -> str:
    """Give a name as names are compared: no case, no marks around it."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()).strip(" .,«»\"“”'’「」『』()")


# Klow, Клоу
_VOWEL_W = re.compile(r"([aeo])w\b")
SOUND_CONSONANTS = 3
# Scripts without capitals, where a name in quotation marks is the only one that shows: «أوسترا»
CASELESS = frozenset({"ar", "fa", "he", "ur"})
_QUOTED = re.compile(r"[«“\"]([^\W\d_]{3,20})[»”\"]")


def names_in(text: str, language: str, book: NameBook) -> tuple[Name, ...]:
    """Give the names of a text: states by their list, then capitalised words (not in German), words in capitals, katakana."""
    known = list(_bodies(text, language))
    known += [name for name in _states(text, language) if not _inside(name, known)]
    known += [name for name in _abbreviated(text, book) if not _inside(name, known)]
    rest = [name for name in _others(text, language, book) if not _inside(name, known)]
    begin = _dateline(text)
    found = (name for name in (*known, *rest) if name.start >= begin and not (begin and _opens(name, begin, book)))
    return tuple(sorted(found, key=lambda name: name.start))


def _opens(name: Name, begin: int, book: NameBook) -> bool:
    """Tell whether a word has its capital for being the first behind a dateline."""
    return name.start == begin and name.key.startswith("word:") and fold(name.words) not in book.capitalised


def _dateline(text: str) -> int:
    """Give where a text begins behind the place from which it was sent: "LONDON (AP) -- A truck"; 0 where none is named."""
    found = None if text.isupper() else _DATELINE.match(text)
    return found.end() if found else 0


def _abbreviated(text: str, book: NameBook) -> Iterable[Name]:
    """Give the names, in full or short, that the pile itself abbreviates."""
    for found in WORD.finditer(text):
        for form, short in book.abbreviated.get(found.group(), ()):
            end = found.start() + len(form)
            if text.startswith(form, found.start()) and not text[end : end + 1].isalnum():
                yield Name(f"alias:{fold(short)}", form, found.start())


def _inside(name: Name, others: Iterable[Name]) -> bool:
    return any(each.start <= name.start < each.start + len(each.words) for each in others)


def _bodies(text: str, language: str) -> Iterable[Name]:
    """Give the bodies that news names all over the world, by ``languages/aliases.yml``: IMF, МВФ, IWF."""
    pattern, keys = _body_forms(language)
    for found in pattern.finditer(text) if pattern else ():
        yield Name(f"body:{keys[found.group(1)]}", found.group(1), found.start(1))


@cache
def _body_forms(language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    listed = word_list("aliases")["bodies"].items()
    keys = {str(form): key for key, body in listed for form in body["names"].get(language, ()) if len(form) > 1}
    if not keys:
        return None, {}
    joined = "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
    return re.compile(f"({joined})" if language in UNSPACED else rf"(?<!\w)({joined})(?!\w)"), keys


def _states(text: str, language: str) -> Iterable[Name]:
    for found in states_at(text, language):
        yield Name(f"state:{found.code}", text[found.start : found.end], found.start)


def _others(text: str, language: str, book: NameBook) -> Iterable[Name]:
    if language in CASELESS:
        for found in _QUOTED.finditer(text):
            yield Name(f"word:{fold(found.group(1))}", found.group(1), found.start(1))
    for found in _KATAKANA.finditer(text) if language == "ja" else WORD.finditer(text):
        word = found.group().removesuffix("'s").removesuffix("’s")
        folded = fold(word)
        known = not word[0].islower() and folded in book.aliases
        if len(folded) > 1 and (known or _is_name(text, found, language, book)):
            yield Name(f"actor:{book.aliases[folded]}" if folded in book.aliases else f"word:{folded}", word, found.start())


def _is_name(text: str, found: re.Match[str], language: str, book: NameBook) -> bool:
    word = found.group()
    if "ァ" <= word[0] <= "ヴ":
        return True
    if not word[0].isupper():
        return any(map(str.isupper, word)) and len(word) >= LEAST_ALIAS_CHARS  # eBay, iCloud
    if word.isupper() and len(word) > 1:
        loud = word.casefold() in book.common or any(first <= found.start() < last for first, last in _shouted(text))
        return not text.isupper() and (not loud or word.casefold() in book.capitalised)
    if language == "de":  # every German noun has a capital
        return False
    if _is_title(text):
        return word.casefold() in book.capitalised
    return word.casefold() in book.capitalised or _alone_in_quotes(text, found) or not begins_sentence(text, found.start())


@lru_cache(maxsize=1 << 12)
def _is_title(text: str) -> bool:
    """Tell whether a text gives every word a capital, as English headlines do: "Ferry Will Stay Until Friday"."""
    words = [word for word in WORD.findall(text) if len(word) >= TITLE_CHARS]
    return len(words) >= TITLE_WORDS and sum(word[0].isupper() for word in words) >= TITLE_SHARE * len(words)


@lru_cache(maxsize=1 << 12)
def _shouted(text: str) -> tuple[tuple[int, int], ...]:
    """Give where words in capitals stand in a row: "RIGHT NOW IN OUR STREETS"."""
    return tuple(found.span() for found in _SHOUTED.finditer(text))


def _alone_in_quotes(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is all that stands between two quotation marks: the ferry «Ostra»."""
    marks = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return bool(all(marks)) and all(mark in _MARKS for mark in marks)


def _sounds_alike(first: str, second: str) -> bool:
    """Tell whether two names of different scripts have the same consonants: Ostra, أوسترا."""
    one, other = first.partition(":")[2], second.partition(":")[2]
    bones = transliteration.skeleton(one)
    apart = transliteration.script_of(one) != transliteration.script_of(other)
    return apart and len(bones) >= SOUND_CONSONANTS and bones == transliteration.skeleton(other)


# Jaro-Winkler of romanised names from which they are one. 0.90 keeps Zelenskyy and Zelensky together and tells Ivanov from
# Petrov and Popov; set on the pairs in tests/claims/test_naming.py.
NAME_LIKENESS = 0.90
# The same from which two names in two languages are not told apart
ROUGH_LIKENESS = 0.80


@lru_cache(maxsize=1 << 17)
def same_name(first: str, second: str) -> bool:
    """Tell whether two keys are one name, across scripts and spellings.

    Example:
        >>> same_name("word:zelensky", "word:зеленский"), same_name("word:ivanov", "word:petrov")
        (True, False)
    """
    if first == second or _sounds_alike(first, second):
        return True
    one, other = first.split(":", 1), second.split(":", 1)
    if one[0] != "word" or other[0] != "word":
        return False
    return _alike(one[1], other[1])


@lru_cache(maxsize=1 << 17)
def may_be_one(first: str, second: str) -> bool:
    """Tell whether two keys from texts in two languages may be one name, however roughly: Brussels, Bruxelles."""
    one, other = (each.partition(":")[2] for each in (first, second))
    return same_name(first, second) or JaroWinkler.similarity(*map(_latin, (one, other))) >= ROUGH_LIKENESS


def _latin(name: str) -> str:
    return _VOWEL_W.sub(r"\1u", romanise(name))


# First letters that one name may have in two spellings of one script: Gaddafi, Qaddafi, Khadafi; Yelena, Elena
_OPENINGS = ("gqkhcx", "iyje", "vwfbup", "szcxt", "dtz")


def _may_open_alike(one: str, other: str) -> bool:
    """Tell whether the first letters of two names may be one sound; letters of two scripts always may."""
    first, second = one[:1], other[:1]
    if transliteration.script_of(one) != transliteration.script_of(other) or not (first + second).isascii():
        return True
    return first == second or any(first in letters and second in letters for letters in _OPENINGS)


def _alike(one: str, other: str) -> bool:
    if not _may_open_alike(one, other):
        return False
    if JaroWinkler.similarity(_latin(one), _latin(other)) >= NAME_LIKENESS:
        return True
    bones = skeleton(one), skeleton(other)
    return len(min(bones, key=len)) >= LEAST_BONES and bones[0] == bones[1]
