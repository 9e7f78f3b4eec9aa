"""Which body the name of a kind means: "the agency", «ведомство», "the ministry in Kyiv", il dicastero, die Behörde.

It is the nearest body named before whose kind fits, whose state does not disagree, and whose names have the other words.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sayso.actors.entities import Entity
from sayso.actors.folding import folded
from sayso.actors.known import Known, body_words, find_known, names_of, portfolio_in, state_and_rest, state_in
from sayso.actors.matching import BODIES
from sayso.actors.readings import Reading, classes_of
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

_PUBLIC = frozenset(
    {"ministry", "service", "agency", "authority", "centre", "commission", "council", "army", "police", "office", "any"}
)
_NEVER_PUBLIC = frozenset({"company", "bank", "outlet", "club", "union", "party", "court"})


def by_kind(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Join a kind of body, perhaps with its state, with the nearest body that fits; one of another state never does."""
    if not is_kind_alone(reading):
        return None
    fitting = [each for each in entities if each.kind in BODIES and _fits(reading, each)]
    state = state_in(reading.words, reading.language)
    if state is None:
        return fitting[0] if fitting else None
    told = [each for each in fitting if state in states_of(each)]
    untold = [each for each in fitting if not states_of(each) and _has_kind_word(reading, each)]
    if told:
        return told[0]
    return untold[0] if len(untold) == 1 else None


def is_of_other_state(reading: Reading, entity: Entity) -> bool:
    """Tell whether two bodies name different states: the Libyan coast guard and the Italian one."""
    if reading.kind not in BODIES or entity.kind not in BODIES:
        return False
    mine, theirs = _states_named(reading), states_of(entity)
    return bool(mine and theirs) and not mine & theirs


def states_of(entity: Entity) -> set[str]:
    """Give the states that a body is said to belong to."""
    found = {state for each in entity.readings for state in _states_named(each)}
    return found | ({entity.known.state} if entity.known is not None and entity.known.state else set())


@lru_cache(maxsize=1 << 14)
def _states_named(reading: Reading) -> frozenset[str]:
    told = [known.state for known in (reading.affiliation.known, reading.known) if known is not None]
    return frozenset(state for state in (*told, state_in(reading.words, reading.language)) if state)


def is_kind_alone(reading: Reading) -> bool:
    """Tell whether a source is a kind of body and its state, and nothing that would make it a name."""
    if not reading.classes or reading.known is not None or reading.indefinite or reading.kind not in BODIES or reading.acronym:
        return False
    if reading.language in UNSPACED:
        return reading.bare
    return reading.bare or (not _own_words(reading) and state_in(reading.words, reading.language) is not None)


@lru_cache(maxsize=1 << 12)
def _own_words(reading: Reading) -> frozenset[str]:
    """Give the folded words beside the kind, the state, small and weak words."""
    language = reading.language
    lists = word_list("speakers").get(language, {})
    small = {*lists.get("joins", ()), *lists.get("articles", ()), *lists.get("possessives", ())}
    weak = set(lists.get("weak", ()))
    kind = body_words(language).sub(_compound if language == "de" else " ", reading.words).split()
    words = [
        word for word in kind if word.casefold() not in small and not any(not rest for _, rest in state_and_rest(word, language))
    ]
    words = [word for word in words if not _words("intelligence", language).fullmatch(word)]
    return frozenset(token for word in words for token in folded(word, language) if token not in weak and len(token) > 1)


def _says_secret(reading: Reading) -> bool:
    """Tell whether a word beside the kind tells a secret service: spy service, разведывательная служба."""
    language = reading.language
    return bool(_words("intelligence", language).search(body_words(language).sub(" ", reading.words)))


def _is_secret(entity: Entity, language: str) -> bool:
    """Tell whether a body is named as a secret service, in whichever words, in the text or in the alias files."""
    listed = names_of(entity.known.key).get(language, ()) if entity.known is not None else ()
    return any(_words("intelligence", language).search(name) for name in (*listed, *(each.words for each in entity.readings)))


