"""Names that stand beside an office and are set off by a comma, or by a quoted body: "The mayor of Little Orling, Ana Brook,"."""

import re

from sayso.actors.genders import is_given_name
from sayso.actors.known import body_words, find_known, portfolio_in, speaker_words, state_in
from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

MAX_NAME_WORDS = 4
FEWEST_BEFORE = 4  # office, "of", a word of the body, and the two of the name
_SEGMENT = re.compile(r"\s*,\s*|\s+[—–]\s+")
_WORD_OF_NAME = re.compile(r"^(?:[^\W\d_]\.|(?:[A-ZА-ЯЁІЇЄҐÀ-ÞŞÇĞİÖÜŁŠŽČ][\w'’ʼ.-]+|(?:al|el|аль|эль)-[A-ZА-Я]\w+))$")
_NOT_IN_NAMES = ("roles", "titles", "groups", "crowd", "nobody", "governments", "outlet_words", "documents")
_BEHIND_QUOTED = re.compile(r"[»”“\"]\s+([А-ЯЁІЇЄҐA-Z][\w'’ʼ-]+)$")


def name_set_off(words: str, language: str) -> str | None:
    """Give the full name that a comma sets off behind an office or a description; None where there is none.

    Example:
        >>> name_set_off("mayor of Little Orling, Ana Brook", "en"), name_set_off("Ana Brook, Little Orling", "en")
        ('Ana Brook', None)
    """
    if language in UNSPACED or language == "ar":
        return None
    parts = [part for part in _SEGMENT.split(words) if part]
    if not parts[1:] or is_full_name(parts[0], language) or not _describes(parts[0], language):
        return None
    return next((part for part in parts[1:] if is_full_name(part, language)), None)


def name_behind_quoted(words: str, language: str) -> str | None:
    """Give the family name alone behind an office and a quoted body: «Директор фирмы «Лес» Громов»."""
    match = _BEHIND_QUOTED.search(words)
    office = match and speaker_words(language, "roles").search(words[: match.start()])
    if not match or not office or body_words(language).fullmatch(match[1]) or find_known(match[1], language):
        return None
    return match[1]


def name_behind_body(words: str, language: str) -> str | None:
    """Give the full name behind an office and the body that it is of, where a common first name tells it from the body's words.

    Example:
        >>> name_behind_body("leader of the Democratic Union Party John Brook", "en")
        'John Brook'
        >>> name_behind_body("mayor of Little Orling", "en") is None
        True
    """
    tokens = _SEGMENT.split(words)[0].split()
    name = " ".join(tokens[-2:])
    if len(tokens) <= FEWEST_BEFORE or not is_given_name(tokens[-2]) or not is_full_name(name, language):
        return None
    before = " ".join(tokens[:-2])
    joins = word_list("speakers").get(language, {}).get("joins", ())
    joined = any(token.casefold() in joins for token in tokens[1:-2]) and tokens[-3].casefold() not in joins
    return name if joined and speaker_words(language, "roles").search(before) else None


def is_full_name(part: str, language: str) -> bool:
    """Tell whether words are nothing but a person's first and last name."""
    tokens = part.split()
    particles = word_list("speakers")["name_particles"]
    if not 1 < len(tokens) <= MAX_NAME_WORDS or tokens[0].casefold() in particles:
        return False
    if not all(_WORD_OF_NAME.match(token) or token.casefold() in particles for token in tokens):
        return False
    return (
        not is_firm(part, language)
        and not any(_is_no_name(token, language) for token in tokens)
        and not find_known(part, language)
    )


def is_firm(words: str, language: str) -> bool:
    """Tell whether the last of several words makes a company's name of them: "Redstone Mining", "Tokai Shipping"."""
    listed = speaker_words("en", "firms")
    tokens = words.strip(" ,.").split()
    return len(tokens) > 1 and bool(listed.fullmatch(tokens[-1].strip(".")) or body_words(language).fullmatch(tokens[-1]))


def _is_no_name(token: str, language: str) -> bool:
    return bool(body_words(language).fullmatch(token)) or any(
        speaker_words(language, name).fullmatch(token) for name in _NOT_IN_NAMES
    )


def _describes(first: str, language: str) -> bool:
    """Tell whether words before a comma tell what somebody is: an office, or small letters and no body as their head."""
    if speaker_words(language, "roles").search(first) or speaker_words(language, "nobody").search(first):
        return True
    words = first.split()
    possessive = words[0].casefold() in word_list("speakers").get(language, {}).get("possessives", ())
    head_is_body = bool(body_words(language).search(first)) or bool(portfolio_in(first, language))
    small = any(word[:1].islower() for word in words if len(word) > 3)  # noqa: PLR2004  # "of" tells nothing
    return not head_is_body and state_in(words[0], language) is None and (possessive or small)
