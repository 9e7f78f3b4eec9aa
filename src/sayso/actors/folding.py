"""Names made comparable: case, accents, articles and case endings folded away, one token a word.

Folding only compares; what is shown keeps its letters. It is rough on purpose: «Орлова» (of him) and «Орлова» (she) fold alike,
so a fold alone never joins two people across documents.
"""

import re
import unicodedata
from functools import lru_cache

from sayso.languages.wordlists import word_list

MAX_NAME_CHARS = 300
MIN_STEM = 3
_TOKEN = re.compile(r"[^\W_]+(?:[-.'’ʼ][^\W_]+)*\+?")
_POSSESSIVE = re.compile(r"['’](?:s|)$")
_ELISION = re.compile(r"^(?:l|d|qu|dell|all|un|nell|dall|sull)['’](?=\w)")
_SLAVIC_END = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ої|ою|ею|ым|им|ом|ем|ой|ей|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ій|ії|ія|ію|ією|єю|ия|ии|ию|ией|ам|ям|ах|ях|а|я|у|ю|е|и|і|ї|ы|о|ь|й)$"
)
_ARABIC_MARKS = re.compile("[ً-ٰٟـ]")
_ARABIC_LETTERS = str.maketrans("أإآٱىئؤة", "اااايييه")
_ARABIC_ARTICLE = re.compile(r"^(?:و|ف)?ال(?=\w{3})|^لل(?=\w{3})")
_GERMAN_END = re.compile(r"(?:en|er|es|em|e|s)$")
_UNSPACED_SPLIT = re.compile(r"[\s・･＝=·]+")
_LATIN = re.compile(r"[a-z]")
_CYRILLIC = re.compile(r"[а-яёіїєґ]")


@lru_cache(maxsize=1 << 14)
def folded(words: str, language: str) -> tuple[str, ...]:
    """Give the words of a name as comparable tokens, articles left out.

    Example:
        >>> folded("The Harbour Authority's", "en"), folded("министра Орлова", "ru") == folded("министр Орлов", "ru")
        (('harbour', 'authority'), True)
    """
    plain = unicodedata.normalize("NFKC", words[:MAX_NAME_CHARS]).replace("ı", "i").casefold()
    if language in {"ja", "zh", "ko"} and not _LATIN.match(plain):
        return tuple(token.strip("「」『』“”\"'()") for token in _UNSPACED_SPLIT.split(plain) if token.strip("「」『』“”\"'()"))
    tokens = [_fold_token(token, language) for token in _TOKEN.findall(plain)]
    articles = _articles(language)
    return tuple(token for token in tokens if token and token not in articles)


def _fold_token(token: str, language: str) -> str:
    token = _ELISION.sub("", token) if language in {"fr", "it"} else token
    token = _POSSESSIVE.sub("", token).replace(".", "").replace("’", "'").replace("ʼ", "'")
    if language == "tr":
        token = token.partition("'")[0]
    if language == "ar":
        token = _ARABIC_MARKS.sub("", token).translate(_ARABIC_LETTERS)
        return _ARABIC_ARTICLE.sub("", token)
    if _CYRILLIC.search(token):
        return fold_slavic(token)
    return "".join(letter for letter in unicodedata.normalize("NFD", token) if not unicodedata.combining(letter))


def fold_slavic(token: str) -> str:
    """Cut a Russian or Ukrainian case ending off a lower-case word.

    Example:
        >>> [fold_slavic(each) for each in ("служба", "службой", "российского", "орлов")]
        ['служб', 'служб', 'российск', 'орлов']
    """
    token = token.replace("ё", "е").replace("ґ", "г")
    if "-" in token:
        return "-".join(fold_slavic(part) for part in token.split("-"))
    stem = _SLAVIC_END.sub("", token)
    return (stem if len(stem) >= MIN_STEM else token).replace("ь", "")


def fold_german(token: str) -> str:
    """Cut a German adjective or genitive ending off a folded word, to compare it with a stem."""
    stem = _GERMAN_END.sub("", token)
    return stem if len(stem) > MIN_STEM else token


def _articles(language: str) -> frozenset[str]:
    return frozenset(word_list("speakers").get(language, {}).get("articles", ()))
