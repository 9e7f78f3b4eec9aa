"""The nouns, in the order in which they are made.

Every record is frozen. A span is a half-open range of Unicode code points in the *stored text of one document*;
bytes, UTF-16 units and lines exist only at the edge. Ids are hashes of content (:func:`content_id`), so that the same
input gives the same id on any machine.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from sayso.errors import BadInput


class Act(StrEnum):
    """What a speaker does with the content of a statement."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    CONFIRMS = "confirms"
    ASKS = "asks"
    WARNS = "warns"
    ORDERS = "orders"
    REPORTS = "reports"


class Kind(StrEnum):
    """How the content of a statement is quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """Where a statement stands toward a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    REPORTS = "reports"


class CopyKind(StrEnum):
    """How a copy differs from what it copies."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    TRANSLATED = "translated"
    REWORDED = "reworded"


class Judgement(StrEnum):
    """What a person may decide over what was found: about two passages; the last two about one statement, one document."""

    SAME_CLAIM = "same claim"
    OTHER_CLAIM = "not the same claim"
    SAME_ORIGIN = "same origin"
    OTHER_ORIGIN = "not the same origin"
    INDEPENDENT = "independent"
    WRONG_SPEAKER = "wrong speaker"
    WRONG_DATE = "wrong date"


class EndKind(StrEnum):
    """What stands at the end of a chain (see docs/origins.md)."""

    WORD = "word"
    EVIDENCE = "evidence"
    OWN_REPORTING = "own reporting"
    NOTHING_NAMED = "nothing named"


class NodeKind(StrEnum):
    """What a node of a lineage stands for."""

    WITNESS = "witness"
    WORD = "word"
    EVIDENCE = "evidence"
    OWN_REPORTING = "own reporting"


class EdgeKind(StrEnum):
    """Why one node of a lineage rests on another; the last four: why a witness was taken for one of a claim."""

    ATTRIBUTION = "attribution"
    COPY = "copy"
    CREDIT = "credit"
    EVIDENCE = "evidence"
    OWN_REPORTING = "own reporting"
    QUOTATION = "quotation"
    PUBLISHER = "publisher"
    SAME_BODY = "same body"
    SAME_EVENT = "same event"
    CORRECTION = "correction"
    SAME_WORDS = "same words"
    SAYS_THE_SAME = "says the same"
    NEGATION = "negation"
    ANSWERS = "answers"


def content_id(*parts: object) -> str:
    """Give the id of a record that is made of these parts: 12 hexadecimal digits.

    Example:
        >>> content_id("a", 1) == content_id("a", 1)
        True
        >>> content_id("a", 1) == content_id("a1")
        False
    """
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()


def in_notebook(record: object) -> str:
    """Give the HTML that a notebook shows for a record (``_repr_html_``); what makes it stands far below, and is loaded then."""
    from sayso.display import as_html  # noqa: PLC0415 - against the order of rooms, for the reason that display.py gives

    return as_html(record)


def _check_span(start: int, end: int, what: str) -> None:
    if not 0 <= start < end:
        raise BadInput(f"span {start}:{end} of {what} is empty or reversed; expected 0 <= start < end")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one document's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.start, self.end, "a document")

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """Count the code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published or said: an interval, never a point, with the words or rule that it rests on.

    Args:
        earliest: ISO 8601, the first instant that fits; None when nothing is known.
        latest: ISO 8601, the last instant that fits; None when nothing is known.
        basis: what tells it: ``field``, ``meta``, ``url``, ``byline``, ``visible text``, ``footer time only``; or the
            words of a statement that tell when it was made.
    """

    earliest: str | None
    latest: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: where it points, and the span of its words in the text (None when the words are not in the text)."""

    url: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a document: its span, its language, its sentences.

    Args:
        span: where it stands; paragraphs do not overlap and are in order.
        language: ISO 639-1 code, ``und`` when it cannot be told.
        headline: true for a headline (or a sub-headline), which is the outlet's own voice in its loudest form.
        sentences: spans in order, each inside the paragraph.
    """

    span: Span
    language: str
    headline: bool
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as published.

    Args:
        id: hash of file content, offset and text.
        text: the stored text; every span of the project counts its code points.
        title, outlet, author, url: None where the input does not tell.
        published: None where the input does not tell.
        captured: when a crawler, a browser or sayso fetched it from the web, ISO 8601; None where unknown. It was published then
            or before.
        language: of the most text in it; ISO 639-1, ``und`` when it cannot be told.
        file: path of the input as given.
        offset: where the text begins in the decoded file, in code points (plain text), else 0.
        paragraphs: in order; white space between them belongs to none.
        links: in order.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: Moment | None = None
    captured: str | None = None
    language: str = "und"
    file: str = ""
    offset: int = 0
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()

    _repr_html_ = in_notebook

    def words(self, span: Span) -> str:
        """Give the text of a span."""
        return self.text[span.start : span.end]

    def paragraph_at(self, position: int) -> Paragraph | None:
        """Give the paragraph in which a code point stands; None between paragraphs."""
        rank = self.paragraph_rank(position)
        return None if rank is None else self.paragraphs[rank]

    def paragraph_rank(self, position: int) -> int | None:
        """Give the rank of the paragraph in which a code point stands; None between paragraphs."""
        rank = bisect_right(self.paragraphs, position, key=lambda each: each.span.start) - 1
        return rank if rank >= 0 and position < self.paragraphs[rank].span.end else None

    def sentence_at(self, position: int) -> Span | None:
        """Give the sentence in which a code point stands; None between sentences."""
        paragraph = self.paragraph_at(position)
        sentences = paragraph.sentences if paragraph else ()
        place = bisect_right(sentences, position, key=lambda each: each.start) - 1
        return sentences[place] if place >= 0 and position < sentences[place].end else None

    @property
    def name(self) -> str:
        """The name to show for this document: outlet, else title, else file."""
        return self.outlet or self.title or self.file or self.id


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the pile that could not be read, or held nothing, and why."""

    path: str
    why: str
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One file of the pile, by path and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """What was read: documents, what could not be read, and the digests of all inputs."""

    documents: tuple[Document, ...]
    unread: tuple[Unread, ...] = ()
    inputs: tuple[Input, ...] = ()

    _repr_html_ = in_notebook


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something named beside a claim as its ground: a video, a document, a witness, "our correspondent".

    ``kind`` is a key of ``languages/evidence.yml``: video, photo, audio, document, statistics, intercept,
    witness, own reporting, unnamed source, reports. ``inside`` is true when it is named within the content: then it is
    the speaker who names it ("the minister said a video showed it"), and it is no ground of the text itself.
    """

    kind: str
    span: Span
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution: content credited to a source by a cue.

    Args:
        id: hash of document and spans.
        document: id of the document.
        parent: id of the statement in whose content this one stands; None at the outermost level.
        source: the words that name who is credited; None when the cue names nobody ("it is reported that").
        cue: the words that credit; None only for a bare quotation.
        content: one span or, when interrupted, several, in order.
        kind: direct, indirect or mixed.
        act: what the speaker does, from the cue by the word list of ``language``.
        hedges: the words in or beside the cue, or in the content, that hold it at arm's length ("reportedly", "might have").
        evidence: what is named as the content's ground, by the text or by the speaker.
        said: when the thing was said, where the text tells ("on Tuesday"), as days; ``basis`` is the words.
        speaker: id of the actor that the source names, once actors are known.
        score: 0 to 1, higher is surer: mean probability of the tagger over the three spans.
        language: of the paragraph that it stands in.
        notes: what a reader should know ("no cue list for language 'pt'; act taken as asserts").
    """

    id: str
    document: str
    parent: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    act: Act
    hedges: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    said: Moment | None = None
    speaker: str | None = None
    score: float = 1.0
    language: str = "und"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise BadInput(f"statement {self.id!r} has no content; expected at least one span")

    @property
    def grounds(self) -> tuple[Evidence, ...]:
        """The evidence that the text itself names, outside the content."""
        return tuple(each for each in self.evidence if not each.inside)

    @property
    def hedged(self) -> bool:
        """True when any word hedges it."""
        return bool(self.hedges)

    @property
    def extent(self) -> Span:
        """The smallest span that holds source, cue and content."""
        spans = [span for span in (self.source, self.cue, *self.content) if span is not None]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who speaks: one person, organisation, state, outlet or group, across names, languages and scripts.

    Args:
        id: hash of the entry in the alias file, or of the folded canonical name.
        name: the fullest name, in the language that the pile uses most for it.
        names: every form seen as a source.
        kind: ``person``, ``organisation``, ``state``, ``outlet``, ``group`` or ``unnamed``.
        body: id that all actors of one organisation share (ministry, its spokesman, its minister); None when unknown.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    body: str | None = None

    @property
    def named(self) -> bool:
        """False for "a source", "officials", "residents": nobody can be asked."""
        return self.kind != "unnamed"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A range of one document."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.start, self.end, f"document {self.document!r}")

    @property
    def span(self) -> Span:
        """The range without its document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two passages of which one is a copy of the other, or both of a third.

    Args:
        a, b: the passages; ``a`` comes first in (document, start) order. May lie in one document.
        kind: verbatim, edited, translated; or reworded: two short texts say the same, and nothing shows copying.
        score: 0 to 1, higher is closer: share of equal words, or likeness: mean cosine of aligned sentences, of two posts.
        direction: ``a->b`` (b was made from a), ``b->a``, or None when nothing tells.
        why: the reason for kind and direction, as a sentence for a reader.
        pairs: aligned parts, in order of ``a``: (a_start, a_end, b_start, b_end) in code points.
        changes: what differs in substance, as short sentences ("60 -> 500", "negation added").
    """

    id: str
    a: Passage
    b: Passage
    kind: CopyKind
    score: float
    direction: str | None = None
    why: str = ""
    pairs: tuple[tuple[int, int, int, int], ...] = ()
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Why two things were joined: the kind of reason, the passages that show it, how sure, in words."""

    id: str
    kind: EdgeKind
    why: str
    score: float
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A passage that asserts, reports, denies or doubts a claim.

    Args:
        document: id of the document.
        passage: the words.
        statement: id of the innermost statement whose content this is; None in the outlet's own voice.
        stance: toward the claim.
        headline: true when the words are a headline.
        receipt: id of the claim's receipt that tells why it is a witness; None for the one whose words are the claim's own.
        credited: id of the statement that credits to somebody what this witness carries as fact: in the text below a headline, in
            what it copies or links to, or in a text that was there before it; None where it drops nothing.
    """

    document: str
    passage: Passage
    statement: str | None
    stance: Stance
    headline: bool = False
    receipt: str | None = None
    credited: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """Another claim that differs from this one in one detail.

    Args:
        claim: id of the other one.
        what, here, there: the detail, its words in this claim and in the other.
        since_here, since_there: when the earliest dated witness of either in this pile was published; None without dates.
        why: what kept the two apart, for a reader.
        passages: the two wordings that were compared, of this claim and of the other.
    """

    claim: str
    what: str
    here: str
    there: str
    since_here: Moment | None = None
    since_there: Moment | None = None
    why: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What several statements assert, with everyone who asserts, reports, denies or doubts it.

    ``text`` is the full wording that most documents carry, the shortest of equal ones; ``language`` is its language.
    ``receipts`` tell why each witness is one, step by step from the claim's own words: first the passage of the witness, then the
    one that it was held against.
    """

    id: str
    text: str
    language: str
    witnesses: tuple[Witness, ...]
    versions: tuple[Version, ...] = ()
    receipts: tuple[Receipt, ...] = ()

    _repr_html_ = in_notebook

    def of_stance(self, *stances: Stance) -> tuple[Witness, ...]:
        """Give the witnesses of these stances."""
        return tuple(witness for witness in self.witnesses if witness.stance in stances)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person decided, over what was found: it wins, and is listed.

    Args:
        judgement: ``not the same origin`` undoes what joins two texts, and leaves open whether they are ``independent``.
        a, b: a passage, or the id of a statement or of a document: its headline, or whatever of it carries the claim. Of a wrong
            speaker the id of the statement, and the right name or ``nobody named``; of a wrong date the id of the document, and a
            day, month or instant (ISO 8601), an interval ``FROM/TO`` of two such, or ``unknown``.
        claim: id of the claim that it holds for; None for every claim that both carry. Of origins only.
        by, at, why: who decided it, when (ISO 8601), and for what reason; may be empty.

    Raises:
        BadInput: there is no such judgement; one about a speaker or a date names none.
    """

    judgement: Judgement
    a: Passage | str
    b: Passage | str
    claim: str | None = None
    by: str = ""
    at: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.judgement not in set(Judgement):
            raise BadInput(f"{self.judgement!r} is no judgement; expected one of {', '.join(Judgement)}")
        object.__setattr__(self, "judgement", Judgement(self.judgement))  # a string is taken for what it names
        if self.of_one and not (isinstance(self.a, str) and isinstance(self.b, str) and self.b.strip()):
            what = "a statement, and a name" if self.judgement is Judgement.WRONG_SPEAKER else "a document, and a date"
            raise BadInput(f"{self.judgement} is said of {self.a!r} and {self.b!r}; expected the id of {what}")

    @property
    def of_one(self) -> bool:
        """Whether it is about one thing: ``b`` is then what is right."""
        return self.judgement in {Judgement.WRONG_SPEAKER, Judgement.WRONG_DATE}

    @property
    def decided(self) -> str:
        """Who decided it, and when: "Ida on 2024-03-05"."""
        return " on ".join(part for part in (self.by or "somebody", self.at) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A point of a lineage: a witness, somebody's word, a piece of evidence, an outlet's own reporting.

    ``inferred`` is true where the pile lacks the node's own text. ``end`` tells what kind of end it is, None inside
    the graph. ``dropped`` marks a witness that prints as fact what its original credits to somebody (to whom, its
    :attr:`Witness.credited` tells). ``unnamed`` marks the word of somebody whom nobody could ask ("a source", "residents").
    """

    id: str
    kind: NodeKind
    label: str
    document: str | None = None
    passage: Passage | None = None
    actor: str | None = None
    inferred: bool = False
    end: EndKind | None = None
    dropped: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """``start`` rests on ``end``, for the reason in the receipt. ``copy_kind`` is set on copies."""

    start: str
    end: str
    kind: EdgeKind
    receipt: str
    copy_kind: CopyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """On whose word one claim rests.

    Args:
        claim: id of the claim.
        documents: how many carry it (assert or report it).
        wordings: groups of witnesses that are copies of one another, each a tuple of document ids.
        low, high: the range of independent origins; 0 to 0 when nobody asserts it.
        ends: the ends of the graph, each a tuple of node ids that the *high* count takes as one.
        low_groups: the ends that the *low* count takes as one, as tuples of indices into ``ends``.
        nodes, edges, receipts: the graph.
        denials: the same for those who deny or doubt it; None when nobody does.
    """

    claim: str
    documents: int
    wordings: tuple[tuple[str, ...], ...]
    low: int
    high: int
    ends: tuple[tuple[str, ...], ...]
    low_groups: tuple[tuple[int, ...], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    receipts: tuple[Receipt, ...]
    denials: "Lineage | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Claims that go about one affair.

    Args:
        id: hash of the ids of its claims.
        text: of the claim that stands for it: the one that is nearest to all others, each counted by its documents.
        language: of that text.
        claims: ids, two or more, in the order in which the claims were given.
        documents: ids of all that carry one of them, in the order of the first claim that each carries.
    """

    id: str
    text: str
    language: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """What was found across the documents of a pile, from statements that were read; these come back with their speakers."""

    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    stories: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The manifest of one run: what would be needed to repeat it."""

    id: str
    version: str
    settings: tuple[tuple[str, str], ...]
    inputs: tuple[Input, ...]
    models: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything that one run found, and what people had decided before it."""

    run: Run
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    copies: tuple[Copy, ...]
    claims: tuple[Claim, ...]
    lineages: tuple[Lineage, ...]
    unread: tuple[Unread, ...]
    corrections: tuple[Correction, ...] = ()
    stories: tuple[Story, ...] = ()

    _repr_html_ = in_notebook


class ChangeKind(StrEnum):
    """What a run of a growing pile found that the run before it had not."""

    NEW_CLAIM = "new claim"
    NEW_ORIGIN = "new origin"
    NEW_DENIAL = "new denial"
    DROPPED_ATTRIBUTION = "attribution dropped"
    NEW_VERSION = "new version"
    CHANGED_AT_ORIGIN = "changed at the origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is new in a pile.

    Args:
        claim, document: ids of what it is about; None where it is about none.
        text: a sentence for a reader.
        run: id of the run that found it; empty until it is stored.
        at: when, ISO 8601, UTC.
    """

    kind: ChangeKind
    text: str
    claim: str | None = None
    document: str | None = None
    run: str = ""
    at: str = ""
