"""The body or government that a person, an office or an unnamed source belongs to, as their source names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.actors.known import Known, body_words, find_known, ministry, portfolio_in, speaker_words, state_in
from sayso.actors.persons import Person
from sayso.actors.trimming import segments, trimmed
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

_OWNER = re.compile(r"(.{2,80}?)['’]s\s")  # of "the ministry's website", the ministry

_QUOTED = re.compile(r"«[^»]{2,40}»|„[^“”]{2,40}[“”]|“[^”]{2,40}”")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A body by its entry in the alias files, by the words that name it, or by both."""

    known: Known | None = None
    words: str | None = None


NO_AFFILIATION = Affiliation()


def affiliation_in(words: str, person: Person | None, language: str) -> Affiliation:
    """Find whom the words around a name, or around an office, say that somebody belongs to.

    Example:
        >>> affiliation_in("officials in Ankara", None, "en").known.key
        'state:tr'
        >>> affiliation_in("the ministry's spokesman", None, "en").words
        'ministry'
    """
    around = [person.before, person.behind] if person else segments(words)
    parts = [part for part in around if part.strip(" ,，、")]
    for rule in (_office_of_a_state, _known_body, _named_body, _quoted_body):
        for part in parts:
            found = rule(part, language)
            if found is not None:
                return found
    return NO_AFFILIATION


def _office_of_a_state(part: str, language: str) -> Affiliation | None:
    """Read "the Russian foreign minister" as of that ministry, "the Russian president" as of that state."""
    state = state_in(part, language)
    if state is None:
        return None
    portfolio = portfolio_in(part, language)
    if portfolio and speaker_words(language, "ministers").search(part):
        return Affiliation(ministry(portfolio, state))
    if speaker_words(language, "rulers").search(part) or speaker_words(language, "governments").search(part):
        return Affiliation(Known(f"state:{state}", "state", state))
    return None


def _known_body(part: str, language: str) -> Affiliation | None:
    press = any_of(word_list("naming")["press offices"].get(language, ()), language)
    for candidate in _candidates(part, language):
        known = find_known(candidate, language) or find_known(press.sub("", candidate).strip(" の的의"), language)
        if known is not None:
            return Affiliation(known, candidate)
    return None


def _named_body(part: str, language: str) -> Affiliation | None:
    """Take the words that name a body: "government" before "spokesman", "Greymount Capital" behind "at"."""
    for candidate in _candidates(part, language):
        kept = candidate if language in UNSPACED else _proper_words(candidate, language)
        if kept and (body_words(language).search(kept) or (kept.isupper() and kept.isalpha() and len(kept) > 1)):
            return Affiliation(words=kept)
    tail = _behind_join(part, language)
    if tail and language not in UNSPACED and all(word[:1].isupper() for word in tail.split()):
        return Affiliation(words=tail)
    return None


def _quoted_body(part: str, language: str) -> Affiliation | None:
    """Take what stands in quotation marks beside an office: «глава «Лесосплава»»."""
    match = _QUOTED.search(part)
    return Affiliation(words=match.group()) if match and language not in UNSPACED else None


def _candidates(part: str, language: str) -> Iterator[str]:
    """Give the words behind a join ("of", "für"), then the words without the office."""
    tail = _behind_join(part, language)
    if tail:
        yield tail
    left = part
    for name in ("roles", "titles", "nobody", "crowd", "documents"):
        left = speaker_words(language, name).sub(" ", left)
    left = trimmed(left.strip(" の的의,，、"), language)
    if left.strip():
        yield " ".join(left.split())


def _behind_join(part: str, language: str) -> str | None:
    words = part.split()
    joins = word_list("speakers").get(language, {}).get("joins", ())
    for position, word in enumerate(words):
        if word.casefold() in joins and position + 1 < len(words):
            tail = " ".join(words[position + 1 :])
            return trimmed(_OWNER.match(tail)[1] if _OWNER.match(tail) else tail, language)  # type: ignore[index]
    return None


def _proper_words(candidate: str, language: str) -> str:
    """Keep the words that can be part of a body's name, so that "senior defence ministry" becomes "defence ministry"."""
    kept = [
        word
        for word in candidate.split()
        if word[:1].isupper() or body_words(language).search(word) or portfolio_in(word, language) or not word[:1].isalpha()
    ]
    return trimmed(" ".join(kept), language) if kept else ""
