"""Two assertions compared in detail: the same, the same but for one detail, or apart, and why."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from sayso.claims.assertions import Assertion
from sayso.claims.naming import Name, same_name
from sayso.claims.particulars import LEAST_CONTENT_CHARS, STEM_CHARS
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list
from sayso.settings import Settings

# Text pairs of fewer shared words than this share of the shorter are paraphrases, not one text with a word changed.
# Source: of checkthat_perturbed, 185 rewritten claims have a median of 0.80, 182 negated ones of 1.00, 181 with another entity of 0.94.
NEAR_SHARE = 0.80
DOZEN = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two assertions gave.

    Args:
        same: they assert the same.
        what: the one detail in which they differ (``number``, ``time``, ``place``, ``actor``, ``negation``, ``modality``) where all else
            agrees; empty when they are the same or differ in more.
        here, there: that detail's words on either side.
        score: likeness, 0 to 1.
    """

    same: bool
    what: str
    here: str
    there: str
    score: float


# Two texts that differ so are about different things; they are no versions of one claim
_NO_VERSION = frozenset({"swapped", "opposite"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One detail in which two texts differ, with the words of both."""

    what: str
    here: str
    there: str


def compare_details(
    one: Assertion, other: Assertion, likeness: float, settings: Settings, alike: Callable[[str, str], float]
) -> Verdict:
    """Judge two assertions that look alike.

    Args:
        one, other: to be compared.
        likeness: cosine of their sentence vectors.
        settings: thresholds.
        alike: likeness of two words or phrases, 0 to 1.
    """
    found = tuple(difference for rule in RULES for difference in rule(one, other))
    floor = settings.claim_same_score if one.language == other.language else settings.claim_same_score_across
    kinds = {difference.what for difference in found}
    if len(kinds) > 1 or kinds & _NO_VERSION or not _rest_agrees(one, other, found, alike):
        return Verdict(same=False, what="", here="", there="", score=likeness)
    if not found:
        return Verdict(same=likeness >= floor, what="", here="", there="", score=likeness)
    first = found[0]
    near = likeness >= settings.claim_version_score
    return Verdict(same=False, what=first.what if near else "", here=first.here, there=first.there, score=likeness)


def _number(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Numbers differ when each side has one that the other lacks; fewer details are no difference.

    Across languages one side's lack is enough, but for numbers up to a dozen, which may hide in a word ("fünfjährig").
    """
    here, there = one.details.numbers - other.details.numbers, other.details.numbers - one.details.numbers
    across = one.language != other.language and max((*here, *there), default=0) > DOZEN
    return [Difference("number", _figures(here), _figures(there))] if (here and there) or across else []


def _figures(values: frozenset[float]) -> str:
    return ", ".join(f"{value:g}" if value % 1 or value >= 1e15 else f"{int(value)}" for value in sorted(values))


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
        differ = bool(here and there) or (bool(here) != bool(there) and _gave_way(one, other, here or there))
    if not differ:
        return []
    what = "place" if _place(one, here) or _place(other, there) else "actor"
    return [Difference(what, _words(here) or _residual(one, other), _words(there) or _residual(other, one))]


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


def _gave_way(one: Assertion, other: Assertion, names: Sequence[Name]) -> bool:
    """Tell whether other words stand in the very place of a name of one text, in two texts that are otherwise near in words."""
    if shared_words(one, other) < NEAR_SHARE:
        return False
    holder, lacking = (one, other) if set(names) & set(one.details.names) else (other, one)
    stems = {stem for name in names for stem in _stems(name.words, holder.language)}
    mine, theirs = (_stems(each.text, each.language) for each in (holder, lacking))
    return any(
        part.tag == "replace"
        and stems & set(mine[part.src_start : part.src_end])
        and lacking.details.words & set(theirs[part.dest_start : part.dest_end])
        for part in Levenshtein.opcodes(mine, theirs)
    )


def _words(names: Sequence[Name]) -> str:
    return " ".join(dict.fromkeys(name.words for name in names))


def _residual(one: Assertion, other: Assertion) -> str:
    """Give the words of one text whose stems the other lacks, in order."""
    lacking = one.details.words - other.details.words
    return " ".join(word for word in re.findall(r"[^\W\d_]+", one.text) if word.lower()[:STEM_CHARS] in lacking)


def _place(assertion: Assertion, names: Sequence[Name]) -> bool:
    """Tell whether one of these names stands right after a word such as "in", or right before で."""
    before = word_list("locatives")["before"].get(assertion.language) or ()
    after = word_list("locatives")["after"].get(assertion.language) or ()
    for name in names:
        words = assertion.text[: name.start].lower().split()
        following = assertion.text[name.start + len(name.words) :]
        if (words and words[-1] in before) or any(following.startswith(form) for form in after):
            return True
    return False


def _negation(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text denies what the other asserts; in one language the counts are compared, across languages only whether there is any."""
    here, there = one.details.negations, other.details.negations
    if one.language != other.language:
        here, there = min(here, 1), min(there, 1)
    if here == there:
        return []
    return [Difference("negation", "negated" if here > there else "", "negated" if there > here else "")]


def _modality(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text tells as planned or possible what the other tells as done; a future and a plan are alike, and so is any future abroad."""
    here, there = one.details.modality, other.details.modality
    near = {here, there} <= {"planned", "future"} or (one.language != other.language and "future" in (here, there))
    return [] if here == there or near else [Difference("modality", here, there)]


def _swapped(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """Two names change places, and the verb did not go into the passive: who did it to whom is turned around."""
    forms = word_list("passives")["by"].get(one.language)
    if one.language != other.language or not forms:
        return []
    passive = any_of(forms, one.language)
    if bool(passive.search(one.text)) != bool(passive.search(other.text)):
        return []
    for first, second in combinations(_ordered(one), 2):
        places = {
            key: name.start for name in reversed(other.details.names) for key in (first, second) if same_name(name.key, key)
        }
        if len(places) == 2 and places[first] > places[second]:
            return [Difference("swapped", f"{first} {second}", f"{second} {first}")]
    return []


def _ordered(assertion: Assertion) -> list[str]:
    return list(dict.fromkeys(name.key for name in assertion.details.names))


def _opposites(one: Assertion, other: Assertion) -> Sequence[Difference]:
    """One text has "before" where the other has "after", or calls "fake" what the other tells as true."""
    if one.language != other.language:
        return []
    for left, right in _opposite_forms(one.language):
        for here, there in ((left, right), (right, left)):
            a, b = here.search(one.text), there.search(other.text)
            if a and b and not there.search(one.text) and not here.search(other.text):
                return [Difference("opposite", a.group(), b.group())]
    untrue = _untrue(one.language)
    here_, there_ = (untrue.search(each.text) if untrue else None for each in (one, other))
    return (
        [Difference("negation", here_.group() if here_ else "", there_.group() if there_ else "")]
        if bool(here_) != bool(there_)
        else []
    )


@cache
def _untrue(language: str) -> re.Pattern[str] | None:
    entries = word_list("opposites")["untrue"].get(language)
    return any_of(entries, language) if entries else None


@cache
def _opposite_forms(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = word_list("opposites").get(language) or ()
    return tuple((any_of([left], language), any_of([right], language)) for left, right in pairs)


RULES = (_number, _time, _names, _negation, _modality, _swapped, _opposites)


def shared_words(one: Assertion, other: Assertion) -> float:
    """Give the share of the shorter text's words that the longer has, 0 to 1."""
    here, there = one.details.words, other.details.words
    return len(here & there) / max(1, min(len(here), len(there)))


# Likeness of the words in which two texts differ, by the sentence encoder. Words: "soldiers" and "troops" 0.80, "attack" and "assault" 0.70,
# "fuel" and "diesel" 0.59, "bridge" and "tunnel" 0.40 (36 pairs in en and ru). Phrases: on checkthat_perturbed, see docs/claims.md.
ONE_WORD_LIKENESS = 0.66
PHRASE_LIKENESS = 0.30


def _rest_agrees(one: Assertion, other: Assertion, found: Sequence[Difference], alike: Callable[[str, str], float]) -> bool:
    """Tell whether what stands in one text in place of words of the other may be other words for the same; additions may stand."""
    if one.language != other.language:
        return True
    told = {stem for difference in found for side in (difference.here, difference.there) for stem in _stems(side, one.language)}
    here, there = _replaced(one, other, told)
    if not here or not there:
        return True
    near = shared_words(one, other) >= NEAR_SHARE and len(here) == len(there) == 1
    space = "" if one.language in UNSPACED else " "
    return alike(space.join(here), space.join(there)) >= (ONE_WORD_LIKENESS if near else PHRASE_LIKENESS)


def _replaced(one: Assertion, other: Assertion, told: Set[str]) -> tuple[list[str], list[str]]:
    """Give the words of either text that stand where the other has different ones, without those that the other has elsewhere."""
    mine, theirs = _words_of(one), _words_of(other)
    stems = [_stems(each.text, each.language) for each in (one, other)]
    here: list[str] = []
    there: list[str] = []
    for part in Levenshtein.opcodes(*stems):
        left = _lacking(mine, stems[0], range(part.src_start, part.src_end), told | set(stems[1]))
        right = _lacking(theirs, stems[1], range(part.dest_start, part.dest_end), told | set(stems[0]))
        if part.tag == "replace" and left and right:
            here += left
            there += right
    return here, there


def _lacking(words: Sequence[str], stems: Sequence[str], ranks: range, known: Set[str]) -> list[str]:
    """Give the words at these ranks that carry meaning and are not known; a lone character of a script without spaces is a particle."""
    found = [words[rank] for rank in ranks if stems[rank] not in known and _carries(words[rank])]
    return found if found and (len(found[0]) > 1 or len(found) > 1) else []


def _carries(word: str) -> bool:
    return len(word) >= LEAST_CONTENT_CHARS or word.isupper() or not word.isascii()


def _words_of(assertion: Assertion) -> list[str]:
    return _split(assertion.text, assertion.language)


def _split(text: str, language: str) -> list[str]:
    """Give words, or single characters in scripts without spaces."""
    return [each for each in text if each.isalpha()] if language in UNSPACED else re.findall(r"[^\W\d_]+", text)


def _stems(text: str, language: str) -> list[str]:
    return [word.casefold()[:STEM_CHARS] for word in _split(text, language)]
