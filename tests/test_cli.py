"""The command line: the library's verbs, JSON on request, one line for an error, exit codes 0, 1 and 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app, main

HERALD = "The Velmara Harbour Authority said on Monday that the ferry Halden had struck a pier in heavy fog."


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "herald.txt").write_text(HERALD, encoding="utf8")
    (folder / "gazette.txt").write_text(f"Ferry strikes pier\n\n{HERALD} The pier is closed.", encoding="utf8")
    return folder


def failing(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command line as a shell does and give the exit code."""
    monkeypatch.setattr(sys, "argv", ["sayso", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


def test_trace_prints_the_summary_and_writes_report_and_json(pile: Path, tmp_path: Path) -> None:
    """One command, three views of one trace; nothing on stderr where stderr is no terminal."""
    report, found = tmp_path / "report.html", tmp_path / "found.json"
    program = [sys.executable, "-X", "utf8", "-c", "from sayso.cli import main; main()"]
    command = [*program, "trace", str(pile), "--report", str(report), "--json", str(found)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf8")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2 files, 2 documents -> ")
    assert any(each.endswith(": 2 documents -> 1 wording -> 1 origin") for each in lines[1:])
    assert report.read_text(encoding="utf8").lower().startswith("<!doctype html>")
    assert json.loads(found.read_text(encoding="utf8"))["format"] == "sayso/1"


def test_quotes_prints_one_object_a_line(pile: Path) -> None:
    """Each line stands alone: where it was read, who is credited by what word, with what."""
    (pile / "empty.txt").write_text("")
    done = CliRunner().invoke(app, ["quotes", str(pile)])
    assert done.exit_code == 0
    assert done.stderr == f"not read: {pile / 'empty.txt'}: is empty\n"
    quotes = [json.loads(each) for each in done.stdout.splitlines()]
    assert [Path(each["file"]).name for each in quotes] == ["gazette.txt", "herald.txt"]
    for each in quotes:
        assert (each["offset"], each["act"], each["cue"]["text"].split()[0]) == (0, "asserts", "said")
        assert each["name"].removeprefix("The ") == "Velmara Harbour Authority"
        assert each["source"]["text"] == "The Velmara Harbour Authority"
        assert [span["text"] for span in each["content"]][-1].endswith("the ferry Halden had struck a pier in heavy fog")


@pytest.mark.parametrize("arguments", [("trace",), ("quotes",), ("trace", "a.txt", "--no-such-option"), ("no-such-command",)])
def test_bad_usage_exits_with_2(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    """No path, an unknown option, an unknown command."""
    assert failing(monkeypatch, *arguments) == 2


@pytest.mark.parametrize("option", ["--report", "--json"])
def test_an_output_that_cannot_be_written_is_one_line(
    pile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """What went wrong and where, no traceback, exit code 1."""
    target = pile.parent / "no-such-folder" / "out"
    assert failing(monkeypatch, "trace", str(pile), option, str(target)) == 1
    assert capsys.readouterr().err == f"error: {target}: No such file or directory\n"


def test_help_lists_both_commands() -> None:
    """Help is what a first call without arguments shows, too."""
    for arguments in (["--help"], []):
        shown = CliRunner().invoke(app, arguments).output
        assert "On whose say-so?" in shown
        assert "trace" in shown
        assert "quotes" in shown


@pytest.mark.parametrize(("command", "options"), [("trace", ("--report", "--json")), ("quotes", ())])
def test_each_command_has_help(command: str, options: tuple[str, ...]) -> None:
    """Every option is named there, and the formats that are read."""
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1"})
    assert shown.exit_code == 0
    assert all(each in shown.output for each in (*options, ".jsonl"))
