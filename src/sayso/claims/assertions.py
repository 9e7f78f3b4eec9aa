"""Everything in a pile that may assert a claim: contents of statements, headlines, and sentences in the outlet's own voice."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from sayso.claims.naming import NameBook
from sayso.claims.particulars import Particulars, particulars
from sayso.claims.pointing import points_back, told_part
from sayso.claims.rebutting import calls_untrue, denied_report, rebuts
from sayso.claims.trimming import trim, without_dateline
from sayso.claims.verdicts import verdicts
from sayso.languages.patterns import UNSPACED
from sayso.memory import Memory, digest
from sayso.noting import Recalled
from sayso.records import Act, Document, Paragraph, Passage, Span, Stance, Statement

LEAST_WORDS = 4
# "поезд вёз топливо", "Borduria poisoned wells": three words that are no fragment
LONG_WORDS_CHARS = 17
# Four words have some seven letters in Japanese and Chinese
LEAST_CHARACTERS = 7
# 票价将上涨 "fares will rise"
LEAST_SAID_CHARACTERS = 5
DATE_WORDS = 3  # month, "year", a zone: more words say something
MOST_DATE_WORDS = 10
# A content of which the content of a nested statement covers this share says nothing but that ("that, according to X, Y"); one of
# which it covers less says something besides. Read on 108 nested statements of fnc1: below it who spoke, and where, is lost.
# The words that credit count for nothing, but who is told of at length ("a patient with signs of fever who came to …") is told of
NESTED_SHARE, MOST_CREDIT_CHARS = 0.7, 30
# "Forget health or messaging." The news is in the next sentence
LEAD_SENTENCES, LEAD_WORDS = 3, 5
# Behind what somebody is quoted with a denial without an object may stand so far: two or three sentences
BARE_CHARS = 600
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


def assertions(
    documents: Sequence[Document], statements: Sequence[Statement], book: NameBook, memory: Memory | None = None
) -> tuple[Assertion, ...]:
    """Give all assertions of a pile, document by document, in the order of the text.

    Args:
        documents: the pile.
        statements: of its documents.
        book: names of the pile.
        memory: of what documents asserted before.
    """
    by_document: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    named = frozenset(book.aliases.values())
    known = Recalled(memory, "asserted", tuple[Assertion, ...], book) if memory else None
    found: list[Assertion] = []
    for document in documents:
        own = by_document[document.id]
        read = partial(_of_document, document, own, named)
        found += known.of(_key(document, own, named), read) if known else read(book)
    return tuple(found)


def _key(document: Document, statements: Sequence[Statement], named: frozenset[str]) -> bytes:
    """Give a digest of all that the assertions of a document depend on but the names of the pile."""
    return digest(document, statements, [each.speaker in named for each in statements])


def _of_document(
    document: Document, statements: Sequence[Statement], named: frozenset[str], book: NameBook
) -> tuple[Assertion, ...]:
    parts = (*_contents(document, statements, named, book), *_own_voice(document, statements, named, book))
    return tuple(sorted(parts, key=lambda each: each.passage))


def _contents(document: Document, statements: Sequence[Statement], named: frozenset[str], book: NameBook) -> Iterator[Assertion]:
    """Give the contents of the statements; one that merely nests another is left to that other, unless it denies or doubts it."""
    by_id = {statement.id: statement for statement in statements}
    nested = {
        each.parent: each for each in reversed(statements) if each.parent in by_id and _fills(document, by_id[each.parent], each)
    }
    judged = verdicts(document, statements, named)
    for statement in statements:
        inner = nested.get(statement.id)
        if statement.id in judged and inner is None:
            yield from _content(document, statement, statement, judged[statement.id][0], book, own=True)
        elif inner is None:
            yield from _content(document, statement, statement, _stance(statement, by_id), book)
        elif statement.act in _AGAINST:
            yield from _content(document, statement, inner, _stance(statement, by_id), book)


def _fills(document: Document, outer: Statement, inner: Statement) -> bool:
    """Tell whether a content says nothing but what a nested statement says, and that says something by itself."""
    within = sum(part.overlap(mine) for part in outer.content for mine in inner.content)
    credit = sum(part.overlap(mine) for part in outer.content for mine in (inner.source, inner.cue) if mine)
    told = sum(map(len, outer.content)) - (credit if credit <= MOST_CREDIT_CHARS else 0)
    return within >= NESTED_SHARE * told and long_enough(_told(document, inner), inner.language)


def _told(document: Document, statement: Statement) -> str:
    """Give the words of a content."""
    return trim(" ".join(document.words(part) for part in statement.content)[:MOST_CHARS], statement.language)


def _content(  # noqa: PLR0913 - a statement, whose content it has, and what is made of it
    document: Document, statement: Statement, holder: Statement, stance: Stance, book: NameBook, *, own: bool = False
) -> Iterator[Assertion]:
    """Give the content of a holder as the assertion of a statement: its own, or of a denial what somebody else is quoted with.

    With ``own`` the stance is the text's own, of a report that it quotes and calls untrue.
    """
    language = statement.language
    words = " ".join(document.words(part) for part in holder.content)[:MOST_CHARS]
    text = trim(words, language)
    text = told_part(text, language) if stance in {Stance.DENIES, Stance.DOUBTS} else text
    span = Span(holder.content[0].start, holder.content[-1].end)
    headline = any(part.headline and part.span.overlap(span) for part in document.paragraphs)
    # what a denial has for its object says nothing by itself where it is too short for a sentence: "the figure", "it all"
    against = stance in _AGAINST.values()
    rebutted = None if against else _rebutted(text, language)
    if rebutted:
        text, stance = rebutted
    pointing = not text or points_back(text, language) or (against and not own and not says_something(words, language))
    against = (against or bool(rebutted)) and not (own and pointing)
    if against or long_enough(text, language, headline=headline):
        yield Assertion(
            passage=Passage(document.id, span.start, span.end),
            text=text or trim(words, language),
            language=language,
            statement=None if own else statement.id,
            stance=stance,
            headline=headline,
            lead=False,
            seed=statement.act in _SEEDING and not pointing and not _asks(text),
            pointing=pointing,
            shown=_shown(statement),
            speaker=None if own else statement.speaker,
            details=particulars(text or trim(words, language), language, book, _day(document)),
        )


def _rebutted(text: str, language: str) -> tuple[str, Stance] | None:
    """Give what a content calls untrue, and the stance: the words of a report that it tells; none where it only points back."""
    told = denied_report(text, language)
    stance = None if told else rebuts(text, language, content=True)
    return told or (("", stance) if stance else None)


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


def _own_voice(document: Document, statements: Sequence[Statement], named: frozenset[str], book: NameBook) -> Iterator[Assertion]:
    """Give headlines and sentences that no statement touches; the first sentence below the headlines is the lead."""
    taken = _merged(statement.extent for statement in statements)
    lead = _lead(document, book)
    headed = any(part.headline and lead and part.span.end <= lead.start for part in document.paragraphs)
    told = [part.end for statement in statements if statement.act not in _AGAINST for part in statement.content]
    judging = {sentence for _, sentence in verdicts(document, statements, named).values()}
    for paragraph in document.paragraphs:
        for sentence in _sentences(paragraph):
            if _touches(taken, sentence) or sentence in judging:
                continue
            words = document.words(sentence)
            near = any(0 <= sentence.start - end <= BARE_CHARS for end in told)
            denial = _bare_denial(document, sentence, paragraph, book) if near else None
            if denial:
                yield denial
                continue
            text = trim((without_dateline(words) if sentence == lead else words)[:MOST_CHARS], paragraph.language)
            text, stance = denied_report(text, paragraph.language) or (text, Stance.ASSERTS)
            claims = long_enough(text, paragraph.language) and not _asks(text) and not _is_date(text, paragraph.language, book)
            if claims and not _is_imprint(text, document, paragraph.language, book):
                yield Assertion(
                    passage=Passage(document.id, sentence.start, sentence.end),
                    text=text,
                    language=paragraph.language,
                    statement=None,
                    stance=stance,
                    headline=paragraph.headline,
                    lead=sentence == lead,
                    seed=paragraph.headline or (sentence == lead and not headed),
                    speaker=None,
                    details=particulars(text, paragraph.language, book, _day(document)),
                )


def _is_imprint(text: str, document: Document, language: str, book: NameBook) -> bool:
    """Tell whether a line is no more than the outlet's own name, or that and a date: "Harbour Weekly, 6 March 2024"."""
    if not document.outlet or document.outlet not in text:
        return False
    rest = text.replace(document.outlet, "").strip(" ,.;:|/·—–-")
    return len(rest.split()) <= 1 or _is_date(rest, language, book)


