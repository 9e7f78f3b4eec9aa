"""The graph of one claim, drawn: witnesses, the chains that they tell, credits, links, copies and grounds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sayso.origins.copying import Copied
from sayso.origins.folding import fold
from sayso.origins.graph import Graph, receipt
from sayso.origins.grounds import Ground
from sayso.origins.material import Credit, Material
from sayso.origins.voices import Voice, voice
from sayso.records import Claim, Document, EdgeKind, Moment, Node, NodeKind, Passage, Statement, Witness, content_id


class Drawing:
    """A graph that grows, and what its nodes stand for.

    Attributes:
        graph: nodes, edges, receipts.
        witnesses: those whose word is counted, in order; ``nodes`` holds their node ids in the same order.
        wording: the group of copies that each document belongs to, by document id.
        voices, grounds: what a word node or an evidence node stands for, by node id.
        heard: the statements that quote a word node, by node id.
        presenters: node ids of the words that rest on an evidence node, by node id.
    """

    def __init__(self, material: Material, claim: Claim, witnesses: Sequence[Witness], groups: Sequence[Sequence[str]]) -> None:
        self.material = material
        self.claim = claim
        self.witnesses = tuple(witnesses)
        self.wording = {document: rank for rank, group in enumerate(groups) for document in group}
        self.groups = groups
        self.graph = Graph()
        self.voices: dict[str, Voice] = {}
        self.grounds: dict[str, list[Ground]] = defaultdict(list)
        self.heard: dict[str, list[Statement]] = defaultdict(list)
        self.presenters: dict[str, set[str]] = defaultdict(set)
        self.outlets: dict[str, str] = {}
        self._alike: dict[tuple[int, int, str], str] = {}
        self.nodes = tuple(self._place_witness(witness) for witness in self.witnesses)

    def _place_witness(self, witness: Witness) -> str:
        span = witness.passage
        return self.graph.place(
            Node(
                id=content_id(self.claim.id, "witness", span.document, span.start, span.end),
                kind=NodeKind.WITNESS,
                label=self.document(witness).name,
                document=witness.document,
                passage=span,
            )
        )

    def document(self, witness: Witness) -> Document:
        """Give the document of a witness."""
        return self.material.documents[witness.document]

    def place_word(self, voice: Voice) -> str:
        """Add the word of somebody: one node for each voice."""
        node = Node(
            id=content_id(self.claim.id, "word", voice.key),
            kind=NodeKind.WORD,
            label=voice.label,
            actor=voice.actor,
            inferred=True,
            unnamed=not voice.named,
        )
        self.voices.setdefault(node.id, voice)
        return self.graph.place(node)

    def place_ground(self, ground: Ground, upper: str, document: str) -> str:
        """Add a thing shown, or an outlet's own reporting; who stands above it tells it from the same kind elsewhere."""
        if ground.kind == "own reporting":
            return self._place_own_reporting(document)
        owner = self.within(upper, document)
        told = ground.mention if ground.apart else sorted(ground.days)
        node = Node(
            id=content_id(self.claim.id, "evidence", ground.kind, owner, told),
            kind=NodeKind.EVIDENCE,
            label=ground.mention,
            document=document,
            passage=ground.passage,
        )
        self.grounds[node.id].append(ground)
        if upper in self.voices:
            self.presenters[node.id].add(upper)
        return self.graph.place(node)

    def _place_own_reporting(self, document: str) -> str:
        """Add the own reporting of the outlet whose text it first was, as far as the pile tells: copies share it."""
        first = self.material.documents[self.first_of(document)]
        outlet = self.material.publishers.get(first.id) or first.outlet or first.id
        node = Node(
            id=content_id(self.claim.id, "own reporting", outlet),
            kind=NodeKind.OWN_REPORTING,
            label=first.name,
            document=first.id,
        )
        self.outlets[node.id] = first.id
        return self.graph.place(node)

    def first_of(self, document: str) -> str:
        """Give the document of a wording from which the others were made: the earliest dated, else the first in the pile."""
        group = self.groups[self.wording[document]]
        dated = [(moment.earliest, rank) for rank, each in enumerate(group) if (moment := self._moment(each)) and moment.earliest]
        return group[min(dated)[1]] if dated else group[0]

    def _moment(self, document: str) -> Moment | None:
        return self.material.documents[document].published

    def within(self, node: str, document: str) -> str:
        """Give what two unnamed sources must share to be one: the voice above them, else the wording."""
        return node if node in self.voices else f"wording {self.wording[document]}"

    def cite(self, start: str, voice: Voice, statement: Statement) -> str:
        """Let a node rest on somebody's word because a statement says so."""
        node = self.place_word(voice)
        self.heard[node].append(statement)
        document = self.material.documents[statement.document]
        spans = [span for span in (statement.source, statement.cue, *statement.content) if span]
        upper = self.voices.get(start)
        why = (
            f"{document.name} tells that {upper.label} has it from {voice.label}"
            if upper
            else f"{document.name} credits it to {voice.label}"
        )
        words = " ".join(document.words(span) for span in (statement.source, statement.cue) if span)
        passages = [Passage(document.id, span.start, span.end) for span in spans]
        self.graph.rest(start, node, receipt(EdgeKind.ATTRIBUTION, f"{why}: “{words}”", statement.score, passages))
        return node

    def credit(self, start: str, voice: Voice, document: Document, credit: Credit) -> str:
        """Let a witness rest on an agency's or a channel's word because a credit line says so."""
        node = self.place_word(voice)
        words = " ".join(document.words(credit.span).split())[:80]
        passage = Passage(document.id, credit.span.start, credit.span.end)
        why = f"{document.name} credits its text to {voice.label}: “{words}”"
        self.graph.rest(start, node, receipt(EdgeKind.CREDIT, why, 1.0, [passage]))
        return node

    def show(self, start: str, ground: Ground, document: Document) -> str:
        """Let a node rest on a thing shown or on own reporting."""
        node = self.place_ground(ground, start, document.id)
        own = ground.kind == "own reporting"
        kind = EdgeKind.OWN_REPORTING if own else EdgeKind.EVIDENCE
        why = (
            f"{document.name} says that its own people know it: “{ground.mention}”"
            if own
            else f"{self._who(start, document)} rests it on a thing that can be shown ({ground.kind}): “{ground.mention}”"
        )
        self.graph.rest(start, node, receipt(kind, why, 1.0, [ground.passage]))
        return node

    def present(self, node: str, presenter: Voice | None) -> None:
        """Note whose thing an evidence node is, where its own words tell: "a laboratory report of the Institute"."""
        if presenter is not None and self.graph.nodes[node].kind is NodeKind.EVIDENCE:
            word = content_id(self.claim.id, "word", presenter.key)
            self.voices.setdefault(word, presenter)
            self.presenters[node].add(word)

    def as_in_copies(self, voice: Voice, family: int, depth: int) -> Voice:
        """Give a voice the key that it has in the copies of its witness: a translation's "sources" are the original's.

        Args:
            voice: anybody; of those with a name only the same name is the same voice.
            family: what :func:`sayso.origins.copying.kin` numbers the witness.
            depth: links between the witness and the voice.
        """
        who = fold(voice.label) if voice.named else f"nobody {voice.eyewitness}"
        return replace(voice, key=self._alike.setdefault((family, depth, who), voice.key))

    def name_somebody(self, start: str, ground: Ground, document: Document) -> str:
        """Let a node rest on somebody without a name."""
        speaker = voice(
            self.material,
            None,
            ground.mention,
            named=False,
            eyewitness=ground.kind == "witness",
            within=self.within(start, document.id),
        )
        node = self.place_word(speaker)
        why = f"{self._who(start, document)} names somebody without a name: “{ground.mention}”"
        self.graph.rest(start, node, receipt(EdgeKind.ATTRIBUTION, why, 1.0, [ground.passage]))
        return node

    def _who(self, node: str, document: Document) -> str:
        return self.voices[node].label if node in self.voices else document.name

    def join_copies(self, pairs: Sequence[Copied]) -> None:
        """Let copies rest on what they were made from; where nothing tells which came first, on each other."""
        for pair in pairs:
            made, model = self.nodes[pair.made], self.nodes[pair.model]
            note = receipt(EdgeKind.COPY, self._copy_why(pair), pair.copy.score, self._copy_passages(pair))
            self.graph.rest(made, model, note, copy_kind=pair.copy.kind)
            if not pair.directed:
                self.graph.rest(model, made, note, copy_kind=pair.copy.kind)

    def _copy_why(self, pair: Copied) -> str:
        made, model = (self.document(self.witnesses[rank]).name for rank in (pair.made, pair.model))
        kind = {"verbatim": "a word-for-word copy", "edited": "an edited copy", "translated": "a translation"}[pair.copy.kind]
        if made == model and pair.made != pair.model:
            return f"{made} prints the same twice ({kind})"
        if pair.directed:
            return f"{made} prints {kind} of the words of {model}" + (f": {pair.copy.why}" if pair.copy.why else "")
        return f"{made} and {model} print the same words ({kind}); nothing tells which came first"

    def _copy_passages(self, pair: Copied) -> list[Passage]:
        sides = (self.witnesses[pair.made].passage, self.witnesses[pair.model].passage)
        return [part for side in sides for part in _aligned(pair, side)]


def _aligned(pair: Copied, side: Passage) -> list[Passage]:
    """Give the part of a witness that the copy holds, else the whole."""
    passage = next((each for each in (pair.copy.a, pair.copy.b) if each.document == side.document), side)
    start, end = max(side.start, passage.start), min(side.end, passage.end)
    return [Passage(side.document, start, end)] if start < end else [side]
