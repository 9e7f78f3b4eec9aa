"""What people decide of two texts: they have one origin, not the same, or are independent. It wins, and has a receipt."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sayso.origins.drawing import Drawing
from sayso.origins.ends import End
from sayso.origins.graph import bottom, receipt
from sayso.records import Claim, Correction, EdgeKind, EndKind, Judgement, Node, NodeKind, Passage, Receipt, Witness, content_id

# What counting reads of people's judgements, in words
_OF_ORIGINS = {
    Judgement.SAME_ORIGIN: "have one origin",
    Judgement.OTHER_ORIGIN: "are not of the same origin",
    Judgement.INDEPENDENT: "are independent",
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A correction that is about witnesses of a claim: their ranks on its two sides."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    correction: Correction


def on_speakers(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """Give the decisions about the speakers of statements, by the statement's id; of two about one the last."""
    return {str(each.a): each for each in corrections if each.judgement is Judgement.WRONG_SPEAKER}


def bearing_on(corrections: Iterable[Correction], claim: Claim) -> tuple[Correction, ...]:
    """Give the corrections about the origins of two texts that may both be witnesses of a claim."""
    meant = [each for each in corrections if each.judgement in _OF_ORIGINS and each.claim in {None, claim.id}]
    places = {place for each in claim.witnesses for place in (each.document, each.statement)} if meant else set()
    return tuple(each for each in meant if all(_place(side) in places for side in (each.a, each.b)))


def _place(side: Passage | str) -> str:
    return side if isinstance(side, str) else side.document


def rulings(corrections: Sequence[Correction], witnesses: Sequence[Witness]) -> tuple[Ruling, ...]:
    """Give what of :func:`bearing_on` is about two of these witnesses; of several on one pair the last.

    A document stands for all its witnesses, a statement for those in its content, a passage for the one that it overlaps most.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for rank, witness in enumerate(witnesses) if corrections else ():
        places[witness.document].append(rank)
        if witness.statement is not None:
            places[witness.statement].append(rank)
    found: dict[frozenset[Passage | str], Ruling] = {}
    for each in corrections:
        first, second = (_ranks(side, places, witnesses) for side in (each.a, each.b))
        if first and second and not set(first) & set(second):
            found[frozenset((each.a, each.b))] = Ruling(first, second, each)
    return tuple(found.values())


def _ranks(side: Passage | str, places: Mapping[str, Sequence[int]], witnesses: Sequence[Witness]) -> tuple[int, ...]:
    if isinstance(side, str):
        return tuple(places.get(side, ()))
    overlaps = {rank: witnesses[rank].passage.span.overlap(side.span) for rank in places.get(side.document, ())}
    best = max(overlaps, key=overlaps.__getitem__, default=None)
    return (best,) if best is not None and overlaps[best] else ()


def parted(given: Sequence[Ruling]) -> tuple[tuple[int, int], ...]:
    """Give the pairs of witnesses, by rank, that are to be no copies of one another."""
    apart = [each for each in given if each.correction.judgement is not Judgement.SAME_ORIGIN]
    return tuple(pair for each in apart for pair in product(each.first, each.second))


def apply(drawing: Drawing, given: Sequence[Ruling]) -> None:
    """Join what people call one, cut what they call two; each correction leaves a receipt, whether it changed anything or not."""
    for each in given:
        note = _note(drawing, each, EdgeKind.CORRECTION)
        drawing.graph.receipts.setdefault(note.id, note)
        if each.correction.judgement is Judgement.SAME_ORIGIN:
            _join(drawing, each, note)
        else:
            for one, other in product(each.first, each.second):
                _cut(drawing, drawing.nodes[one], drawing.nodes[other])
                _cut(drawing, drawing.nodes[other], drawing.nodes[one])


def _note(drawing: Drawing, ruling: Ruling, kind: EdgeKind) -> Receipt:
    correction = ruling.correction
    names = " and ".join(drawing.document(drawing.witnesses[side[0]]).name for side in (ruling.first, ruling.second))
    reason = f": {correction.why}" if correction.why else ""
    why = f"{correction.decided} decided that {names} {_OF_ORIGINS[correction.judgement]}{reason}"
    return receipt(kind, why, 1.0, [drawing.witnesses[rank].passage for rank in (*ruling.first, *ruling.second)])


def _join(drawing: Drawing, ruling: Ruling, note: Receipt) -> None:
    """Join the ends of two texts where each has one; else let the two rest on one another."""
    found = bottom(drawing.graph.supports())
    sides = [[drawing.nodes[rank] for rank in side] for side in (ruling.first, ruling.second)]
    ranks = [{rank for node in side for rank in range(len(found.circles)) if found.ranks[node] >> rank & 1} for side in sides]
    if all(len(each) == 1 for each in ranks):
        first, second = (found.circles[rank][0] for each in ranks for rank in each)
        drawing.graph.rest(first, second, note)
    else:
        resting = _note(drawing, ruling, EdgeKind.QUOTATION)
        for one, other in product(*sides):
            drawing.graph.rest(one, other, resting)
            drawing.graph.rest(other, one, resting)


def _cut(drawing: Drawing, start: str, end: str) -> None:
    """Take away what leads from one witness to another: an edge, or the word of an outlet whose text the other is said to be."""
    through = {edge.end for edge in drawing.graph.out[start] if edge.end in drawing.voices}
    drawing.graph.drop(edge for node in (start, *through) for edge in list(drawing.graph.out[node]) if edge.end == end)


def stand_apart(drawing: Drawing, given: Sequence[Ruling], ends: Sequence[End], low: Sequence[Sequence[int]]) -> bool:
    """Give an end of its own to a text that a person calls independent and that has none; tell whether that changed any."""
    lows = {end: rank for rank, members in enumerate(low) for end in members}
    end_of = {node: rank for rank, end in enumerate(ends) for node in end.nodes}
    found = bottom(drawing.graph.supports())
    own = [end_of[circle[0]] for circle in found.circles]
    changed = False
    for each in given:
        if each.correction.judgement is Judgement.INDEPENDENT:
            sides = [_ends_of(drawing, side, own, found.ranks) for side in (each.first, each.second)]
            shared = bool({lows[end] for end in sides[0]} & {lows[end] for end in sides[1]})
            for ranks, side, last in zip((each.first, each.second), sides, (False, True), strict=True):
                if (shared and last) or any(ends[end].kind is EndKind.NOTHING_NAMED for end in side):
                    changed |= _own_end(drawing, ranks, each)
    return changed


def _ends_of(drawing: Drawing, side: Sequence[int], own: Sequence[int], bits: Mapping[str, int]) -> set[int]:
    return {end for rank in side for place, end in enumerate(own) if bits[drawing.nodes[rank]] >> place & 1}


def _own_end(drawing: Drawing, ranks: Sequence[int], ruling: Ruling) -> bool:
    """Let the witnesses of a text rest on nothing but an end that a person vouches for."""
    witness = drawing.witnesses[ranks[0]]
    own = content_id(drawing.claim.id, "decided", *(drawing.nodes[rank] for rank in ranks))
    if own in drawing.graph.nodes:
        return False
    name = drawing.document(witness).name
    drawing.graph.place(Node(id=own, kind=NodeKind.OWN_REPORTING, label=name, document=witness.document))
    note = _note(drawing, ruling, EdgeKind.OWN_REPORTING)
    for rank in ranks:
        drawing.graph.drop(list(drawing.graph.out[drawing.nodes[rank]]))
        drawing.graph.rest(drawing.nodes[rank], own, note)
    return True
