"""What stands around the words of a claim and does not belong to it: quotation marks, "that", a last full stop."""

import re
from functools import cache

from sayso.languages.wordlists import word_list

_MARKS = "\"“”„‟«»‹›「」『』'‘’`"
_OUTER = re.compile(rf"^[\s{_MARKS},;:.…\-–—、。，]+|[\s{_MARKS},;:.…\-–—、。，]+$")
# "SARN, March 4 (Herald) —", "KLOW -", "(Herald)", 【クロウ共同】, 路透社纳登3日电, (클로=연합) 홍길동 기자 =
_PLACE = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.’'-]*(?:[ ,/]+[\w.’']+){0,5}?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:,? ?\([^()\n]{{2,40}}\))? *(?:[—–―]|--)\s*"
    r"|\([A-Z][^()\n]{1,30}\)\s*(?:[—–―-]+\s*)?"
    r"|[【［][^】］\n]{2,40}[】］]\s*[-－―—–]?\s*"
    r"|[^\W\d_]{2,12}\s?\d{1,2}\s?(?:月\s?\d{1,2}\s?)?日\s?[电電讯訊](?:\s?[（(][^()（）\n]{2,30}[)）])?\s*"
    r"|\([^()=\n]{1,12}=[^()=\n]{2,20}\)\s*(?:[^\n=.]{2,30}기자\s*=\s*)?)"
)
MOST_DATELINE_CHARS = 60


def without_dateline(text: str) -> str:
    """Give a first sentence without the place and the agency before it.

    Example:
        >>> without_dateline("SARN, March 4 (Herald) — The ferry is late."), without_dateline("The ferry – all of it – is late.")
        ('The ferry is late.', 'The ferry – all of it – is late.')
    """
    found = _DATELINE.match(text, 0, MOST_DATELINE_CHARS)
    return text[found.end() :] if found and text[found.end() :].strip() and _is_frame(found.group()) else text


def _is_frame(words: str) -> bool:
    """Tell whether words before a dash are a dateline: a place in capitals, something in brackets, an agency's wire."""
    first = words.split(maxsplit=1)[0].strip(",")
    return not words[0].isalpha() or "(" in words or first.isupper() or words.strip()[-1] in "电電讯訊）"


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
