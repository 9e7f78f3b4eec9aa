"""The example pile, end to end: the trace gives exactly the truth that was written by reading."""

import json
from pathlib import Path

import pytest
from tests.examples.comparison import Comparison

import sayso

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def differences() -> dict[str, list[str]]:
    truth = json.loads((EXAMPLES / "truth" / "ferry.json").read_text(encoding="utf8"))
    return Comparison(sayso.trace([EXAMPLES / "ferry"]), truth).differences()


@pytest.mark.parametrize(
    "section", ["documents", "statements", "actors", "copies", "claims", "denials", "dropped", "versions", "unread"]
)
def test_the_ferry_pile_comes_out_as_it_was_read(differences: dict[str, list[str]], section: str) -> None:
    """examples/truth/ferry.json is the truth by the rules of docs/origins.md; a difference is an error of ours."""
    assert differences[section] == []
