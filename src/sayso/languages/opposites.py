"""Words that have an opposite, by ``languages/opposites.yml``: before and after, win and lose."""

import re
from functools import cache

from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list


@cache
def opposite_pairs(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Give the patterns of either side of each pair; none in a language that the list lacks."""
    rows = word_list("opposites").get(language) or ()
    return tuple((any_of([one], language), any_of([other], language)) for one, other in rows)


@cache
def any_opposite(language: str) -> re.Pattern[str]:
    """Match any word that has an opposite: most texts have none, and need not be looked through for each pair.

    Example:
        >>> any_opposite("en").search("after the vote").group()
        'after'
    """
    return any_of([form for row in word_list("opposites").get(language) or () for form in row], language)
