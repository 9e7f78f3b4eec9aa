"""Why a witness stands in its claim, what keeps a version apart, and whose word is carried on as fact, in sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sayso.exchange.corrections import write_side
from sayso.records import Claim, EdgeKind, Moment, Node, Passage, Receipt, Statement, Version, Witness
from sayso.report import voice
from sayso.report.amounts import titles, told
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import isolate, line
from sayso.report.moments import interval, short
from sayso.report.objections import not_right
from sayso.report.tongues import gettext, ngettext

_LONGEST_WHY = 400


def joined(shelf: Catalogue, claim: Claim, *, shortly: bool = False) -> dict[Witness, Markup]:
    """Say why each witness was taken for one of its claim; nothing of a claim of one witness.

    Args:
        shelf: the trace.
        claim: whose witnesses.
        shortly: without the words that each was held against, and what the check said of the two.
    """
    receipts = {each.id: each for each in claim.receipts}
    own = gettext("Its words are the claim's own; the others were held against them.")
    own = told(gettext("Its words are the claim's own") if shortly else own)
    why = {id_: _receipt(shelf, each, shortly=shortly) for id_, each in receipts.items()}
    return {each: why.get(each.receipt or "", own) for each in claim.witnesses} if receipts else {}


def _receipt(shelf: Catalogue, receipt: Receipt, *, shortly: bool) -> Markup:
    other = receipt.passages[1]
    named = Markup('<a href="{}">{}</a>').format(shelf.href("document", other.document), isolate(shelf.name(other.document)))
    within = receipt.passages[0].document == other.document
    opening = _opening(receipt.kind, told(gettext("another sentence of the same text")) if within else named)
    if shortly or receipt.kind is EdgeKind.SAME_WORDS:
        return opening
    said = shelf.documents[other.document].words(other.span) if other.document in shelf.documents else ""
    why = isolate(line(receipt.why, _LONGEST_WHY), "en")
    whole = told(gettext("{opening} (“{words}”): {why}."), opening=opening, words=isolate(line(said, 90)), why=why)
    if receipt.kind is not EdgeKind.SAYS_THE_SAME:
        return whole
    legend = told(gettext("What the numbers mean."))
    return Markup('{} <a href="{}">{}</a>').format(whole, shelf.links("method", part="joins"), legend)


def _opening(kind: EdgeKind, whom: Markup) -> Markup:
    """Say what joins a witness to the one that it was held against."""
    openings = {
        EdgeKind.SAME_WORDS: gettext("The same words as {whom}"),
        EdgeKind.COPY: gettext("In a copy, opposite {whom}"),
        EdgeKind.SAYS_THE_SAME: gettext("Says the same as {whom}"),
        EdgeKind.NEGATION: gettext("Negates, or is negated by, {whom}"),
        EdgeKind.ANSWERS: gettext("Answers {whom}"),
        EdgeKind.CORRECTION: gettext("By a person's decision, with {whom}"),
    }
    return told(openings[kind], whom=whom) if kind in openings else Markup("{} {}").format(kind, whom)


def carried_on(shelf: Catalogue, witness: Witness, node: Node | None) -> Markup | None:
    """Say what a witness states as fact though somebody was credited with it; None where it drops nothing.

    Args:
        shelf: the trace.
        witness: of a claim.
        node: of the lineage; where it is marked, a copy or a link shows that the attribution was dropped.
    """
    statement = shelf.statements.get(witness.credited or "")
    if statement is None:
        return told(gettext("attribution dropped")) if node is not None and node.dropped else None
    whom = isolate(shelf.speaker(statement) or gettext("somebody"))
    if statement.document == witness.document:
        return told(gettext("its headline states as fact what the text below credits to {whom}"), whom=whom)
    there = Markup('<a href="{}">{}</a>').format(shelf.href("statement", statement.id), isolate(shelf.name(statement.document)))
    if node is not None and node.dropped:
        return told(gettext("attribution dropped: {there} credits it to {whom}"), there=there, whom=whom)
    return told(gettext("carries on as fact what {there} credits to {whom}"), there=there, whom=whom)


def dropped(shelf: Catalogue, claim: Claim, nodes: Iterable[Node]) -> Iterable[Markup]:
    """Say which documents dropped an attribution where the texts show it: by a copy or a link, or over their own text."""
    marked = {node.document for node in nodes if node.dropped and node.document}
    credited = {each.document: shelf.statements.get(each.credited or "") for each in reversed(claim.witnesses) if each.credited}
    for document in sorted(marked & credited.keys(), key=shelf.date_key):
        statement = credited[document]
        yield voice.dropped(shelf.name(document), shelf.speaker(statement) if statement else None)
    yield from _headlines(shelf, credited)


def _headlines(shelf: Catalogue, credited: Mapping[str, Statement | None]) -> Iterable[Markup]:
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(credited, key=shelf.date_key):
        statement = credited[document]
        if statement is not None and statement.document == document:
            outlets[shelf.speaker(statement) or gettext("somebody")].append(shelf.name(document))
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
    said = ngettext(
        "The headline of {names} states as fact what the text below credits to {whom}.",
        "The headlines of {names} state as fact what the texts below credit to {whom}.",
        len(names),
    )
    return told(said, names=titles(names), whom=isolate(line(whom, 80)))


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

    ``then`` is true where the second side was certainly told after the first;
    ``objection`` is where somebody can say that the two are one.
    """

    what: str
    sides: tuple[Side, Side]
    then: bool
    numbers: str
    why: str
    texts: tuple[str, ...]
    objection: Markup


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
        what=_what(version.what),
        sides=(there, here) if later else (here, there),
        then=later or _later(version.since_here, version.since_there),
        numbers=f"{voice.count(other.documents, 'document')}{voice.comma()}{voice.origins(other.low, other.high)}"
        if other
        else "",
        why=line(version.why, _LONGEST_WHY),
        texts=tuple(_words(shelf, each) for each in version.passages),
        objection=not_right(shelf.links, **dict(zip("ab", map(write_side, version.passages), strict=False))),
    )


def _what(differs: str) -> str:
    """Name the detail that differs between two versions (``claims/differences.py``)."""
    names = {
        "actor": gettext("actor"),
        "modality": gettext("modality"),
        "negation": gettext("negation"),
        "number": gettext("number"),
        "opposite": gettext("opposite"),
        "swapped": gettext("swapped"),
        "time": gettext("time"),
    }
    return names.get(differs, line(differs, 60))


def _words(shelf: Catalogue, passage: Passage) -> str:
    document = shelf.documents.get(passage.document)
    return line(document.words(passage.span), 200) if document else ""


def _side(words: str, what: str, since: Moment | None, *, here: bool, href: str | None) -> Side:
    return Side(
        words=line(words, 120) or gettext("no {what}").format(what=_what(what)),
        here=here,
        href=href,
        since=short(since) if since else gettext("no date"),
    )


def _later(one: Moment | None, other: Moment | None) -> bool:
    """Tell whether the first of two moments certainly comes before the second."""
    first, second = interval(one), interval(other)
    return bool(first and second and first[1] < second[0])
