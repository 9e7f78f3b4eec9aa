"""Claims that are carried on as fact where the pile shows whose word they are: an attribution that was dropped."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.records import Claim, Document, EdgeKind, Lineage, Node, NodeKind, Passage, Stance, Statement, Witness

_CARRIES = (Stance.ASSERTS, Stance.REPORTS)
_TAKEN_FROM = frozenset({EdgeKind.COPY, EdgeKind.CREDIT})
_NAMED = frozenset({NodeKind.WORD, NodeKind.EVIDENCE, NodeKind.OWN_REPORTING})
# What particulars call a text without a word that makes it possible, planned or wanted
_FACT = "fact"
# A clause of so few words that names somebody is a credit; so many first letters make two forms one name: Лісник, лісникові
_CLAUSE_WORDS, _HEAD_CHARS = 5, 5
_CLAUSE = re.compile(r"[,;:—–،、，：]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A witness in an outlet's own voice, and the witness that credits the same claim to somebody.

    Args:
        witness: carries it as fact.
        credited: credits it.
        shown: the texts show where it was dropped: between body and headline, or by a copy or a link. Else the text that
            credits it was only there before.
    """

    witness: Witness
    credited: Witness
    shown: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """What witnesses are held against.

    Args:
        documents: by id.
        naming: the statements that name a source, by id.
    """

    documents: Mapping[str, Document]
    naming: Mapping[str, Statement]


