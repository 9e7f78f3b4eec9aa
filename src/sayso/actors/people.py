"""People joined across documents: by full names in any language and script, then family names alone where one person fits."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.actors.clusters import Cluster, Link, merged, share_document
from sayso.actors.entities import Entity
from sayso.actors.namesakes import APART, PersonName, person_name, same_family, same_name


def joined_people(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Join clusters of people.

    Full names are joined by sound, and given names by their list. A family name alone is joined with the one person of the pile
    whom it fits, of several with the one who has the same office; else it stays in its document.
    """
    full = [cluster for cluster in clusters if any(name.full for name in names_of_people(cluster))]
    short = [cluster for cluster in clusters if cluster not in full]
    people = merged(full, _links(full), share_document)
    return merged([*people, *short], _by_family(short, people), share_document)


def is_namesake(alone: Cluster, people: Sequence[Cluster]) -> bool:
    """Tell whether a family name alone is that of somebody in the pile."""
    names = names_of_people(alone)
    return any(person is not alone and _family_apart(name, person) < APART for name in names for person in people)


def names_of_people(cluster: Cluster) -> list[PersonName]:
    """Give the names of a cluster's people, the fullest of each entity."""
    return [name for entity in cluster.entities if (name := fullest(entity)) is not None]


def fullest(entity: Entity) -> PersonName | None:
    """Give the fullest name of a person; None where only an office is known."""
    named = [reading for reading in entity.readings if not reading.bare and (reading.name != reading.words or not reading.roles)]
    names = [person_name(reading.name, reading.language) for reading in named]
    return max(
        (name for name in names if name.words), key=lambda name: (len(name.words), sum(map(len, name.words))), default=None
    )


def _links(clusters: Sequence[Cluster]) -> Iterator[Link]:
    named = [(cluster, list(dict.fromkeys(name for name in names_of_people(cluster) if name.full))) for cluster in clusters]
    for (one, names), (other, its_names) in combinations(named, 2):
        if _genders_differ(one, other):
            continue
        apart = min((same_name(first, second) for first in names for second in its_names), default=APART)
        if apart < APART:
            yield Link(apart, one, other)


def _by_family(short: Sequence[Cluster], people: Sequence[Cluster]) -> Iterator[Link]:
    for alone in short:
        names = list(dict.fromkeys(names_of_people(alone)))
        fitting = [
            (apart, person)
            for person in people
            if not _genders_differ(alone, person)
            and (apart := min((_family_apart(name, person) for name in names), default=APART)) < APART
        ]
        if len(fitting) > 1:
            fitting = [(apart, person) for apart, person in fitting if _roles(alone) & _roles(person)]
        if len(fitting) == 1:
            yield Link(fitting[0][0], alone, fitting[0][1])


def _roles(cluster: Cluster) -> set[str]:
    return {role for entity in cluster.entities for role in entity.roles}


def _family_apart(name: PersonName, person: Cluster) -> float:
    full = dict.fromkeys(each for each in names_of_people(person) if each.full)
    return min((same_family(name, each) for each in full), default=APART)


def _genders_differ(one: Cluster, other: Cluster) -> bool:
    genders = {entity.gender for entity in (*one.entities, *other.entities)}
    return {"f", "m"} <= genders
