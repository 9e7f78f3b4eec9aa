"""What a text rests on: the evidence that it names, and sources that name nobody.

The lists stand in ``evidence.yml`` (kinds of evidence) and ``speakers.yml`` (who a source is).
"""

import re
from functools import cache
from typing import Any

from sayso.languages.patterns import UNSPACED, FormIndex, any_of, form_index
from sayso.languages.wordlists import word_list

MAX_TEXT_CHARS = 20_000  # of a longer text the first part is read
MAX_SOURCE_CHARS = 300
PASSING = "passing"
_SEGMENT = re.compile(r"\s*[,，、;（(]\s*")
_CAPITALISED = re.compile(r"^[^\W\d_a-zа-яёіїєґ][\w'’.-]*$")
_QUOTED_NAME = re.compile(r"«[^»]{2,60}»|“[^”]{2,60}”|„[^“”]{2,60}[“”]|\"[^\"]{2,60}\"")  # «Вечерний Кедровск» пишет
_PAPER_OF_COUNTRY = re.compile(r".{1,3}[紙誌](?=[ァ-ヶA-Z])")  # 英紙モーニング・ヘラルド
_ENDING = re.compile(r"(?:ら|たち|们|們|들)?(?:[（(][^）)]{0,12}[）)])?$")


def evidence_in(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    """Find what a text names as its ground: kind, start and end, in order; of overlapping finds the longest.

    Meant for contents and for sentences that credit somebody. A language without a list gives nothing. What is listed as
    ``passing`` ("film festival", 写真家) hides the shorter words in it.

    Example:
        >>> evidence_in("A video shows it, a senior official said.", "en")
        (('video', 2, 7), ('unnamed source', 20, 35))
    """
    text = text[:MAX_TEXT_CHARS]
    found = [
        (match.start(), match.end(), kind)
        for kind, each in _kinds(language).candidates(text)
        for match in each.regex.finditer(text)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        if all(end <= other_start or other_end <= start for other_start, other_end, _ in kept):
            kept.append((start, end, kind))
    return tuple((kind, start, end) for start, end, kind in sorted(kept) if kind != PASSING)


def is_unnamed(source: str, language: str) -> bool:
    """Tell whether a source names nobody who could be asked: "a source in the railway", "officials", "residents".

    A spokesman or a minister is not unnamed: an office can be asked.

    Example:
        >>> [is_unnamed(each, "en") for each in ("two people familiar with it", "resident Ana Brook", "a spokesman")]
        [True, False, False]
    """
    words = _trimmed(source[:MAX_SOURCE_CHARS], language)
    if language in UNSPACED:
        match = _last(_speakers(language, "nobody"), _ENDING.sub("", words))
        return match is not None
    segments = [segment for segment in _SEGMENT.split(words) if segment]
    if not segments or any(_is_name(segment) for segment in segments[1:]):
        return False
    head = _head(segments[0], language)
    if _speakers(language, "crowd").search(head):
        return True
    return bool(_speakers(language, "nobody").search(head)) and not _ends_in_name(segments[0], language)


def role_of(source: str, language: str) -> str | None:
    """Give the office that a source names ("spokesman", "министр", 報道官), as it stands there; None when it names none.

    Example:
        >>> role_of("government spokesman Idris Vale", "en")
        'spokesman'
    """
    match = _speakers(language, "roles").search(source, 0, MAX_SOURCE_CHARS)
    return match.group() if match else None


def is_outlet(source: str, language: str) -> bool:
    """Tell whether a source is a newspaper, agency, channel or the like, by its name or by a word in it.

    Example:
        >>> [is_outlet(each, "en") for each in ("Reuters", "The Kestrel Post", "the ministry")]
        [True, True, False]
    """
    words = _trimmed(source[:MAX_SOURCE_CHARS], language)
    if words.casefold() in _outlet_names() or _QUOTED_NAME.fullmatch(source.strip()):
        return True
    if language in UNSPACED:
        return bool(_last(_speakers(language, "outlet_words"), words) or _PAPER_OF_COUNTRY.match(words))
    head = _head(_SEGMENT.split(words)[0], language)
    return bool(_speakers(language, "outlet_words").search(head)) and not is_unnamed(source, language)


@cache
def _kinds(language: str) -> FormIndex:
    return form_index(word_list("evidence").get(language, {}).items(), language)


@cache
def _speakers(language: str, name: str) -> re.Pattern[str]:
    lists: dict[str, Any] = word_list("speakers").get(language, {})
    return any_of(lists.get(name, ()), language)


@cache
def _outlet_names() -> frozenset[str]:
    outlets = word_list("aliases")["outlets"].values()
    return frozenset(name.casefold() for outlet in outlets for names in outlet["names"].values() for name in names)


def _trimmed(source: str, language: str) -> str:
    words = source.strip(" \t\n\"'“”„«»‘’「」『』,，、:：")
    if language in UNSPACED:
        for ending in word_list("speakers").get(language, {}).get("trimmed", ()):
            words = words.removesuffix(ending) if len(words) > len(ending) + 1 else words
        return words
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in word_list("speakers").get(language, {}).get("articles", ()) else words


def _head(segment: str, language: str) -> str:
    """Give the words before the first one that leads on to a place or body ("of", "в", "familiar with")."""
    joins = word_list("speakers").get(language, {}).get("joins", ())
    words = segment.split()
    for position, word in enumerate(words[1:], start=1):
        if word.casefold() in joins:
            return " ".join(words[:position])
    return segment


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Give a match that reaches the end of the words."""
    return next((match for match in pattern.finditer(words) if match.end() == len(words)), None)


def _is_name(segment: str) -> bool:
    words = segment.split()
    return 2 <= len(words) <= 4 and all(_CAPITALISED.match(word) for word in words)  # noqa: PLR2004  # a name has 2 to 4 words


def _ends_in_name(segment: str, language: str) -> bool:
    words = segment.split()
    lists = word_list("speakers").get(language, {})
    leads = {*lists.get("joins", ()), *lists.get("articles", ())}
    return len(words) > 2 and _is_name(" ".join(words[-2:])) and words[-3].casefold() not in leads  # noqa: PLR2004  # a pair, and a word before