def _bare_denial(document: Document, sentence: Span, paragraph: Paragraph, book: NameBook) -> Assertion | None:
    """Give a sentence that denies or doubts what was told before it, without a word of what that was."""
    words = document.words(sentence)
    stance = rebuts(words, paragraph.language) or calls_untrue(words, paragraph.language)
    if stance is None or paragraph.headline:
        return None
    text = trim(words, paragraph.language)
    details = particulars(text, paragraph.language, book, _day(document))
    return Assertion(
        passage=Passage(document.id, sentence.start, sentence.end),
        text=text,
        language=paragraph.language,
        statement=None,
        stance=stance,
        headline=False,
        lead=False,
        seed=False,
        pointing=True,
        speaker=next((name.key.removeprefix("actor:") for name in details.names if name.key.startswith("actor:")), None),
        details=details,
    )


def _lead(document: Document, book: NameBook) -> Span | None:
    """Give the first sentence below the headlines: of the first three the first that names something and says more than that."""
    told = ((each, part.language) for part in document.paragraphs if not part.headline for each in part.sentences)
    first = list(islice(told, LEAD_SENTENCES))
    telling = (each for each, language in first if _names_something(document.words(each), language, book))
    return next(telling, first[0][0] if first else None)


def _names_something(words: str, language: str, book: NameBook) -> bool:
    details = particulars(trim(words[:MOST_CHARS], language), language, book)
    return bool(details.names or details.numbers) and len(details.words) >= LEAD_WORDS


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
