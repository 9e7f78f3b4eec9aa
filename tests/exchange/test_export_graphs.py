"""The network as GEXF and GraphML: networkx reads both, every record is in it once, and days are as Gephi reads them."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from tests.exchange.exported import hostile, trace

from sayso.exchange.export_graphs import GEXF, GRAPHML, write_gexf, write_graphml
from sayso.exchange.export_network import network
from sayso.records import Lineage, Trace

TYPES = {"boolean", "long", "double", "string"}  # of those that GEXF, GraphML, Gephi and networkx have in common
# Source: gexf.net, version 1.3, gexf.rng and dynamics.rng
ATTRIBUTES = {
    "gexf": {"version"},
    "graph": {"mode", "defaultedgetype", "idtype", "timeformat", "timezone", "timerepresentation", "start", "end"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "node": {"id", "label", "start", "end"},
    "edge": {"id", "source", "target", "label", "kind", "start", "end"},
    "attvalue": {"for", "value"},
}


def read(made: Trace, folder: Path) -> dict[str, Any]:
    write_gexf(made, folder / "n.gexf")
    write_graphml(made, folder / "n.graphml")
    return {
        "gexf": nx.read_gexf(folder / "n.gexf", version="1.3"),
        "graphml": nx.read_graphml(folder / "n.graphml", force_multigraph=True),
    }


def lineages(found: Trace) -> list[Lineage]:
    return [each for lineage in found.lineages for each in (lineage, lineage.denials) if each]


@pytest.mark.parametrize("made", [trace, hostile], ids=["plain", "hostile"])
@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_every_record_is_in_the_network_once(made: Any, form: str, tmp_path: Path) -> None:
    """Documents, actors and claims are nodes; witnesses, edges of lineages, ends, copies, versions and statements are edges."""
    found: Trace = made()
    graph = read(found, tmp_path)[form]
    records = {"document": found.documents, "actor": found.actors, "claim": found.claims}
    for kind, each in records.items():
        names = {name for name, values in graph.nodes(data=True) if values["type"] == kind}
        assert names == {f"{kind}:{record.id}" for record in each}
    evidence = [node for lineage in lineages(found) for node in lineage.nodes if node.kind == "evidence"]
    assert evidence
    assert {f"evidence:{node.id}" for node in evidence} <= set(graph.nodes)
    counted = Counter(values["relation"] for *_, values in graph.edges(data=True))
    assert counted == {
        "witness": sum(len(each.witnesses) for each in found.claims),
        "lineage": sum(len(each.edges) for each in lineages(found)),
        "origin": sum(len(end) for each in lineages(found) for end in each.ends),
        "copy": len(found.copies),
        "version": sum(len(each.versions) for each in found.claims),
        "statement": sum(each.speaker is not None for each in found.statements),
    }
    assert graph.is_directed()


@pytest.mark.parametrize("made", [trace, hostile], ids=["plain", "hostile"])
def test_both_formats_hold_the_same(made: Any, tmp_path: Path) -> None:
    """Every attribute has one value and one type in either; GraphML says from when, GEXF also until when."""
    graphs = read(made(), tmp_path)
    nodes = {form: dict(graph.nodes(data=True)) for form, graph in graphs.items()}
    edges = {
        form: {str(number): (source, target, values) for source, target, number, values in graph.edges(data=True, keys=True)}
        for form, graph in graphs.items()
    }
    assert {name: _without(values, "end") for name, values in nodes["gexf"].items()} == nodes["graphml"]
    assert {
        number: (source, target, _without(values, "end", "id")) for number, (source, target, values) in edges["gexf"].items()
    } == edges["graphml"]


def _without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def test_edges_carry_their_receipts(tmp_path: Path) -> None:
    """Why, how sure, and the id under which the tables have it; a witness that drops nothing says so."""
    found = trace()
    graph = read(found, tmp_path)["graphml"]
    known = {receipt.id: receipt for lineage in lineages(found) for receipt in lineage.receipts}
    known |= {receipt.id: receipt for claim in found.claims for receipt in claim.receipts}
    ties = [values for *_, values in graph.edges(data=True)]
    shown = [values for values in ties if "receipt" in values]
    assert {values["receipt"] for values in shown} == set(known)
    assert all(
        (values["why"], values["score"]) == (known[values["receipt"]].why, known[values["receipt"]].score) for values in shown
    )
    assert all("receipt" in values for values in ties if values["relation"] == "lineage")
    assert {values["dropped"] for values in ties if values["relation"] == "witness"} == {False}
    assert {values["credited"] for values in ties if "credited" in values} == {found.statements[0].id}
    assert {type(values["score"]) for values in shown} == {float}


def test_days_are_those_from_which_the_pile_shows_a_thing(tmp_path: Path) -> None:
    """A document's first day; a claim's or actor's that of the earliest document; no edge before its nodes; the last day ends all."""
    found = trace()
    graph = read(found, tmp_path)["gexf"]
    pages = {each.outlet or each.title: f"document:{each.id}" for each in found.documents}
    starts = {name: values.get("start") for name, values in graph.nodes(data=True)}
    assert starts[pages["Herald"]] == "2024-03-04"
    assert starts[pages["Radio Nord"]] == "2024-03-01"
    assert starts[pages["Night notes"]] is None
    assert starts["claim:claim-a"] == "2024-03-01"
    assert starts["claim:claim-b"] is None
    assert starts[f"actor:{found.actors[2].id}"] == "2024-03-06"
    assert (graph.graph["start"], graph.graph["end"]) == ("2024-03-01", "2024-03-31")
    for source, target, values in graph.edges(data=True):
        if values.get("start"):
            assert values["start"] >= max(starts[source], starts[target])
            assert date.fromisoformat(values["start"]) <= date.fromisoformat(values["end"])
        else:
            assert None in {starts[source], starts[target]}


