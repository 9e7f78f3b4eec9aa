"""Pairs of texts that are near enough, beside a look at every pair."""

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.claims import likeness
from sayso.claims.likeness import Likeness
from sayso.kernels import near
from sayso.kernels.centring import CENTRED_FROM

LEAST, LEAST_MARGIN = 0.5, 0.1
TEXTS = [f"{number}" for number in range(240)]
LANGUAGES = [("en", "en", "fr", "uk")[number % 4] for number in range(240)]


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give vectors that stand in twenty groups, each with its own noise."""
    found = [np.random.default_rng(int(each) % 20).normal(size=24) for each in texts]
    noise = [0.9 * np.random.default_rng(1000 + int(each)).normal(size=24) for each in texts]
    vectors = (np.array(found) + np.array(noise)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def pairs(read: Likeness) -> dict[tuple[int, int], float]:
    first, second = read.neighbours(LEAST, LEAST_MARGIN)
    columns = (first.tolist(), second.tolist(), read.of_pairs(first, second).tolist())
    return {(one, other): cosine for one, other, cosine in zip(*columns, strict=True)}


def every_pair(read: Likeness) -> set[tuple[int, int]]:
    """Give the pairs over the bounds of which one is among the nearest of the other: by looking at all of them."""
    vectors = encode(TEXTS)
    centred = vectors.astype(np.float64)
    for code in set(LANGUAGES):
        side = np.array(LANGUAGES) == code
        centred[side] -= vectors[side].sum(axis=0) / (side.sum() + CENTRED_FROM)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    nearest = {}
    for rank, code in product(range(len(TEXTS)), set(LANGUAGES)):
        space = vectors if code == LANGUAGES[rank] else centred
        others = [each for each in range(len(TEXTS)) if LANGUAGES[each] == code and each != rank]
        others.sort(key=lambda each: -float(space[rank] @ space[each]))
        most = likeness.NEIGHBOURS if code == LANGUAGES[rank] else likeness.NEIGHBOURS_ACROSS
        nearest[rank, code] = set(others[:most])
    return {
        (one, other)
        for one, other in combinations(range(len(TEXTS)), 2)
        if other in nearest[one, LANGUAGES[other]] or one in nearest[other, LANGUAGES[one]]
        if (read.of_ranks(one, other) >= LEAST if LANGUAGES[one] == LANGUAGES[other] else read.margin(one, other) >= LEAST_MARGIN)
    }


def test_pairs_are_those_of_a_look_at_every_pair() -> None:
    """In one language by cosine, in two by margin; each once, with the cosine of its two vectors as they are."""
    read = Likeness(TEXTS, LANGUAGES, encode)
    found = pairs(read)
    assert set(found) == every_pair(read)
    kinds = {LANGUAGES[one] == LANGUAGES[other] for one, other in found}
    assert kinds == {True, False}


def test_cosines_of_many_pairs_are_those_of_each() -> None:
    """To the bit."""
    read = Likeness(TEXTS, LANGUAGES, encode)
    first, second = np.arange(100), np.arange(100, 200)
    assert read.of_pairs(first, second).tolist() == [read.of_ranks(one, other) for one, other in zip(first, second, strict=True)]


def test_what_cells_fill_up_with_is_held_against_the_margin_as_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a query has looked at too few, its list names the first text with a cosine of -1: the pair is summed to see."""
    monkeypatch.setattr(likeness, "ALL_UP_TO", 10)
    monkeypatch.setattr(near, "EXACT_UP_TO", 10)
    monkeypatch.setattr(near, "CELL_VECTORS", 2)
    monkeypatch.setattr(near, "PROBES", 1)
    read = Likeness(TEXTS, LANGUAGES, encode)
    found = pairs(read)
    for code in ("fr", "uk"):
        first = LANGUAGES.index(code)
        for rank in (each for each, own in enumerate(LANGUAGES) if own == "en"):
            if read.margin(rank, first) >= LEAST_MARGIN:
                assert (min(rank, first), max(rank, first)) in found
