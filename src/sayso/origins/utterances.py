"""One utterance: whoever is credited with it, two people do not say the same eight words between quotation marks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.origins.drawing import Drawing
from sayso.origins.ends import group
from sayso.origins.graph import reachable, receipt
from sayso.origins.quoting import EQUAL_WORDS, quoted_parts, runs_of, words_in
from sayso.records import EdgeKind, Passage


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct quotation: the node of who is credited with it, or of the witness where nobody is, its runs of words, where."""

    node: str
    runs: tuple[tuple[str, ...], ...]
    passage: Passage


def join_utterances(drawing: Drawing) -> None:
    """Let those who are credited with equal direct quotations rest on one another, outlets on people, with the words as receipt.

    A wrong name, a name in two spellings, "he", a source without a name: whoever it was, it was said once. What a text prints
    between quotation marks and credits to nobody rests on whom another text credits with it.
    """
    quoted = list(_quotations(drawing))
    first: dict[tuple[str, ...], int] = {}
    pairs = [(first.setdefault(run, number), number) for number, each in enumerate(quoted) for run in each.runs]
    below = drawing.graph.supports() if quoted else {}
    for members in group(len(quoted), pairs):
        _join(drawing, [quoted[number] for number in members], below)


def _quotations(drawing: Drawing) -> Iterator[Quoted]:
    """Give the direct quotations of the statements that the witnesses are in, and those that witnesses of nobody's are."""
    innermost = {witness.statement for witness in drawing.witnesses}
    for node, statements in drawing.heard.items():
        for statement in dict.fromkeys(statements):
            for part in statement.content if statement.id in innermost else ():
                yield from _quoted(drawing, node, Passage(statement.document, part.start, part.end))
    for node, witness in zip(drawing.nodes, drawing.witnesses, strict=True):
        if not drawing.graph.out[node]:
            yield from _quoted(drawing, node, witness.passage)


def _quoted(drawing: Drawing, node: str, passage: Passage) -> Iterator[Quoted]:
    document = drawing.material.documents[passage.document]
    for part in quoted_parts(document, passage.span):
        runs = tuple(run for run, _ in runs_of(words_in(document, part)))
        if runs:
            yield Quoted(node, runs, Passage(document.id, part.start, part.end))


def _join(drawing: Drawing, quoted: Sequence[Quoted], below: dict[str, set[str]]) -> None:
    """Draw the edges between those who are credited with one utterance, unless one rests on the other anyway.

    Args:
        drawing: where.
        quoted: the quotations that share words.
        below: what every node rests on; the new edges are added.
    """
    by_node: defaultdict[str, list[Quoted]] = defaultdict(list)
    for each in quoted:
        by_node[each.node].append(each)
    outlets = [node for node in by_node if node in drawing.voices and drawing.voices[node].outlet and drawing.voices[node].named]
    people = [node for node in by_node if node in drawing.voices and node not in outlets]
    equals = people or outlets or list(by_node)
    model = equals[0]
    for node in equals:
        if model not in reachable({node}, below) and node not in reachable({model}, below):
            _rest(drawing, by_node[node][0], by_node[model][0], below)
            _rest(drawing, by_node[model][0], by_node[node][0], below)
    for node in (each for each in by_node if each not in equals):
        if model not in reachable({node}, below):
            _rest(drawing, by_node[node][0], by_node[model][0], below)


def _rest(drawing: Drawing, one: Quoted, other: Quoted, below: dict[str, set[str]]) -> None:
    below[one.node].add(other.node)
    names = " and ".join(drawing.graph.nodes[each.node].label for each in (one, other))
    words = " ".join(one.runs[0][:EQUAL_WORDS])
    why = f"{names} have the same words between quotation marks (“{words} …”): one utterance"
    drawing.graph.rest(one.node, other.node, receipt(EdgeKind.QUOTATION, why, 0.9, [one.passage, other.passage]))
