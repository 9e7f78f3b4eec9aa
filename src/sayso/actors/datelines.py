"""A capital before a colon, as headlines have it: "Kiew: Straßenbahn steht still" need not be the government.

Where the document has a body of that city speak as well, and names the government in other words, nobody can tell whose word the
headline gives: the capital stays apart, unnamed.
"""

from collections.abc import Iterable

from sayso.actors.bodies import parts_of
from sayso.actors.entities import Entity
from sayso.actors.known import seat_named
from sayso.actors.readings import Reading
from sayso.records import Document, Span

_CITY_KINDS = frozenset({"city hall", "council"})  # of body_words.yml
_COLONS = (":", "：")  # the second is the wide one of Chinese and Japanese
MIN_STEM = 3


def is_dateline(document: Document, source: Span) -> bool:
    """Tell whether a colon stands right behind a source."""
    return document.text[source.end : source.end + 2].lstrip().startswith(_COLONS)


def may_be_city(reading: Reading, government: Entity, speakers: Iterable[Entity]) -> bool:
    """Tell whether a capital may mean its city: the government has another name in the document, and a body of the city speaks.

    Args:
        reading: of the capital.
        government: the state that it was given to.
        speakers: all of the document.
    """
    if government.kind != "state" or seat_named((reading.words,), reading.language) is None:
        return False
    otherwise = any(seat_named((each.words,), each.language) is None for each in government.readings)
    return otherwise and any(_is_of_city(each, reading.words) for entity in speakers for each in entity.readings)


def _is_of_city(body: Reading, city: str) -> bool:
    parts = parts_of(body.words, body.language)
    if body.kind == "person" or not parts.kinds & _CITY_KINDS or len(city) < MIN_STEM:
        return False
    return any(name.casefold().startswith(city.casefold()) for name in parts.names)
