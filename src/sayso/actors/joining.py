"""Join actors that only a second look shows to be one: after copies are found, and across languages by what a body is for.

Three reasons join: the same statement in two copies of one text (verbatim, edited or translated) has one speaker; two public
bodies in different languages that are for the same thing in the same place are one body; two bodies in different scripts whose
name is one word of one sound are one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.actors.fields import field_and_place, same_place, sound_of
from sayso.records import Actor, Copy, CopyKind, Span, Statement

Pair = tuple[str, str]
Described = tuple[Actor, str | None, frozenset[str]]
Languages = dict[str, set[str]]
_BODIES = ("organisation", "group", "state")
_OF_A_BODY = ("unnamed", "person")


def join_actors(
    statements: Sequence[Statement], actors: Sequence[Actor], copies: Sequence[Copy]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Give statements and actors with the joined ones made one.

    Args:
        statements: with speakers, as :func:`sayso.name_actors` gives them.
        actors: their actors.
        copies: as :func:`sayso.find_copies` gives them; only aligned parts (``pairs``) are used.

    Returns:
        The same statements and fewer actors. Of those that are one, the one that speaks most keeps its id and name.
    """
    known = {actor.id: actor for actor in actors}
    languages, described = _languages(statements), [(each, *field_and_place(each.names)) for each in actors if _may_be_told(each)]
    pairs = [*_by_copies(statements, known, copies), *_by_field(described, languages), *_by_sound(actors, languages)]
    leader = _groups(pairs, known, Counter(each.speaker for each in statements if each.speaker))
    bodies = {known[old].body: known[new].body for old, new in leader.items() if known[old].body and known[new].body}
    bodies |= _affiliations(described, bodies)
    others: dict[str, list[Actor]] = defaultdict(list)
    for old, new in leader.items():
        others[new].append(known[old])
    merged = [_merged(actor, others[actor.id], bodies) for actor in actors]
    joined = tuple(replace(s, speaker=leader[s.speaker]) if s.speaker in leader else s for s in statements)
    return joined, tuple(actor for actor in merged if actor.id not in leader)


def _may_be_told(actor: Actor) -> bool:
    """Tell whether what an actor's words are for, and where, may show that it, or its body, is another's."""
    return actor.kind in _BODIES or (actor.kind in _OF_A_BODY and actor.body is not None)


def _by_copies(statements: Sequence[Statement], known: dict[str, Actor], copies: Sequence[Copy]) -> Iterator[Pair]:
    """Pair the speakers of statements that stand in aligned parts of two copies."""
    inside: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        if each.speaker in known and each.source is not None:
            inside[each.document].append(each)
    for copy in copies:
        if copy.kind is CopyKind.TRANSLATED:
            yield from _of_aligned(copy, inside)
        else:
            yield from _of_blocks(copy, inside)


def _of_aligned(copy: Copy, inside: dict[str, list[Statement]]) -> Iterator[Pair]:
    """Two aligned sentences with as many statements each: their speakers in order."""
    for a_start, a_end, b_start, b_end in copy.pairs:
        mine = _within(inside[copy.a.document], Span(a_start, a_end))
        theirs = _within(inside[copy.b.document], Span(b_start, b_end))
        if len(mine) == len(theirs):
            yield from (_pair(one, other) for one, other in zip(mine, theirs, strict=True))


def _of_blocks(copy: Copy, inside: dict[str, list[Statement]]) -> Iterator[Pair]:
    """Equal blocks of words: a source that lies in one lies in the other at the same distance from the block's start."""
    for a_start, a_end, b_start, b_end in copy.pairs:
        for mine in _within(inside[copy.a.document], Span(a_start, a_end)):
            source = mine.source
            if source is None:
                continue
            shift = b_start - a_start
            place = Span(source.start + shift, source.end + shift)
            fits = [s for s in _within(inside[copy.b.document], Span(b_start, b_end)) if s.source and s.source.overlap(place)]
            if len(fits) == 1:
                yield _pair(mine, fits[0])


def _within(statements: Iterable[Statement], span: Span) -> list[Statement]:
    return [s for s in statements if s.source is not None and span.contains(s.source)]


def _pair(mine: Statement, theirs: Statement) -> Pair:
    return (mine.speaker or "", theirs.speaker or "")


def _by_field(described: Sequence[Described], languages: Languages) -> Iterator[Pair]:
    """Pair bodies of different languages that are for the same thing in the same place."""
    fitting: dict[str, list[tuple[Actor, frozenset[str]]]] = defaultdict(list)
    for actor, field, places in described:
        if actor.kind in _BODIES and field and places:
            fitting[field].append((actor, places))
    for alike in fitting.values():
        for (one, places), (other, its_places) in combinations(alike, 2):
            if not languages[one.id] & languages[other.id] and same_place(places, its_places):
                yield (one.id, other.id)


def _affiliations(described: Sequence[Described], bodies: dict[str | None, str | None]) -> dict[str | None, str | None]:
    """Map the body of somebody unnamed, or of a person, to the one body of the pile that its words describe."""
    public = [row for row in described if row[0].kind in _BODIES and row[1] and row[0].body]
    found: dict[str | None, str | None] = {}
    for actor, field, places in described:
        if actor.kind in _OF_A_BODY and actor.body and field:
            fitting = {bodies.get(one.body, one.body) for one, its, where in public if its == field and same_place(places, where)}
            if len(fitting) == 1:
                found[actor.body] = fitting.pop()
    return found


def _by_sound(actors: Sequence[Actor], languages: Languages) -> Iterator[Pair]:
    """Pair bodies and outlets of different languages whose name is one word of one sound: Sundpress, «Сундпрес»."""
    heard: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind in (*_BODIES, "outlet") and (sound := sound_of(actor.names)):
            heard[sound].append(actor)
    for alike in heard.values():
        for one, other in combinations(alike, 2):
            if not languages[one.id] & languages[other.id]:
                yield (one.id, other.id)


def _languages(statements: Iterable[Statement]) -> Languages:
    """Give the languages in which each actor is named."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in statements:
        if each.speaker:
            found[each.speaker].add(each.language)
    return found


def _groups(pairs: Iterable[Pair], known: dict[str, Actor], weight: Counter[str]) -> dict[str, str]:
    """Give each joined actor its leader: of a group the one that speaks most, or first. Leaders are not listed."""
    leader: dict[str, str] = {}
    order = {actor: rank for rank, actor in enumerate(known)}

    def top(actor: str) -> str:
        while actor in leader:
            actor = leader[actor]
        return actor

    for one, other in sorted(set(pairs)):
        first, second = top(one), top(other)
        if first == second or not _may_be_one(known[first], known[second]):
            continue
        head, tail = sorted((first, second), key=lambda actor: (-weight[actor], order[actor]))
        leader[tail] = head
    return {actor: top(actor) for actor in leader}


def _may_be_one(one: Actor, other: Actor) -> bool:
    """A person is not a body; two states are never one."""
    if "person" in (one.kind, other.kind):
        return one.kind == other.kind
    return not one.kind == other.kind == "state"


def _merged(actor: Actor, others: Sequence[Actor], bodies: dict[str | None, str | None]) -> Actor:
    names = dict.fromkeys([*actor.names, *(name for other in others for name in other.names)])
    return replace(actor, names=tuple(names), body=bodies.get(actor.body, actor.body))
