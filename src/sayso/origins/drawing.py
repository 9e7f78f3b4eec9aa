"""The graph of one claim, drawn: witnesses, the chains that they tell, credits, links, copies and grounds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.origins.copying import Copied
from sayso.origins.credits import Credit
from sayso.origins.folding import fold
from sayso.origins.graph import Graph, receipt
from sayso.origins.grounds import Ground
from sayso.origins.material import Material
from sayso.origins.voices import Voice, voice
from sayso.records import Claim, Document, EdgeKind, Moment, Node, NodeKind, Passage, Statement, Witness, content_id


class Drawing:
    """A graph that grows, and what its nodes stand for.

    Attributes:
        graph: nodes, edges, receipts.
        witnesses: those whose word is counted, in order; ``nodes`` holds their node ids in the same order, ``kin`` equal
            numbers for copies of one another, ``ranks`` their places by document.
        wording: the group of copies that each document belongs to, by document id.
        voices, grounds: what a word node or an evidence node stands for, by node id; also of those whose things are shown and
            whose word nobody gives, who have no node.
        heard: the statements that quote a word node, by node id.
        presenters: node ids of the words that rest on an evidence node, by node id.
        published: ranks of the witnesses in the texts of each outlet, by its actor's id and by its folded name.
        crediting: ids of the documents that credit their whole text to the word of an outlet, by node id.
        compiled: of the words of outlets those that a line below several texts credits with another one's too, by node id.
        telling: node ids of the witnesses whose own words name somebody, or a thing, or own reporting, a credit line aside.
        families: the words of outlets as single wordings tell of them, by node id (see :mod:`sayso.origins.carriers`).
    """

    def __init__(
        self,
        material: Material,
        claim: Claim,
        witnesses: Sequence[Witness],
        groups: Sequence[Sequence[str]],
        kin: Sequence[int],
    ) -> None:
        self.material = material
        self.claim = claim
        self.witnesses = tuple(witnesses)
        self.kin = tuple(kin)
        self.ranks: dict[str, list[int]] = defaultdict(list)
        self._documents: dict[int, list[str]] = defaultdict(list)
        self._firsts: dict[int, str] = {}
        self._bodies: dict[str, str] = {}
        for rank, witness in enumerate(witnesses):
            self.ranks[witness.document].append(rank)
            self._documents[self.kin[rank]].append(witness.document)
        self.wording = {document: rank for rank, group in enumerate(groups) for document in group}
        self.graph = Graph()
        self.voices: dict[str, Voice] = {}
        self.grounds: dict[str, list[Ground]] = defaultdict(list)
        self.heard: dict[str, list[Statement]] = defaultdict(list)
        self.presenters: dict[str, set[str]] = defaultdict(set)
        self.outlets: dict[str, str] = {}
        self.families: dict[str, int] = {}
        self.crediting: dict[str, set[str]] = defaultdict(set)
        self.telling: set[str] = set()
        self.compiled: set[str] = set()
        self.published = self._published()
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

    @property
    def bodies(self) -> dict[str, str]:
        """The body of everybody who is named, else the key of the voice, by the folded name without its article."""
        if not self._bodies:
            named = [voice for voice in self.voices.values() if voice.named]
            self._bodies = {fold(voice.label).removeprefix("the "): voice.body or voice.key for voice in reversed(named)}
        return self._bodies

    def document(self, witness: Witness) -> Document:
        """Give the document of a witness."""
        return self.material.documents[witness.document]

    def place_word(self, voice: Voice, family: int | None = None) -> str:
        """Add the word of somebody: one node for each voice, of an outlet for now one for each wording that names it."""
        variant = family if voice.outlet and voice.named else None
        node = Node(
            id=self.word_id(voice) if variant is None else content_id(self.claim.id, "word", voice.key, variant),
            kind=NodeKind.WORD,
            label=voice.label,
            actor=voice.actor,
            inferred=True,
            unnamed=not voice.named,
        )
        self.voices.setdefault(node.id, voice)
        if variant is not None:
            self.families.setdefault(node.id, variant)
        return self.graph.place(node)

    def word_id(self, voice: Voice) -> str:
        """Give the id of the node of a voice."""
        return content_id(self.claim.id, "word", voice.key)

    def place_ground(self, ground: Ground, upper: str, document: str, family: int) -> str:
        """Add a thing shown, or an outlet's own reporting; who stands above it tells it from the same kind elsewhere.

        An outlet does not: an agency sends many videos.
        """
        if ground.kind == "own reporting":
            return self._place_own_reporting(family)
        told = ground.mention if ground.apart else sorted(ground.days)
        carried = upper in self.voices and self.voices[upper].outlet
        owner = self.within("" if carried else upper, family)
        owner = self._alike.setdefault((family, 0, f"{ground.kind} {told}"), owner)
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

    def _place_own_reporting(self, family: int) -> str:
        """Add the own reporting of the outlet whose text it first was, as far as the pile tells: copies share it."""
        first = self.material.documents[self._first_of(family)]
        outlet = self.material.publishers.get(first.id) or first.outlet or first.id
        node = Node(
            id=content_id(self.claim.id, "own reporting", outlet),
            kind=NodeKind.OWN_REPORTING,
            label=first.name,
            document=first.id,
        )
        self.outlets[node.id] = first.id
        return self.graph.place(node)

    def _first_of(self, family: int) -> str:
        """Give the document of which the others of a wording were made: the earliest dated, else the first in the pile.

        A document that holds other wordings of the claim too is a compilation, and is not taken where there is another.
        """
        if family in self._firsts:
            return self._firsts[family]
        single = [each for each in self._documents[family] if len({self.kin[rank] for rank in self.ranks[each]}) == 1]
        group = single or self._documents[family]
        dated = [(moment.earliest, rank) for rank, each in enumerate(group) if (moment := self._moment(each)) and moment.earliest]
        self._firsts[family] = group[min(dated)[1]] if dated else group[0]
        return self._firsts[family]

    def _published(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for document, ranks in self.ranks.items():
            outlet = fold(self.material.documents[document].outlet or "")
            for name in {outlet, self.material.named.get(outlet, outlet), self.material.own_texts.get(document, "")} - {""}:
                found[name] += ranks
        return found

    def _moment(self, document: str) -> Moment | None:
        return self.material.documents[document].published

    def within(self, node: str, family: int) -> str:
        """Give what two unnamed sources must share to be one: the voice above them, else the wording."""
        return self.voices[node].key if node in self.voices else f"wording {family}"

    def cite(self, start: str, voice: Voice, statement: Statement, family: int) -> str:
        """Let a node rest on somebody's word because a statement says so."""
        node = self.place_word(voice, family)
        self.heard[node].append(statement)
        document = self.material.documents[statement.document]
        decision = self.material.decided.get(statement.id)
        source = None if decision else statement.source
        spans = [span for span in (source, statement.cue, *statement.content) if span]
        upper = self.voices.get(start)
        why = (
            f"{document.name} tells that {upper.label} has it from {voice.label}"
            if upper
            else f"{document.name} credits it to {voice.label}"
        )
        if decision:
            why += f", as {decision.decided} decided"
        words = " ".join(document.words(span) for span in (source, statement.cue) if span)
        passages = [Passage(document.id, span.start, span.end) for span in spans]
        self.graph.rest(start, node, receipt(EdgeKind.ATTRIBUTION, f"{why}: “{words}”", statement.score, passages))
        return node

    def credit(self, start: str, voice: Voice, document: Document, credit: Credit, family: int) -> str:
        """Let a witness rest on an agency's or a channel's word because a credit line says so."""
        node = self.place_word(voice, family)
        if len(credit.scope) == len(document.text):
            self.crediting[node].add(document.id)
        words = " ".join(document.words(credit.span).split())[:80]
        passage = Passage(document.id, credit.span.start, credit.span.end)
        why = f"{document.name} credits its text to {voice.label}: “{words}”"
        self.graph.rest(start, node, receipt(EdgeKind.CREDIT, why, 1.0, [passage]))
        return node

    def show(self, start: str, ground: Ground, document: Document, family: int) -> str:
        """Let a node rest on a thing shown or on own reporting."""
        node = self.place_ground(ground, start, document.id, family)
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
            word = self.word_id(presenter)
            self.voices.setdefault(word, presenter)
            self.presenters[node].add(word)

    def as_in_copies(self, voice: Voice, family: int, depth: int) -> Voice:
        """Give a voice the key that it has in the copies of its witness: a translation's "sources" are the original's.

        Args:
            voice: anybody; of those with a name only the same name is the same voice.
            family: what :func:`sayso.origins.copying.kin` numbers the witness.
            depth: links between the voice and the words: who prints a text may set one more speaker before the first.
        """
        who = fold(voice.label) if voice.named else f"nobody {voice.eyewitness}"
        return replace(voice, key=self._alike.setdefault((family, depth, who), voice.key))

    def rename(self, names: Mapping[str, str]) -> None:
        """Give nodes other ids, two one id where they are one, and move what is noted of them."""
        moved = {old: new for old, new in names.items() if old != new}
        if not moved:
            return
        self.graph.rename(moved)
        for old, new in moved.items():
            self.voices.setdefault(new, self.voices.pop(old))
            self.heard[new] += self.heard.pop(old, [])
            if old in self.families:
                if new not in self.families and new != self.word_id(self.voices[new]):
                    self.families[new] = self.families[old]
                del self.families[old]
        for words in self.presenters.values():
            for old in words & moved.keys():
                words.discard(old)
                words.add(moved[old])

    def name_somebody(self, start: str, ground: Ground, document: Document, family: int) -> str:
        """Let a node rest on somebody without a name."""
        speaker = voice(
            self.material,
            None,
            ground.mention,
            named=False,
            eyewitness=ground.kind == "witness",
            within=self.within(start, family),
        )
        node = self.place_word(self.as_in_copies(speaker, family, -1))
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
