"""Who is quoted in the pile, by which names, and as saying what."""

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Actor, Statement
from sayso.report.catalogue import Catalogue, with_article
from sayso.report.cleaning import isolate, line

QUOTATIONS_SHOWN = 40
_LONGEST_WORDS = 240
_NAMES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One statement of a speaker: what it does, the words, where they stand."""

    act: str
    words: Markup
    outlet: str
    href: str
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who is quoted.

    Args:
        id: of the actor.
        name, kind: as the pile names them.
        names: every form seen, the first dozen.
        more_names: how many besides.
        tone: colour number, 0 for none.
        quotations: the first of what they are quoted as saying.
        count: how many statements in all.
        documents: in how many documents.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    more_names: int
    tone: int
    quotations: tuple[Quotation, ...]
    count: int
    documents: int


def speakers(shelf: Catalogue) -> list[Speaker]:
    """Give the speakers of a pile, the most quoted first."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in shelf.statements.values():
        if statement.speaker in shelf.actors:
            said[statement.speaker or ""].append(statement)
    ranked = sorted(said, key=lambda actor: (-len(said[actor]), shelf.actors[actor].name, actor))
    return [_speaker(shelf, shelf.actors[actor], said[actor]) for actor in ranked]


def _speaker(shelf: Catalogue, actor: Actor, statements: list[Statement]) -> Speaker:
    ordered = sorted(statements, key=lambda each: (shelf.date_key(each.document), each.extent))
    return Speaker(
        id=actor.id,
        name=with_article(actor),
        kind="unnamed" if not actor.named else line(actor.kind, 40),
        names=tuple(line(name, 80) for name in actor.names[:_NAMES_SHOWN]),
        more_names=max(0, len(actor.names) - _NAMES_SHOWN),
        tone=shelf.tones.get(actor.id, 0),
        quotations=tuple(_quotation(shelf, each) for each in ordered[:QUOTATIONS_SHOWN]),
        count=len(ordered),
        documents=len({each.document for each in ordered}),
    )


def _quotation(shelf: Catalogue, statement: Statement) -> Quotation:
    document = shelf.documents[statement.document]
    words = " … ".join(document.words(span) for span in statement.content)
    return Quotation(
        act=str(statement.act),
        words=isolate(line(words, _LONGEST_WORDS), statement.language),
        outlet=shelf.name(statement.document),
        href=shelf.href("statement", statement.id),
        hedged=statement.hedged,
    )
