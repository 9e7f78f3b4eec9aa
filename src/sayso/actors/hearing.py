"""Which names of a pile may be one, and how far they are apart, remembered from run to run: only new names are held against all.

Both rest on the two names alone: so what was found of names that are still there holds, whatever a batch brings.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Generic

from msgspec import msgpack

from sayso.actors.blocking import Name, Pairs, Sound, alike, equal, owners_of
from sayso.memory import Memory, digest

MAX_KEPT_PAIRS = 1 << 20  # some 10 MB; ten thousand pieces of news have some 4,000. A crowd with more is found anew in every run
Costs = dict[tuple[int, int], float]
_Row = tuple[int, int, float | None, float | None]  # two names, what they are apart, and what the other way round
_Heard = dict[str, list[tuple[int, tuple[int, ...]]]]  # by side: a name, and the places of its sounds
_Spelt = tuple[str, bool, float, tuple[str, str] | None]  # a sound, in the order of its fields
_WRITER = msgpack.Encoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Generic[Name]):
    """A part of names that is compared by its sound.

    Args:
        label: tells it from the other sides of names of this sort; two of one label have the same sounds.
        sounds: of a name.
        holds: whether a name is on this side.
    """

    label: str
    sounds: Callable[[Name], Collection[Sound]]
    holds: Callable[[Name], bool] = lambda _: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Generic[Name]):
    """How names of one sort are compared; all of it rests on two names alone.

    Args:
        label: under which it is remembered.
        kind: of a name, as it is written and read.
        sides: which may pass for which, and the distance up to which sounds of one wording do.
        keys: of a name, of which one that both have is enough.
        apart: the full comparison, which decides; the name of the earlier cluster comes first.
        may: whether two names are compared at all.
    """

    label: str
    kind: Any
    sides: tuple[tuple[Side[Name], Side[Name], float], ...]
    keys: Callable[[Name], Collection[str]]
    apart: Callable[[Name, Name], float]
    may: Callable[[Name, Name], bool] = lambda _, __: True


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of some names, by their places.

    Args:
        sounds: by label of a side.
        keys: of each name that was there before.
        pairs: all the candidates among the names that were there before, the lower first.
        costs: how far names are apart, in this order.
    """

    sounds: dict[str, dict[int, Collection[Sound]]]
    keys: dict[int, Collection[str]]
    pairs: Pairs
    costs: Costs


def nearest(
    clusters: Sequence[Sequence[Name]], sort: Sort[Name], most: float, memory: Memory | None = None
) -> dict[tuple[int, int], float]:
    """Give how far apart clusters are by the names of theirs that are closest, for all pairs (the lower first) below ``most``.

    Args:
        clusters: the names of each; equal names are compared once.
        sort: of the names.
        most: as far as that is not told.
        memory: of names that were met before.
    """
    owners = owners_of(clusters)
    names = tuple(owners)
    known = _known(names, sort, memory)
    pairs = candidates(names, sort, known)
    found: dict[tuple[int, int], float] = {}
    for first, second in pairs:
        for one, other in product(owners[names[first]], owners[names[second]]):
            if one == other:
                continue
            pair, order = ((one, other), (first, second)) if one < other else ((other, one), (second, first))
            cost = known.costs.get(order)
            if cost is None:
                cost = known.costs[order] = sort.apart(names[order[0]], names[order[1]])
            if cost < found.get(pair, most):
                found[pair] = cost
    if memory is not None and len(pairs) <= MAX_KEPT_PAIRS:
        memory.keep("names", _key(sort), _written(names, pairs, known))
    return found


def candidates(names: Sequence[Name], sort: Sort[Name], known: _Known | None = None) -> Pairs:
    """Give the pairs of names (by their places, the lower first) that may be one.

    Args:
        names: all different.
        sort: of them.
        known: of those that were met before; what is found out of the others is added to it.
    """
    known = known or _Known({}, {}, set(), {})
    fresh = [place for place in range(len(names)) if place not in known.keys]
    known.keys.update((place, sort.keys(names[place])) for place in fresh)
    found = equal([known.keys[place] for place in range(len(names))], fresh)
    for left, right, sure in sort.sides:
        if not any(map(left.holds, names)) or not any(map(right.holds, names)):
            continue
        ones = _heard(names, left, known)
        found |= alike(ones, ones if left is right else _heard(names, right, known), sure, fresh)
    return known.pairs | {(first, second) for first, second in found if sort.may(names[first], names[second])}


def _heard(names: Sequence[Name], side: Side[Name], known: _Known) -> list[Collection[Sound]]:
    """Give the sounds of a side of every name; none where a name is not on it."""
    sounds = known.sounds.setdefault(side.label, {})
    places = [place for place, name in enumerate(names) if side.holds(name)]
    sounds.update((place, side.sounds(names[place])) for place in places if place not in sounds)
    found: list[Collection[Sound]] = [()] * len(names)
    for place in places:
        found[place] = sounds[place]
    return found


def _key(sort: Sort[Name]) -> bytes:
    return digest(sort.label)


def _known(names: Sequence[Name], sort: Sort[Name], memory: Memory | None) -> _Known:
    """Give what a memory knows of these names."""
    kept = memory.get("names", _key(sort)) if memory is not None else None
    if kept is None:
        return _Known({}, {}, set(), {})
    # names, the keys of each, sounds as rows, which of them each name has on each side, pairs
    reader = msgpack.Decoder(
        tuple[tuple[sort.kind, ...], tuple[tuple[str, ...], ...], tuple[_Spelt, ...], _Heard, tuple[_Row, ...]]  # type: ignore[name-defined]
    )
    before, keys, spelt, heard, rows = reader.decode(kept)
    places = {name: place for place, name in enumerate(names)}
    now = {rank: places[name] for rank, name in enumerate(before) if name in places}
    sounds = [Sound(*row) for row in spelt]
    there = [(now[row[0]], now[row[1]], *row[2:]) for row in rows if row[0] in now and row[1] in now]
    costs = {(one, other): cost for one, other, cost, _ in there if cost is not None}
    costs |= {(other, one): cost for one, other, _, cost in there if cost is not None}
    return _Known(
        sounds={
            label: {now[rank]: [sounds[each] for each in its] for rank, its in side if rank in now}
            for label, side in heard.items()
        },
        keys={place: keys[rank] for rank, place in now.items()},
        pairs={(min(one, other), max(one, other)) for one, other, *_ in there},
        costs=costs,
    )


def _written(names: Sequence[Name], pairs: Pairs, known: _Known) -> bytes:
    """Write down what is known of all the names, for the next run."""
    spelt = {sound: None for side in known.sounds.values() for its in side.values() for sound in its}
    numbers = {sound: number for number, sound in enumerate(spelt)}
    heard = {
        label: [(place, [numbers[each] for each in its]) for place, its in side.items()] for label, side in known.sounds.items()
    }
    rows = [(one, other, known.costs.get((one, other)), known.costs.get((other, one))) for one, other in sorted(pairs)]
    columns = [(sound.spelling, sound.adds, sound.within, sound.wording) for sound in spelt]
    return _WRITER.encode((names, [tuple(known.keys[place]) for place in range(len(names))], columns, heard, rows))
