"""Contents that point back at a claim instead of saying it: "the allegation", "it", "reports that the bridge was closed"."""

import re
from functools import cache

from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

# A content that only points back is a noun phrase; a longer one says itself what is meant
POINTING_WORDS = 12
POINTING_CHARACTERS = 24
PRONOUN_WORDS = 2
# Where its noun stands: "the image and video footage released by …"
HEAD_WORDS = 5


def points_back(text: str, language: str) -> bool:
    """Tell whether a content is no more than a noun phrase such as "the allegation", or a pronoun.

    Example:
        >>> points_back("the allegations made by Borduria", "en"), points_back("it is ready", "en"), points_back("it", "en")
        (True, False, True)
    """
    unspaced = language in UNSPACED
    words = text.split()
    nouns, pronouns = _forms("nouns", language), _forms("pronouns", language)
    if unspaced:
        return len(text) <= POINTING_CHARACTERS and _found(nouns, text)
    if len(words) <= PRONOUN_WORDS and _found(pronouns, text):
        return True
    return len(words) <= POINTING_WORDS and _found(nouns, " ".join(words[:HEAD_WORDS])) and _told(text, language) is None


def told_part(text: str, language: str) -> str:
    """Give what an allegation says, where its content repeats it; else the text as it is.

    Example:
        >>> told_part("reports that the bridge was closed", "en")
        'the bridge was closed'
    """
    return _told(text, language) or text


def _told(text: str, language: str) -> str | None:
    """Split at the first "that" after an allegation's noun."""
    pattern = _that(language)
    found = pattern.search(text) if pattern else None
    before = text[: found.start()].split() if found else []
    if not found or not before or len(before) > HEAD_WORDS or not _found(_forms("nouns", language), " ".join(before)):
        return None
    return text[found.end() :] or None


@cache
def _that(language: str) -> re.Pattern[str] | None:
    forms = [form for form in word_list("complementisers")["opening"].get(language) or () if form[-1] not in "'’"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})\s+", re.IGNORECASE) if forms else None


@cache
def _forms(kind: str, language: str) -> re.Pattern[str] | None:
    entries = word_list("allegations")[kind].get(language)
    return any_of(entries, language) if entries else None


def _found(pattern: re.Pattern[str] | None, text: str) -> bool:
    return bool(pattern and pattern.search(text))
