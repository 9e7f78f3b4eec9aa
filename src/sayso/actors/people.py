"""People joined across documents: by full names in any language and script, then family names alone where one person fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.actors.blocking import Sound, sounds_of
from sayso.actors.clusters import Cluster, Link, merged, share_document
from sayso.actors.hearing import Side, Sort, nearest
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
    same_family,
    same_name,
    stems_of,
    whole_forms,
)
from sayso.languages.japanese_names import family_readings
from sayso.languages.sounds import distance, spellings
from sayso.memory import Memory

Marked = tuple[PersonName, bool]  # true of a family name alone

# distance of family names of one office and given name in one language: al-Badri and al-Budairi are .12 apart, Johnson and
# Johnston .13, Smith and Schmidt .28. Set by looking at 25 such pairs; equal office and given name make up for the rest
NEARLY = 0.12
MAX_OF_OFFICE = 50  # of one given name and office: more are a crowd, not spellings of one
_NOBODY = PersonName(("a",), "")  # whose script tells most of a sound: the limit with it is that of the other name's script
_TURNED = frozenset({"kana", "hangul"})  # names that may stand the other way round


def joined_people(clusters: Sequence[Cluster], memory: Memory | None = None) -> list[Cluster]:
    """Join clusters of people.

    Full names are joined by sound, and given names by their list. A family name alone is joined with the one person of the pile
    whom it fits, of several with the one who has the same office; else it stays in its document.
    """
    full: list[Cluster] = []
    short: list[Cluster] = []
    for cluster in clusters:
        (full if any(name.full for name in names_of_people(cluster)) else short).append(cluster)
    people = merged(full, _links(full, memory), share_document)
    return merged([*people, *short], _by_family(short, people, memory), share_document)


def namesakes(alone: Sequence[Cluster], people: Sequence[Cluster], memory: Memory | None = None) -> list[Cluster]:
    """Give those clusters of which a family name alone is that of somebody else in the pile."""
    fitting = _fitting(alone, people, _LONE_NAMES, memory)
    return [
        cluster for cluster, apart in zip(alone, fitting, strict=True) if any(people[place] is not cluster for place in apart)
    ]


def names_of_people(cluster: Cluster) -> list[PersonName]:
    """Give the names of a cluster's people, the fullest of each entity."""
    return [entity.profile.person for entity in cluster.entities if entity.profile.person is not None]


def _links(clusters: Sequence[Cluster], memory: Memory | None) -> Iterator[Link]:
    named = [[name for name in names_of_people(cluster) if name.full] for cluster in clusters]
    for (place, its_place), apart in nearest(named, FULL_NAMES, APART, memory).items():
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


def _by_family(short: Sequence[Cluster], people: Sequence[Cluster], memory: Memory | None) -> Iterator[Link]:
    for alone, near in zip(short, _fitting(short, people, FAMILY_NAMES, memory), strict=True):
        fitting = [(apart, people[place]) for place, apart in near.items() if not _genders_differ(alone, people[place])]
        if len(fitting) > 1:
            fitting = [(apart, person) for apart, person in fitting if _roles(alone) & _roles(person)]
        if len(fitting) == 1:
            yield Link(fitting[0][0], alone, fitting[0][1])


def _fitting(
    short: Sequence[Cluster], people: Sequence[Cluster], sort: Sort[Marked], memory: Memory | None
) -> list[dict[int, float]]:
    """Give for each family name alone the places of the people whom it fits, and how far it is from their names."""
    alone = [[(name, True) for name in names_of_people(cluster)] for cluster in short]
    full = [[(name, False) for name in names_of_people(person) if name.full] for person in people]
    found: list[dict[int, float]] = [{} for _ in short]
    for (place, its_place), apart in nearest([*alone, *full], sort, APART, memory).items():
        found[place][its_place - len(short)] = apart
    return found


def _roles(cluster: Cluster) -> set[str]:
    return {role for entity in cluster.entities for role in entity.roles}


def _genders_differ(one: Cluster, other: Cluster) -> bool:
    genders = {entity.gender for entity in (*one.entities, *other.entities)}
    return {"f", "m"} <= genders


