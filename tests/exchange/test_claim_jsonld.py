"""Claims as schema.org: read by a JSON-LD processor, nothing missing, no verdict, and no text breaks it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.exported import hostile, trace

from sayso.exchange.claim_jsonld import write_schema_org
from sayso.exchange.identifiers import urn
from sayso.records import Trace

Json = dict[str, Any]


def written(found: Trace, folder: Path) -> dict[str, Json]:
    """Write a trace, and give the nodes of its graph by name."""
    write_schema_org(found, folder / "x.jsonld")
    tree = json.loads((folder / "x.jsonld").read_text("utf8"))
    assert tree["@context"] == "https://schema.org"
    nodes = {each["@id"]: each for each in tree["@graph"]}
    assert len(nodes) == len(tree["@graph"])
    return nodes


def named(nodes: dict[str, Json], key: str) -> list[str]:
    """Give all names of other nodes under a key."""
    values = [each[key] for each in nodes.values() if key in each]
    return [one["@id"] for value in values for one in (value if isinstance(value, list) else [value]) if "@id" in one]


@pytest.mark.parametrize("made", [trace, hostile])
def test_every_record_is_there_and_every_name_leads_somewhere(made: Callable[[], Trace], tmp_path: Path) -> None:
    """Claims, witnesses, documents and named actors: as many as in the trace, under their own ids."""
    found = made()
    nodes = written(found, tmp_path)
    kinds = {kind: [each for each in nodes.values() if each["@type"] == kind] for kind in ("Claim", "Quotation")}
    assert {each["identifier"] for each in kinds["Claim"]} == {each.id for each in found.claims}
    witnesses = [each for claim in found.claims for each in claim.witnesses]
    assert len([name for name in nodes if ":witness:" in name]) == len(witnesses)
    assert len(kinds["Quotation"]) == sum(each.statement is not None for each in witnesses)
    assert {urn("document", each.id) for each in found.documents} <= set(nodes)
    assert {urn("actor", each.id) for each in found.actors if each.named} <= set(nodes)
    for key in ("appearance", "citation", "author", "isPartOf", "about", "spokenByCharacter", "result"):
        assert set(named(nodes, key)) <= set(nodes)


def test_a_claim_appears_where_it_is_carried_and_first_where_that_is_sure(tmp_path: Path) -> None:
    """Who denies it is cited, and carries it not; dates that overlap give no first appearance."""
    found = trace()
    herald, kurier, radio, gazette, _ = (urn("document", each.id) for each in found.documents)
    claim = written(found, tmp_path)[urn("claim", "claim-a")]
    assert [each["@id"] for each in claim["appearance"]] == [herald, kurier, radio]
    assert gazette in [each["@id"] for each in claim["citation"]]
    assert "firstAppearance" not in claim
    dated = replace(found, documents=tuple(each for each in found.documents if each.outlet != "Radio Nord"))
    told = replace(
        dated,
        statements=tuple(each for each in found.statements if urn("document", each.document) != radio),
        claims=tuple(replace(each, witnesses=tuple(w for w in each.witnesses if urn("document", w.document) != radio)) for each in found.claims),
    )  # fmt: skip
    assert written(told, tmp_path)[urn("claim", "claim-a")]["firstAppearance"] == {"@id": herald}


def test_there_is_no_verdict(tmp_path: Path) -> None:
    """No ClaimReview, no rating: who says what, and nothing on what is so."""
    write_schema_org(trace(), tmp_path / "x.jsonld")
    text = (tmp_path / "x.jsonld").read_text("utf8")
    assert "ClaimReview" not in text
    assert "Rating" not in text


def test_an_article_tells_its_address_its_date_and_its_file(tmp_path: Path) -> None:
    """The digest is that of the file as it was read; folders of the reader are not told."""
    found = trace()
    nodes = written(found, tmp_path)
    article = nodes[urn("document", found.documents[0].id)]
    assert article["url"] == "https://herald.example/fuel?a=1&b=2"
    assert article["datePublished"] == "2024-03-04T09:00:00+02:00"
    assert article["encoding"] == {"@type": "MediaObject", "name": "herald.txt", "sha256": "cd" * 32}
    assert nodes[urn("document", found.documents[2].id)]["datePublished"] == "2024-03"
    assert "javascript" not in json.dumps([each.get("url") for each in written(hostile(), tmp_path).values()])


@pytest.mark.parametrize("made", [trace, hostile])
def test_a_json_ld_processor_reads_it(made: Callable[[], Trace], tmp_path: Path) -> None:
    """PyLD makes RDF of it; schema.org's own context is on the web, so its vocabulary stands in for it here."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")
    write_schema_org(made(), tmp_path / "x.jsonld")
    tree = json.loads((tmp_path / "x.jsonld").read_text("utf8"))
    quads = jsonld.to_rdf({**tree, "@context": {"@vocab": "https://schema.org/"}})["@default"]
    claims = {each["subject"]["value"] for each in quads if each["object"]["value"] == "https://schema.org/Claim"}
    assert claims == {urn("claim", each.id) for each in made().claims}
