"""The commands that keep a case, as a user types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.case import Case
from sayso.cli import app
from sayso.records import Claim

RUN = CliRunner()
TEXT = "Harbour Herald, 4 March 2024\n\nThe ferry Ostra brought 14 wagons of banned timber to Sarn, the customs service said on Monday."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    (folder / "a.txt").write_text(TEXT, encoding="utf8")
    (folder / "b.txt").write_text(
        "Coast Courier, 5 March 2024\n\nThe shipping company denied that the ferry Ostra brought 14 wagons of banned timber to Sarn.",
        encoding="utf8",
    )
    path = folder / "pile.case"
    first = RUN.invoke(app, ["add", str(path), str(folder / "a.txt")])
    assert first.exit_code == 0, first.output
    assert "1 file, 1 document" in first.output
    second = RUN.invoke(app, ["add", str(path), str(folder / "b.txt"), str(folder / "a.txt")])
    assert "new denial: Coast Courier denies" in second.output
    assert "1 files, 1 documents are new; 1 files were there before" in second.output
    return path


def test_a_preview_stores_nothing(tmp_path: Path) -> None:
    """What would be read, and what not, and why."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "b.xyz").write_text("a", encoding="utf8")
    found = RUN.invoke(app, ["add", str(tmp_path / "no.case"), str(tmp_path), "--dry-run"])
    assert "read: " in found.output
    assert "b.xyz: has the ending '.xyz'" in found.output
    assert "1 files, 1 documents would be read; 1 notes" in found.output
    assert not (tmp_path / "no.case").exists()


def test_changes_are_told_as_text_json_and_feed(case: Path) -> None:
    """Since a day, an age, or ever."""
    assert "new denial" in RUN.invoke(app, ["changes", str(case), "--since", "1h"]).output
    assert RUN.invoke(app, ["changes", str(case), "--since", "2100-01-01"]).output == ""
    told = json.loads(RUN.invoke(app, ["changes", str(case), "--format", "json"]).output)
    assert told[0]["kind"] == "new denial"
    assert "<feed" in RUN.invoke(app, ["changes", str(case), "--format", "atom"]).output
    wrong = RUN.invoke(app, ["changes", str(case), "--since", "yesterday"])
    assert wrong.exit_code == 2


def test_a_text_is_checked(case: Path, tmp_path: Path) -> None:
    """A sentence, a file, standard input; as text or JSON."""
    said = "The ferry Ostra brought 14 wagons of banned timber to Sarn"
    text = RUN.invoke(app, ["check", str(case), said]).output
    assert "1 document -> 1 wording -> 1 origin" in text
    assert "denied or doubted in: Coast Courier" in text
    assert "earliest in this pile: Harbour Herald, 2024-03-04" in text
    found = json.loads(RUN.invoke(app, ["check", str(case), "-", "--format", "json"], input=said).output)
    (same,) = found[0]["same"]
    assert same["origins"] == {"low": 1, "high": 1}
    assert {(each["outlet"], each["stance"]) for each in same["witnesses"]} == {
        ("Harbour Herald", "asserts"),
        ("Coast Courier", "denies"),
    }
    file = tmp_path / "post.txt"
    file.write_text(said, encoding="utf8")
    assert RUN.invoke(app, ["check", str(case), str(file)]).output == text


def test_the_report_of_a_case_is_written(case: Path, tmp_path: Path) -> None:
    """One HTML file."""
    out = tmp_path / "r.html"
    assert RUN.invoke(app, ["report", str(case), "-o", str(out)]).exit_code == 0
    assert "banned timber" in out.read_text(encoding="utf8")


def test_what_a_case_holds_is_explained(case: Path) -> None:
    """By the ids that the case gives, as those of a JSON are."""
    with Case(case) as kept:
        claim = next(each for each in kept.every(Claim) if "14 wagons" in each.text)
    told = RUN.invoke(app, ["explain", str(case), claim.id]).output
    assert "14 wagons" in told
    assert "Coast Courier" in told
