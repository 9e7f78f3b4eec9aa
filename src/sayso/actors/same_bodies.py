"""Bodies joined across documents and languages: kind with kind, what tells them apart, state with state, name with name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from sayso.actors.blocking import Sound, Wording, sounds_of
from sayso.actors.bodies import Parts, parts_of
from sayso.actors.clusters import Cluster, Link, merged
from sayso.actors.entities import Entity
from sayso.actors.folding import folded
from sayso.actors.hearing import Side, Sort, nearest
from sayso.actors.known import seat_named
from sayso.actors.namesakes import SURE
from sayso.languages.sounds import ALIKE, distance, script, spellings
from sayso.languages.wordlists import word_list
from sayso.memory import Memory

Words = tuple[str, str]  # a name, and its language
APART = 1.0
NAMELESS = 0.2  # how far apart two names without a proper name in them count: they are joined after the others
_LIMITS = {"han": 0.26, "arabic": 0.2, "kana": 0.2, "hangul": 0.2}  # as of people's names: see namesakes
MIN_TELLING = 2
MIN_SOUNDS = 4  # of a proper name that joins: fewer are another's too easily
BARE = 0.5
_LONE = frozenset({"court", "council", "university", "hospital", "bank", "parliament"})  # kinds of which an affair mostly has one
_ADJECTIVE = re.compile(r"(?:ськ|ск|цьк|цк|зьк)$|(?<=[a-zäöü]{3})er$")


def joined_bodies(clusters: Sequence[Cluster], loose: Sequence[Cluster] = (), memory: Memory | None = None) -> list[Cluster]:
    """Join clusters of bodies that no document tells apart and whose names agree in every part.

    Args:
        clusters: of bodies.
        loose: of one capital word each, which may be a body's name or a person's: joined with a body, never with one another.
        memory: of names that were met before.
    """
    named: list[Cluster] = []
    bare: list[Cluster] = []
    for cluster in clusters:
        (named if any(map(_spelt_out, cluster.entities)) else bare).append(cluster)
    joined = merged([*named, *loose], _links(named, loose, memory), told_apart)
    return merged([*joined, *bare], _of_the_kind(bare, joined), told_apart)


def _of_the_kind(bare: Sequence[Cluster], named: Sequence[Cluster]) -> Iterator[Link]:
    """Link "the court" of a document that names none with the one court of the pile."""
    kinds = [(cluster, {kind for entity in cluster.entities for kind in entity.classes}) for cluster in named]
    for cluster in bare:
        wanted = {kind for entity in cluster.entities for kind in entity.classes}
        if wanted and wanted <= _LONE:
            fitting = [other for other, its_kinds in kinds if wanted <= its_kinds]
            if len(fitting) == 1:
                yield Link(BARE, cluster, fitting[0])


def told_apart(one: Cluster, other: Cluster) -> bool:
    """Tell whether a document has names for both that are no short forms: it did not join them itself."""
    documents = {entity.document for entity in one.entities if _spelt_out(entity)}
    return any(entity.document in documents and _spelt_out(entity) for entity in other.entities)


def _spelt_out(entity: Entity) -> bool:
    return any(not reading.bare for reading in entity.readings)


def _links(clusters: Sequence[Cluster], loose: Sequence[Cluster], memory: Memory | None) -> Iterator[Link]:
    every = [*clusters, *loose]
    for (place, its_place), apart in nearest([wordings_of(cluster) for cluster in every], BODIES, APART, memory).items():
        if place < len(clusters):
            yield Link(apart, every[place], every[its_place])


def wordings_of(cluster: Cluster) -> tuple[Words, ...]:
    """Give every name of a cluster's bodies, with its language."""
    return tuple(dict.fromkeys(wording for entity in cluster.entities for wording in entity.profile.wordings))


