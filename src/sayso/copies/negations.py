"""Where a text denies: words and parts of words that turn a sentence around."""

from sayso.copies.words import fold
from sayso.languages.negating import negating
from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

Place = tuple[int, int]
# of what a prefix is put before: "un|it" and 불|빛은 are other words
LEAST_LETTERS = 4
_LEAST = {"ja": 1, "zh": 1, "ko": 3}


def negations_at(text: str, language: str, differing: Place | None = None) -> list[Place]:
    """Find the negations of a text by ``languages/negation.yml``, in order; none in a language that it lacks.

    What a phrase like "not only" covers is no negation. But where another text has its "only" without the "not", the "not" turns
    the sentence around; so a phrase that reaches out of the differing words covers nothing.

    Args:
        text: the words to look at.
        language: ISO 639-1.
        differing: the words that another text lacks, start and end; None to look at the text alone.

    Example:
        >>> text = "It did not burn, and not only nobody isn’t glad"
        >>> [text[start:end] for start, end in negations_at(text, "en")]
        ['not', 'nobody', 'isn’t']
        >>> [len(negations_at(each, "ja")) for each in ("確認されていない", "確認は少ない")]
        [1, 0]
    """
    pattern, but = negating(language)
    skipped = [match.span() for match in but.finditer(text)]
    found = [match.span() for match in pattern.finditer(text)]
    if differing:
        # without spaces a phrase is one word, of which a part may be equal by chance (少ない, 多い), but not all but its "not"
        unspaced = language in UNSPACED
        found_alone = [place for place in found if place == differing]
        if found_alone:
            return found_alone
        skipped = [place for place in skipped if unspaced or (differing[0] <= place[0] and place[1] <= differing[1])]
    return [(start, end) for start, end in found if not any(first < end and start < last for first, last in skipped)]


def denies_by_prefix(plain: str, other: str, language: str) -> bool:
    """Tell whether the other word is this one with a denying prefix: legal, illegal; законный, незаконный; 可能, 不可能.

    Example:
        >>> denies_by_prefix("legal", "illegal", "en"), denies_by_prefix("it", "unit", "en")
        (True, False)
    """
    prefixes = word_list("negation").get(language, {}).get("prefixes", ())
    first, second = fold(plain), fold(other)
    least = _LEAST.get(language, LEAST_LETTERS)
    return len(first) >= least and any(second == prefix + first for prefix in prefixes)
