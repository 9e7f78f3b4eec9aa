"""Names, texts and dates of the linked formats: one name a thing, nothing that a file cannot hold, no date that is too exact."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.exported import trace

from sayso.exchange.claim_jsonld import write_schema_org
from sayso.exchange.follow_the_money import write_follow_the_money
from sayso.exchange.identifiers import address, clean, file_name, iso_date, local, timestamp, urn, write_json, write_json_lines
from sayso.exchange.provenance import write_prov_json, write_prov_n
from sayso.exchange.stix import write_stix
from sayso.exchange.web_annotations import write_annotations
from sayso.records import Document, Moment, Run, Trace

WRITERS = (write_schema_org, write_annotations, write_prov_json, write_prov_n, write_stix, write_follow_the_money)


@given(st.text(), st.text())
def test_two_ids_never_share_a_name(one: str, other: str) -> None:
    """Whatever an id holds, its name is ASCII letters, digits and escapes, and another id has another name."""
    assert set(local(one)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%")
    assert (local(one) == local(other)) == (clean(one) == clean(other))


@given(st.text())
def test_cleaning_keeps_every_position(text: str) -> None:
    """Offsets count code points: a cleaned text is as long as before, and any file can hold it."""
    assert len(clean(text)) == len(text)
    assert "\x00" not in clean(text)
    clean(text).encode()


@pytest.mark.parametrize(
    ("earliest", "latest", "known", "first"),
    [
        ("2024-03-04T09:00+02:00", "2024-03-04T09:00+02:00", "2024-03-04T09:00:00+02:00", "2024-03-04T07:00:00.000Z"),
        ("2024-03-04T00:00", "2024-03-04T23:59", "2024-03-04", "2024-03-04T00:00:00.000Z"),
        ("2024-03-01", "2024-03-31", "2024-03", "2024-03-01T00:00:00.000Z"),
        ("2024-01-01", "2024-12-31", "2024", "2024-01-01T00:00:00.000Z"),
        ("2023-12-31", "2024-01-01", None, "2023-12-31T00:00:00.000Z"),
        ("2024", None, "2024", "2024-01-01T00:00:00.000Z"),
        (None, None, None, None),
        ("yesterday", "yesterday", None, None),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(
    earliest: str | None, latest: str | None, known: str | None, first: str | None
) -> None:
    """An interval becomes the longest ISO prefix that holds for all of it."""
    moment = Moment(earliest, latest, "field")
    assert (iso_date(moment), timestamp(moment)) == (known, first)


def test_an_address_is_one_of_the_web_or_our_own() -> None:
    """A script is no address; a file is named without the folders above it."""
    assert (
        address(Document(id="d 1", text="x", url="javascript:alert(1)")) == urn("document", "d 1") == "urn:sayso:document:d%201"
    )
    assert address(Document(id="d", text="x", url="https://herald.example/a")) == "https://herald.example/a"
    assert file_name(Document(id="d", text="x", file="C:\\people\\ida\\pile\\herald.txt")) == "herald.txt"


def test_no_text_ends_the_script_of_a_page(tmp_path: Path) -> None:
    """JSON-LD is put into pages between script tags."""
    write_json({"a": "</script><b>"}, tmp_path / "x.json")
    assert "<" not in (tmp_path / "x.json").read_text("utf8")
    assert json.loads((tmp_path / "x.json").read_text("utf8")) == {"a": "</script><b>"}


def test_a_line_stays_one_line_and_empty_things_are_left_out(tmp_path: Path) -> None:
    """U+2028 and U+0085 end lines for some readers."""
    write_json_lines([{"a": "x\u2028\u2029\x85\ny", "b": None, "c": []}], tmp_path / "x.jsonl")
    write_json({"a": ["\ud800"], "b": None}, tmp_path / "x.json")
    assert (tmp_path / "x.jsonl").read_text("utf8").splitlines() == ['{"a": "x\\u2028\\u2029\\u0085\\ny"}']
    assert json.loads((tmp_path / "x.json").read_text("utf8")) == {"a": ["\ufffd"]}


@pytest.mark.parametrize("write", WRITERS, ids=lambda each: each.__name__)
def test_the_same_trace_gives_the_same_file(write: Callable[[Trace, Path], None], tmp_path: Path) -> None:
    """No clock, no chance, no folder of ours in it; line ends are those of Unix."""
    write(trace(), tmp_path / "one")
    write(trace(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert b"\r" not in (tmp_path / "one").read_bytes()
    assert b"pile/" not in (tmp_path / "one").read_bytes()


@pytest.mark.parametrize("write", WRITERS, ids=lambda each: each.__name__)
def test_nothing_is_written_as_nothing(write: Callable[[Trace, Path], None], tmp_path: Path) -> None:
    """A pile in which nothing was found is no error."""
    run = Run(id="r", version="0.1.0", settings=(), inputs=())
    empty = Trace(run=run, documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=())
    write(empty, tmp_path / "x")
    assert (tmp_path / "x").exists()
