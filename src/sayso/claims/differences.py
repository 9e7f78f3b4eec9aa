"""The details in which two texts may differ: one small rule each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from sayso.claims.assertions import Assertion
from sayso.claims.contrasts import what
from sayso.claims.marks import Mark, carries, stem
from sayso.claims.naming import Name, may_be_one, same_name
from sayso.claims.roles import after_preposition, swapped
from sayso.claims.tokens import aligned, residual, split, stems
from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

# Two texts of which the shorter has fewer equal words in order than this are paraphrases, not one text with a word changed.
# Source: checkthat_perturbed: see docs/claims.md
NEAR_SHARE = 0.75
# Smaller numbers may hide in a word of another language
DOZEN = 12
# "hundreds" may be 100 to 999, "thousands" 1,000 to 999,999
TENFOLD, THOUSANDFOLD, THOUSAND = 10, 1_000, 1_000
# Of the words around a negation that the other text has, so that it is the same thing that is negated here and not there
REACH_SHARE = 0.5
# Night falls between two days, and zones differ
A_DAY = timedelta(days=1)
# Words of so many letters have none in an abbreviation: "of the"
SMALL_CHARS = 3
# The words of an abbreviated name that have no capital stand so near to one that has: «Міністерство закордонних справ»
AROUND_CHARS = 40
_WORDS = re.compile(r"[^\W\d_]+")
# Between the words of one name: "Mitch McConnell", "Jean-Paul"
_BESIDE = re.compile(r"[\s.·・-]{0,2}")
# In longer texts a plan or a negation is of some clause, not of the whole; in scripts without spaces twice as many characters
SHORT_WORDS = 25


@dataclass(frozen=True, slots=True)
class Difference:
    """One detail in which two texts differ, with the words of both.

    Args:
        what: which detail.
        here, there: the words of both; one side may have none.
        sure: false where it is a turn of speech as often as a difference: a negation or a modal word in a text that is put in
            other words altogether, or in another language. Then the judge is asked.
    """

    what: str
    here: str
    there: str
    sure: bool = True


def _number(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Numbers differ when each side has one that the other lacks; fewer details are no difference.

    Across languages one side's lack is enough in short texts, but for numbers up to a dozen, which may hide in a word
    ("fünfjährig").
    """
    mine, theirs = (each.details.numbers | frozenset(map(float, each.details.years)) for each in (one, other))
    here, there = mine - theirs, theirs - mine
    years = frozenset(map(float, one.details.years | other.details.years))
    across = _short_across(one, other) and max((here | there) - years, default=0) > DOZEN
    if (here and there and not here | there <= years) or across:
        return [Difference("number", _figures(here), _figures(there))]
    return _size(one, other, here, there)


def _short_across(one: Assertion, other: Assertion) -> bool:
    """Tell whether two texts in two languages are short enough that each word of one ought to be found in the other."""
    return one.language != other.language and is_short(one) and is_short(other)


def _size(one: Assertion, other: Assertion, here: frozenset[float], there: frozenset[float]) -> Sequence[Difference]:
    """Vague words differ in size from each other, or from a number that the other text has instead: "dozens", 500."""
    mine, theirs = one.details.sizes, other.details.sizes
    if mine and theirs and mine.isdisjoint(theirs):
        return [Difference("number", _figures(frozenset(map(float, mine))), _figures(frozenset(map(float, theirs))))]
    for sizes, values in ((mine, there), (theirs, here)):
        if sizes and values and not (mine and theirs) and not any(_may_be(size, value) for size in sizes for value in values):
            left, right = (sizes, values) if sizes is mine else (values, sizes)
            return [Difference("number", _figures(frozenset(map(float, left))), _figures(frozenset(map(float, right))))]
    return []


def _may_be(size: float, value: float) -> bool:
    """Tell whether a vague word of this size may stand for this number."""
    return size <= value < size * (TENFOLD if size < THOUSAND else THOUSANDFOLD)


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
    """Names differ when each side has one that the other lacks, or one name gave way to other words while all else stayed.

    Across languages only in short texts, and only where no name may be one in both, or the states differ.
    """
    if one.language != other.language and not _short_across(one, other):
        return []
    if {name.key for name in one.details.names} == {name.key for name in other.details.names}:
        return []
    here, there = unmatched(one, other), unmatched(other, one)
    if one.language != other.language:
        differ = bool(here and there) and not _any_shared(one, other)
        differ = differ or (_states(here) != _states(there) and bool(_states(here)) and bool(_states(there)))
    else:
        differ = bool(here and there) or (bool(here or there) and _gave_way(one, other, here or there, swap=not here))
    if not differ:
        return []
    what = "place" if _place(one, here) or _place(other, there) else "actor"
    return [Difference(what, _words(here) or residual(one, other), _words(there) or residual(other, one))]


