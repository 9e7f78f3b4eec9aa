"""Forms of words as word lists write them, compiled for searching in running text.

In a language that sets spaces a form is one or more words: ``word`` is itself, ``a/b`` either, ``stem*`` any word that begins so,
``*end`` any that ends so, ``…`` a gap of up to six words. In Japanese, Chinese and Korean a form is a piece of text, and a gap is
up to twelve characters. Case, the shape of an apostrophe and Arabic vowel signs do not matter.
"""

import re
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Form:
    """One entry of a list: how it is written, how many words it has, what it is searched with, and the list's note on it."""

    text: str
    words: int
    letters: int
    regex: re.Pattern[str]
    note: str = ""


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
    return Form(text, len([word for word in text.split() if word != "…"]), _letters(text), _regex(text, language), note)


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
    return re.compile("|".join(f"(?:{each.regex.pattern})" for each in ordered) or r"(?!)", re.IGNORECASE)


@cache
def _regex(text: str, language: str) -> re.Pattern[str]:
    pieces = text.split("…") if language in UNSPACED else text.split()
    if language in UNSPACED:
        return re.compile(_GAP_CHARS.join(re.escape(piece.strip()) for piece in pieces), re.IGNORECASE | re.DOTALL)
    pattern, glue = "", ""
    for piece in pieces:
        if piece == "…":
            pattern += _GAP_WORDS
            continue
        pattern += glue + "(?:" + "|".join(_word(each, language) for each in piece.split("/")) + ")"
        glue = r"[^\w]+"
    clitics = _ARABIC_CLITICS if language == "ar" else ""
    return re.compile(rf"(?<!\w){clitics}{pattern}(?!\w)", re.IGNORECASE)


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
