"""Who speaks, inside one document: sources in the order of the text, each given to a speaker named before or to a new one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.actors.bodynames import MAX_OWNER_CHARS, owner_before
from sayso.actors.datelines import is_dateline, may_be_city
from sayso.actors.describing import heads_firm
from sayso.actors.entities import Entity, entity_of
from sayso.actors.genders import gender_of_name, gender_of_verb
from sayso.actors.introductions import full_names, introductions
from sayso.actors.kinds import by_kind
from sayso.actors.known import Known, find_known
from sayso.actors.matching import match
from sayso.actors.pointing import pointed_to
from sayso.actors.profiles import profile_of
from sayso.actors.readings import Reading, read_source
from sayso.errors import BadInput
from sayso.languages.wordlists import word_list
from sayso.records import Document, Kind, Statement

BEFORE_CHARS = 20  # before a name: enough for the verb
MAX_PARENTS = 16  # attributions nest so deep at most


@dataclass(slots=True)
class Cast:
    """The speakers of one document, and who speaks each statement."""

    document: Document
    entities: list[Entity] = field(default_factory=list)
    speakers: dict[str, Entity] = field(default_factory=dict)

    def latest_first(self, *, openly: bool = False) -> list[Entity]:
        """Give the entities by their last mention, latest first; ``openly``: those who were only mentioned aside come last."""
        return sorted(self.entities, key=lambda entity: (-entity.last_open if openly else 0, -entity.mentions[-1]))

    def take(self, reading: Reading, at: int, *, aside: bool = False) -> Entity:
        """Give a reading to the entity that it means, or to a new one.

        Args:
            reading: of a source or of an introduction.
            at: where it stands.
            aside: true inside what somebody says, and of somebody who is spoken to.
        """
        entity = self._taken(reading, at, aside=aside)
        if aside:
            entity.aside.add(at)
        return entity

    def _taken(self, reading: Reading, at: int, *, aside: bool) -> Entity:
        entity = pointed_to(reading, self.latest_first(openly=reading.kind == "pronoun" and not aside), at)
        if entity is None:
            entity = entity_of(_as_somebody(reading), self.document.id, at)
            self.entities.append(entity)
        elif reading.kind == "pronoun":
            entity.mentions.append(at)
            entity.gender = entity.gender or (reading.gender if entity.kind == "person" else None)
        else:
            entity.learn(reading, at)
        self._affiliate(entity, reading, at)
        return entity

    def _affiliate(self, entity: Entity, reading: Reading, at: int) -> None:
        if entity.body is not None:
            return
        if reading.affiliation.known is not None:
            entity.body = reading.affiliation.known
        elif reading.affiliation.words is not None:
            body = _as_firm(read_source(reading.affiliation.words, reading.language), reading)
            found = pointed_to(body, [each for each in self.latest_first() if each is not entity], at)
            if found is None and body.kind in {"organisation", "outlet", "state", "group"}:
                found = entity_of(body, self.document.id, at)
                found.introduced = True
                self.entities.append(found)
            if found is not None and found.kind not in {"person", "unnamed"}:
                entity.body = found


def cast_of(document: Document, statements: Sequence[Statement]) -> Cast:
    """Find who speaks each statement of a document.

    Args:
        document: the document.
        statements: all its statements, in any order; those without a source get no speaker.
    """
    cast = Cast(document)
    spans = [statement.source for statement in statements if statement.source is not None]
    events: list[tuple[int, int, Reading, Statement | None]] = [
        (span.start, 1, reading, None)
        for span, reading in introductions(document)
        if not any(span.overlap(source) for source in spans)
    ]
    sources = [(each, _read(document, each)) for each in statements if each.source is not None]
    events += [(each.source.start, 0, reading, each) for each, reading in sources if each.source is not None]
    families = {reading.name for _, reading in sources if reading.kind == "person" and len(reading.tokens) == 1}
    events += [
        (span.start, 1, reading, None)
        for span, reading in full_names(document, families)
        if not any(span.overlap(source) for source in spans)
    ]
    first_person = []
    by_id = {statement.id: statement for statement in statements}
    readings = {statement.id: reading for statement, reading in sources}
    for at, _, reading, statement in sorted(events, key=lambda event: event[:2]):
        if statement is None:
            entity = cast.take(reading, at, aside=_is_spoken_to(document, at, reading.language))
            entity.introduced = entity.introduced or not entity.forms
        elif reading.fits in {"first", "outlet"}:
            first_person.append((statement, reading, at))
        else:
            known = _as_quoted(cast, reading, statement, by_id.get(statement.parent or ""))
            outer = readings.get(statement.parent or "")
            inside = outer is not None and outer.kind in {"person", "unnamed", "pronoun"}
            _speak(cast, cast.take(known, at, aside=inside), statement, reading)
    _look_ahead(cast)
    _part_datelines(cast, statements)
    _resolve_first_person(cast, first_person, by_id)
    for entity in cast.entities:
        entity.profile = profile_of(entity)
    return cast


def _is_spoken_to(document: Document, at: int, language: str) -> bool:
    """Tell whether a name stands behind "told", "asked" or the like."""
    before = document.text[max(0, at - BEFORE_CHARS) : at].split()
    return bool(before) and before[-1].casefold() in word_list("speakers").get(language, {}).get("addressing", ())


def _as_quoted(cast: Cast, reading: Reading, statement: Statement, outer: Statement | None) -> Reading:
    """Leave a pronoun inside a quotation open where the quotation names nobody before it: “They want revenge,” he said."""
    if reading.kind != "pronoun" or outer is None or outer.kind is not Kind.DIRECT or statement.source is None:
        return reading
    quotation, place = outer.content[0].start, statement.source.start
    named = any(quotation <= mention < place for entity in cast.entities for mention in entity.mentions)
    return reading if named else _as_somebody(reading)


def _read(document: Document, statement: Statement) -> Reading:
    """Read a statement's source, with the gender that the verb or the name tells of a person."""
    if statement.source is None:
        raise BadInput(f"statement {statement.id!r} has no source; expected one to read")
    language = _language(document, statement)
    reading = _with_owner(read_source(document.words(statement.source), language), document, statement.source.start)
    if reading.gender or reading.kind not in {"person", "unnamed"}:
        return reading
    cue = document.words(statement.cue) if statement.cue else ""
    gender = gender_of_verb(cue, language) or gender_of_name(reading.name, language, cue)
    return replace(reading, gender=gender) if gender and reading.fits is None else reading


