"""Speakers whom the text introduces before any source names them: "Norland Harbour Authority (NHA)", "Colonel Idris Vale".

They are found so that a later "the NHA", "Vale" or "he" has somebody to point to. Only names with a bracketed acronym, and
names of people behind a title, are taken: what else a capital might mean is left alone.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from sayso.actors.genders import is_given_name
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
_POSSESSOR = re.compile(r"['’]s\s")
_TWO_WORDS = re.compile(r"(?<![\w-])([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?:[A-Z]\. )?([A-ZÀ-Þ][\w-]+)")
_CJK_NAME = r"[ァ-ヶー・]{2,24}"


def introductions(document: Document) -> Iterator[tuple[Span, Reading]]:
    """Give each introduction of a document: where it stands, and what it says. "Orvel F-2", with a figure, names a thing."""
    count = 0
    for paragraph in document.paragraphs:
        for span, words in _found(document, paragraph):
            count += 1
            if count > MAX_INTRODUCTIONS:
                return
            reading = read_source(words, paragraph.language)
            figured = reading.acronym is None and reading.known is None and any(letter.isdigit() for letter in words)
            if reading.kind in {"person", "organisation", "state", "outlet", "group"} and not reading.bare and not figured:
                yield span, reading


def full_names(document: Document, families: Collection[str]) -> Iterator[tuple[Span, Reading]]:
    """Give where the text names in full, by a common first name, somebody whom a source names by the family name alone.

    "Mark Brook's old van …" tells who "Brook" is that speaks further down, though no source names Mark Brook.

    Args:
        document: read in its running text.
        families: the words of sources that are one capital word.
    """
    wanted = frozenset(families)
    for paragraph in document.paragraphs if wanted else ():
        for match in _TWO_WORDS.finditer(document.text, paragraph.span.start, paragraph.span.end):
            if match[2] in wanted and is_given_name(match[1].split("-")[-1]):
                reading = read_source(match.group(), paragraph.language)
                if reading.kind == "person" and reading.name == match.group():
                    yield Span(match.start(), match.end()), reading


def _found(document: Document, paragraph: Paragraph) -> Iterator[tuple[Span, str]]:
    start = paragraph.span.start
    text = document.text[start : min(paragraph.span.end, start + MAX_PARAGRAPH_CHARS)]
    defined = _DEFINED_CJK if paragraph.language in UNSPACED else _DEFINED
    for match in defined.finditer(text):
        yield Span(start + match.start(), start + match.end()), _from_last_article(match.group(), paragraph.language)
    titled = _titled(paragraph.language)
    if titled is not None:
        for match in titled.finditer(text):
            if not _POSSESSOR.search(match.group()):  # St Peter's Square
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
    adjectives = frozenset(lists.get("adjectives", ()))  # "former Orvel Cruiser" is no person
    titles = any_of([each for each in (*lists["titles"], *lists["roles"]) if each not in adjectives], language).pattern
    if language in UNSPACED:
        return re.compile(rf"{_CJK_NAME}(?:{titles})")
    return re.compile(rf"(?i:(?<!\w)(?:{titles}))[,.]?\s+(?:(?i:{titles})[.]?\s+)?{_NAME}")
