"""Whose text a document without an outlet is: the outlet's that others quote with its very words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.origins.quoting import is_quoted, quoted_parts, runs_of, words_in
from sayso.records import Actor, Document, Span, Statement


def own_texts(
    documents: Mapping[str, Document], told: Mapping[str, Sequence[Statement]], actors: Mapping[str, Actor]
) -> dict[str, str]:
    """Map documents that have no outlet to the actor whose text they are, where the pile shows it.

    Kurier quotes Herald: "…", and the very words stand in a text as its own, said by nobody: that text is Herald's, or a print of
    it. It is not where it credits Herald itself, or where two outlets are quoted with words of it.

    Args:
        documents: by id.
        told: the statements of each document, by its id.
        actors: by id.
    """
    quoted: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in documents.values():
        for statement in told.get(document.id, ()):
            if (actor := actors.get(statement.speaker or "")) and actor.kind == "outlet":
                for part in (each for content in statement.content for each in quoted_parts(document, content)):
                    for run, _ in runs_of(words_in(document, part)):
                        quoted[run].add(actor.id)
    found: dict[str, str] = {}
    for document in documents.values() if quoted else ():
        if document.outlet is None:
            mine = told.get(document.id, ())
            owners = {
                actor for run, place in runs_of(words_in(document)) for actor in _owners(quoted.get(run), document, mine, place)
            }
            if len(owners) == 1 and not owners & {each.speaker for each in mine}:
                found[document.id] = owners.pop()
    return found


def _owners(actors: set[str] | None, document: Document, statements: Sequence[Statement], place: Span) -> Iterator[str]:
    """Give the outlets that are quoted with a run of words, where it stands in a text's own voice."""
    credited = actors and any(each.source and part.contains(place) for each in statements for part in each.content)
    if actors and not credited and not is_quoted(document, place):
        yield from actors
