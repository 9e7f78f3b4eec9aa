"""The example pile, end to end: the trace gives exactly the truth that was written by reading."""

import contextlib
import json
from pathlib import Path

import pytest
from tests.examples.comparison import Comparison

import sayso
from sayso.summary import summary

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def trace() -> sayso.Trace:
    with contextlib.chdir(ROOT):
        return sayso.trace(["examples/ferry"])


@pytest.fixture(scope="module")
def differences(trace: sayso.Trace) -> dict[str, list[str]]:
    truth = json.loads((ROOT / "examples" / "truth" / "ferry.json").read_text(encoding="utf8"))
    return Comparison(trace, truth).differences()


@pytest.mark.parametrize(
    "section", ["documents", "statements", "actors", "copies", "claims", "denials", "dropped", "versions", "unread"]
)
def test_the_ferry_pile_comes_out_as_it_was_read(differences: dict[str, list[str]], section: str) -> None:
    """examples/truth/ferry.json is the truth by the rules of docs/origins.md; a difference is an error of ours."""
    assert differences[section] == []


def test_the_readme_shows_the_real_output(trace: sayso.Trace) -> None:
    """What the README prints under its command is what the command prints."""
    assert summary(trace) in (ROOT / "README.md").read_text(encoding="utf8")
