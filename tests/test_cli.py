"""The command line: the library's verbs, JSON on request, one line for an error, exit codes 0, 1 and 2."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

from sayso.cli import COMMANDS, app, loaded, main

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
    assert done.stderr.splitlines() == [
        f"not read: {pile / 'empty.txt'}: is empty",
        "2 statements, 2 documents; speaker unresolved in 0 of 2 (0%)",
    ]
    quotes = [json.loads(each) for each in done.stdout.splitlines()]
    assert [Path(each["file"]).name for each in quotes] == ["gazette.txt", "herald.txt"]
    for each in quotes:
        assert (each["offset"], each["act"], each["cue"]["text"].split()[0]) == (0, "asserts", "said")
        assert each["name"].removeprefix("The ") == "Velmara Harbour Authority"
        assert each["source"]["text"] == "The Velmara Harbour Authority"
        assert [span["text"] for span in each["content"]][-1].endswith("the ferry Halden had struck a pier in heavy fog")


def quotes(*arguments: str, text: str | bytes | None = None) -> Result:
    """Run ``sayso quotes`` with a text on standard input."""
    return CliRunner().invoke(app, ["quotes", *arguments], input=text)


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_quotes_reads_standard_input(arguments: tuple[str, ...]) -> None:
    """With a hyphen, and without any path; the file is then called stdin."""
    (line,) = quotes(*arguments, text=HERALD).stdout.splitlines()
    found = json.loads(line)
    assert (found["file"], found["source"]["text"]) == ("stdin", "The Velmara Harbour Authority")


def test_quotes_reads_texts_paths_and_standard_input_together(pile: Path) -> None:
    """Each under its name, in this order: paths, standard input, texts; documents of one content stay apart."""
    done = quotes(str(pile / "herald.txt"), "-", "--text", HERALD, "--text", HERALD, text=HERALD)
    found = [json.loads(each) for each in done.stdout.splitlines()]
    assert [Path(each["file"]).name for each in found] == ["herald.txt", "stdin", "text", "text"]
    assert len({each["id"] for each in found}) == 4


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (b"", ["not read: stdin: is empty", "0 statements, 0 documents"]),
        (b"\x7fELF\x00\x01", ["not read: stdin: looks like a program, not like text", "0 statements, 0 documents"]),
        (b"Il \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \xff", ["not read: stdin: 1 invalid byte replaced (read as utf-8)",
         "0 statements, 1 document"]),
    ],
)  # fmt: skip
def test_quotes_notes_odd_input(text: bytes, notes: list[str]) -> None:
    """Nothing on standard output, exit code 0, as for a pile with a bad file."""
    done = quotes(text=text)
    assert (done.exit_code, done.stdout, done.stderr.splitlines()) == (0, "", notes)


def test_quotes_writes_csv_and_text() -> None:
    """A header and a row; a view without styles where there is no terminal."""
    header, row = quotes("--format", "csv", text=HERALD).stdout.splitlines()
    assert header.startswith("file,offset,document,")
    assert row.startswith("stdin,0,")
    view = quotes("--format", "text", "--no-color", text=HERALD).stdout.splitlines()
    assert view[:3] == ["stdin | en", "", view[2]]
    assert view[2].startswith("Velmara Harbour Authority  asserts; ")
    assert view[3].startswith("  *The Velmara Harbour Authority* _said on Monday_ [that the ferry Halden")


def test_quotes_explains_in_jsonl_and_text_and_refuses_in_csv() -> None:
    """CSV has one row a statement, and reasons are several."""
    (line,) = quotes("--explain", text=HERALD).stdout.splitlines()
    assert json.loads(line)["explain"][0]["step"] == "source"
    assert "    act      said" in quotes("--explain", "--format", "text", text=HERALD).stdout
    refused = quotes("--explain", "--format", "csv", text=HERALD)
    assert refused.exit_code == 2
    assert "csv has no room for reasons; take jsonl or text" in " ".join(refused.stderr.replace("│", "").split())


def test_quotes_without_any_text_is_bad_usage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where somebody sits at the keyboard, waiting for input would look like hanging."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    assert failing(monkeypatch, "quotes") == 2
    said = " ".join(capsys.readouterr().err.replace("│", "").split())
    assert "no text: name files or folders, - for standard input, or give --text" in said


def test_a_name_that_looks_like_markup_is_shown_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress on a terminal goes through rich, which would read "[/red]" as an instruction and stop."""
    (tmp_path / "[").mkdir()
    (tmp_path / "[" / "red].txt").write_text(HERALD, encoding="utf8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = quotes(str(tmp_path))
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)


