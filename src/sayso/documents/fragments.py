"""A piece of HTML, as feeds and chats carry it, to laid-out text: it has no page around it that would have to be cleaned away."""

import re
from contextlib import suppress
from html import unescape
from typing import Any

from sayso.documents.hyperlinks import absolute
from sayso.documents.layout import Laid, lay_out
from sayso.documents.paragraphs import blocks
from sayso.documents.plain import addresses

_MARKUP = re.compile(
    r"<(?:/?(?:p|br|div|a|b|i|em|strong|span|img|ul|ol|li|h[1-6]|blockquote|table|figure|article|section|font|hr|u|s|pre|code|center|"
    r"iframe|video|small|sup|sub|dl|dt|dd)\b|!--)",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
# deeper than any feed; libxml2 itself stops at 2,048
_DEEPEST = 250


def is_markup(words: str) -> bool:
    """Tell whether words hold tags of HTML: a feed does not say whether its description does.

    Example:
        >>> is_markup("<p>The ferry sank.</p>"), is_markup("3 < 5")
        (True, False)
    """
    return _MARKUP.search(words) is not None


def lay_out_fragment(html: str, base: str | None = None) -> Laid:
    """Give the text of a piece of HTML with its paragraphs and links; one that cannot be parsed is empty.

    Args:
        html: without a head; scripts, forms and styles are left out.
        base: what relative addresses are relative to; without it they are left out.

    Example:
        >>> lay_out_fragment('<p>The <a href="/log">log</a>.</p>', "https://herald.example/a").links[0].url
        'https://herald.example/log'
    """
    root = _tree(html)
    if root is None:
        return Laid()
    laid = lay_out(root)
    return Laid(laid.text, laid.blocks, absolute(laid.links, base))


def lay_out_element(element: Any, base: str | None = None) -> Laid:
    """Do the same for an element that was parsed already: XHTML in a feed, a message in a page."""
    for each in element.iter():
        if isinstance(each.tag, str) and ("}" in each.tag or not each.tag.islower()):
            _rename(each)
    laid = lay_out(element)
    return Laid(laid.text, laid.blocks, absolute(laid.links, base))


def _rename(element: Any) -> None:
    """Take namespace and capitals off a tag; one that libxml2 reads but does not write (``br]<br``) stays as it is."""
    with suppress(ValueError):
        element.tag = element.tag.rpartition("}")[2].lower()


def lay_out_plain(words: str) -> Laid:
    """Give plain text with its paragraphs and the addresses in it; references such as ``&amp;`` are resolved."""
    text = unescape(words).strip()
    return Laid(text, blocks(text), addresses(text))


def one_line(words: str | None, longest: int = 400) -> str | None:
    """Give a title or a name as one line without markup; None where nothing is left, or more than anybody prints.

    Example:
        >>> one_line("Ferry <b>sinks</b> &amp;amp; nobody is hurt")
        'Ferry sinks & nobody is hurt'
    """
    if not words or len(words) > longest * 8:
        return None
    plain = unescape(_TAG.sub(" ", unescape(_TAG.sub("", words))))
    flat = " ".join(plain.split())
    return flat if flat and len(flat) <= longest else None


def _tree(html: str) -> Any:
    from lxml import html as parser  # type: ignore[import-untyped]  # noqa: PLC0415 native library, only markup needs it

    if not html.strip() or _too_deep(html):
        return None
    try:
        return parser.fragment_fromstring(html.translate({0: " "}), create_parent="div")
    except Exception:  # noqa: BLE001 lxml raises several classes on broken input; no text is the answer
        return None


def _too_deep(html: str) -> bool:
    """Tell whether elements lie deeper in one another than anybody writes; a tag without an end counts for nothing."""
    depth = 0
    for match in re.finditer(r"<(/?)(?:div|span|blockquote|ul|ol|table|section|b|i|font)\b", html, re.IGNORECASE):
        depth += -1 if match[1] else 1
        if depth > _DEEPEST:
            return True
    return False
