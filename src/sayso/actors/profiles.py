"""What a speaker of one document tells by itself, whatever else the pile holds: its key, and its names as they are compared.

It is read off once, when its document is read to the end, and remembered with it (``recalling.py``).
"""

import re
import unicodedata

from sayso.actors.bodies import parts_of
from sayso.actors.entities import Entity, Key, Profile
from sayso.actors.ministries import ministry_at_home, own_ministries, portfolios_of, states_told
from sayso.actors.namesakes import PersonName, person_name

_CAPITALS = re.compile(r"(?<![^\W_])[A-ZА-ЯІЇЄҐ]{3,8}(?![^\W_])")
_QUOTES = re.compile(r"[«»“”„\"「」『』《》]")


def profile_of(entity: Entity) -> Profile:
    """Read off what an entity tells; all its document has said of it must be known."""
    person = _fullest(entity) if entity.kind == "person" else None
    key, acronyms = _key_and_acronyms(entity, person)
    lone = _is_one_word(entity)
    may_be_body = key[0] == "body" or acronyms or (key[0] == "person" and lone)
    return Profile(
        key=key,
        acronyms=acronyms,
        defines=tuple(sorted(set(map(_plain, entity.acronyms)))),
        person=person,
        lone=lone,
        wordings=_wordings(entity) if may_be_body else (),
        states=tuple(sorted(states_told(entity))),
        ministries=own_ministries(entity),
        portfolios=portfolios_of(entity),
    )


def _key_and_acronyms(entity: Entity, person: PersonName | None) -> tuple[Key, tuple[str, ...]]:
    """Give the key under which an entity is surely one with others, and the acronyms for which a pile may have another."""
    if entity.known is not None and entity.kind != "person":
        return (entity.known.key,), _only_acronym(entity)
    if entity.kind == "unnamed":
        return ("unnamed", entity.document, *_longest(entity)), ()
    if entity.kind == "person" and not _is_rather_body(entity):
        return _person_key(entity, person), ()
    at_home = ministry_at_home(entity)
    return (at_home.key,) if at_home else ("body", *_longest(entity)), tuple(sorted(_all_acronyms(entity)))


def _only_acronym(entity: Entity) -> tuple[str, ...]:
    """Give the acronym by which alone a body is named: the FSB, which a pile may know as a Financial Supervision Board."""
    words = {reading.words for reading in entity.readings}
    only = words.pop() if len(words) == 1 else ""
    return (_plain(only),) if _CAPITALS.fullmatch(_wide(only)) else ()


def _person_key(entity: Entity, whole: PersonName | None) -> Key:
    name = max(entity.names, key=lambda each: (len(each), each), default=())
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


def _is_one_word(entity: Entity) -> bool:
    """Tell whether nothing but one capital word is known of somebody: it may be a body's name as well (Solmar)."""
    return not (entity.roles or entity.gender) and all(len(reading.words.split()) == 1 for reading in entity.readings)


def _fullest(entity: Entity) -> PersonName | None:
    """Give the fullest name of a person; None where only an office is known."""
    named = [reading for reading in entity.readings if not reading.bare and (reading.name != reading.words or not reading.roles)]
    names = [person_name(reading.name, reading.language) for reading in named]
    return max(
        (name for name in names if name.words), key=lambda name: (len(name.words), sum(map(len, name.words))), default=None
    )


def _wordings(entity: Entity) -> tuple[tuple[str, str], ...]:
    """Give each name that is not bare, with its language; a company's in quotation marks without these, too."""
    named = [reading for reading in entity.readings if not reading.bare]
    plain = [
        (_QUOTES.sub(" ", reading.words), reading.language)
        for reading in named
        if (parts := parts_of(reading.words, reading.language)).quoted
        and "outlet" not in parts.kinds  # a paper keeps its name in other languages, a company may not
    ]
    return tuple(dict.fromkeys([*((reading.words, reading.language) for reading in named), *plain]))


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
