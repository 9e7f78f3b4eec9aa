"""Who does it to whom: two words that change places, endings, articles or particles turn a sentence around."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations

from sayso.claims.assertions import Assertion
from sayso.claims.marks import STEM_CHARS, carries
from sayso.claims.naming import Name
from sayso.claims.tokens import Stretch, aligned
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

# Who does it to whom is turned around only in texts that are otherwise nearly equal: share of equal words in order. In
# "the Borduria army attacked the Syldavia army" two words of seven change places
TURNED_SHARE = 0.6
# "in Narva", "до порту Нарва"
PREPOSITION_WORDS = 2
# Languages in which the ending of a word, and not its place, tells whether it does something or has it done to it
INFLECTING = frozenset({"ru", "uk", "pl", "tr"})
# A stem of so many letters has endings of its own: "повар", "повара"
LEAST_STEM = 3
MOST_ENDING = 3
_PAIR = 2
_WORD = re.compile(r"[^\W\d_]+")
# A run of Han or kana, or of Hangul, before a particle
_NOUN = {"ja": r"[一-鿿ァ-ヴー々]{1,12}", "ko": r"[가-힣]{1,8}?"}


def swapped(one: Assertion, other: Assertion) -> tuple[str, str] | None:
    """Give two words of the first text of which each does in the second what the other did in the first."""
    if one.language != other.language:
        return None
    if one.language in INFLECTING:
        return _other_endings(one.text, other.text)
    if (alignment := aligned(one, other)).kept < TURNED_SHARE:
        return None
    if one.language in _NOUN or one.language in word_list("passives")["articles"]["doer"]:
        marked = _other_marks(one, other)
        if marked or one.language in _NOUN:
            return marked
    return _changed_places(one, other, alignment.stretches)


def _changed_places(one: Assertion, other: Assertion, stretches: Sequence[Stretch]) -> tuple[str, str] | None:
    """Give two words that stand in each other's place, unless the verb went into the passive."""
    forms = word_list("passives")["by"].get(one.language)
    if forms and (passive := any_of(forms, one.language)) and bool(passive.search(one.text)) != bool(passive.search(other.text)):
        return None
    return next(chain(_within(stretches, one.language), _between(stretches)), None)


def _between(stretches: Sequence[Stretch]) -> Iterator[tuple[str, str]]:
    """Two stretches have exchanged words: "Borduria bought it from Syldavia", "Syldavia bought it from Borduria"."""
    sides = [
        tuple({_stem(word): word for word in side if carries(word)} for side in (each.here, each.there)) for each in stretches
    ]
    for (here, there), (here_too, there_too) in combinations(sides, 2):
        first, second = here.keys() & there_too.keys(), there.keys() & here_too.keys()
        if first and second:
            yield here[min(first)], there[min(second)]


def _within(stretches: Sequence[Stretch], language: str) -> Iterator[tuple[str, str]]:
    """Two words of one stretch have changed places around words that have not, and around more than "and"."""
    together = set(word_list("passives")["and"].get(language, ()))
    for stretch in stretches if language not in UNSPACED else ():
        here, there = ([_stem(word) for word in side if carries(word)] for side in (stretch.here, stretch.there))
        moved = [rank for rank, (first, second) in enumerate(zip(here, there, strict=False)) if first != second]
        if len(here) != len(there) or len(moved) != _PAIR:
            continue
        first, last = moved
        if (here[first], here[last]) == (there[last], there[first]):
            between = [[word.casefold() for word in side if not carries(word)] for side in (stretch.here, stretch.there)]
            joined = not between[0] if last - first == 1 else bool(set(between[0]) & together)
            if between[0] == between[1] and not joined and not (between[0] and set(between[0]) <= together):
                yield here[first], here[last]


def _other_endings(one: str, other: str) -> tuple[str, str] | None:
    """Give two words that have both taken other endings: «Бордурия … Сильдавию», «Бордурию … Сильдавия»."""
    mine, theirs = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    here, there = list((mine - theirs).elements()), list((theirs - mine).elements())
    if len(here) != _PAIR or len(there) != _PAIR:
        return None
    for second in (there, there[::-1]):
        if all(_one_word(a, b) for a, b in zip(here, second, strict=True)):
            return here[0], here[1]
    return None


def _one_word(one: str, other: str) -> bool:
    """Tell whether two words are one with two endings."""
    a, b = one.casefold(), other.casefold()
    same = next((rank for rank, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a != b and same >= LEAST_STEM and max(len(a), len(b)) - same <= MOST_ENDING


def _other_marks(one: Assertion, other: Assertion) -> tuple[str, str] | None:
    """Give two words of which the texts mark the one and the other as who does it: by particles, or by articles."""
    mine, theirs = (_marked(each.text, each.language) for each in (one, other))
    turned = [word for word in mine if word in theirs and {mine[word], theirs[word]} == {"doer", "done"}]
    return (turned[0], turned[1]) if len(turned) >= _PAIR and mine[turned[0]] != mine[turned[1]] else None


def _marked(text: str, language: str) -> dict[str, str]:
    """Map the words that are marked as who does it, or to whom it is done."""
    return {found.group("word"): role for role in ("doer", "done") for found in _mark(role, language).finditer(text)}


@cache
def _mark(role: str, language: str) -> re.Pattern[str]:
    lists = word_list("passives")
    if language in _NOUN:
        particles = "|".join(lists[role][language])
        after = r"(?!\w)" if language == "ko" else ""
        return re.compile(rf"(?<![一-鿿ァ-ヴー々가-힣])(?P<word>{_NOUN[language]})(?:{particles}){after}")
    articles = "|".join(lists["articles"][role][language])
    return re.compile(rf"(?<!\w)(?:{articles})\s(?P<word>[^\W\d_]+)", re.IGNORECASE)


def another_holder(one: Assertion, other: Assertion) -> tuple[str, str] | None:
    """Give what two texts tell the same of, where one puts "'s secretary" behind the word that the other has there."""
    marks = word_list("passives")["of"].get(one.language)
    if not marks or one.language != other.language:
        return None
    for stretch in aligned(one, other).stretches:
        for added, left in ((stretch.here, stretch.there), (stretch.there, stretch.here)):
            if not left and len(added) >= _PAIR and added[0] in marks:
                owned = ("" if one.language in UNSPACED else " ").join(added[1:])
                return (owned, "") if added is stretch.here else ("", owned)
    return None


def _stem(word: str) -> str:
    return word.casefold()[:STEM_CHARS]


def after_preposition(assertion: Assertion, name: Name) -> bool:
    """Tell whether a word such as "in" stands right before a name: "in the port of Narva"."""
    before = word_list("locatives")["before"].get(assertion.language) or ()
    return any(word in before for word in assertion.text[: name.start].lower().split()[-PREPOSITION_WORDS:])