def _name_sounds(parts: Parts) -> set[Sound]:
    scripts = {script(name) for name in parts.names}
    within = max((_LIMITS.get(each, ALIKE) for each in scripts), default=ALIKE)
    wording = (parts.language, max(scripts)) if len(scripts) == 1 else None
    return {sound for name in _as_compared(parts) for sound in _sounding(name, parts, within, wording)}


def _word_sounds(parts: Parts, *, named: bool) -> set[Sound]:
    """Give what all words of a body that the public does not own sound like, read as words of no meaning."""
    return _sounding("".join(parts.words), parts, ALIKE) if bool(parts.names) == named and not parts.public else set()


def _as_compared(parts: Parts) -> tuple[str, ...]:
    return (*parts.names, "".join(parts.names)) if parts.names else ()


def _sounding(name: str, parts: Parts, within: float, wording: Wording = None) -> set[Sound]:
    return sounds_of(_forms(name, parts.language), parts.language, within, wording)


def _keys(parts: Parts) -> set[tuple[object, ...]]:
    """Give what is compared as it stands: seats of governments, names without a sound, what is known of the nameless."""
    keys: set[tuple[object, ...]] = set()
    for name in (*_as_compared(parts), *(() if parts.public else ("".join(parts.words),))):
        forms = _forms(name, parts.language)
        seat = seat_named(forms, parts.language)
        if seat is not None:
            keys.add(("seat", seat))
        if not any(spelling for form in forms for spelling in spellings(form, parts.language)):
            keys.add(("as it stands", name.casefold()))
    if not (parts.names or parts.unknown):
        keys |= {("kind", kind, each) for kind in parts.kinds for each in ((parts.telling,) if parts.telling else _states(parts))}
    return keys


@lru_cache(maxsize=1 << 16)
def bodies_apart(one: Parts, other: Parts) -> float:
    """Give how far two names of bodies are apart: 0 to 1, APART where a part differs or too little is known.

    Example:
        >>> first, second = parts_of("First Regional Bank", "en"), parts_of("Первый региональный банк", "ru")
        >>> bodies_apart(first, second), bodies_apart(first, parts_of("Первый банк", "ru"))
        (0.2, 1.0)
    """
    mine, theirs = _states(one), _states(other)
    told = one.states and other.states  # a state that only the paper's language tells gives way to a name of many words
    if mine and theirs and not mine & theirs and (told or min(len(one.telling), len(other.telling)) < MIN_TELLING):
        return APART
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return APART
    if one.names and other.names:
        return _by_names(one, other)
    if not (one.public or other.public) and (one.names or other.names):
        return _by_words(one, other)
    return _without_names(one, other, told=bool(mine & theirs)) if not (one.names or other.names) else APART


def _by_names(one: Parts, other: Parts) -> float:
    public = one.public and other.public
    strict = frozenset(word_list("body_words")["strict"])
    telling = one.telling ^ other.telling
    if telling & strict or (public and telling) or (one.public != other.public and one.kinds and other.kinds):
        return APART
    if not (public or one.quoted or other.quoted) and not _one_wording(one, other):
        return APART
    if not public and one.language == other.language and not _short_form(one, other):
        return APART
    return names_apart(one, other)


def _by_words(one: Parts, other: Parts) -> float:
    """Compare names of which one is made of words that tell, read as words of no meaning: Litio Norte in English."""
    apart = _apart("".join(one.words), "".join(other.words), one.language, other.language)
    return apart if apart <= ALIKE else APART


def _one_wording(one: Parts, other: Parts) -> bool:
    """Tell whether the small words that no list knows are the same by their sound: dockers, les dockers."""
    if len(one.unknown) != len(other.unknown):
        return False
    return all(min(distance(word, its, one.language, other.language) for its in other.unknown) <= ALIKE for word in one.unknown)


def _short_form(one: Parts, other: Parts) -> bool:
    """Tell whether, in one language, all the words of one name stand in the other: Solmar, Solmar Telecom, not Solmar Motors."""
    short, long = sorted((frozenset(one.words), frozenset(other.words)), key=len)
    return short <= long


