"""The graph "rests on" while it is being drawn: nodes, edges and their receipts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.records import CopyKind, Edge, EdgeKind, Node, Passage, Receipt, content_id

# Edges of these kinds join two nodes that the count takes as one; they do not say that one rests on the other.
JOINING = frozenset({EdgeKind.SAME_BODY, EdgeKind.SAME_EVENT, EdgeKind.PUBLISHER, EdgeKind.CORRECTION})


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

    def rename(self, names: Mapping[str, str]) -> None:
        """Give nodes other ids; two that get one id become one, inferred only if both were, and what joined them is gone."""
        nodes, edges = list(self.nodes.values()), list(self.edges.values())
        self.nodes, self.edges, self.out = {}, {}, defaultdict(list)
        for node in nodes:
            name = names.get(node.id, node.id)
            known = self.nodes.get(name)
            if name != node.id or known:
                node = replace(node, id=name, inferred=node.inferred and (known is None or known.inferred))  # noqa: PLW2901
            self.nodes[name] = node
        for edge in edges:
            start, end = names.get(edge.start, edge.start), names.get(edge.end, edge.end)
            if start != end and (start, end, edge.kind) not in self.edges:
                moved = edge if (start, end) == (edge.start, edge.end) else replace(edge, start=start, end=end)
                self.edges[start, end, edge.kind] = moved
                self.out[start].append(moved)

    def drop(self, edges: Iterable[Edge]) -> None:
        """Take edges away; their receipts stay."""
        for edge in list(edges):
            del self.edges[edge.start, edge.end, edge.kind]
            self.out[edge.start].remove(edge)

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


def reachable(starts: Iterable[str], below: Mapping[str, set[str]]) -> set[str]:
    """Give everything that some nodes rest on, at any depth, themselves included.

    Example:
        >>> sorted(reachable({"a"}, {"a": {"b"}, "b": {"c"}, "c": set(), "d": {"a"}}))
        ['a', 'b', 'c']
    """
    found = set(starts)
    waiting = sorted(found)
    while waiting:
        fresh = below[waiting.pop()] - found
        found |= fresh
        waiting.extend(sorted(fresh))
    return found


@dataclass(frozen=True, slots=True)
class Bottom:
    """The circles at the bottom of a graph, and which of them every node rests on.

    Args:
        circles: sets of nodes that rest on nothing but one another, each in the order of the graph.
        ranks: by node id, the ranks of the circles that it rests on, as the bits of a number.
    """

    circles: tuple[tuple[str, ...], ...]
    ranks: Mapping[str, int]


def bottom(below: Mapping[str, Iterable[str]]) -> Bottom:
    """Find the circles at the bottom of a graph, in the order of their first nodes; the time grows with nodes and edges.

    Example:
        >>> found = bottom({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()})
        >>> found.circles, found.ranks["a"], found.ranks["d"]
        ((('b', 'c'), ('d',)), 1, 2)
    """
    order = {node: number for number, node in enumerate(below)}
    found = [sorted(each, key=order.__getitem__) for each in circles(below)]
    sinks = [each for each in found if all(end in set(each) for node in each for end in below[node])]
    first = {each[0]: rank for rank, each in enumerate(sorted(sinks, key=lambda each: order[each[0]]))}
    ranks: dict[str, int] = {}
    for each in found:
        bits = 1 << first[each[0]] if each[0] in first else 0
        members = set(each)
        for node in each:
            for end in below[node]:
                bits |= 0 if end in members else ranks[end]
        ranks |= dict.fromkeys(each, bits)
    return Bottom(tuple(tuple(each) for each in sorted(sinks, key=lambda each: order[each[0]])), ranks)


def circles(below: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Give the sets of nodes that rest on one another, alone or in circles; what a set rests on comes before it.

    Source: Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion.
    """
    number: dict[str, int] = {}  # in the order of finding; of a circle that is given, more than any other number
    least: dict[str, int] = {}
    waiting: list[str] = []
    for root in below:
        path = [root] if root not in number else []
        ends = {root: iter(below[root])}
        while path:
            node = path[-1]
            if node not in number:
                number[node] = least[node] = len(number)
                waiting.append(node)
            fresh = next((end for end in ends[node] if end not in number), None)
            if fresh is not None:
                path.append(fresh)
                ends[fresh] = iter(below[fresh])
                continue
            path.pop()
            least[node] = min((least[end] for end in (node, *below[node])), default=least[node])
            if least[node] == number[node]:
                circle = [waiting.pop()]
                while circle[-1] != node:
                    circle.append(waiting.pop())
                least |= dict.fromkeys(circle, len(below))
                yield circle


def receipt(kind: EdgeKind, why: str, score: float, passages: Sequence[Passage] = ()) -> Receipt:
    """Make a receipt; its id hashes all that it says."""
    return Receipt(id=content_id(kind, why, *passages), kind=kind, why=why, score=round(score, 4), passages=tuple(passages))
