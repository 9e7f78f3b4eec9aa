"""What one text shows about another: an outlet's own text behind "Herald reports", links, a body's credit behind a headline."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.origins.drawing import Drawing
from sayso.origins.graph import reachable, receipt
from sayso.origins.material import plain_address
from sayso.records import EdgeKind, Link, Passage, Span, Witness

_NAMING = frozenset({EdgeKind.ATTRIBUTION, EdgeKind.EVIDENCE, EdgeKind.OWN_REPORTING})


def link_own_texts(drawing: Drawing) -> None:
    """Let the word of an outlet rest on that outlet's own text, where the pile holds it: the word is no longer inferred."""
    for node, voice in list(drawing.voices.items()):
        carried = drawing.material.carriers.get(voice.actor or "", ())
        for witness, own in zip(drawing.witnesses, drawing.nodes, strict=True):
            if witness.document in carried:
                why = f"the pile holds {voice.label}'s own text: {drawing.document(witness).name}"
                drawing.graph.rest(node, own, receipt(EdgeKind.QUOTATION, why, 1.0, [witness.passage]))
                drawing.graph.nodes[node] = replace(drawing.graph.nodes[node], inferred=False)


def link_addresses(drawing: Drawing) -> None:
    """Let a witness rest on the documents of the pile to which the words around it link."""
    for witness, node in zip(drawing.witnesses, drawing.nodes, strict=True):
        for link, target in _linked(drawing, witness):
            for other, below in zip(drawing.witnesses, drawing.nodes, strict=True):
                if other.document == target:
                    why = f"{drawing.document(witness).name} links to {drawing.document(other).name}: {link.url}"
                    passages = [_words(witness, link), other.passage]
                    drawing.graph.rest(node, below, receipt(EdgeKind.CREDIT, why, 1.0, passages))


def _linked(drawing: Drawing, witness: Witness) -> Iterator[tuple[Link, str]]:
    """Give the links in the paragraph of a witness that lead to another document of the pile."""
    document = drawing.document(witness)
    around = next((each.span for each in document.paragraphs if each.span.overlap(witness.passage.span)), witness.passage.span)
    for link in document.links:
        target = drawing.material.addresses.get(plain_address(link.url))
        if target and target != document.id and link.span and link.span.overlap(around):
            yield link, target


def _words(witness: Witness, link: Link) -> Passage:
    span = link.span or Span(witness.passage.start, witness.passage.end)
    return Passage(witness.document, span.start, span.end)


def link_within(drawing: Drawing) -> None:
    """Let the sentences in which a document names nobody rest on the one that tells most of where it has the claim.

    That is the first that credits somebody, else the first that is a copy, else the first: a document counts once.
    """
    anchors: dict[str, tuple[int, str]] = {}
    for witness, node in zip(drawing.witnesses, drawing.nodes, strict=True):
        rank = 2 if _names_somebody(drawing, node) else int(bool(drawing.graph.out[node]))
        if witness.document not in anchors or anchors[witness.document][0] < rank:
            anchors[witness.document] = (rank, node)
    plain = [node for node in drawing.nodes if not _names_somebody(drawing, node)]
    for node in plain:
        passage = drawing.graph.nodes[node].passage
        rank, anchor = anchors[passage.document] if passage else (0, node)
        below = drawing.graph.nodes[anchor].passage
        if passage and below and anchor != node:
            name = drawing.material.documents[passage.document].name
            tells = "credits the same to somebody in another sentence" if rank > 1 else "says the same twice"
            note = receipt(EdgeKind.ATTRIBUTION, f"{name} {tells}", 1.0, [passage, below])
            drawing.graph.rest(node, anchor, note)


def _names_somebody(drawing: Drawing, node: str) -> bool:
    return any(edge.kind in _NAMING for edge in drawing.graph.out[node])


def mark_dropped(drawing: Drawing) -> None:
    """Mark the witnesses that print in their own voice what the text they copy, or link to, credits to somebody."""
    attributed = {node for node, witness in zip(drawing.nodes, drawing.witnesses, strict=True) if _attributed(drawing, witness)}
    crediting = {drawing.graph.nodes[node].document for node in attributed}
    witnesses = set(drawing.nodes)
    models: dict[str, set[str]] = {node: set() for node in drawing.nodes}
    for edge in drawing.graph.edges.values():
        if edge.kind in {EdgeKind.COPY, EdgeKind.CREDIT} and edge.end in witnesses:
            models[edge.start].add(edge.end)
    for node in drawing.nodes:
        before = drawing.graph.nodes[node]
        if before.document not in crediting and reachable(node, models) & attributed:
            drawing.graph.nodes[node] = replace(before, dropped=True)


def _attributed(drawing: Drawing, witness: Witness) -> bool:
    """Tell whether the witness itself credits somebody, by a statement and not by a credit line."""
    statement = drawing.material.statements.get(witness.statement or "")
    return statement is not None and statement.source is not None
