"""Two assertions compared in detail: the same, the same but for one detail, or apart, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.claims.assertions import Assertion
from sayso.claims.differences import Difference, differences, is_short
from sayso.claims.naming import same_name
from sayso.claims.tokens import replaced, shared_words, split, stems
from sayso.languages.patterns import UNSPACED
from sayso.settings import Settings

# Likeness of the words in which two texts differ, by the sentence encoder. One word: "soldiers" and "troops" have 0.80, "attack"
# and "assault" 0.70, "fuel" and "diesel" 0.59, "bridge" and "tunnel" 0.40 (36 pairs in en and ru). Phrases: of the rewritten
# claims of checkthat_perturbed three quarters lie over 0.30; see docs/claims.md.
ONE_WORD_LIKENESS = 0.66
# With this share of words in common, one word against one is a word replaced; with less the sentence was rebuilt
ONE_WORD_SHARE = 0.5
PHRASE_LIKENESS = 0.30
# Two texts that share fewer words than this must be more alike; set on checkthat_perturbed and read by eye on 40 texts of fnc1
LOOSE_SHARE = 0.55
LOOSE_LIKENESS = 0.82
# What a name (of no state: those are everywhere) or a number that two languages have in common is worth in likeness, from the
# second on; with four of them 0.61 is enough. Source: voxukraine: recall .63 becomes .67, en-uk .36 becomes .44, precision .997
# becomes .981 (five pairs of cases instead of three)
ANCHOR_WORTH = 0.03
MOST_ANCHORS = 3
# A detail is a name or a number; where more words differ, the texts tell different things
DETAIL_WORDS = 6
# Least share of words, or least likeness across languages, of a text and its denial. Source: among 1,647 texts of voxukraine in
# five languages, none of which denies another, 54 were taken for denials without these bounds and 4 with them.
DENIAL_SHARE = 0.60
DENIAL_LIKENESS = 0.80
# Two texts that differ so are about different things; they are no versions of one claim
_NO_VERSION = frozenset({"swapped", "opposite"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two assertions gave.

    Args:
        same: they assert the same.
        what: the one detail in which they differ (``number``, ``time``, ``place``, ``actor``, ``negation``, ``modality``) where
            all else agrees; empty when they are the same or differ in more.
        here: that detail's words in the first.
        there: that detail's words in the second.
        score: likeness, 0 to 1.
    """

    same: bool
    what: str
    here: str
    there: str
    score: float


def compare_details(
    one: Assertion, other: Assertion, likeness: float, settings: Settings, alike: Callable[[str, str], float]
) -> Verdict:
    """Judge two assertions that look alike.

    Args:
        one: to be compared.
        other: with this one.
        likeness: cosine of their sentence vectors.
        settings: thresholds.
        alike: likeness of two words or phrases, 0 to 1.
    """
    found = differences(one, other)
    kinds = {difference.what for difference in found}
    apart = Verdict(same=False, what="", here="", there="", score=likeness)
    if len(kinds) > 1 or kinds & _NO_VERSION:
        return apart
    first = found[0] if found else None
    near = _is_version(one, other, first, likeness, settings) if first else likeness >= _floor(one, other, settings)
    if not near or not (first or _says_as_much(one, other, likeness)) or not _rest_agrees(one, other, found, alike):
        return apart
    if first:
        return Verdict(same=False, what=first.what, here=first.here, there=first.there, score=likeness)
    return Verdict(same=True, what="", here="", there="", score=likeness)


def _is_version(one: Assertion, other: Assertion, difference: Difference, likeness: float, settings: Settings) -> bool:
    """Tell whether two texts that differ in one detail are near enough to be versions of each other."""
    if likeness < settings.claim_version_score or max(len(difference.here.split()), len(difference.there.split())) > DETAIL_WORDS:
        return False
    return difference.what != "negation" or _all_else_agrees(one, other, likeness)


def _floor(one: Assertion, other: Assertion, settings: Settings) -> float:
    """Give the least likeness of two texts that say the same; across languages, each name and number in common lowers it."""
    if one.language == other.language:
        return settings.claim_same_score
    anchors = len(one.details.numbers & other.details.numbers) + len(one.details.days & other.details.days)
    anchors += max(_shared_names(one, other), _shared_names(other, one))
    return settings.claim_same_score_across - ANCHOR_WORTH * min(max(anchors - 1, 0), MOST_ANCHORS)


def _shared_names(one: Assertion, other: Assertion) -> int:
    """Count the names of one text, but states, that the other has; any German word with a capital may be one."""
    mine = {name.key for name in one.details.names if not name.key.startswith("state:")}
    theirs = {name.key for name in other.details.names}
    if other.language == "de":
        theirs |= {f"word:{word.casefold()}" for word in split(other.text, "de") if word[0].isupper()}
    return sum(any(same_name(key, name) for name in theirs) for key in mine)


def _says_as_much(one: Assertion, other: Assertion, likeness: float) -> bool:
    """Tell whether two texts without a difference share enough to say the same.

    In one language they share a word beside names; where they share few words, or one lacks the other's numbers, likeness must be
    higher.
    """
    if one.language != other.language:
        return True
    names = {stem for each in (one, other) for name in each.details.names for stem in stems(name.words, each.language)}
    common = (one.details.words & other.details.words) - names
    loose = shared_words(one, other) < LOOSE_SHARE or bool(one.details.numbers) != bool(other.details.numbers)
    return bool(common) and (not loose or likeness >= LOOSE_LIKENESS)


def _all_else_agrees(one: Assertion, other: Assertion, likeness: float) -> bool:
    """Tell whether a negation turns the whole of two texts around: both short, and near in words, or in meaning across languages.

    A denial that nobody made is the worst that a reader could be told.
    """
    if not is_short(one) or not is_short(other):
        return False
    return shared_words(one, other) >= DENIAL_SHARE if one.language == other.language else likeness >= DENIAL_LIKENESS


def _rest_agrees(one: Assertion, other: Assertion, found: Sequence[Difference], alike: Callable[[str, str], float]) -> bool:
    """Tell whether what stands in one text in place of the other's words may be other words for the same; additions may stand."""
    if one.language != other.language:
        return True
    told = {stem for difference in found for side in (difference.here, difference.there) for stem in stems(side, one.language)}
    here, there = replaced(one, other, told)
    if not here or not there:
        return True
    near = len(here) == len(there) == 1 and shared_words(one, other) >= ONE_WORD_SHARE
    space = "" if one.language in UNSPACED else " "
    return alike(space.join(here), space.join(there)) >= (ONE_WORD_LIKENESS if near else PHRASE_LIKENESS)
