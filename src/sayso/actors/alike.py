"""Which forms of a name one person may bear: "Vale" and "Idris Vale", "Mora" and "Aurelio Mora Reyes", and with a patronymic."""

import re

from sayso.actors.entities import Entity
from sayso.actors.readings import Reading
from sayso.languages.patterns import UNSPACED

Name = tuple[str, ...]
_ARTICLE = re.compile(r"^(?:al|el|as|ad|ash|an|ar|at|аль|эль|ель)-(?=\w{3})")
_PATRONYMIC = re.compile(r"(?:ович|евич|йович|овн|евн|ївн|ичн|ілліч|ильич|инічн)$")
_MIN_PREFIX = 2  # 早坂 of 早坂健太郎; one letter behind a title only
_FULL = 2


def is_named(reading: Reading) -> bool:
    """Tell whether a reading gives a person's name, and not an office alone."""
    return (
        bool(reading.tokens)
        and not reading.bare
        and not (reading.kind == "person" and reading.roles and reading.name == reading.words)
    )


def names_of_person(entity: Entity) -> set[Name]:
    """Give the folded names that an entity of a person has been called by."""
    return {_plain(reading.tokens) for reading in entity.readings if is_named(reading)}


def may_name(reading: Reading, entity: Entity) -> bool:
    """Tell whether a form of a name may be short for, or the full form of, a person's name."""
    mine = _plain(reading.tokens)
    titled = reading.name != reading.words
    return any(
        _alike_unspaced(mine, name, titled=titled) if reading.language in UNSPACED and not _is_latin(mine) else _alike(mine, name)
        for name in names_of_person(entity)
    )


def differs_from(reading: Reading, entity: Entity) -> bool:
    """Tell whether somebody is certainly another person: another gender, or a full name that cannot be the same."""
    if reading.gender and entity.gender and reading.gender != entity.gender:
        return True
    full = {name for name in names_of_person(entity) if len(name) >= _FULL}
    mine = _plain(reading.tokens)
    if not is_named(reading) or len(mine) < _FULL or not full or reading.language in UNSPACED:
        return False
    return not any(_alike(mine, name) for name in full) and {_script(word) for word in mine} == {
        _script(word) for name in full for word in name
    }


def _alike(one: Name, other: Name) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) == 1:
        return short[0] in long[1:] and not _PATRONYMIC.search(short[0])
    return short == long[-len(short) :] or (_begins(short[0], long[0]) and _in_order(short[1:], long[1:]))


def _in_order(short: Name, long: Name) -> bool:
    """Tell whether all words of the shorter stand in the longer in the same order: (petrov) in (sergeevich, petrov)."""
    rest = iter(long)
    return all(any(_begins(word, other) for other in rest) for word in short)


def _begins(one: str, other: str) -> bool:
    """Tell whether two words are one, or one is the other's initial."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _alike_unspaced(one: Name, other: Name, *, titled: bool) -> bool:
    short, long = sorted((one, other), key=lambda name: (len(name), sum(map(len, name))))
    if short == long:
        return True
    if len(long) > 1:
        return len(short) == 1 and short[0] in (long[0], long[-1])
    return long[0].startswith(short[0]) and (len(short[0]) >= _MIN_PREFIX or titled)


def _plain(tokens: Name) -> Name:
    return tuple(_ARTICLE.sub("", token) for token in tokens)


def _is_latin(name: Name) -> bool:
    return all(word.isascii() for word in name)


def _script(word: str) -> str:
    return "latin" if word.isascii() else "other"
