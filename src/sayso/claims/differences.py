"""The details in which two texts may differ: one small rule each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sayso.claims.assertions import Assertion
from sayso.claims.naming import Name, same_name
from sayso.claims.tokens import gave_way, residual, shared_words, stems
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

# Two texts of which the shorter shares fewer words than this are paraphrases, not one text with a word changed. Source:
# checkthat_perturbed: 185 rewritten claims have a median of 0.80, 182 negated ones of 1.00, 181 with another entity of 0.94
NEAR_SHARE = 0.80
# Who does it to whom is turned around only in texts that are otherwise nearly equal
TURNED_SHARE = 0.85
# Smaller numbers may hide in a word of another language
DOZEN = 12
# "in Narva", "до порту Нарва"
PREPOSITION_WORDS = 2
# In longer texts a plan or a negation is of some clause, not of the whole; in scripts without spaces twice as many characters
SHORT_WORDS = 25


@dataclass(frozen=True, slots=True)
class Difference:
    """One detail in which two texts differ, with the words of both."""

    what: str
    here: str
    there: str


def _number(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Numbers differ when each side has one that the other lacks; fewer details are no difference.

    Across languages one side's lack is enough, but for numbers up to a dozen, which may hide in a word ("fünfjährig").
    """
    here, there = one.details.numbers - other.details.numbers, other.details.numbers - one.details.numbers
    across = one.language != other.language and max((*here, *there), default=0) > DOZEN
    return [Difference("number", _figures(here), _figures(there))] if (here and there) or across else []


def _figures(values: frozenset[float]) -> str:
    return ", ".join(str(int(value)) if value.is_integer() else f"{value:g}" for value in sorted(values))


