"""The words of agencies and outlets: each wording tells for itself where such a one has it from, and tells it for the others.

While a graph is drawn, an outlet's word has one node for each wording that names the outlet. Then three things are read off:
what a copy of the text tells that the outlet is credited with; that an outlet named without more has it from where another
text tells that it has it; and which of its nodes are one, since they rest on the same. So an agency that carried a ministry's
word and an eyewitness's is one name with two reports, and who quotes the one does not rest on the other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sayso.origins.drawing import Drawing
from sayso.origins.graph import bottom, reachable, receipt
from sayso.records import EdgeKind, NodeKind, Passage

# Copies of one text that tell the same are many; an outlet's word rests on so many of them at most
MOST_MODELS = 12


def rest_on_copies(drawing: Drawing) -> None:
    """Let the word of an outlet of which a text tells nothing more rest on the copies of that text: its text was theirs.

    On those copies that tell where they have it from; where none does, and no other text tells it of the outlet, on the others.
    """
    if not drawing.families:
        return
    members: defaultdict[int, list[int]] = defaultdict(list)
    for rank, family in enumerate(drawing.kin):
        members[family].append(rank)
    naming = _naming(drawing)
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for word in drawing.families:
        alike[drawing.voices[word].key].append(word)
    compiled = drawing.compiled | set(_compiled(alike.values(), naming))
    for telling in (True, True, False):
        told = {drawing.voices[word].key for word in drawing.families if drawing.graph.out[word]}
        tells = {known: _telling(drawing, () if known else told) for known in (True, False)}
        for word, family in drawing.families.items():
            known = any(drawing.graph.out[other] and naming[other] - naming[word] for other in alike[drawing.voices[word].key])
            if not drawing.graph.out[word] and (telling or word in compiled or not known):
                others = [rank for rank in members[family] if drawing.witnesses[rank].document not in naming[word]]
                for rank in _models(drawing, [rank for rank in others if (rank in tells[known]) is telling]):
                    _rest_on(drawing, word, rank)


def _naming(drawing: Drawing) -> dict[str, set[str]]:
    """Give the documents that name each outlet, as its own node: in a credit, or anywhere in a chain."""
    naming = {word: {statement.document for statement in drawing.heard.get(word, ())} for word in drawing.families}
    for edge in drawing.graph.edges.values():
        document = drawing.graph.nodes[edge.start].document
        if edge.end in naming and document is not None:
            naming[edge.end].add(document)
    return naming


def _compiled(alike: Iterable[Sequence[str]], naming: Mapping[str, set[str]]) -> Iterator[str]:
    """Give the words of outlets that are credited with a wording only in texts that hold another wording of the outlet's too.

    A line above a text put together from two covers the one that other texts credit to the outlet as well.
    """
    for words in alike:
        for word in words:
            covered = {
                document for other in words if other != word and naming[other] - naming[word] for document in naming[other]
            }
            if naming[word] and naming[word] <= covered:
                yield word


def _telling(drawing: Drawing, told: Collection[str]) -> set[int]:
    """Give the witnesses, by rank, that tell where they have it from: from people, things, or outlets of which that is told.

    An outlet of which it is told elsewhere is not told of by who names that very outlet: then ``told`` is to be empty.
    """
    above: dict[str, set[str]] = {node: set() for node in drawing.graph.nodes}
    for edge in drawing.graph.edges.values():
        above[edge.end].add(edge.start)
    shown = reachable([node for node in drawing.graph.nodes if _establishes(drawing, node, told)], above)
    return {
        rank
        for rank, node in enumerate(drawing.nodes)
        if any(edge.kind is not EdgeKind.COPY and edge.end in shown for edge in drawing.graph.out[node])
    }


def _establishes(drawing: Drawing, node: str, told: Collection[str]) -> bool:
    if node in drawing.families:
        return not drawing.graph.out[node] and drawing.voices[node].key in told
    return drawing.graph.nodes[node].kind is not NodeKind.WITNESS


def _rest_on(drawing: Drawing, word: str, rank: int) -> None:
    witness = drawing.witnesses[rank]
    why = f"the text that is credited to {drawing.voices[word].label} is also in {drawing.document(witness).name}"
    drawing.graph.rest(word, drawing.nodes[rank], receipt(EdgeKind.QUOTATION, why, 0.9, [witness.passage]))


def _models(drawing: Drawing, ranks: Sequence[int]) -> list[int]:
    """Give of those that rest on the same one."""
    rests: dict[frozenset[str], int] = {}
    for rank in ranks:
        ends = frozenset(edge.end for edge in drawing.graph.out[drawing.nodes[rank]] if edge.kind is not EdgeKind.COPY)
        rests.setdefault(ends, rank)
    return list(rests.values())[:MOST_MODELS]


def settle(drawing: Drawing) -> None:
    """Make one of the nodes of an outlet's word that rest on the same, and let those that tell nothing rest on the others."""
    if not drawing.families:
        return
    drawing.rename({word: drawing.word_id(drawing.voices[word]) for word in drawing.families if not drawing.graph.out[word]})
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
    drawing.rename(names)


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
