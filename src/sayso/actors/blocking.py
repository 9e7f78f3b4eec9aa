"""Names that may be one, found without comparing each with each: a pile of ten thousand articles has thousands of names.

Two names pass only if a part of the one is a part of the other (a key: an equal word, a listed meaning) or sounds like it. All
pairs of sounds are looked at in three steps, each of which lets through whatever the next one would: which sounds the words hold,
in any order; their alignment, for thousands of pairs at once; the caller's full comparison, for the few that are left. No pair
that the full comparison joins is lost: the bound of the first step is never above the cost of the alignment, which is that of
``languages/sounds.py``.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.languages.sounds import (  # the costs themselves: a copy of them might lose pairs
    gap_cost,
    near_letters,
    script,
    spellings,
)

Name = TypeVar("Name", bound=Hashable)
Pairs = set[tuple[int, int]]
Wording = tuple[str, str] | None
Floats = NDArray[np.float64]
Places = NDArray[np.intp]

# Sounds that are seldom taken for one another, for the first step. Any choice is safe; of 1,500 names in a dozen languages this
# one lets through a quarter of the pairs of family names and half of those of whole Japanese readings.
_FAMILIES = ("lr", "mn", "pbfvwu", "tdszTCSZJ", "kgxh")
_ROWS, _BATCH = 256, 4096  # words, pairs of words that are looked at together: bounds memory to some 30 MB
_SLACK = 1e-4  # distances are rounded to six places before they are compared with a limit, and costs here are float32
_ADDING = frozenset({"kana", "hangul", "han", "arabic"})


@dataclass(frozen=True, slots=True)
class Sound:
    """One way in which a part of a name may sound.

    Args:
        spelling: in the sounds of ``languages/sounds.yml``.
        adds: true for a script that adds vowels or leaves them out.
        within: distance up to which another may be the same; of two sounds, the larger counts.
        wording: language and script inside which spellings differ less; None where that does not count.
    """

    spelling: str
    adds: bool
    within: float
    wording: Wording = None


def sounds_of(words: Iterable[str], language: str, within: float, wording: Wording = None) -> set[Sound]:
    """Give every way in which some words may sound.

    Example:
        >>> sounds_of(["Лев"], "ru", 0.17)
        {Sound(spelling='lev', adds=False, within=0.17, wording=None)}
    """
    return {
        Sound(spelling, script(word) in _ADDING, within, wording)
        for word in words
        for spelling in spellings(word, language)
        if spelling
    }


def alike(
    names: Sequence[Collection[Sound]], others: Sequence[Collection[Sound]], sure: float, fresh: Collection[int] | None = None
) -> Pairs:
    """Find the pairs of names (by their places, the lower first) of which a sound of one may pass for one of the other.

    Args:
        names: the sounds of each name.
        others: the sounds of the same names that they are compared with: these, or those of other parts.
        sure: distance up to which sounds of one wording pass.
        fresh: places of names; only pairs with one of them are looked for. None for all pairs.

    Example:
        >>> lev, lew, ada = (sounds_of([word], "ru", 0.17) for word in ("Лев", "Lew", "Ада"))
        >>> alike([lev, lew, ada], [lev, lew, ada], 0.08) == {(0, 0), (0, 1), (1, 1), (2, 2)}
        True
        >>> alike([lev, lew, ada], [lev, lew, ada], 0.08, fresh=[1]) == {(0, 1), (1, 1)}
        True
    """
    own = owners_of(names)
    its = own if names is others else owners_of(others)
    if fresh is None or len(fresh) == len(names):
        return _alike(own, its, sure)
    found = _alike(_of_places(names, fresh), its, sure)
    return found if names is others else found | _alike(own, _of_places(others, fresh), sure)


def _of_places(names: Sequence[Collection[Sound]], places: Collection[int]) -> dict[Sound, list[int]]:
    chosen = set(places)
    return owners_of([sounds if place in chosen else () for place, sounds in enumerate(names)])


def _alike(own: Mapping[Sound, Sequence[int]], its: Mapping[Sound, Sequence[int]], sure: float) -> Pairs:
    sounds = tuple(own)
    found: Pairs = set()
    for one, other in near_sounds(sounds, sounds if own is its else tuple(its), sure):
        found.update(product(own[one], its[other]))
    return {(min(pair), max(pair)) for pair in found}


def equal(names: Sequence[Collection[Hashable]], fresh: Collection[int] | None = None) -> Pairs:
    """Find the pairs of names (by their places, the lower first) that have a key in common.

    Args:
        names: the keys of each.
        fresh: as in :func:`alike`.

    Example:
        >>> sorted(equal([{"a"}, {"b"}, {"a", "c"}])), sorted(equal([{"a"}, {"b"}, {"a", "c"}], fresh=[0]))
        ([(0, 0), (0, 2), (1, 1), (2, 2)], [(0, 0), (0, 2)])
    """
    new = set(range(len(names)) if fresh is None else fresh)
    every = (product([each for each in places if each in new], places) for places in owners_of(names).values())
    return {(min(pair), max(pair)) for pairs in every for pair in pairs}


def near_sounds(ones: Sequence[Sound], others: Sequence[Sound], sure: float) -> Iterator[tuple[Sound, Sound]]:
    """Give the pairs of sounds that are not farther apart than they may be; in one order only where both lists are one object."""
    if not ones or not others:
        return
    alphabet = "".join(sorted({letter for sound in (*ones, *others) for letter in sound.spelling}))
    wordings: dict[Wording, int] = {sound.wording: number for number, sound in enumerate(ones) if sound.wording is not None}
    left = _table(ones, alphabet, wordings)
    right = left if ones is others else _table(others, alphabet, wordings)
    for rows, columns in _possible(left, right, sure):
        either = left.adds[rows] | right.adds[columns]
        cost = _aligned(left.letters[rows], right.letters[columns], either, alphabet)
        passing = cost <= _most(left, right, rows, columns, sure)
        yield from ((ones[row], others[column]) for row, column in zip(rows[passing], columns[passing], strict=True))


@dataclass(frozen=True, slots=True)
class _Table:
    """Sounds in columns.

    Args:
        letters: places in the alphabet from 1 on, 0 behind the end, uint8, shape (sounds, longest).
        held: what a sound holds of each family, in cost, float32, shape (sounds, families).
        sizes: numbers of letters, float64, shape (sounds,).
        adds: as in :class:`Sound`.
        within: as in :class:`Sound`.
        wordings: number of the wording, -1 where none of the other side has it.
    """

    letters: NDArray[np.uint8]
    held: NDArray[np.float32]
    sizes: Floats
    adds: NDArray[np.bool_]
    within: Floats
    wordings: Places


def _table(sounds: Sequence[Sound], alphabet: str, wordings: dict[Wording, int]) -> _Table:
    numbers = {letter: number for number, letter in enumerate(alphabet, 1)}
    letters = np.zeros((len(sounds), max(len(sound.spelling) for sound in sounds)), dtype=np.uint8)
    for row, sound in enumerate(sounds):
        letters[row, : len(sound.spelling)] = [numbers[letter] for letter in sound.spelling]
    return _Table(
        letters=letters,
        held=_weights(alphabet)[letters].sum(axis=1, dtype=np.float32),
        sizes=np.array([len(sound.spelling) for sound in sounds], dtype=np.float64),
        adds=np.array([sound.adds for sound in sounds]),
        within=np.array([sound.within for sound in sounds]),
        wordings=np.array([wordings.get(sound.wording, -1) for sound in sounds]),
    )


def _most(left: _Table, right: _Table, rows: Places, columns: Places, sure: float) -> Floats:
    """Give the cost up to which pairs of sounds pass."""
    one_wording = (left.wordings[rows] == right.wordings[columns]) & (left.wordings[rows] >= 0)
    within = np.where(one_wording, sure, np.maximum(left.within[rows], right.within[columns]))
    most: Floats = (within + _SLACK) * (left.sizes[rows] + right.sizes[columns]) / 2
    return most


def _possible(left: _Table, right: _Table, sure: float) -> Iterator[tuple[Places, Places]]:
    """Give the places of pairs whose sounds, in any order, do not tell them apart: batches, of words of like length."""
    found: list[tuple[Places, Places]] = []
    for start in range(0, len(left.sizes), _ROWS):
        begin = start if left is right else 0
        rows = np.arange(start, min(start + _ROWS, len(left.sizes)))[:, None]
        columns = np.arange(begin, len(right.sizes))[None, :]
        more, less = _surplus(left.held[rows[:, 0]], right.held[begin:])
        near = np.nonzero(np.maximum(more, less) <= _most(left, right, rows, columns, sure))
        found.append((near[0] + start, near[1] + begin))
    every, its = (np.concatenate(side) for side in zip(*found, strict=True))
    order = np.argsort(np.maximum(left.sizes[every], right.sizes[its]), kind="stable")
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        yield every[batch], its[batch]


def _surplus(held: NDArray[np.float32], its: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give what the sounds of one word hold more than those of another, and less: neither is above the cost of an alignment."""
    more = np.zeros((len(held), len(its)), dtype=np.float32)
    less = np.zeros_like(more)
    for family in range(held.shape[1]):
        difference = held[:, family, None] - its[None, :, family]
        more += np.maximum(difference, 0)
        less -= np.minimum(difference, 0)
    return more, less


