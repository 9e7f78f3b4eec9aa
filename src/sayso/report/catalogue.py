"""Find the records of a trace by what the pages ask for: a document's statements, a copy's wording, an actor's name."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from babel import Locale, UnknownLocaleError

from sayso.kernels.components import Forest
from sayso.records import Actor, Claim, Copy, Document, Lineage, Node, Passage, Statement, Trace
from sayso.report.cleaning import anchor, line
from sayso.report.links import Links, within_file
from sayso.report.moments import interval, short
from sayso.report.tongues import gettext, tongue

TONES = 7
"""How many colours wordings and speakers take turns with: the Okabe-Ito eight without black."""

_Record = TypeVar("_Record")
_LATE = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What only the whole pile tells: how documents are called, told apart from all others, and whose words have a colour."""

    names: Mapping[str, str]
    tones: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The records of one trace, by id and by what belongs to what.

    Args:
        trace: the whole.
        documents, statements, actors, claims, lineages: by id (lineages by their claim).
        said_in: the statements of a document, in order of their extent.
        said_by: the statements of an actor.
        copies_of: the copies that touch a document.
        claims_in: the claims that a document bears witness to.
        wordings: the number of the wording that a copy belongs to, by the copy's id.
        names: how each document is called: by its outlet, and where several share it by date or number besides.
        dates: of each dated document the middle of its interval, the beginning, and its id: what documents are ordered by.
        tones: the colour number of an actor, 1 to 7; most quoted first, 0 for all beyond.
        links: where each page is found.
    """

    trace: Trace
    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    actors: Mapping[str, Actor]
    claims: Mapping[str, Claim]
    lineages: Mapping[str, Lineage]
    said_in: Mapping[str, tuple[Statement, ...]]
    said_by: Mapping[str, tuple[Statement, ...]]
    copies_of: Mapping[str, tuple[Copy, ...]]
    claims_in: Mapping[str, tuple[Claim, ...]]
    wordings: Mapping[str, int]
    names: Mapping[str, str]
    dates: Mapping[str, tuple[float, float, str]]
    tones: Mapping[str, int]
    links: Links

    def href(self, kind: str, id: str) -> str:  # noqa: A002 the record's own word
        """Give the address of what is shown of a record: its page, of a statement its place in the document's text."""
        if kind == "statement":
            statement = self.statements.get(id)
            return self.links("document", statement.document, anchor(kind, id)) if statement else self.links("documents")
        return self.links(kind, id)

    def name(self, document: str) -> str:
        """Give the name to show for a document where no date stands beside it; no two documents have the same."""
        return self.names.get(document, document)

    def outlet(self, document: str) -> str:
        """Give the name of a document's outlet, else its title, else its file; two documents may share it."""
        found = self.documents.get(document)
        return line(found.name, 60) if found else document

    def speaker(self, statement: Statement) -> str | None:
        """Name who is credited: the actor, else the words of the source; None when nobody is named."""
        actor = self.actors.get(statement.speaker or "")
        if actor:
            return with_article(actor)
        return line(self.documents[statement.document].words(statement.source), 80) if statement.source else None

    def chain(self, statement: Statement) -> tuple[Statement, ...]:
        """Give a statement and those that it is nested in, outermost first."""
        found = [statement]
        while (outer := self.statements.get(found[-1].parent or "")) and outer not in found:
            found.append(outer)
        return tuple(reversed(found))

    def date_key(self, document: str) -> tuple[float, float, str]:
        """Order documents by the middle of their dates, undated ones last; ties by id, so that the order never changes."""
        return self.dates.get(document, (_LATE, _LATE, document))

    def copies_at(self, passage: Passage) -> tuple[Copy, ...]:
        """Give the copies that cover any of a passage."""
        return tuple(
            copy
            for copy in self.copies_of.get(passage.document, ())
            if any(side.document == passage.document and side.span.overlap(passage.span) for side in (copy.a, copy.b))
        )

    def tone_of_wording(self, copy: str) -> int:
        """Give the colour number of a copy's wording, 1 to 7."""
        return self.wordings.get(copy, 0) % TONES + 1


