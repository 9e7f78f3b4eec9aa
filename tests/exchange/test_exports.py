"""The list of formats, and writing that leaves nothing half-written."""

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.exchange.exported import hostile, trace
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.errors import BadInput
from sayso.exchange import exports
from sayso.exchange.exports import FORMATS, default_path, export
from sayso.records import Trace

RUN = CliRunner()
PAGE = Path(__file__).parent.parent.parent / "docs" / "export.md"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_where_it_was_asked_for(name: str, tmp_path: Path) -> None:
    """One file or a folder of files, with words of any kind; the same again over it; the same trace gives the same bytes."""
    chosen, out = FORMATS[name], tmp_path / f"found{FORMATS[name].suffix}"
    export(hostile(), name, out)
    first = export(trace(), name, out)
    assert all(each.is_file() and each.stat().st_size for each in first)
    assert (first == (out,)) is not chosen.folder
    assert {each.name for each in tmp_path.iterdir()} == {out.name}
    bytes_of = [each.read_bytes() for each in first]
    assert [each.read_bytes() for each in export(trace(), name, out)] == bytes_of


def test_an_unknown_format_is_told_with_what_there_is(tmp_path: Path) -> None:
    """The message lists the formats."""
    with pytest.raises(
        BadInput, match=r"^no format 'gephi'; expected one of: csv, parquet, jsonl, gexf, graphml, cootweet, markdown"
    ):
        export(trace(), "gephi", tmp_path / "found")


def test_a_place_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """A folder where a file is to be, a file where a folder is to be, no folder above it."""
    (tmp_path / "file").write_text("mine", encoding="utf8")
    with pytest.raises(BadInput, match=r"^.*/file is a file; csv writes a folder of files, so name a folder$"):
        export(trace(), "csv", tmp_path / "file")
    with pytest.raises(BadInput, match=r"^.* is a folder; gexf writes one file, so name a file$"):
        export(trace(), "gexf", tmp_path)
    with pytest.raises(BadInput, match=r"^folder .*/none does not exist; make it first$"):
        export(trace(), "gexf", tmp_path / "none" / "found.gexf")
    assert (tmp_path / "file").read_text(encoding="utf8") == "mine"


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_a_writer_that_fails_leaves_what_was_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of the last whole export stay, and nothing lies beside them."""
    out = tmp_path / f"found{FORMATS[name].suffix}"
    before = {each: each.read_bytes() for each in export(trace(), name, out)}

    def broken(found: Trace, place: Path) -> None:
        FORMATS_BEFORE[name].write(found, place)
        raise OSError(28, "no space left on device", str(place))

    FORMATS_BEFORE = dict(FORMATS)  # noqa: N806 - the registry as it is
    monkeypatch.setitem(exports.FORMATS, name, replace(FORMATS[name], write=broken))
    with pytest.raises(OSError, match="no space"):
        export(hostile(), name, out)
    assert {each: each.read_bytes() for each in before} == before
    assert {each.name for each in tmp_path.iterdir()} == {out.name}


def test_without_a_path_it_goes_beside_the_case() -> None:
    """Under its name, with what tells the format."""
    found = [default_path(Path("news/harbour.2024.case"), name) for name in ("csv", "gexf", "markdown")]
    assert list(map(str, found)) == ["news/harbour.2024-csv", "news/harbour.2024.gexf", "news/harbour.2024.brief.md"]
    assert len({each.suffix for each in FORMATS.values()}) == len(FORMATS)


def test_a_case_is_handed_on_from_the_command_line(tmp_path: Path) -> None:
    """As the library does; the case itself is never written over."""
    (tmp_path / "herald.txt").write_text(
        "Harbour Herald, 4 March 2024\n\nThe ferry Ostra brought 14 wagons of timber to Sarn, the customs service said.",
        encoding="utf8",
    )
    case = tmp_path / "pile.case"
    sayso.add(case, [tmp_path / "herald.txt"])
    done = RUN.invoke(app, ["export", str(case), "--to", "markdown"])
    assert done.exit_code == 0, done.output
    assert "14 wagons" in (tmp_path / "pile.brief.md").read_text(encoding="utf8")
    assert RUN.invoke(app, ["export", str(case), "--to", "csv", "-o", str(tmp_path / "tables")]).exit_code == 0
    assert (tmp_path / "tables" / "documents.csv").is_file()
    wrong = RUN.invoke(app, ["export", str(case), "--to", "gephi"])
    assert wrong.exit_code == 2
    assert "parquet" in wrong.output
    itself = RUN.invoke(app, ["export", str(case), "--to", "jsonl", "-o", str(case)])
    assert itself.exit_code == 2
    with sqlite3.connect(case) as opened:
        assert opened.execute("pragma integrity_check").fetchone() == ("ok",)


def test_the_page_names_every_format() -> None:
    """docs/export.md: a row a format, with the ending of its file or folder."""
    rows = re.findall(r"^\| `([\w-]+)` \| `[^`|]*?([.-][\w.-]+)/?` \|", PAGE.read_text(encoding="utf8"), re.MULTILINE)
    assert dict(rows) == {name: each.suffix for name, each in FORMATS.items()}
