"""Why a witness stands in its claim, what keeps a version apart, and whose word is carried on as fact, in sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import Claim, EdgeKind, Moment, Node, Passage, Receipt, Statement, Version, Witness
from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import isolate, line
from sayso.report.moments import interval, short

_LONGEST_WHY = 400
_OPENINGS = {
    EdgeKind.SAME_WORDS: "The same words as",
    EdgeKind.COPY: "In a copy, opposite",
    EdgeKind.SAYS_THE_SAME: "Says the same as",
    EdgeKind.NEGATION: "Negates, or is negated by,",
    EdgeKind.ANSWERS: "Answers",
    EdgeKind.CORRECTION: "By a person's decision, with",
}


def joined(shelf: Catalogue, claim: Claim, *, shortly: bool = False) -> dict[Witness, Markup]:
    """Say why each witness was taken for one of its claim; nothing of a claim of one witness.

    Args:
        shelf: the trace.
        claim: whose witnesses.
        shortly: without the words that each was held against, and what the check said of the two.
    """
    receipts = {each.id: each for each in claim.receipts}
    own = Markup("Its words are the claim's own") + ("" if shortly else "; the others were held against them.")
    told = {id_: _receipt(shelf, each, shortly=shortly) for id_, each in receipts.items()}
    return {each: told.get(each.receipt or "", own) for each in claim.witnesses} if receipts else {}


def _receipt(shelf: Catalogue, receipt: Receipt, *, shortly: bool) -> Markup:
    other = receipt.passages[1]
    opening = _OPENINGS.get(receipt.kind, str(receipt.kind))
    named = Markup('<a href="{}">{}</a>').format(shelf.href("document", other.document), isolate(shelf.name(other.document)))
    within = receipt.passages[0].document == other.document
    whom = Markup("another sentence of the same text") if within else named
    if shortly or receipt.kind is EdgeKind.SAME_WORDS:
        return Markup("{} {}").format(opening, whom)
    said = shelf.documents[other.document].words(other.span) if other.document in shelf.documents else ""
    why = isolate(line(receipt.why, _LONGEST_WHY), "en")
    legend = Markup(' <a href="{}">What the numbers mean.</a>').format(shelf.links("method", part="joins"))
    return Markup("{} {} (“{}”): {}.{}").format(
        opening, whom, isolate(line(said, 90)), why, legend if receipt.kind is EdgeKind.SAYS_THE_SAME else ""
    )


def carried_on(shelf: Catalogue, witness: Witness, node: Node | None) -> Markup | None:
    """Say what a witness states as fact though somebody was credited with it; None where it drops nothing.

    Args:
        shelf: the trace.
        witness: of a claim.
        node: of the lineage; where it is marked, a copy or a link shows that the attribution was dropped.
    """
    statement = shelf.statements.get(witness.credited or "")
    if statement is None:
        return Markup("attribution dropped") if node is not None and node.dropped else None
    whom = isolate(shelf.speaker(statement) or "somebody")
    if statement.document == witness.document:
        return Markup("its headline states as fact what the text below credits to {}").format(whom)
    there = Markup('<a href="{}">{}</a>').format(shelf.href("statement", statement.id), isolate(shelf.name(statement.document)))
    if node is not None and node.dropped:
        return Markup("attribution dropped: {} credits it to {}").format(there, whom)
    return Markup("carries on as fact what {} credits to {}").format(there, whom)


def dropped(shelf: Catalogue, claim: Claim, nodes: Iterable[Node]) -> Iterable[Markup]:
    """Say which documents dropped an attribution where the texts show it: by a copy or a link, or over their own text."""
    marked = {node.document for node in nodes if node.dropped and node.document}
    told = {each.document: shelf.statements.get(each.credited or "") for each in reversed(claim.witnesses) if each.credited}
    for document in sorted(marked & told.keys(), key=shelf.date_key):
        statement = told[document]
        yield voice.dropped(shelf.name(document), shelf.speaker(statement) if statement else None)
    yield from _headlines(shelf, told)


def _headlines(shelf: Catalogue, told: Mapping[str, Statement | None]) -> Iterable[Markup]:
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(told, key=shelf.date_key):
        statement = told[document]
        if statement is not None and statement.document == document:
            outlets[shelf.speaker(statement) or "somebody"].append(shelf.name(document))
    for whom, names in outlets.items():
        yield headlines(names, whom)


def headlines(names: list[str], whom: str) -> Markup:
    """Say whose headlines state as fact what their own texts credit to somebody.

    Example:
        >>> voice.plain(headlines(["Herald"], "the ministry"))
        'The headline of Herald states as fact what the text below credits to the ministry.'
        >>> voice.plain(headlines(["Herald", "Kurier"], "the ministry"))
        'The headlines of Herald and Kurier state as fact what the texts below credit to the ministry.'
    """
    titles = voice.listing([Markup("<cite>{}</cite>").format(isolate(line(name, 80))) for name in names])
    name = isolate(line(whom, 80))
    if len(names) == 1:
        return Markup("The headline of {} states as fact what the text below credits to {}.").format(titles, name)
    return Markup("The headlines of {} state as fact what the texts below credit to {}.").format(titles, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a version: its words, whether they are this claim's, where they lead, and since when they are told."""

    words: str
    here: bool
    href: str | None
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A version of the claim: what differs, its sides (the earlier first where dates tell), the numbers of the other, and why.

    ``then`` is true where the second side was certainly told after the first.
    """

    what: str
    sides: tuple[Side, Side]
    then: bool
    numbers: str
    why: str
    texts: tuple[str, ...]


def variants(shelf: Catalogue, claim: Claim) -> list[Variant]:
    """Give the versions of a claim, as they stand in the record."""
    return [_variant(shelf, version) for version in claim.versions]


def _variant(shelf: Catalogue, version: Version) -> Variant:
    other = shelf.lineages.get(version.claim)
    href = shelf.href("claim", version.claim) if version.claim in shelf.claims else None
    here = _side(version.here, version.what, version.since_here, here=True, href=None)
    there = _side(version.there, version.what, version.since_there, here=False, href=href)
    later = _later(version.since_there, version.since_here)
    return Variant(
        what=line(version.what, 60),
        sides=(there, here) if later else (here, there),
        then=later or _later(version.since_here, version.since_there),
        numbers=f"{voice.count(other.documents, 'document')}, {voice.origins(other.low, other.high)}" if other else "",
        why=line(version.why, _LONGEST_WHY),
        texts=tuple(_words(shelf, each) for each in version.passages),
    )


def _words(shelf: Catalogue, passage: Passage) -> str:
    document = shelf.documents.get(passage.document)
    return line(document.words(passage.span), 200) if document else ""


def _side(words: str, what: str, since: Moment | None, *, here: bool, href: str | None) -> Side:
    return Side(
        words=line(words, 120) or f"no {line(what, 60)}", here=here, href=href, since=short(since) if since else "no date"
    )


def _later(one: Moment | None, other: Moment | None) -> bool:
    """Tell whether the first of two moments certainly comes before the second."""
    first, second = interval(one), interval(other)
    return bool(first and second and first[1] < second[0])
