"""People joined across documents: by full names in any language and script, then family names alone where one person fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from sayso.actors.blocking import Pairs, Sound, alike, equal, nearest, sounds_of
from sayso.actors.clusters import Cluster, Link, merged, share_document
from sayso.actors.entities import Entity
from sayso.actors.known import Known
from sayso.actors.namesakes import (
    ALONE,
    APART,
    SURE,
    WHOLE,
    PersonName,
    families_of,
    limit,
    mandarin_of,
    person_name,
    same_family,
    same_name,
    stems_of,
    whole_forms,
)
from sayso.languages.japanese_names import family_readings
from sayso.languages.sounds import distance, spellings

# distance of family names of one office and given name in one language: al-Badri and al-Budairi are .12 apart, Johnson and
# Johnston .13, Smith and Schmidt .28. Set by looking at 25 such pairs; equal office and given name make up for the rest
NEARLY = 0.12
MAX_OF_OFFICE = 50  # of one given name and office: more are a crowd, not spellings of one
_NOBODY = PersonName(("a",), "")  # whose script tells most of a sound: the limit with it is that of the other name's script
_TURNED = frozenset({"kana", "hangul"})  # names that may stand the other way round


def joined_people(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Join clusters of people.

    Full names are joined by sound, and given names by their list. A family name alone is joined with the one person of the pile
    whom it fits, of several with the one who has the same office; else it stays in its document.
    """
    full: list[Cluster] = []
    short: list[Cluster] = []
    for cluster in clusters:
        (full if any(name.full for name in names_of_people(cluster)) else short).append(cluster)
    people = merged(full, _links(full), share_document)
    return merged([*people, *short], _by_family(short, people), share_document)


def namesakes(alone: Sequence[Cluster], people: Sequence[Cluster]) -> list[Cluster]:
    """Give those clusters of which a family name alone is that of somebody else in the pile."""
    fitting = _fitting(alone, people)
    return [
        cluster for cluster, apart in zip(alone, fitting, strict=True) if any(people[place] is not cluster for place in apart)
    ]


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
    named = [[name for name in names_of_people(cluster) if name.full] for cluster in clusters]
    for (place, its_place), apart in nearest(named, same_name_candidates, same_name, APART).items():
        one, other = clusters[place], clusters[its_place]
        if not _genders_differ(one, other):
            yield Link(apart, one, other)
    yield from _spelt_alike(clusters, named)


def _spelt_alike(clusters: Sequence[Cluster], named: Sequence[Sequence[PersonName]]) -> Iterator[Link]:
    """Link two of one office and given name whose family names are written nearly alike: Ali al-Badri, Ali al-Budairi.

    Both have a full name of two words in one language, and no body that tells them apart; who share a document stay two.
    """
    offices: dict[tuple[str, str, str], list[tuple[Cluster, PersonName]]] = defaultdict(list)
    for cluster, names in zip(clusters, named, strict=True):
        for name in {each for each in names if len(each.words) == 2}:  # noqa: PLR2004  # given and family name
            for role in _roles(cluster):
                offices[role, name.words[0], name.language].append((cluster, name))
    for fitting in offices.values():
        if len(fitting) > MAX_OF_OFFICE:
            continue
        for (one, name), (other, its_name) in combinations(fitting, 2):
            apart = distance(name.words[1], its_name.words[1], name.language, name.language)
            if one is not other and apart <= NEARLY and not _genders_differ(one, other) and not _bodies_differ(one, other):
                yield Link(SURE + apart, one, other)


def _bodies_differ(one: Cluster, other: Cluster) -> bool:
    """Tell whether what two people belong to is known of both by the alias files, and is not the same."""
    bodies = [{each.body.key for each in cluster.entities if isinstance(each.body, Known)} for cluster in (one, other)]
    return all(bodies) and not bodies[0] & bodies[1]


def _by_family(short: Sequence[Cluster], people: Sequence[Cluster]) -> Iterator[Link]:
    for alone, near in zip(short, _fitting(short, people), strict=True):
        fitting = [(apart, people[place]) for place, apart in near.items() if not _genders_differ(alone, people[place])]
        if len(fitting) > 1:
            fitting = [(apart, person) for apart, person in fitting if _roles(alone) & _roles(person)]
        if len(fitting) == 1:
            yield Link(fitting[0][0], alone, fitting[0][1])


