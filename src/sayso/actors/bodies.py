"""The name of a body taken apart: its kind, the words that tell it from others of its kind, its state, its proper name.

"The Kyiv City Council" is a council, of a city, named Kyiv; «Первый региональный банк» a bank, first, regional. Names are then
compared part by part, in any two languages (``languages/body_words.yml``, ``languages/fields.yml``).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.actors.known import places_in
from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

MAX_BODY_CHARS = 160
MIN_INSIDE = 4  # letters of a stem inside a German compound
MIN_PREFIX = 4  # shorter stems are whole words, in Cyrillic of three letters too (горсовет, минобороны)
_QUOTED = re.compile(r"[«“„\"「『《]([^»”“\"」』》]{2,60})[»”“\"」』》]")
_BRACKETS = re.compile(r"\s*[（(][^）)]*[)）]")
_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ&][^\W_]+)*")
_ELIDED = re.compile(r"\b(?:l|d|qu|dell|all|nell|dall|sull|un)['’](?=\w)")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_ARABIC_LETTERS = str.maketrans("أإآٱىة", "ااااىه")
_ARABIC_PREFIX = re.compile(r"^(?:و|ف|ب|ل)?ال(?=\w{3})|^لل(?=\w{3})")
_CYRILLIC = re.compile(r"[а-яёіїєґ]")
_CLAUSE = re.compile(r"^.*[ぁ-ねは-ゖ](?=.{2})")  # 船を所有する豊波海運: what is told of it in front of its name; の alone joins
_CHUNK = re.compile(r"[^\s・（）()「」『』《》“”\"·]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a body's name.

    Args:
        language: of the name.
        kinds: lines of ``kinds``; several where a word may mean several.
        telling: lines of ``telling`` and of the fields, all of which tell it apart.
        states: ISO codes of states that the name holds.
        names: its proper names, as they stand.
        unknown: words of small letters that no list knows.
        quoted: true where the name stands in quotation marks.
        words: all its words in small letters, articles and joins left out.
    """

    language: str
    kinds: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    quoted: bool = False
    words: tuple[str, ...] = ()

    @property
    def public(self) -> bool:
        """Whether the public owns it: a court, a council, a coast guard."""
        return bool((self.kinds | self.telling) & _listed("public"))


@lru_cache(maxsize=1 << 13)
def parts_of(name: str, language: str) -> Parts:
    """Take the name of a body apart.

    Example:
        >>> parts = parts_of("Первый региональный банк", "ru")
        >>> sorted(parts.kinds), sorted(parts.telling), parts.names
        (['bank'], ['first', 'regional'], ())
        >>> parts_of("La Mairie de Lundeville", "fr").names
        ('Lundeville',)
    """
    plain = unicodedata.normalize("NFKC", _BRACKETS.sub("", name[:MAX_BODY_CHARS]))
    quoted = _QUOTED.search(plain)
    if quoted:
        plain = plain[: quoted.start()] + " " + plain[quoted.end() :]
    states, rest = places_in(plain, language)
    found = _unspaced(rest, language) if language in UNSPACED else _spaced(rest, language)
    concepts, names, unknown = found
    kinds, telling = concepts & _listed("kinds"), concepts - _listed("kinds") - {"weak"}
    kinds |= (telling & _listed("acting")) and frozenset({"agency"})
    return Parts(
        language, kinds, _plain_telling(kinds, telling), states,
        tuple(_CHUNK.findall(quoted[1])) if quoted else names, () if quoted else unknown, bool(quoted),
        _plain_words(_BRACKETS.sub("", name[:MAX_BODY_CHARS]), language),
    )  # fmt: skip


def _plain_words(name: str, language: str) -> tuple[str, ...]:
    weak = frozenset(word_list("body_words")["weak"].get(language, ()))
    return tuple(word for word in _WORD.findall(_POSSESSIVE.sub("", name.casefold())) if word not in weak)


def _plain_telling(kinds: frozenset[str], telling: frozenset[str]) -> frozenset[str]:
    """Leave out what a kind says already: a city hall is a city's, and Puerto Lirio no harbour where a court has its seat."""
    telling = frozenset(word_list("body_words")["same"].get(each, each) for each in telling)
    if "city hall" in kinds:
        telling -= {"city"}
    if kinds - {"agency", "company"}:
        telling -= {"harbour"}
    return telling