def run(*arguments: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, list(map(str, arguments)))


def test_copies_prints_a_pair_a_line_where_no_terminal_is(pile: Path) -> None:
    """JSON lines, CSV, or for the eye; the last line on stderr counts."""
    done = run("copies", pile)
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert (found["kind"], found["share_b"] < 1 or found["share_a"] < 1) == ("verbatim", True)
    assert (done.exit_code, done.stderr) == (0, "1 copy in 2 documents\n")
    header, _ = run("copies", pile, "--format", "csv", "--columns", "passim").stdout.splitlines()
    assert header.startswith("uid,id,series,date,begin,end,uid2,")
    assert run("copies", pile, "--format", "text").stdout.startswith("2 documents -> 1 wording\n")


def test_copies_writes_tables_and_json_and_nothing_else(pile: Path, tmp_path: Path) -> None:
    """A folder is made; standard output stays empty unless a form is asked for."""
    (pile / "empty.txt").write_text("")
    done = run("copies", pile, "--out", tmp_path / "new" / "tables", "--json", tmp_path / "R.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [f"not read: {pile / 'empty.txt'}: is empty", "1 copy in 2 documents"]
    names = {f"{name}.{ending}" for name in ("pairs", "passages", "clusters") for ending in ("csv", "parquet")}
    assert {each.name for each in (tmp_path / "new" / "tables").iterdir()} == names
    assert json.loads((tmp_path / "R.json").read_text(encoding="utf8"))["format"] == "sayso/1"
    assert run("copies", pile, "--json", tmp_path / "R.json", "--format", "jsonl").stdout.count("\n") == 1


def test_copies_and_explain_say_why(pile: Path, tmp_path: Path) -> None:
    """At once, or later from the JSON; by names of documents or the id of the copy."""
    at_once = run("copies", pile, "--explain", "herald.txt", "gazette", "--json", tmp_path / "R.json").stdout
    (copy,) = json.loads((tmp_path / "R.json").read_text(encoding="utf8"))["copies"]
    assert "  kind       verbatim: the same words in the same order" in at_once
    assert run("explain", tmp_path / "R.json", "herald", "gazette").stdout == at_once
    assert run("explain", tmp_path / "R.json", copy["id"]).stdout == at_once


def test_a_letter_that_the_terminal_lacks_is_an_escape(pile: Path) -> None:
    """Not a traceback, and the rest is there."""
    (pile / "kurier.md").write_text(f"---\noutlet: Küstenblatt\n---\n{HERALD} Nobody was hurt.", encoding="utf8")
    program = [sys.executable, "-c", "from sayso.cli import main; main()"]
    command = [*program, "copies", str(pile), "--format", "text"]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}, text=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "3 documents -> 1 wording")
    assert "K\\xfcstenblatt" in done.stdout


def test_explain_takes_a_statement_of_a_trace(pile: Path, tmp_path: Path) -> None:
    """The same reasons as those of sayso quotes --explain."""
    run("trace", pile, "--json", tmp_path / "R.json")
    statement = json.loads((tmp_path / "R.json").read_text(encoding="utf8"))["statements"][0]
    shown = run("explain", tmp_path / "R.json", statement["id"]).stdout
    assert "  source     tagger " in shown
    assert "             “The Velmara Harbour Authority”" in shown


