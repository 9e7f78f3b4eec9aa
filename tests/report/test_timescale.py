"""The time axis: in order, within its ends, honest about what it shortens."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.report.timescale import timescale
from sayso.report.tongues import speaking

TIMES = st.lists(st.integers(-(10**10), 2 * 10**11), min_size=1, max_size=40)


@given(TIMES)
def test_later_is_never_further_left(times: list[int]) -> None:
    """Whatever is shortened, order holds and nothing leaves the axis; labels keep their distance."""
    axis = timescale(times, 100, 500)
    assert axis is not None
    places = [axis.x(time) for time in sorted(times)]
    assert places == sorted(places)
    assert all(99.9 <= place <= 500.1 for place in places)
    assert all(after.x - before.x >= 78 for before, after in pairwise(axis.ticks))


def test_a_long_gap_is_shortened_and_says_how_long_it_is() -> None:
    """Three days together and one day nine months on: the three days keep most of the axis."""
    day = 86400.0
    axis = timescale([0, day, 2 * day, 3 * day, 273 * day, 274 * day], 0, 600)
    assert axis is not None
    assert [label for *_, label in axis.gaps] == ["9 months"]
    assert axis.x(3 * day) - axis.x(0) > 300


def test_even_gaps_are_left_as_they_are() -> None:
    """Nothing is shortened that does not press the rest together."""
    axis = timescale([0, 3600, 7200, 86400, 172800], 0, 600)
    assert axis is not None
    assert axis.gaps == () or len(axis.gaps) < 4


def test_no_time_no_axis() -> None:
    """Undated documents stand at the side."""
    assert timescale([], 0, 100) is None


def test_the_axis_speaks_the_language_of_the_page() -> None:
    """Days are written as readers of that language write them."""
    with speaking("uk"):
        axis = timescale([0, 86400, 2 * 86400], 0, 400)
    assert axis is not None
    assert axis.ticks[0].label == "1 січ. 1970\u202fр."
