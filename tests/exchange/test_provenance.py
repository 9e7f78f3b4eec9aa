"""PROV: another tool reads it and writes the same notation, all records are there, and nothing stems from itself."""

import json
from collections.abc import Callable
from dataclasses import replace
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.exported import hostile, trace
from tests.origins.piles import copy

from sayso.exchange.prov_records import ARGUMENTS, ProvRecord, prov_n
from sayso.exchange.provenance import PREFIXES, write_prov_json, write_prov_n
from sayso.records import Copy, CopyKind, Trace

Json = dict[str, Any]


def written(found: Trace, folder: Path) -> Json:
    """Write a trace and read it again."""
    write_prov_json(found, folder / "x.prov.json")
    tree: Json = json.loads((folder / "x.prov.json").read_text("utf8"))
    return tree


def of(tree: Json, kind: str, prefix: str) -> set[str]:
    """Give the local names of a kind under a prefix."""
    return {name.partition(":")[2] for name in tree[kind] if name.startswith(f"{prefix}:")}


def between(tree: Json, kind: str) -> list[tuple[str, str, str | None]]:
    """Give what a relation holds between, with its type."""
    first, second, *_ = ARGUMENTS[kind]
    return [(each[first], each[second], each.get("prov:type", {}).get("$")) for each in tree.get(kind, {}).values()]


@pytest.mark.parametrize("made", [trace, hostile])
def test_every_record_is_there_and_everything_related_is_told(made: Callable[[], Trace], tmp_path: Path) -> None:
    """Documents, statements, claims, witnesses, evidence and actors: as many as in the trace."""
    found = made()
    tree = written(found, tmp_path)
    for prefix, records in (("document", found.documents), ("statement", found.statements), ("story", found.stories)):
        assert of(tree, "entity", prefix) == {each.id for each in records} or prefix == "story"
        assert len(of(tree, "entity", prefix)) == len(records)
    assert len(of(tree, "entity", "witness")) == sum(len(each.witnesses) for each in found.claims)
    assert len(of(tree, "entity", "evidence")) == sum(len(each.evidence) for each in found.statements)
    assert of(tree, "agent", "actor") == {each.id for each in found.actors}
    assert len(of(tree, "activity", "correction")) == len(found.corrections)
    edges = sum(len(part.edges) for each in found.lineages for part in (each, each.denials) if part)
    assert sum(len(of(tree, kind, "edge")) for kind in ("wasDerivedFrom", "wasInfluencedBy") if kind in tree) == edges
    told = {name for kind in ("entity", "activity", "agent") for name in tree[kind]}
    for kind in ARGUMENTS:
        if kind not in {"entity", "activity", "agent"}:
            assert {name for one in between(tree, kind) for name in one[:2]} <= told


def test_quotations_revisions_and_primary_sources_are_told(tmp_path: Path) -> None:
    """A statement was quoted from its document, an edited copy is a revision, a chain ends at a primary source."""
    found = trace()
    edited = replace(found, copies=(replace(found.copies[0], kind=CopyKind.EDITED),))
    tree = written(edited, tmp_path)
    derived = between(tree, "wasDerivedFrom")
    first = found.statements[0]
    assert (f"statement:{first.id}", f"document:{first.document}", "prov:Quotation") in derived
    herald, kurier, *_ = (each.id for each in found.documents)
    assert (f"document:{kurier}", f"document:{herald}", "prov:Revision") in derived
    assert any(kind == "prov:PrimarySource" and name.startswith("witness:") for name, _, kind in derived)
    speaker = f"actor:{first.speaker}"
    assert (f"statement:{first.id}", speaker, None) in between(tree, "wasAttributedTo")


def with_copies(*copies: Copy) -> Trace:
    return replace(trace(), copies=copies)


def test_nothing_stems_from_itself(tmp_path: Path) -> None:
    """PROV-CONSTRAINTS 42: copies in a circle, or of no direction, influence each other; none is derived from itself."""
    a, b, c, *_ = trace().documents
    circle = (copy(a, b, "a->b"), copy(b, c, "a->b"), copy(c, a, "a->b"), replace(copy(a, c), id="open"), copy(a, a, "a->b"))
    tree = written(with_copies(*circle), tmp_path)
    influences = of(tree, "wasInfluencedBy", "copy")
    assert influences == {each.id for each in circle}
    graph: dict[str, list[str]] = {}
    for later, earlier, _ in between(tree, "wasDerivedFrom"):
        graph.setdefault(later, []).append(earlier)
    TopologicalSorter(graph).prepare()


def test_a_copy_whose_direction_is_known_stays_derived(tmp_path: Path) -> None:
    """The direction decides which of the two is the later one."""
    a, b, *_ = trace().documents
    tree = written(with_copies(replace(copy(a, b, "b->a"), id="c1")), tmp_path)
    assert tree["wasDerivedFrom"]["copy:c1"]["prov:generatedEntity"] == f"document:{a.id}"


def test_prov_n_is_one_record_a_line(tmp_path: Path) -> None:
    """Whatever a text holds, it ends no line and no string."""
    write_prov_n(hostile(), tmp_path / "x.provn")
    lines = (tmp_path / "x.provn").read_bytes().decode().split("\n")
    assert (lines[0], lines[-2:]) == ("document", ["endDocument", ""])
    assert all(line.startswith(("  prefix ", *(f"  {kind}(" for kind in ARGUMENTS))) for line in lines[1:-2])
    assert list(prov_n([ProvRecord("entity", "a:b", (), (("prov:value", 'x"\n\\'), ("sayso:n", 2), ("sayso:s", 0.5)))], {}))[
        1
    ] == ('  entity(a:b, [prov:value="x\\"\\n\\\\", sayso:n=2, sayso:s="0.5" %% xsd:double])')


@pytest.mark.parametrize("made", [trace, hostile])
def test_another_tool_reads_it_and_writes_the_same_notation(made: Callable[[], Trace], tmp_path: Path) -> None:
    """The package prov reads the PROV-JSON; of plain texts it writes the very lines of our PROV-N."""
    model = pytest.importorskip("prov.model", reason="prov is not installed")
    tree = written(made(), tmp_path)
    read = model.ProvDocument.deserialize(str(tmp_path / "x.prov.json"), format="json")
    assert len(read.get_records()) == sum(len(tree[kind]) for kind in ARGUMENTS if kind in tree)
    assert {each.prefix for each in read.namespaces} == set(PREFIXES)
    if made is trace:
        write_prov_n(made(), tmp_path / "x.provn")
        ours = [line.strip() for line in (tmp_path / "x.provn").read_text("utf8").splitlines()]
        theirs = {line.strip() for line in read.get_provn().splitlines()}
        assert [line for line in ours if not line.startswith("prefix ") and line not in theirs] == []
