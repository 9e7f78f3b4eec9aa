"""What one text shows about another: an outlet's own text behind "Herald reports", links, a body's credit behind a headline."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from sayso.origins.drawing import Drawing
from sayso.origins.folding import fold
from sayso.origins.graph import reachable, receipt
from sayso.origins.material import plain_address
from sayso.origins.voices import Voice
from sayso.records import EdgeKind, Link, Passage, Span, Witness

# Ranks of sentences by how much they tell of where a document has a claim: this most, then what a credit covers, copies, others
_TELLS = 3


def link_own_texts(drawing: Drawing) -> None:
    """Let the word of an outlet rest on that outlet's own text, where the pile holds it: the word is no longer inferred.

    A voice whose word nobody gives, but whose video somebody shows, has no node.
    """
    words = [(node, voice) for node, voice in drawing.voices.items() if node in drawing.graph.nodes]
    for node, voice in words:
        for rank in _own_witnesses(drawing, voice, node):
            witness = drawing.witnesses[rank]
            why = f"the pile holds {voice.label}'s own text: {drawing.document(witness).name}"
            drawing.graph.rest(node, drawing.nodes[rank], receipt(EdgeKind.QUOTATION, why, 1.0, [witness.passage]))
            drawing.graph.nodes[node] = replace(drawing.graph.nodes[node], inferred=False)


def _own_witnesses(drawing: Drawing, voice: Voice, word: str) -> list[int]:
    """Give the ranks of the witnesses in an outlet's own texts: of the very wording that names the outlet, where it is there.

    A text put together from several, of which another one is the outlet's, does not tell that this one is.
    """
    ranks = drawing.published.get(voice.actor or "") or drawing.published.get(fold(voice.label) if voice.outlet else "", [])
    families = {drawing.kin[rank] for rank in ranks}
    if drawing.families.get(word) in families:
        return [rank for rank in ranks if drawing.kin[rank] == drawing.families[word]]
    others = (drawing.kin[rank] for document in drawing.crediting.get(word, ()) for rank in drawing.ranks[document])
    if any(family in families for family in others):
        drawing.compiled.add(word)
        return []
    return ranks


def link_addresses(drawing: Drawing) -> None:
    """Let a witness rest on the documents of the pile to which the words around it link."""
    for witness, node in zip(drawing.witnesses, drawing.nodes, strict=True):
        for link, target in _linked(drawing, witness):
            for rank in drawing.ranks.get(target, ()):
                other = drawing.witnesses[rank]
                why = f"{drawing.document(witness).name} links to {drawing.document(other).name}: {link.url}"
                passages = [_words(witness, link), other.passage]
                drawing.graph.rest(node, drawing.nodes[rank], receipt(EdgeKind.CREDIT, why, 1.0, passages))


def _linked(drawing: Drawing, witness: Witness) -> Iterator[tuple[Link, str]]:
    """Give the links in the paragraph of a witness that lead to another document of the pile."""
    document = drawing.document(witness)
    paragraph = document.paragraph_at(witness.passage.start)
    around = paragraph.span if paragraph else witness.passage.span
    for link in document.links:
        target = drawing.material.addresses.get(plain_address(link.url))
        if target and target != document.id and link.span and link.span.overlap(around):
            yield link, target


def _words(witness: Witness, link: Link) -> Passage:
    span = link.span or Span(witness.passage.start, witness.passage.end)
    return Passage(witness.document, span.start, span.end)


def link_within(drawing: Drawing) -> None:
    """Let the sentences in which a document names nobody rest on the one that tells most of where it has the claim.

    That is the first that credits somebody, else the first that a credit covers, else the first that is a copy, else the first: a
    document counts once. A sentence that is in another text too, where somebody is credited with it, rests on that alone; and one
    that may have been taken from a text without the credited one was there by itself.
    """
    told = {family for node, family in zip(drawing.nodes, drawing.kin, strict=True) if node in drawing.telling}
    families: dict[int, set[str]] = defaultdict(set)
    for witness, family in zip(drawing.witnesses, drawing.kin, strict=True):
        families[family].add(witness.document)
    rank_of = {node: rank for rank, node in enumerate(drawing.nodes)}
    anchors = _anchors(drawing)
    for rank, node in enumerate(drawing.nodes):
        tells, anchor = anchors[drawing.witnesses[rank].document]
        beside = families[drawing.kin[rank_of[anchor]]]
        if anchor != node and drawing.kin[rank] not in told and not _taken(drawing, rank, rank_of, beside, anchors):
            passages = [drawing.witnesses[each].passage for each in (rank, rank_of[anchor])]
            why = "credits the same to somebody in another sentence" if tells == _TELLS else "says the same twice"
            name = drawing.document(drawing.witnesses[rank]).name
            drawing.graph.rest(node, anchor, receipt(EdgeKind.ATTRIBUTION, f"{name} {why}", 1.0, passages))


def _anchors(drawing: Drawing) -> dict[str, tuple[int, str]]:
    """Give the sentence of each document that tells most, and how much, by the document's id."""
    anchors: dict[str, tuple[int, str]] = {}
    for witness, node in zip(drawing.witnesses, drawing.nodes, strict=True):
        kinds = {edge.kind for edge in drawing.graph.out[node]}
        tells = _TELLS if node in drawing.telling else _TELLS - 1 if EdgeKind.CREDIT in kinds else int(bool(kinds))
        if witness.document not in anchors or anchors[witness.document][0] < tells:
            anchors[witness.document] = (tells, node)
    return anchors


def _taken(
    drawing: Drawing, rank: int, rank_of: Mapping[str, int], beside: Collection[str], anchors: Mapping[str, tuple[int, str]]
) -> bool:
    """Tell whether a sentence may be a copy of one in a document without what stands beside it.

    A headline is none of a headline under which somebody else is credited: each stands for its own text.
    """
    models = [
        drawing.witnesses[rank_of[edge.end]]
        for edge in drawing.graph.out[drawing.nodes[rank]]
        if edge.kind is EdgeKind.COPY and edge.end in rank_of
    ]
    if drawing.witnesses[rank].headline:
        models = [model for model in models if not model.headline or anchors[model.document][0] < _TELLS]
    return any(model.document not in beside for model in models)


def mark_dropped(drawing: Drawing) -> None:
    """Mark the witnesses that print in their own voice what the text they copy, or link to, credits to somebody."""
    attributed = {node for node, witness in zip(drawing.nodes, drawing.witnesses, strict=True) if _attributed(drawing, witness)}
    crediting = {drawing.graph.nodes[node].document for node in attributed}
    witnesses = set(drawing.nodes)
    made: dict[str, set[str]] = {node: set() for node in drawing.nodes}
    for edge in drawing.graph.edges.values():
        if edge.kind in {EdgeKind.COPY, EdgeKind.CREDIT} and edge.start in witnesses and edge.end in witnesses:
            made[edge.end].add(edge.start)
    for node in reachable(attributed, made):
        before = drawing.graph.nodes[node]
        if before.document not in crediting:
            drawing.graph.nodes[node] = replace(before, dropped=True)


def _attributed(drawing: Drawing, witness: Witness) -> bool:
    """Tell whether the witness itself credits somebody, by a statement and not by a credit line."""
    statement = drawing.material.statements.get(witness.statement or "")
    return statement is not None and statement.source is not None
