"""Which person a description means: "the Chilean president", «подрядчик», la mandataria, "the bank's lawyer".

The head of a description ("president") is compared with the heads of the descriptions that a person's sources have given, by the
word or by the office that it is one of the words for (``naming.yml``). Gender, state, portfolio and other words
must not disagree.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sayso.actors.alike import is_named
from sayso.actors.entities import Entity
from sayso.actors.folding import folded
from sayso.actors.known import Known, body_words, portfolio_in, speaker_words, state_and_rest, state_in
from sayso.actors.readings import HEAD_LAST, Reading
from sayso.actors.trimming import segments, trimmed
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

MAX_DESCRIPTION_WORDS = 6
_ADJECTIVE_ENDS = ("ый", "ий", "ой", "ая", "яя", "ое", "ого", "его", "ой", "ій", "ої", "ому", "ым", "им", "ше", "ша")


def by_description(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join an office or another description without a name with the nearest person who was described so."""
    if not _is_description(reading):
        return None
    people = [each for each in entities if each.kind == "person" and _may_be(reading, each)]
    sure = [each for each in people if _is_described(reading, each)]
    told = [each for each in sure if _has_state(reading, each)] if _states(reading) else sure
    if sure:
        return told[0] if told else sure[0] if len(sure) == 1 else None
    return _only_person(reading, entities)


def heads_firm(reading: Reading) -> bool:
    """Tell whether a source names the office of a firm's head: a chief executive, a managing director."""
    return any(name == "company head" and pattern.search(reading.words) for name, pattern in _offices(reading.language))


