"""Which speaker of a document a short form points back to: families of names, descriptions, kinds of bodies.

The rules stand before those of ``matching.py``, which know names, acronyms and pronouns; a rule answers or passes. What is
certainly another person is never joined, whatever a rule says.
"""

from collections.abc import Callable, Sequence

from sayso.actors.alike import differs_from, is_named, may_name
from sayso.actors.bodynames import proper_tokens
from sayso.actors.describing import by_description
from sayso.actors.entities import Entity
from sayso.actors.genders import gender_of_noun, is_given_name
from sayso.actors.kinds import by_kind, is_kind_alone, is_of_other_state
from sayso.actors.matching import BODIES, match
from sayso.actors.readings import Reading
from sayso.languages.patterns import UNSPACED

Rule = Callable[[Reading, Sequence[Entity]], Entity | None]
MIN_INITIALS = 3
MIN_END = 4  # letters of a name without spaces
_COMMERCIAL = frozenset({"company", "outlet", "bank", "union", "club", "party"})


def pointed_to(reading: Reading, entities: Sequence[Entity], at: int) -> Entity | None:
    """Find the speaker, among those named before and latest first, whom a reading means; None when it is somebody new."""
    entities = [each for each in entities if not is_of_other_state(reading, each) and not _has_other_gender(reading, each)]
    found = next((found for rule in RULES if (found := rule(reading, entities)) is not None), None)
    if found is not None:
        return found
    left = [each for each in entities if each.kind != "person" or reading.kind != "person" or not differs_from(reading, each)]
    return None if _is_settled(reading) else match(reading, left, at)


def by_person_name(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join a shorter or fuller form of a name with the one person who may bear it."""
    if reading.kind != "person" or not is_named(reading) or reading.known is not None:
        return None
    people = [each for each in entities if each.kind == "person" and not differs_from(reading, each)]
    found = [each for each in people if may_name(reading, each)]
    if len(found) > 1:
        found = _told_apart(reading, found)
    if not found and len(reading.tokens) == 1 and (reading.name == reading.words or not is_given_name(reading.name)):
        found = [
            each for each in people if any(name.tokens[0] == reading.tokens[0] for name in each.readings if len(name.tokens) > 1)
        ]
    return found[0] if len(found) == 1 else None


def by_start_of_name(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join a Chinese or Japanese name without a title, which reads like a body, with the one person whose name begins so."""
    if (
        reading.kind not in {"organisation", "unnamed"}
        or reading.classes
        or reading.known
        or reading.language not in {"ja", "zh"}
    ):
        return None
    found = [each for each in entities if each.kind == "person" and len(reading.words) > 1 and may_name(reading, each)]
    return found[0] if len(found) == 1 else None


def by_short_body(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join "Orvel" with "Orvel Telecom" and with "the canal builder Orvel": the one body that has the word as its own."""
    if (
        reading.known is not None
        or reading.roles
        or reading.classes
        or reading.bare
        or reading.kind not in {"person", "organisation", "outlet"}
    ):
        return None
    mine = proper_tokens(reading.tokens, reading.words, reading.language)
    if not mine or len(mine) > 2 or (reading.name != reading.words and reading.kind == "person"):  # noqa: PLR2004
        return None
    if any(each.kind == "person" and may_name(reading, each) for each in entities):
        return None
    found = [each for each in entities if each.kind in BODIES and _has_own(each, mine)]
    return found[0] if len(found) == 1 else None


def by_initials(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join "NHA" with "Norland Harbour Authority" where no bracket defines it."""
    letters = reading.words.replace(".", "")
    if reading.known is not None or not letters.isupper() or not letters.isalpha() or len(letters) < MIN_INITIALS:
        return None
    found = [
        each
        for each in entities
        if each.kind in BODIES and any(letters in (_initials(r.words), *r.words.split()[1:]) for r in each.readings)
    ]
    return found[0] if len(found) == 1 else None


def by_end_of_name(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join 東海鉱業 with 中国東海鉱業, and 経産省 with 経済産業省: a name ends with its shorter form, or is clipped to it."""
    if reading.language not in UNSPACED or reading.known is not None or not reading.classes or reading.kind not in BODIES:
        return None
    bodies = [each for each in entities if each.kind in BODIES and each.known is None and each.classes & reading.classes]
    ending = [
        each
        for each in bodies
        if not reading.bare and any(_ends_alike(reading.name, r.name) for r in each.readings if not r.bare)
    ]
    found = ending or [each for each in bodies if any(_is_clipped(reading.name, r.name) for r in each.readings)]
    return found[0] if len(found) == 1 else None


RULES: tuple[Rule, ...] = (by_person_name, by_start_of_name, by_short_body, by_initials, by_end_of_name, by_description, by_kind)


def _has_other_gender(reading: Reading, entity: Entity) -> bool:
    """Tell whether a Russian or Ukrainian pronoun is not of the gender of a body's noun: «он» is no «компания»."""
    if reading.kind != "pronoun" or reading.gender is None or entity.kind not in BODIES or reading.language not in {"ru", "uk"}:
        return False
    told = [each for each in entity.readings if each.classes] or entity.readings
    return all(gender_of_noun(each.words, each.language) != reading.gender for each in told)


def _is_settled(reading: Reading) -> bool:
    """Tell whether the rules here have looked for all whom such a reading could mean: a person's name, a German kind."""
    compound = reading.language == "de" and is_kind_alone(reading)
    return compound or (reading.kind == "person" and is_named(reading))


def _told_apart(reading: Reading, found: list[Entity]) -> list[Entity]:
    """Keep those of several bearers of a name whom the full name, the gender or the office tells."""
    mine = reading.tokens
    equal = [each for each in found if any(name.tokens == mine for name in each.readings)] if len(mine) > 1 else []
    by_gender = [each for each in found if reading.gender and reading.gender == each.gender]
    by_office = [each for each in found if reading.roles & each.roles]
    return next((kept for kept in (equal, by_gender, by_office) if len(kept) == 1), found)


def _has_own(entity: Entity, mine: tuple[str, ...]) -> bool:
    """Tell whether the words are what a body's name has of its own, a company's or the like: a court has its town's."""
    if entity.known is not None or (entity.classes and not entity.classes & _COMMERCIAL):
        return False
    return any(
        proper_tokens(each.tokens, each.name, each.language)[: len(mine)] == mine for each in entity.readings if not each.bare
    )


def _ends_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= MIN_END and long.endswith(short)


def _is_clipped(one: str, other: str) -> bool:
    """Tell whether the shorter name has letters of the longer in their order, the first and the last among them."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    whole = len(short) >= MIN_INITIALS and short[0] == long[0] and short[-1] == long[-1]
    return whole and len(short) < len(long) and all(letter in rest for letter in short)


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.replace("-", " ").split() if word[:1].isupper() and not word.isupper())