def _gave_way(one: Assertion, other: Assertion, names: Sequence[Name], *, swap: bool) -> bool:
    """Tell whether other words stand in the place of a name that only one of two near texts has."""
    alignment = aligned(one, other)
    if alignment.kept < NEAR_SHARE:
        return False
    holder, lacking = (other, one) if swap else (one, other)
    gone = {part for name in names for part in stems(name.words, holder.language)}
    small = frozenset(word_list("locatives")["before"].get(one.language) or ())
    known = set(stems(holder.text, holder.language))
    for stretch in alignment.stretches:
        held, came = (stretch.there, stretch.here) if swap else (stretch.here, stretch.there)
        fresh = [word for word in split(" ".join(came), lacking.language) if carries(word) and word.casefold() not in small]
        if gone & set(stems(" ".join(held), holder.language)) and any(stem(word) not in known for word in fresh):
            return True
    return False


def unmatched(one: Assertion, other: Assertion) -> tuple[Name, ...]:
    """Give the names of one text that the other lacks, in the order of the text.

    Of a name of several words ("Mitch McConnell") some may be left out, as long as the other text does not put another in their
    place ("Ann McConnell"); an abbreviation stands for its words.
    """
    mine, theirs = _lacking(one, other), _lacking(other, one)
    found: list[Name] = []
    for run in runs(one) if mine else ():
        left = [name for name in run if name in mine]
        if len(left) == len(run) or _other_first_name(run, left, other, theirs):
            found += left
    return tuple(found)


def _lacking(one: Assertion, other: Assertion) -> tuple[Name, ...]:
    """Give the names of one text that the other does not have, word by word."""
    theirs = [name.key for name in other.details.names]
    lower = other.text.casefold()
    letters, held = _initials(other), {name.words.replace(".", "") for name in other.details.names if name.words.isupper()}
    return tuple(
        name
        for run in runs(one)
        for name in run
        if not any(same_name(name.key, key) for key in theirs)
        and name.words.casefold() not in lower
        and not (
            len(name.words) > 1 and name.words.isupper() and any(name.words.replace(".", "").casefold() in row for row in letters)
        )
        and not any(_stand_for(each, run, one) for each in held)
    )


def _initials(assertion: Assertion) -> tuple[str, str]:
    """Give the first letters of all words of a text, and of those that are not small: "mlk", "mfa"."""
    return _first_letters(assertion.text)


@lru_cache(maxsize=1 << 14)
def _first_letters(text: str) -> tuple[str, str]:
    words = [word.casefold() for word in _WORDS.findall(text)]
    return "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > SMALL_CHARS)


def _stand_for(short: str, run: Sequence[Name], assertion: Assertion) -> bool:
    """Tell whether letters stand for the words of a name, which may hold small words and words without a capital."""
    start, end = run[0].start, run[-1].start + len(run[-1].words)
    return any(
        short.casefold() in row for row in _first_letters(assertion.text[max(0, start - AROUND_CHARS) : end + AROUND_CHARS])
    ) and any(name.words[0].casefold() in short.casefold() for name in run)


def _other_first_name(run: Sequence[Name], left: Sequence[Name], other: Assertion, theirs: Sequence[Name]) -> bool:
    """Tell whether the other text has another word beside the part of a name that both have."""
    kept = [name for name in run if name not in left]
    return any(
        any(same_name(each.key, name.key) for each in theirs_run for name in kept) and any(each in theirs for each in theirs_run)
        for theirs_run in runs(other)
    )


def runs(assertion: Assertion) -> list[list[Name]]:
    """Give the names of a text, those that stand side by side in one list: "Mitch McConnell"."""
    return _runs(assertion.text, assertion.details.names)


@lru_cache(maxsize=1 << 14)
def _runs(text: str, names: tuple[Name, ...]) -> list[list[Name]]:
    found: list[list[Name]] = []
    for name in names:
        end = found[-1][-1].start + len(found[-1][-1].words) if found else 0
        if found and _BESIDE.fullmatch(text, end, max(end, name.start)):
            found[-1].append(name)
        else:
            found.append([name])
    return found


def _any_shared(one: Assertion, other: Assertion) -> bool:
    return any(may_be_one(a.key, b.key) for a in one.details.names for b in other.details.names)


def _states(names: Sequence[Name]) -> set[str]:
    return {name.key for name in names if name.key.startswith("state:")}


def _words(names: Sequence[Name]) -> str:
    return " ".join(dict.fromkeys(name.words for name in names))


def _place(assertion: Assertion, names: Sequence[Name]) -> bool:
    """Tell whether one of these names stands right after a word such as "in", or right before で."""
    after = word_list("locatives")["after"].get(assertion.language) or ()
    return any(
        after_preposition(assertion, name) or assertion.text[name.start + len(name.words) :].startswith(tuple(after))
        for name in names
    )