def _aligned(ones: NDArray[np.uint8], others: NDArray[np.uint8], either: NDArray[np.bool_], alphabet: str) -> NDArray[np.float32]:
    """Give the cost of the alignment of each pair of words, as ``languages/sounds.py`` does it for one."""
    costs = np.empty(len(ones), dtype=np.float32)
    for adds in (False, True):
        chosen = either == adds
        gaps, same = _costs(alphabet, adds)
        one, other = _columns(ones[chosen]), _columns(others[chosen])
        its_gaps = gaps[other]
        row = np.vstack([np.zeros((1, other.shape[1])), np.cumsum(its_gaps, axis=0)]).astype(np.float32)
        for letters in one:
            gap, near = gaps[letters], same.take(letters * len(same) + other)
            before, row = row, np.empty_like(row)
            row[0] = before[0] + gap
            row[1:] = np.minimum(before[:-1] + near, before[1:] + gap)
            for place, its_gap in enumerate(its_gaps, 1):
                np.minimum(row[place], row[place - 1] + its_gap, out=row[place])
        costs[chosen] = row[-1]
    return costs


def _columns(letters: NDArray[np.uint8]) -> Places:
    """Give a row for each place in the words, up to the end of the longest."""
    longest = int((letters != 0).sum(axis=1).max(initial=0))
    return np.ascontiguousarray(letters[:, :longest].T, dtype=np.intp)


