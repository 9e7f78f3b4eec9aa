"""The JSON is what docs/json.md and the design say: every field there, every id leads somewhere, spans carry their words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.records import Correction, Judgement, Passage

TABLE = Path(__file__).parent.parent.parent / "docs" / "json.md"
# The example of the design; docs/json.md has the same fields and more.
FIELDS = {
    "": "format run documents statements actors copies claims stories corrections unread",
    "run": "id version settings inputs models seconds",
    "run.inputs": "path sha256",
    "documents": "id title outlet author language url published captured file offset text links paragraphs",
    "documents.published": "earliest latest basis",
    "documents.paragraphs": "start end language headline",
    "statements": "id document parent source speaker cue content kind act hedged hedges said evidence language score notes",
    "statements.source": "start end text",
    "statements.cue": "start end text",
    "statements.content": "start end text",
    "statements.evidence": "kind start end text inside",
    "stories": "id text language claims documents",
    "actors": "id name names kind body named",
    "copies": "id a b kind score direction why share pairs changes",
    "copies.share": "a b",
    "copies.a": "document start end",
    "copies.b": "document start end",
    "claims": "id text language witnesses receipts versions documents wordings origins lineage",
    "claims.witnesses": "statement document start end stance headline receipt credited",
    "claims.receipts": "id kind why score passages",
    "claims.receipts.passages": "document start end",
    "claims.versions": "claim what here there since_here since_there why passages",
    "claims.versions.since_here": "earliest latest basis",
    "claims.versions.passages": "document start end",
    "claims.origins": "low high",
    "claims.lineage": "nodes edges receipts wordings ends low_groups denials",
    "corrections": "judgement a b claim by at why",
    "unread": "path why offset",
}
PILE = {
    "herald.txt": "Ferry damaged in storm\n\nThe Ostrin Herald, 3 March 2024\n\nThe Velmara Harbour Authority said on Monday that 60 "
    "passengers had been rescued from the ferry Halden after it struck a pier in heavy fog. A video posted online showed the damaged "
    "bow. Captain Ilse Marrow denied that the ferry had struck a pier.",
    "gazette.txt": "Sixty rescued\n\nThe Tolva Gazette, 4 March 2024\n\nThe Velmara Harbour Authority said on Monday that 60 "
    "passengers had been rescued from the ferry Halden after it struck a pier in heavy fog. The Kaldu Agency reported that the mayor "
    "said the pier would stay closed.",
    "courier.txt": "The Velmara Harbour Authority said on Monday that 500 passengers had been rescued from the ferry Halden after it "
    "struck a pier in heavy fog.",
    "empty.txt": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give the JSON of a small pile, written and read again."""
    folder = tmp_path_factory.mktemp("pile")
    for name, text in PILE.items():
        (folder / name).write_text(text, encoding="utf8")
    decided = Correction(judgement=Judgement.INDEPENDENT, a="herald", b=Passage("gazette", 0, 9), by="Ida", at="2024-03-05")
    given = sayso.to_json(sayso.trace([folder], corrections=[decided]))
    read_again: dict[str, Any] = json.loads(json.dumps(given, ensure_ascii=False))
    assert read_again == json.loads(json.dumps(given))
    return read_again


def at(found: dict[str, Any], place: str) -> list[dict[str, Any]]:
    """Give all objects at a dotted place, through lists and past nulls."""
    objects: list[Any] = [found]
    for name in filter(None, place.split(".")):
        inner = [each[name] for each in objects if each[name] is not None]
        objects = [one for each in inner for one in (each if isinstance(each, list) else [each])]
    return objects


@pytest.mark.parametrize("place", FIELDS)
def test_every_field_is_there_and_none_is_unnamed(found: dict[str, Any], place: str) -> None:
    """Every object of a kind has the same fields; the pile of four files shows each kind at least once."""
    objects = at(found, place)
    assert objects, f"the pile shows no {place}"
    assert {tuple(sorted(each)) for each in objects} == {tuple(sorted(FIELDS[place].split()))}


def test_every_field_stands_in_the_table() -> None:
    """docs/json.md names each field at the record where it stands."""
    rows = dict(re.findall(r"^\| `([\w.\[\]]+)` \| (.*) \|$", TABLE.read_text(encoding="utf8"), re.MULTILINE))
    named = {place.replace("[]", ""): set(re.findall(r"[a-z_0-9]+", words)) for place, words in rows.items()}
    missing = {place: set(FIELDS[place].split()) - words for place, words in named.items()}
    assert {place: words for place, words in missing.items() if words} == {}


