"""The words of agencies and outlets: each wording tells for itself where such a one has it from, and tells it for the others.

While a graph is drawn, an outlet's word has one node for each wording that names the outlet. Then three things are read off:
what a copy of the text tells that the outlet is credited with; that an outlet named without more has it from where another
text tells that it has it; and which of its nodes are one, since they rest on the same. So an agency that carried a ministry's
word and an eyewitness's is one name with two reports, and who quotes the one does not rest on the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.origins.drawing import Drawing
from sayso.origins.graph import bottom, receipt
from sayso.records import EdgeKind, Passage

# Copies of one text that tell the same are many; an outlet's word rests on so many of them at most
MOST_MODELS = 12


def rest_on_copies(drawing: Drawing) -> None:
    """Let the word of an outlet of which a text tells nothing more rest on the copies of that text: its text was theirs.

    On those copies that tell where they have it from; where none does, and no other text tells it of the outlet, on the others.
    """
    members: defaultdict[int, list[int]] = defaultdict(list)
    for rank, family in enumerate(drawing.kin):
        members[family].append(rank)
    naming: defaultdict[str, set[str | None]] = defaultdict(set)
    for edge in drawing.graph.edges.values():
        naming[edge.end].add(drawing.graph.nodes[edge.start].document)
    for telling in (True, False):
        told = {drawing.voices[word].key for word in drawing.families if drawing.graph.out[word]}
        for word, family in drawing.families.items():
            alone = word in drawing.compiled or drawing.voices[word].key not in told
            if not drawing.graph.out[word] and (telling or alone):
                for rank in _models(drawing, members[family], naming[word], telling=telling):
                    _rest_on(drawing, word, rank)


def _rest_on(drawing: Drawing, word: str, rank: int) -> None:
    witness = drawing.witnesses[rank]
    why = f"the text that is credited to {drawing.voices[word].label} is also in {drawing.document(witness).name}"
    drawing.graph.rest(word, drawing.nodes[rank], receipt(EdgeKind.QUOTATION, why, 0.9, [witness.passage]))


def _models(drawing: Drawing, ranks: Sequence[int], naming: set[str | None], *, telling: bool) -> list[int]:
    """Give the witnesses of one wording, but of the documents that name the word, of which one each rests on the same."""
    rests: dict[frozenset[str], int] = {}
    for rank in ranks:
        ends = frozenset(edge.end for edge in drawing.graph.out[drawing.nodes[rank]] if edge.kind is not EdgeKind.COPY)
        if drawing.witnesses[rank].document not in naming and bool(ends) is telling:
            rests.setdefault(ends, rank)
    return list(rests.values())[:MOST_MODELS]


def settle(drawing: Drawing) -> None:
    """Make one of the nodes of an outlet's word that rest on the same, and let those that tell nothing rest on the others."""
    _rename(drawing, {word: drawing.word_id(drawing.voices[word]) for word in drawing.families if not drawing.graph.out[word]})
    variants = _variants(drawing)
    for base, words in variants.items():
        if base in drawing.graph.nodes:
            _tell(drawing, base, words)
    ranks = bottom(drawing.graph.supports()).ranks
    names: dict[str, str] = {}
    for base, words in variants.items():
        first: dict[int, str] = {}
        for word in words:
            names[word] = first.setdefault(ranks[word], word)
        if len(first) == 1:
            names |= dict.fromkeys(words, base)
    _rename(drawing, names)


def _variants(drawing: Drawing) -> dict[str, list[str]]:
    """Map the id of an outlet's word to the nodes that single wordings have of it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in drawing.families:
        if word in drawing.graph.nodes:
            found[drawing.word_id(drawing.voices[word])].append(word)
    return found


def _tell(drawing: Drawing, base: str, words: Iterable[str]) -> None:
    label = drawing.voices[base].label
    for word in words:
        passages = [passage for edge in drawing.graph.out[word] for passage in _passages(drawing, edge.receipt)]
        why = f"another text tells where {label} has it from"
        drawing.graph.rest(base, word, receipt(EdgeKind.ATTRIBUTION, why, 1.0, passages[:2]))


def _passages(drawing: Drawing, identity: str) -> tuple[Passage, ...]:
    return drawing.graph.receipts[identity].passages


def _rename(drawing: Drawing, names: dict[str, str]) -> None:
    """Give nodes other ids, and move what is noted of them."""
    moved = {old: new for old, new in names.items() if old != new}
    if not moved:
        return
    drawing.graph.rename(moved)
    for old, new in moved.items():
        drawing.voices.setdefault(new, drawing.voices.pop(old))
        drawing.heard[new] += drawing.heard.pop(old, [])
        if new not in drawing.families and new != drawing.word_id(drawing.voices[new]):
            drawing.families[new] = drawing.families[old]
        del drawing.families[old]
    for words in drawing.presenters.values():
        for old in words & moved.keys():
            words.discard(old)
            words.add(moved[old])
