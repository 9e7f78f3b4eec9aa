"""Speakers that a language leaves unsaid: «…», dijo. The one who spoke last goes on speaking."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.languages.wordlists import word_list
from sayso.records import Kind, Statement

MAX_GAP_CHARS = 400  # a paragraph: further on, somebody else may have been spoken of


def with_unsaid_speakers(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give quotations that have a cue but no source the speaker of the statement before them, in languages that drop the pronoun.

    Args:
        statements: with speakers, each document's in the order of its text.

    Returns:
        The same statements in the same order.
    """
    dropping = frozenset(word_list("pronouns")["unsaid"])
    last: Statement | None = None
    filled = []
    for each in statements:
        follows = last is not None and last.document == each.document and _near(last, each)
        if last is not None and follows and each.language in dropping and _lacks_source(each):
            filled.append(replace(each, speaker=last.speaker))
            continue
        filled.append(each)
        if each.parent is None and each.speaker is not None:
            last = each
    return tuple(filled)


def _lacks_source(statement: Statement) -> bool:
    return statement.source is None and statement.cue is not None and statement.kind is Kind.DIRECT and statement.parent is None


def _near(before: Statement, after: Statement) -> bool:
    return 0 <= after.extent.start - before.extent.end <= MAX_GAP_CHARS