def _negation(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text denies what the other asserts.

    In one language each negation is held against those around the same words; across languages only whether there is
    any, and only in short texts.
    """
    mine, theirs = one.details.negations, other.details.negations
    if one.language != other.language:
        here, there = (bool(mine), bool(theirs)) if _short_across(one, other) else (False, False)
    else:
        here, there = (_turns(*sides) for sides in ((mine, theirs, other), (theirs, mine, one)))
    if here == there:
        return []
    return [Difference("negation", "negated" if here else "", "negated" if there else "", sure=_near(one, other))]


def _near(one: Assertion, other: Assertion) -> bool:
    """Tell whether two texts are the same but for some words: then each of those words was chosen."""
    return one.language == other.language and aligned(one, other).kept >= NEAR_SHARE


def _turns(marks: Sequence[Mark], others: Sequence[Mark], other: Assertion) -> bool:
    """Tell whether a mark stands beside words that the other text has without such a mark."""
    left = list(others)
    for mark in marks:
        match = max(left, key=lambda each: len(each.reach & mark.reach), default=None)
        if match is not None and match.reach & mark.reach:
            left.remove(match)
        elif len(mark.reach & other.details.words) >= max(1.0, REACH_SHARE * len(mark.reach)) and len(marks) > len(others):
            return True
    return False


def _modality(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text tells as planned or possible what the other tells as done.

    A future and a plan are alike. Across languages only a plan is held against a fact, and only in short texts: many mark the
    future on the verb, and somewhere in a long text something is planned. Headlines tell any time in the present.
    """
    if one.language != other.language and not _short_across(one, other):
        return []
    here, there = one.details.modality, other.details.modality
    if (one.headline or other.headline) and {here, there} == {"fact", "future"}:
        return []
    near = {here, there} <= {"planned", "future"} or (one.language != other.language and {here, there} != {"planned", "fact"})
    if here == there or near or (one.language == other.language and not _of_the_same(one, other)):
        return []
    return [Difference("modality", here, there, sure=_near(one, other) and (is_short(one) or is_short(other)))]


def _of_the_same(one: Assertion, other: Assertion) -> bool:
    """Tell whether a modal word of either text stands beside words that the other text has too."""
    return any(
        len(mark.reach & there.details.words) >= max(1.0, REACH_SHARE * len(mark.reach))
        for here, there in ((one, other), (other, one))
        for marks in here.details.modals.values()
        for mark in marks
    )


def is_short(assertion: Assertion) -> bool:
    """Tell whether a text is short enough to be of one piece."""
    return len(stems(assertion.text, assertion.language)) <= SHORT_WORDS * (1 + (assertion.language in UNSPACED))


def _swapped(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Who did it to whom is turned around."""
    pair = swapped(one, other)
    return [Difference("swapped", " ".join(pair), " ".join(reversed(pair)), sure=_near(one, other))] if pair else []


def _opposites(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text has "before" where the other has "after", or calls "fake" what the other tells as true."""
    if one.language != other.language:
        return []
    here, there = ({(each.rank, each.side): each.words for each in text.details.opposites} for text in (one, other))
    for (rank, side), words in here.items():
        facing = (rank, 1 - side)
        if facing in there and facing not in here and (rank, side) not in there:
            return [Difference("opposite", words, there[facing], sure=_near(one, other))]
    mine, theirs = one.details.untrue, other.details.untrue
    return [] if bool(mine) == bool(theirs) else [Difference("negation", mine, theirs, sure=_near(one, other))]


def _contrasts(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Each text has a word of a class that shuts the other's out: spring and autumn, last week and next week."""
    found: list[Difference] = []
    if one.language != other.language and not _short_across(one, other):
        return found
    for kind in dict.fromkeys(each.kind for each in one.details.contrasts):
        here, there = ({each.key: each.words for each in text.details.contrasts if each.kind == kind} for text in (one, other))
        if here and there and here.keys().isdisjoint(there) and not (kind == "when" and _may_meet(one, other)):
            found.append(Difference(what(kind), ", ".join(here.values()), ", ".join(there.values())))
    return found


def _may_meet(one: Assertion, other: Assertion) -> bool:
    """Tell whether "yesterday" in one text and "today" in another may be one day: where both were published on known days."""
    mine, theirs = one.details.meant, other.details.meant
    return bool(mine and theirs) and any(a <= d + A_DAY and c <= b + A_DAY for a, b in mine for c, d in theirs)


RULES = (_number, _time, _names, _negation, _modality, _swapped, _opposites, _contrasts)


def differences(one: Assertion, other: Assertion) -> tuple[Difference, ...]:
    """Give all details in which two assertions differ, by every rule in turn.

    The kinds: ``number``, ``time``, ``place``, ``actor``, ``negation``, ``modality``; and ``swapped`` and ``opposite``, which
    make two texts tell different things.
    """
    return tuple(difference for rule in RULES for difference in rule(one, other))
