"""Speakers whom the text introduces before any source names them: "Norland Harbour Authority (NHA)", "Colonel Idris Vale".

They are found so that a later "the NHA", "Vale" or "he" has somebody to point to. Only names with a bracketed acronym, and
names of people behind a title, are taken: what else a capital might mean is left alone.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.actors.readings import Reading, read_source
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list
from sayso.records import Document, Paragraph, Span

MAX_PARAGRAPH_CHARS = 5000
MAX_INTRODUCTIONS = 400  # of one document
_WORD = r"[^\W\d_][\w'’.-]{0,40}"
_SMALL = r"(?:of|for|and|the|de|des|du|la|le|les|del|los|las|der|für|und|di|della|dei|и|і|по|з|при)"
_DEFINED = re.compile(
    rf"(?:(?<=\W)|^)((?:[A-ZА-ЯЁІЇЄҐÀ-Þ][\w'’.-]{{0,40}})(?:\s+(?:{_SMALL}|{_WORD})){{0,8}})\s*[(（]\s*[«\"“]?([A-ZА-ЯІЇЄ][A-ZА-ЯІЇЄa-z]{{1,9}})[»\"”]?\s*[)）]"
)
_DEFINED_CJK = re.compile(r"([一-鿿ァ-ヶー・가-힣]{2,24})[（(]([A-ZＡ-Ｚ]{2,9})[)）]")  # full-width letters
_NAME = r"(?:[A-ZА-ЯЁІЇЄҐÀ-Þ][\w'’-]{1,30})(?:\s+(?:(?:al|bin|de|van|von|der|el)[\s-])?[A-ZА-ЯЁІЇЄҐÀ-Þ][\w'’-]{1,30}){1,2}"
_CJK_NAME = r"[ァ-ヶー・]{2,24}"


def introductions(document: Document) -> Iterator[tuple[Span, Reading]]:
    """Give each introduction of a document: where it stands, and what it says."""
    count = 0
    for paragraph in document.paragraphs:
        for span, words in _found(document, paragraph):
            count += 1
            if count > MAX_INTRODUCTIONS:
                return
            reading = read_source(words, paragraph.language)
            if reading.kind in {"person", "organisation", "state", "outlet", "group"} and not reading.bare:
                yield span, reading


def _found(document: Document, paragraph: Paragraph) -> Iterator[tuple[Span, str]]:
    start = paragraph.span.start
    text = document.text[start : min(paragraph.span.end, start + MAX_PARAGRAPH_CHARS)]
    defined = _DEFINED_CJK if paragraph.language in UNSPACED else _DEFINED
    for match in defined.finditer(text):
        yield Span(start + match.start(), start + match.end()), _from_last_article(match.group(), paragraph.language)
    titled = _titled(paragraph.language)
    if titled is not None:
        for match in titled.finditer(text):
            yield Span(start + match.start(), start + match.end()), match.group()


def _from_last_article(words: str, language: str) -> str:
    """Cut off what stands before the article: "Officials at the Norland Harbour Authority (NHA)"."""
    articles = word_list("speakers").get(language, {}).get("articles", ())
    tokens = words.split()
    last = max((place for place, token in enumerate(tokens[:-1]) if token in articles), default=-1)
    return " ".join(tokens[last + 1 :])


@cache
def _titled(language: str) -> re.Pattern[str] | None:
    lists = word_list("speakers").get(language, {})
    if not lists or language == "ar":
        return None
    titles = any_of([*lists["titles"], *lists["roles"]], language).pattern
    if language in UNSPACED:
        return re.compile(rf"{_CJK_NAME}(?:{titles})")
    return re.compile(rf"(?i:(?<!\w)(?:{titles}))[,.]?\s+(?:(?i:{titles})[.]?\s+)?{_NAME}")
