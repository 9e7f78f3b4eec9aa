"""XML of strangers to a tree: no document type, no entities of its own, nothing fetched, and bounded before it is parsed."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

# A feed of 64 MB has some 300,000 tags. A million take 4 s where each has a name of its own, and less than 1 GB.
_MOST_TAGS = 1_000_000
# Attributes of one tag; real ones have a dozen. 100,000 take 0.2 s, and no tag that has more is looked at.
_MOST_ATTRIBUTES = 10_000
_LONG_TAG = re.compile(r"<[^<>]{100000,}")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]{0,2000}(?:\[|>)", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,300}>")
_BARE = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
# halves of characters and what lies beyond the last one: libxml2 lets them through as bytes that are no UTF-8
_NO_CHARACTER = re.compile(
    r"&#(?:x0{0,4}(?:[dD][89a-fA-F][0-9a-fA-F]{2}|1[1-9a-fA-F][0-9a-fA-F]{4}|[2-9a-fA-F][0-9a-fA-F]{5})"
    r"|0{0,4}(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])"
    r"|11141(?:1[2-9]|[2-9]\d)|1114[2-9]\d\d|111[5-9]\d{3}|11[2-9]\d{4}|1[2-9]\d{5}|[2-9]\d{6});"
)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_COMMON = ("nbsp;", "mdash;", "ndash;", "rsquo;", "lsquo;", "rdquo;", "ldquo;", "hellip;", "laquo;", "raquo;")
# beyond so many rarer ones they are dropped: each costs 4 µs, and no feed has them
_MOST_REFERENCES = 200_000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def parse_xml(text: str) -> Any | str:
    """Give the root element (lxml) of an XML text, or why there is none; broken XML is read as far as it goes.

    A document type is cut out before parsing, so that nothing can be declared or fetched; the named characters of HTML
    (``&nbsp;``), which feeds use without declaring them, are put in as themselves.

    Example:
        >>> parse_xml("<rss><title>Fish & chips</title></rss>")[0].text
        'Fish & chips'
        >>> parse_xml("no markup")
        'holds no XML element'
    """
    start = text.find("<")
    if start < 0:
        return "holds no XML element"
    if text.count("<") > _MOST_TAGS:
        return f"holds more than {_MOST_TAGS} tags"
    plain = "".join(_referenced(_without_type(_DECLARATION.sub("", _FORBIDDEN.sub(" ", text[start:]), count=1))))
    if any(match.group().count("=") > _MOST_ATTRIBUTES for match in _LONG_TAG.finditer(plain)):
        return f"holds a tag with more than {_MOST_ATTRIBUTES} attributes"
    return _parsed(plain.encode())


def _parsed(content: bytes) -> Any | str:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 native library, only XML needs it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, encoding="utf-8",
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        return f"is not XML: {str(error)[:100]}"
    return "holds no XML element" if root is None else root


def _without_type(text: str) -> str:
    """Cut out the document type, with the declarations inside its brackets."""
    match = _DOCTYPE.search(text, 0, 10_000)
    if match is None:
        return text
    if match.group().endswith(">"):
        return text[: match.start()] + text[match.end() :]
    end = re.compile(r"\]\s{0,20}>").search(text, match.end())
    return text[: match.start()] + (text[end.end() :] if end else "")


def _referenced(text: str) -> Iterator[str]:
    """Yield the text with every reference resolved that XML does not know itself; CDATA sections stay as they are."""
    place = 0
    while (start := text.find(_CDATA, place)) >= 0 and (end := text.find(_CDATA_END, start)) >= 0:
        yield _resolved(text[place:start])
        yield text[start : end + len(_CDATA_END)]
        place = end + len(_CDATA_END)
    yield _resolved(text[place:])


def _resolved(text: str) -> str:
    for name in _COMMON:
        text = text.replace(f"&{name}", html5[name])
    text = _NO_CHARACTER.sub("\ufffd", _BARE.sub("&amp;", text))
    return _NAMED.sub(_character, text, count=_MOST_REFERENCES)


def _character(match: re.Match[str]) -> str:
    known = html5.get(match[1], "&")
    return f"&amp;{match[1]}" if any(mark in known for mark in "&<>") else known


def local_name(element: Any) -> str:
    """Give an element's name without its namespace, in lower case.

    Example:
        >>> local_name(parse_xml('<a:Feed xmlns:a="urn:x"/>'))
        'feed'
    """
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
