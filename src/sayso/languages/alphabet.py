"""What every code point is to the cutting of words: letter, digit, mark, apostrophe, character of a script without spaces."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import numpy as np

from sayso.kernels.cutting import APOSTROPHE, DIGIT, LETTER, MARK, POINT, UNEVEN, Alphabet
from sayso.kernels.cutting import UNSPACED as ONE_CHARACTER
from sayso.kernels.shingles import mix

# scripts without spaces: Thai and Lao, Burmese, Khmer, kana, Han with its extensions, half-width kana
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# joiners, soft hyphens and voicing signs that stand inside a word without being letters
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
VOICED = "\uff9e\uff9f"
APOSTROPHES = "'’ʼ＇`´"
_CODE_POINTS = 0x110000
# Han and Hangul syllables fold to themselves: as ranges, for asking each takes a tenth of a second
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
_HANGUL = (0xAC00, 0xD7A4)
_JAMO = (0x1100, 0x1200)
_LAST_SCRIPT = 0x20000


@cache
def alphabet() -> Alphabet:
    """Give the table; a tenth of a second, once."""
    classes = np.zeros(_CODE_POINTS, dtype=np.uint8)
    folded = np.arange(_CODE_POINTS, dtype=np.uint64)
    for first, last in _HAN:
        classes[first:last] = ONE_CHARACTER
    classes[slice(*_HANGUL)] = LETTER
    unspaced = re.compile(f"[{UNSPACED}]")
    for code in _asked():
        letter = chr(code)
        if letter.isalnum():
            plain = unicodedata.normalize("NFKC", letter).casefold()
            kind = DIGIT if letter.isdecimal() else LETTER
            classes[code] = ONE_CHARACTER if unspaced.match(letter) else kind
            if len(plain) == 1:
                folded[code] = ord(plain)
            else:
                classes[code] |= UNEVEN
        elif code >= 0x300 and unicodedata.category(letter) in ("Mn", "Mc"):  # noqa: PLR2004 - the first combining mark
            classes[code] = MARK | UNEVEN
    classes[slice(*_JAMO)] |= UNEVEN
    for letter in INVISIBLE + VOICED:
        classes[ord(letter)] = MARK | UNEVEN
    for letter in APOSTROPHES:
        classes[ord(letter)], folded[ord(letter)] = APOSTROPHE, ord("'")
    # a comma among digits may part thousands, and is then no part of the folded form
    classes[ord(".")], classes[ord(",")] = POINT, POINT | UNEVEN
    return Alphabet(classes=classes, letters=mix(folded + np.uint64(1)))


def _asked() -> Iterator[int]:
    """Give the code points that must be asked one by one."""
    yield from range(_HAN[0][0])
    yield from range(_HAN[1][1], _HANGUL[0])
    yield from range(0xD7B0, 0xD800)
    yield from range(0xF900, _LAST_SCRIPT)
