"""Whether two texts name other people, bodies or places, and not only more of them: a rule of ``differences.py``."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sayso.claims.assertions import Assertion
from sayso.claims.detail import NEAR_SHARE, Difference, are_near, are_short_across, beside, share_a_side
from sayso.claims.marks import carries, stem
from sayso.claims.naming import Name, may_be_one, same_name
from sayso.claims.roles import after_preposition
from sayso.claims.tokens import SMALL_CHARS, aligned, plain_letters, residual, split, stems
from sayso.languages.wordlists import word_list

# The words of an abbreviated name that have no capital stand so near to one that has: «Міністерство закордонних справ»
AROUND_CHARS = 40
_WORDS = re.compile(r"[^\W\d_]+")
# Between the words of one name: "Mitch McConnell", "Jean-Paul"
_BESIDE = re.compile(r"[\s.·・-]{0,2}")


def names_apart(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Names differ when each side has one that the other lacks, or one name gave way to other words while all else stayed.

    Across languages only in short texts, and only where no name may be one in both, or the states differ.
    """
    if one.language != other.language and not are_short_across(one, other):
        return []
    if {name.key for name in one.details.names} == {name.key for name in other.details.names}:
        return []
    here, there = unmatched(one, other), unmatched(other, one)
    if one.language != other.language:
        differ = bool(here and there) and not _any_shared(one, other)
        differ = differ or (_states(here) != _states(there) and bool(_states(here)) and bool(_states(there)))
        sure = True
    else:
        rivals = bool(here and there)
        differ = rivals or (bool(here or there) and _gave_way(one, other, here or there, swap=not here))
        sure = not rivals or are_near(one, other) or not _anchored(one, other) or _one_place(one, other, here, there)
    if not differ:
        return []
    what = "place" if _place(one, here) or _place(other, there) else "actor" if here and there else "name"
    return [Difference(what, _words(here) or residual(one, other), _words(there) or residual(other, one), sure)]


def _anchored(one: Assertion, other: Assertion) -> bool:
    """Tell whether two texts have a name in common; of two that both name states one state at least."""
    pairs = [(a.key, b.key) for a in one.details.names for b in other.details.names]
    states = [pair for pair in pairs if all(key.startswith("state:") for key in pair)]
    return any(same_name(*pair) for pair in states or pairs)


def _one_place(one: Assertion, other: Assertion, here: Sequence[Name], there: Sequence[Name]) -> bool:
    """Tell whether two names stand in one place of two reworded texts: on the same side of a word that both have.

    Elsewhere each may be what only one of the two texts tells besides: "Borduria has banned", "in Narva". A state and a name that
    no list has are two things, not two names for one place: "Bordurian soldiers", "near Narva".
    """
    return any(
        _listed(first) == _listed(second) and share_a_side(beside(one, *_span(first)), beside(other, *_span(second)))
        for first in here
        for second in there
    )


def _span(name: Name) -> tuple[int, int]:
    return name.start, name.start + len(name.words)


def _listed(name: Name) -> bool:
    return name.key.startswith("state:")


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
    words = _WORDS.findall(plain_letters(text))
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
