"""What a claim's section tells below its funnel: chains, denials, versions, witnesses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from sayso.records import (
    Claim,
    CopyKind,
    Document,
    EdgeKind,
    EndKind,
    Lineage,
    Moment,
    Node,
    NodeKind,
    Stance,
    Statement,
    Witness,
)
from sayso.report import voice
from sayso.report.amounts import told
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import isolate, line
from sayso.report.funnels import AGAINST, JOINING, node_name
from sayso.report.joining import carried_on, joined
from sayso.report.marks import marked, marks_of, surroundings
from sayso.report.objections import of_witness
from sayso.report.tongues import gettext

CHAINS_SHOWN = 40
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One witness as a row.

    Args:
        document: whose words.
        published: its date.
        relation: how it stands to the claim, in words.
        words: its sentence, marked.
        href: where the words stand in the document's text.
        copy_href: the side by side, where it is a copy.
        language: of the words.
        against: it denies or doubts.
        why: it was taken for a witness; None where nothing is told.
        objection: where somebody can say that it is not right.
    """

    document: Document
    published: Moment | None
    relation: Markup
    words: Markup
    href: str
    copy_href: str | None
    language: str
    against: bool
    why: Markup | None = None
    objection: Markup | None = None


def tellings(shelf: Catalogue, claim: Claim, lineage: Lineage | None) -> list[Telling]:
    """Give the witnesses of a claim, by date; those against it last."""
    nodes = _nodes_by_passage(lineage)
    originals = _originals(shelf, lineage)
    known = [witness for witness in claim.witnesses if witness.document in shelf.documents]
    known.sort(key=lambda each: (each.stance in AGAINST, shelf.date_key(each.document), each.passage))
    why = joined(shelf, claim)
    return [
        replace(_telling(shelf, each, nodes, originals), why=why.get(each), objection=of_witness(shelf.links, claim, each))
        for each in known
    ]


def _nodes_by_passage(lineage: Lineage | None) -> Mapping[tuple[str, int], Node]:
    return {
        (node.document, node.passage.start): node for node in (lineage.nodes if lineage else ()) if node.document and node.passage
    }


def _telling(
    shelf: Catalogue, witness: Witness, nodes: Mapping[tuple[str, int], Node], originals: Mapping[str, Markup]
) -> Telling:
    document = shelf.documents[witness.document]
    statement = shelf.statements.get(witness.statement or "")
    chain = shelf.chain(statement) if statement else ()
    extent = chain[0].extent if chain else witness.passage.span
    span = surroundings(document, extent)
    node = nodes.get((witness.document, witness.passage.start))
    copied = originals.get(node.id) if node else None
    return Telling(
        document=document,
        published=document.published,
        relation=_relation(shelf, witness, statement, node, copied),
        words=marked(document, span, marks_of(shelf, chain, anchored=False)),
        href=shelf.href("statement", statement.id) if statement else shelf.href("document", document.id),
        copy_href=_copy_href(shelf, witness),
        language=paragraph.language if (paragraph := document.paragraph_at(extent.start)) else document.language,
        against=witness.stance in AGAINST,
    )


def _originals(shelf: Catalogue, lineage: Lineage | None) -> Mapping[str, Markup]:
    """Give how and from whom each witness copies; of copies without a known direction, neither is called the original."""
    if lineage is None:
        return {}
    names = {node.id: node_name(shelf, node) for node in lineage.nodes}
    pairs = {(edge.start, edge.end) for edge in lineage.edges if edge.kind is EdgeKind.COPY}
    found: dict[str, Markup] = {}
    for edge in lineage.edges:
        if edge.kind is EdgeKind.COPY and edge.end in names:
            mutual = (edge.end, edge.start) in pairs
            found.setdefault(edge.start, _copied(edge.copy_kind or CopyKind.EDITED, names[edge.end], mutual=mutual))
    return found


def _copied(kind: CopyKind, name: str, *, mutual: bool) -> Markup:
    """Say that a text is a copy; mutual where nothing tells which of the two came first."""
    copies = {
        CopyKind.VERBATIM: (gettext("verbatim copy of {name}"), gettext("same words (verbatim) as {name}")),
        CopyKind.EDITED: (gettext("edited copy of {name}"), gettext("same words (edited) as {name}")),
        CopyKind.TRANSLATED: (gettext("translated copy of {name}"), gettext("same words (translated) as {name}")),
        CopyKind.REWORDED: (gettext("reworded copy of {name}"), gettext("same words (reworded) as {name}")),
    }
    return told(copies[kind][mutual], name=isolate(name))