def _compound(match: re.Match[str]) -> str:
    """Keep a German word that names more than a kind: Bundespolizei, but not Polizei."""
    return " " if match.group().casefold() in _plain_kinds("de") else match.group()


@cache
def _plain_kinds(language: str) -> frozenset[str]:
    lists = word_list("speakers").get(language, {}).get("bodies", {})
    return frozenset(str(form).casefold() for forms in lists.values() for form in forms)


def _fits(reading: Reading, entity: Entity) -> bool:
    if not _kind_fits(reading, entity):
        return False
    wanted = portfolio_in(reading.words, reading.language)
    told = {portfolio_in(each.words, each.language) for each in entity.readings} - {None}
    fused = wanted is not None and body_words(reading.language).fullmatch(reading.words)  # 국방부: kind and portfolio in one
    if wanted and wanted not in told and (told or fused):
        return False
    if _says_secret(reading) and not _is_secret(entity, reading.language):
        return False
    if reading.language in UNSPACED:
        return _ends_so(reading, entity)
    own = _own_words(reading) - (set(folded(reading.words, reading.language)) if wanted in told and wanted else set())
    return own <= entity.tokens


def _ends_so(reading: Reading, entity: Entity) -> bool:
    """Tell whether a name ends with a short form, or the form is the word for the kind alone: 法院, 회사."""
    if body_words(reading.language).fullmatch(reading.words):
        return True
    return any(each.words.split("（")[0].split("(")[0].endswith(reading.words) for each in entity.readings)


def _kind_fits(reading: Reading, entity: Entity) -> bool:
    language, known = reading.language, entity.known
    if reading.classes & (entity.classes | _kinds_of_known(known, language)):
        return True
    if "company" in reading.classes and entity.kind in {"organisation", "outlet"} and known is None and not entity.classes:
        return not any(_has_joins(each) for each in entity.readings)
    if entity.kind == "outlet":
        return bool(_words("press", language).search(reading.words)) and not _is_paper(entity)
    is_public = bool(_words("public", language).search(reading.words))
    kinds = entity.classes | _kinds_of_known(known, language)
    acronym = any(each.words.isupper() for each in entity.readings)
    return (
        is_public
        and entity.kind == "organisation"
        and not kinds & _NEVER_PUBLIC
        and (bool(kinds & _PUBLIC) or known is not None or acronym)
    )


def _has_joins(reading: Reading) -> bool:
    """Tell whether a name has a small word inside, as public bodies have and firms seldom: "Guardia di Finanza"."""
    joins = word_list("speakers").get(reading.language, {}).get("joins", ())
    return any(word in joins for word in reading.name.split()[1:])


def _has_kind_word(reading: Reading, entity: Entity) -> bool:
    """Tell whether a body of no named state may be meant by one with a state: it has the same word for its kind, or none."""
    kinds = {token for match in body_words(reading.language).findall(reading.words) for token in folded(match, reading.language)}
    return not entity.classes or entity.kind == "outlet" or bool(kinds & entity.tokens)


def _kinds_of_known(known: Known | None, language: str) -> set[str]:
    """Give the kinds that the listed names of a known body tell."""
    if known is None:
        return set()
    section = known.key.partition(":")[0]
    if section in {"ministry", "state", "outlet"}:
        return {{"ministry": "ministry", "state": "government", "outlet": "outlet"}[section]}
    return {each for name in names_of(known.key).get(language, ()) for each in classes_of(name, language)}


def _is_paper(entity: Entity) -> bool:
    """Tell whether an outlet says by a word that it is none of the agencies of news: "newspaper", «газета»."""
    return any(
        "outlet" in each.classes and "agency" not in each.classes and find_known(each.words, each.language) is None
        for each in entity.readings
    )


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    return any_of(word_list("naming")[name].get(language, ()), language)
