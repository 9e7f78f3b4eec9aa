"""Forms of words as word lists write them, compiled for searching in running text.

In a language that sets spaces a form is one or more words: ``word`` is itself, ``a/b`` either, ``stem*`` any word that begins so,
``*end`` any that ends so, ``…`` a gap of up to six words. In Japanese, Chinese and Korean a form is a piece of text, and a gap is
up to twelve characters. Case, the shape of an apostrophe and Arabic vowel signs do not matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

UNSPACED = frozenset({"ja", "zh", "ko"})
_GAP_WORDS = r"(?:[^\w]+[\w'’-]+){0,6}?"  # of the joining white space the word before takes none
_GAP_CHARS = r".{0,12}?"
_ANY_LETTERS = r"[\w'’ً-ْ-]*"
_ARABIC_VOWELS = "[ً-ٰٟـ]*"
_ARABIC_CLASSES = {letter: group for group in ("اأإآٱ", "يىئ", "هة", "وؤ") for letter in group}
_ARABIC_CLITICS = "[وف]?س?"
_ARABIC_PREFIXED = re.compile("[وؤف]|س|[وؤف]س")
_BEGINS, _ENDS = r"(?<!\w)", r"(?!\w)"
_OPENING_CHARS = 3
_SHAPES = str.maketrans({"ё": "е", "’": "'", "ı": "i", "\u0307": None})  # the last: the dot that is left of İ
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Form:
    """One entry of a list: how it is written, how many words it has, its language, and the list's note on it."""

    text: str
    words: int
    letters: int
    language: str
    note: str = ""

    @property
    def regex(self) -> re.Pattern[str]:
        """What it is searched with, compiled when it is first asked for: of thousands of forms a text needs a few."""
        return _regex(self.text, self.language)


def form(entry: str | dict[str, Any], language: str) -> Form:
    """Compile one entry of a word list: a string, or a mapping with ``form`` and perhaps ``note`` and ``example``.

    Example:
        >>> bool(form("cast/casts doubt", "en").regex.search("It casts doubt on this"))
        True
        >>> bool(form("wies … zurück", "de").regex.search("wies den Vorwurf zurück"))
        True
        >>> bool(form("deny", "en").regex.search("nobody denying"))
        False
    """
    text, note = (entry, "") if isinstance(entry, str) else (entry["form"], entry.get("note", ""))
    return Form(text, len([word for word in text.split() if word != "…"]), _letters(text), language, note)


def forms(entries: Iterable[str | dict[str, Any]], language: str) -> tuple[Form, ...]:
    """Compile the entries of one list."""
    return tuple(form(entry, language) for entry in entries)


