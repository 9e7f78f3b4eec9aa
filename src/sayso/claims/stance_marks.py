"""Words by which a sentence takes a side in what is told: untrue, open, borne out; and the rows of figures made of them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.claims.marks import negations_in
from sayso.languages.acts import act_of, hedges_in
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

KINDS = (
    "told untrue",
    "untrue",
    "refuted",
    "open",
    "credited",
    "borne out",
    "hedged",
    "negated",
    "asked",
    "quoted",
    "denies",
    "doubts",
    "confirms",
    "reports",
    "asserts",
)  # fmt: skip
"""What a sentence may show, in the order of the columns of :func:`row_of`."""

MOST_CHARS = 600
ACT_COLUMNS = {kind: KINDS.index(kind) for kind in ("denies", "doubts", "confirms", "reports", "asserts")}
"""The columns that tell the act of a sentence."""
# "A report claiming that the old dam above the town burst is nothing but a lie": the noun may stand far before its predicate
REACH_WORDS, REACH_CHARACTERS = 25, 40
_LISTED = {"untrue": "untrue", "refuted": "refuted", "open": "open", "credited": "credited", "borne out": "borne_out"}
_ASKED = re.compile(r"[?？؟]")
_QUOTED = re.compile(r"[\"“”„«»「」『』]|(?<!\w)['‘’](?=\w)")
_CLAUSE_END = re.compile(r"[.!?;](?=\s)|[。！？；]")
Places = tuple[tuple[int, int], ...]


@lru_cache(maxsize=1 << 14)
def marks_in(text: str, language: str) -> dict[str, Places]:
    """Find what a sentence shows: the places of each of :data:`KINDS` that is there; acts have no place and cover the whole.

    Only the first 600 code points are read. A language without a list in ``refutations.yml`` shows its question marks and
    quotation marks alone.

    Example:
        >>> "told untrue" in marks_in("A report claiming that the dam burst is nothing but a lie", "en")
        True
        >>> "told untrue" in marks_in("He crossed on a false passport", "en")
        False
    """
    text = text[:MOST_CHARS]
    found = {name: _places(part, text, language) for name, part in _LISTED.items()}
    found["told untrue"] = _told_untrue(text, language)
    found["hedged"] = hedges_in(text, language)
    found["negated"] = tuple((each.start, each.start + len(each.words)) for each in negations_in(text, language))
    found["asked"] = tuple(each.span() for each in _ASKED.finditer(text))
    found["quoted"] = tuple(each.span() for each in _QUOTED.finditer(text))
    act = act_of(text, language)[0].value if language in word_list("cues") else ""
    if act in ACT_COLUMNS and text:
        found[act] = ((0, len(text)),)
    return {name: places for name, places in found.items() if places}


def row_of(text: str, language: str) -> NDArray[np.float32]:
    """Give what a sentence shows as figures: float32, shape (kinds,), 1 where a kind is there and 0 where not."""
    found = marks_in(text, language)
    return np.array([kind in found for kind in KINDS], dtype=np.float32)


def rows_of(texts: Iterable[str], language: str) -> NDArray[np.float32]:
    """Give :func:`row_of` of several: float32, shape (texts, kinds)."""
    rows = [row_of(text, language) for text in texts]
    return np.stack(rows) if rows else np.zeros((0, len(KINDS)), dtype=np.float32)


def _told_untrue(text: str, language: str) -> Places:
    """Find what is told and said to be untrue in one clause: noun first, or its attribute first ("a hoax report")."""
    told, untrue = _places("told", text, language), _places("untrue", text, language)
    reach = REACH_CHARACTERS if language in UNSPACED else 12 * REACH_WORDS
    ends = [each.start() for each in _CLAUSE_END.finditer(text)]
    pairs = ((min(one, other), max(one, other)) for one in told for other in untrue if one != other)
    joined = {
        (first[0], second[1])
        for first, second in pairs
        if first[1] <= second[0] <= first[1] + reach and not any(first[1] <= end < second[0] for end in ends)
    }
    return tuple(sorted(joined))


def _places(part: str, text: str, language: str) -> Places:
    pattern = _pattern(part, language)
    return tuple(each.span() for each in pattern.finditer(text)) if pattern else ()


@cache
def _pattern(part: str, language: str) -> re.Pattern[str] | None:
    entries = word_list("refutations").get(language, {}).get(part)
    return any_of(entries, language) if entries else None