def test_the_trace_is_the_format_of_its_name(found: dict[str, Any]) -> None:
    """A reader asks for the format first."""
    assert found["format"] == "sayso/1"
    assert [Path(each["path"]).name for each in found["run"]["inputs"]] == [
        "courier.txt",
        "empty.txt",
        "gazette.txt",
        "herald.txt",
    ]
    assert [(Path(each["path"]).name, each["why"]) for each in found["unread"]] == [("empty.txt", "is empty")]


def test_spans_carry_the_words_of_their_document(found: dict[str, Any]) -> None:
    """Offsets count code points of the document's text, and that is the decoded file from its offset on."""
    texts = {each["id"]: each["text"] for each in found["documents"]}
    for each in found["documents"]:
        assert PILE[Path(each["file"]).name][each["offset"] :].startswith(each["text"])
    for statement in found["statements"]:
        spans = [statement["source"], statement["cue"], *statement["content"], *statement["evidence"]]
        for span in filter(None, spans):
            assert texts[statement["document"]][span["start"] : span["end"]] == span["text"] != ""


def graphs(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the claim's lineage and that of those who deny it."""
    yield claim["lineage"]
    if claim["lineage"]["denials"]:
        yield claim["lineage"]["denials"]["lineage"]


def passages(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give everything that says (document, start, end)."""
    for copy in found["copies"]:
        yield from (copy["a"], copy["b"])
    for claim in found["claims"]:
        yield from claim["witnesses"]
        yield from (passage for each in (*claim["receipts"], *claim["versions"]) for passage in each["passages"])
        for graph in graphs(claim):
            yield from (node["passage"] for node in graph["nodes"] if node["passage"])
            yield from (passage for receipt in graph["receipts"] for passage in receipt["passages"])


def test_every_passage_lies_in_a_document_of_the_trace(found: dict[str, Any]) -> None:
    """Witnesses, copies, nodes and receipts point into texts that are there."""
    texts = {each["id"]: each["text"] for each in found["documents"]}
    every = list(passages(found))
    assert every
    assert all(0 <= each["start"] < each["end"] <= len(texts[each["document"]]) for each in every)


def test_every_id_that_a_statement_or_claim_names_exists(found: dict[str, Any]) -> None:
    """Document, parent, speaker, witness's statement, version's claim, actor's body; and no id is given twice."""
    ids = {kind: [each["id"] for each in found[kind]] for kind in ("documents", "statements", "actors", "copies", "claims")}
    assert all(len(every) == len(set(every)) for every in ids.values())
    statements = {each["id"]: each for each in found["statements"]}
    for each in found["statements"]:
        assert each["document"] in ids["documents"]
        assert each["speaker"] is None or each["speaker"] in ids["actors"]
        assert each["parent"] is None or statements[each["parent"]]["document"] == each["document"]
    for each in at(found, "claims.witnesses"):
        assert each["statement"] is None or statements[each["statement"]]["document"] == each["document"]
    assert {each["credited"] for each in at(found, "claims.witnesses")} <= {None, *statements}
    assert {each["claim"] for each in at(found, "claims.versions")} <= set(ids["claims"])
    for claim in found["claims"]:
        shown = [each["receipt"] for each in claim["witnesses"]]
        assert shown.count(None) == 1
        assert {*shown} - {None} == {each["id"] for each in claim["receipts"]}


def test_every_id_inside_a_lineage_exists(found: dict[str, Any]) -> None:
    """Edges join nodes by receipts; ends and wordings name nodes and documents; low groups count ends."""
    documents, actors = ({each["id"] for each in found[kind]} for kind in ("documents", "actors"))
    for graph in (graph for claim in found["claims"] for graph in graphs(claim)):
        nodes, receipts = ({each["id"] for each in graph[kind]} for kind in ("nodes", "receipts"))
        assert {each[side] for each in graph["edges"] for side in ("start", "end")} <= nodes
        assert {each["receipt"] for each in graph["edges"]} <= receipts
        assert {node for end in graph["ends"] for node in end} <= nodes
        assert sorted(place for group in graph["low_groups"] for place in group) == list(range(len(graph["ends"])))
        assert {each for wording in graph["wordings"] for each in wording} <= documents
        assert {each["document"] for each in graph["nodes"]} <= documents | {None}
        assert {each["actor"] for each in graph["nodes"]} <= actors | {None}


def test_the_counts_are_those_of_the_lineage(found: dict[str, Any]) -> None:
    """The funnel can be counted again from the graph."""
    for claim in found["claims"]:
        origins, graph = claim["origins"], claim["lineage"]
        assert claim["wordings"] == len(graph["wordings"])
        assert 0 <= origins["low"] <= origins["high"] == len(graph["ends"])
        assert claim["documents"] == len({each for wording in graph["wordings"] for each in wording})