def test_explain_takes_a_claim_and_two_statements_of_a_trace(pile: Path, tmp_path: Path) -> None:
    """The claim with its witnesses and lineage; why two are one; the same as JSON."""
    run("trace", pile, "--json", tmp_path / "R.json")
    claim = json.loads((tmp_path / "R.json").read_text(encoding="utf8"))["claims"][0]
    shown = run("explain", tmp_path / "R.json", claim["id"]).stdout
    assert "  high       1: every end counts, but for those that a receipt makes one" in shown
    first, second = (each["statement"] for each in claim["witnesses"][:2])
    assert "  one claim  both are witnesses of claim" in run("explain", tmp_path / "R.json", first, second).stdout
    told = json.loads(run("explain", tmp_path / "R.json", claim["id"], "--json").stdout)
    assert told["ids"] == [claim["id"]]
    assert told["reasons"][0]["step"] == "claim"


def test_explain_says_what_refused_a_pair(tmp_path: Path) -> None:
    """And that a document is no pair."""
    for name, text in (("a.txt", "The museum of clocks is shut today."), ("b.txt", "Nobody saw the comet over Ostrin.")):
        (tmp_path / name).write_text(text, encoding="utf8")
    run("copies", tmp_path, "--json", tmp_path / "R.json")
    assert "  refused    they share no run of 3 words" in run("explain", tmp_path / "R.json", "a", "b").stdout
    done = run("explain", tmp_path / "R.json", "a", "a.txt")
    assert str(done.exception) == "'a' and 'a.txt' are one document, which holds no copy of itself; expected two documents"


def test_explain_of_an_unknown_id_or_file_is_one_line(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was looked for, and what could be named; a name's control characters are shown as escapes."""
    run("copies", pile, "--json", tmp_path / "R.json")
    assert failing(monkeypatch, "explain", str(tmp_path / "R.json"), "x\x1b") == 1
    said = f"error: {tmp_path / 'R.json'} has no claim, copy or statement 'x\\x1b'; expected the id of one, or two documents\n"
    assert capsys.readouterr().err == said
    assert failing(monkeypatch, "explain", str(tmp_path / "none.json"), "x") == 1
    assert capsys.readouterr().err == f"error: {tmp_path / 'none.json'}: No such file or directory\n"


@pytest.mark.parametrize("arguments", [("trace",), ("trace", "a.txt", "--no-such-option"), ("no-such-command",)])
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


def test_help_lists_every_command() -> None:
    """Help is what a first call without arguments shows, too."""
    for arguments in (["--help"], []):
        shown = CliRunner().invoke(app, arguments).output
        assert "On whose say-so?" in shown
        assert all(
            each in shown
            for each in ("trace", "quotes", "copies", "explain", "add", "changes", "corrections", "check", "report", "export")
        )


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("trace", ("--report", "--json", "--case", "archives")),
        ("quotes", ("--text", "--format", "--explain", "--no-color", "standard input")),
        ("copies", ("--out", "--json", "--format", "--columns", "passim", "d3lta", "--explain", "--no-color", "archives")),
        ("explain", ("CASE", "ID", "OTHER", "DOCUMENT:START-END", "--json", "--no-color")),
    ],
)
def test_each_command_has_help(command: str, options: tuple[str, ...]) -> None:
    """Every option is named there, and the formats that are read."""
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1"})
    assert shown.exit_code == 0
    assert all(each in shown.output for each in options)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_loaded_as_it_is_listed(command: str) -> None:
    """Its module has its name, and its help begins with what the list says of it, which is written once."""
    found = loaded(command)
    assert (found.name, found.help) == (command, COMMANDS[command])
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1"})
    assert (shown.exit_code, COMMANDS[command] in shown.output) == (0, True)


def test_a_mistyped_command_is_told_the_one_that_was_meant() -> None:
    """The list knows the names of all commands without loading any."""
    refused = CliRunner().invoke(app, ["chek"])
    assert refused.exit_code == 2
    assert "No such command 'chek'. Did you mean 'check'?" in " ".join(refused.stderr.replace("│", "").split())