def _relation(
    shelf: Catalogue, witness: Witness, statement: Statement | None, node: Node | None, copied: Markup | None
) -> Markup:
    parts = [told(gettext("headline"))] if witness.headline else []
    if copied:
        parts.append(copied)
    if statement:
        parts.append(_credited(witness.stance, shelf.speaker(statement)))
    elif witness.stance in AGAINST:
        denies = witness.stance is Stance.DENIES
        parts.append(told(gettext("denies it in its own voice") if denies else gettext("doubts it in its own voice")))
    elif kept := carried_on(shelf, witness, node):
        parts.append(kept)
    else:
        silent = node is not None and node.end is EndKind.NOTHING_NAMED
        parts.append(told(gettext("in its own voice; names no source") if silent else gettext("in its own voice")))
    return Markup(" · ").join(parts)


def _credited(stance: Stance, name: str | None) -> Markup:
    said = {
        Stance.DENIES: (gettext("denied by {name}"), gettext("denied by nobody named")),
        Stance.DOUBTS: (gettext("doubted by {name}"), gettext("doubted by nobody named")),
    }.get(stance, (gettext("credited to {name}"), gettext("credited to nobody named")))
    return told(said[0], name=isolate(name)) if name else told(said[1])


def _copy_href(shelf: Catalogue, witness: Witness) -> str | None:
    copies = shelf.copies_at(witness.passage)
    return shelf.href("copy", copies[0].id) if copies else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One chain as it is told: who passes it on, and on whose word, the end last."""

    carriers: Markup
    links: tuple[Markup, ...]


def chains(shelf: Catalogue, lineage: Lineage) -> list[Chain]:
    """Give the chains of a claim, those that most documents share first; a copy only where it credits somebody itself."""
    nodes = {node.id: node for node in lineage.nodes}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        if edge.kind is not EdgeKind.COPY and edge.kind not in JOINING:
            below[edge.start].append(edge.end)
    carriers: defaultdict[tuple[Markup, ...], set[str]] = defaultdict(set)
    for node in lineage.nodes:
        if node.kind is NodeKind.WITNESS and node.document and (below[node.id] or node.end is EndKind.NOTHING_NAMED):
            for path in _paths(node.id, below, nodes):
                others = [nodes[each] for each in path if not _own_words(nodes[each], node.document)]
                if others or node.end is EndKind.NOTHING_NAMED:
                    carriers[_links(shelf, others)].add(node.document)
    ranked = sorted(carriers.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return [_chain(shelf, links, documents) for links, documents in ranked][:CHAINS_SHOWN]


def _own_words(node: Node, document: str) -> bool:
    """Tell whether a link is another sentence of the document itself: its headline rests on its lead."""
    return node.kind is NodeKind.WITNESS and node.document == document


def _links(shelf: Catalogue, path: Sequence[Node]) -> tuple[Markup, ...]:
    """Name the links of a chain, an outlet and its own text as one."""
    return tuple(dict.fromkeys(_link(shelf, node, last=node is path[-1]) for node in path))


def _paths(start: str, below: Mapping[str, list[str]], nodes: Mapping[str, Node]) -> Iterable[tuple[str, ...]]:
    """Walk from a witness to every end; at most as many paths as are shown, none longer than is read."""
    waiting: list[tuple[str, ...]] = [(start,)]
    given = 0
    while waiting and given < CHAINS_SHOWN:
        path = waiting.pop()
        following = [each for each in below.get(path[-1], ()) if each in nodes and each not in path]
        if following and len(path) < _LONGEST_CHAIN:
            waiting += [(*path, each) for each in reversed(following)]
        else:
            given += 1
            yield path[1:]


def _chain(shelf: Catalogue, links: tuple[Markup, ...], documents: Iterable[str]) -> Chain:
    names = [
        Markup('<a href="{}">{}</a>').format(shelf.href("document", each), isolate(shelf.name(each)))
        for each in sorted(documents, key=shelf.date_key)
    ]
    return Chain(
        carriers=voice.listing(names), links=links or (Markup('<em class="aside">{}</em>').format(gettext("no source named")),)
    )


def _link(shelf: Catalogue, node: Node, *, last: bool) -> Markup:
    """Name a link of a chain; words of a text stand in quotation marks, and of the last it is said when the pile lacks it."""
    if node.kind is NodeKind.OWN_REPORTING:
        return told(gettext("own reporting of {name}"), name=isolate(node_name(shelf, node)))
    name = node_name(shelf, node)
    said = node.passage and node.document in shelf.documents and shelf.documents[node.document or ""].words(node.passage.span)
    quoted = node.kind is NodeKind.EVIDENCE and bool(said) and line(str(said), 90).casefold() == name.casefold()
    absent = Markup(' <small class="aside">{}</small>').format(gettext("not in the pile")) if node.inferred and last else Markup()
    return told(gettext("“{words}”"), words=isolate(name)) + absent if quoted else Markup("{}{}").format(isolate(name), absent)
