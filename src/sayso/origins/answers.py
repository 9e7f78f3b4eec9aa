"""Two witnesses compared, and a lineage in one sentence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sayso.origins.graph import bottom, reachable, supports
from sayso.records import EndKind, Lineage, Node, NodeKind, Witness

SAME, INDEPENDENT, NOT_ESTABLISHED = "same origin", "independent", "not established"


@dataclass(frozen=True, slots=True)
class Rests:
    """What every node of a lineage rests on, looked up once for many comparisons.

    Args:
        below: what each node rests on directly.
        ends: ranks of the ends that each node rests on, by node id.
        lows: the group of the low count that each end is in.
        nothing: ranks of the ends that name nothing.
        various: ids of the nodes that rest on the word of somebody who is told to have it from several: "Reuters reports" where
            one text of Reuters has it from a ministry and another from an eyewitness. Nothing tells which one is meant.
    """

    below: Mapping[str, set[str]]
    ends: Mapping[str, frozenset[int]]
    lows: Mapping[int, int]
    nothing: frozenset[int]
    various: frozenset[str]


def rests_of(lineage: Lineage) -> Rests:
    """Look up what every node of a lineage rests on."""
    below = supports((each.id for each in lineage.nodes), lineage.edges)
    found = bottom(below)
    rank_of = {node: rank for rank, nodes in enumerate(lineage.ends) for node in nodes}
    ranks = [rank_of[circle[0]] for circle in found.circles]
    named = {node.id: (node.kind, node.actor, node.label) for node in lineage.nodes if node.kind is NodeKind.WORD}
    told = {node for node in named if any(named.get(end) == named[node] for end in below[node])}
    above: dict[str, set[str]] = {node: set() for node in below}
    for node, ends in below.items():
        for end in ends:
            above[end].add(node)
    return Rests(
        below=below,
        ends={
            node: frozenset(rank for place, rank in enumerate(ranks) if bits >> place & 1) for node, bits in found.ranks.items()
        },
        lows={end: rank for rank, members in enumerate(lineage.low_groups) for end in members},
        nothing=frozenset(rank for rank in range(len(lineage.ends)) if _nothing(lineage, rank)),
        various=frozenset(reachable(told, above)),
    )


def compare(lineage: Lineage, first: Witness, second: Witness) -> str:
    """Tell whether two witnesses of one claim have one origin.

    Returns:
        ``same origin`` when receipts lead both to the same ends; ``independent`` when the ends of both are established and stay
        apart even in the low count; ``not established`` otherwise, and when one of them is no witness of this lineage.
    """
    nodes = [_node_of(lineage, each) for each in (first, second)]
    return answer(rests_of(lineage), *({node} if node else set() for node in nodes))


def answer(rests: Rests, first: Collection[str], second: Collection[str]) -> str:
    """Give the same answer for two texts, each by the ids of its witnesses' nodes."""
    one, other = (frozenset(end for node in nodes for end in rests.ends[node]) for nodes in (first, second))
    if one and one == other:
        unclear = len(one) > 1 and rests.various & set(first) and rests.various & set(second)
        return NOT_ESTABLISHED if unclear and not _touch(rests, first, second) else SAME
    established = one and other and not (one | other) & rests.nothing
    if established and not {rests.lows[end] for end in one} & {rests.lows[end] for end in other}:
        return INDEPENDENT
    return NOT_ESTABLISHED


def _touch(rests: Rests, first: Collection[str], second: Collection[str]) -> bool:
    """Tell whether one text rests on the other."""
    return bool(reachable(first, rests.below) & set(second) or reachable(second, rests.below) & set(first))


def _node_of(lineage: Lineage, witness: Witness) -> str | None:
    return next((each.id for each in lineage.nodes if each.kind is NodeKind.WITNESS and each.passage == witness.passage), None)


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
    if node.end is EndKind.NOTHING_NAMED and node.kind is NodeKind.WITNESS:
        return f"one text that names no source ({node.label})"
    if node.end is EndKind.OWN_REPORTING:
        return f"the own reporting of {node.label}"
    return f"one thing that is shown ({node.label})" if node.end is EndKind.EVIDENCE else f"the word of {node.label}"
