"""Groups of things that pairs connect, walked through or by a sparse matrix."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.kernels.components import FEW, Forest, components


@settings(deadline=None)  # the first one loads scipy
@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=40))
def test_few_things_and_many_are_grouped_alike(count, pairs):
    """Lone things behind them, enough for a matrix, change nothing."""
    first, second = (np.array([pair[side] % count for pair in pairs], dtype=np.int64) for side in (0, 1))
    many = components(count + FEW, first, second)
    assert many[:count].tolist() == components(count, first, second).tolist()
    assert many[count:].tolist() == list(range(many[count], many[count] + FEW))


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_groups_that_grow_pair_by_pair_are_those_of_all_pairs(count, pairs):
    """Each join tells whether it was needed, and there are as many of these as groups fewer than things."""
    inside = [(one % count, other % count) for one, other in pairs]
    forest = Forest[int]()
    needed = [forest.join(one, other) for one, other in inside]
    first, second = (np.array([pair[side] for pair in inside], dtype=np.int64) for side in (0, 1))
    group = components(count, first, second).tolist()
    assert sum(needed) == count - len(set(group))
    for one in range(count):
        for other in range(count):
            assert forest.together(one, other) == (group[one] == group[other])