def _time(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Times differ when both name a year, a day or a weekday and none is shared."""
    for key in ("years", "days", "weekdays"):
        here, there = getattr(one.details, key), getattr(other.details, key)
        if here and there and not here & there and not (key == "days" and _months_meet(here, there)):
            return [Difference("time", _time_words(here), _time_words(there))]
    return []


def _months_meet(here: frozenset[tuple[int, int]], there: frozenset[tuple[int, int]]) -> bool:
    """Tell whether a month alone and a day of it stand against each other."""
    return any(a[0] == b[0] and 0 in (a[1], b[1]) for a in here for b in there)


def _time_words(values: frozenset[object]) -> str:
    return ", ".join("-".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in sorted(values, key=str))


def _names(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Names differ when each side has one that the other lacks, or one name gave way to other words while all else stayed."""
    here, there = unmatched(one, other), unmatched(other, one)
    if one.language != other.language:
        differ = bool(here and there) and not _any_shared(one, other)
        differ = differ or (_states(here) != _states(there) and bool(_states(here)) and bool(_states(there)))
    else:
        differ = bool(here and there) or _one_gave_way(one, other, here, there)
    if not differ:
        return []
    what = "place" if _place(one, here) or _place(other, there) else "actor"
    return [Difference(what, _words(here) or residual(one, other), _words(there) or residual(other, one))]


def _one_gave_way(one: Assertion, other: Assertion, here: Sequence[Name], there: Sequence[Name]) -> bool:
    """Tell whether a name that only one of two near texts has gave way to other words."""
    if bool(here) == bool(there) or shared_words(one, other) < NEAR_SHARE:
        return False
    holder, lacking = (one, other) if here else (other, one)
    return gave_way(holder, lacking, {stem for name in here or there for stem in stems(name.words, holder.language)})


def unmatched(one: Assertion, other: Assertion) -> tuple[Name, ...]:
    """Give the names of one text that the other lacks, in the order of the text."""
    theirs = [name.key for name in other.details.names]
    lower = other.text.casefold()
    return tuple(
        name
        for name in one.details.names
        if not any(same_name(name.key, key) for key in theirs) and name.words.casefold() not in lower
    )


def _any_shared(one: Assertion, other: Assertion) -> bool:
    return any(same_name(a.key, b.key) for a in one.details.names for b in other.details.names)


def _states(names: Sequence[Name]) -> set[str]:
    return {name.key for name in names if name.key.startswith("state:")}


def _words(names: Sequence[Name]) -> str:
    return " ".join(dict.fromkeys(name.words for name in names))


def _place(assertion: Assertion, names: Sequence[Name]) -> bool:
    """Tell whether one of these names stands right after a word such as "in", or right before で."""
    before = word_list("locatives")["before"].get(assertion.language) or ()
    after = word_list("locatives")["after"].get(assertion.language) or ()
    for name in names:
        following = assertion.text[name.start + len(name.words) :]
        if any(word in before for word in _words_before(assertion, name)) or any(following.startswith(form) for form in after):
            return True
    return False


def _negation(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text denies what the other asserts; across languages only whether there is any negation is compared."""
    here, there = one.details.negations, other.details.negations
    if one.language != other.language:
        here, there = min(here, 1), min(there, 1)
    if here == there:
        return []
    return [Difference("negation", "negated" if here > there else "", "negated" if there > here else "")]


def _modality(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text tells as planned or possible what the other tells as done.

    A future and a plan are alike. Across languages only a plan is held against a fact, and only in short texts: many mark the
    future on the verb, and somewhere in a long text something is planned. Headlines tell any time in the present.
    """
    if one.language != other.language and not (is_short(one) and is_short(other)):
        return []
    here, there = one.details.modality, other.details.modality
    if (one.headline or other.headline) and {here, there} == {"fact", "future"}:
        return []
    near = {here, there} <= {"planned", "future"} or (one.language != other.language and {here, there} != {"planned", "fact"})
    return [] if here == there or near else [Difference("modality", here, there)]


def is_short(assertion: Assertion) -> bool:
    """Tell whether a text is short enough to be of one piece."""
    return len(stems(assertion.text, assertion.language)) <= SHORT_WORDS * (1 + (assertion.language in UNSPACED))


def _swapped(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Two names change places, and the verb did not go into the passive: who did it to whom is turned around."""
    forms = word_list("passives")["by"].get(one.language)
    if one.language != other.language or not forms:
        return []
    passive = any_of(forms, one.language)
    if shared_words(one, other) < TURNED_SHARE or bool(passive.search(one.text)) != bool(passive.search(other.text)):
        return []
    theirs = _free_names(other)
    for first, second in combinations(dict.fromkeys(name.key for name in _free_names(one)), 2):
        places = {key: name.start for name in reversed(theirs) for key in (first, second) if same_name(name.key, key)}
        if len(places) > 1 and places[first] > places[second]:
            return [Difference("swapped", f"{first} {second}", f"{second} {first}")]
    return []


def _free_names(assertion: Assertion) -> list[Name]:
    """Give the names that follow no preposition: those that may do something or have it done to them."""
    return [name for name in assertion.details.names if not _after_preposition(assertion, name)]


def _after_preposition(assertion: Assertion, name: Name) -> bool:
    before = word_list("locatives")["before"].get(assertion.language) or ()
    return any(word in before for word in _words_before(assertion, name))


def _words_before(assertion: Assertion, name: Name) -> list[str]:
    """Give the words right before a name, in lower case: "in the port of"."""
    return assertion.text[: name.start].lower().split()[-PREPOSITION_WORDS:]


def _opposites(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text has "before" where the other has "after", or calls "fake" what the other tells as true."""
    if one.language != other.language:
        return []
    for left, right in _opposite_forms(one.language):
        for here, there in ((left, right), (right, left)):
            a, b = here.search(one.text), there.search(other.text)
            if a and b and not there.search(one.text) and not here.search(other.text):
                return [Difference("opposite", a.group(), b.group())]
    return _called_untrue(one, other)


def _called_untrue(one: Assertion, other: Assertion) -> Sequence[Difference]:
    pattern = _untrue(one.language)
    here, there = (pattern.search(each.text) if pattern else None for each in (one, other))
    if bool(here) == bool(there):
        return []
    return [Difference("negation", here.group() if here else "", there.group() if there else "")]


@cache
def _untrue(language: str) -> re.Pattern[str] | None:
    entries = word_list("opposites")["untrue"].get(language)
    return any_of(entries, language) if entries else None


@cache
def _opposite_forms(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = word_list("opposites").get(language) or ()
    return tuple((any_of([left], language), any_of([right], language)) for left, right in pairs)


RULES = (_number, _time, _names, _negation, _modality, _swapped, _opposites)


def differences(one: Assertion, other: Assertion) -> tuple[Difference, ...]:
    """Give all details in which two assertions differ, by every rule in turn.

    The kinds: ``number``, ``time``, ``place``, ``actor``, ``negation``, ``modality``; and ``swapped`` and ``opposite``, which
    make two texts tell different things.
    """
    return tuple(difference for rule in RULES for difference in rule(one, other))