def _spaced(text: str, language: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    text = _POSSESSIVE.sub("", _ELIDED.sub("", text) if language in {"fr", "it"} else text)
    low = _comparable(text, language)
    concepts: set[str] = set()
    names: list[str] = []
    unknown: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at:
            continue
        found, end = _stem_at(low, match.start(), match.end(), language)
        at = max(end, match.end())
        concepts |= found
        if not found:
            (names if match.group()[:1].isupper() or match.group()[:1].isdigit() or language == "ar" else unknown).append(
                match.group()
            )
    return frozenset(concepts), tuple(names), tuple(unknown)


def _comparable(text: str, language: str) -> str:
    low = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower()[:1] for letter in text)
    return low.translate(_ARABIC_LETTERS).replace("’", "'").replace("ʼ", "'").replace("ё", "е") if language else low


def _stem_at(low: str, start: int, end: int, language: str) -> tuple[frozenset[str], int]:
    """Give what the lists know of the word at a place, and where what they know ends."""
    word = low[start:end]
    if language == "ar":
        bare = _ARABIC_PREFIX.sub("", word)
        start += len(word) - len(bare)
    pattern, table = _stems(language)
    match = pattern.match(low, start)
    if match is None or not _long_enough(match.group(), low, match.end()):
        return (_inside(word, language), end) if language == "de" else (frozenset(), end)
    found = table[match.group()]
    if match.end() < end and language in {"de", "ru", "uk"}:
        found |= _behind(low[match.end() : end], language)
    return found, _word_end(low, match.end())


def _long_enough(stem: str, low: str, end: int) -> bool:
    whole = end >= len(low) or not low[end].isalpha()
    return whole or len(stem) >= MIN_PREFIX or (len(stem) == MIN_PREFIX - 1 and bool(_CYRILLIC.match(stem)))


def _word_end(low: str, at: int) -> int:
    while at < len(low) and low[at].isalpha():
        at += 1
    return at


def _behind(rest: str, language: str) -> frozenset[str]:
    """Read what follows in one word: Stadt-rat, гор-совет, мин-обороны."""
    pattern, table = _stems(language)
    if language == "de":
        return _inside(rest, language)
    match = pattern.match(rest)
    return table[match.group()] if match and len(match.group()) >= MIN_INSIDE - 1 else frozenset()


def _inside(word: str, language: str) -> frozenset[str]:
    """Find the stems inside a German compound, whose last part tells the kind: Katastrophen-zentrums."""
    pattern, table = _stems(language)
    found: frozenset[str] = frozenset()
    for at in range(len(word)):
        match = pattern.match(word, at)
        if match and (len(match.group()) >= MIN_INSIDE or (match.end() == len(word) and len(match.group()) > 2)):  # noqa: PLR2004
            found |= table[match.group()]
    return found - {"weak"}


def _unspaced(text: str, language: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    pattern, table = _stems(language)
    concepts: set[str] = set()
    names: list[str] = []
    text = _CLAUSE.sub("", text) if language == "ja" else text
    for chunk in _CHUNK.findall(text.casefold()):
        left, at = "", 0
        while at < len(chunk):
            match = pattern.match(chunk, at)
            if match and (len(match.group()) > 1 or match.end() == len(chunk) or match.group() in "の的의"):
                concepts |= table[match.group()]
                left += " "
                at = match.end()
            else:
                left += chunk[at]
                at += 1
        names.extend(_without_place_word(each, language) for each in left.split())
    return frozenset(concepts), tuple(names), ()


def _without_place_word(name: str, language: str) -> str:
    ends = tuple(word_list("body_words")["places"].get(language, ()))
    return name[:-1] if len(name) > 2 and name.endswith(ends) else name  # noqa: PLR2004


@cache
def _stems(language: str) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """Give one pattern of all the stems of a language, longest first, and what each of them means."""
    found: dict[str, set[str]] = defaultdict(set)
    for meaning, stem in _rows(language):
        found[_comparable(stem, language)].add(meaning)
    ordered = sorted(found, key=len, reverse=True)
    table = {stem: frozenset(meanings - {"weak"} or meanings) for stem, meanings in found.items()}
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)"), table


def _rows(language: str) -> Iterator[tuple[str, str]]:
    lists = word_list("body_words")
    for section in (lists["kinds"], lists["telling"], word_list("fields")):
        for meaning, languages in section.items():
            for stem in languages.get(language, ()):
                bare = _ARABIC_PREFIX.sub("", str(stem)) if language == "ar" else str(stem)
                yield meaning, bare
    for stem in lists["weak"].get(language, ()):
        yield "weak", str(stem)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, word_list("body_words")[name]))
