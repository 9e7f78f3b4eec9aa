"""Two witnesses compared, and a lineage in one sentence."""

from collections.abc import Iterable

from sayso.origins.graph import reachable, supports
from sayso.records import EndKind, Lineage, Node, NodeKind, Witness

SAME, INDEPENDENT, NOT_ESTABLISHED = "same origin", "independent", "not established"


def compare(lineage: Lineage, first: Witness, second: Witness) -> str:
    """Tell whether two witnesses of one claim have one origin.

    Returns:
        ``same origin`` when receipts lead both to the same ends; ``independent`` when the ends of both are established and stay
        apart even in the low count; ``not established`` otherwise, and when one of them is no witness of this lineage.
    """
    one, other = ends_of(lineage, first), ends_of(lineage, second)
    if one and one == other:
        return SAME
    established = one and other and not any(_nothing(lineage, end) for end in one | other)
    if established and not _lows(lineage, one) & _lows(lineage, other):
        return INDEPENDENT
    return NOT_ESTABLISHED


def ends_of(lineage: Lineage, witness: Witness) -> frozenset[int]:
    """Give the ends, as indices into ``lineage.ends``, that a witness rests on; none when it is no witness of this lineage."""
    node = next((each.id for each in lineage.nodes if each.kind is NodeKind.WITNESS and each.passage == witness.passage), None)
    if node is None:
        return frozenset()
    found = reachable(node, supports((each.id for each in lineage.nodes), lineage.edges))
    return frozenset(rank for rank, nodes in enumerate(lineage.ends) if found & set(nodes))


def _lows(lineage: Lineage, ends: Iterable[int]) -> set[int]:
    wanted = set(ends)
    return {rank for rank, members in enumerate(lineage.low_groups) if wanted & set(members)}


def _nodes(lineage: Lineage, end: int) -> list[Node]:
    wanted = set(lineage.ends[end])
    return [node for node in lineage.nodes if node.id in wanted]


def _nothing(lineage: Lineage, end: int) -> bool:
    return any(node.end is EndKind.NOTHING_NAMED for node in _nodes(lineage, end))


def sentence(lineage: Lineage) -> str:
    """Say in words what a claim rests on.

    Example: "17 documents carry this in 6 wordings; everything here rests on the word of SVR".
    """
    if not lineage.ends:
        return "nobody in this pile asserts this"
    documents = f"{lineage.documents} documents carry" if lineage.documents > 1 else "1 document carries"
    texts = f"in {len(lineage.wordings)} wordings" if len(lineage.wordings) > 1 else "in 1 wording"
    return f"{documents} this {texts}; {_rests(lineage)}"


def _rests(lineage: Lineage) -> str:
    if lineage.high > 1:
        span = str(lineage.high) if lineage.low == lineage.high else f"{lineage.low} to {lineage.high}"
        return f"they rest on {span} origins"
    nodes = _nodes(lineage, 0)
    node = next((each for each in nodes if each.kind is not NodeKind.WITNESS), nodes[0])
    return f"everything here rests on {_end_words(node)}"


def _end_words(node: Node) -> str:
    if node.unnamed:
        return "one unnamed source"
    if node.end is EndKind.NOTHING_NAMED:
        return f"one text that names no source ({node.label})"
    if node.end is EndKind.OWN_REPORTING:
        return f"the own reporting of {node.label}"
    return f"one thing that is shown ({node.label})" if node.end is EndKind.EVIDENCE else f"the word of {node.label}"
