"""Words of a pile made fit to be shown, here and in other people's formats: clean, on one line, in XML, in Markdown.

Everything that a document says is hostile until it has gone through here; what then stands in a page or a format is escaped, too.
"""

import re
from urllib.parse import urlsplit

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction overrides and things of no width
    "\ufff9-\ufffb\U000e0000-\U000e0fff]",
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, Char
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~&$^]")  # what Markdown, its tables, footnotes and formulas give a meaning to
_LEADING = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")  # what begins a list, a rule or an underline
_LINKING = re.compile(r"(?i)(?=://)|(?<=www)(?=\.)|(?=@)")  # where GitHub makes links of bare words
_URL_CHARS = re.compile(r"[^\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]{1,2000}")


def clean(text: str) -> str:
    r"""Give a text without control characters, direction overrides, things of no width and broken characters.

    The joiners U+200C and U+200D stay: Persian, Hindi and many emoji are spelt with them.

    Example:
        >>> clean("a\u202eb\x00c")
        'abc'
    """
    return _BROKEN.sub("\ufffd", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))


def count_unseen(text: str) -> int:
    r"""Count the characters that :func:`clean` leaves out.

    Example:
        >>> count_unseen("a\u202eb\x00c")
        2
    """
    return len(_UNSEEN.findall(_LINE_ENDS.sub("\n", text)))


def one_line(text: str, longest: int = 300) -> str:
    r"""Give a text on one line, without what cannot be seen or turns the line around, cut after ``longest`` characters.

    Example:
        >>> one_line("nine\u202e\n wagons\x00", 9)
        'nine wag…'
    """
    flat = " ".join(clean(text[: longest * 4]).split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1].rstrip()}…"


def counted(many: int, one: str, several: str | None = None) -> str:
    """Give a number with its noun, in English.

    Example:
        >>> counted(1, "copy", "copies"), counted(2, "version")
        ('1 copy', '2 versions')
    """
    return f"{many:,} {one if many == 1 else several or one + 's'}"


def xml_safe(text: str) -> str:
    r"""Give a text of the same length that XML 1.0 can hold: U+FFFD stands for each character that it cannot.

    Example:
        >>> xml_safe("a\x00b")
        'a\ufffdb'
    """
    return _NO_XML.sub("\ufffd", text)


def markdown(text: str, longest: int = 300) -> str:
    r"""Give a text on one line with everything escaped that Markdown would act on; bare addresses stay words.

    Example:
        >>> print(markdown("*Ostra* <b>[x](y)</b>"))
        \*Ostra\* \<b\>\[x\](y)\</b\>
        >>> print(markdown("1. see www.herald.example"))
        1\. see www&#8203;.herald.example
    """
    escaped = _LEADING.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", one_line(text, longest)))
    return _LINKING.sub("&#8203;", escaped)


def web_address(url: str | None) -> str | None:
    """Give a link as it may stand in a page or a brief: http or https with a host and no odd characters; else None.

    Example:
        >>> web_address("https://herald.example/a?b=1"), web_address("javascript:alert(1)")
        ('https://herald.example/a?b=1', None)
    """
    if not url or not _URL_CHARS.fullmatch(url) or not url.lower().startswith(("http://", "https://")):
        return None
    return url if host(url) and clean(url) == url else None


def host(url: str) -> str | None:
    """Give the host that a link leads to, look-alike letters in their ASCII form; None when there is none.

    Example:
        >>> host("https://herald.example@evil.example/x"), host("https://пример.example")
        ('evil.example', 'xn--e1afmkfd.example')
    """
    try:
        name = urlsplit(url).hostname
        return name.encode("idna").decode("ascii") if name else None
    except (UnicodeError, ValueError):
        return None