def catalogue(trace: Trace, *, links: Links = within_file, known: Known | None = None) -> Catalogue:
    """Look through a trace once.

    Args:
        trace: the records that are shown: all of a pile, or those that one page needs.
        links: where each page is found.
        known: what only the whole pile tells; None where the trace is the whole.
    """
    known = known or known_of(trace.documents, trace.statements)
    documents = {document.id: document for document in trace.documents}
    statements = [statement for statement in trace.statements if statement.document in documents]
    copies = [copy for copy in trace.copies if copy.a.document in documents and copy.b.document in documents]
    return Catalogue(
        trace=trace,
        documents=documents,
        statements={statement.id: statement for statement in statements},
        actors={actor.id: actor for actor in trace.actors},
        claims={claim.id: claim for claim in trace.claims},
        lineages={lineage.claim: lineage for lineage in trace.lineages},
        said_in=_grouped(sorted(statements, key=lambda each: (each.extent, each.id)), lambda each: (each.document,)),
        said_by=_grouped(statements, lambda each: filter(None, (each.speaker,))),
        copies_of=_grouped(copies, lambda each: sorted({each.a.document, each.b.document})),
        claims_in=_grouped(trace.claims, lambda each: dict.fromkeys(witness.document for witness in each.witnesses)),
        wordings=_wordings(copies),
        names=known.names,
        dates=dict(_dates(trace.documents)),
        tones=known.tones,
        links=links,
    )


def known_of(documents: Sequence[Document], statements: Iterable[Statement]) -> Known:
    """Give what only the whole pile tells.

    Args:
        documents: all; their texts are not looked at.
        statements: all.
    """
    spoken = Counter(statement.speaker for statement in statements if statement.speaker)
    ranked = sorted(spoken, key=lambda actor: (-spoken[actor], actor))
    return Known(names=_names(documents), tones={actor: rank + 1 for rank, actor in enumerate(ranked[:TONES])})


def _names(documents: Sequence[Document]) -> dict[str, str]:
    """Tell documents of one name apart by their dates, and by number where these are the same too."""
    names = {document.id: line(document.name, 60) for document in documents}
    shared = Counter(names.values())
    for document in documents:
        if shared[names[document.id]] > 1 and interval(document.published):
            names[document.id] = f"{names[document.id]}, {short(document.published)}"
    shared, given = Counter(names.values()), Counter[str]()
    for document in documents:
        name = names[document.id]
        given[name] += 1
        if shared[name] > 1:
            names[document.id] = f"{name} ({given[name]})"
    return names


def _dates(documents: Iterable[Document]) -> Iterable[tuple[str, tuple[float, float, str]]]:
    for document in documents:
        if known := interval(document.published):
            yield document.id, (sum(known) / 2, known[0], document.id)


def _grouped(records: Iterable[_Record], keys: Callable[[_Record], Iterable[str]]) -> dict[str, tuple[_Record, ...]]:
    groups: defaultdict[str, list[_Record]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            groups[key].append(record)
    return {key: tuple(group) for key, group in groups.items()}


def _wordings(copies: Iterable[Copy]) -> dict[str, int]:
    """Number the groups of copies whose passages overlap: one text, however often it was carried."""
    sides = sorted((side, copy.id) for copy in copies for side in (copy.a, copy.b))
    forest = Forest[str]()
    reach, before = 0, ("", "")
    for side, copy in sides:
        if side.document == before[0] and side.start < reach:
            forest.join(before[1], copy)
            reach = max(reach, side.end)
        else:
            reach = side.end
        before = (side.document, copy)
    numbers: dict[str, int] = {}
    return {copy: numbers.setdefault(forest.top(copy), len(numbers)) for _, copy in sides}


def with_article(actor: Actor) -> str:
    """Name an actor as the pile does: with an article where it is seen with it.

    Example:
        >>> with_article(Actor(id="1", name="SVR", names=("The SVR", "SVR"), kind="organisation"))
        'the SVR'
    """
    seen = {name.casefold() for name in actor.names}
    named = (f"{article} {actor.name}" for article in ("the", "a", "an"))
    return line(next((name for name in named if name.casefold() in seen), actor.name), 80)


def is_unnamed(shelf: Catalogue, node: Node) -> bool:
    """Tell whether nobody could be asked about this word: "a source", "officials"."""
    actor = shelf.actors.get(node.actor or "")
    return node.unnamed or (actor is not None and not actor.named)


def language_name(code: str) -> str:
    """Give the name of a language in the language of the page, or its code where nobody has named it.

    Example:
        >>> language_name("ja"), language_name("xx")
        ('Japanese', 'xx')
    """
    if code == "und":
        return gettext("a language not told")
    named = _locale(tongue())
    return str(named.languages.get(code) or line(code, 12)) if named else line(code, 12)


def direction(code: str) -> str:
    """Give the writing direction of a language for the ``dir`` attribute; ``auto`` where it is not known.

    Example:
        >>> direction("ar"), direction("ru"), direction("und")
        ('rtl', 'ltr', 'auto')
    """
    known = _locale(code)
    if known is None:
        return "auto"
    return "rtl" if known.character_order == "right-to-left" else "ltr"


@lru_cache(maxsize=512)  # codes come from documents
def _locale(code: str) -> Locale | None:
    """Find a language in Unicode's locale data; None where it has none, and where none is told (babel takes English then)."""
    try:
        return None if code == "und" else Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
