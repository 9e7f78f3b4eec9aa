"""Groups of things that pairs connect, walked through or by a sparse matrix."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.kernels.components import FEW, components


@settings(deadline=None)  # the first one loads scipy
@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=40))
def test_few_things_and_many_are_grouped_alike(count, pairs):
    """Lone things behind them, enough for a matrix, change nothing."""
    first, second = (np.array([pair[side] % count for pair in pairs], dtype=np.int64) for side in (0, 1))
    many = components(count + FEW, first, second)
    assert many[:count].tolist() == components(count, first, second).tolist()
    assert many[count:].tolist() == list(range(many[count], many[count] + FEW))
