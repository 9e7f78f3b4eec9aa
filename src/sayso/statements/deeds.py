"""Tell doing, wanting and learning from saying: the corpus that the tagger learnt from marks them all as attributions.

"Norland has banned raw timber" credits nobody with a word, nor does "Orvel wants to open a second yard" or "when she found out
that the boat was gone". Inside a content such an attribution would end the chain at somebody who never spoke.
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.languages.acts import cue_list
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list
from sayso.records import Act, Document, Kind, Statement

MAX_MENTIONED_WORDS = 1  # a word in quotation marks is named, not said: banned the word “freshman”
BEFORE_CHARS = 40  # before a source: enough for the longest conjunction
FIRST_WORDS = 2  # of a content, read together with the cue: "hopes" and "to open"
THING_WORDS = 3  # denied / the two crews entry: the thing is named within so many words
CLAUSE_WORDS = 3  # wants / to stress that: the clause opens within so many words
MIN_SAID_WORDS = (
    3  # a nested content of fewer words ("the issue") says nothing; none so short in cases/chains, where articles are written
)
_ARTICLED = frozenset({"en", "de", "fr", "es", "it"})  # without articles two words can say it: «сделка сорвана»
_QUOTED = re.compile(r"[\"“„«]([^\"”“»\n]*)[\"”“»]")
_LAST_WORD = re.compile(r"([^\W\d_]+['’]?)[\s,]*$")


@dataclass(frozen=True, slots=True)
class Deeds:
    """The compiled lists of one language in ``deeds.yml``."""

    doing: re.Pattern[str]
    wanting: re.Pattern[str]
    withholding: re.Pattern[str]
    withheld: re.Pattern[str]
    learning: re.Pattern[str]
    when: frozenset[str]
    purpose: frozenset[str]


def is_deed(statement: Statement, document: Document) -> bool:
    """Tell whether a statement's cue does, wants or learns something rather than saying it."""
    if statement.cue is None or statement.language not in word_list("deeds"):
        return False
    return any(
        rule(statement, document, _deeds(statement.language)) for rule in (_does, _wants, _withholds, _learns, _says_too_little)
    )


def _does(statement: Statement, document: Document, deeds: Deeds) -> bool:
    """Somebody did something: "Norland has banned raw timber", "banned the word “freshman”"."""
    plain = statement.act in {Act.ASSERTS, Act.ORDERS} and _in_other_words(statement, document)
    return plain and _is_one_of(deeds.doing, statement, document) and not opens_clause(statement, document)


def _wants(statement: Statement, document: Document, deeds: Deeds) -> bool:
    """Somebody wants, plans or tries something: no fact is told, in a clause neither; "wants to stress that …" tells one."""
    quoted = statement.kind is Kind.DIRECT or (statement.parent is None and not _in_other_words(statement, document))
    if statement.act is not Act.ASSERTS or quoted or not _is_one_of(deeds.wanting, statement, document):
        return False
    openers = word_list("complementisers")["opening"].get(statement.language) or []
    following = document.words(statement.content[0]).casefold().replace(",", " ").split()[1:CLAUSE_WORDS]
    return not set(following) & set(openers)


def _withholds(statement: Statement, document: Document, deeds: Deeds) -> bool:
    """Somebody refuses a thing: "denied him a visa", "rejected the offer"; "denied having a visa" denies."""
    if statement.cue is None or statement.kind is not Kind.INDIRECT or statement.act not in {Act.DENIES, Act.ASSERTS}:
        return False
    if opens_clause(statement, document) or not deeds.withholding.search(document.words(statement.cue)):
        return False
    content = document.words(statement.content[0])
    words = content.split()
    if statement.language in UNSPACED:
        return any(match.end() >= len(content) - 1 for match in deeds.withheld.finditer(content))
    gerund = statement.language == "en" and words[0].endswith("ing")
    return not gerund and bool(deeds.withheld.search(" ".join(words[:THING_WORDS])))


def _learns(statement: Statement, document: Document, deeds: Deeds) -> bool:
    """Somebody came to know something: told only in passing ("when she found out that …"), or of a thing."""
    if statement.act is not Act.ASSERTS or statement.kind is Kind.DIRECT or not _is_one_of(deeds.learning, statement, document):
        return False
    return _tells_when(statement, document, deeds) or (statement.parent is not None and not opens_clause(statement, document))


def _says_too_little(statement: Statement, document: Document, _deeds: Deeds) -> bool:
    """Inside a content "the rep addressed the issue" is no word of the rep's."""
    if statement.parent is None or statement.act is not Act.ASSERTS or statement.kind is not Kind.INDIRECT:
        return False
    words = sum(len(document.words(part).split()) for part in statement.content)
    short = statement.language in _ARTICLED and len(statement.content) == 1 and words < MIN_SAID_WORDS
    lists = cue_list(statement.language)
    cue = document.words(statement.cue) if statement.cue else ""
    return short and not lists.neutral.search(cue) and not lists.tells.search(cue)


def _is_one_of(listed: re.Pattern[str], statement: Statement, document: Document) -> bool:
    """Tell whether a form begins in the cue, which has no plain verb of saying; it may go on into the content."""
    if statement.cue is None:
        return False
    cue = document.words(statement.cue)
    glue = "" if statement.language in UNSPACED else " "
    first = statement.content[0]
    following = document.words(first).split()[:FIRST_WORDS] if first.start >= statement.cue.end else []
    match = listed.search(glue.join((cue, *following)))
    return match is not None and match.start() < len(cue) and not cue_list(statement.language).neutral.search(cue)


def _in_other_words(statement: Statement, document: Document) -> bool:
    """Tell whether a content quotes nothing, or only a word that it talks about."""
    if statement.kind is not Kind.MIXED:
        return statement.kind is Kind.INDIRECT
    quoted = [match[1] for part in statement.content for match in _QUOTED.finditer(document.words(part))]
    return (
        bool(quoted) and all(len(each.split()) <= MAX_MENTIONED_WORDS for each in quoted) and statement.language not in UNSPACED
    )


def _tells_when(statement: Statement, document: Document, deeds: Deeds) -> bool:
    """Tell whether source and cue stand behind "when", "after", or the cue is "to discover"."""
    if statement.cue is None:
        return False
    first = document.words(statement.cue).split()[:1]
    if first and first[0].casefold() in deeds.purpose:
        return True
    start = min(statement.cue.start, statement.source.start) if statement.source else statement.cue.start
    before = _LAST_WORD.search(document.text, max(0, start - BEFORE_CHARS), start)
    return before is not None and before[1].casefold().replace("’", "'") in deeds.when


def opens_clause(statement: Statement, document: Document) -> bool:
    """Tell whether a content begins with "that" or the like of its language."""
    words = word_list("complementisers")["opening"].get(statement.language) or []
    return document.words(statement.content[0]).casefold().startswith(tuple(f"{word} " for word in words))


@cache
def _deeds(language: str) -> Deeds:
    lists = word_list("deeds")[language]
    compiled = {name: any_of(lists[name], language) for name in ("doing", "wanting", "withholding", "withheld", "learning")}
    return Deeds(**compiled, when=frozenset(lists["when"]), purpose=frozenset(lists.get("purpose", ())))
