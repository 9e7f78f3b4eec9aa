"""What is asked of sayso explain: a claim, a statement, two witnesses; what is none of them is told by its name."""

import io
import json

import pytest
from rich.console import Console
from tests.explain.test_claims import findings

from sayso.errors import BadInput
from sayso.terminal.asking import explained_one, explained_two, show_explained, write_explained


def test_a_claim_is_shown_with_its_lineage() -> None:
    """Both in one answer, the claim first."""
    (found,) = explained_one(findings(), "k0")
    steps = [each.step for each in found.reasons]
    assert (found.ids, steps[0]) == (("k0",), "claim")
    assert steps.index("count") > steps.index("version")
    file = io.StringIO()
    show_explained([found], Console(file=file, width=100, markup=False, highlight=False, emoji=False))
    assert file.getvalue().splitlines()[0].startswith("  claim      10 witnesses; 8 documents; ")
    assert explained_one(findings(), "no such id") == []


def test_an_answer_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Whose ids, and every reason with its four fields."""
    write_explained(explained_one(findings(), "k0"))
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["ids"] == ["k0"]
    assert all(set(each) == {"step", "words", "rule", "score"} for each in told["reasons"])


def test_two_statements_or_passages_are_witnesses_and_else_documents() -> None:
    """A passage of no document of the JSON is told."""
    wire = findings().claims[0].witnesses[0].passage
    (found,) = explained_two(findings(), f"{wire.document}:{wire.start}-{wire.end}", "s1")
    assert found.reasons[0].step == "one claim"
    with pytest.raises(BadInput) as refused:
        explained_two(findings(), "d0wire:1-99999", "s1")
    assert str(refused.value) == "no such passage: 'd0wire:1-99999'; expected DOCUMENT:START-END within a document of the JSON"
