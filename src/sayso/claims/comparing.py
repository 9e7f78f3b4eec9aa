"""Two assertions compared in detail: the same, the same but for one detail, or apart, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.claims.assertions import Assertion
from sayso.claims.cognates import cognates
from sayso.claims.detail import Difference, is_short
from sayso.claims.differences import differences
from sayso.claims.judging import Judgement
from sayso.claims.naming import same_name
from sayso.claims.tokens import aligned, exchanged, same_words, shared_words, split, stems
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
# What a name (of no state: those are everywhere) or a number that two languages have in common is worth in margin, from the
# second on
ANCHOR_WORTH = 0.02
MOST_ANCHORS = 3
# Words of the shorter text that must stand in the longer, in order, so that it says no more; and how many must carry meaning
HELD_SHARE, HELD_WORDS = 0.85, 2
# By how much a text that has all words of another is longer where it adds something, and does not turn those words around
COVERING_LENGTH, COVERED_SHARE = 1.4, 1.0
# A detail is a name or a number; where more words differ, the texts tell different things
DETAIL_WORDS = 6
# Least share of words, or least margin across languages, of a text and its denial. Source: among 1,650 texts of voxukraine in
# five languages, none of which denies another, 54 were taken for denials without these bounds.
DENIAL_SHARE = 0.60
DENIAL_MARGIN = 0.20
# In a text of so few words each of them is what is claimed: a lone word replaced makes another claim; and in two languages no
# vector tells the wine from the cheese that Borduria has banned: a name, a number, a day or a cognate must agree besides
FEW_WORDS, FEW_WORDS_ACROSS, ANCHORS_ACROSS = 9, 10, 1
# The margin that such texts must have, and how sure a judge must be that either follows from the other: a line that credits a
# newspaper of Sarn lies .16 nearer than others to a headline about Sarn, and "A week without a ferry in Sarn" .19 nearer to a
# sentence that it stays there
FEW_MARGIN, FEW_EITHER = 0.20, 0.15
# The same for longer ones that agree in nothing besides: two sentences about travellers at a station lie as near as two about a
# claim. Three in a hundred translated cases of voxukraine stay apart by it that are joined with .10
BARE_MARGIN = 0.20
# What the judge must find, by kind of pair: probabilities; and beside it likeness of the texts and of the words replaced. Set so
# that of checkthat_perturbed and of the open half of cases/claims/pairs.csv 95 in 100 of what differs stays apart, and beside
# them of 239 pairs of voxukraine that tell two cases, and of STS pairs (stsb_multi_mt, train) of 3.0 or less
UNSURE_BOTH, UNSURE_AGAINST = 0.35, 0.55
FEW_UNSURE_BOTH, FEW_UNSURE_AGAINST = 0.85, 0.10
# Of 250 true translations of voxukraine the judge finds one in five contradicted at .5, one in twenty-five at .8
ACROSS_AGAINST = 0.80
ADDED_AGAINST = 0.45
COVERED_EITHER, COVERED_AGAINST = 0.40, 0.40
FEW_BOTH, FEW_AGAINST, FEW_LIKENESS, FEW_ALIKE = 0.75, 0.25, 0.65, 0.15
# The same of short texts of which less than this is word for word the same: they were put in other words as a whole
FEW_KEPT = 0.65
FEW_REWORDED_BOTH, FEW_REWORDED_AGAINST, FEW_REWORDED_ALIKE = 0.65, 0.35, 0.25
CHOSEN_KEPT, CHOSEN_BOTH, CHOSEN_AGAINST, CHOSEN_ALIKE = 0.93, 0.90, 0.35, 0.70
REWORDED_EITHER, REWORDED_BOTH, REWORDED_AGAINST = 0.30, 0.02, 0.85
_TOLD_BY_BOTH = frozenset({"number", "place", "time", "actor"})
# Two texts that differ so are about different things, or a name gave way to words that name nobody: no versions of one claim
_NO_VERSION = frozenset({"swapped", "opposite", "name"})


class Margin(Protocol):
    """What a margin is asked: a number, or one that notes it (recalling.py)."""

    def __ge__(self, least: float, /) -> bool: ...

    def __lt__(self, bound: float, /) -> bool: ...

    def __format__(self, form: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two texts are.

    Args:
        cosine: of their sentence vectors.
        margin: by how much they are nearer than the crowd, in two languages; a cosine less a cosine.
    """

    cosine: float
    margin: Margin = 0.0


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
        why: the rule or the model that decided, with its score, for a reader.
    """

    same: bool
    what: str
    here: str
    there: str
    score: float
    why: str = ""


Alike = Callable[[str, str], float]


def compare_details(  # noqa: PLR0913, PLR0917 - two texts, and what is known of them
    one: Assertion,
    other: Assertion,
    near: Nearness,
    settings: Settings,
    alike: Alike,
    judgement: Judgement | None = None,
) -> Verdict:
    """Judge two assertions that look alike.

    Args:
        one: to be compared.
        other: with this one.
        near: how near they are.
        settings: thresholds.
        alike: likeness of two words or phrases, 0 to 1.
        judgement: what the judge made of the two; None where it was not asked: then vectors decide.
    """
    found = differences(one, other)
    if found and (judgement is None or any(each.sure for each in found) or not _talked_over(one, other, judgement)):
        return _differing(one, other, found, near, settings, alike)
    if same_words(one, other):
        return _same(near, "no detail differs; word for word the same, but for numbers and names in other forms")
    if judgement is None:
        return _by_vectors(one, other, near, settings, alike)
    return _by_judge(one, other, near, settings, judgement, alike)


def worth_judging(one: Assertion, other: Assertion, near: Nearness, settings: Settings) -> bool:
    """Tell whether the judge is to be asked about two texts: where rules and vectors leave it open."""
    if one.language == other.language and near.cosine < settings.claim_judged_score and not holds(one, other):
        return False
    return not same_words(one, other) and not any(each.sure for each in differences(one, other))


def _talked_over(one: Assertion, other: Assertion, judgement: Judgement) -> bool:
    """Tell whether the judge finds that two texts say the same although a rule that is not sure sees a difference.

    Of short ones it must be surer, and of short ones in two languages it is not heard.
    """
    few = _few_words(one, other, FEW_WORDS)
    if few and one.language != other.language:
        return False
    both, against = (FEW_UNSURE_BOTH, FEW_UNSURE_AGAINST) if few else (UNSURE_BOTH, UNSURE_AGAINST)
    return judgement.both >= both and judgement.against < against


def _few_words(one: Assertion, other: Assertion, most: int) -> bool:
    """Tell whether the shorter of two texts has so few words; two characters count as one in scripts without spaces."""
    return min(len(stems(each.text, each.language)) / (1 + (each.language in UNSPACED)) for each in (one, other)) <= most


def _apart(near: Nearness, why: str) -> Verdict:
    return Verdict(same=False, what="", here="", there="", score=near.cosine, why=why)


def _same(near: Nearness, why: str) -> Verdict:
    return Verdict(same=True, what="", here="", there="", score=near.cosine, why=why)


def _differing(  # noqa: PLR0913, PLR0917 - as above
    one: Assertion, other: Assertion, found: Sequence[Difference], near: Nearness, settings: Settings, alike: Alike
) -> Verdict:
    """Tell whether two texts that differ are versions of each other: in one detail, and all else agrees."""
    first = found[0]
    why = "; ".join(f"{each.what}: {_quoted(each.here)} against {_quoted(each.there)}" for each in found)
    if len({each.what for each in found}) > 1 or first.what in _NO_VERSION:
        return _apart(near, why)
    if not _is_version(one, other, first, near, settings) or not _rest_agrees(one, other, found, alike):
        return _apart(near, f"{why}, and more")
    return Verdict(same=False, what=first.what, here=first.here, there=first.there, score=near.cosine, why=why)


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "nothing"


def _is_version(one: Assertion, other: Assertion, difference: Difference, near: Nearness, settings: Settings) -> bool:
    """Tell whether two texts that differ in one detail are near enough to be versions of each other.

    A text that tells no number, place, time or actor where the other tells one is no version of it: it says less.
    """
    if difference.what in _TOLD_BY_BOTH and not (difference.here and difference.there):
        return False
    if max(len(difference.here.split()), len(difference.there.split())) > DETAIL_WORDS:
        return False
    if one.language == other.language and near.cosine < settings.claim_version_score:
        return False
    if one.language != other.language and near.margin < settings.claim_same_margin:
        return False
    return difference.what != "negation" or _all_else_agrees(one, other, near)


def _all_else_agrees(one: Assertion, other: Assertion, near: Nearness) -> bool:
    """Tell whether a negation turns the whole of two texts around: both short, and near in words, or in meaning across languages.

    A denial that nobody made is the worst that a reader could be told.
    """
    if not is_short(one) or not is_short(other):
        return False
    return shared_words(one, other) >= DENIAL_SHARE if one.language == other.language else near.margin >= DENIAL_MARGIN


def _by_vectors(one: Assertion, other: Assertion, near: Nearness, settings: Settings, alike: Alike) -> Verdict:
    """Judge two texts without a difference by their likeness alone."""
    if one.language != other.language:
        why = f"no detail differs; nearer than others by {near.margin:.2f}"
        return _same(near, why) if _translates(one, other, near, settings) else _apart(near, f"{why}, too little to go by")
    if _in_order(one, other):
        return _same(near, "no detail differs; the words of one stand in the other")
    why = f"no detail differs; likeness {near.cosine:.2f}"
    if near.cosine < settings.claim_same_score or not _says_as_much(one, other, near.cosine):
        return _apart(near, f"{why}, too little")
    if not _rest_agrees(one, other, (), alike):
        return _apart(near, f"{why}, but other words stand in place of some")
    return _same(near, why)


def _translates(one: Assertion, other: Assertion, near: Nearness, settings: Settings, judgement: Judgement | None = None) -> bool:
    """Tell whether two texts in two languages are near enough; short ones must be nearer, and agree in something besides."""
    anchors = _anchors(one, other)
    if _few_words(one, other, FEW_WORDS_ACROSS):
        follows = judgement is None or judgement.either >= FEW_EITHER
        return anchors >= ANCHORS_ACROSS and near.margin >= FEW_MARGIN and follows
    if not anchors:
        return near.margin >= BARE_MARGIN
    return near.margin >= settings.claim_same_margin - ANCHOR_WORTH * min(max(anchors - 1, 0), MOST_ANCHORS)


def _by_judge(  # noqa: PLR0913, PLR0917 - as above
    one: Assertion, other: Assertion, near: Nearness, settings: Settings, judgement: Judgement, alike: Alike
) -> Verdict:
    """Judge two texts without a sure difference by what follows from what."""
    why = f"no detail differs; likeness {near.cosine:.2f}; the judge: {judgement.words}"
    if one.language != other.language:
        same = judgement.against < ACROSS_AGAINST and _translates(one, other, near, settings, judgement)
    else:
        rules = (_covered, _added, _of_few_words, _chosen, _reworded)
        same = next(answer for rule in rules if (answer := rule(one, other, near, judgement, alike)) is not None)
    return _same(near, why) if same else _apart(near, why)


def _covered(one: Assertion, other: Assertion, _: Nearness, judgement: Judgement, __: Alike) -> bool | None:
    """A longer text has all words of the other: the other must follow from it."""
    if not _covers(one, other):
        return None
    return judgement.either >= COVERED_EITHER and judgement.against < COVERED_AGAINST


def _added(one: Assertion, other: Assertion, _: Nearness, judgement: Judgement, __: Alike) -> bool | None:
    """No word stands in place of another: one text says what the other says, and perhaps more."""
    if list(exchanged(one, other, _names_told(one, other))):
        return None
    return judgement.against < ADDED_AGAINST


def _of_few_words(one: Assertion, other: Assertion, near: Nearness, judgement: Judgement, alike: Alike) -> bool | None:
    """In a short text each word counts; most where all but a word is the same."""
    if not _few_words(one, other, FEW_WORDS):
        return None
    chosen = aligned(one, other).kept >= FEW_KEPT
    both, against, least = (
        (FEW_BOTH, FEW_AGAINST, FEW_ALIKE) if chosen else (FEW_REWORDED_BOTH, FEW_REWORDED_AGAINST, FEW_REWORDED_ALIKE)
    )
    sure = judgement.both >= both and judgement.against < against
    return sure and near.cosine >= FEW_LIKENESS and _replaced_likeness(one, other, (), alike) >= least


def _chosen(one: Assertion, other: Assertion, _: Nearness, judgement: Judgement, alike: Alike) -> bool | None:
    """All else is word for word the same: who put one word in place of another meant to, and the two must mean the same."""
    if aligned(one, other).kept < CHOSEN_KEPT:
        return None
    sure = judgement.both >= CHOSEN_BOTH and judgement.against < CHOSEN_AGAINST
    return sure and _replaced_likeness(one, other, (), alike) >= CHOSEN_ALIKE


def _reworded(_: Assertion, __: Assertion, ___: Nearness, judgement: Judgement, ____: Alike) -> bool:
    """Other words throughout a longer text: something follows from something, and little speaks against it."""
    return judgement.either >= REWORDED_EITHER and judgement.both >= REWORDED_BOTH and judgement.against < REWORDED_AGAINST


def holds(one: Assertion, other: Assertion) -> bool:
    """Tell whether the words of the shorter of two texts of one language stand in the longer, in whatever order."""
    return one.language == other.language and (same_words(one, other) or _in_order(one, other) or _covers(one, other))


def _in_order(one: Assertion, other: Assertion) -> bool:
    """Tell whether the words of the shorter text stand in the longer in their order."""
    short, long = sorted((one, other), key=lambda each: len(each.text))
    kept = aligned(short, long)
    return kept.kept >= HELD_SHARE and len(short.details.words) >= HELD_WORDS and not list(exchanged(short, long, set()))


def _covers(one: Assertion, other: Assertion) -> bool:
    """Tell whether the longer of two texts has the words of the shorter that carry meaning, and says more besides."""
    short, long = sorted((one, other), key=lambda each: len(each.text))
    words = short.details.words
    shared = len(words & long.details.words)
    return bool(words) and shared >= COVERED_SHARE * len(words) and len(long.text) >= COVERING_LENGTH * len(short.text)


def _anchors(one: Assertion, other: Assertion) -> int:
    """Count the numbers, years, days, names and cognates that two texts in two languages have in common."""
    mine, theirs = one.details, other.details
    shared = sum(len(a & b) for a, b in ((mine.numbers, theirs.numbers), (mine.days, theirs.days), (mine.years, theirs.years)))
    states = {name.key for name in mine.names if _is_listed(name.key)} & {name.key for name in theirs.names}
    return shared + len(states) + max(_shared_names(one, other), _shared_names(other, one)) + len(cognates(one, other))


def _is_listed(key: str) -> bool:
    return key.startswith(("state:", "body:"))


def _shared_names(one: Assertion, other: Assertion) -> int:
    """Count the names of one text that no list has and the other text has; any German word with a capital may be one."""
    mine = {name.key for name in one.details.names if not _is_listed(name.key)}
    theirs = {name.key for name in other.details.names}
    if other.language == "de":
        theirs |= {f"word:{word.casefold()}" for word in split(other.text, "de") if word[0].isupper()}
    return sum(any(same_name(key, name) for name in theirs) for key in mine)


def _says_as_much(one: Assertion, other: Assertion, likeness: float) -> bool:
    """Tell whether two texts of one language without a difference share enough to say the same.

    They share a word beside names; where they share few words, or one lacks the other's numbers, likeness must be higher.
    """
    names = {stem for each in (one, other) for name in each.details.names for stem in stems(name.words, each.language)}
    common = (one.details.words & other.details.words) - names
    loose = shared_words(one, other) < LOOSE_SHARE or bool(one.details.numbers) != bool(other.details.numbers)
    return bool(common) and (not loose or likeness >= LOOSE_LIKENESS)


def _rest_agrees(one: Assertion, other: Assertion, found: Sequence[Difference], alike: Alike) -> bool:
    """Tell whether what stands in one text in place of the other's words may be other words for the same; additions may stand."""
    if one.language != other.language:
        return True
    here, there = _replaced_words(one, other, found)
    near = len(here) == len(there) == 1 and shared_words(one, other) >= ONE_WORD_SHARE
    return _replaced_likeness(one, other, found, alike) >= (ONE_WORD_LIKENESS if near else PHRASE_LIKENESS)


