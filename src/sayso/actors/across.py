"""Speakers joined across documents, languages and scripts.

What the alias files know is one by its entry. People are one by their full name (folded, or its skeleton in another script), or
by title and family name where one full name in the pile fits. Bodies are one by their folded name, or by an acronym that one of
them defines.
Somebody unnamed, and a bare office, stay in their document.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from sayso.actors.entities import Entity
from sayso.languages.transliteration import same_person, script_of, skeleton

SPELLING_RATIO = (
    85.0  # "Zelensky"/"Zelenskyy" 94, "Orlov"/"Orlova" 91, "Petrov"/"Petrova" 92 and "Ivan"/"Ivanna" 80; full names only
)
Key = tuple[str, ...]


def join_across(entities: Sequence[Entity]) -> dict[Key, list[Entity]]:
    """Group the speakers of all documents; each group is one actor, by its key."""
    groups: dict[Key, list[Entity]] = defaultdict(list)
    full_names = _full_names(entities)
    acronyms = _acronyms(entities)
    for entity in entities:
        groups[key_of(entity, full_names, acronyms)].append(entity)
    return dict(groups)


def key_of(entity: Entity, full_names: "FullNames", acronyms: dict[str, Key | None]) -> Key:
    """Give the key under which an entity is one with others."""
    if entity.known is not None and entity.kind != "person":
        return (entity.known.key,)
    if entity.kind == "person":
        return _person_key(entity, full_names)
    if entity.kind == "unnamed":
        return ("unnamed", entity.document, *_longest(entity))
    for acronym in sorted(entity.acronyms | {name[0] for name in entity.names if len(name) == 1}):
        defined = acronyms.get(acronym)
        if defined is not None:
            return defined
    return ("body", *_longest(entity))


class FullNames:
    """The full names of people in a pile, by folded form, with what other scripts and spellings lead to."""

    def __init__(self, names: Iterable[tuple[Key, Key]], roles: dict[Key, set[str]]) -> None:
        self.shown = dict(names)
        self.roles = roles
        self.chosen: dict[Key, Key] = {}
        alike: dict[Key, list[Key]] = defaultdict(list)
        for name in sorted(self.shown):
            others = alike[tuple(map(skeleton, self.shown[name]))]
            self.chosen[name] = next((other for other in others if self._alike(name, other)), name)
            if self.chosen[name] == name:
                others.append(name)

    def _alike(self, name: Key, other: Key) -> bool:
        mine, theirs = self.shown[name], self.shown[other]
        if not same_person(mine, theirs):
            return False
        return script_of(mine[0]) != script_of(theirs[0]) or all(map(_spelt_alike, name, other))

    def of_family(self, family: str, roles: set[str]) -> Key | None:
        """Give the one full name that ends so and shares an office; None when none or several do."""
        found = {self.chosen[name] for name in self.shown if name[-1] == family and self.roles[name] & roles}
        return found.pop() if len(found) == 1 else None


def _spelt_alike(first: str, second: str) -> bool:
    return first[0] == second[0] and ratio(first, second) >= SPELLING_RATIO


def _person_key(entity: Entity, full_names: FullNames) -> Key:
    name = max(entity.names, key=lambda each: (len(each), each), default=())
    has_name = any(reading.name != reading.words or not reading.roles for reading in entity.readings)
    if not name or not has_name:
        return ("office", entity.document, *_longest(entity))
    if len(name) > 1:
        return ("person", *full_names.chosen.get(name, name))
    full = full_names.of_family(name[0], entity.roles) if entity.roles else None
    if full is not None:
        return ("person", *full)
    roles = sorted(entity.roles)
    return ("person", *name, "as", *roles) if roles else ("person", *name, "in", entity.document)


def _full_names(entities: Iterable[Entity]) -> FullNames:
    names: dict[Key, Key] = {}
    roles: dict[Key, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind != "person":
            continue
        for reading in entity.readings:
            if len(reading.tokens) > 1 and not reading.bare and (reading.name != reading.words or not reading.roles):
                names.setdefault(reading.tokens, tuple(_words(reading.name)))
                roles[reading.tokens] |= entity.roles
    return FullNames(((name, shown) for name, shown in names.items() if len(name) == len(shown)), roles)


def _words(name: str) -> list[str]:
    return [word for word in name.replace("・", " ").replace("＝", " ").replace("·", " ").split() if word]


def _acronyms(entities: Iterable[Entity]) -> dict[str, Key | None]:
    """Map each acronym to the one body that defines it; None where two do."""
    found: dict[str, Key | None] = {}
    for entity in entities:
        for acronym in entity.acronyms:
            key = (entity.known.key,) if entity.known else ("body", *_longest(entity))
            found[acronym] = key if found.get(acronym, key) == key else None
    return found


def _longest(entity: Entity) -> Key:
    named = [reading.tokens for reading in entity.readings if not reading.bare and reading.tokens]
    listed = named or [reading.tokens or (reading.words.casefold(),) for reading in entity.readings]
    return max(listed, key=lambda tokens: (len(tokens), sum(map(len, tokens)), tokens))
