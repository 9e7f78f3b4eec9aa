"""Names that one of two copies has in place of the other's: states by their list, then words with a capital, katakana, places."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from sayso.copies.gaps import Side
from sayso.copies.turns import days_at
from sayso.copies.words import fold
from sayso.languages.japanese_names import family_readings
from sayso.languages.numbers import numbers_at
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.states import states_at
from sayso.languages.wordlists import word_list
from sayso.records import Span

# a longer stretch is rewritten: which of its names stands for which cannot be told
MOST_WORDS = 8
# equal first letters of two forms of one name: Украины, Украине; and what may follow them
STEM_LETTERS, ENDING_LETTERS = 4, 3
# Okla. for Oklahoma
LEAST_SHORTENED = 3
# a sentence of so many words, most of them with a capital, is a headline
TITLE_WORDS, TITLE_SHARE = 4, 0.7
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_DOUBLED = re.compile(r"(.)\1+")
_CENTRE = re.compile(r"tre\Z")
# Rappers, Rapper
_PLURAL = re.compile(r"(?<=\w{4})s\Z")
_INFLECTED = frozenset({"ru", "uk", "pl", "de", "tr", "cs"})
# articles, prepositions, possessives, marks
_SMALL_WORDS = re.compile(r"(?:\W|\b[^\W\d_]{1,4}\b){0,20}")
_SMALL = re.compile(r"\s(?:[\w’'&.]{1,3}\s){0,2}|[-’'・]")
_PART = re.compile(r"[\s-]+")
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}(?:[・=＝][ァ-ヴー]+)*")
_HAN = re.compile(r"[一-鿿々]{2,4}")
_SENTENCE_END = frozenset(".!?。！？:;\n\"“”«»„…‘([]'")


@dataclass(frozen=True, slots=True)
class Name:
    """A name where two copies differ: its key, equal for two ways to write one state, its words, and where they stand."""

    key: str
    words: str
    start: int
    end: int


def renamed(first: Side, second: Side) -> Iterator[str]:
    """Tell the names of the first side that give way to names of the second: "Ukraine -> Russia".

    Other forms and spellings of one name, a first name that is left out, and an abbreviation are no change. In scripts
    without capitals only states, katakana, places by their ending and Japanese family names are known as names.
    """
    if max(first.size, second.size) > MOST_WORDS or not (first.text.strip() and second.text.strip()):
        return
    old, new = _names(first), _names(second)
    gone = [name for name in old if not any(_same(name, each, first) or _same(name, each, second) for each in new)]
    come = [name for name in new if not any(_same(name, each, first) or _same(name, each, second) for each in old)]
    if gone and come and _in_place(gone, come, first, second) and not _abbreviates(gone, come) and not _abbreviates(come, gone):
        yield f"{_joined(gone, first)} -> {_joined(come, second)}"


def _in_place(gone: Sequence[Name], come: Sequence[Name], first: Side, second: Side) -> bool:
    """Tell whether names stand in one another's place: both begin what differs, or both end it, but for small words."""
    heads = [
        _SMALL_WORDS.fullmatch(side.document.text, side.start, names[0].start) for names, side in ((gone, first), (come, second))
    ]
    tails = [
        _SMALL_WORDS.fullmatch(side.document.text, names[-1].end, side.end) for names, side in ((gone, first), (come, second))
    ]
    known = all(":" in name.key for name in (*gone, *come))
    return known or first.language in UNSPACED or all(heads) or all(tails)


def _joined(names: Sequence[Name], side: Side) -> str:
    """Write names as they stand in the text, with the small words between them: Bank of Finland."""
    written = names[0].words
    for before, name in pairwise(names):
        between = side.document.text[before.end : name.start]
        written += (between if _SMALL.fullmatch(between) else " ") + name.words
    return written


