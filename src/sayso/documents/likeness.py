"""How much a decoded text looks like writing: the judge between encodings that all decode without error."""

import re
from functools import cache

from sayso.documents.words import page_words

# Letters of Russian and Ukrainian by how often they come (Russian National Corpus, counts of single letters): points each.
_CYRILLIC = {
    letter: points
    for row, points in (("оеаинтсрвл", 1.0), ("кмдпуяыьгі", 0.7), ("збчйхжшюїє", 0.45), ("цщэфъёґ", 0.2))
    for letter in row
}
_LATIN_ACCENTED = frozenset("äöüßéèêëàâçîïôûùœæñáíóúãõåøæšžčćřěłąęśźżńőűğışțăđ«»„“”’‘–—…€°§")
_COMMON_MARKS = frozenset("。、「」・ー『』（）！？：；，《》〈〉【】　“”‘’«»—–…№°€£§©®·")
_JOINED = re.compile(r"[^\W\d_]+")

# Points per character beyond ASCII. Set by hand so that every text in tests/documents/test_charset.py is read rightly; each
# reading of one encoding's bytes in another gives characters of the lower rows.
_FREQUENT, _GOOD, _FAIR, _SELDOM, _ODD, _WRONG = 1.0, 0.8, 0.5, 0.2, -0.5, -2.0

_BY_LETTER, _BY_CASE, _BY_LEVEL = 10.0, 11.0, 12.0
# Unicode blocks, first and last code point, and what a character of them is worth or how it is told.
_BLOCKS = (
    (0x0080, 0x009F, _WRONG),  # C1 controls
    (0x00C0, 0x017F, _BY_CASE),  # accented Latin
    (0x0370, 0x03FF, _FAIR),  # Greek
    (0x0400, 0x045F, _BY_LETTER),  # Cyrillic without its historic and Asian letters
    (0x0490, 0x0491, _BY_LETTER),
    (0x0590, 0x061F, _FAIR),  # Hebrew, Arabic marks
    (0x0620, 0x064A, _GOOD),  # Arabic letters
    (0x064B, 0x06FF, _FAIR),
    (0x3041, 0x30FC, _FREQUENT),  # kana
    (0x4E00, 0x9FFF, _BY_LEVEL),  # Han
    (0xAC00, 0xD7A3, _SELDOM),  # Hangul
    (0xE000, 0xF8FF, _WRONG),  # private use
    (0xFF00, 0xFF60, _FAIR),  # full-width forms
    (0xFF61, 0xFF9F, _WRONG),  # half-width kana
)


def likeness(text: str) -> float:
    """Score a text as writing: about 1 for plain text in its right encoding, below 0 for a wrong one.

    Only characters beyond ASCII count, for those are what encodings differ in.

    Example:
        >>> likeness("ветер") > 0 > likeness("ÂÅÒÅÐ")
        True
    """
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.1 if _printable(text) else -1.0
    points = sum(map(_points, beyond)) / len(beyond)
    return points - 2.0 * _broken_words(text) - (0.0 if _printable(text) else 1.0)


def _printable(text: str) -> bool:
    return sum(1 for character in text if character < " " and character not in "\t\n\r\f\x1b") * 200 <= len(text)


def _points(character: str) -> float:
    """Rate one character: by letter where letters tell, else by its block."""
    if character in _COMMON_MARKS or character in _frequent():
        return _FREQUENT
    if character in _LATIN_ACCENTED:
        return _GOOD
    code = ord(character)
    block = next((points for low, high, points in _BLOCKS if low <= code <= high), _ODD)
    if block == _BY_LETTER:
        return _CYRILLIC.get(character.lower(), _ODD)
    if block == _BY_CASE:
        return _FAIR if character.islower() or character.lower() in _LATIN_ACCENTED else _ODD
    return _han(character) if block == _BY_LEVEL else block


@cache
def _frequent() -> frozenset[str]:
    return frozenset("".join(page_words()["frequent_characters"].values()))


def _han(character: str) -> float:
    """Rate a Han character by whether the first, frequent level of JIS X 0208 or GB 2312 holds it."""
    for encoding, first, last in (("euc_jp", 0xB0, 0xCF), ("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= character.encode(encoding)[0] <= last:
                return _SELDOM
        except UnicodeEncodeError:
            continue
    return _ODD


def _broken_words(text: str) -> float:
    """Give the share of words whose letters cannot stand together: "пРИВЕТ", "caf╔", a Cyrillic letter inside Latin ones."""
    words = [word for word in _JOINED.findall(text[:20_000]) if not word.isascii()]
    return sum(map(_broken, words)) / len(words) if words else 0.0


def _broken(word: str) -> bool:
    if word[1:] != word[1:].lower() and not word.isupper():
        return True
    scripts = [
        sum(1 for each in word if low <= each <= high)
        for low, high in (("A", "\u024f"), ("\u0400", "\u04ff"), ("\u0600", "\u06ff"))
    ]
    if sum(1 for count in scripts if count) > 1:
        return True
    n_beyond = sum(1 for character in word if character > "\x7f")
    return scripts[0] == len(word) and len(word) > 3 and n_beyond * 2 > len(word)  # noqa: PLR2004 "été" is a word