@cache
def _costs(alphabet: str, either: bool) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the costs of gaps and of pairs of letters; what stands behind the end of a word costs nothing to leave out."""
    size = len(alphabet) + 1
    gaps, same = np.zeros(size, dtype=np.float32), np.ones((size, size), dtype=np.float32)
    np.fill_diagonal(same, 0.0)
    gaps[1:] = [gap_cost(letter, either) for letter in alphabet]
    near = {**near_letters(), **({"lr": 0.05, "rl": 0.05} if either else {})}
    for (one, one_letter), (other, its_letter) in product(enumerate(alphabet, 1), repeat=2):
        if one != other:
            same[one, other] = near.get(one_letter + its_letter, 1.0)
    return gaps, same


@cache
def _weights(alphabet: str) -> NDArray[np.float32]:
    """Give what each letter weighs in its family: the least cost of losing it or of turning it into a letter of another family.

    No step of an alignment changes the sum of a family's weights by more than it costs, nor the sum over several families in
    which one word holds more.
    """
    gaps, same = _costs(alphabet, either=True)  # each is at most that of two words that add nothing
    reach = same.copy()
    reach[0, 1:] = reach[1:, 0] = gaps[1:]
    for middle in range(len(reach)):
        reach = np.minimum(reach, reach[:, middle, None] + reach[None, middle, :])
    weights = np.zeros((len(reach), len(_FAMILIES)), dtype=np.float32)
    for column, family in enumerate(_FAMILIES):
        inside = np.array([False, *(letter in family for letter in alphabet)])
        weights[inside, column] = reach[np.ix_(inside, ~inside)].min(axis=1)
    return weights


def owners_of(names: Sequence[Collection[Name]]) -> dict[Name, list[int]]:
    """Map each part of some names to the places of the names that have it."""
    found: dict[Name, list[int]] = defaultdict(list)
    for place, parts in enumerate(names):
        for part in dict.fromkeys(parts):
            found[part].append(place)
    return dict(found)