def _names(side: Side) -> list[Name]:
    """Give the names that take part in a difference, in order."""
    window = side.window
    if window is None:
        return []
    text, language = side.document.text[window.start : window.end], side.language
    states = [(each.start + window.start, each.end + window.start, each.code) for each in states_at(text, language)]
    days = [Span(start + window.start, end + window.start) for _, start, end in days_at(text, language)]
    touched = [(start, end, f"state:{code}") for start, end, code in states if side.touches(start, end)]
    figures = [Span(each.start + window.start, each.end + window.start) for each in numbers_at(text, language)]
    covered = [*days, *figures, *(Span(start, end) for start, end, _ in states)]
    others = [span for span in _others(side, window) if not any(span.overlap(each) for each in covered)]
    found = sorted([*touched, *((span.start, span.end, "") for span in others)])
    plain = [(_POSSESSIVE.sub("", side.document.text[start:end]), start, key) for start, end, key in found]
    return [Name(key or fold(words), words, start, start + len(words)) for words, start, key in plain]


def _others(side: Side, window: Span) -> Iterator[Span]:
    """Give the names that no list knows: words with a capital, or what shows a name in a script without capitals."""
    text, language = side.document.text, side.language
    patterns: tuple[re.Pattern[str], ...] = (_WORD,) if language not in UNSPACED else _unspaced(language)
    for pattern in patterns:
        for match in pattern.finditer(text, window.start, window.end):
            if side.touches(*match.span()) and (language in UNSPACED or _is_name(match, language)):
                yield Span(*match.span())
    if language == "ja":
        yield from _family_names(side, window)


@cache
def _unspaced(language: str) -> tuple[re.Pattern[str], ...]:
    ends = "".join(word_list("name_signs")["places"].get(language, ()))
    letters = "가-힣" if language == "ko" else "一-鿿"
    places = re.compile(rf"[{letters}]{{2}}[{ends}](?![{letters}])" if language == "ko" else rf"[{letters}]{{2}}[{ends}]")
    latin = re.compile(r"[A-Z][A-Za-z]+")
    return (places, latin, _KATAKANA) if language == "ja" else (places, latin)


def _family_names(side: Side, window: Span) -> Iterator[Span]:
    """Give Japanese family names: a run of two or three Han characters that the list of names knows."""
    for match in _HAN.finditer(side.document.text, window.start, window.end):
        for length in (3, 2):
            if side.touches(match.start(), match.start() + length) and family_readings(match.group()[:length]):
                yield Span(match.start(), match.start() + min(length, len(match.group())))
                break


def _is_name(match: re.Match[str], language: str) -> bool:
    """Tell whether a word of a running text is a name by its capital, its neighbours, or the rest of the text."""
    word, text = match.group(), match.string
    if not word[0].isupper() or len(word) == 1 or fold(word).strip(".") in _titles(language) or _office(language).fullmatch(word):
        return False
    if word.isupper() and len(word) > 1:
        return not _shouts(text, match.start())
    if _begins_sentence(text, match.start()) or _headline(text, match.start()):
        inside, plain = _seen(text)
        followed = text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isupper()
        followed = followed and not _headline(text, match.start())
        return language != "de" and fold(word) not in plain and (fold(word) in inside or followed)
    return language != "de" or _german_name(match)


def _german_name(match: re.Match[str]) -> bool:
    """Tell a German name from a noun: it stands behind a preposition or a verb of saying, or beside another capital."""
    text, signs = match.string, word_list("name_signs")
    if fold(match.group()) in signs["ordinary"]["de"]:
        return False
    before = re.search(r"([^\W\d_]+) $", text[max(0, match.start() - 30) : match.start()])
    after = re.match(r" ([^\W\d_]+)", text[match.end() : match.end() + 30])
    if before and fold(before.group(1)) in signs["before"]["de"]:
        return True
    beside = [word.group(1) for word in (before, after) if word]
    begins = before is not None and _begins_sentence(text, match.start() - len(before.group()))
    return any(word[0].isupper() and fold(word) not in _titles("de") for word in beside) and not begins


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(map(fold, word_list("name_signs")["titles"].get(language, ())))