def mark_credited(
    claims: Sequence[Claim], lineages: Sequence[Lineage], documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[Claim, ...]:
    """Give the claims with :attr:`Witness.credited` told, once their lineages are known: they show what was taken from where.

    Args:
        claims: as :func:`sayso.group_claims` gives them.
        lineages: of these claims, as :func:`sayso.count_origins` gives them.
        documents: the pile.
        statements: of its documents.

    Example:
        >>> mark_credited([], [], [], [])
        ()
    """
    pages = {each.id: each for each in documents}
    drawn = {each.claim: each for each in lineages}
    known = {claim.id: claim for claim in claims}
    case = Pile(pages, {each.id: each for each in statements if each.source is not None})
    return tuple(
        _marked(claim, dropped_attributions(claim, case, drawn.get(claim.id), _hedged(claim, known))) for claim in claims
    )


def _hedged(claim: Claim, known: Mapping[str, Claim]) -> tuple[Witness, ...]:
    """Give the witnesses of the versions that tell as possible, planned or wanted what a claim tells as fact."""
    versions = [each.claim for each in claim.versions if each.what == "modality" and each.here == _FACT]
    return tuple(witness for id_ in versions if id_ in known for witness in known[id_].witnesses)


def _marked(claim: Claim, found: Sequence[Dropped]) -> Claim:
    if not found:
        return claim
    credited = {each.witness: each.credited.statement for each in found}
    witnesses = tuple(replace(each, credited=credited[each]) if each in credited else each for each in claim.witnesses)
    return replace(claim, witnesses=witnesses)


def dropped_attributions(
    claim: Claim, pile: Pile, lineage: Lineage | None = None, hedged: Sequence[Witness] = ()
) -> tuple[Dropped, ...]:
    """Give the witnesses that assert a claim in their own voice though somebody was credited with it, in order.

    A headline is held against the body below it, unless that asserts the claim itself, too. A document that names nobody and
    nothing for the claim is held against what it copies or links to, else against the earliest dated one that credits somebody,
    if that was not published after it. Whose sentence names the one who is credited, in a clause apart, drops nothing.

    Args:
        claim: with its witnesses.
        pile: the documents, and who is named in them.
        lineage: of the claim; without it nothing is known of copies, links and grounds.
        hedged: of its versions, those who tell as possible, planned or wanted what it tells as fact; a headline is held against
            them, too.
    """
    carriers = [each for each in claim.witnesses if each.stance in _CARRIES and each.document in pile.documents]
    below = [each for each in hedged if each.stance in _CARRIES and each.statement in pile.naming]
    if not (below or any(each.statement in pile.naming for each in carriers)):
        return ()
    case = _Case(pile, carriers, below, _Drawn(lineage) if lineage else None)
    found = (case.held_against(each) for each in carriers if each.statement is None)
    return tuple(each for each in found if each is not None and not _names(pile, each))


class _Drawn:
    """What a lineage shows: what is marked, by document, what was taken from where, which documents name anybody or anything."""

    def __init__(self, lineage: Lineage) -> None:
        nodes = {each.id: each for each in lineage.nodes}
        self.marked: defaultdict[str, list[Node]] = defaultdict(list)
        for node in lineage.nodes:
            if node.dropped and node.document:
                self.marked[node.document].append(node)
        self.naming: set[str] = set()
        self._taken: defaultdict[str, list[Node]] = defaultdict(list)
        for edge in lineage.edges:
            start, end = nodes[edge.start], nodes[edge.end]
            if _is_witness(start) and end.kind in _NAMED and start.document:
                self.naming.add(start.document)
            if edge.kind in _TAKEN_FROM and _is_witness(end):
                self._taken[edge.start].append(end)

    def models(self, document: str, passage: Passage) -> Iterator[Passage]:
        """Give the words that a witness was taken from, by any number of copies and links, the nearest first.

        What a document has twice, as in headline and lead, was taken from where either was.
        """
        starts = sorted(self.marked[document], key=lambda node: node.passage != passage)
        seen, waiting = {start.id for start in starts}, deque(starts)
        while waiting:
            for node in self._taken[waiting.popleft().id]:
                if node.id not in seen:
                    seen.add(node.id)
                    waiting.append(node)
                    if node.passage:
                        yield node.passage


def _is_witness(node: Node) -> bool:
    return node.kind is NodeKind.WITNESS


class _Case:
    """One claim, whose witnesses are held against those who credit somebody with it."""

    def __init__(self, pile: Pile, carriers: Sequence[Witness], below: Sequence[Witness], drawn: _Drawn | None) -> None:
        self._documents = pile.documents
        self._credited = [each for each in carriers if each.statement in pile.naming]
        self._below = [*self._credited, *below]
        self._by_passage = {each.passage: each for each in reversed(self._credited)}
        self._bodies = {each.document for each in carriers if each.statement is None and not each.headline}
        self._drawn = drawn

    def held_against(self, witness: Witness) -> Dropped | None:
        """Give what a witness in an outlet's own voice drops."""
        here = [each for each in self._credited if each.document == witness.document]
        if witness.headline and witness.document not in self._bodies:
            under = next((each for each in self._below if each.document == witness.document), None)
            if under:
                return Dropped(witness, under, shown=True)
        if here:
            return None
        model = self._model(witness)
        if model:
            return Dropped(witness, model, shown=True)
        first = self._before(witness)
        return Dropped(witness, first, shown=False) if first else None

    def _model(self, witness: Witness) -> Witness | None:
        """Give the witness from which this one was taken, by a copy or a link, where that dropped an attribution."""
        models = self._drawn.models(witness.document, witness.passage) if self._drawn else ()
        return next((self._by_passage[each] for each in models if each in self._by_passage), None)

    def _before(self, witness: Witness) -> Witness | None:
        """Give the earliest witness that credits somebody, where it was there before a document that names nobody."""
        if self._drawn and witness.document in self._drawn.naming:
            return None
        before = [
            each for each in self._credited if _not_after(self._documents[each.document], self._documents[witness.document])
        ]
        return min(before, key=lambda each: str(_day(self._documents[each.document])), default=None)


def _names(pile: Pile, dropped: Dropped) -> bool:
    """Tell whether a sentence names, in a clause apart, whom the other credits: ", so the fire brigade"."""
    statement, page = pile.naming[dropped.credited.statement or ""], pile.documents[dropped.credited.document]
    source = page.words(statement.source).casefold() if statement.source else ""
    heads = {word[:_HEAD_CHARS] for word in _WORD.findall(source) if len(word) >= _HEAD_CHARS}
    sentence = pile.documents[dropped.witness.document].words(dropped.witness.passage.span).casefold()
    clauses = [_WORD.findall(each) for each in _CLAUSE.split(sentence)]
    short = [words for words in clauses if len(words) <= _CLAUSE_WORDS] if len(clauses) > 1 else []
    return any(word.startswith(head) for words in short for word in words for head in heads)


def _not_after(one: Document, other: Document) -> bool:
    """Tell whether a document may have been read by who wrote the other; never where either has no date."""
    first, second = _day(one), other.published.latest if other.published else None
    return bool(first and second and first <= second)


def _day(document: Document) -> str | None:
    return document.published.earliest if document.published else None


def first_told(claim: Claim, documents: Mapping[str, Document]) -> Document | None:
    """Give the earliest dated document that carries a claim: "60 fighters, 17 May 2022"; None where none has a date.

    Args:
        claim: with its witnesses.
        documents: by id.
    """
    dated = [documents[each.document] for each in claim.witnesses if each.stance in _CARRIES]
    return min((each for each in dated if _day(each)), key=lambda each: str(_day(each)), default=None)
