"""A document as its page shows it: its text, where it comes from, whom it quotes, what it bears witness to, what it shares."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from sayso.records import Document, Moment, Statement
from sayso.report import voice
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.citing import citation
from sayso.report.cleaning import count_unseen, host, line, safe_url
from sayso.report.kinds import act_name, quotation_name, stance_name
from sayso.report.moments import when
from sayso.report.objections import not_right
from sayso.report.sections import numbers
from sayso.report.sharing import Sharer, sharers
from sayso.report.texts import Block, blocks
from sayso.report.tints import tints
from sayso.report.tongues import gettext, ngettext

LINKS_SHOWN = 30
CLAIMS_SHOWN = 50
SHARERS_SHOWN = 40
STATEMENTS_LISTED = 100
_LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker in the key of a document: colour number, name, page, how many statements, what was done besides saying."""

    tone: int
    name: str
    href: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A claim that a document bears witness to: its words, what the document does with it, the numbers of the claim."""

    text: str
    language: str
    href: str
    stances: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in the list of all: who, what they do, how it is quoted, the words, where they stand, where to object."""

    speaker: str
    act: str
    quoted: str
    hedged: bool
    words: str
    language: str
    href: str
    objection: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A document with everything that is shown of it.

    Args:
        document: the record.
        blocks: its paragraphs.
        captured: when it was fetched, in words; empty where unknown.
        digest: SHA-256 of the file that it was read from; None where unknown.
        languages: of its paragraphs, the document's own first.
        url, host, links: as they may be followed; (host, address, words).
        unseen: how many invisible characters are left out of the view.
        key: the speakers, most quoted first.
        claims, sharers, said: the first of each.
        more_claims, more_sharers: how many besides.
        statements: how many it has.
        citation: of the page.
        original: address of the file as it was read; None where the page is in a file of its own.
    """

    document: Document
    blocks: tuple[Block, ...]
    captured: str
    digest: str | None
    languages: tuple[str, ...]
    url: str | None
    host: str | None
    links: tuple[tuple[str, str, str], ...]
    unseen: int
    key: tuple[Heard, ...]
    claims: tuple[Carried, ...]
    more_claims: int
    sharers: tuple[Sharer, ...]
    more_sharers: int
    said: tuple[Said, ...]
    statements: int
    citation: str
    original: str | None


def leaf(shelf: Catalogue, document: Document, *, digest: str | None = None, listed: bool = True) -> Leaf:
    """Put a document together.

    Args:
        shelf: that holds its statements, copies and claims, and at least the heads of the documents that these name.
        document: the record, whole.
        digest: SHA-256 of the file that it was read from; None looks for it among the inputs of the run.
        listed: whether its statements are listed below the text, too.
    """
    statements = shelf.said_in.get(document.id, ())
    colours = tints(shelf.tones, statements)
    coloured = replace(shelf, tones=colours)
    url = safe_url(document.url)
    claims, others = tuple(_carried(shelf, document)), tuple(sharers(shelf, document))
    return Leaf(
        document=document,
        blocks=tuple(blocks(coloured, document)),
        captured=when(Moment(document.captured, document.captured, "")) if document.captured else "",
        digest=digest or next((each.sha256 for each in shelf.trace.run.inputs if each.path == document.file), None),
        languages=tuple(dict.fromkeys(language_name(each) for each in (document.language, *_spoken(document)))),
        url=url,
        host=host(url) if url else None,
        links=tuple(_links(document))[:LINKS_SHOWN],
        unseen=count_unseen(document.text),
        key=tuple(_key(coloured, statements)),
        claims=claims[:CLAIMS_SHOWN],
        more_claims=max(0, len(claims) - CLAIMS_SHOWN),
        sharers=others[:SHARERS_SHOWN],
        more_sharers=max(0, len(others) - SHARERS_SHOWN),
        said=tuple(_said(shelf, document, each) for each in statements[: STATEMENTS_LISTED if listed else 0]),
        statements=len(statements),
        citation=citation(shelf, _what(document), _counts(statements, others)),
        original=None if shelf.links("case").startswith("#") else f"{shelf.href('document', document.id)}/original",
    )


def _what(document: Document) -> str:
    parts = [f"“{line(document.title, 160)}”" if document.title else "", line(document.name, 90), when(document.published)]
    return f"{', '.join(filter(None, parts))}."


def _spoken(document: Document) -> Iterable[str]:
    return (each.language for each in document.paragraphs if each.language != "und")


def _counts(statements: Sequence[Statement], sharers: Sequence[Sharer]) -> Iterable[str]:
    many, others = len(statements), len(sharers)
    yield ngettext("{number} statement", "{number} statements", many).format(number=voice.number(many))
    if others:
        told = ngettext("words shared with {number} other document", "words shared with {number} other documents", others)
        yield told.format(number=voice.number(others))


def _key(shelf: Catalogue, statements: Iterable[Statement]) -> Iterable[Heard]:
    """Give the speakers of a document, the most quoted first."""
    counted = Counter((each.speaker if each.speaker in shelf.actors else None, shelf.speaker(each)) for each in statements)
    for (speaker, name), count in counted.most_common():
        tone = shelf.tones.get(speaker or "", 0)
        href = shelf.href("speaker", speaker) if speaker else None
        yield Heard(tone=tone, name=name or gettext("nobody named"), href=href, count=count)


def _carried(shelf: Catalogue, document: Document) -> Iterable[Carried]:
    """Give the claims that a document bears witness to, those of most documents first."""
    told = [
        (claim, [each for each in claim.witnesses if each.document == document.id])
        for claim in shelf.claims_in.get(document.id, ())
    ]
    many = {claim.id: shelf.lineages[claim.id].documents for claim, _ in told if claim.id in shelf.lineages}
    for claim, witnesses in sorted(told, key=lambda each: (-many.get(each[0].id, 0), each[1][0].passage, each[0].id)):
        if claim.id in many:
            yield Carried(
                text=line(claim.text, _LONGEST_WORDS),
                language=claim.language,
                href=shelf.href("claim", claim.id),
                stances=tuple(dict.fromkeys(stance_name(each.stance) for each in witnesses)),
                numbers=numbers(shelf.lineages[claim.id]),
            )


def _said(shelf: Catalogue, document: Document, statement: Statement) -> Said:
    return Said(
        speaker=shelf.speaker(statement) or gettext("nobody named"),
        act=act_name(statement.act),
        quoted=quotation_name(statement.kind),
        hedged=statement.hedged,
        words=line(" … ".join(document.words(span) for span in statement.content), _LONGEST_WORDS),
        language=statement.language,
        href=shelf.href("statement", statement.id),
        objection=not_right(shelf.links, statement=statement.id),
    )


def _links(document: Document) -> Iterable[tuple[str, str, str]]:
    for link in document.links:
        url = safe_url(link.url)
        if url:
            yield host(url) or "", url, line(document.words(link.span), 80) if link.span else ""
