"""Everything in a pile that may assert a claim: contents of statements, headlines, and sentences in the outlet's own voice."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.claims.naming import NameBook
from sayso.claims.particulars import Particulars, particulars
from sayso.claims.pointing import points_back, told_part
from sayso.claims.trimming import trim
from sayso.languages.patterns import UNSPACED
from sayso.records import Act, Document, Paragraph, Passage, Span, Stance, Statement

LEAST_WORDS = 4
# "поезд вёз топливо", "Borduria poisoned wells": three words that are no fragment
LONG_WORDS_CHARS = 17
# Four words have some seven letters in Japanese and Chinese
LEAST_CHARACTERS = 7
# 票价将上涨 "fares will rise"
LEAST_SAID_CHARACTERS = 5
# A content of which a nested statement covers this share holds nothing but that statement ("that, according to X, Y")
DATE_WORDS = 3  # month, "year", a zone: more words say something
MOST_DATE_WORDS = 10
NESTED_SHARE = 0.7
MOST_CHARS = 1200
MOST_LINKS = 12
_ISO_DAY = len("2024-03-14")
_SEEDING = frozenset({Act.ASSERTS, Act.CONFIRMS, Act.WARNS, Act.REPORTS, Act.DENIES})
_THINGS = frozenset({"video", "photo", "audio", "document", "statistics", "intercept"})
_AGAINST = {Act.DENIES: Stance.DENIES, Act.DOUBTS: Stance.DOUBTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One passage that may assert a claim.

    Args:
        passage: where it stands.
        text: its words, trimmed.
        language: of the paragraph.
        statement: whose content it is; None in the outlet's own voice.
        stance: toward what the text says, by the act.
        headline, lead: what kind of sentence it is.
        seed: true where it makes a claim even alone.
        pointing: true where it only points back ("the allegation").
        shown: true where it is credited to a thing ("the footage shows").
        speaker: actor id, None when unknown or in own voice.
        details: what must agree.
    """

    passage: Passage
    text: str
    language: str
    statement: str | None
    stance: Stance
    headline: bool
    lead: bool
    seed: bool
    speaker: str | None
    details: Particulars
    pointing: bool = False
    shown: bool = False


def said_alone(text: str, language: str, book: NameBook) -> Assertion:
    """Make an assertion of a text that stands in no document: a post, a claim that somebody asks about."""
    bare = trim(text, language)
    return Assertion(
        passage=Passage("", 0, max(1, len(text))),
        text=bare,
        language=language,
        statement=None,
        stance=Stance.ASSERTS,
        headline=False,
        lead=False,
        seed=True,
        speaker=None,
        details=particulars(bare, language, book),
        pointing=points_back(bare, language),
    )


def assertions(documents: Sequence[Document], statements: Sequence[Statement], book: NameBook) -> tuple[Assertion, ...]:
    """Give all assertions of a pile, document by document, in the order of the text."""
    by_document: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    found: list[Assertion] = []
    for document in documents:
        own = by_document[document.id]
        parts = (*_contents(document, own, book), *_own_voice(document, own, book))
        found += sorted(parts, key=lambda each: each.passage)
    return tuple(found)


def _contents(document: Document, statements: Sequence[Statement], book: NameBook) -> Iterator[Assertion]:
    """Give the contents of the statements; one that merely nests another is left to that other, unless it denies or doubts it."""
    by_id = {statement.id: statement for statement in statements}
    nested = {each.parent: each for each in reversed(statements) if each.parent in by_id and _fills(by_id[each.parent], each)}
    for statement in statements:
        inner = nested.get(statement.id)
        if inner is None:
            yield from _content(document, statement, statement, _stance(statement, by_id), book)
        elif statement.act in _AGAINST:
            yield from _content(document, statement, inner, _stance(statement, by_id), book)


def _fills(outer: Statement, inner: Statement) -> bool:
    """Tell whether a content holds nothing but a nested statement."""
    return sum(inner.extent.overlap(part) for part in outer.content) >= NESTED_SHARE * sum(map(len, outer.content))


def _content(document: Document, statement: Statement, holder: Statement, stance: Stance, book: NameBook) -> Iterator[Assertion]:
    """Give the content of a holder as the assertion of a statement: its own, or of a denial what somebody else is quoted with."""
    language = statement.language
    words = " ".join(document.words(part) for part in holder.content)[:MOST_CHARS]
    text = trim(words, language)
    text = told_part(text, language) if stance in {Stance.DENIES, Stance.DOUBTS} else text
    span = Span(holder.content[0].start, holder.content[-1].end)
    headline = any(part.headline and part.span.overlap(span) for part in document.paragraphs)
    # what a denial has for its object says nothing by itself where it is too short for a sentence: "the figure", "it all"
    against = stance in _AGAINST.values()
    pointing = points_back(text, language) or (against and not says_something(words, language))
    if against or long_enough(text, language, headline=headline):
        yield Assertion(
            passage=Passage(document.id, span.start, span.end),
            text=text,
            language=language,
            statement=statement.id,
            stance=stance,
            headline=headline,
            lead=False,
            seed=statement.act in _SEEDING and not pointing and not _asks(text),
            pointing=pointing,
            shown=_shown(statement),
            speaker=statement.speaker,
            details=particulars(text, language, book, _day(document)),
        )