def _part_datelines(cast: Cast, statements: Sequence[Statement]) -> None:
    """Keep a capital before a colon apart from the government where it may mean its city."""
    for statement in statements:
        government = cast.speakers.get(statement.id)
        if government is None or statement.source is None or not is_dateline(cast.document, statement.source):
            continue
        reading = _read(cast.document, statement)
        if may_be_city(reading, government, cast.entities):
            city = entity_of(replace(reading, kind="unnamed", known=None), cast.document.id, statement.source.start)
            cast.entities.append(city)
            government.forms.remove((cast.document.words(statement.source).strip(), reading.language))
            _speak(cast, city, statement, reading)


def _with_owner(reading: Reading, document: Document, start: int) -> Reading:
    """Read a body together with the state that stands before its source: ロシアの, and then 対外情報庁."""
    owner = owner_before(document.text[max(0, start - MAX_OWNER_CHARS - 2) : start], reading.language)
    if not owner or reading.kind != "organisation" or reading.known is not None:
        return reading
    whole = read_source(owner + reading.words, reading.language)
    return whole if whole.kind == reading.kind else reading


def _as_firm(body: Reading, head: Reading) -> Reading:
    """Take one unknown capital for a firm where its chief executive is named: a mayor is of a town."""
    bare_name = body.kind == "person" and not body.roles and body.name == body.words and len(body.tokens) == 1
    return replace(body, kind="organisation") if bare_name and heads_firm(head) else body


def _look_ahead(cast: Cast) -> None:
    """Join a short form that stands before the full name, as in headlines ("Russian intel says"), if one later speaker fits."""
    for entity in [each for each in cast.entities if _may_be_short(each)]:
        later = [each for each in cast.entities if each is not entity and each.mentions[0] > entity.mentions[0]]
        found = [each for each in later if _is_short_for(entity, each, cast.document)]
        if len(found) == 1:
            _merge(cast, entity, found[0])


def _may_be_short(entity: Entity) -> bool:
    """Tell whether an entity has no full name so far: bare, one word, or a kind of body with its state."""
    return entity.known is None and all(each.bare or each.classes or len(each.tokens) == 1 for each in entity.readings)


