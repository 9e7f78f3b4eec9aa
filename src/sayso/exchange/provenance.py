"""A trace as W3C PROV: what was quoted, copied and derived from what, whose word it is, and which run found it.

A statement *was quoted from* its document, a copy *is a revision or quotation of* what it copies, a witness *had as primary
source* the word or evidence at which its chain ends. Derivation has an order in PROV: where the direction is open, or edges run
in a circle, things *influenced* each other, which has none.

Source: PROV-DM section 5.2 (derivation, revision, quotation, primary source); PROV-CONSTRAINTS, constraint 42 (their order).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from sayso.exchange.export_text import web_address
from sayso.exchange.identifiers import clean, file_name, iso_date, local, write_json
from sayso.exchange.prov_records import TYPE, Attribute, ProvRecord, prov_json, prov_n
from sayso.exchange.testimonies import witness_id
from sayso.records import (
    Actor,
    Claim,
    Copy,
    CopyKind,
    Correction,
    Document,
    Edge,
    EdgeKind,
    EndKind,
    Lineage,
    Node,
    NodeKind,
    Statement,
    Trace,
    content_id,
)

_KINDS = (
    "document", "statement", "claim", "story", "witness", "evidence", "node", "copy", "edge", "actor", "outlet", "author",
    "person", "run", "correction",
)  # fmt: skip
PREFIXES = {"sayso": "urn:sayso:", **{kind: f"urn:sayso:{kind}:" for kind in _KINDS}}
QUOTATION, REVISION, PRIMARY_SOURCE = "prov:Quotation", "prov:Revision", "prov:PrimarySource"
_COPIES = {CopyKind.VERBATIM: QUOTATION, CopyKind.EDITED: REVISION}
_RESTS = {EdgeKind.ATTRIBUTION, EdgeKind.CREDIT, EdgeKind.EVIDENCE, EdgeKind.OWN_REPORTING}
_AGENTS = {"person": "prov:Person", "unnamed": None}


def write_prov_json(trace: Trace, out: Path) -> None:
    """Write a trace as PROV-JSON."""
    write_json(prov_json(provenance(trace), PREFIXES), out)


def write_prov_n(trace: Trace, out: Path) -> None:
    """Write a trace in PROV-N, one record a line."""
    with out.open("w", encoding="utf8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in prov_n(provenance(trace), PREFIXES))


def provenance(trace: Trace) -> list[ProvRecord]:
    """Give all records of a trace, those that are named by others first; derivations that run in a circle are influences."""
    records = [*_run(trace), *_agents(trace)]
    run, documents = _name("run", trace.run.id), {each.id: each for each in trace.documents}
    records += [each for document in trace.documents for each in _document(document, run)]
    records += [each for statement in trace.statements for each in _statement(statement, documents[statement.document], run)]
    records += [each for claim in trace.claims for each in _claim(claim, documents, run)]
    records += _versions(trace.claims)
    for lineage in trace.lineages:
        records += [*_lineage(lineage, ""), *(_lineage(lineage.denials, "denials/") if lineage.denials else ())]
    records += [_copy(each) for each in trace.copies]
    return _ordered(list(dict.fromkeys(records)))


def _name(kind: str, name: str) -> str:
    return f"{kind}:{local(name)}"


def _hashed(kind: str, words: str) -> str:
    """Name what has no id of its own by its words."""
    return _name(kind, content_id(kind, clean(words)))


def _told(**attributes: str | float | None) -> tuple[Attribute, ...]:
    """Give the attributes that are known; ``prov_`` and ``sayso_`` at the head of a word are their prefixes."""
    return tuple((key.replace("_", ":", 1), value) for key, value in attributes.items() if value is not None and value != "")


def _run(trace: Trace) -> Iterator[ProvRecord]:
    run, program = _name("run", trace.run.id), "sayso:sayso"
    yield ProvRecord("agent", program, (), ((TYPE, "prov:SoftwareAgent"), *_told(prov_label=f"sayso {trace.run.version}")))
    yield ProvRecord("activity", run, (), _told(prov_label="trace", sayso_version=trace.run.version))
    yield ProvRecord("wasAssociatedWith", None, (run, program))
    for each in trace.corrections:
        yield from _correction(each, run)
    for story in trace.stories:
        name = _name("story", story.id)
        yield ProvRecord("entity", name, (), ((TYPE, "prov:Collection"), *_told(prov_value=story.text)))
        yield ProvRecord("wasGeneratedBy", None, (name, run))
        yield from (ProvRecord("hadMember", None, (name, _name("claim", each))) for each in story.claims)


def _correction(correction: Correction, run: str) -> Iterator[ProvRecord]:
    """Give what a person decided, as an activity that informed the run."""
    name = _hashed("correction", repr(correction))
    sides = (
        each if isinstance(each, str) else f"{each.document} {each.start}:{each.end}" for each in (correction.a, correction.b)
    )
    told = dict(zip(("sayso_a", "sayso_b"), sides, strict=True))
    yield ProvRecord(
        "activity",
        name,
        (),
        _told(prov_label=correction.judgement.value, sayso_at=correction.at, sayso_why=correction.why, **told),
    )
    yield ProvRecord("wasInformedBy", None, (run, name))
    if correction.by:
        person = _hashed("person", correction.by)
        yield ProvRecord("agent", person, (), ((TYPE, "prov:Person"), *_told(prov_label=correction.by)))
        yield ProvRecord("wasAssociatedWith", None, (name, person))


def _agents(trace: Trace) -> Iterator[ProvRecord]:
    for actor in trace.actors:
        yield ProvRecord(
            "agent", _name("actor", actor.id), (), (*_agent_type(actor), *_told(prov_label=actor.name, sayso_kind=actor.kind))
        )
    for outlet in dict.fromkeys(each.outlet for each in trace.documents if each.outlet):
        yield ProvRecord("agent", _hashed("outlet", outlet), (), ((TYPE, "prov:Organization"), *_told(prov_label=outlet)))
    for author in dict.fromkeys(each.author for each in trace.documents if each.author):
        yield ProvRecord("agent", _hashed("author", author), (), _told(prov_label=author))


def _agent_type(actor: Actor) -> tuple[Attribute, ...]:
    kind = _AGENTS.get(actor.kind, "prov:Organization")
    return ((TYPE, kind),) if kind else ()


def _document(document: Document, run: str) -> Iterator[ProvRecord]:
    name = _name("document", document.id)
    told = _told(
        prov_label=document.outlet or document.title or file_name(document),
        prov_location=web_address(document.url),
        sayso_title=document.title,
        sayso_published=iso_date(document.published),
        sayso_language=document.language,
    )
    yield ProvRecord("entity", name, (), told)
    yield ProvRecord("used", None, (run, name))
    if document.outlet:
        yield ProvRecord("wasAttributedTo", None, (name, _hashed("outlet", document.outlet)))
    if document.author:
        yield ProvRecord("wasAttributedTo", None, (name, _hashed("author", document.author)))


def _statement(statement: Statement, document: Document, run: str) -> Iterator[ProvRecord]:
    name = _name("statement", statement.id)
    words = " … ".join(document.words(each) for each in statement.content)
    extent = statement.extent
    told = _told(prov_value=words, sayso_act=statement.act.value, sayso_start=extent.start, sayso_end=extent.end)
    yield ProvRecord("entity", name, (), told)
    yield ProvRecord("wasGeneratedBy", None, (name, run))
    yield _derived(name, _name("document", document.id), QUOTATION)
    if statement.parent:
        yield _derived(name, _name("statement", statement.parent), QUOTATION)
    if statement.speaker:
        yield ProvRecord("wasAttributedTo", None, (name, _name("actor", statement.speaker)))
    for each in statement.evidence:
        ground = _name("evidence", content_id("evidence", statement.id, each.kind, each.span))
        by = "speaker" if each.inside else "text"
        yield ProvRecord(
            "entity", ground, (), _told(prov_value=document.words(each.span), sayso_kind=each.kind, sayso_named_by=by)
        )
        yield _derived(name, ground, PRIMARY_SOURCE)


def _claim(claim: Claim, documents: Mapping[str, Document], run: str) -> Iterator[ProvRecord]:
    name = _name("claim", claim.id)
    yield ProvRecord("entity", name, (), _told(prov_value=claim.text, sayso_language=claim.language))
    yield ProvRecord("wasGeneratedBy", None, (name, run))
    for each in claim.witnesses:
        witness = _name("witness", witness_id(claim, each))
        words = documents[each.document].words(each.passage.span)
        yield ProvRecord("entity", witness, (), _told(prov_value=words, sayso_stance=each.stance.value))
        yield _derived(witness, _name("document", each.document), QUOTATION)
        if each.statement:
            yield _derived(witness, _name("statement", each.statement), None)
        yield _derived(name, witness, None)


def _versions(claims: Sequence[Claim]) -> list[ProvRecord]:
    """Give each pair of versions once, as alternates of one another."""
    known = {each.id for each in claims}
    pairs = {tuple(sorted((each.id, version.claim))) for each in claims for version in each.versions if version.claim in known}
    return [ProvRecord("alternateOf", None, (_name("claim", one), _name("claim", other))) for one, other in sorted(pairs)]


def _lineage(lineage: Lineage, part: str) -> Iterator[ProvRecord]:
    nodes = {each.id: each for each in lineage.nodes}
    names = {each.id: _node(each, lineage.claim, part) for each in lineage.nodes}
    why = {each.id: each.why for each in lineage.receipts}
    copied = {(each.start, each.end) for each in lineage.edges if each.kind is EdgeKind.COPY}
    for each in lineage.nodes:
        if each.kind is not NodeKind.WITNESS:
            end = each.end.value if each.end else None
            yield ProvRecord(
                "entity", names[each.id], (), _told(prov_label=each.label, sayso_kind=each.kind.value, sayso_end=end)
            )
        if each.actor and each.kind is NodeKind.WORD:
            yield ProvRecord("wasAttributedTo", None, (names[each.id], _name("actor", each.actor)))
    for edge in lineage.edges:
        open_direction = edge.kind is EdgeKind.COPY and (edge.end, edge.start) in copied
        kind, form = ("wasInfluencedBy", None) if open_direction else _relation(edge, nodes[edge.end])
        form_told = ((TYPE, form),) if form else ()
        told = (*form_told, *_told(sayso_kind=edge.kind.value, sayso_receipt=edge.receipt, sayso_why=why.get(edge.receipt)))
        name = _name("edge", content_id("edge", lineage.claim, part, edge.start, edge.end, edge.kind, edge.receipt))
        yield ProvRecord(kind, name, (names[edge.start], names[edge.end]), told)


def _node(node: Node, claim: str, part: str) -> str:
    """Name a node: a witness by its passage, as in the claim; whatever else by its own id, within its claim."""
    if node.kind is NodeKind.WITNESS and node.passage is not None:
        return _name("witness", content_id("witness", claim, node.passage.document, node.passage.start, node.passage.end))
    return _name("node", f"{claim}/{part}{node.id}")


def _relation(edge: Edge, end: Node) -> tuple[str, str | None]:
    """Give the relation that an edge is, and its type in PROV; what only joins two things is an influence."""
    if edge.kind is EdgeKind.COPY:
        return "wasDerivedFrom", _COPIES.get(edge.copy_kind) if edge.copy_kind else None
    if edge.kind is EdgeKind.QUOTATION:
        return "wasDerivedFrom", QUOTATION
    if edge.kind in _RESTS:
        return "wasDerivedFrom", PRIMARY_SOURCE if end.end in {EndKind.WORD, EndKind.EVIDENCE} else None
    return "wasInfluencedBy", None


def _copy(copy: Copy) -> ProvRecord:
    """Give two passages of documents: what was made from what where the direction is known, else an influence."""
    later, earlier = (copy.a, copy.b) if copy.direction == "b->a" else (copy.b, copy.a)
    related = _name("document", later.document), _name("document", earlier.document)
    form = _COPIES.get(copy.kind) if copy.direction else None
    told = _told(
        sayso_kind=copy.kind.value, sayso_score=copy.score, sayso_why=copy.why, sayso_start=later.start, sayso_end=later.end,
        sayso_source_start=earlier.start, sayso_source_end=earlier.end,
    )  # fmt: skip
    kind = "wasDerivedFrom" if copy.direction else "wasInfluencedBy"
    return ProvRecord(kind, _name("copy", copy.id), related, (*(((TYPE, form),) if form else ()), *told))


def _derived(later: str, earlier: str, form: str | None) -> ProvRecord:
    return ProvRecord("wasDerivedFrom", None, (later, earlier), ((TYPE, form),) if form else ())


def _ordered(records: Sequence[ProvRecord]) -> list[ProvRecord]:
    """Turn derivations that run in a circle into influences: a thing cannot stem from what stems from it."""
    derived = [place for place, each in enumerate(records) if each.kind == "wasDerivedFrom"]
    if not derived:
        return list(records)
    numbers: dict[str, int] = {}
    ends = np.array([[numbers.setdefault(name, len(numbers)) for name in records[place].related] for place in derived])
    graph = coo_array((np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(len(numbers), len(numbers)))
    _, group = connected_components(graph.tocsr(), directed=True, connection="strong")
    circular = {place for place, (one, other) in zip(derived, ends.tolist(), strict=True) if group[one] == group[other]}
    return [_influence(each) if place in circular else each for place, each in enumerate(records)]


def _influence(record: ProvRecord) -> ProvRecord:
    plain = tuple(each for each in record.attributes if each[0] != TYPE)
    return ProvRecord("wasInfluencedBy", record.name, record.related, plain)
