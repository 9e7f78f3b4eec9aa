"""Whatever lies in a pile: a named entry in ``unread`` or a clear result, and the rest of the pile unharmed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.documents.files import KINDS

GOOD = "The Velmara Harbour Authority said on Monday that the ferry Halden had struck a pier in heavy fog."
SOURCE = "The Velmara Harbour Authority"
LONG = 5_000_000
BINARY = "holds control bytes: it is binary, not text"
KNOWN = f"it reads {' '.join(sorted(KINDS))}"
NOISE = [number * number * 31 // 7 % 256 for number in range(4000)]
LINES = "\n".join(
    ['{"text": "The pier is open."}', "{broken", "", json.dumps({"text": "x " * (LONG // 2)}), json.dumps({"text": GOOD})]
)

# name of the file, its bytes, the notes that it must give, the number of documents that it must give
CASES = [
    pytest.param("empty.txt", b"", ["is empty"], 0, id="empty"),
    pytest.param("random.txt", bytes(NOISE), [BINARY], 0, id="random bytes"),
    pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(90), ["looks like a PNG picture, not like text"], 0, id="picture"),
    pytest.param("tune.mp3", b"ID3", [f"has the ending '.mp3', which sayso does not read; {KNOWN}"], 0, id="mp3"),
    pytest.param("paper.pdf", b"%PDF-1.7", ["is no whole PDF: it is cut off or damaged"], 0, id="pdf"),
    pytest.param(
        "damaged.txt",
        f"{GOOD} «Туман был густым», — заявил капитан.".encode() + b"\xff",
        ["1 invalid byte replaced (read as utf-8)"],
        1,
        id="invalid UTF-8",
    ),
    pytest.param("broken.html", f"<html><div <p>{GOOD}</b></td><p>The pier".encode(), [], 1, id="broken HTML"),
    pytest.param("lines.jsonl", LINES.encode(), ["is not JSON", "is empty", "holds 5000012 characters"], 2, id="bad lines"),
    pytest.param(
        "words.txt",
        (b"grain and salt and rope " * (LONG // 24)),
        ["is a text of 4999992 characters"],
        4,
        id="5 MB of words on one line",
    ),
    pytest.param(
        "letters.txt", b"QmVyZ2Vu" * (LONG // 8), ["is a text of 5000000 characters"], 4, id="5 MB of letters on one line"
    ),
]


def pile_with(folder: Path, name: str, content: bytes) -> Path:
    """Put a file between two good ones."""
    (folder / "a-good.txt").write_text(GOOD, encoding="utf8")
    (folder / name).write_bytes(content)
    (folder / "z-good.txt").write_text(GOOD, encoding="utf8")
    return folder


@pytest.mark.parametrize(("name", "content", "notes", "documents"), CASES)
def test_a_bad_file_is_noted_and_its_neighbours_are_traced(
    tmp_path: Path, name: str, content: bytes, notes: list[str], documents: int
) -> None:
    """The notes name the file (and line); both neighbours still give their statement.

    Time, on one core: 5 MB of these few words on one line 6 s, 5 MB of letters without a blank 2 s. Prose that never repeats
    itself takes longer: the tagger reads some 6 KB a second, whatever its lines.
    """
    found = sayso.trace([pile_with(tmp_path, name, content)])
    assert [each.why[: len(note)] for each, note in zip(found.unread, notes, strict=True)] == notes
    assert all(each.path.startswith(str(tmp_path / name)) for each in found.unread)
    by_file = [Path(each.file).name for each in found.documents]
    assert by_file == ["a-good.txt", *[name] * documents, "z-good.txt"]
    for page in (found.documents[0], found.documents[-1]):
        (said,) = [each for each in found.statements if each.document == page.id]
        assert said.source is not None
        assert page.words(said.source) == SOURCE
    assert found.run.seconds < 60


@pytest.mark.parametrize(("name", "content", "notes", "documents"), CASES[:8])
def test_the_command_line_says_what_was_not_read(
    tmp_path: Path, name: str, content: bytes, notes: list[str], documents: int
) -> None:
    """Exit code 0: a pile with a bad file is a pile; the note stands behind the claims."""
    done = CliRunner().invoke(app, ["trace", str(pile_with(tmp_path, name, content))])
    assert done.exit_code == 0
    told = [each for each in done.stdout.splitlines() if each.startswith("not read: ")]
    assert len(told) == len(notes)
    for each, note in zip(told, notes, strict=True):
        assert each.startswith(f"not read: {tmp_path / name}")
        assert note in each
    assert f" {2 + documents} documents -> " in done.stdout.splitlines()[0]


def test_a_missing_path_and_an_empty_folder_are_an_empty_trace(tmp_path: Path) -> None:
    """Nothing to read is no error of the program; what is missing is named."""
    (tmp_path / "empty").mkdir()
    missing = tmp_path / "gone.txt"
    found = sayso.trace([tmp_path / "empty", missing])
    assert (found.documents, found.statements, found.claims) == ((), (), ())
    assert [(each.path, each.why) for each in found.unread] == [(str(missing), "does not exist")]
    done = CliRunner().invoke(app, ["trace", str(tmp_path / "empty"), str(missing)])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "0 files, 0 documents -> 0 statements -> 0 claims, 0 copied passages",
        f"not read: {missing}: does not exist",
    ]


def test_no_path_at_all_is_an_empty_trace_and_bad_usage() -> None:
    """The library takes an empty list; the command line asks for a path."""
    found = sayso.trace([])
    assert (found.documents, found.unread) == ((), ())
    assert sayso.to_json(found)["documents"] == []
    assert CliRunner().invoke(app, ["trace"]).exit_code == 2


def test_a_file_without_read_permission_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is acted here."""
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "locked.txt":
            raise PermissionError
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    folder = pile_with(tmp_path, "locked.txt", b"x")
    found = sayso.trace([folder])
    assert [(Path(each.path).name, each.why) for each in found.unread] == [("locked.txt", "may not be read: permission denied")]
    assert len(found.statements) == 2
    told = CliRunner().invoke(app, ["trace", str(folder)]).stdout.splitlines()[-1]
    assert told == f"not read: {folder / 'locked.txt'}: may not be read: permission denied"
