"""Speakers joined across documents, languages and scripts.

What is sure comes first: an entry of the alias files, equal folded names, an acronym that one body of the pile defines. Then
people are joined by how their names sound (``people.py``), and bodies part by part (``same_bodies.py``). Two whom one document
names side by side stay two. Somebody unnamed, and a bare office, stay in their document.
"""

from collections.abc import Iterable, Mapping, Sequence

from sayso.actors.clusters import Cluster
from sayso.actors.entities import Entity, Key
from sayso.actors.ministries import ministry_of_the_pile, states_of_documents
from sayso.actors.people import joined_people, namesakes
from sayso.actors.same_bodies import joined_bodies
from sayso.memory import Memory


def join_across(entities: Sequence[Entity], memory: Memory | None = None) -> dict[Key, list[Entity]]:
    """Group the speakers of all documents; each group is one actor, by its key.

    Args:
        entities: of all documents, in order, their profiles filled in.
        memory: of names that were met before.
    """
    sure = _surely_one(entities)
    people = joined_people([cluster for cluster in sure.values() if cluster.key[0] == "person"], memory)
    single = [cluster for cluster in people if _is_lone(cluster)]
    named = {id(cluster) for cluster in namesakes(single, people, memory)}
    loose = [cluster for cluster in single if id(cluster) not in named]
    bodies = joined_bodies([cluster for cluster in sure.values() if cluster.key[0] == "body"], loose, memory)
    rest = [cluster for cluster in sure.values() if cluster.key[0] not in {"person", "body"}]
    unsettled = set(map(id, loose))
    settled = [cluster for cluster in people if id(cluster) not in unsettled]
    return {cluster.key: cluster.entities for cluster in (*rest, *settled, *bodies)}


def _surely_one(entities: Sequence[Entity]) -> dict[Key, Cluster]:
    """Gather the entities that have one key."""
    acronyms, states = _acronyms(entities), states_of_documents(entities)
    ministries = {each for entity in entities for each in entity.profile.ministries}
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
    name = entity.profile.person
    return name is not None and name.full


def _is_lone(cluster: Cluster) -> bool:
    return all(entity.profile.lone for entity in cluster.entities)


def key_of(entity: Entity, acronyms: Mapping[str, Key | None]) -> Key:
    """Give the key under which an entity is surely one with others; a known body gives way only to one that a pile defines."""
    for acronym in entity.profile.acronyms:
        defined = acronyms.get(acronym)
        if defined is not None and (entity.known is None or defined[0] == "body"):
            return defined
    return entity.profile.key


def _acronyms(entities: Iterable[Entity]) -> dict[str, Key | None]:
    """Map each acronym to the one body that defines it; None where two do."""
    found: dict[str, Key | None] = {}
    for entity in entities:
        for acronym in entity.profile.defines:
            key = (entity.known.key,) if entity.known else ("body", acronym)
            found[acronym] = key if found.get(acronym, key) == key else None
    return found
