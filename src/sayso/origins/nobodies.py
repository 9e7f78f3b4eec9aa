"""Unnamed sources that are one: those whom one document names alike, and the texts that it names by no name."""

from collections.abc import Iterator
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.origins.drawing import Drawing
from sayso.origins.ends import group
from sayso.origins.folding import fold
from sayso.origins.grounds import apart_words
from sayso.origins.texts import is_text
from sayso.records import Statement


def join_nobodies(drawing: Drawing) -> None:
    """Make one of the nodes of unnamed sources that one document names alike: the document is the mouth that speaks of both.

    "An NBC source" twice in one text is one source, and "a report", "the hoax report", "the story" of one text are one text.
    "Another resident" is nobody who was named before, and whom "he" means is not told by the word.
    """
    nodes = [node for node, voice in drawing.voices.items() if not voice.named and drawing.heard.get(node)]
    first: dict[tuple[str, str], int] = {}
    pairs = [
        (first.setdefault((statement.document, name), number), number)
        for number, node in enumerate(nodes)
        for statement in drawing.heard[node]
        for name in _names(drawing, statement)
    ]
    groups = group(len(nodes), pairs)
    drawing.rename({nodes[number]: nodes[members[0]] for members in groups for number in members})


def _names(drawing: Drawing, statement: Statement) -> Iterator[str]:
    """Give what an unnamed source must share with another of its document to be the same."""
    if statement.source is None:
        return
    mention = drawing.material.documents[statement.document].words(statement.source)
    if is_text(mention, statement.language):
        yield "a text"
    elif not apart_words().search(mention) and fold(mention) not in _pronouns():
        yield statement.speaker or fold(mention)


@cache
def _pronouns() -> frozenset[str]:
    lists = word_list("pronouns")
    return frozenset(
        fold(form)
        for language, rows in lists.items()
        if language != "unsaid"
        for row in rows
        if "forms" in row
        for form in row["forms"]
    )