def _shown(statement: Statement) -> bool:
    """Tell whether the source is a thing: a video, a document."""
    return statement.source is not None and any(
        each.kind in _THINGS and each.span.overlap(statement.source) for each in statement.grounds
    )


def _stance(statement: Statement, by_id: Mapping[str, Statement]) -> Stance:
    """Give the stance of a speaker by the act; where everybody in the chain merely reports, nobody asserts."""
    if statement.act in _AGAINST:
        return _AGAINST[statement.act]
    acts, outer, links = {statement.act}, by_id.get(statement.parent or ""), 0
    while outer and links < MOST_LINKS:
        acts.add(outer.act)
        outer, links = by_id.get(outer.parent or ""), links + 1
    return Stance.REPORTS if acts == {Act.REPORTS} else Stance.ASSERTS


def _is_date(text: str, language: str, book: NameBook) -> bool:
    """Tell whether a line says when and little else: "5 March 2024, 16:40"."""
    if len(text.split()) > MOST_DATE_WORDS:
        return False
    details = particulars(text, language, book)
    return bool(details.years or details.days) and len(details.words) <= DATE_WORDS


def _merged(extents: Iterable[Span]) -> list[Span]:
    """Give extents in order, those that overlap made one."""
    merged: list[Span] = []
    for extent in sorted(extents):
        if merged and extent.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, extent.end))
        else:
            merged.append(extent)
    return merged


def _touches(merged: Sequence[Span], sentence: Span) -> bool:
    before = bisect_left(merged, sentence.end, key=lambda each: each.start) - 1
    return before >= 0 and merged[before].end > sentence.start


def _own_voice(document: Document, statements: Sequence[Statement], book: NameBook) -> Iterator[Assertion]:
    """Give headlines and sentences that no statement touches; the first sentence below the headlines is the lead."""
    taken = _merged(statement.extent for statement in statements)
    lead = next((part.sentences[0] for part in document.paragraphs if part.sentences and not part.headline), None)
    for paragraph in document.paragraphs:
        for sentence in _sentences(paragraph):
            if _touches(taken, sentence):
                continue
            text = trim(document.words(sentence)[:MOST_CHARS], paragraph.language)
            if long_enough(text, paragraph.language) and not _asks(text) and not _is_date(text, paragraph.language, book):
                yield Assertion(
                    passage=Passage(document.id, sentence.start, sentence.end),
                    text=text,
                    language=paragraph.language,
                    statement=None,
                    stance=Stance.ASSERTS,
                    headline=paragraph.headline,
                    lead=sentence == lead,
                    seed=paragraph.headline,
                    speaker=None,
                    details=particulars(text, paragraph.language, book, _day(document)),
                )


def _day(document: Document) -> date | None:
    """Give the day on which a document was published, where it is told to the day."""
    moment = document.published
    days = {each[:_ISO_DAY] for each in (moment.earliest, moment.latest) if each} if moment else set()
    told = days.pop() if len(days) == 1 else ""
    return date.fromisoformat(told) if len(told) == _ISO_DAY else None


def _asks(text: str) -> bool:
    """Tell whether a text is a question, which claims nothing."""
    return text.endswith(("?", "？", "؟"))


def _sentences(paragraph: Paragraph) -> tuple[Span, ...]:
    return (paragraph.span,) if paragraph.headline or not paragraph.sentences else paragraph.sentences


def says_something(text: str, language: str) -> bool:
    """Tell whether the object of a denial says what is denied: four words, or five letters in scripts without spaces.

    Example:
        >>> says_something("the union's account", "en"), says_something("that the fares will rise", "en")
        (False, True)
    """
    if language in UNSPACED and " " not in text:
        return sum(map(str.isalnum, text)) >= LEAST_SAID_CHARACTERS
    return len(text.split()) >= LEAST_WORDS


def long_enough(text: str, language: str, *, headline: bool = False) -> bool:
    """Tell whether a text says something: four words, three long ones, or seven letters in scripts without spaces.

    Example:
        >>> long_enough("he is right", "en"), long_enough("the bridge is closed", "en"), long_enough("橋は閉鎖された。", "ja")
        (False, True, True)
    """
    if language in UNSPACED:
        return sum(map(str.isalnum, text)) >= LEAST_CHARACTERS
    n_words = len(text.split())
    return n_words >= LEAST_WORDS or (n_words == LEAST_WORDS - 1 and (headline or len(text) >= LONG_WORDS_CHARS))
