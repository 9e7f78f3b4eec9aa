"""The commands that keep a case, as a user types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.case import Case
from sayso.cli import app
from sayso.commands.showing import show_changes
from sayso.records import Change, ChangeKind, Claim, Correction, Statement

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


def test_a_preview_of_a_table_says_which_column_is_read_as_what(tmp_path: Path) -> None:
    """And which are not, and which rows are left out and why."""
    table = tmp_path / "t.csv"
    table.write_text("kop,body copy,day\nA,The mill is shut.,2024-03-04\nB,,2024-03-05\n", encoding="utf8")
    asked = ["add", str(tmp_path / "no.case"), str(table), "--dry-run"]
    assert "say which column holds it" in RUN.invoke(app, asked).output
    told = RUN.invoke(app, [*asked, "--columns", "text=body copy,published=day"]).output
    assert f"{table}: column 'body copy' is read as text\n" in told
    assert f"{table}: column 'day' is read as published\n" in told
    assert f"{table}: no use is made of the columns 'kop'\n" in told
    assert f"not read: {table}:row 3: holds neither a text nor a headline\n" in told
    assert RUN.invoke(app, ["quotes", str(table), "--columns", "body"]).exit_code == 1


def test_decisions_are_written_as_they_are_read(case: Path, tmp_path: Path) -> None:
    """To standard output or into a file; a case that takes them in from there has the same."""
    table, copy = tmp_path / "decided.csv", tmp_path / "copy.case"
    copy.write_bytes(case.read_bytes())
    with Case(case) as view:
        (statement,) = [each.id for each in view.every(Statement) if each.cue][:1]
    table.write_text(f"judgement,a,b,by\nwrong speaker,{statement},Anna Reed,Ida\n", encoding="utf8")
    added = RUN.invoke(app, ["add", str(copy), "--corrections", str(table)])
    assert added.exit_code == 0, added.output
    shown = RUN.invoke(app, ["corrections", str(copy)])
    line = f"wrong speaker,{statement},Anna Reed,,Ida,,"
    assert shown.stdout.splitlines() == ["judgement,a,b,claim,by,at,why", line]
    out = tmp_path / "out.jsonl"
    assert RUN.invoke(app, ["corrections", str(copy), "--format", "jsonl", "--out", str(out)]).exit_code == 0
    assert json.loads(out.read_text(encoding="utf8"))["b"] == "Anna Reed"
    assert "0 files, 0 documents are new" in RUN.invoke(app, ["add", str(copy), "--corrections", str(out)]).output
    with Case(copy) as view:
        assert len(view.every(Correction)) == 1


def test_changes_are_told_as_text_json_and_feed(case: Path) -> None:
    """Since a day, an age, or ever."""
    assert "new denial" in RUN.invoke(app, ["changes", str(case), "--since", "1h"]).output
    assert RUN.invoke(app, ["changes", str(case), "--since", "2100-01-01"]).output == ""
    told = json.loads(RUN.invoke(app, ["changes", str(case), "--format", "json"]).output)
    assert told[0]["kind"] == "new denial"
    assert "<feed" in RUN.invoke(app, ["changes", str(case), "--format", "atom"]).output
    wrong = RUN.invoke(app, ["changes", str(case), "--since", "yesterday"])
    assert wrong.exit_code == 2


def test_of_many_changes_those_that_weigh_most_are_never_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """However late they come: a hundred new claims are told before a denial is missed; of several runs the order stays."""
    claims = [
        Change(kind=ChangeKind.NEW_CLAIM, text=f"claim {rank}", at=f"2031-01-{rank // 12 + 1:02}T08:00") for rank in range(250)
    ]
    denial = Change(kind=ChangeKind.NEW_DENIAL, text="the mill denies it", at="2031-02-01T08:00")
    show_changes([*claims, denial])
    first, second, *rest = capsys.readouterr().out.splitlines()
    assert (first, second) == ("1 new denial, 250 new claims", "new denial: the mill denies it")
    assert rest[-2:] == ["new claim: claim 198", "not listed: 51 new claims; sayso changes CASE --format json gives all of them"]
    show_changes([*claims, denial], dated=True)
    assert capsys.readouterr().out.splitlines()[-2:] == ["2031-02-01T08:00 new denial: the mill denies it", rest[-1]]
    show_changes([])
    show_changes([claims[0]])
    assert capsys.readouterr().out == "new claim: claim 0\n"


def test_a_text_is_checked(case: Path, tmp_path: Path) -> None:
    """A sentence, a file, standard input; as text or JSON."""
    said = "The ferry Ostra brought 14 wagons of banned timber to Sarn"
    text = RUN.invoke(app, ["check", str(case), said]).output
    assert "1 document -> 1 wording -> 1 origin" in text
    assert "denied or doubted in: Coast Courier" in text
    assert "earliest in this pile: Harbour Herald, 4 March 2024 (" in text
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


def test_fact_checks_of_others_are_shown_beside_the_answer(case: Path, tmp_path: Path) -> None:
    """Of any number of files; what is broken in one is told on standard error."""
    said = "The ferry Ostra brought 14 wagons of banned timber to Sarn"
    feed = tmp_path / "feed.json"
    feed.write_text(
        json.dumps(
            [7, {"@type": "ClaimReview", "claimReviewed": said, "author": "Klow Facts", "reviewRating": {"name": "False"}}]
        ),
        encoding="utf8",
    )
    (tmp_path / "empty.json").write_text("{}", encoding="utf8")
    named = ["--fact-checks", str(feed), "--fact-checks", str(tmp_path / "empty.json")]
    found = RUN.invoke(app, ["check", str(case), said, *named])
    assert f"Klow Facts has checked it as “{said}”: “False” (its words)" in found.stdout
    assert "feed.json: entry 1 is no object" in found.stderr
    assert "empty.json: holds no fact-check; expected schema.org ClaimReview" in found.stderr
    (answer,) = json.loads(RUN.invoke(app, ["check", str(case), said, *named, "--format", "json"]).stdout)
    assert [(each["publisher"], each["same"]) for each in answer["fact_checks"]] == [("Klow Facts", True)]


def test_the_report_speaks_the_language_that_is_asked_for(case: Path, tmp_path: Path) -> None:
    """One that it does not speak is a wrong use, told before anything is read or written."""
    out = tmp_path / "r.html"
    assert RUN.invoke(app, ["report", str(case), "-o", str(out), "--language", "ar"]).exit_code == 0
    assert '<html lang="ar" dir="rtl">' in out.read_text(encoding="utf8")
    refused = RUN.invoke(app, ["trace", str(tmp_path), "--report", str(tmp_path / "no.html"), "--language", "tlh"])
    assert refused.exit_code == 2
    assert "pages do not speak 'tlh'; available: en, ru, uk, ja, ar" in " ".join(refused.output.replace("│", " ").split())
    assert not (tmp_path / "no.html").exists()


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
