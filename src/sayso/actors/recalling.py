"""Who speaks in a document is remembered: it rests on the document and its statements, and on nothing else of a pile."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sayso.actors.affiliation import Affiliation
from sayso.actors.entities import Entity, Profile
from sayso.actors.known import Known
from sayso.actors.readings import Reading
from sayso.actors.within import Cast, cast_of
from sayso.memory import Memory, Remembered, digest
from sayso.records import Document, Statement

# a reading and an entity as rows, in the order of their fields: names of fields would be most of what is kept
_Reading = tuple[
    str, str, str, tuple[str, ...], Known | None, str, str | None, str | None, frozenset[str], frozenset[str], str | None, bool,
    Affiliation, bool,
]  # fmt: skip
_Entity = tuple[
    str, Known | None, tuple[_Reading, ...], list[int], list[tuple[str, str]], set[str], set[str], set[str], str | None, bool,
    int | Known | None, set[int], bool, Profile,
]  # fmt: skip
_OF_READING = tuple(Reading.__dataclass_fields__)
_OF_ENTITY = tuple(name for name in Entity.__dataclass_fields__ if name != "document")


class _Cast(NamedTuple):
    """A cast as rows: entities, and each statement that has a speaker with that one, both by their places."""

    entities: tuple[_Entity, ...]
    speakers: tuple[tuple[int, int], ...]


class Casts:
    """The casts of documents, remembered.

    Args:
        memory: where they are kept; with None every document is read.
    """

    def __init__(self, memory: Memory | None) -> None:
        self._known = Remembered(memory, "cast", _Cast) if memory is not None else None

    def of(self, document: Document, statements: Sequence[Statement]) -> Cast:
        """Give the speakers of a document, and who speaks each of its statements."""
        if self._known is None:
            return cast_of(document, statements)
        rows = self._known.of(lambda: digest(document, statements), lambda: _rows(cast_of(document, statements), statements))
        return _recalled(document, statements, rows)


def _rows(cast: Cast, statements: Sequence[Statement]) -> _Cast:
    places = {id(entity): place for place, entity in enumerate(cast.entities)}
    entities = tuple(_row(entity, places) for entity in cast.entities)
    ranks = {statement.id: rank for rank, statement in enumerate(statements)}
    return _Cast(entities, tuple((ranks[statement], places[id(entity)]) for statement, entity in cast.speakers.items()))


def _row(entity: Entity, places: dict[int, int]) -> _Entity:
    fields: dict[str, Any] = {name: getattr(entity, name) for name in _OF_ENTITY}
    fields["readings"] = tuple(tuple(getattr(reading, name) for name in _OF_READING) for reading in entity.readings)
    fields["body"] = places[id(entity.body)] if isinstance(entity.body, Entity) else entity.body
    return tuple(fields.values())


def _recalled(document: Document, statements: Sequence[Statement], rows: _Cast) -> Cast:
    told = [_named(_OF_ENTITY, row) for row in rows.entities]
    readings = ([Reading(**_named(_OF_READING, row)) for row in fields["readings"]] for fields in told)
    entities = [Entity(document.id, **fields | {"readings": read}) for fields, read in zip(told, readings, strict=True)]
    for entity, fields in zip(entities, told, strict=True):
        entity.body = entities[fields["body"]] if isinstance(fields["body"], int) else fields["body"]
    return Cast(document, entities, {statements[rank].id: entities[place] for rank, place in rows.speakers})


def _named(names: Sequence[str], row: Iterable[Any]) -> dict[str, Any]:
    return dict(zip(names, row, strict=True))
