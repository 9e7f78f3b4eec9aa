"""A trace as one network: documents, actors, claims and what is shown; who carries, credits, copies and says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sayso.exchange.export_rows import sides
from sayso.exchange.export_text import one_line
from sayso.exchange.instants import bounds, day_of
from sayso.records import Copy, Lineage, Node, NodeKind, Passage, Receipt, Statement, Trace, Version

_LABEL_CHARS = 80
Values = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A node of the network.

    Args:
        id: what it stands for and the id of that record: ``document:…``, ``actor:…``, ``claim:…``, ``evidence:…``.
        label: on one line.
        start: the day (UTC) from which on the pile shows it; None without a date.
        values: by name of the attribute; None is left out.
    """

    id: str
    label: str
    values: Values
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An edge of the network.

    Args:
        source, target: ids of points.
        relation: witness, origin, lineage, copy, version or statement.
        label: its kind within the relation.
        values: by name of the attribute.
        told: ids of the documents that show it; none where it follows from its two points, as a version does.
        start: the day from which on both points and one of these documents are there.
    """

    source: str
    target: str
    relation: str
    label: str
    values: Values
    told: tuple[str, ...]
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Points and ties; ``first`` and ``last`` are the days of the earliest and of the latest dated document."""

    points: tuple[Point, ...]
    ties: tuple[Tie, ...]
    first: str | None
    last: str | None


def network(trace: Trace) -> Network:
    """Give the network of a trace.

    A witness is the point of its document, a word that of its actor; evidence, own reporting and words of nobody known are points
    of their own, one a claim. Every edge of every lineage is one tie, so that a document that rests on itself has a loop.
    """
    spans = {each.id: bounds(each.published) for each in trace.documents}
    days = {id_: day_of(span[0]) for id_, span in spans.items() if span}
    ties = list(_ties(trace))
    seen = dict(days_of_points(ties, days))
    points = tuple(_points(trace, seen))
    dated = [span for span in spans.values() if span]
    return Network(
        points=points,
        ties=tuple(_begun(each, seen, days) for each in ties),
        first=min((day_of(first) for first, _ in dated), default=None),
        last=max((day_of(last) for _, last in dated), default=None),
    )


