"""Which of the attributions that were read may stand as statements."""

import re
from functools import cache

from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list
from sayso.records import Act, Document, Kind, Statement
from sayso.statements.deeds import is_deed
from sayso.statements.edges import WIDE

# A statement that names nobody, or has no cue, and merely asserts is mostly own voice. Source: PolNeAR dev, where 18 of 173
# attributions found without a source are right below no threshold at all
SURE_WITHOUT_SOURCE = 0.85
_COLONS = (":", "：")
_LETTER = re.compile(r"[^\W\d_]")


def may_stand(statement: Statement, document: Document) -> bool:
    """Tell whether an attribution is a statement: rules in order, the first that objects decides."""
    return not any(rule(statement, document) for rule in (_stray_cue, _no_cue, _no_source, _topic, is_deed))


def _stray_cue(statement: Statement, document: Document) -> bool:
    """A cue of one or two letters ("в", "is") credits nobody, nor a word that only stresses another; a colon or dash does."""
    words = document.words(statement.cue) if statement.cue else ":"
    if words.strip() in word_list("stressing").get(statement.language, ()):
        return True
    letters = _LETTER.findall(words)
    return bool(letters) and len(letters) <= 2 and not WIDE.search(words)  # noqa: PLR2004 - no language says so in two


def _no_cue(statement: Statement, _document: Document) -> bool:
    return statement.cue is None and (statement.kind is not Kind.DIRECT or statement.score < SURE_WITHOUT_SOURCE)


def _no_source(statement: Statement, _document: Document) -> bool:
    """Nested, only hearsay, denial or a quotation may name nobody."""
    if statement.source is not None or statement.act is not Act.ASSERTS or statement.kind is Kind.DIRECT:
        return False
    return statement.parent is not None or statement.score < SURE_WITHOUT_SOURCE


def _topic(statement: Statement, document: Document) -> bool:
    """A country before a colon says what a headline is about: "Iran: port closed". Its capital, or "we" behind it, speaks."""
    if statement.cue is None or statement.source is None or statement.kind is not Kind.INDIRECT:
        return False
    if document.words(statement.cue).strip() not in _COLONS:
        return False
    language = statement.language
    content = document.words(statement.content[0])
    return document.words(statement.source) in _countries(language) and not _first_person(language).search(content)


@cache
def _countries(language: str) -> frozenset[str]:
    """Give the plain names of states: the first one listed ("Russia", not "Kremlin")."""
    listed = (state["names"].get(language, ()) for state in word_list("states").values())
    return frozenset(str(names[0]) for names in listed if names)


@cache
def _first_person(language: str) -> re.Pattern[str]:
    entries = word_list("pronouns").get(language, ())
    return any_of([form for entry in entries if entry.get("fits") == "first" for form in entry["forms"]], language)
