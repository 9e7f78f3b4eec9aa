"""The ends of a graph, and the two counts of them: high, merged by receipts alone, and low, by what the texts show to differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.kernels.components import components
from sayso.origins.drawing import Drawing
from sayso.origins.graph import reachable
from sayso.records import EdgeKind, EndKind, Node, NodeKind

_KINDS = (
    (NodeKind.WORD, EndKind.WORD),
    (NodeKind.EVIDENCE, EndKind.EVIDENCE),
    (NodeKind.OWN_REPORTING, EndKind.OWN_REPORTING),
    (NodeKind.WITNESS, EndKind.NOTHING_NAMED),
)


@dataclass(frozen=True, slots=True)
class End:
    """One end of the high count: its nodes (several when they rest on one another) and its kind."""

    nodes: tuple[str, ...]
    kind: EndKind


def find_ends(drawing: Drawing) -> tuple[End, ...]:
    """Give the ends of the graph in the order of their first nodes, those of one occasion as one."""
    circles = _sinks(drawing)
    rank = {node: number for number, circle in enumerate(circles) for node in circle}
    joined = [
        (rank[edge.start], rank[edge.end])
        for edge in drawing.graph.edges.values()
        if _joins(edge.kind, edge.start, edge.end, rank)
    ]
    groups = group(len(circles), joined)
    return tuple(_end(drawing, [node for number in members for node in circles[number]]) for members in groups)


def _joins(kind: EdgeKind, start: str, end: str, rank: dict[str, int]) -> bool:
    return kind is EdgeKind.SAME_EVENT and start in rank and end in rank


def _sinks(drawing: Drawing) -> list[tuple[str, ...]]:
    """Give the sets of nodes that rest on nothing but one another."""
    below = drawing.graph.supports()
    reach = {node: reachable(node, below) for node in below}
    order = {node: number for number, node in enumerate(below)}
    circles = {
        tuple(sorted(reach[node], key=order.__getitem__)) for node in below if all(node in reach[each] for each in reach[node])
    }
    return sorted(circles, key=lambda circle: order[circle[0]])


def _end(drawing: Drawing, nodes: Sequence[str]) -> End:
    kinds = {drawing.graph.nodes[node].kind for node in nodes}
    return End(tuple(nodes), next(end for kind, end in _KINDS if kind in kinds))


def group(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Group numbers that pairs connect, in order of their least members.

    Example:
        >>> group(4, [(3, 1)])
        [[0], [1, 3], [2]]
    """
    first, second = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    labels = components(count, first, second).tolist()
    return [[number for number in range(count) if labels[number] == label] for label in sorted(set(labels))]


def marked(drawing: Drawing, ends: Sequence[End]) -> tuple[Node, ...]:
    """Give the nodes with the kind of end that they are; a text that names nothing and has no outlet and author is unnamed."""
    kinds = {node: end.kind for end in ends for node in end.nodes}
    return tuple(
        replace(node, end=kinds.get(node.id), unnamed=node.unnamed or (node.id in kinds and _anonymous(drawing, node)))
        for node in drawing.graph.nodes.values()
    )


def _anonymous(drawing: Drawing, node: Node) -> bool:
    document = drawing.material.documents[node.document] if node.kind is NodeKind.WITNESS and node.document else None
    return document is not None and not document.outlet and not document.author
