"""Annotations find their words again, by quote and by position, and a JSON-LD processor reads them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.exported import hostile, trace
from tests.factories import document, find

from sayso.exchange.identifiers import address, clean
from sayso.exchange.web_annotations import AROUND_CHARS, target, write_annotations
from sayso.records import Trace

Json = dict[str, Any]
# The terms that we use, as anno.jsonld defines them: the context itself is on the web.
TERMS = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id", "type": "@type", "@vocab": "http://www.w3.org/ns/oa#", "body": "oa:hasBody", "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": "oa:hasSelector", "value": "rdf:value",
    "items": {"@id": "as:items", "@container": "@list"}, "first": "as:first", "start": "oa:start", "end": "oa:end", "exact": "oa:exact",
}  # fmt: skip


def written(found: Trace, folder: Path) -> Json:
    """Write a trace and read it again."""
    write_annotations(found, folder / "x.jsonld")
    tree: Json = json.loads((folder / "x.jsonld").read_text("utf8"))
    return tree


@pytest.mark.parametrize("made", [trace, hostile])
def test_every_witness_and_every_statement_is_annotated_once(made: Callable[[], Trace], tmp_path: Path) -> None:
    """Witnesses are linked to their claims, statements identify who speaks."""
    found = made()
    tree = written(found, tmp_path)
    items = tree["first"]["items"]
    witnesses = sum(len(each.witnesses) for each in found.claims)
    assert [each["motivation"] for each in items] == ["linking"] * witnesses + ["identifying"] * len(found.statements)
    assert tree["total"] == len(items) == len({each["id"] for each in items})
    assert {each["id"].rpartition(":")[2] for each in items[witnesses:]} == {each.id for each in found.statements}


@pytest.mark.parametrize("made", [trace, hostile])
def test_quote_and_position_select_the_same_words(made: Callable[[], Trace], tmp_path: Path) -> None:
    """What stands before, in and after the words is one stretch of the text, and it stands at the position."""
    found = made()
    texts: dict[str, set[str]] = {}
    for each in found.documents:
        texts.setdefault(address(each), set()).add(clean(each.text))
    targets = [one for item in written(found, tmp_path)["first"]["items"] for one in item["target"]]
    assert targets
    for one in targets:
        quote, position = one["selector"]
        start = position["start"] - len(quote["prefix"])
        stretch = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(text[start : start + len(stretch)] == stretch for text in texts[one["source"]])
        assert position["end"] - position["start"] == len(quote["exact"])


def test_positions_count_code_points_and_contexts_32_of_them() -> None:
    """The model counts code points, not UTF-16 units: a wagon emoji is one."""
    page = document("🚃" * 40 + "The ferry sank." + "é" * 40)
    quote, position = target(page, find(page, "ferry"))["selector"]
    assert (position["start"], position["end"]) == (44, 49)
    assert quote["prefix"] == "🚃" * (AROUND_CHARS - 4) + "The "
    assert len(quote["suffix"]) == AROUND_CHARS


@pytest.mark.parametrize("made", [trace, hostile])
def test_a_json_ld_processor_reads_them(made: Callable[[], Trace], tmp_path: Path) -> None:
    """PyLD makes RDF of it: as many annotations as there are, each with a body and a target."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")
    tree = written(made(), tmp_path)
    assert tree["@context"] == "http://www.w3.org/ns/anno.jsonld"
    quads = jsonld.to_rdf({**tree, "@context": TERMS})["@default"]
    annotations = {each["subject"]["value"] for each in quads if each["object"]["value"] == "http://www.w3.org/ns/oa#Annotation"}
    assert len(annotations) == tree["total"]
    for predicate in ("hasBody", "hasTarget"):
        subjects = {
            each["subject"]["value"] for each in quads if each["predicate"]["value"] == f"http://www.w3.org/ns/oa#{predicate}"
        }
        assert annotations <= subjects
