"""Which earlier speaker of a document a source means: the rules, in order.

A rule answers with an entity or passes; ``RULES`` is tried from the surest to the weakest. Entities come in the order of their
last mention, latest first, so that "the nearest earlier one" is the first that fits.
"""

from collections.abc import Callable, Sequence

from sayso.actors.entities import Entity
from sayso.actors.folding import folded
from sayso.actors.known import names_of, portfolio_in, speaker_words, state_and_rest, state_in
from sayso.actors.readings import Reading, classes_of
from sayso.actors.trimming import listed
from sayso.languages.evidence import evidence_in
from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

BODIES = frozenset({"organisation", "state", "outlet", "group"})
CROWDS = frozenset({"group", "organisation", "outlet", "state"})
_THINGS = frozenset({"video", "photo", "audio", "document", "statistics", "intercept"})
MIN_CLIPPED = 5
MAX_THEY_CHARS = 600  # "they" of one body or person, where no crowd was named: some two paragraphs
MAX_PRONOUN_CHARS = 2500  # a pronoun looks back so far: some eight paragraphs of news


def match(reading: Reading, entities: Sequence[Entity], at: int) -> Entity | None:
    """Find the entity that a reading means among those named before; None when it is somebody new."""
    return next((found for rule in RULES if (found := rule(reading, entities, at)) is not None), None)


def by_pronoun(reading: Reading, entities: Sequence[Entity], at: int) -> Entity | None:
    """Give "he" to the nearest person, "it" and 同省 to the nearest body of the kind, "they" to the nearest several."""
    if reading.kind != "pronoun":
        return None
    near = [entity for entity in entities if at - entity.mentions[-1] <= MAX_PRONOUN_CHARS]
    found = next((entity for entity in near if _fits(reading, entity)), None)
    if found is None and reading.fits == "many" and near and at - near[0].mentions[-1] <= MAX_THEY_CHARS:
        return near[0]
    return found