@cache
def _office(language: str) -> re.Pattern[str]:
    """Match a word that is an office: "President" beside a name names nobody."""
    entries = [form for forms in word_list("naming")["offices"].values() for form in forms.get(language, ())]
    return any_of([str(entry) for entry in entries], language)


@lru_cache(maxsize=64)
def _seen(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that stand with a capital inside sentences, and those that stand without."""
    inside, plain = set(), set()
    for match in _WORD.finditer(text):
        if not match.group()[0].isupper():
            plain.add(fold(match.group()))
        elif not _begins_sentence(text, match.start()) and not match.group().isupper():
            inside.add(fold(match.group()))
    return frozenset(inside), frozenset(plain)


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at].rstrip(" \t")
    return at == 0 or not before or before[-1] in _SENTENCE_END


def _line(text: str, at: int) -> list[str]:
    """Give the words around a place in its line, a hundred characters to either side."""
    start, end = text.rfind("\n", max(0, at - 100), at) + 1, text.find("\n", at, at + 100)
    return _WORD.findall(text[max(start, at - 100) : end if end >= 0 else at + 100])


def _headline(text: str, at: int) -> bool:
    """Tell whether nearly every word around has a capital, as in English headlines."""
    words = [word for word in _line(text, at) if len(word) >= STEM_LETTERS]
    return len(words) >= TITLE_WORDS and sum(word[0].isupper() for word in words) >= TITLE_SHARE * len(words)


def _shouts(text: str, at: int) -> bool:
    """Tell whether the words around are in capitals too."""
    words = [word for word in _line(text, at) if len(word) >= STEM_LETTERS]
    return len(words) >= TITLE_WORDS and sum(word.isupper() for word in words) >= TITLE_SHARE * len(words)


def _same(name: Name, other: Name, side: Side) -> bool:
    """Tell whether two names are one: a state, forms or spellings of one word, or the first and last name of one person."""
    if name.key == other.key:
        return True
    if ":" in name.key and ":" in other.key:
        return False
    one, two = _spelt(name.words), _spelt(other.words)
    # "the North" and "North Korea", "KHOU-TV" and "KHOU"
    if one == two or set(_PART.split(one)) <= set(_PART.split(two)) or set(_PART.split(two)) <= set(_PART.split(one)):
        return True
    text = side.document.text
    short = min(name.words, other.words, key=len)
    if len(short) >= LEAST_SHORTENED and one[: len(short)] == two[: len(short)] and f"{short}." in text:
        return True
    return _inflected(one, two, side.language) or f"{name.words} {other.words}" in text or f"{other.words} {name.words}" in text


def _spelt(words: str) -> str:
    """Write a name in one way: without marks, doubled letters, and y for i."""
    # Centre and Center
    plain = _CENTRE.sub(
        "ter", "".join(letter for letter in unicodedata.normalize("NFD", fold(words)) if not unicodedata.combining(letter))
    )
    return _PLURAL.sub("", _DOUBLED.sub(r"\1", plain.replace("y", "i").replace("j", "i")))


def _inflected(one: str, two: str, language: str) -> bool:
    """Tell whether two words are forms of one where names take endings: Сарнов, Сарнова."""
    shared = next((rank for rank, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    ends = max(len(one), len(two)) - shared
    return language in _INFLECTED and shared >= STEM_LETTERS and ends <= ENDING_LETTERS and shared > 2 * ends


def _abbreviates(short: Sequence[Name], long: Sequence[Name]) -> bool:
    """Tell whether one name stands for the other by its first letters: FBI, Federal Bureau of Investigation."""
    words = [word for name in long for word in re.split(r"[ -]", name.words) if word[:1].isupper()]
    letters = re.sub(r"\W", "", short[0].words) if len(short) == 1 else ""
    return len(letters) > 1 and letters.isupper() and len(words) > 1 and "".join(word[0] for word in words) == letters
