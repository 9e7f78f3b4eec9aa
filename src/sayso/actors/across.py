"""Speakers joined across documents, languages and scripts.

What is sure comes first: an entry of the alias files, equal folded names, an acronym that one body of the pile defines. Then
people are joined by how their names sound (``people.py``), and bodies part by part (``same_bodies.py``). Two whom one document
names side by side stay two. Somebody unnamed, and a bare office, stay in their document.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sayso.actors.bodies import parts_of
from sayso.actors.clusters import Cluster, Key
from sayso.actors.entities import Entity
from sayso.actors.ministries import known_ministries, ministry_at_home, ministry_of_the_pile, states_of_documents
from sayso.actors.people import fullest, joined_people, namesakes
from sayso.actors.same_bodies import joined_bodies

__all__ = ["Key", "join_across"]

_CAPITALS = re.compile(r"(?<![^\W_])[A-ZА-ЯІЇЄҐ]{3,8}(?![^\W_])")
_BODIES = frozenset({"organisation", "outlet", "group"})


def join_across(entities: Sequence[Entity]) -> dict[Key, list[Entity]]:
    """Group the speakers of all documents; each group is one actor, by its key."""
    sure = _surely_one(entities)
    people = joined_people([cluster for cluster in sure.values() if cluster.key[0] == "person"])
    single = [cluster for cluster in people if _is_one_word(cluster)]
    named = {id(cluster) for cluster in namesakes(single, people)}
    loose = [cluster for cluster in single if id(cluster) not in named]
    bodies = joined_bodies([cluster for cluster in sure.values() if cluster.key[0] == "body"], loose)
    rest = [cluster for cluster in sure.values() if cluster.key[0] not in {"person", "body"}]
    unsettled = set(map(id, loose))
    settled = [cluster for cluster in people if id(cluster) not in unsettled]
    return {cluster.key: cluster.entities for cluster in (*rest, *settled, *bodies)}


def _surely_one(entities: Sequence[Entity]) -> dict[Key, Cluster]:
    """Gather the entities that have one key."""
    acronyms, ministries, states = _acronyms(entities), known_ministries(entities), states_of_documents(entities)
    sure: dict[Key, Cluster] = {}
    for entity in entities:
        key = key_of(entity, acronyms)
        full = ministry_of_the_pile(entity, ministries, states) if key[0] == "body" else None
        sure.setdefault((full.key,) if full else key, Cluster((full.key,) if full else key)).entities.append(entity)
    parted = [each for cluster in sure.values() for each in _by_gender(cluster)]
    return {cluster.key: cluster for cluster in parted}


def _by_gender(cluster: Cluster) -> list[Cluster]:
    """Part the men and women who bear one family name without a first name: Mr Marsh, Ms Marsh."""
    genders = dict.fromkeys(entity.gender for entity in cluster.entities)
    if cluster.key[0] != "person" or not {"f", "m"} <= set(genders) or any(map(_is_full, cluster.entities)):
        return [cluster]
    return [
        Cluster((*cluster.key, gender or "untold"), [entity for entity in cluster.entities if entity.gender == gender])
        for gender in genders
    ]


def _is_full(entity: Entity) -> bool:
    name = fullest(entity)
    return name is not None and name.full


def _is_one_word(cluster: Cluster) -> bool:
    """Tell whether nothing but one capital word is known of somebody: it may be a body's name as well (Solmar)."""
    return all(
        not (entity.roles or entity.gender) and len(reading.words.split()) == 1
        for entity in cluster.entities
        for reading in entity.readings
    )


def key_of(entity: Entity, acronyms: dict[str, Key | None]) -> Key:
    """Give the key under which an entity is surely one with others."""
    if entity.known is not None and entity.kind != "person":
        return _defined_otherwise(entity, acronyms) or (entity.known.key,)
    if entity.kind == "unnamed":
        return ("unnamed", entity.document, *_longest(entity))
    if entity.kind == "person" and not _is_rather_body(entity):
        return _person_key(entity)
    for acronym in sorted(_all_acronyms(entity)):
        defined = acronyms.get(acronym)
        if defined is not None:
            return defined
    at_home = ministry_at_home(entity)
    return (at_home.key,) if at_home else ("body", *_longest(entity))


def _defined_otherwise(entity: Entity, acronyms: dict[str, Key | None]) -> Key | None:
    """Give the body of the pile that defines a known body's acronym for itself: the FSB of a Financial Supervision Board."""
    words = {reading.words for reading in entity.readings}
    only = words.pop() if len(words) == 1 else ""
    defined = acronyms.get(_plain(only)) if _CAPITALS.fullmatch(_wide(only)) else None
    return defined if defined is not None and defined[0] == "body" else None


def _person_key(entity: Entity) -> Key:
    name = max(entity.names, key=lambda each: (len(each), each), default=())
    whole = fullest(entity)
    if not name or whole is None:
        return ("office", entity.document, *_longest(entity))
    if whole.full:
        return ("person", *name)
    roles = sorted(entity.roles)
    return ("person", *name, "as", *roles) if roles else ("person", *name, "in", entity.document)


def _is_rather_body(entity: Entity) -> bool:
    """Tell whether capitals that were taken for a person's name are all words of a body's: Одеська міська рада."""
    if entity.roles or entity.gender or entity.known:
        return False
    every = [parts_of(reading.words, reading.language) for reading in entity.readings]
    return any(parts.kinds and (parts.telling or parts.states) for parts in every)


def _acronyms(entities: Iterable[Entity]) -> dict[str, Key | None]:
    """Map each acronym to the one body that defines it; None where two do."""
    found: dict[str, Key | None] = {}
    for entity in entities:
        for acronym in map(_plain, entity.acronyms):
            key = (entity.known.key,) if entity.known else ("body", acronym)
            found[acronym] = key if found.get(acronym, key) == key else None
    return found


def _all_acronyms(entity: Entity) -> set[str]:
    """Give the acronyms that an entity defines, is named by, or has in its name (die Finanzaufsicht FSB)."""
    inside = {found for reading in entity.readings for found in _CAPITALS.findall(_wide(reading.words))}
    single = {name[0] for name in entity.names if len(name) == 1}
    return {_plain(each) for each in (*entity.acronyms, *inside, *single)}


def _wide(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


def _plain(acronym: str) -> str:
    return _wide(acronym).casefold()


def _longest(entity: Entity) -> Key:
    named = [reading.tokens for reading in entity.readings if not reading.bare and reading.tokens]
    listed = named or [reading.tokens or (reading.words.casefold(),) for reading in entity.readings]
    return max(listed, key=lambda tokens: (len(tokens), sum(map(len, tokens)), tokens))