@pytest.mark.parametrize("made", [trace, hostile], ids=["plain", "hostile"])
def test_gexf_is_of_its_schema(made: Any, tmp_path: Path) -> None:
    """Version 1.3, dynamic, days of format date; each value has a declared attribute of a type that all readers have."""
    write_gexf(made(), tmp_path / "n.gexf")
    root = etree.parse(tmp_path / "n.gexf").getroot()
    assert (root.tag, root.get("version")) == (f"{{{GEXF}}}gexf", "1.3")
    (graph,) = root.iterfind(f"{{{GEXF}}}graph")
    assert [etree.QName(each).localname for each in graph] == ["attributes", "attributes", "nodes", "edges"]
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) == ("dynamic", "date", "interval")
    for each in root.iter():
        assert set(each.attrib) <= ATTRIBUTES.get(etree.QName(each).localname, set())
    for declared, several in zip(graph, ("nodes", "edges"), strict=False):
        types = {one.get("id"): one.get("type") for one in declared}
        assert set(types.values()) <= TYPES
        (every,) = graph.iterfind(f"{{{GEXF}}}{several}")
        assert {value.get("for") for value in every.iter(f"{{{GEXF}}}attvalue")} <= set(types)
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", each.get("start", "2024-01-01")) for each in every)
        assert len({each.get("id") for each in every}) == len(every)


def test_graphml_keys_are_typed_and_named(tmp_path: Path) -> None:
    """Gephi takes a key "d3" or "d7" for yEd's label, so that no id is like one; labels are called label."""
    write_graphml(trace(), tmp_path / "n.graphml")
    root = etree.parse(tmp_path / "n.graphml").getroot()
    keys = list(root.iterfind(f"{{{GRAPHML}}}key"))
    assert {key.get("attr.type") for key in keys} <= TYPES
    assert {(key.get("for"), key.get("attr.name")) for key in keys} >= {("node", "label"), ("edge", "label"), ("edge", "why")}
    assert all(re.fullmatch(r"(node|edge)\d+", key.get("id")) for key in keys)


def test_elements_have_no_prefix(tmp_path: Path) -> None:
    """Readers that know no namespaces look for ``node``: graphology found nothing in a file of ``ns0:node``."""
    read(trace(), tmp_path)
    for name in ("n.gexf", "n.graphml"):
        text = (tmp_path / name).read_text(encoding="utf8")
        assert (text.count("xmlns="), text.count("xmlns:")) == (1, 0)
        assert re.search(r"<\w+:", text) is None


def test_labels_are_one_line_that_does_not_turn_round(tmp_path: Path) -> None:
    """Hostile words keep their letters in the attributes, and lose in labels what cannot be seen."""
    graph = read(hostile(), tmp_path)["gexf"]
    labels = [values["label"] for _, values in graph.nodes(data=True)]
    assert [each for each in labels if re.search("[\x00-\x1f\u202e\u2028]", each) or len(each) > 80] == []
    titles = {values["title"] for _, values in graph.nodes(data=True) if values["type"] == "document"}
    assert any("\u202e" in each and "\r\n" in each and "\ufffd" in each for each in titles)


def test_the_network_of_nothing_is_empty() -> None:
    """No document, no day."""
    nothing = replace(trace(), documents=(), statements=(), actors=(), copies=(), claims=(), lineages=())
    assert network(nothing).points == network(nothing).ties == ()
    assert (network(nothing).first, network(nothing).last) == (None, None)
