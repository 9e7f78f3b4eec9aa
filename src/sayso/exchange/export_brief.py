"""A trace as a brief in Markdown: each claim, on whose word, who denies it, its versions; receipts as footnotes.

Footnotes are those of GitHub, Pandoc and Obsidian. All words of the pile are escaped; nothing says what is right or wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from sayso.exchange.export_text import counted, markdown, web_address
from sayso.origins import sentence
from sayso.records import (
    Actor,
    Claim,
    Document,
    EdgeKind,
    EndKind,
    Lineage,
    Moment,
    Node,
    NodeKind,
    Passage,
    Receipt,
    Stance,
    Statement,
    Trace,
    Version,
    Witness,
)

MOST_LINES = 20  # of one list; the rest is counted
_MOST_NOTES = 3  # behind one line
_QUOTED_CHARS = 240
_NAME_CHARS = 80
_SUPPORT, _AGAINST = (Stance.ASSERTS, Stance.REPORTS), (Stance.DENIES, Stance.DOUBTS)
_COUNTED = """\
*Documents* carry the claim: they assert or report it. *Wordings* are the texts among them, copies and translations of one text
counted once. *Origins* stand at the end of the chains of who has it from whom: somebody's word, something shown, an outlet's own
reporting. They are a range: the lower number takes all that the texts do not show to be different as one, the higher takes apart
all that no receipt joins; a text in its own words that names nobody adds to the higher number alone. Who denies or doubts a claim
is never support, and is counted apart. "Earliest" is the earliest in this pile. Whether a claim holds is not said here."""


def write_markdown(trace: Trace, out: Path) -> None:
    """Write the brief: claims of several documents, or that somebody denies or doubts, in full, the others in a line each.

    A list ends after twenty lines with the number of those that are left out; the tables have all of them.
    """
    brief = Brief(trace)
    text = "\n\n".join(part for part in brief.parts() if part)
    out.write_text(f"{text}\n", encoding="utf8", newline="")


class Brief:
    """A brief in the making: the trace by id, the claims by number, and the footnotes so far."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.pages: dict[str, Document] = {each.id: each for each in trace.documents}
        self.statements: dict[str, Statement] = {each.id: each for each in trace.statements}
        self.actors: dict[str, Actor] = {each.id: each for each in trace.actors}
        self.lineages: dict[str, Lineage] = {each.claim: each for each in trace.lineages}
        ranked = sorted(trace.claims, key=self._rank)
        self.claims = tuple(sorted(ranked, key=self._short))  # those in full come first, each kind in its order
        self.numbers = {each.id: number for number, each in enumerate(self.claims, 1)}
        self.notes: dict[str, int] = {}

    def parts(self) -> Iterator[str]:
        """Give the parts of the brief in order."""
        yield from self._head()
        long = [each for each in self.claims if not self._short(each)]
        for claim in long:
            yield from self._claim(claim)
        if short := self.claims[len(long) :]:
            yield "## Claims of one document"
            yield "\n".join(map(self._line, short))
        yield from ("## How it was counted", _COUNTED, "## How to cite", self._citing())
        if self.trace.unread:
            yield "## Not read"
            yield _listed([f"{markdown(each.path)}: {markdown(each.why)}" for each in self.trace.unread])
        yield "\n".join(f"[^{number}]: {text}" for text, number in self.notes.items())

    def _rank(self, claim: Claim) -> tuple[int, int, str]:
        lineage = self.lineages[claim.id]
        return lineage.low - lineage.documents, -len(claim.witnesses), claim.id

    def _short(self, claim: Claim) -> bool:
        return len({each.document for each in claim.witnesses}) < 2 and not claim.of_stance(*_AGAINST)  # noqa: PLR2004 - one

    def _head(self) -> Iterator[str]:
        trace = self.trace
        yield "# Claims, and on whose word"
        yield (
            f"{counted(len(trace.run.inputs), 'file')}, {counted(len(trace.documents), 'document')}, "
            f"{counted(len(trace.statements), 'statement')}, {counted(len(trace.claims), 'claim')}, "
            f"{len(trace.copies):,} copied passages."
        )
        rows = [self._row(each) for each in self.claims if not self._short(each)]
        if rows:
            head = "| | claim | documents | wordings | origins | denied or doubted in |\n|---|---|---|---|---|---|"
            yield "\n".join((head, *rows))

    def _row(self, claim: Claim) -> str:
        lineage, number = self.lineages[claim.id], self.numbers[claim.id]
        against = lineage.denials.documents if lineage.denials else 0
        counts = f"{lineage.documents} | {len(lineage.wordings)} | {_range(lineage)} | {against or ''}"
        return f"| [{number}](#claim-{number}) | {markdown(claim.text, 160)} | {counts} |"

    def _line(self, claim: Claim) -> str:
        page = self.pages[claim.witnesses[0].document] if claim.witnesses else None
        where = f" ({self._named(page)})" if page else ""
        told = markdown(sentence(self.lineages[claim.id]), 400)
        return f"- **{self.numbers[claim.id]}** “{markdown(claim.text)}”{where}: {told}."

    def _claim(self, claim: Claim) -> Iterator[str]:
        lineage = self.lineages[claim.id]
        yield f"## Claim {self.numbers[claim.id]}"
        yield f"> {markdown(claim.text, 600)}"
        told = markdown(sentence(lineage), 400)
        yield f"{told[:1].upper()}{told[1:]}."
        yield from self._part("On whose word", self._origins(lineage))
        yield from self._part("Carried by", self._witnesses(claim, _SUPPORT))
        yield from self._part("Texts that are one", self._wordings(lineage))
        yield from self._part(self._against(lineage), self._witnesses(claim, _AGAINST))
        yield from self._part("Attribution dropped", self._dropped(claim))
        yield from self._part("Versions", map(self._version, claim.versions))

    def _part(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        if found := list(lines):
            yield f"**{title}**"
            yield _listed(found)

    def _origins(self, lineage: Lineage) -> Iterator[str]:
        """Name the ends, those in one line that the texts do not show to be different."""
        nodes = {each.id: each for each in lineage.nodes}
        for group in lineage.low_groups:
            members = [nodes[id_] for end in group for id_ in lineage.ends[end][:1]]
            together = {id_ for end in group for id_ in lineage.ends[end]}
            shown = [edge.receipt for edge in lineage.edges if edge.end in together and edge.kind is not EdgeKind.COPY]
            apart = "" if len(members) == 1 else " (not shown to be different)"
            yield "; ".join(map(self._end, members)) + apart + self._receipts(lineage.receipts, shown)

    def _end(self, node: Node) -> str:
        label = markdown(self.actors[node.actor].name if node.actor in self.actors else node.label, _NAME_CHARS)
        if node.end is EndKind.NOTHING_NAMED and node.kind is NodeKind.WITNESS:
            return f"a text of {label} that names no source"
        if node.end is EndKind.OWN_REPORTING:
            return f"own reporting of {label}"
        if node.end is EndKind.EVIDENCE:
            return f"what is shown: “{label}”"
        absent = ", whose own text is not in the pile" if node.inferred else ""
        return f"the word of {'an unnamed source, ' if node.unnamed else ''}{label}{absent}"

    def _wordings(self, lineage: Lineage) -> Iterator[str]:
        """List the texts that several documents carry, with one receipt a copy."""
        page_of = {each.id: each.document for each in lineage.nodes}
        wording_of = {document: rank for rank, members in enumerate(lineage.wordings) for document in members}
        first: dict[int, dict[str, str]] = defaultdict(dict)
        for edge in lineage.edges:
            later, earlier = page_of[edge.start], page_of[edge.end]
            if edge.kind is EdgeKind.COPY and later in wording_of and wording_of[later] == wording_of.get(earlier or ""):
                first[wording_of[later]].setdefault(later, edge.receipt)
        for rank, members in sorted(enumerate(lineage.wordings), key=lambda each: -len(each[1])):
            if len(members) > 1:
                names = ", ".join(markdown(self.pages[each].name, _NAME_CHARS) for each in members)
                yield f"{counted(len(members), 'document')}: {names}{self._receipts(lineage.receipts, first[rank].values())}"

    def _witnesses(self, claim: Claim, stances: tuple[Stance, ...]) -> Iterator[str]:
        for each in sorted(claim.of_stance(*stances), key=self._date):
            who = self._speaker(each.statement)
            voice = f"{each.stance.value}, citing {who}" if who else each.stance.value
            headline = " in a headline" if each.headline else ""
            words = markdown(self.pages[each.document].words(each.passage.span), _QUOTED_CHARS)
            why = self._receipts(claim.receipts, [each.receipt] if each.receipt else [])
            yield f"{self._named(self.pages[each.document])}, {voice}{headline}: “{words}”{why}"

    def _against(self, lineage: Lineage) -> str:
        denials = lineage.denials
        if denials is None:
            return "Denied or doubted"
        origins = f"{_range(denials)} {'origin' if denials.high == 1 else 'origins'}"
        return f"Denied or doubted in {counted(denials.documents, 'document')}, {origins}"

    def _dropped(self, claim: Claim) -> Iterator[str]:
        for each in claim.witnesses:
            if each.credited:
                who = self._speaker(each.credited) or "somebody"
                told = self.statements.get(each.credited)
                where = f" ({self._named(self.pages[told.document])})" if told and told.document != each.document else ""
                yield f"{self._named(self.pages[each.document])} says in its own voice what is credited to {who}{where}"

    def _version(self, each: Version) -> str:
        number = self.numbers.get(each.claim)
        since = f"; here since {_when(each.since_here)}, there since {_when(each.since_there)}"
        notes = self._note(each.why, each.passages) if each.why else ""
        here, there = (f"“{markdown(words, 120)}”" if words else "nothing" for words in (each.here, each.there))
        return f"{markdown(each.what, 120)}: {here} here, {there} in claim {number}{since}{notes}"

    def _receipts(self, receipts: Iterable[Receipt], wanted: Iterable[str]) -> str:
        """Give the marks of some receipts, each once; of many the first few, with the number of the others."""
        known = {each.id: each for each in receipts}
        found = [known[id_] for id_ in dict.fromkeys(wanted) if id_ in known]
        marks = "".join(self._note(f"{each.kind.value}: {each.why}", each.passages) for each in found[:_MOST_NOTES])
        return marks + (f" and {len(found) - _MOST_NOTES} more receipts" if len(found) > _MOST_NOTES else "")

    def _note(self, why: str, passages: Iterable[Passage]) -> str:
        shown = [
            f"“{markdown(page.words(each.span), _QUOTED_CHARS)}” ({self._named(page, linked=False)})"
            for each in passages
            if (page := self.pages.get(each.document))
        ]
        text = ". ".join((markdown(why, 400).rstrip("."), *shown)) + "."
        return f"[^{self.notes.setdefault(text, len(self.notes) + 1)}]"

    def _speaker(self, statement: str | None) -> str | None:
        found = self.statements.get(statement or "")
        if found is None:
            return None
        actor = self.actors.get(found.speaker or "")
        words = actor.name if actor else self.pages[found.document].words(found.source) if found.source else None
        return markdown(words, _NAME_CHARS) if words else None

    def _named(self, page: Document, *, linked: bool = True) -> str:
        address, name = web_address(page.url) if linked else None, markdown(page.name, _NAME_CHARS)
        shown = f"[{name}](<{address.replace('&', '&amp;')}>)" if address else name
        return f"{shown}, {_when(page.published)}"

    def _date(self, witness: Witness) -> tuple[bool, str, int]:
        moment = self.pages[witness.document].published
        known = moment.earliest or moment.latest if moment else None
        return known is None, known or witness.document, witness.passage.start

    def _citing(self) -> str:
        run = self.trace.run
        digest = sha256("".join(sorted(each.sha256 for each in run.inputs)).encode()).hexdigest()
        return (
            "Cite the texts themselves, with outlet and date. For the counts: "
            f"sayso {markdown(run.version)}, run {markdown(run.id)}, over {counted(len(run.inputs), 'file')} "
            f"(SHA-256 over their sorted SHA-256 digests: {digest}). Ids of the claims, in the order above: "
            + ", ".join(f"{self.numbers[each.id]} {markdown(each.id)}" for each in self.claims)
            + "."
        )


def _listed(lines: list[str]) -> str:
    left = len(lines) - MOST_LINES
    rest = [f"and {left:,} more"] if left > 0 else []
    return "\n".join(f"- {each}" for each in (*lines[:MOST_LINES], *rest))


def _range(lineage: Lineage) -> str:
    return f"{lineage.low}" if lineage.low == lineage.high else f"{lineage.low} to {lineage.high}"


def _when(moment: Moment | None) -> str:
    """Give a moment as it is written in ISO 8601: an instant, a day, or from when to when."""
    first, last = (moment.earliest, moment.latest) if moment else (None, None)
    first, last = first or last, last or first
    if not first or not last:
        return "no date"
    days = first[:10], last[:10]
    if first == last:
        return markdown(first.replace("T", " "))
    return markdown(days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}")
