"""States named in running text, by name, capital or adjective: which state, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

# Shorter names of states keep their last letter
LEAST_STEM_CHARACTERS = 5
# Cyrillic names change their endings, German and Turkish ones take some; elsewhere a genitive or plural
_ENDINGS = {
    "ru": r"\w{0,3}", "uk": r"\w{0,3}", "de": "(?:s|er|e|en|es|em)?", "tr": r"(?:['’]?\w{1,6})?", "pl": r"\w{0,3}",
}  # fmt: skip
_PREFIXES = {"ar": "(?:[وفبلك]?)"}


@dataclass(frozen=True, slots=True)
class StateName:
    """A state in a text: its ISO 3166-1 code, and where its name stands, with its ending."""

    code: str
    start: int
    end: int


def states_at(text: str, language: str) -> Iterator[StateName]:
    """Find the states that a text names; none in a language that ``languages/states.yml`` lacks.

    Example:
        >>> [each.code for each in states_at("Ukrainian grain goes to Poland", "en")]
        ['ua', 'pl']
        >>> [each.code for each in states_at("ロシアとウクライナ", "ja")]
        ['ru', 'ua']
    """
    pattern, codes = _forms(language)
    for found in pattern.finditer(text) if pattern else ():
        yield StateName(codes[found.group(1)], found.start(1), found.end())


@cache
def is_seat(words: str, code: str, language: str) -> bool:
    """Tell whether a name is that of a state's capital or palace, which is said of its government, and is a place besides.

    Example:
        >>> is_seat("Dublin", "ie", "en"), is_seat("Ireland", "ie", "en")
        (True, False)
    """
    seats = (word_list("states")[code].get("seats") or {}).get(language, ())
    return any(words.startswith(_stem(str(seat), language)) for seat in seats)


@cache
def _forms(language: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Compile all forms of all states in a language; a form that two states share, and single Han characters, are left out."""
    codes: dict[str, set[str]] = {}
    for code, state in word_list("states").items():
        for kind in ("names", "seats", "adjectives"):
            for form in (state.get(kind) or {}).get(language, ()):
                codes.setdefault(_stem(str(form), language), set()).add(code)
    known = {form: min(found) for form, found in codes.items() if len(found) == 1 and len(form) > 1}
    # what is written small inside a sentence may open one: «Російські», "Francesi"
    known |= {form[0].upper() + form[1:]: code for form, code in known.items()}
    if not known:
        return None, {}
    joined = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    if language in UNSPACED:
        return re.compile(f"({joined})"), known
    ending = _ENDINGS.get(language, "(?:n?s)?")
    return re.compile(rf"(?<!\w){_PREFIXES.get(language, '')}({joined}){ending}(?!\w)"), known


def _stem(form: str, language: str) -> str:
    """Cut the ending that Russian and Ukrainian names change: Украина, Украине."""
    inflected = language in {"ru", "uk"} and len(form) >= LEAST_STEM_CHARACTERS and not form.isupper()
    return form[:-1] if inflected and form[-1] in "аяоеийіь" else form
