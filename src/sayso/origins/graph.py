"""The graph "rests on" while it is being drawn: nodes, edges and their receipts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.records import CopyKind, Edge, EdgeKind, Node, Passage, Receipt, content_id

# Edges of these kinds join two nodes that the count takes as one; they do not say that one rests on the other.
JOINING = frozenset({EdgeKind.SAME_BODY, EdgeKind.SAME_EVENT, EdgeKind.PUBLISHER})


class Graph:
    """Nodes and edges of one lineage, each once, in the order of finding; ``out`` holds the edges by their start."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, EdgeKind], Edge] = {}
        self.out: dict[str, list[Edge]] = defaultdict(list)
        self.receipts: dict[str, Receipt] = {}

    def place(self, node: Node) -> str:
        """Add a node unless it is there, and give its id."""
        self.nodes.setdefault(node.id, node)
        return node.id

    def rest(
        self,
        start: str,
        end: str,
        receipt: Receipt,
        *,
        copy_kind: CopyKind | None = None,
    ) -> None:
        """Say that one node rests on another (or, for a joining kind, is one with it); the first receipt of a kind stays."""
        key = (start, end, receipt.kind)
        if start == end or key in self.edges:
            return
        self.receipts.setdefault(receipt.id, receipt)
        self.edges[key] = Edge(start, end, receipt.kind, receipt.id, copy_kind)
        self.out[start].append(self.edges[key])

    def supports(self) -> dict[str, set[str]]:
        """Map every node to the nodes that it rests on directly."""
        return supports(self.nodes, self.edges.values())


def supports(nodes: Iterable[str], edges: Iterable[Edge]) -> dict[str, set[str]]:
    """Map every node id to the ids that it rests on directly; joining edges are left out."""
    below: dict[str, set[str]] = {node: set() for node in nodes}
    for edge in edges:
        if edge.kind not in JOINING:
            below[edge.start].add(edge.end)
    return below


def reachable(start: str, below: dict[str, set[str]]) -> set[str]:
    """Give everything that a node rests on, at any depth, itself included.

    Example:
        >>> sorted(reachable("a", {"a": {"b"}, "b": {"c"}, "c": set(), "d": {"a"}}))
        ['a', 'b', 'c']
    """
    found = {start}
    waiting = [start]
    while waiting:
        fresh = below[waiting.pop()] - found
        found |= fresh
        waiting.extend(sorted(fresh))
    return found


def receipt(kind: EdgeKind, why: str, score: float, passages: Sequence[Passage] = ()) -> Receipt:
    """Make a receipt; its id hashes all that it says."""
    return Receipt(id=content_id(kind, why, *passages), kind=kind, why=why, score=round(score, 4), passages=tuple(passages))