def days_of_points(ties: Iterable[Tie], days: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the first day of every point that has one: of a document its own, of others that of the earliest that shows a tie."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in ties:
        for point in (each.source, each.target):
            found[point] += [days[document] for document in each.told if document in days]
    yield from ((point, min(known)) for point, known in found.items() if known and not point.startswith("document:"))
    yield from ((f"document:{id_}", day) for id_, day in days.items())


def _begun(tie: Tie, seen: Mapping[str, str], days: Mapping[str, str]) -> Tie:
    told = [days[each] for each in tie.told if each in days]
    known = [seen.get(tie.source), seen.get(tie.target), min(told, default=None)]
    if not tie.told:
        known.pop()  # a version, a decision: it is there with what it joins
    start = None if None in known else max(filter(None, known))
    return replace(tie, start=start)


def _points(trace: Trace, days: Mapping[str, str]) -> Iterator[Point]:
    lineages = {each.claim: each for each in trace.lineages}

    def point(what: str, id_: str, label: str, /, **values: Any) -> Point:
        name = f"{what}:{id_}"
        return Point(id=name, label=one_line(label, _LABEL_CHARS), values={"type": what, **values}, start=days.get(name))

    for page in trace.documents:
        moment = page.published
        dates = {f"published_{name}": getattr(moment, name, None) for name in ("earliest", "latest", "basis")}
        facts = {"outlet": page.outlet, "author": page.author, "title": page.title, "url": page.url, "file": page.file}
        yield point("document", page.id, page.name, language=page.language, **facts, **dates)
    for actor in trace.actors:
        yield point("actor", actor.id, actor.name, kind=actor.kind, body=actor.body, named=actor.named)
    for claim in trace.claims:
        counted = lineages[claim.id]
        counts = {"documents": counted.documents, "wordings": len(counted.wordings), "low": counted.low, "high": counted.high}
        yield point("claim", claim.id, claim.text, text=claim.text, language=claim.language, **counts)
    own = {node.id: (claim_id, node) for claim_id, _, lineage in sides(trace) for node in lineage.nodes if _own(node)}
    for claim_id, node in own.values():  # support and denials of one claim may name one thing
        yield point(_kind(node), node.id, node.label, claim=claim_id, inferred=node.inferred, unnamed=node.unnamed)


def _own(node: Node) -> bool:
    """Tell whether a node is a point of its own, and no document's or actor's."""
    return not (node.kind is NodeKind.WITNESS and node.document) and not (node.kind is NodeKind.WORD and node.actor)


def _kind(node: Node) -> str:
    return node.kind.value.replace(" ", "-")


def _name(node: Node) -> str:
    if _own(node):
        return f"{_kind(node)}:{node.id}"
    return f"document:{node.document}" if node.kind is NodeKind.WITNESS else f"actor:{node.actor}"


def _ties(trace: Trace) -> Iterator[Tie]:
    yield from _witness_ties(trace)
    for claim, side, lineage in sides(trace):
        yield from _lineage_ties(claim, side, lineage)
    yield from map(_copy_tie, trace.copies)
    for each in trace.claims:
        yield from (_version_tie(each.id, version) for version in each.versions)
    yield from (_statement_tie(each, each.speaker) for each in trace.statements if each.speaker)


def _copy_tie(copy: Copy) -> Tie:
    """Tie the copy to its original; where nothing tells which it is, b to a."""
    later, earlier = (copy.a, copy.b) if copy.direction == "b->a" else (copy.b, copy.a)
    values: Values = {"record": copy.id, "score": copy.score, "why": copy.why, "directed": copy.direction is not None}
    pages = f"document:{later.document}", f"document:{earlier.document}"
    return _tie("copy", copy.kind.value, *pages, (later.document,), values)


def _version_tie(claim: str, version: Version) -> Tie:
    values: Values = {"what": version.what, "here": version.here, "there": version.there, "why": version.why}
    return _tie("version", version.what, f"claim:{claim}", f"claim:{version.claim}", (), values)


def _statement_tie(said: Statement, speaker: str) -> Tie:
    values: Values = {"record": said.id, "score": said.score, "hedged": said.hedged}
    return _tie("statement", said.act.value, f"document:{said.document}", f"actor:{speaker}", (said.document,), values)


def _witness_ties(trace: Trace) -> Iterator[Tie]:
    """Tie every witness's document to its claim; ``dropped`` is told by the lineage."""
    dropped = {(id_, node.passage) for id_, _, lineage in sides(trace) for node in lineage.nodes if node.dropped}
    for claim in trace.claims:
        why = {each.id: each for each in claim.receipts}
        for each in claim.witnesses:
            values: dict[str, Any] = {
                "claim": claim.id,
                "statement": each.statement,
                "headline": each.headline,
                "credited": each.credited,
                "dropped": (claim.id, each.passage) in dropped,
                **_shown(why.get(each.receipt or "")),
                **_place(each.passage),
            }
            yield _tie("witness", each.stance.value, f"document:{each.document}", f"claim:{claim.id}", (each.document,), values)


def _lineage_ties(claim: str, side: str, lineage: Lineage) -> Iterator[Tie]:
    nodes = {each.id: each for each in lineage.nodes}
    receipts = {each.id: each for each in lineage.receipts}
    groups = {end: group for group, members in enumerate(lineage.low_groups) for end in members}
    for edge in lineage.edges:
        start, end, receipt = nodes[edge.start], nodes[edge.end], receipts.get(edge.receipt)
        passages = [start.document] if start.document else [each.document for each in receipt.passages] if receipt else []
        how = edge.copy_kind.value if edge.copy_kind else None
        values: dict[str, Any] = {"claim": claim, "side": side, "copy_kind": how, **_shown(receipt)}
        yield _tie("lineage", edge.kind.value, _name(start), _name(end), tuple(passages), values)
    carriers = tuple(each.document for each in lineage.nodes if each.document)
    for rank, members in enumerate(lineage.ends):
        for id_ in members:
            node = nodes[id_]
            values = {"claim": claim, "side": side, "end_number": rank, "low_group": groups.get(rank), "inferred": node.inferred}
            told = (node.document,) if node.document else carriers
            yield _tie("origin", node.end.value if node.end else "", f"claim:{claim}", _name(node), told, values)


def _shown(receipt: Receipt | None) -> dict[str, Any]:
    return {} if receipt is None else {"receipt": receipt.id, "why": receipt.why, "score": receipt.score}


def _place(passage: Passage) -> dict[str, Any]:
    return {"passage_start": passage.start, "passage_end": passage.end}


def _tie(relation: str, label: str, source: str, target: str, told: tuple[str, ...], values: Values) -> Tie:  # noqa: PLR0913, PLR0917 - the fields of a tie
    return Tie(source=source, target=target, relation=relation, label=label, values=values, told=told)
