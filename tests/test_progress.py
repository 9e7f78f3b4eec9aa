"""A long run tells what it is at."""

from pathlib import Path

import sayso

FERRY = Path(__file__).parent.parent / "examples" / "ferry"


def test_a_run_tells_each_of_its_parts_in_order():
    """Comparing texts takes longest: it tells how many pairs it has behind it."""
    told: list[str] = []
    sayso.trace([FERRY], progress=told.append)
    parts = list(dict.fromkeys(line.partition(":")[0] for line in told if not line.startswith("reading ")))
    assert parts == ["statements", "speakers", "copies", "claims", "origins", "stories"]
    assert any(line.startswith("claims: 0 of ") and line.endswith(" pairs of texts compared") for line in told)