def _only_person(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Take the only person of the text, of whom it has told no office, for a bare description: «инженер» after «Иван Громов»."""
    people = [each for each in entities if each.kind == "person"]
    if len(people) != 1 or len(reading.tokens) > 1 or not reading.roles or people[0].roles or entities[0] is not people[0]:
        return None
    told = any(_heads(each) for each in people[0].readings)
    return people[0] if not told and _agrees_in_gender(reading, people[0]) else None


def _is_description(reading: Reading) -> bool:
    if reading.known is not None or reading.indefinite or reading.fits == "many":
        return False
    if reading.kind == "person":
        return bool(reading.roles) and reading.name == reading.words
    short = len(reading.words.split()) <= MAX_DESCRIPTION_WORDS
    return reading.kind == "unnamed" and short and reading.affiliation.known is None and reading.language not in UNSPACED


def _may_be(reading: Reading, entity: Entity) -> bool:
    return _agrees_in_gender(reading, entity) and _agrees_in_state(reading, entity) and _agrees_in_portfolio(reading, entity)


def _agrees_in_gender(reading: Reading, entity: Entity) -> bool:
    return not (reading.gender and entity.gender and reading.gender != entity.gender)


def _agrees_in_state(reading: Reading, entity: Entity) -> bool:
    wanted, told = _states(reading), {state for each in entity.readings for state in _states(each)}
    if isinstance(entity.body, Known) and entity.body.state:
        told.add(entity.body.state)
    return not wanted or not told or bool(wanted & told)


def _has_state(reading: Reading, entity: Entity) -> bool:
    return any(_states(reading) & _states(each) for each in entity.readings)


@lru_cache(maxsize=1 << 14)
def _states(reading: Reading) -> frozenset[str]:
    affiliation = reading.affiliation.known
    known = affiliation.state if affiliation is not None else None
    named = reading.kind == "person" and is_named(reading)
    found = known or state_in(reading.words.replace(reading.name, " ", 1) if named else reading.words, reading.language)
    return frozenset({found} if found else ())


def _agrees_in_portfolio(reading: Reading, entity: Entity) -> bool:
    wanted = portfolio_in(reading.words, reading.language)
    told = {portfolio_in(each.words, each.language) for each in entity.readings if is_named(each)} - {None}
    return wanted is None or not told or wanted in told


def _is_described(reading: Reading, entity: Entity) -> bool:
    """Tell whether a person's sources have the head of a description, and all its other words."""
    heads = _heads(reading)
    alike = [each for each in entity.readings if heads & _heads(each)]
    counterpart = any(("office", "counterpart") in _heads(each) for each in entity.readings)
    if not alike and not (counterpart and _has_state(reading, entity)):
        return False
    known = {token for each in entity.readings for token in _all_tokens(each)} | _body_tokens(entity)
    return _other_words(reading) <= known


@lru_cache(maxsize=1 << 12)
def _all_tokens(reading: Reading) -> frozenset[str]:
    return frozenset(folded(reading.words, reading.language))


def _body_tokens(entity: Entity) -> set[str]:
    return set(entity.body.tokens) if isinstance(entity.body, Entity) else set()


@lru_cache(maxsize=1 << 12)
def _other_words(reading: Reading) -> frozenset[str]:
    """Give the words of a description that are no head, no state, no kind of body and no small word."""
    language = reading.language
    lists = word_list("speakers").get(language, {})
    if language in UNSPACED:
        return frozenset()
    small = {*lists.get("joins", ()), *lists.get("weak", ()), *lists.get("articles", ()), *lists.get("possessives", ())}
    kept: list[str] = []
    for word in reading.words.split():
        plain = word.strip(" ,.;'’\"«»")
        skip = plain.casefold() in small or portfolio_in(plain, language) or body_words(language).fullmatch(_owner(plain))
        role = any(speaker_words(language, name).fullmatch(plain) for name in ("roles", "titles", "nobody"))
        if not skip and not role and not any(not rest for _, rest in state_and_rest(plain, language)):
            kept.extend(folded(plain, language))
    return frozenset(kept) - {token for head in _heads(reading) for token in head}


def _owner(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1 << 12)
def _heads(reading: Reading) -> frozenset[tuple[str, ...]]:
    """Give the heads of the descriptions in a source, and the offices that they are words for."""
    words = reading.words
    if is_named(reading) and reading.kind == "person":
        words = words.replace(reading.name, ", ", 1)
    found: set[tuple[str, ...]] = set()
    for part in segments(words):
        head = _head(trimmed(part, reading.language).strip(), reading.language)
        if head:
            found |= {folded(head, reading.language), folded(head, reading.language)[-1:]}
            found |= {("office", office) for office, pattern in _offices(reading.language) if pattern.fullmatch(head)}
    return frozenset(found - {()})


def _head(part: str, language: str) -> str | None:
    """Give the word that a description turns on: the last before a join in English, the first noun in Russian."""
    if language in UNSPACED:
        matches = list(speaker_words(language, "roles").finditer(part))
        return matches[-1].group() if matches else None
    part = _without_possessive(part, language)
    office = next(
        (match for match in speaker_words(language, "roles").finditer(part) if match.start() == 0 or language in HEAD_LAST), None
    )
    joins = word_list("speakers").get(language, {}).get("joins", ())
    kept: list[str] = []
    for word in part.split():
        if kept and word.casefold() in joins:
            break
        kept.append(word)
    if not kept:
        return None
    if language in HEAD_LAST:
        last = [
            match for match in speaker_words(language, "roles").finditer(" ".join(kept)) if match.end() == len(" ".join(kept))
        ]
        return max((match.group() for match in last), key=len, default=kept[-1])
    if office is not None:
        return office.group()
    return next((word for word in kept if not (language in {"ru", "uk"} and word.casefold().endswith(_ADJECTIVE_ENDS))), kept[-1])


def _without_possessive(part: str, language: str) -> str:
    first, _, rest = part.partition(" ")
    return rest if first.casefold() in word_list("speakers").get(language, {}).get("possessives", ()) else part


@cache
def _offices(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, any_of(forms[language], language)) for name, forms in word_list("naming")["offices"].items() if language in forms
    )
