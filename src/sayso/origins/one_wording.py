"""Ends that one wording is credited to: equal words under two names are not shown to be the words of two."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.origins.drawing import Drawing
from sayso.origins.ends import End
from sayso.origins.graph import bottom, receipt
from sayso.records import EdgeKind, EndKind, NodeKind, Passage


def ends_of_wordings(drawing: Drawing, ends: Sequence[End]) -> Iterator[tuple[int, int]]:
    """Give pairs of ends, by rank, that copies of one another rest on by their own words; each leaves a receipt.

    Copies share their edges: who prints a text and changes the name under it has no other source. A text that names both, each
    with words of its own, tells them apart.
    """
    members: defaultdict[int, list[int]] = defaultdict(list)
    for rank, family in enumerate(drawing.kin):
        members[family].append(rank)
    if len(members) == len(drawing.kin):
        return
    ends_below = _ends_below(drawing, ends)
    for ranks in members.values():
        credited: defaultdict[str, set[int]] = defaultdict(set)
        passages: dict[int, Passage] = {}
        for rank in ranks if len(ranks) > 1 else ():
            found = _own(drawing, drawing.nodes[rank], ends_below)
            credited[drawing.witnesses[rank].document] |= found
            passages |= {end: drawing.witnesses[rank].passage for end in found if end not in passages}
        for one, other in _in_turn(credited):
            names = f"{_name(drawing, ends[one])} and to {_name(drawing, ends[other])}"
            why = f"one wording is credited to {names}: not shown to be two"
            note = receipt(EdgeKind.SAME_BODY, why, 0.5, [passages[one], passages[other]])
            drawing.graph.rest(ends[one].nodes[0], ends[other].nodes[0], note)
            yield one, other


def _ends_below(drawing: Drawing, ends: Sequence[End]) -> dict[str, frozenset[int]]:
    """Give the ranks of the established ends that each node rests on."""
    found = bottom(drawing.graph.supports())
    end_of = {node: rank for rank, end in enumerate(ends) if end.kind is not EndKind.NOTHING_NAMED for node in end.nodes}
    circles = [end_of.get(circle[0]) for circle in found.circles]
    return {
        node: frozenset(end for place, end in enumerate(circles) if end is not None and bits >> place & 1)
        for node, bits in found.ranks.items()
    }


def _own(drawing: Drawing, node: str, ends_below: Mapping[str, frozenset[int]]) -> set[int]:
    """Give the ends that a witness rests on by its own words, and not by another witness."""
    below = [edge.end for edge in drawing.graph.out[node]]
    return {end for each in below if drawing.graph.nodes[each].kind is not NodeKind.WITNESS for end in ends_below[each]}


def _in_turn(credited: Mapping[str, set[int]]) -> Iterator[tuple[int, int]]:
    """Pair the first end of each document with the first of the first document that has others, unless some document has both."""
    sets = [found for found in credited.values() if found]
    for number, found in enumerate(sets[1:], 1):
        if not found & sets[0] and not any({min(found), min(sets[0])} <= each for each in sets[: number + 1]):
            yield min(sets[0]), min(found)


def _name(drawing: Drawing, end: End) -> str:
    return drawing.graph.nodes[end.nodes[0]].label