def _is_short_for(entity: Entity, later: Entity, document: Document) -> bool:
    if (
        entity.known is not None
        or entity.kind not in {"organisation", "outlet", "person"}
        or all(each.bare for each in later.readings)
    ):
        return False
    if all(len(reading.tokens) >= _longest_name(later) for reading in entity.readings):
        return False
    if entity.kind != "person" and document.paragraph_at(entity.mentions[0]) == document.paragraph_at(later.mentions[0]):
        return False
    return all(_may_mean(reading, later) for reading in entity.readings)


def _may_mean(reading: Reading, later: Entity) -> bool:
    """Tell whether a reading would be given to an entity that had been named before it."""
    if match(reading, [later], later.mentions[-1]) is later:
        return True
    return not reading.bare and by_kind(reading, [later]) is later


def _longest_name(entity: Entity) -> int:
    return max(len(reading.tokens) for reading in entity.readings)


def _merge(cast: Cast, entity: Entity, into: Entity) -> None:
    for reading in entity.readings:
        into.learn(reading, entity.mentions[0])
    into.mentions = sorted({*into.mentions, *entity.mentions})
    into.aside |= entity.aside
    into.forms = [*entity.forms, *into.forms]
    into.body = into.body or entity.body
    cast.entities.remove(entity)
    cast.speakers = {key: into if speaker is entity else speaker for key, speaker in cast.speakers.items()}
    for each in cast.entities:
        each.body = into if each.body is entity else each.body


def _speak(cast: Cast, entity: Entity, statement: Statement, reading: Reading) -> None:
    cast.speakers[statement.id] = entity
    entity.introduced = False
    if reading.kind != "pronoun" and statement.source is not None:
        entity.forms.append((cast.document.words(statement.source).strip(), reading.language))


def _language(document: Document, statement: Statement) -> str:
    return document.language if statement.language == "und" else statement.language


def _as_somebody(reading: Reading) -> Reading:
    """Make somebody of a pronoun that points to nobody: unnamed, by its words."""
    if reading.kind != "pronoun":
        return reading
    return replace(reading, kind="unnamed", tokens=(reading.words.casefold(),), name=reading.words)


def _resolve_first_person(
    cast: Cast, waiting: Sequence[tuple[Statement, Reading, int]], statements: dict[str, Statement]
) -> None:
    """Give "I" and "we" to who is quoted; outside a quotation, and "this newspaper" always, to author or outlet."""
    for statement, reading, at in sorted(waiting, key=lambda each: _depth(each[0], statements)):
        entity = None if reading.fits == "outlet" else _quoted(cast, statement, statements)
        if entity is None:
            entity = _author(cast, reading, at)
        _speak(cast, entity, statement, replace(reading, kind="pronoun"))


def _quoted(cast: Cast, statement: Statement, statements: dict[str, Statement]) -> Entity | None:
    """Give the speaker of the nearest direct speech around a statement."""
    parent = statements.get(statement.parent or "")
    for _ in range(MAX_PARENTS):
        if parent is None:
            return None
        if parent.kind is not Kind.INDIRECT:
            return cast.speakers.get(parent.id)
        parent = statements.get(parent.parent or "")
    return None


def _depth(statement: Statement, statements: dict[str, Statement]) -> int:
    depth = 0
    while statement.parent in statements and depth < MAX_PARENTS:
        statement = statements[statement.parent]
        depth += 1
    return depth


def _author(cast: Cast, reading: Reading, at: int) -> Entity:
    """Give the document's author or outlet as a speaker; unnamed where the document tells neither."""
    document = cast.document
    names = [document.outlet] if reading.fits == "outlet" else [document.author, document.outlet]
    name = next((each for each in names if each and each.strip()), None)
    if name is None:
        words = f"author of {document.name}"
        author = Reading(words=words, language=reading.language, kind="unnamed", tokens=(words,), name=words)
    else:
        read = read_source(name, document.language)
        kind = "outlet" if name == document.outlet else "person"
        known: Known | None = find_known(name, document.language)
        author = replace(read, kind=known.kind if known else kind, name=name.strip(), known=known, bare=False, fits=None)
    entity = cast.take(author, at)
    if name is not None and not entity.forms:
        entity.forms.append((name.strip(), document.language))
    return entity
