"""The shares that the method page tells are those that the gate holds."""

import json
from pathlib import Path

import pytest

from sayso.report.rates import Rate, rates

FLOORS = json.loads((Path(__file__).parents[2] / "gate" / "floors.json").read_text(encoding="utf8"))["floors"]


@pytest.mark.parametrize("rate", rates(), ids=lambda rate: rate.floor)
def test_a_share_is_what_was_measured_and_no_more(rate: Rate) -> None:
    """Floors lie .005 to .015 below what was measured; a share that is told is rounded to the hundredth."""
    assert FLOORS[rate.floor] <= rate.share + 0.005 <= FLOORS[rate.floor] + 0.025
