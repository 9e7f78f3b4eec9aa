"""What a perfect reader would hand to the counting: documents, statements, actors, copies and the one claim of a pile.

Copies have gold passages, but their direction is what :mod:`sayso.copies.direction` reads from dates, credit lines and links,
which may be missing or wrong; credit lines, own reporting and things shown are left to the counting to read.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from piles.frames import Key, Line, Rendered, name_of, render
from piles.pages import Page, Pile

from sayso.copies.direction import Case, tell_direction
from sayso.records import (
    Act,
    Actor,
    Claim,
    Copy,
    CopyKind,
    Document,
    Kind,
    Link,
    Moment,
    Paragraph,
    Passage,
    Span,
    Stance,
    Statement,
    Witness,
    content_id,
)

# Fewer shared code points are no copy
SHARED_CHARS = 80
_NO_SPACE = {"ja", "zh"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a page where it stands in the document."""

    line: Line
    rendered: Rendered
    start: int

    @property
    def span(self) -> Span:
        """From its first to its last code point."""
        return Span(self.start, self.start + len(self.rendered.text))

    def mark(self, role: str) -> Span | None:
        """Give where a part of it stands."""
        found = self.rendered.marks.get(role)
        return Span(self.start + found[0], self.start + found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Written:
    """A page put into words."""

    page: Page
    document: Document
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The records of a pile; ``number`` gives the page of a document."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    copies: tuple[Copy, ...]
    claim: Claim
    number: dict[str, int]
    written: tuple[Written, ...] = field(repr=False)


def gold(pile: Pile) -> Gold:
    """Give the records of a pile."""
    written = tuple(write(page, pile) for page in pile.pages)
    actors: dict[str, Actor] = {}
    statements: list[Statement] = []
    witnesses: list[Witness] = []
    for each in written:
        for placed in each.placed:
            if placed.line.claims:
                found = list(_statements(each.document, placed, actors))
                statements += found
                witnesses.append(_witness(each, placed, found))
    first = witnesses[0]
    claim = Claim(
        id=content_id("pile", pile.seed),
        text=written[0].document.words(first.passage.span),
        language=written[0].document.language,
        witnesses=tuple(witnesses),
    )
    return Gold(
        documents=tuple(each.document for each in written),
        statements=tuple(statements),
        actors=tuple(actors.values()),
        copies=tuple(_copies(written)),
        claim=claim,
        number={each.document.id: each.page.number for each in written},
        written=written,
    )


def write(page: Page, pile: Pile) -> Written:
    """Put a page into words: headline, dateline, lines in paragraphs of two, credit line."""
    lines = [*([page.headline] if page.headline else []), *page.lines]
    rendered = [render(line, page.language, page.version) for line in lines]
    dateline = _credit(page, "dateline", page.language)
    text, placed, breaks = "", [], []
    forwarded = _credit(page, "forward", page.language)
    if forwarded:
        text = forwarded + "\n"
        breaks.append((0, len(forwarded), ()))
    body = 0
    for line, words in zip(lines, rendered, strict=True):
        headline = line is page.headline
        new = headline or body % 2 == 0
        if placed and not new:
            text += "" if page.language in _NO_SPACE else " "
        elif placed:
            text += "\n"
        start = len(text)
        if not headline and body == 0:
            text += dateline
        shown = words.text.rstrip(".。") if headline else words.text
        placed.append(Placed(line, replace(words, text=shown), len(text)))
        text += shown
        sentence = (start, len(text))
        if new:
            breaks.append((start, len(text), (sentence,)))
        else:
            before = breaks.pop()
            breaks.append((before[0], len(text), (*before[2], sentence)))
        body += not headline
    closing = _credit(page, "closing", page.language)
    if closing:
        breaks.append((len(text) + 1, len(text) + 1 + len(closing), ()))
        text += "\n" + closing
    paragraphs = tuple(
        Paragraph(
            span=Span(start, end),
            language=page.language,
            headline=bool(page.headline) and placed[0].start == start,
            sentences=tuple(Span(*each) for each in (sentences or ((start, end),))),
        )
        for start, end, sentences in breaks
    )
    document = Document(
        id=content_id(pile.seed, page.number, text),
        text=text,
        title=placed[0].rendered.text if page.headline else None,
        outlet=page.outlet,
        url=page.address,
        published=Moment(page.published, page.published, "field") if page.published else None,
        language=page.language,
        paragraphs=paragraphs,
        links=_links(page, pile, placed),
    )
    return Written(page, document, tuple(placed))


def _credit(page: Page, place: str, language: str) -> str:
    """Give the credit line that stands in this place, "" where none does."""
    from piles.frames import words  # noqa: PLC0415

    credit = page.credit
    if credit is None or credit.place != place:
        return ""
    forms = words()[place][language]
    form: str = forms if isinstance(forms, str) else forms[credit.style % len(forms)]
    return form.format(A=name_of(credit.who, language, credit.style))


def _links(page: Page, pile: Pile, placed: list[Placed]) -> tuple[Link, ...]:
    if page.link is None:
        return ()
    claim = next(each for each in placed if each.line.claims)
    return (Link(pile.pages[page.link].address, claim.mark("source") or claim.span),)


def _statements(document: Document, placed: Placed, actors: dict[str, Actor]) -> Iterator[Statement]:
    """Give the statements of a line, the outermost first."""
    content = placed.mark("outer") or placed.mark("content")
    source, cue = placed.mark("source"), placed.mark("cue")
    if content is None or source is None or cue is None:
        return
    outer = _statement(document, source, cue, content, actors, placed.line.who[0], None)
    yield outer
    inner = placed.mark("inner source"), placed.mark("inner cue"), placed.mark("content")
    if all(inner) and inner[0] and inner[1] and inner[2]:
        yield _statement(document, inner[0], inner[1], inner[2], actors, placed.line.who[-1], outer.id)


def _statement(  # noqa: PLR0913, PLR0917 - the parts of a statement
    document: Document, source: Span, cue: Span, content: Span, actors: dict[str, Actor], who: Key, parent: str | None
) -> Statement:
    return Statement(
        id=content_id(document.id, source, cue, content),
        document=document.id,
        parent=parent,
        source=source,
        cue=cue,
        content=(content,),
        kind=Kind.INDIRECT,
        act=Act.ASSERTS,
        speaker=_actor(who, document.words(source), actors),
        language=document.language,
    )


def _actor(who: Key, name: str, actors: dict[str, Actor]) -> str:
    """Note an actor with one more of its names: one actor a body, a spokesman, an agency, an outlet; one an unnamed name."""
    kind, number = who
    key = f"{kind} {name.casefold()}" if kind in {"unnamed", "eyewitnesses"} else f"{kind} {number}"
    known = actors.get(key)
    actors[key] = Actor(
        id=content_id("actor", key),
        name=known.name if known else name,
        names=tuple(dict.fromkeys((*(known.names if known else ()), name))),
        kind={"agency": "outlet", "outlet": "outlet", "unnamed": "unnamed", "eyewitnesses": "unnamed"}.get(kind, "organisation"),
        body=f"body {number}" if kind in {"body", "spokesman"} else None,
    )
    return actors[key].id


def _witness(each: Written, placed: Placed, statements: list[Statement]) -> Witness:
    content = placed.mark("content") or placed.span
    content = Span(content.start, min(content.end, placed.span.end))
    return Witness(
        document=each.document.id,
        passage=Passage(each.document.id, content.start, content.end),
        statement=statements[-1].id if statements else None,
        stance=Stance.ASSERTS,
        headline=placed.line is each.page.headline,
    )


def _copies(written: tuple[Written, ...]) -> Iterator[Copy]:
    """Give the copies between all pages, one for every text that both hold lines of."""
    slots = [_by_text(each) for each in written]
    for number, one in enumerate(written):
        for other_number in range(number + 1, len(written)):
            for text in slots[number].keys() & slots[other_number].keys():
                pair = _copy(one, written[other_number], slots[number][text], slots[other_number][text])
                if pair:
                    yield pair


def _by_text(written: Written) -> dict[str, dict[int, Placed]]:
    found: defaultdict[str, dict[int, Placed]] = defaultdict(dict)
    for placed in written.placed:
        found[placed.line.slot[0]][placed.line.slot[1]] = placed
    return found


def _copy(one: Written, other: Written, mine: dict[int, Placed], theirs: dict[int, Placed]) -> Copy | None:
    """Make the copy of the lines that two pages share, from the first to the last of them."""
    shared = [(mine[slot], theirs[slot]) for slot in mine if slot in theirs]
    if sum(len(each.span) for each, _ in shared) < SHARED_CHARS:
        return None
    if one.document.id > other.document.id:
        one, other, shared = other, one, [(second, first) for first, second in shared]
    shared.sort(key=lambda pair: pair[0].start)
    sides = [[pair[side].span for pair in shared] for side in (0, 1)]
    passages = [
        Passage(each.document.id, min(span.start for span in spans), max(span.end for span in spans))
        for each, spans in zip((one, other), sides, strict=True)
    ]
    pairs = tuple((a.start, a.end, b.start, b.end) for a, b in zip(*sides, strict=True))
    equal = all(first.rendered.text == second.rendered.text for first, second in shared)
    same = one.document.language == other.document.language
    direction, why = tell_direction(Case(one.document, other.document, *passages, pairs=pairs))
    return Copy(
        id=content_id(*passages),
        a=passages[0],
        b=passages[1],
        kind=CopyKind.TRANSLATED if not same else CopyKind.VERBATIM if equal else CopyKind.EDITED,
        score=0.95,
        direction=direction,
        why=why,
        pairs=pairs,
    )