def any_of(entries: Iterable[str | dict[str, Any]], language: str) -> re.Pattern[str]:
    """Compile a whole list into one pattern, longer forms first; an empty list never matches.

    Example:
        >>> any_of(["may", "may well"], "en").search("It may well rain").group()
        'may well'
    """
    ordered = sorted(forms(entries, language), key=lambda each: (-each.words, -each.letters))
    if not ordered:
        return re.compile(r"(?!)")
    if language in UNSPACED:
        return re.compile("|".join(f"(?:{_pattern(each.text, language)})" for each in ordered), re.IGNORECASE)
    # the ends of words are looked for once, not once a form: six times as fast for a list of fifty
    inner = "|".join(_pattern(each.text, language).removeprefix(_BEGINS).removesuffix(_ENDS) for each in ordered)
    return re.compile(f"{_BEGINS}(?:{inner}){_ENDS}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FormIndex:
    """Forms by how they open, so that a text is tried against a few of thousands; each has a label.

    ``always`` are forms that may open with any letters (``*end``), and all forms of languages that set no spaces.
    """

    language: str
    by_opening: dict[str, tuple[tuple[int, str, Form], ...]]
    always: tuple[tuple[int, str, Form], ...]

    def candidates(self, text: str) -> list[tuple[str, Form]]:
        """Give every form that may match somewhere in a text, with its label, in the order of the lists."""
        lowered = text.casefold()
        found = {each for each in self.always if self.language not in UNSPACED or _first_piece(each[2]) in lowered}
        for opening in {word[:size] for word in _openings(text, self.language) for size in range(1, _OPENING_CHARS + 1)}:
            found.update(self.by_opening.get(opening, ()))
        return [(label, each) for _, label, each in sorted(found, key=lambda entry: entry[0])]


def form_index(lists: Iterable[tuple[str, Iterable[str | dict[str, Any]]]], language: str) -> FormIndex:
    """Index the forms of labelled lists.

    Example:
        >>> index = form_index([("video", ["clip/clips", "dash* camera"]), ("photo", ["picture"])], "en")
        >>> [label for label, each in index.candidates("A clip of it") if each.regex.search("A clip of it")]
        ['video']
    """
    openings: dict[str, list[tuple[int, str, Form]]] = {}
    always: list[tuple[int, str, Form]] = []
    for number, (label, each) in enumerate((label, each) for label, entries in lists for each in forms(entries, language)):
        first = each.text.split()[0].split("/") if each.text.split() else [""]
        keys = [next(_words(word, language), "")[:_OPENING_CHARS] for word in first]
        free = language in UNSPACED or any(word.startswith(("*", "…")) for word in first) or not all(keys)
        for key in () if free else set(keys):
            openings.setdefault(key, []).append((number, label, each))
        if free:
            always.append((number, label, each))
    return FormIndex(language, {key: tuple(entries) for key, entries in openings.items()}, tuple(always))


def _first_piece(each: Form) -> str:
    return each.text.split("…", 1)[0].strip().casefold()


def _openings(text: str, language: str) -> set[str]:
    """Give the words of a text as they are looked up; in Arabic also without what is prefixed."""
    found = set(_words(text, language))
    return found | {word[cut:] for word in found for cut in (1, 2) if language == "ar" and _ARABIC_PREFIXED.fullmatch(word[:cut])}


def _words(text: str, language: str) -> Iterator[str]:
    """Give the runs of letters in order, in small letters, one shape of each."""
    words = text.casefold().translate(_SHAPES)
    if language == "ar":
        words = "".join(_ARABIC_CLASSES.get(letter, letter)[0] for letter in re.sub(_ARABIC_VOWELS, "", words))
    return (match.group() for match in _WORD.finditer(words))


@cache
def _regex(text: str, language: str) -> re.Pattern[str]:
    return re.compile(_pattern(text, language), re.IGNORECASE | (re.DOTALL if language in UNSPACED else 0))


def _pattern(text: str, language: str) -> str:
    if language in UNSPACED:
        return _GAP_CHARS.join(re.escape(piece.strip()) for piece in text.split("…"))
    pattern, glue = "", ""
    for piece in text.split():
        if piece == "…":
            pattern += _GAP_WORDS
            continue
        pattern += glue + "(?:" + "|".join(_word(each, language) for each in piece.split("/")) + ")"
        glue = r"[^\w]+"
    clitics = _ARABIC_CLITICS if language == "ar" else ""
    return f"{_BEGINS}{clitics}{pattern}{_ENDS}"


def _word(word: str, language: str) -> str:
    front, back = (_ANY_LETTERS if word.startswith("*") else ""), (_ANY_LETTERS if word.endswith("*") else "")
    return front + "".join(_letter(letter, language) for letter in word.strip("*")) + back


def _letter(letter: str, language: str) -> str:
    if letter in "'’":
        return "['’]"
    if letter in "её" and language == "ru":
        return "[её]"
    if language == "ar":
        group = _ARABIC_CLASSES.get(letter)
        return (f"[{group}]" if group else re.escape(letter)) + _ARABIC_VOWELS
    return re.escape(letter)


def _letters(text: str) -> int:
    return max((sum(letter.isalnum() for letter in each) for each in text.split("/")), default=0)
