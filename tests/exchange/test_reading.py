"""What was written as JSON is read back as the records that it was made of; whatever else is handed in is told by its name."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.copied import GAZETTE, HERALD, KURIER
from tests.report.fixtures import affair

import sayso
from sayso.archive import Archive, copies_in
from sayso.errors import BadInput
from sayso.exchange.archive_json import copies_json
from sayso.exchange.reading import read_findings
from sayso.records import Correction, Judgement, Passage
from sayso.settings import Settings

EXPECTED = "expected 'sayso/1': a JSON that sayso trace --json or sayso copies --json wrote"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Read a pile of three files with a link, a headline and a page of two posts in it."""
    folder = tmp_path_factory.mktemp("pile")
    (folder / "herald.txt").write_text(HERALD, encoding="utf8")
    (folder / "kurier.md").write_text(f"{KURIER} See [the map](https://kurier.example/map).", encoding="utf8")
    (folder / "gazette.jsonl").write_text(json.dumps({"id": "g\u2028", "text": GAZETTE, "published": "2024-03"}), encoding="utf8")
    return copies_in([folder])


def text_of(archive: Archive) -> str:
    """Give the JSON of a pile."""
    return "".join(copies_json(archive.run, archive.pile, archive.copies, archive.by_id))


def test_documents_and_copies_are_read_back_as_they_were(archive: Archive, tmp_path: Path) -> None:
    """Sentences too, though they do not stand in the JSON."""
    (tmp_path / "R.json").write_text(text_of(archive), encoding="utf8")
    found = read_findings(tmp_path / "R.json")
    assert found.documents == archive.pile.documents
    assert found.copies == archive.copies != ()
    assert (found.statements, found.settings) == ((), Settings())


def test_a_trace_is_read_back_with_its_statements(tmp_path: Path) -> None:
    """Spans, evidence, hedges, when it was said: every field of a statement."""
    (tmp_path / "a.txt").write_text(
        "The Velmara Harbour Authority said on Monday that the ferry Halden had reportedly struck a pier, as a video showed.",
        encoding="utf8",
    )
    trace = sayso.trace([tmp_path / "a.txt"])
    (tmp_path / "R.json").write_text(json.dumps(sayso.to_json(trace)), encoding="utf8")
    assert read_findings(tmp_path / "R.json").statements == trace.statements != ()


def test_the_json_has_the_fields_of_a_traces_and_one_record_a_line(archive: Archive) -> None:
    """Line separators inside a text are escapes; a copy says the share of both documents."""
    text = text_of(archive)
    found = json.loads(text)
    assert list(found) == ["format", "run", "documents", "copies", "unread"]
    assert len(text.splitlines()) == 2 + 3 + len(found["documents"]) + len(found["copies"]) + len(found["unread"])
    (copy,) = found["copies"]
    assert copy["changes"] == ["60 -> 500"] or copy["changes"] == ["500 -> 60"]
    assert all(0.8 < copy["share"][side] <= 1 for side in ("a", "b"))
    assert copy["share"].keys() == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("", "no such format"),
        ("{", "no such format"),
        ("[" * 100_000, "no such format"),
        ("[]", "no such format"),
        ('{"format": "sayso/0"}', "format 'sayso/0'"),
        ('{"format": ["\\u001b"]}', "format ['\\x1b']"),
    ],
)
def test_what_is_no_such_json_is_told(tmp_path: Path, text: str, stated: str) -> None:
    """The file, what it has, what was expected."""
    (tmp_path / "R.json").write_text(text, encoding="utf8")
    with pytest.raises(BadInput) as refused:
        read_findings(tmp_path / "R.json")
    assert str(refused.value) == f"{tmp_path / 'R.json'} has {stated}; {EXPECTED}"


def without(found: dict[str, Any], *path: str | int) -> None:
    """Take a field out."""
    *way, last = path
    for step in way:
        found = found[step]  # type: ignore[index]
    del found[last]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path", [("documents",), ("copies", 0, "pairs"), ("documents", 0, "paragraphs", 0, "end"), ("run", "settings")]
)
def test_a_lost_field_is_told(archive: Archive, tmp_path: Path, path: tuple[str | int, ...]) -> None:
    """An old or a hand-made JSON is no traceback."""
    found = json.loads(text_of(archive))
    without(found, *path)
    (tmp_path / "R.json").write_text(json.dumps(found), encoding="utf8")
    with pytest.raises(BadInput, match=rf"R\.json lacks a field or has one of another type \(KeyError\('{path[-1]}'\)\)"):
        read_findings(tmp_path / "R.json")


@pytest.mark.parametrize(("field", "value"), [("document", "x"), ("end", 9999)])
def test_a_span_of_no_document_is_told(archive: Archive, tmp_path: Path, field: str, value: str | int) -> None:
    """A document that was cut out of the JSON, or whose text was shortened."""
    found = json.loads(text_of(archive))
    side = found["copies"][0]["a"]
    length = next(len(each["text"]) for each in found["documents"] if each["id"] == side["document"])
    side[field] = value
    (tmp_path / "R.json").write_text(json.dumps(found), encoding="utf8")
    what = "is not there" if field == "document" else f"has {length} characters and not 9999"
    with pytest.raises(BadInput) as refused:
        read_findings(tmp_path / "R.json")
    said = f"has a span of document {side['document']!r}, which {what}; expected spans of its own documents"
    assert str(refused.value) == f"{tmp_path / 'R.json'} {said}"


def test_settings_that_this_version_does_not_know_are_left_out(archive: Archive, tmp_path: Path) -> None:
    """What it knows keeps the value of the run."""
    found = json.loads(text_of(archive))
    found["run"]["settings"] = {"copy_min_words": "20", "copy_min_share": "0.6", "a_setting_of_2031": "1"}
    (tmp_path / "R.json").write_text(json.dumps(found), encoding="utf8")
    assert read_findings(tmp_path / "R.json").settings == Settings(copy_min_words=20, copy_min_share=0.6)


def test_claims_and_lineages_come_back_as_they_were(tmp_path: Path) -> None:
    """With receipts, versions, denials and actors; a correction by passage, too."""
    row = Correction(judgement=Judgement.OTHER_CLAIM, a=Passage("d0wire", 0, 9), b="s1", by="Ida")
    trace = replace(affair(), corrections=(row,))
    (tmp_path / "R.json").write_text(json.dumps(sayso.to_json(trace)), encoding="utf8")
    found = read_findings(tmp_path / "R.json")
    assert (found.claims, found.lineages, found.actors, found.corrections) == (
        trace.claims,
        trace.lineages,
        trace.actors,
        trace.corrections,
    )


def test_claims_of_an_earlier_version_lack_receipts_and_dates(tmp_path: Path) -> None:
    """Fields were added since; what is not there is left empty."""
    given = sayso.to_json(affair())
    for claim in given["claims"]:
        del claim["receipts"]
        for version in claim["versions"]:
            del version["since_here"], version["since_there"], version["why"], version["passages"]
        for witness in claim["witnesses"]:
            del witness["receipt"], witness["credited"]
    (tmp_path / "R.json").write_text(json.dumps(given), encoding="utf8")
    found = read_findings(tmp_path / "R.json")
    assert found.claims[0].receipts == ()
    assert found.claims[0].versions[0].since_here is None
