"""Chains that rise on both sides, held against trying every chain."""

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.kernels.monotone import MOST_CHAINS, all_chains, best_chain

MOST_GAP, PRICE = 2, 0.25
ranges = st.tuples(st.integers(0, 5), st.integers(1, 3))
matches = st.lists(st.tuples(ranges, ranges, st.integers(-1, 4)), max_size=8)


def columns(rows):
    sides = [np.array([(row[side][0], sum(row[side])) for row in rows], dtype=np.int64).reshape(-1, 2) for side in (0, 1)]
    return sides[0], sides[1], np.array([row[2] for row in rows], dtype=np.float64)


def worth(chain, first, second, value):
    """Give what a chain is worth by the docstring's words; None where it is none."""
    total = sum(value[row] for row in chain)
    for one, two in pairwise(chain):
        gaps = [side[two, 0] - side[one, 1] for side in (first, second)]
        if min(gaps) < 0 or min(gaps) > MOST_GAP:
            return None
        total -= PRICE * min(gaps)
    return total


@given(matches)
def test_the_best_chain_is_worth_as_much_as_any(rows):
    first, second, value = columns(rows)
    usable = sorted((row for row in range(len(rows)) if value[row] > 0), key=lambda row: first[row, 0])
    chains = [chain for size in range(len(usable) + 1) for chain in combinations(usable, size)]
    best = max(found for chain in chains if (found := worth(chain, first, second, value)) is not None)
    assert worth(best_chain(first, second, value, MOST_GAP, PRICE), first, second, value) == best


@given(matches)
def test_chains_share_no_place_and_come_in_order_of_worth(rows):
    first, second, value = columns(rows)
    chains = all_chains(first, second, value, MOST_GAP, PRICE)
    for side in (first, second):
        places = [place for chain in chains for row in chain for place in range(*side[row])]
        assert len(places) == len(set(places))
    worths = [worth(chain, first, second, value) for chain in chains]
    assert worths == sorted(worths, reverse=True)


def test_a_match_of_two_places_takes_both():
    first = np.array([[0, 2], [1, 2], [2, 3]])
    second = np.array([[0, 1], [1, 2], [1, 2]])
    assert best_chain(first, second, np.array([1.0, 1.0, 1.0]), 3, 0.1) == [0, 2]


def test_hostile_matches_give_a_bounded_number_of_chains():
    """Crossing matches are a chain each."""
    places = np.arange(50)
    first, second = np.stack([places, places + 1], axis=1), np.stack([places[::-1], places[::-1] + 1], axis=1)
    assert len(all_chains(first, second, np.ones(50), 3, 0.1)) == MOST_CHAINS
