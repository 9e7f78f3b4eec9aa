"""Which of the attributions that were read may stand as statements."""

import re
from functools import cache

from sayso.languages.patterns import any_of
from sayso.languages.wordlists import word_list
from sayso.records import Act, Document, Kind, Statement
from sayso.statements.edges import WIDE

# A statement that names nobody, or has no cue, and merely asserts is mostly own voice. Source: PolNeAR dev, where 18 of 173
# attributions found without a source are right below no threshold at all
SURE_WITHOUT_SOURCE = 0.85
_LETTER = re.compile(r"[^\W\d_]")


def may_stand(statement: Statement, document: Document) -> bool:
    """Tell whether an attribution is a statement: rules in order, the first that objects decides."""
    return not any(rule(statement, document) for rule in (_stray_cue, _no_cue, _no_source, _deed))


def _stray_cue(statement: Statement, document: Document) -> bool:
    """A cue of one or two letters ("в", "is") credits nobody; a colon or dash does."""
    words = document.words(statement.cue) if statement.cue else ":"
    letters = _LETTER.findall(words)
    return bool(letters) and len(letters) <= 2 and not WIDE.search(words)  # noqa: PLR2004 - no language says so in two


def _no_cue(statement: Statement, _document: Document) -> bool:
    return statement.cue is None and (statement.kind is not Kind.DIRECT or statement.score < SURE_WITHOUT_SOURCE)


def _no_source(statement: Statement, _document: Document) -> bool:
    """Nested, only hearsay, denial or a quotation may name nobody."""
    if statement.source is not None or statement.act is not Act.ASSERTS or statement.kind is Kind.DIRECT:
        return False
    return statement.parent is not None or statement.score < SURE_WITHOUT_SOURCE


def _deed(statement: Statement, document: Document) -> bool:
    """Somebody did something: "Norland has banned raw timber"."""
    deeds = _deeds(statement.language)
    if deeds is None or statement.cue is None or statement.kind is not Kind.INDIRECT:
        return False
    content = document.words(statement.content[0])
    return bool(deeds.search(document.words(statement.cue))) and not _clause(statement.language, content)


@cache
def _deeds(language: str) -> re.Pattern[str] | None:
    listed = word_list("deeds").get(language)
    return any_of(listed, language) if listed else None


def _clause(language: str, content: str) -> bool:
    words = word_list("complementisers")["opening"].get(language) or []
    return content.casefold().startswith(tuple(f"{word} " for word in words))
