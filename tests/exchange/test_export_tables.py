"""The tables hold everything that the JSON holds, and other tools read them; so do the JSON lines."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet
from tests.exchange.exported import HOSTILE, hostile, trace
from tests.exchange.rebuilding import rebuilt

from sayso.exchange.export_tables import TABLES, write_csv, write_jsonl, write_parquet
from sayso.exchange.trace_json import to_json
from sayso.records import Trace

PAGE = Path(__file__).parent.parent.parent / "docs" / "export.md"
GUARDED = re.compile(r"'+\s*[=+\-@＝＋－＠]|'+[\t\r\n]")
READ = {"text": str, "integer": int, "number": float, "boolean": lambda cell: cell == "true"}


def plain(value: Any) -> Any:
    """Give JSON as it is read again."""
    return json.loads(json.dumps(value))


def whole(value: Any, *, empty: bool = False, nul: bool = False) -> Any:
    """Give JSON without what a format does not hold: halves of characters; ``nul``: NUL; ``empty``: texts without characters."""
    if isinstance(value, str):
        found = re.sub("[\ud800-\udfff]", "\ufffd", value)
        return (found.replace("\x00", "\ufffd") if nul else found) or (None if empty else "")
    if isinstance(value, dict):
        return {key: whole(each, empty=empty, nul=nul) for key, each in value.items()}
    return [whole(each, empty=empty, nul=nul) for each in value] if isinstance(value, list) else value


def rows_of(relation: duckdb.DuckDBPyRelation) -> list[dict[str, Any]]:
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def from_parquet(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return {each.name: rows_of(duckdb.read_parquet(str(folder / f"{each.name}.parquet"))) for each in TABLES}


def from_csv(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for table in TABLES:
        read = duckdb.read_csv(
            str(folder / f"{table.name}.csv"), header=True, all_varchar=True, sep=",", quotechar='"', escapechar='"', na_values=""
        )
        dtypes = {each.name: READ[each.dtype] for each in table.fields}
        assert list(dtypes) == read.columns
        found[table.name] = [{name: bare(cell, dtypes[name]) for name, cell in row.items()} for row in rows_of(read)]
    return found


def bare(cell: str | None, dtype: Any) -> Any:
    """Give a cell's value: without the apostrophe that stands before what begins like a formula."""
    if not cell:
        return None
    return dtype(cell.removeprefix("'") if dtype is str and GUARDED.match(cell) else cell)


@pytest.mark.parametrize("made", [trace, hostile], ids=["plain", "hostile"])
def test_the_json_is_put_together_again_from_parquet(made: Any, tmp_path: Path) -> None:
    """Everything in the JSON stands in some table, typed, as DuckDB reads it."""
    found: Trace = made()
    write_parquet(found, tmp_path)
    assert rebuilt(from_parquet(tmp_path)) == whole(plain(to_json(found)))


@pytest.mark.parametrize("made", [trace, hostile], ids=["plain", "hostile"])
def test_the_json_is_put_together_again_from_csv(made: Any, tmp_path: Path) -> None:
    """The same; an empty cell is nothing, and one apostrophe comes off a guarded one."""
    found: Trace = made()
    write_csv(found, tmp_path)
    given = whole(plain(to_json(found)), empty=True, nul=True)
    assert whole(rebuilt(from_csv(tmp_path)), empty=True) == given


def test_the_small_trace_shows_every_table() -> None:
    """No table is written that no test ever fills; columns of one table have different names."""
    found = trace()
    assert [table.name for table in TABLES if not list(table.rows(found))] == []
    assert all(len({each.name for each in table.fields}) == len(table.fields) for table in TABLES)


def test_an_empty_trace_gives_heads(tmp_path: Path) -> None:
    """Tables without rows have their columns, with their types."""
    found = replace(
        trace(), documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), stories=(), corrections=(), unread=()
    )
    write_csv(found, tmp_path)
    write_parquet(found, tmp_path)
    assert (tmp_path / "edges.csv").read_bytes() == b"claim,side,rank,start,end,kind,receipt,copy_kind\r\n"
    schema = parquet.read_schema(tmp_path / "receipts.parquet")
    assert [str(each) for each in schema.types] == ["string", "string", "string", "string", "string", "double"]
    assert schema.field("score").metadata == {b"help": b"0 to 1, how sure"}


def test_csv_is_rfc_4180_without_a_byte_order_mark(tmp_path: Path) -> None:
    """Lines end in CR LF, cells with line ends are quoted, nothing begins like a formula, no NUL is left."""
    write_csv(hostile(), tmp_path)
    for path in tmp_path.iterdir():
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert b"\x00" not in raw
        with path.open(encoding="utf8", newline="") as file:
            lines = list(csv.reader(file, strict=True))
        assert {len(line) for line in lines} == {len(lines[0])}
        cells = [cell for line in lines for cell in line if not re.fullmatch(r"-\d+(\.\d+)?", cell)]
        assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")] == []
    titles = {row["title"] for row in from_csv(tmp_path)["documents"]}
    assert titles == {whole(HOSTILE, nul=True)}


def test_every_json_line_is_a_record_that_other_tools_read(tmp_path: Path) -> None:
    """One line a record, the run first; DuckDB, which refuses halves of characters, counts the same."""
    for made in (trace(), hostile()):
        out = tmp_path / "found.jsonl"
        write_jsonl(made, out)
        lines = [json.loads(line) for line in out.read_text(encoding="utf8").split("\n")[:-1]]
        given = whole(plain(to_json(made)))
        assert lines[0] == {"record": "run", "format": "sayso/1", **given["run"]}
        names = {"document": "documents", "statement": "statements", "actor": "actors", "copy": "copies", "claim": "claims"}
        names |= {"story": "stories", "correction": "corrections", "unread": "unread"}
        assert set(given) == {"format", "run", *names.values()}
        for one, several in names.items():
            assert [each for each in lines if each["record"] == one] == [{"record": one, **each} for each in given[several]]
        assert len(duckdb.read_json(str(out), format="newline_delimited").fetchall()) == len(lines)


def test_the_page_names_every_table_and_column() -> None:
    """docs/export.md: a row a table, with its columns in order."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE.read_text(encoding="utf8"), re.MULTILINE))
    assert {table.name: [each.name for each in table.fields] for table in TABLES} == {
        name: re.findall(r"`(\w+)`", words) for name, words in rows.items() if name in {table.name for table in TABLES}
    }
