"""Tables: the same rows as Parquet and as CSV, clusters as copies connect them, and nothing half-written under a whole name."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet
from tests.exchange.copied import copies_of, copy, pile
from tests.factories import document

from sayso.copies.shares import copied_share
from sayso.exchange.columns import CLUSTERS, MOST_TEXT_CHARS, PAIRS, PASSAGES, Column
from sayso.exchange.dialects import D3LTA, PASSIM, SAYSO, Dialect
from sayso.exchange.tables import Tables
from sayso.records import Copy, CopyKind, Document

PAGE = Path(__file__).parent.parent.parent / "docs" / "copies-command.md"


def written(folder: Path, documents: tuple[Document, ...], copies: tuple[Copy, ...], dialect: Dialect = SAYSO) -> dict[str, Any]:
    """Write tables, one copy at a time, and read the Parquet of each."""
    with Tables(folder, {each.id: each for each in documents}, dialect) as tables:
        for each in copies:
            tables.write([each])
    return {path.stem: parquet.read_table(path).to_pylist() for path in sorted(folder.glob("*.parquet"))}


def test_a_pair_says_what_was_copied_and_changed(tmp_path: Path) -> None:
    """One row a copy; numbers are numbers, lists lists, and what is not known null."""
    documents = pile()
    copies = copies_of(documents)
    (row,) = written(tmp_path, documents, copies)["pairs"]
    (found,) = copies
    assert (row["a"], row["b"], row["kind"], row["direction"], row["changes"]) == ("h1", "k1", "edited", "a->b", ["60 -> 500"])
    assert (row["share_a"], row["share_b"]) == (copied_share(documents[0], copies), copied_share(documents[1], copies))
    assert documents[1].text[row["b_start"] : row["b_end"]] == row["b_text"]
    assert (row["a_start"], row["score"], row["why"]) == (found.a.start, found.score, found.why)
    assert (row["outlet_b"], row["published_earliest_a"], row["file_a"]) == ("=Kurier", "2024-03-04", "herald.txt")


@pytest.mark.parametrize("dialect", [SAYSO, PASSIM, D3LTA])
def test_csv_and_parquet_hold_the_same(tmp_path: Path, dialect: Dialect) -> None:
    """RFC 4180: CRLF, a header; the guard stands in CSV alone, and lists are joined."""
    found = written(tmp_path, pile(), copies_of(pile()), dialect)
    for name, rows in found.items():
        text = (tmp_path / f"{name}.csv").read_bytes().decode("utf8")
        assert text.endswith("\r\n")
        lines = list(csv.DictReader(text.splitlines(keepends=True)))
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            assert list(line) == list(row)
            assert {each: cell.removeprefix("'") for each, cell in line.items()} == {
                each: as_text(value) for each, value in row.items()
            }


def as_text(value: object) -> str:
    """Give what a CSV cell shows of a value."""
    return "" if value is None else " | ".join(value) if isinstance(value, list) else str(value)


def test_a_cell_that_begins_like_a_formula_is_guarded(tmp_path: Path) -> None:
    """The outlet "=Kurier" would be run by a spreadsheet."""
    written(tmp_path, pile(), copies_of(pile()))
    (row,) = csv.DictReader((tmp_path / "pairs.csv").read_text(encoding="utf8").splitlines())
    assert row["outlet_b"] == "'=Kurier"


def test_passages_that_copies_connect_are_one_cluster(tmp_path: Path) -> None:
    """Through a third document, too; the largest comes first; verbatim copies have one form, others another."""
    pages = tuple(document("word " * 200, id=name, outlet=name) for name in "abcdef")
    copies = (
        copy(("a", 0, 400), ("b", 0, 400)),
        copy(("b", 0, 390), ("c", 0, 395), CopyKind.EDITED),
        copy(("d", 0, 200), ("e", 100, 300), CopyKind.TRANSLATED),
        copy(("a", 600, 800), ("f", 0, 200)),
    )
    found = written(tmp_path, pages, copies)
    members = [(row["cluster"], row["document"], row["start"], row["end"]) for row in found["passages"]]
    assert members[:3] == [(1, "a", 0, 400), (1, "b", 0, 400), (1, "c", 0, 395)]
    assert {row["cluster"]: row["size"] for row in found["passages"]} == {1: 3, 2: 2, 3: 2}
    forms = {row["document"]: row["form"] for row in found["passages"][:3]}
    assert forms["a"] == forms["b"] != forms["c"]
    first = found["clusters"][0]
    assert (first["size"], first["passages"], first["forms"], first["kinds"]) == (3, 3, 2, ["verbatim", "edited"])
    assert (first["outlets"], first["earliest"]) == (["a", "b", "c"], None)


def test_the_earliest_of_a_cluster_is_the_one_that_was_surely_out_soonest(tmp_path: Path) -> None:
    """With what its date rests on."""
    (row,) = written(tmp_path, pile(), copies_of(pile()))["clusters"]
    assert (row["earliest"], row["earliest_outlet"], row["published_latest"], row["published_basis"]) == (
        "h1",
        "Herald",
        "2024-03-04",
        "field",
    )


def test_long_and_broken_texts_are_bounded_and_storable(tmp_path: Path) -> None:
    """A cell holds at most 500 characters; half a character becomes U+FFFD in both files."""
    pages = (Document(id="a", text="\ud800 " + "word " * 400), Document(id="b", text="word " * 400))
    (row,) = written(tmp_path, pages, (copy(("a", 0, 2000), ("b", 0, 2000)),))["pairs"]
    assert len(row["a_text"]) == MOST_TEXT_CHARS
    assert row["a_text"][0] == "\ufffd"
    assert row["a_text"][-1] == "…"


def test_without_copies_the_tables_are_there_and_empty(tmp_path: Path) -> None:
    """A script that reads them finds its columns."""
    assert written(tmp_path, pile(), ()) == {"clusters": [], "pairs": [], "passages": []}
    assert parquet.read_schema(tmp_path / "pairs.parquet").names == [each.name for each in PAIRS]


def test_a_run_that_breaks_off_leaves_the_last_whole_tables(tmp_path: Path) -> None:
    """Unfinished files have other names, and go when the error is seen."""
    written(tmp_path, pile(), copies_of(pile()))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(RuntimeError, match="power"):
        break_off(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def break_off(folder: Path) -> None:
    """Fail in the middle of writing."""
    with Tables(folder, {each.id: each for each in pile()}) as tables:
        tables.write(copies_of(pile()))
        assert (folder / "pairs.csv.part").exists()
        raise RuntimeError("power")


@pytest.mark.parametrize(("name", "columns"), [("pairs", PAIRS), ("passages", PASSAGES), ("clusters", CLUSTERS)])
def test_every_column_is_documented(name: str, columns: tuple[Column[Any], ...]) -> None:
    """docs/copies-command.md has a row for each, in order: name, type and unit, help."""
    part = PAGE.read_text(encoding="utf8").split(f"\n`{name}`: one row")[1].split("|---|---|---|\n")[1].split("\n\n")[0]
    rows = [tuple(cell.strip(" `") for cell in line.strip("|").split("|")) for line in part.splitlines()]
    assert rows == [(each.name, ", ".join(filter(None, (each.dtype, each.unit))), each.help) for each in columns]


def test_parquet_carries_unit_and_help(tmp_path: Path) -> None:
    """Whoever opens the file without these docs can read them there."""
    written(tmp_path, pile(), ())
    field = parquet.read_schema(tmp_path / "pairs.parquet").field("share_a")
    assert field.metadata == {b"unit": b"0 to 1", b"help": b"share of a's words that are copied here"}


def test_the_columns_of_other_tools_are_documented() -> None:
    """docs/copies-command.md lists them under their tables, in order."""
    text = PAGE.read_text(encoding="utf8").split("## Names of other tools")[1]
    listed = {
        match[1]: re.findall(r"`(\w+)`", match[2])
        for match in re.finditer(r"^\| `(\w+)` \(\w+\) \| (.*) \|$", text, re.MULTILINE)
    }
    tables = [PASSIM.passages, PASSIM.pairs, D3LTA.pairs, D3LTA.documents]
    assert listed == {name: [each.name for each in columns] for name, columns in filter(None, tables)}
