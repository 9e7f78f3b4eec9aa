"""Make words from a pile fit for a page: no control characters, no reordering of what stands beside them, no odd links.

Everything that a document says is hostile until it has gone through here *and* through the templates' escaping.
"""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from sayso.records import content_id

_LONGEST_URL = 2000
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction overrides and things of no width
    "\ufff9-\ufffb\U000e0000-\U000e0fff]",
)
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_URL_CHARS = re.compile(r"[^\s\x00-\x20\x7f\"'<>\\^`{|}]+")


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


def line(text: str, longest: int = 300) -> str:
    r"""Give a clean text on one line, cut after ``longest`` characters with an ellipsis.

    Example:
        >>> line("  nine\n wagons ", 8)
        'nine wa…'
    """
    flat = " ".join(clean(text[: longest * 4]).split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1].rstrip()}…"


def isolate(text: str, language: str | None = None) -> Markup:
    """Give a clean text in an element of its own direction, so that it cannot reorder what stands beside it.

    Example:
        >>> isolate("<b>Herald</b>")
        Markup('<bdi>&lt;b&gt;Herald&lt;/b&gt;</bdi>')
        >>> isolate("報道", "ja")
        Markup('<bdi lang="ja">報道</bdi>')
    """
    if language == "en":
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(clean(text))
    if language and language != "und":
        return Markup('<bdi lang="{}">{}</bdi>').format(language, clean(text))
    return Markup("<bdi>{}</bdi>").format(clean(text))


def safe_url(url: str | None) -> str | None:
    """Give a link as it may stand in a page, or None: only http and https, with a host, and no odd characters.

    Example:
        >>> safe_url("https://herald.example/a?b=1")
        'https://herald.example/a?b=1'
        >>> safe_url("javascript:alert(1)") is None
        True
    """
    if not url or len(url) > _LONGEST_URL or not _URL_CHARS.fullmatch(url) or clean(url) != url:
        return None
    return url if url.lower().startswith(("http://", "https://")) and host(url) else None


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


def anchor(kind: str, id: str) -> str:  # noqa: A002 the record's own word
    """Give the anchor of a record: its kind and its id, or a digest of an id that cannot stand in a link.

    Example:
        >>> anchor("claim", "0af3")
        'claim-0af3'
        >>> anchor("claim", '"><script>')
        'claim-880e1a4c65c3'
    """
    return f"{kind}-{id if _PLAIN_ID.fullmatch(id) else content_id(id)}"
