"""What stands around the words of a claim and does not belong to it: quotation marks, "that", a last full stop."""

import re
from functools import cache

from sayso.languages.wordlists import word_list

_MARKS = "\"“”„‟«»‹›「」『』'‘’`"
_OUTER = re.compile(rf"^[\s{_MARKS},;:.…\-–—、。，]+|[\s{_MARKS},;:.…\-–—、。，]+$")


def trim(text: str, language: str) -> str:
    """Give the words of a content as a sentence of its own would have them.

    Example:
        >>> trim("that “the bridge is closed.”", "en"), trim("「橋は閉鎖された」と", "ja"), trim("qu'il neige", "fr")
        ('the bridge is closed', '橋は閉鎖された', 'il neige')
    """
    joined = " ".join(text.split())
    opening, closing = _edges(language)
    for pattern in (_OUTER, opening, _OUTER, closing, _OUTER):
        bare = pattern.sub("", joined) if pattern else joined
        joined = bare or joined
    return joined


@cache
def _edges(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    lists = word_list("complementisers")
    opening, closing = (lists[side].get(language) or [] for side in ("opening", "closing"))
    first = "|".join(re.escape(form) + ("" if form[-1] in "'’" else r"\b") for form in opening)
    last = "|".join(map(re.escape, closing))
    return (re.compile(rf"^(?:{first})\s*", re.IGNORECASE) if first else None), (re.compile(rf"(?:{last})$") if last else None)
