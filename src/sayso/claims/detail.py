"""One detail in which two texts differ, and how near the texts are in which it stands."""

from dataclasses import dataclass

from sayso.claims.assertions import Assertion
from sayso.claims.marks import carries, stem
from sayso.claims.tokens import aligned, split, stems
from sayso.languages.patterns import UNSPACED

# Two texts of which the shorter has fewer equal words in order than this are paraphrases, not one text with a word changed.
# Source: checkthat_perturbed: see docs/claims.md
NEAR_SHARE = 0.75
# In longer texts a plan or a negation is of some clause, not of the whole; in scripts without spaces twice as many characters
SHORT_WORDS = 25
# Words on either side of a name or a number that tell what it is there for: "Borduria's army", "300 men"
BESIDE_WORDS = 2


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


def are_near(one: Assertion, other: Assertion) -> bool:
    """Tell whether two texts are the same but for some words: then each of those words was chosen."""
    return one.language == other.language and aligned(one, other).kept >= NEAR_SHARE


def are_short_across(one: Assertion, other: Assertion) -> bool:
    """Tell whether two texts in two languages are short enough that each word of one ought to be found in the other."""
    return one.language != other.language and is_short(one) and is_short(other)


def is_short(assertion: Assertion) -> bool:
    """Tell whether a text is short enough to be of one piece."""
    return len(stems(assertion.text, assertion.language)) <= SHORT_WORDS * (1 + (assertion.language in UNSPACED))


def beside(assertion: Assertion, start: int, end: int) -> tuple[set[str], set[str]]:
    """Give the stems of the words that carry meaning right before and right behind a stretch of a text."""
    before = split(assertion.text[:start], assertion.language)[-BESIDE_WORDS:]
    behind = split(assertion.text[end:], assertion.language)[:BESIDE_WORDS]
    return {stem(word) for word in before if carries(word)}, {stem(word) for word in behind if carries(word)}


def share_a_side(one: tuple[set[str], set[str]], other: tuple[set[str], set[str]]) -> bool:
    """Tell whether two stretches stand on the same side of a word that both texts have, as :func:`beside` gives those."""
    return any(mine & theirs for mine, theirs in zip(one, other, strict=True))
