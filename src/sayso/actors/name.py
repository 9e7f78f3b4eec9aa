"""Statements in, statements with their speakers and the actors out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sayso.actors.across import join_across
from sayso.actors.entities import Entity, Key
from sayso.actors.known import Known, names_of
from sayso.actors.readings import Reading
from sayso.actors.recalling import Casts
from sayso.actors.unsaid import with_unsaid_speakers
from sayso.actors.within import Cast
from sayso.memory import Memory
from sayso.records import Actor, Document, Statement, content_id

MAX_SHOWN_CHARS = 90  # a longer form is a whole clause; a shorter one names as well


def name_actors(
    documents: Sequence[Document], statements: Sequence[Statement], memory: Memory | None = None
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Resolve sources to actors: one actor for all the names of one speaker, within documents, across them, across scripts.

    Args:
        documents: the documents of all statements; a statement of another document keeps its speaker as it is.
        statements: in any order.
        memory: of what was worked out before; what is found is the same without it.

    Returns:
        The statements in the same order with ``speaker`` filled (None without a source), and the actors that speak, in the order
        of their first statement. Unsure stays apart: a missed join is seen and can be corrected, a false one hides a witness.
    """
    of_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of_document[statement.document].append(statement)
    recalled = Casts(memory)
    casts = [recalled.of(document, of_document[document.id]) for document in documents if document.id in of_document]
    everybody = [entity for cast in casts for entity in cast.entities]
    groups = join_across(everybody, memory)
    keys = {id(entity): key for key, group in groups.items() for entity in group}
    speaking = {entity_id for cast in casts for entity_id in map(id, cast.speakers.values())}
    actors = {key: _actor(key, group, keys) for key, group in groups.items() if any(id(entity) in speaking for entity in group)}
    ids = _speaker_ids(casts, keys)
    named = tuple(replace(each, speaker=ids[each.id]) if each.id in ids else each for each in statements)
    named = with_unsaid_speakers(named)
    order = {actor.id: actor for actor in actors.values()}
    seen = dict.fromkeys(each.speaker for each in named if each.speaker in order)
    return named, tuple(order[speaker] for speaker in seen if speaker is not None)


def _speaker_ids(casts: Sequence[Cast], keys: dict[int, Key]) -> dict[str, str]:
    return {statement: _actor_id(keys[id(entity)]) for cast in casts for statement, entity in cast.speakers.items()}


def _actor_id(key: Key) -> str:
    return content_id("actor", *key)


def _actor(key: Key, group: Sequence[Entity], keys: dict[int, Key]) -> Actor:
    forms = [form for entity in group for form in entity.forms]
    kinds = Counter(entity.kind for entity in group)
    known = next((entity.known for entity in group if entity.known is not None and entity.kind != "person"), None)
    return Actor(
        id=_actor_id(key),
        name=_shown_name(group, forms, known),
        names=tuple(dict.fromkeys(" ".join(form.split()) for form, _ in forms)),
        kind=known.kind if known else kinds.most_common(1)[0][0],
        body=_body(key, group, keys),
    )


def _shown_name(group: Sequence[Entity], forms: Sequence[tuple[str, str]], known: Known | None) -> str:
    """Give the fullest name in the language that the pile uses most for the actor."""
    languages = Counter(language for _, language in forms)
    language = languages.most_common(1)[0][0] if languages else "en"
    if known is not None and known.kind == "state":
        listed = names_of(known.key).get(language) or names_of(known.key).get("en") or [known.key]
        return str(listed[0])
    readings = [reading for entity in group for reading in entity.readings if reading.language == language] or [
        reading for entity in group for reading in entity.readings
    ]
    named = [reading for reading in readings if not reading.bare and reading.name] or readings
    short = [reading for reading in named if len(reading.name) <= MAX_SHOWN_CHARS] or named
    return max(short, key=_fullness).name if short else (forms[0][0] if forms else "")


def _fullness(reading: Reading) -> tuple[int, int, str]:
    """Rank a form by its words; of equal ones take the longest, in Russian and Ukrainian the shortest: it has no case ending."""
    inflected = reading.language in {"ru", "uk"}
    return len(reading.name.split()), -len(reading.name) if inflected else len(reading.name), reading.name


def _body(key: Key, group: Sequence[Entity], keys: dict[int, Key]) -> str | None:
    """Give the id of the body: a body is its own, a person has that of the organisation it was introduced with."""
    for entity in group:
        if isinstance(entity.body, Known):
            return entity.body.key
        if entity.body is not None:
            return _body_id(keys[id(entity.body)])
    return _body_id(key) if group[0].kind in {"organisation", "state", "outlet", "group"} else None


def _body_id(key: Key) -> str:
    return key[0] if len(key) == 1 else content_id("body", *key)
