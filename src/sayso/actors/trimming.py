"""The words of a source cleaned of what does not name: quotation marks, articles, case particles, brackets."""

import re
import unicodedata

from sayso.actors.known import body_words, speaker_words
from sayso.languages.patterns import UNSPACED
from sayso.languages.wordlists import word_list

MAX_SOURCE_CHARS = 300  # a longer source is a tagger's slip; its first words name whom it names
_EDGE = " \t\r\n\"'“”„«»‘’「」『』《》,，、:：;.。…—–-❗️⚡📢"
_EDGE_OPEN = ' \t\r\n"“”„«‘「『《,，、:：;。…—–-❗️⚡📢'
_BRACKET = re.compile(r"^(.{2,120}?)\s*[（(]\s*[«\"“]?([^\W\d_][\w.&]{1,11})[»\"”]?\s*[)）]$", re.DOTALL)
_SEGMENT = re.compile(r"\s*[,，、;]\s*|\s+[—–]\s+")
_ELIDED = re.compile(r"^(?:[LlDd]|[Dd]ell|[Aa]ll|[Nn]ell|[Dd]all|[Uu]n)['’](?=\w)")
_QUOTED_NAME = re.compile(r"«[^»]{2,60}»|“[^”]{2,60}”|„[^“”]{2,60}[“”]|\"[^\"]{2,60}\"|[「《][^」》]{2,40}[」》]")
_COMPOUND = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])([A-Za-z]{2,6})-(?=[A-ZÄÖÜ])")  # US-Regierung, but Hans-Peter
_KOREAN_FORMS = {"은": True, "는": False, "이": True, "가": False, "을": True, "를": False}  # true: behind a consonant
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


def trimmed(source: str, language: str) -> str:
    """Trim a source to the words that name; never to nothing.

    Example:
        >>> trimmed("the harbour master's", "en"), trimmed("同省によると", "ja"), trimmed("«Вестник»", "ru")
        ('harbour master', '同省', 'Вестник')
    """
    words = " ".join(source[:MAX_SOURCE_CHARS].split()).strip(_EDGE_OPEN).rstrip(_EDGE)
    words = _balanced(without_preposition(words, language))
    words = _without_particles(words, language) if language in UNSPACED else _without_article(words, language)
    if language == "de":
        words = _COMPOUND.sub(r"\1 ", words)
    if language == "en":
        words = _POSSESSIVE.sub("", words)
    return words or source.strip() or source


def has_article(source: str, language: str) -> bool:
    """Tell whether a source begins with an article: a person's full name does not."""
    words = source.strip(_EDGE_OPEN)
    return _without_article(words, language) != words


def is_indefinite(source: str, language: str) -> bool:
    """Tell whether a source begins with "a", "one", «некий»: it introduces somebody and points back to nobody."""
    first = source.strip(_EDGE_OPEN).partition(" ")[0].casefold()
    return first in word_list("speakers").get(language, {}).get("indefinite", ())


def is_quoted_name(source: str) -> bool:
    """Tell whether a source is one name in quotation marks, as channels and papers are written."""
    return bool(_QUOTED_NAME.fullmatch(source.strip()))


def bracketed(words: str) -> tuple[str, str | None]:
    """Split "Norland Harbour Authority (NHA)" into name and acronym; the acronym is None where no bracket closes the words.

    Example:
        >>> bracketed("対外情報庁（SVR）"), bracketed("the mill")
        (('対外情報庁', 'SVR'), ('the mill', None))
    """
    match = _BRACKET.match(words)
    if not match or sum(letter.isupper() for letter in match[2]) < 2:  # noqa: PLR2004  # (NHA), (IStGH), but not (Norland)
        return words, None
    return match[1].strip(_EDGE), unicodedata.normalize("NFKC", match[2])


def segments(words: str) -> list[str]:
    """Cut a source at commas and dashes: name, apposition, clause."""
    return [part for part in _SEGMENT.split(words) if part] or [words]


def listed(name: str, words: str, language: str, *, at_start: bool = False, at_end: bool = False) -> bool:
    """Tell whether words hold a form of a list of ``speakers.yml`` (at their start, at their end)."""
    for match in speaker_words(language, name).finditer(words):
        starts = match.start() == 0
        ends = match.end() == len(words)
        if (starts or not at_start) and (ends or not at_end):
            return True
    return False


def _balanced(words: str) -> str:
    """Give back the quotation mark that closes inside: «Вестник» и радио."""
    for opening, closing in ("«»", "“”", "「」", "『』", "„“", "《》"):
        if words.count(closing) > words.count(opening):
            words = opening + words
        elif words.count(opening) > words.count(closing) and opening != "“":
            words += closing
    return words[1:-1] if words[:1] + words[-1:] in ("«»", "“”", "「」", "『』", "《》") and words.count(words[0]) == 1 else words


def without_preposition(words: str, language: str) -> str:
    """Give the body inside «В Кремле», "Im Ministerium", "chez Orvel": who speaks there is the body."""
    first, _, rest = words.partition(" ")
    if not rest or first.casefold() not in word_list("speakers").get(language, {}).get("locatives", ()):
        return words
    inner = _without_article(rest, language)
    is_name = inner[:1].isupper() or inner[:1] in '«„“"'
    return rest if body_words(language).match(inner) or (is_name and language != "ar") else words


def _without_article(words: str, language: str) -> str:
    words = _ELIDED.sub("", words) if language in {"fr", "it"} else words
    first, _, rest = words.partition(" ")
    return rest.lstrip() if rest and first.casefold() in word_list("speakers").get(language, {}).get("articles", ()) else words


def _without_particles(words: str, language: str) -> str:
    for ending in word_list("speakers").get(language, {}).get("trimmed", ()):
        if words.endswith(ending) and len(words) > len(ending) + 1 and _is_particle(words, ending, language):
            words = words.removesuffix(ending).rstrip()
    return words


def _is_particle(words: str, ending: str, language: str) -> bool:
    """Tell whether a Korean particle has the form that its word asks for: 대변인은 and 회사는."""
    if language != "ko" or ending not in _KOREAN_FORMS:
        return True
    return _is_closed(words[-2]) == _KOREAN_FORMS[ending]


def _is_closed(syllable: str) -> bool:
    """Tell whether a Korean syllable ends in a consonant."""
    place = ord(syllable) - ord("가")
    return 0 <= place <= ord("힣") - ord("가") and place % 28 != 0
