"""The ends of a graph, and the two counts of them: high, merged by receipts alone, and low, by what the texts show to differ."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.kernels.components import components
from sayso.origins.drawing import Drawing
from sayso.origins.graph import bottom
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
    circles = bottom(drawing.graph.supports()).circles
    rank = {node: number for number, circle in enumerate(circles) for node in circle}
    joined = [
        (rank[edge.start], rank[edge.end])
        for edge in drawing.graph.edges.values()
        if _joins(edge.kind, edge.start, edge.end, rank)
    ]
    groups = group(len(circles), joined)
    return tuple(_end(drawing, [node for number in members for node in circles[number]]) for members in groups)


def _joins(kind: EdgeKind, start: str, end: str, rank: dict[str, int]) -> bool:
    return kind in {EdgeKind.SAME_EVENT, EdgeKind.CORRECTION} and start in rank and end in rank


def _end(drawing: Drawing, nodes: Sequence[str]) -> End:
    """Tell the kind of an end.

    The word of an outlet names nothing: its text does not, or is not in the pile, and no other text tells where it has it from.
    """
    kinds = {drawing.graph.nodes[node].kind for node in nodes if not _carried(drawing, node)}
    return End(tuple(nodes), next((end for kind, end in _KINDS if kind in kinds), EndKind.NOTHING_NAMED))


def _carried(drawing: Drawing, node: str) -> bool:
    voice = drawing.voices.get(node)
    return voice is not None and voice.named and voice.outlet


def group(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Group numbers that pairs connect, in order of their least members.

    Example:
        >>> group(4, [(3, 1)])
        [[0], [1, 3], [2]]
    """
    first, second = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    labels = components(count, first, second).tolist()
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        groups[label].append(number)
    return list(groups.values())


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
