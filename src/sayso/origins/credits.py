"""Credit lines: how a document says that its text, or one sentence of it, was taken over from somebody.

Words stand in ``languages/credits.yml``. A name after "Forwarded from" may be anybody's; after common words ("by", "via"), in
brackets and inside sentences only the names of agencies and of the outlets of the pile are taken.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.languages.patterns import UNSPACED
from sayso.languages.times import FIRST_CJK
from sayso.languages.wordlists import word_list
from sayso.origins.known_names import NAME_WORDS, KnownNames, name_after, name_before
from sayso.records import Document, Paragraph, Span

# A credit line is short: "Source: Kurier", "Forwarded from Night Watch"
LINE_CHARS = 80
# Datelines stand at the beginning, below a headline or two
EDGE_PARAGRAPHS = 3
DATELINE_CHARS = 120
# "citing the news agency": so many words or phrases may stand before a name
MOST_BETWEEN = 3
_DATELINES = (
    # "LITTLE ROCK, Ark. (AP) --", "МОСКВА, 3 марта. /ТАСС/.", "(케스트라=연합뉴스)", "[로이터]": at the beginning of a paragraph
    re.compile(r"[^\n(（/\[［]{0,60}?[(（/\[［]([^()（）/\[\]［］\n]{2,40})[)）/\]］]\s*[.:]?\s*(?:[-–—]|\b|(?=[\"“«„「]))"),
    # 【ナルバ共同】, 【ナルバ＝共同】
    re.compile(r"【([^【】\n]{2,30})】"),
    # "МОСКВА, 3 мар — РИА Новости."
    re.compile(r"[^\n—–-]{2,40}\s[—–-]\s([^\n.—–-]{2,30})\.\s"),
)
# 「路透社纳登3月3日电」, "（路透社纳登3日电）": the agency stands first
_WIRE = re.compile(r"[（(【]?([^\s（）()【】，。]{2,14}?[^\n，。]{0,20}?)日[电電]")
_LAST_BRACKET = re.compile(r"[(（【/\[［]([^()（）【】/\[\]［］\n]{2,40})[)）】/\]］]\s*\.?\s*$")
_NAME = re.compile(r"[^\n,.;:!?()（）、。，；：！？]{2,80}")
_QUOTED = re.compile(r"[«“„\"「]([^«»“”„\"「」\n]{2,60})[»”“\"」]")
_BETWEEN_NAMES = re.compile(r"[　/＝=・,、／]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """A name to which a text is credited, where it says so, and the words that say it.

    ``scope`` is the part of the document that it covers.
    """

    name: str
    span: Span
    scope: Span


def credits_of_text(document: Document, known: KnownNames) -> tuple[Credit, ...]:
    """Give the credits that cover the whole text: lines of their own, then brackets at the very end, then datelines.

    A line says who the text was taken from, a dateline who first sent it.
    """
    found: list[tuple[int, str, Span]] = []
    for rank, paragraph in enumerate(document.paragraphs):
        words = document.words(paragraph.span)
        edge = rank < EDGE_PARAGRAPHS or rank >= len(document.paragraphs) - 2
        if len(words) <= LINE_CHARS and (name := _line(words, paragraph.language, known)):
            found.append((0, name, paragraph.span))
        elif edge and (bracket := _bracket(words, known)):
            place, name, start, end = bracket
            found.append((place, name, Span(paragraph.span.start + start, paragraph.span.start + end)))
    whole = Span(0, max(1, len(document.text)))
    return tuple(Credit(name, span, whole) for _, name, span in sorted(found, key=lambda each: each[0]))


def _line(words: str, language: str, known: KnownNames) -> str | None:
    """Read "Source: Kurier": an opening of the list and then a short name."""
    words = words.strip()
    opening = _openings().match(words)
    name = _NAME.match(words, opening.end()) if opening else None
    if name is None:
        plain = _known_openings(language).match(words)
        rest = words[plain.end() :].strip(" .") if plain else ""
        named = name_after(rest, 0, known) if rest else None
        return named[0] if named and named[1] >= len(rest.rstrip(' .»”"')) else None
    quoted = _QUOTED.search(name.group())
    shown = (quoted.group(1) if quoted else name.group()).strip(" «»\"“”'@#-–—")
    short = shown and len(shown.split()) <= NAME_WORDS and not shown.startswith(("http", "www"))
    return known.exact(shown) or shown if short else None


def _bracket(words: str, known: KnownNames) -> tuple[int, str, int, int] | None:
    """Read "BELGRADE (AP) —" at the beginning or "(Reuters)" at the end: only names that are known."""
    last = _LAST_BRACKET.search(words, max(0, len(words) - 60))
    datelines = [pattern.match(words[:DATELINE_CHARS]) for pattern in _DATELINES]
    for place, found in ((1, last), *((2, each) for each in datelines)):
        name = next((name for part in _parts(found.group(1)) if (name := known.exact(part))), None) if found else None
        if found and name:
            return place, name, found.start(1), found.end(1)
    wire = _WIRE.match(words[:DATELINE_CHARS])
    named = name_after(words, wire.start(1), known) if wire else None
    return (2, named[0], wire.start(1), named[1]) if wire and named else None


def _parts(name: str) -> Iterator[str]:
    """Give a name, the names that it is made of, and its ends: "北京共同" ends with the agency."""
    yield name
    parts = [part for part in _BETWEEN_NAMES.split(name) if part]
    yield from parts
    for part in parts:
        yield from (part[start:] for start in range(1, min(len(part) - 1, 8)) if part[0] > FIRST_CJK)


def credits_in(document: Document, paragraph: Paragraph, sentence: Span, known: KnownNames) -> Iterator[Credit]:
    """Give the credits inside a sentence, which cover it alone: "…, citing Reuters"."""
    words = document.words(sentence)
    before, behind = _citings(paragraph.language)
    for found in before.finditer(words) if before else ():
        if named := _named_after(words, found.end(), known):
            yield Credit(named[0], Span(sentence.start + found.start(), sentence.start + named[1]), sentence)
    for found in behind.finditer(words) if behind else ():
        if named := name_before(words, found.start(), known):
            yield Credit(named[0], Span(sentence.start + named[1], sentence.start + found.end()), sentence)


def _named_after(words: str, start: int, known: KnownNames) -> tuple[str, int] | None:
    """Give the known name that follows, perhaps after "the", "l’" or "the news agency": but "The Ferryman" keeps its article."""
    for _ in range(MOST_BETWEEN + 1):
        if named := name_after(words, start, known):
            return named
        skipped = _between().match(words, start)
        if not skipped:
            return None
        start = skipped.end()
    return None


@cache
def _between() -> re.Pattern[str]:
    forms = word_list("credits")["between"]
    elided = [form for form in forms if form[-1] in "'’"]
    return re.compile(rf"\s*(?:(?:{_any(elided)})|(?:{_any(set(forms) - set(elided))})(?!\w))\s*", re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    forms = [form for forms in word_list("credits")["opening"].values() for form in forms]
    return re.compile("(?:" + _any(forms) + r")\s*", re.IGNORECASE)


@cache
def _known_openings(language: str) -> re.Pattern[str]:
    lists = word_list("credits")["opening_before_known_names"]
    return re.compile("(?:" + _any({*lists.get(language, ()), *lists["en"]}) + r")\s*", re.IGNORECASE)


@cache
def _citings(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Compile the words before a name, and those behind one."""
    before, behind = (word_list("credits")[key].get(language) for key in ("citing", "named_before"))
    opening = r"(?<!\w)" if language not in UNSPACED else ""
    closing = r"(?!\w)" if language not in {*UNSPACED, "ar"} else ""
    return (
        re.compile(rf"{opening}(?:{_any(before)}){closing}\s*", re.IGNORECASE) if before else None,
        re.compile(rf"(?:{_any(behind)})", re.IGNORECASE) if behind else None,
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
