"""Whose text a document without an outlet is: the outlet's that others quote with its very words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence

from sayso.origins.quoting import is_quoted, plain_words, quoted_parts, runs_among, runs_of, words_in
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
    lengths = {len(run) for run in quoted}
    for document in documents.values() if quoted else ():
        if document.outlet is None and _holds_any(plain_words(document), quoted.keys(), lengths):
            mine = told.get(document.id, ())
            owners = {
                actor
                for run, place in runs_among(words_in(document), quoted)
                for actor in _owners(quoted[run], document, mine, place)
            }
            if len(owners) == 1 and not owners & {each.speaker for each in mine}:
                found[document.id] = owners.pop()
    return found


def _holds_any(words: Sequence[str], runs: KeysView[tuple[str, ...]], lengths: Iterable[int]) -> bool:
    """Tell whether a text holds any of some runs of words: most hold none, and need not be looked at closely."""
    rows = (zip(*(words[start:] for start in range(length)), strict=False) for length in lengths)
    return not all(runs.isdisjoint(row) for row in rows)


def _owners(actors: set[str], document: Document, statements: Sequence[Statement], place: Span) -> Iterator[str]:
    """Give the outlets that are quoted with a run of words, where it stands in a text's own voice."""
    credited = any(each.source and part.contains(place) for each in statements for part in each.content)
    if not credited and not is_quoted(document, place):
        yield from actors
