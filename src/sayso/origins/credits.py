"""Credit lines: how a document says that its text, or one sentence of it, was taken over from somebody."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sayso.languages.times import FIRST_CJK
from sayso.languages.wordlists import word_list
from sayso.origins.folding import fold
from sayso.origins.material import Credit, Material
from sayso.records import Document, Paragraph, Span

# A credit line is short: "Source: Kurier", "Forwarded from Night Watch"
LINE_CHARS = 80
NAME_WORDS = 6
# Datelines stand at the beginning, below a headline or two
EDGE_PARAGRAPHS = 3
# "LITTLE ROCK, Ark. (AP) --", "МОСКВА, 3 марта. /ТАСС/.", "【北京共同】": at the very beginning of a paragraph
_DATELINE = re.compile(r"[^\n(（/]{0,60}?[(（/]([^()（）/\n]{2,40})[)）/]\s*[.:]?\s*(?:[-–—]|\b)")
_LAST_BRACKET = re.compile(r"[(（【/\[]([^()（）【】/\[\]\n]{2,40})[)）】/\]]\s*\.?\s*$")
_BRACKETED = re.compile(r"【[^【】\n]{0,20}?([^\s【】\n・＝=]{2,12})】")
_NAME = re.compile(r"[^\n,.;:!?()（）、。，；：！？]{2,80}")
_QUOTED = re.compile(r"[«“„\"「]([^«»“”„\"「」\n]{2,60})[»”“\"」]")
_CAPITAL = re.compile(r"[A-ZÀ-ÞЀ-ЯҐ]|[^\x00-\u052f]")


def credits_of(material: Material, document: Document) -> tuple[Credit, ...]:
    """Give the credits of a document, those of the whole text first; a document is read once."""
    remembered = material.credits.get(document.id)
    if remembered is None:
        remembered = material.credits[document.id] = _read(document, {**agencies(), **material.outlets})
    return remembered


def _read(document: Document, known: Mapping[str, str]) -> tuple[Credit, ...]:
    whole = Span(0, max(1, len(document.text)))
    lines = [Credit(name, span, whole) for name, span in _whole(document, known)]
    return (*lines, *_sentences(document, known))


@cache
def agencies() -> dict[str, str]:
    """Map every folded form of an agency's name to its first form."""
    return {fold(form): forms[0] for forms in word_list("credits")["agencies"] for form in forms}


def _whole(document: Document, known: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """Give the credits that cover the whole text: lines of their own, datelines, a bracket at the very end."""
    for rank, paragraph in enumerate(document.paragraphs):
        words = document.words(paragraph.span)
        edge = rank < EDGE_PARAGRAPHS or rank >= len(document.paragraphs) - 2
        if len(words) <= LINE_CHARS and (name := _line(words)):
            yield name, paragraph.span
        elif edge and (found := _bracket(words, known)):
            name, start, end = found
            yield name, Span(paragraph.span.start + start, paragraph.span.start + end)


def _line(words: str) -> str | None:
    """Read "Source: Kurier": an opening of the list and then a short name."""
    opening = _openings().match(words.strip())
    if not opening:
        return None
    name = _NAME.match(words.strip(), opening.end())
    quoted = _QUOTED.search(name.group()) if name else None
    shown = (quoted.group(1) if quoted else name.group()).strip(" «»\"“”'@#-–—") if name else ""
    return shown if shown and len(shown.split()) <= NAME_WORDS and not shown.startswith(("http", "www")) else None


def _bracket(words: str, known: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Read "BELGRADE (AP) —" at the beginning or "(Reuters)" at the end: only names that are known."""
    for found in (_DATELINE.match(words[:120]), _BRACKETED.match(words[:60]), _last(words)):
        if found:
            name = next((known[key] for part in _parts(found.group(1)) if (key := fold(part)) in known), None)
            if name:
                return name, found.start(1), found.end(1)
    return None


def _last(words: str) -> re.Match[str] | None:
    return _LAST_BRACKET.search(words, max(0, len(words) - 60))


def _parts(name: str) -> list[str]:
    """Give a name, and its ends: "北京共同" ends with the agency."""
    return [
        name,
        name.split("/", maxsplit=1)[0],
        *(name[start:] for start in range(1, min(len(name), 8)) if name[0] > FIRST_CJK),
    ]


def _sentences(document: Document, known: Mapping[str, str]) -> Iterator[Credit]:
    """Give the credits inside sentences: "…, citing Reuters"."""
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences:
            yield from _cited(document, paragraph, sentence, known)


def _cited(document: Document, paragraph: Paragraph, sentence: Span, known: Mapping[str, str]) -> Iterator[Credit]:
    words = document.words(sentence)
    cue = _citings(paragraph.language)
    for found in cue.finditer(words) if cue else ():
        name = _NAME.match(words, found.end())
        shown = name.group().strip() if name else ""
        if shown and _CAPITAL.match(shown) and (close := _closest(shown, known)):
            yield Credit(
                close,
                Span(sentence.start + found.start(), sentence.start + found.end() + len(name.group() if name else "")),
                sentence,
            )


def _closest(shown: str, known: Mapping[str, str]) -> str | None:
    """Give the longest beginning of the words that is a known name."""
    words = shown.split()[:NAME_WORDS]
    beginnings = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    spaceless = [shown[:count] for count in range(min(8, len(shown)), 1, -1)] if shown[0] > FIRST_CJK else []
    return next((known[fold(each)] for each in (*beginnings, *spaceless) if fold(each) in known), None)


@cache
def _openings() -> re.Pattern[str]:
    forms = [form for forms in word_list("credits")["opening"].values() for form in forms]
    return re.compile("(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")\s*", re.IGNORECASE)


@cache
def _citings(language: str) -> re.Pattern[str] | None:
    forms = word_list("credits")["citing"].get(language) or []
    joined = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    between = "|".join(map(re.escape, word_list("credits")["between"]))
    return re.compile(rf"(?<!\w)(?:{joined})\s*(?:(?:{between})\s?)?[«\"“]?", re.IGNORECASE) if forms else None
