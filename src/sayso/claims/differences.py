"""The details in which two texts may differ: one small rule each."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sayso.claims.assertions import Assertion
from sayso.claims.contrasts import is_counted, what
from sayso.claims.detail import Difference, are_near, are_short_across, beside, is_short, share_a_side
from sayso.claims.marks import Mark
from sayso.claims.rivals import names_apart
from sayso.claims.roles import another_holder, swapped
from sayso.claims.tokens import stems
from sayso.languages.numbers import numbers_at
from sayso.languages.patterns import UNSPACED

# Smaller numbers may hide in a word of another language
DOZEN = 12
# "hundreds" may be 100 to 999, "thousands" 1,000 to 999,999
TENFOLD, THOUSANDFOLD, THOUSAND = 10, 1_000, 1_000
# Of the words around a negation that the other text has, so that it is the same thing that is negated here and not there
REACH_SHARE = 0.5
# The same of pairs of characters, of which many are of endings
REACH_SHARE_UNSPACED = 0.25
# Night falls between two days, and zones differ
A_DAY = timedelta(days=1)
# What is held against a fact in two languages; but where the conditional also tells what others said ("a confirmé que le ferry
# resterait"), nothing that is possible is
TOLD_ACROSS = frozenset({"planned", "wanted", "possible"})
CONDITIONAL_TELLS = frozenset({"fr", "es", "it", "pt"})
# In so short a text two words that have changed places have changed roles
TURNED_WORDS = 12


def _number(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Numbers differ when each side has one that the other lacks; fewer details are no difference.

    Across languages one side's lack is enough in short texts, but for numbers up to a dozen, which may hide in a word
    ("fünfjährig").
    """
    mine, theirs = (each.details.numbers | frozenset(map(float, each.details.years)) for each in (one, other))
    here, there = mine - theirs, theirs - mine
    years = frozenset(map(float, one.details.years | other.details.years))
    across = are_short_across(one, other) and max((here | there) - years, default=0) > DOZEN
    if (here and there and not here | there <= years) or across:
        sure = across or are_near(one, other) or _counts_the_same(one, other, here, there)
        return [Difference("number", _figures(here), _figures(there), sure)]
    return _size(one, other, here, there)


def _counts_the_same(one: Assertion, other: Assertion, here: frozenset[float], there: frozenset[float]) -> bool:
    """Tell whether two numbers of two reworded texts are of one thing: "300 men", "400 men"."""
    sides = [[beside(each, *place) for place in _places(each, values)] for each, values in ((one, here), (other, there))]
    return not (sides[0] and sides[1]) or any(share_a_side(first, second) for first in sides[0] for second in sides[1])


def _places(assertion: Assertion, values: frozenset[float]) -> list[tuple[int, int]]:
    """Give where numbers of these values stand in a text."""
    keys = {_figures(frozenset((value,))) for value in values}
    return [(each.start, each.end) for each in numbers_at(assertion.text, assertion.language) if each.key in keys]


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


