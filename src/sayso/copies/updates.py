"""A text that says itself that it is a later state of an earlier one: "UPDATE 2-", "(Corrects spelling)", 「訂正」."""

import re
from collections.abc import Iterable
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.records import Document

# a note stands among the first or last lines; what says so in the middle of a text speaks of something else
LINES = 4
MOST_CHARACTERS = 160
SHOWN_CHARACTERS = 80
_ORDINAL = re.compile(r"\d+")


def update_mark(document: Document) -> tuple[int, str] | None:
    """Give how late a state of itself a text says to be, with the words; None where it does not say.

    The number is that of "UPDATE 2-", else 1. Not promised: that the text was updated from the other one at hand.

    Example:
        >>> update_mark(Document(id="1", text="UPDATE 2-Mill shut after fire"))
        (2, 'UPDATE 2-Mill shut after fire')
        >>> update_mark(Document(id="1", text="Update your dryer before spring, millers are told"))
    """
    lines = [line.strip() for line in (document.title or "", *document.text.splitlines()) if line.strip()]
    for rank, line in enumerate(dict.fromkeys((*lines[:LINES], *lines[-LINES:]))):
        short = line[:MOST_CHARACTERS]
        slug = _slug().match(short) if rank < LINES else None
        if slug or _note().search(short) or (len(line) <= MOST_CHARACTERS and _line().match(short)):
            number = _ORDINAL.search(slug.group()) if slug else None
            return (int(number.group()) if number else 1), short[:SHOWN_CHARACTERS]
    return None


def _phrases(kind: str) -> list[str]:
    """Give the phrases of one kind in all languages, the longest first."""
    listed = {phrase for phrases in word_list("update_marks")[kind].values() for phrase in phrases}
    return sorted(listed, key=lambda phrase: (-len(phrase), phrase))


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, phrases))


@cache
def _slug() -> re.Pattern[str]:
    """Match the mark at the very beginning of a line: "UPDATE 2-", "CORRECTED -", "ОБНОВЛЕНО:", 【訂正】."""
    words = _any_of(_phrases("slugs"))
    return re.compile(rf"[\[(【（*\s]*(?:\d\s?)?(?:{words})\s?\d{{0,2}}\s?(?:[-–—:：\])】）|*]|/(?=\D))", re.IGNORECASE)


@cache
def _note() -> re.Pattern[str]:
    """Match a note in brackets, "(Adds details, background)", or a whole phrase that speaks of the text itself."""
    notes = _any_of(_phrases("notes"))
    bracketed = rf"^[(\[（【]\s?(?:{notes})(?!\w)[^()\[\]（）]{{2,140}}[)\]）】]"
    return re.compile(rf"{bracketed}|(?<!\w)(?:{_any_of(_phrases('phrases'))})", re.IGNORECASE)


@cache
def _line() -> re.Pattern[str]:
    """Match a line of its own with a time: "Updated at 14:20"."""
    return re.compile(rf"^(?:{_any_of(_phrases('stamps'))})\W{{0,3}}(?:\w{{1,2}} )?\d", re.IGNORECASE)
