"""What negates in a language, as patterns made of its list (``negation.yml``)."""

import re
from functools import cache

from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

_NOTHING = re.compile(r"(?!)")


@cache
def negating(
    language: str, without: frozenset[str] = frozenset(), besides: tuple[str, ...] = ()
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of what negates, and that of the phrases that only seem to; both find nothing in an unlisted language.

    Args:
        language: ISO 639-1.
        without: forms of the list that are left out.
        besides: further forms.

    Example:
        >>> words, phrases = negating("en")
        >>> words.search("It is not only late")[0], phrases.search("It is not only late")[0]
        ('not', 'not only')
    """
    section = word_list("negation").get(language)
    if not section:
        return _NOTHING, _NOTHING
    but = any_of(section.get("but", ()), language)
    words, guarded, parts = (
        [each for each in section.get(kind, ()) if each not in without] for kind in ("words", "guarded", "parts")
    )
    if language in UNSPACED:
        longest = sorted((*parts, *guarded), key=len, reverse=True)
        return re.compile("|".join((r"(?<!\w)" if part.endswith(" ") else "") + re.escape(part) for part in longest)), but
    inside = "|".join(section.get("infixes", ()))
    within = rf"|\w{{2,30}}?(?:{inside})\w{{0,12}}(?!\w)|\w{{2,30}}m[ae]z(?!\w)" if inside else ""
    return re.compile(any_of((*words, *guarded, *besides), language).pattern + within, re.IGNORECASE), but