def _without_names(one: Parts, other: Parts, *, told: bool) -> float:
    if one.unknown or other.unknown or not one.kinds & other.kinds or one.telling != other.telling:
        return APART
    return NAMELESS if one.telling or told else APART


def _states(parts: Parts) -> frozenset[str]:
    """Give the states of a name; of a public body without one, the state of its paper's language."""
    if parts.states or not parts.public or parts.names:
        return parts.states
    home = word_list("body_words")["home"].get(parts.language)
    return frozenset({home}) if home else frozenset()


def names_apart(one: Parts, other: Parts) -> float:
    """Give how far the proper names are apart: as a whole, or word by word of the shorter in the longer."""
    scripts = {script(name) for name in (*one.names, *other.names)}
    passing = SURE if one.language == other.language and len(scripts) == 1 else max(_LIMITS.get(each, ALIKE) for each in scripts)
    whole = _apart("".join(one.names), "".join(other.names), one.language, other.language)
    if whole <= passing:
        return whole
    short, long = sorted((_without_place_words(one), _without_place_words(other)), key=lambda parts: len(parts.names))
    costs = [min(_apart(name, its, short.language, long.language) for its in long.names) for name in short.names]
    alike = max(costs) <= passing and (len(short.names) == len(long.names) or not (one.public or other.public))
    return sum(costs) / len(costs) if alike else APART


def _without_place_words(parts: Parts) -> Parts:
    """Leave out Puerto, Saint, Sankt, where more of the name is there."""
    words = frozenset(word_list("body_words")["place words"])
    names = tuple(name for name in parts.names if name.casefold() not in words)
    return replace(parts, names=names) if names else parts


@lru_cache(maxsize=1 << 16)
def _apart(one: str, other: str, language: str, its_language: str) -> float:
    seats = seat_named(_forms(one, language), language), seat_named(_forms(other, its_language), its_language)
    if all(seats):
        return 0.0 if seats[0] == seats[1] else APART
    if one.casefold() == other.casefold():
        return 0.0
    pairs = [(first, second) for first in _forms(one, language) for second in _forms(other, its_language)]
    long_enough = min(max(map(len, spellings(word, its)), default=0) for word, its in ((one, language), (other, its_language)))
    if long_enough < MIN_SOUNDS:
        return APART
    return min((distance(first, second, language, its_language) for first, second in pairs), default=APART)


@cache
def _forms(name: str, language: str) -> tuple[str, ...]:
    """Give a name as it stands, without its case ending, and as what its adjective is made of: Киевский, Kiewer."""
    low = name.casefold()
    stems = folded(low, language) if script(low) == "cyrillic" else (low,)
    stem = stems[0] if stems else low
    bare = _ADJECTIVE.sub("", stem) if language in {"ru", "uk", "de"} else stem
    return tuple(dict.fromkeys(each for each in (low, stem, bare) if len(each) > 2)) or (low,)  # noqa: PLR2004


# A proper name sounds like one of the other's; all words of a name without a proper name sound like all of one that has it; or
# neither has one, and what they are and what tells them apart is equal.
_NAMES: Side[Words] = Side(label="names", sounds=lambda words: _name_sounds(parts_of(*words)))
_NAMED: Side[Words] = Side(label="words of the named", sounds=lambda words: _word_sounds(parts_of(*words), named=True))
_NAMELESS: Side[Words] = Side(label="words of the nameless", sounds=lambda words: _word_sounds(parts_of(*words), named=False))
BODIES: Sort[Words] = Sort(
    label="bodies",
    kind=tuple[str, str],
    sides=((_NAMES, _NAMES, SURE), (_NAMED, _NAMELESS, SURE)),
    keys=lambda words: {" ".join(map(str, key)) for key in _keys(parts_of(*words))},
    apart=lambda one, other: bodies_apart(parts_of(*one), parts_of(*other)),
)
