"""The headline of a claim: documents, wordings, origins, each with what it opens to, and the sentences that say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Claim, EdgeKind, EndKind, Lineage, Node, NodeKind, Receipt, Stance
from sayso.report import voice
from sayso.report.amounts import together
from sayso.report.catalogue import Catalogue, is_unnamed, with_article
from sayso.report.cleaning import line
from sayso.report.earliest import earliest
from sayso.report.joining import dropped, joined
from sayso.report.moments import with_basis
from sayso.report.voice import End

JOINING = frozenset({EdgeKind.SAME_BODY, EdgeKind.SAME_EVENT, EdgeKind.PUBLISHER, EdgeKind.CORRECTION})
"""Edges that say that two nodes are one, not that one rests on the other (docs/origins.md)."""

_NAMES_OF_ONE = 2

SUPPORT = (Stance.ASSERTS, Stance.REPORTS)
AGAINST = (Stance.DENIES, Stance.DOUBTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """One end of the chains: how it is named, who rests on it, and why its words were taken as one.

    Args:
        end: for the sentences; None where the end is that nothing is named.
        name: how it is shown.
        documents: ids of those whose chains end here, by date; copies are not listed, they rest on what they copy.
        group: number of the low group that it belongs to; ends of one group could be one.
    """

    end: End | None
    name: str
    documents: tuple[str, ...]
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text, however often it was carried: its documents by date, and the receipts of the copies among them."""

    documents: tuple[str, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """What stands at the head of a claim.

    Args:
        documents, wordings, low, high: the numbers.
        carriers: ids of the documents that carry the claim, by date.
        joins: why each of these was taken to carry it, by id of the document.
        texts: the wordings, the largest first.
        endings: the ends that the high count counts.
        receipts: why ends and chains were joined, copies left out (they stand with the wordings).
        sentences: what the numbers mean, in words.
    """

    documents: int
    wordings: int
    low: int
    high: int
    carriers: tuple[str, ...]
    joins: Mapping[str, tuple[Markup, ...]]
    texts: tuple[Wording, ...]
    endings: tuple[Ending, ...]
    receipts: tuple[Receipt, ...]
    sentences: tuple[Markup, ...]

    @property
    def excess(self) -> int:
        """How far the documents exceed the origins: the number by which claims are ranked."""
        return self.documents - self.low

    @property
    def copies(self) -> int:
        """How many documents are copies of others."""
        return max(0, self.documents - self.wordings)


def funnel(shelf: Catalogue, claim: Claim, lineage: Lineage) -> Funnel:
    """Put together what stands at the head of a claim."""
    endings = tuple(_endings(shelf, lineage))
    carriers = {witness.document for witness in claim.of_stance(*SUPPORT)}
    return Funnel(
        documents=lineage.documents,
        wordings=len(lineage.wordings),
        low=lineage.low,
        high=lineage.high,
        carriers=tuple(sorted(carriers, key=shelf.date_key)),
        joins=_joins(shelf, claim),
        texts=tuple(_texts(shelf, lineage)),
        endings=endings,
        receipts=tuple(each for each in lineage.receipts if each.kind is not EdgeKind.COPY),
        sentences=tuple(_sentences(shelf, claim, lineage, endings)),
    )


def _joins(shelf: Catalogue, claim: Claim) -> Mapping[str, tuple[Markup, ...]]:
    """Give why the witnesses of each document were taken for ones of a claim, each reason once."""
    found: defaultdict[str, dict[Markup, None]] = defaultdict(dict)
    for witness, why in joined(shelf, claim, shortly=True).items():
        if witness.stance in SUPPORT:
            found[witness.document][why] = None
    return {document: tuple(reasons) for document, reasons in found.items()}


def _endings(shelf: Catalogue, lineage: Lineage) -> Iterable[Ending]:
    nodes = {node.id: node for node in lineage.nodes}
    groups = {end: number for number, group in enumerate(lineage.low_groups) for end in group}
    resting = _resting(lineage)
    for rank, ids in enumerate(lineage.ends):
        members = [nodes[id_] for id_ in ids if id_ in nodes]
        if not members:
            continue
        first = min(
            members, key=lambda node: (node.end is EndKind.NOTHING_NAMED, node.inferred, shelf.date_key(node.document or ""))
        )
        names = dict.fromkeys(node_name(shelf, node) for node in members if node.end is first.end)
        name = together(list(names)[:_NAMES_OF_ONE]) if first.kind is NodeKind.WORD else node_name(shelf, first)
        documents = {document for id_ in ids for document in resting[id_]}
        yield Ending(
            end=_end(shelf, lineage, first, name, inferred=all(node.inferred for node in members)),
            name=name,
            documents=tuple(sorted(documents, key=shelf.date_key)),
            group=groups.get(rank, -1 - rank),
        )


def _end(shelf: Catalogue, lineage: Lineage, node: Node, name: str, *, inferred: bool) -> End | None:
    if node.end is EndKind.NOTHING_NAMED and node.kind is NodeKind.WITNESS:
        return None
    if node.end is EndKind.OWN_REPORTING and node.document:
        name = shelf.name(node.document)
    tellers = {edge.start for edge in lineage.edges if edge.end == node.id and edge.kind is EdgeKind.EVIDENCE}
    teller = next((each for each in lineage.nodes if each.id in tellers and each.kind is NodeKind.WORD), None)
    return End(
        name=name,
        kind=node.end if node.end not in {None, EndKind.NOTHING_NAMED} else EndKind.WORD,
        inferred=teller.inferred if teller else inferred,
        unnamed=is_unnamed(shelf, node),
        told_by=node_name(shelf, teller) if teller else None,
    )


def node_name(shelf: Catalogue, node: Node) -> str:
    """Name a node of a lineage: the outlet of a witness, an actor, else the node's own label."""
    if node.kind is NodeKind.WITNESS and node.document:
        return shelf.name(node.document)
    actor = shelf.actors.get(node.actor or "")
    if node.kind is NodeKind.WORD and actor:
        return with_article(actor)
    return line(node.label, 90)


def _resting(lineage: Lineage) -> Mapping[str, set[str]]:
    """Map every node to the documents whose witnesses rest on it, through chains but not through copies."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.kind is not EdgeKind.COPY and edge.kind not in JOINING:
            above[edge.end].append(edge.start)
    documents = {node.id: node.document for node in lineage.nodes if node.kind is NodeKind.WITNESS and node.document}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node in lineage.nodes:
        waiting, seen = [node.id], {node.id}
        while waiting:
            each = waiting.pop()
            if each in documents:
                found[node.id].add(documents[each])
            waiting += [other for other in above[each] if other not in seen]
            seen.update(above[each])
    return found


def _texts(shelf: Catalogue, lineage: Lineage) -> Iterable[Wording]:
    """Give the wordings, those of most documents first."""
    receipts = {receipt.id: receipt for receipt in lineage.receipts}
    nodes = {node.id: node for node in lineage.nodes}
    of_document: defaultdict[str, list[Receipt]] = defaultdict(list)
    for edge in lineage.edges:
        start = nodes.get(edge.start)
        if edge.kind is EdgeKind.COPY and start and start.document and edge.receipt in receipts:
            of_document[start.document].append(receipts[edge.receipt])
    for group in sorted(lineage.wordings, key=lambda each: (-len(each), min(map(shelf.date_key, each), default=()))):
        ordered = sorted(group, key=shelf.date_key)
        found = {receipt.id: receipt for document in ordered for receipt in of_document[document]}
        yield Wording(documents=tuple(ordered), receipts=tuple(found.values()) if len(ordered) > 1 else ())


def _sentences(shelf: Catalogue, claim: Claim, lineage: Lineage, endings: tuple[Ending, ...]) -> Iterable[Markup]:
    """Say in words what the numbers mean, one sentence after the other."""
    yield voice.carries(lineage.documents)
    established = [ending for ending in endings if ending.end]
    silent = [ending for ending in endings if not ending.end]
    ends = [ending.end for ending in established if ending.end]
    if lineage.documents:
        apart = len({ending.group for ending in established})
        yield voice.rests(lineage.documents, len(lineage.wordings), len(silent), ends, apart)
    if len(endings) == 1 and ends and ends[0].unnamed:
        yield voice.one_unnamed()
    if silent and len(endings) > 1:
        yield voice.not_established([ending.name for ending in silent])
    for group in sorted({ending.group for ending in established}):
        together = [ending.name for ending in established if ending.group == group]
        if len(together) > 1:
            yield voice.could_be_one(together)
    yield from _against(shelf, claim)
    yield from dropped(shelf, claim, lineage.nodes)
    yield from _earliest(shelf, claim)


def _against(shelf: Catalogue, claim: Claim) -> Iterable[Markup]:
    if not claim.of_stance(*AGAINST):
        yield voice.nobody_denies()
    for stance, said in ((Stance.DENIES, voice.denied_by), (Stance.DOUBTS, voice.doubted_by)):
        if found := speakers_of(shelf, claim, stance):
            yield said([(name, len(documents)) for name, documents in found])


def speakers_of(shelf: Catalogue, claim: Claim, stance: Stance) -> list[tuple[str, tuple[str, ...]]]:
    """Name who takes a stance toward a claim, with the documents that say so, most documents first."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for witness in claim.of_stance(stance):
        statement = shelf.statements.get(witness.statement or "")
        name = shelf.speaker(statement) if statement else None
        found[name or shelf.name(witness.document)].add(witness.document)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(name, tuple(sorted(documents, key=shelf.date_key))) for name, documents in ranked]


def _earliest(shelf: Catalogue, claim: Claim) -> Iterable[Markup]:
    found = earliest(claim, shelf.documents)
    if found.first:
        date = with_basis(found.first.published)
        yield voice.earliest(date, shelf.name(found.first.id), [shelf.name(each.id) for each in found.perhaps])
    if found.undated:
        yield voice.undated(found.undated, found.carriers)