def by_entry(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join what the alias files know as one."""
    if reading.known is None or reading.kind == "person":
        return None
    return next((entity for entity in entities if entity.known == reading.known and entity.kind != "person"), None)


def by_acronym(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join "the NHA" with "Norland Harbour Authority (NHA)"."""
    mine = {reading.acronym.casefold()} if reading.acronym else set()
    if len(reading.tokens) == 1:
        mine.add(reading.tokens[0])
    return next((entity for entity in entities if entity.acronyms & mine and entity.kind != "person"), None)


def by_name(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join equal names; two people only if nothing tells them apart."""
    if not reading.tokens:
        return None
    return next((entity for entity in entities if _same_kind(reading, entity) and reading.tokens in entity.names), None)


def by_family_name(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join "Vale" with "Colonel Idris Vale" when one person of the document bears the name; two who do stay apart."""
    clipped = reading.kind == "organisation" and not reading.classes and reading.words.isupper()  # PELL: in a transcript
    if not (reading.kind == "person" or clipped) or not reading.tokens or (reading.bare and reading.roles):
        return None
    found = [entity for entity in entities if entity.kind == "person" and _share_family_name(reading, entity)]
    if len(found) > 1:
        found = [entity for entity in found if reading.gender and reading.gender == entity.gender] or [
            entity for entity in found if reading.roles & entity.roles
        ]
    return found[0] if len(found) == 1 and _no_conflict(reading, found[0]) else None


def by_kind_of_body(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join "the intelligence service" with the nearest service whose name, or state, has all its other words."""
    if not reading.classes or (reading.known is not None) or reading.kind == "person" or not _points_back(reading):
        return None
    return next((entity for entity in entities if _is_kind(reading, entity) and _covers(entity, reading)), None)


def by_part_of_name(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join "the Harbour Authority" with the one body of the document whose name goes on around it."""
    if reading.known is not None or reading.kind not in BODIES:
        return None
    if reading.kind == "outlet" and len(reading.tokens) == 1:
        return next((e for e in entities if e.kind == "outlet" and any(name[-1:] == reading.tokens for name in e.names)), None)
    if not reading.classes or len(reading.tokens) < 2:  # noqa: PLR2004
        return None
    found = [
        entity for entity in entities if entity.kind in BODIES and any(_holds(name, reading.tokens) for name in entity.names)
    ]
    return found[0] if len(found) == 1 else None


def by_office(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join "the minister" with the nearest person of that office."""
    if reading.kind != "person" or not reading.bare or not reading.roles:
        return None
    found = (entity for entity in entities if entity.kind == "person" and reading.roles <= entity.roles)
    return next((entity for entity in found if not (reading.gender and entity.gender and reading.gender != entity.gender)), None)


def by_wording(reading: Reading, entities: Sequence[Entity], _at: int) -> Entity | None:
    """Join equal words of somebody who is not named, or of a bare office or body."""
    if not reading.tokens:
        return None
    return next((e for e in entities if e.kind == reading.kind and any(r.tokens == reading.tokens for r in e.readings)), None)


RULES: tuple[Callable[[Reading, Sequence[Entity], int], Entity | None], ...] = (
    by_pronoun, by_entry, by_acronym, by_name, by_family_name, by_kind_of_body, by_part_of_name, by_office, by_wording,
)  # fmt: skip


def _fits(reading: Reading, entity: Entity) -> bool:
    if reading.gender and entity.gender and reading.gender != entity.gender:
        return False
    if reading.classes:
        return entity.kind in BODIES and _is_kind(reading, entity)
    if reading.fits == "person":
        return entity.kind == "person" or (entity.kind == "unnamed" and not entity.many and not _is_thing(entity))
    if reading.fits == "body":
        return entity.kind in BODIES
    if reading.fits == "many":
        return entity.many or entity.kind in CROWDS
    return reading.fits == "any"


def _is_thing(entity: Entity) -> bool:
    """Tell whether what is credited is a paper or a recording: "the report", "video footage" is neither he nor she."""
    return any(
        listed("documents", each.words, each.language, at_start=each.language not in UNSPACED, at_end=each.language in UNSPACED)
        or any(kind in _THINGS and start == 0 for kind, start, _ in evidence_in(each.words, each.language))
        for each in entity.readings
    )


def _same_kind(reading: Reading, entity: Entity) -> bool:
    return reading.kind == entity.kind or (reading.kind in BODIES and entity.kind in BODIES)


def _share_family_name(reading: Reading, entity: Entity) -> bool:
    mine = reading.tokens
    return any(
        mine == name
        or (len(mine) == 1 and mine[0] in name[-1:])
        or (len(name) == 1 and name[0] == mine[-1])
        or _ends_alike(mine, name)
        for name in entity.names
    )


def _ends_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether the shorter full name ends the longer: "Anna Winter" in "Rentnerin Anna Winter"."""
    size = min(len(first), len(second))
    return size > 1 and first[-size:] == second[-size:]


def _holds(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(name[start : start + len(part)] == part for start in range(len(name) - len(part) + 1))


def _no_conflict(reading: Reading, entity: Entity) -> bool:
    return not (reading.gender and entity.gender and reading.gender != entity.gender)


def _points_back(reading: Reading) -> bool:
    """Tell whether a name of a body is short enough to mean one named before: bare, or its state and its kind."""
    if reading.bare:
        return True
    return any(rest for _, rest in state_and_rest(reading.words, reading.language)) and len(reading.tokens) <= 3  # noqa: PLR2004


def _is_kind(reading: Reading, entity: Entity) -> bool:
    if entity.kind not in BODIES:
        return False
    if reading.classes & entity.classes or ("any" in reading.classes and entity.kind in {"organisation", "group"}):
        return True
    if entity.known is None:
        return "company" in reading.classes and not entity.classes and entity.kind == "organisation"
    return bool(reading.classes & _classes_of_known(reading, entity))


def _classes_of_known(reading: Reading, entity: Entity) -> set[str]:
    """Give the kinds that the listed names of a known body tell: "the service" after "The SVR"."""
    key = entity.known.key if entity.known else ""
    if key.startswith("ministry:"):
        return {"ministry"}
    if key.startswith("state:"):
        return {"government"}
    if key.startswith("outlet:"):
        return {"outlet"}
    return {each for name in names_of(key).get(reading.language, ()) for each in classes_of(name, reading.language)}


def _covers(entity: Entity, reading: Reading) -> bool:
    """Tell whether an entity's names account for every word of a short form."""
    if reading.bare and len(reading.tokens) == 1 and reading.language not in UNSPACED:
        return portfolio_in(reading.words, reading.language) is None  # «ведомство»; «Міносвіти» is more than a kind
    if not reading.tokens or reading.language in UNSPACED:
        return reading.words in {form for form, _ in entity.forms} or _covers_unspaced(entity, reading)
    state = state_in(reading.words, reading.language)
    if state is not None and entity.known is not None and entity.known.state not in (None, state):
        return False
    listed = names_of(entity.known.key).get(reading.language, []) if entity.known else []
    tokens = entity.tokens | {token for name in listed for token in folded(name, reading.language)}
    states = {
        token for word in reading.words.split() if state_in(word, reading.language) for token in folded(word, reading.language)
    }
    weak = set(word_list("speakers").get(reading.language, {}).get("weak", ()))
    return all(
        token in tokens or _begins_one(token, tokens)
        for token in set(reading.tokens) - states - weak - _kind_words(entity, reading)
    )


def _kind_words(entity: Entity, reading: Reading) -> set[str]:
    """Give the words of a short form for a state's government, which its names do not hold: "government", «правительство»."""
    if entity.kind != "state":
        return set()
    match = speaker_words(reading.language, "governments").search(reading.words)
    return set(folded(match.group(), reading.language)) if match else set()


def _begins_one(token: str, tokens: frozenset[str]) -> bool:
    """Tell whether a clipped word begins a full one: "intel"."""
    return len(token) >= MIN_CLIPPED and any(each.startswith(token) for each in tokens)


def _covers_unspaced(entity: Entity, reading: Reading) -> bool:
    """Tell whether a name ends with a short form: 情報庁 in 対外情報庁."""
    listed = names_of(entity.known.key).get(reading.language, []) if entity.known else []
    names = [*listed, *(each.words for each in entity.readings)]
    return any(name.split("（")[0].split("(")[0].endswith(reading.words) for name in names)