def _negation(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text denies what the other asserts.

    In one language each negation is held against those around the same words; across languages only whether there is
    any, and only in short texts.
    """
    mine, theirs = one.details.negations, other.details.negations
    if one.language != other.language:
        here, there = (bool(mine), bool(theirs)) if are_short_across(one, other) else (False, False)
    else:
        here, there = (_turns(*sides) for sides in ((mine, theirs, other), (theirs, mine, one)))
    if here == there:
        return []
    return [Difference("negation", "negated" if here else "", "negated" if there else "", sure=are_near(one, other))]


def _turns(marks: Sequence[Mark], others: Sequence[Mark], other: Assertion) -> bool:
    """Tell whether a mark stands beside words that the other text has without such a mark."""
    left = list(others)
    for mark in marks:
        match = max(left, key=lambda each: len(each.reach & mark.reach), default=None)
        if match is not None and match.reach & mark.reach:
            left.remove(match)
        elif _reached(mark, other) and len(marks) > len(others):
            return True
    return False


def _reached(mark: Mark, other: Assertion) -> bool:
    """Tell whether the words around a mark in one text stand in the other too."""
    share = REACH_SHARE_UNSPACED if other.language in UNSPACED else REACH_SHARE
    return len(mark.reach & other.details.words) >= max(1.0, share * len(mark.reach))


def _modality(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text tells as planned or possible what the other tells as done.

    A future and a plan are alike. Across languages a future is held against nothing, for many mark it on the verb, and the rest
    only in short texts: somewhere in a long one something is planned. Headlines tell any time in the present.
    """
    if one.language != other.language and not are_short_across(one, other):
        return []
    here, there = one.details.modality, other.details.modality
    if (one.headline or other.headline) and {here, there} == {"fact", "future"}:
        return []
    told = {here, there}
    near = told <= {"planned", "future"} or (one.language != other.language and not _held_across(told, one, other))
    if here == there or near or (one.language == other.language and not _of_the_same(one, other)):
        return []
    return [Difference("modality", here, there, sure=are_near(one, other) and (is_short(one) or is_short(other)))]


def _held_across(told: set[str], one: Assertion, other: Assertion) -> bool:
    """Tell whether two ways of telling are held against each other in two languages."""
    if "possible" in told and {one.language, other.language} & CONDITIONAL_TELLS:
        return False
    return "fact" in told and bool(told & TOLD_ACROSS)


def _of_the_same(one: Assertion, other: Assertion) -> bool:
    """Tell whether a modal word of either text stands beside words that the other text has too."""
    return any(
        _reached(mark, there)
        for here, there in ((one, other), (other, one))
        for marks in here.details.modals.values()
        for mark in marks
    )


def _swapped(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Who did it to whom is turned around: for that no judge of sentences has an eye."""
    pair = swapped(one, other)
    if not pair:
        return []
    few = min(len(stems(each.text, each.language)) for each in (one, other)) <= TURNED_WORDS
    return [Difference("swapped", " ".join(pair), " ".join(reversed(pair)), sure=few or are_near(one, other))]


def _holder(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """What one text tells of somebody the other tells of something of theirs: the governor, the governor's secretary."""
    pair = another_holder(one, other)
    return [Difference("actor", *pair, sure=are_near(one, other))] if pair else []


def _opposites(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text has "before" where the other has "after", or calls "fake" what the other tells as true."""
    if one.language != other.language:
        return []
    here, there = ({(each.rank, each.side): each.words for each in text.details.opposites} for text in (one, other))
    for (rank, side), words in here.items():
        facing = (rank, 1 - side)
        if facing in there and facing not in here and (rank, side) not in there:
            return [Difference("opposite", words, there[facing], sure=are_near(one, other))]
    mine, theirs = one.details.untrue, other.details.untrue
    return [] if bool(mine) == bool(theirs) else [Difference("negation", mine, theirs, sure=are_near(one, other))]


def _contrasts(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Each text has a word of a class that shuts the other's out: spring and autumn, last week and next week."""
    found: list[Difference] = []
    if one.language != other.language and not are_short_across(one, other):
        return found
    for kind in dict.fromkeys(each.kind for each in one.details.contrasts):
        here, there = ({each.key: each.words for each in text.details.contrasts if each.kind == kind} for text in (one, other))
        apart = _other_units(here, there) if is_counted(kind) else here.keys().isdisjoint(there)
        if here and there and apart and not (kind == "when" and _may_meet(one, other)):
            sure = not is_counted(kind) or are_near(one, other)
            found.append(Difference(what(kind), ", ".join(here.values()), ", ".join(there.values()), sure))
    return found


def _other_units(here: Mapping[str, str], there: Mapping[str, str]) -> bool:
    """Tell whether two texts count one number of different things: "2 days", "2 months"."""
    counts = [{key.partition(" ")[0] for key in side} for side in (here, there)]
    return bool(counts[0] & counts[1]) and here.keys().isdisjoint(there)


def _may_meet(one: Assertion, other: Assertion) -> bool:
    """Tell whether "yesterday" in one text and "today" in another may be one day: where both were published on known days."""
    mine, theirs = one.details.meant, other.details.meant
    return bool(mine and theirs) and any(a <= d + A_DAY and c <= b + A_DAY for a, b in mine for c, d in theirs)


RULES = (_number, _time, names_apart, _negation, _modality, _swapped, _holder, _opposites, _contrasts)


def differences(one: Assertion, other: Assertion) -> tuple[Difference, ...]:
    """Give all details in which two assertions differ, by every rule in turn.

    The kinds: ``number``, ``time``, ``place``, ``actor``, ``negation``, ``modality``; and ``swapped`` and ``opposite``, which
    make two texts tell different things.
    """
    return tuple(difference for rule in RULES for difference in rule(one, other))