def _sounding(name: PersonName, words: Iterable[str], share: float = 1.0) -> set[Sound]:
    stems = [stem for word in words for stem in stems_of(word)]
    return sounds_of(stems, name.language, limit(name, _NOBODY) * share, (name.language, name.script))


def _is_unbroken(name: PersonName, kind: str) -> bool:
    return name.script == kind and len(name.words) == 1


def _whole_sounding(name: PersonName) -> set[Sound]:
    wholes = {"".join(form) for form in whole_forms(name)}
    return sounds_of(wholes, name.language, min(limit(name, _NOBODY), WHOLE), (name.language, name.script))


def _keys(name: PersonName) -> set[str]:
    """Give what is compared as it stands: words without a sound, and the sound of Chinese characters."""
    keys = {f"word {word}" for word in name.words if not any(spellings(word, name.language))}
    return keys | {_mandarin("".join(name.words))} if name.script == "han" else keys


def _mandarin(han: str) -> str:
    return " ".join(("sound", *mandarin_of(han)))


_FAMILIES: Side[PersonName] = Side(label="family", sounds=lambda name: _sounding(name, name.words[1:]))
_WORDS: Side[PersonName] = Side(label="words", sounds=lambda name: _sounding(name, name.words if len(name.words) > 1 else ()))
_WHOLES: Side[PersonName] = Side(label="whole", sounds=_whole_sounding)
# A family name sounds like another, or any word like one where names may be turned round; of names without a break, the whole.
FULL_NAMES: Sort[PersonName] = Sort(
    label="full names",
    kind=PersonName,
    sides=(
        (_FAMILIES, _FAMILIES, SURE),
        (replace(_WORDS, holds=lambda name: name.script in _TURNED), _WORDS, SURE),
        # Chinese characters are compared with others as they stand: see _keys
        (
            replace(_WHOLES, holds=lambda name: _is_unbroken(name, "han")),
            replace(_WHOLES, holds=lambda name: name.script != "han"),
            SURE,
        ),
        (replace(_WHOLES, holds=lambda name: _is_unbroken(name, "hangul")), _WHOLES, SURE),
    ),
    keys=_keys,
    apart=same_name,
)


def _is_alone(marked: Marked, *, in_han: bool) -> bool:
    return marked[1] and (marked[0].script == "han") == in_han


def _han_sounding(name: PersonName) -> set[Sound]:
    word = "".join(name.words)
    return sounds_of((*family_readings(word), word), "ja", limit(name, _NOBODY) * ALONE)


def _beginnings(marked: Marked) -> set[str]:
    """Give the sounds with which a name in Chinese characters may begin, or of a family name the whole."""
    name, alone = marked
    word = "".join(name.words)
    if name.script != "han":
        return set()
    return {_mandarin(word)} if alone else {_mandarin(word[:size]) for size in range(2, len(word))}


_ALONE: Side[Marked] = Side(
    label="alone",
    sounds=lambda marked: _sounding(marked[0], ["".join(marked[0].words)], ALONE),
    holds=lambda marked: _is_alone(marked, in_han=False),
)
_ALONE_IN_HAN: Side[Marked] = Side(
    label="alone in han", sounds=lambda marked: _han_sounding(marked[0]), holds=lambda marked: _is_alone(marked, in_han=True)
)
_FAMILIES_OF_FULL: Side[Marked] = Side(
    label="families",
    sounds=lambda marked: _sounding(marked[0], families_of(marked[0]), ALONE),
    holds=lambda marked: not marked[1],
)
_WORDS_OF_FULL: Side[Marked] = Side(
    label="words",
    sounds=lambda marked: _sounding(marked[0], marked[0].words, ALONE),
    holds=lambda marked: not marked[1] and marked[0].script != "han",
)
# A family name alone (marked true) and a full name, in this order.
FAMILY_NAMES: Sort[Marked] = Sort(
    label="family names",
    kind=tuple[PersonName, bool],
    sides=((_ALONE, _FAMILIES_OF_FULL, SURE * ALONE), (_ALONE_IN_HAN, _WORDS_OF_FULL, SURE * ALONE)),
    keys=_beginnings,
    apart=lambda alone, full: same_family(alone[0], full[0]),
    may=lambda one, other: one[1] != other[1],
)
_LONE_NAMES = replace(FAMILY_NAMES, label="lone names")