def _replaced_likeness(one: Assertion, other: Assertion, found: Sequence[Difference], alike: Alike) -> float:
    """Give the likeness of the words of either text that stand in place of the other's; 1 where there are none."""
    here, there = _replaced_words(one, other, found)
    space = "" if one.language in UNSPACED else " "
    return alike(space.join(here), space.join(there)) if here and there else 1.0


def _replaced_words(one: Assertion, other: Assertion, found: Sequence[Difference]) -> tuple[list[str], list[str]]:
    """Give the words of either text that stand in place of the other's, but of what is told and of names that both have."""
    told = {stem for difference in found for side in (difference.here, difference.there) for stem in stems(side, one.language)}
    pairs = list(exchanged(one, other, told | _names_told(one, other)))
    return [word for pair in pairs for word in pair[0]], [word for pair in pairs for word in pair[1]]


def _names_told(one: Assertion, other: Assertion) -> set[str]:
    """Give the words of names that both texts have, however they are written."""
    return _matched(one, other) | _matched(other, one)


def _matched(one: Assertion, other: Assertion) -> set[str]:
    """Give the words of the names of one text that the other names otherwise: "Beijing" where it has "Peking"."""
    keys = [name.key for name in other.details.names]
    return {
        stem
        for name in one.details.names
        if any(same_name(name.key, key) for key in keys)
        for stem in stems(name.words, one.language)
    }
