"""The collector looks seldom while a pile is held, and as before afterwards."""

import gc
from collections.abc import Iterator

import pytest

from sayso.collecting import SELDOM, seldom_collected


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_the_collector_is_left_as_it_was_whatever_happens() -> None:
    """Inside it looks seldom; an error changes nothing about that."""
    seen: list[int] = []

    @seldom_collected()
    def fail() -> None:
        seen.append(gc.get_threshold()[0])
        raise KeyError

    gc.set_threshold(700, 10, 10)
    with pytest.raises(KeyError):
        fail()
    assert seen == [SELDOM]
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [0, SELDOM, 2 * SELDOM])
def test_who_turned_it_off_or_nearly_off_is_left_alone(own: int) -> None:
    """So one inside of another changes nothing, either."""
    gc.set_threshold(own, 10, 10)
    with seldom_collected():
        assert gc.get_threshold() == (own, 10, 10)
    assert gc.get_threshold() == (own, 10, 10)
