"""Words of documents that do nothing to a terminal; without rich, which commands that print plain lines need not wait for."""

import re

_BLANK = re.compile("[ \t\n\r\v\f\x85\u2028\u2029]+")
# control characters, direction overrides, halves of characters; other marks of direction are part of Arabic and Hebrew writing
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202d\u202e\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Give a text on one line whose control characters can be seen and do nothing.

    Example:
        >>> visible("a\tb\x1b[31m")
        'a b\\x1b[31m'
    """
    return _UNSEEN.sub(_escape, _BLANK.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - what two hexadecimal digits hold


def shortened(words: str, left: int, right: int) -> str:
    """Leave out the middle of words that are too long; with ``left`` or ``right`` 0, all but one edge.

    Example:
        >>> shortened("the harbour master said so", 3, 2), shortened("the harbour master", 0, 3)
        ('the…so', '…master')
    """
    left, right = (0, 2 * right) if not left else (2 * left, 0) if not right else (left, right)
    if len(words) <= left + right + 1:
        return words
    return f"{words[:left]}…{words[len(words) - right :]}"
