"""Say on whose word a claim rests: every edge with its receipt, every end, and how the low and the high count come about."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.exchange.export_text import counted
from sayso.explain.claims import Shelf
from sayso.explain.reasons import Reason
from sayso.records import Edge, EdgeKind, EndKind, Lineage, Node, NodeKind, Receipt

_JOINS = frozenset({EdgeKind.SAME_BODY, EdgeKind.SAME_EVENT, EdgeKind.PUBLISHER, EdgeKind.CORRECTION})
_PASSAGES = 3


def explain_lineage(lineage: Lineage, shelf: Shelf) -> tuple[Reason, ...]:
    """Give the reasons of one lineage; of those who deny or doubt the claim, too, where anybody does.

    Args:
        lineage: of a claim of the findings.
        shelf: the findings.
    """
    return tuple(_reasons(lineage, shelf))


def _reasons(lineage: Lineage, shelf: Shelf) -> Iterator[Reason]:
    nodes = {each.id: each for each in lineage.nodes}
    receipts = {each.id: each for each in lineage.receipts}
    wordings = counted(len(lineage.wordings), "wording")
    yield Reason("count", "", f"{counted(lineage.documents, 'document')}, {wordings}, {between(lineage)}")
    for edge in _once(lineage.edges):
        yield _edge(edge, receipts.get(edge.receipt), nodes, shelf)
    for number, end in enumerate(lineage.ends, start=1):
        yield Reason("end", "", f"{number}. {_end([nodes[each] for each in end], shelf)}")
    yield Reason("high", "", _high(lineage))
    yield from _low(lineage, nodes, receipts, shelf)
    if lineage.denials:
        yield Reason("denials", "", "those who deny or doubt it rest on this:")
        yield from _reasons(lineage.denials, shelf)


def _once(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Give the edges, of two copies that rest on each other one."""
    given: set[tuple[str, str]] = set()
    for edge in edges:
        if edge.kind is not EdgeKind.COPY or (edge.end, edge.start) not in given:
            yield edge
        if edge.kind is EdgeKind.COPY:
            given.add((edge.start, edge.end))


def between(lineage: Lineage) -> str:
    """Give the range of origins in words."""
    if lineage.low == lineage.high:
        return counted(lineage.high, "origin")
    return f"{lineage.low} to {lineage.high} origins"


def _edge(edge: Edge, receipt: Receipt | None, nodes: Mapping[str, Node], shelf: Shelf) -> Reason:
    """Give an edge by its receipt, which names both ends; only where it has none they are named here."""
    if receipt:
        return Reason("edge", _words(receipt, shelf), f"{edge.kind}: {receipt.why}", receipt.score if receipt.score < 1 else None)
    how = "is one with" if edge.kind in _JOINS else "rests on"
    return Reason("edge", "", f"{edge.kind}: {_name(nodes[edge.start], shelf)} {how} {_name(nodes[edge.end], shelf)}")


def _words(receipt: Receipt, shelf: Shelf) -> str:
    return " | ".join(shelf.words(each) for each in receipt.passages[:_PASSAGES] if each.document in shelf.documents)


def _name(node: Node, shelf: Shelf) -> str:
    """Name a node: a document, somebody's word, a thing that is shown."""
    if node.kind is NodeKind.WITNESS and node.document:
        return shelf.documents[node.document].name
    actor = shelf.actors.get(node.actor or "")
    if node.kind is NodeKind.WORD:
        return f"the word of {actor.name if actor else node.label}"
    return f"own reporting of {node.label}" if node.kind is NodeKind.OWN_REPORTING else f"“{node.label}”"


def _end(members: Sequence[Node], shelf: Shelf) -> str:
    """Say what an end is, and what is known of it."""
    names = " and ".join(dict.fromkeys(_name(each, shelf) for each in members))
    kinds = {each.end for each in members}
    if kinds == {EndKind.NOTHING_NAMED}:
        return f"{names}: names no source, and copies nobody who does"
    unnamed = ", whom nobody could ask: no name is given" if all(each.unnamed for each in members) else ""
    inferred = all(each.inferred for each in members) and EndKind.WORD in kinds
    absent = "; known only from those who quote it: the pile lacks its own text" if inferred else ""
    return f"{names}{unnamed}{absent}"


def _high(lineage: Lineage) -> str:
    if not lineage.ends:
        return "0: nobody carries it"
    several = sum(len(each) > 1 for each in lineage.ends)
    one = f"; {several} of them stand for several that rest on one another" if several else ""
    return f"{lineage.high}: every end counts, but for those that a receipt makes one{one}"


def _low(lineage: Lineage, nodes: Mapping[str, Node], receipts: Mapping[str, Receipt], shelf: Shelf) -> Iterator[Reason]:
    """Say which ends the texts do not show to be different, and what each of them lacks."""
    together = [group for group in lineage.low_groups if len(group) > 1]
    if not together:
        yield Reason("low", "", f"{lineage.low}: the texts show every end to be different")
        return
    yield Reason("low", "", f"{lineage.low}: ends count as one where the texts do not show them to be different")
    for group in together:
        listed = ", ".join(str(rank + 1) for rank in group)
        why = [reason for rank in group for reason in _lacking(rank, [nodes[each] for each in lineage.ends[rank]])]
        inside = {node for rank in group for node in lineage.ends[rank]}
        why += _joining(lineage, inside, nodes, receipts, shelf)
        yield Reason("low", "", f"ends {listed} are one: {'; '.join(dict.fromkeys(why)) or 'nothing shows them to be different'}")


def _lacking(rank: int, members: Sequence[Node]) -> Iterator[str]:
    if all(each.end is EndKind.NOTHING_NAMED for each in members):
        yield f"{rank + 1} names no source, and may have it from the others"
    elif all(each.unnamed for each in members):
        yield f"{rank + 1} has no name, and may be any of the others"
    elif any(each.kind is NodeKind.EVIDENCE for each in members):
        yield f"{rank + 1} is a thing that is shown, and may be the same, or be shown by the same"


def _joining(
    lineage: Lineage, inside: set[str], nodes: Mapping[str, Node], receipts: Mapping[str, Receipt], shelf: Shelf
) -> Iterator[str]:
    """Give what joins ends in the low count alone, or who they share."""
    for edge in lineage.edges:
        if edge.kind in _JOINS and {edge.start, edge.end} <= inside and edge.receipt in receipts:
            yield f"{edge.kind}: {receipts[edge.receipt].why}"
    bodies: dict[str, str] = {}
    for node in (nodes[each] for each in inside):
        actor = shelf.actors.get(node.actor or "")
        if actor and actor.body:
            if actor.body in bodies and bodies[actor.body] != actor.name:
                first, second = sorted((bodies[actor.body], actor.name))
                yield f"{first} and {second} belong to one body"
            bodies.setdefault(actor.body, actor.name)