def _fitting(short: Sequence[Cluster], people: Sequence[Cluster]) -> list[dict[int, float]]:
    """Give for each family name alone the places of the people whom it fits, and how far it is from their names."""
    alone = [[(name, True) for name in names_of_people(cluster)] for cluster in short]
    full = [[(name, False) for name in names_of_people(person) if name.full] for person in people]
    found: list[dict[int, float]] = [{} for _ in short]
    for (place, its_place), apart in nearest([*alone, *full], same_family_candidates, _family_apart, APART).items():
        found[place][its_place - len(short)] = apart
    return found


def _family_apart(alone: tuple[PersonName, bool], full: tuple[PersonName, bool]) -> float:
    return same_family(alone[0], full[0])


def _roles(cluster: Cluster) -> set[str]:
    return {role for entity in cluster.entities for role in entity.roles}


def _genders_differ(one: Cluster, other: Cluster) -> bool:
    genders = {entity.gender for entity in (*one.entities, *other.entities)}
    return {"f", "m"} <= genders


def same_name_candidates(names: Sequence[PersonName]) -> Pairs:
    """Give the pairs of full names (by their places, the lower first) that :func:`same_name` may join.

    A family name sounds like another, or any word like one where names may be turned round; of names without a break, the whole.
    """
    families = [_sounding(name, name.words[1:]) for name in names]
    words = [_sounding(name, name.words if len(name.words) > 1 else ()) for name in names]
    wholes = [_whole_sounding(name) for name in names]
    han, hangul = ([_is_unbroken(name, kind) for name in names] for kind in ("han", "hangul"))
    others = [name.script != "han" for name in names]  # Chinese characters are compared with others as they stand: see _keys
    return (
        alike(families, families, SURE)
        | alike(_only(words, [name.script in _TURNED for name in names]), words, SURE)
        | alike(_only(wholes, han), _only(wholes, others), SURE)
        | alike(_only(wholes, hangul), wholes, SURE)
        | equal([_keys(name) for name in names])
    )


def _is_unbroken(name: PersonName, kind: str) -> bool:
    return name.script == kind and len(name.words) == 1


def _only(sounds: Sequence[set[Sound]], chosen: Sequence[bool]) -> list[set[Sound]]:
    """Keep the sounds of the chosen names."""
    return [each if keep else set() for each, keep in zip(sounds, chosen, strict=True)]


def _keys(name: PersonName) -> set[object]:
    """Give what is compared as it stands: words without a sound, and the sound of Chinese characters."""
    keys: set[object] = {word for word in name.words if not any(spellings(word, name.language))}
    return keys | {mandarin_of("".join(name.words))} if name.script == "han" else keys


def _sounding(name: PersonName, words: Iterable[str], share: float = 1.0) -> set[Sound]:
    stems = [stem for word in words for stem in stems_of(word)]
    return sounds_of(stems, name.language, limit(name, _NOBODY) * share, (name.language, name.script))


def _whole_sounding(name: PersonName) -> set[Sound]:
    wholes = {"".join(form) for form in whole_forms(name)}
    return sounds_of(wholes, name.language, min(limit(name, _NOBODY), WHOLE), (name.language, name.script))


def same_family_candidates(names: Sequence[tuple[PersonName, bool]]) -> Pairs:
    """Give the pairs of a family name alone (marked true) and a full name that :func:`same_family` may join, by their places."""
    alone = [_sounding(name, ["".join(name.words)], ALONE) if alone and name.script != "han" else set() for name, alone in names]
    in_han = [_han_sounding(name) if alone and name.script == "han" else set() for name, alone in names]
    families = [set() if alone else _sounding(name, families_of(name), ALONE) for name, alone in names]
    words = [set() if alone or name.script == "han" else _sounding(name, name.words, ALONE) for name, alone in names]
    begins = [_beginnings(name, whole=alone) if name.script == "han" else set() for name, alone in names]
    found = alike(alone, families, SURE * ALONE) | alike(in_han, words, SURE * ALONE) | equal(begins)
    return {(first, second) for first, second in found if names[first][1] and not names[second][1]}


def _han_sounding(name: PersonName) -> set[Sound]:
    word = "".join(name.words)
    return sounds_of((*family_readings(word), word), "ja", limit(name, _NOBODY) * ALONE)


def _beginnings(name: PersonName, *, whole: bool) -> set[tuple[str, ...]]:
    """Give the sounds with which a name in Chinese characters may begin, or of a family name the whole."""
    word = "".join(name.words)
    return {mandarin_of(word)} if whole else {mandarin_of(word[:size]) for size in range(2, len(word))}
