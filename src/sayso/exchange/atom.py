"""What is new in a case as an Atom feed (RFC 4287), for any feed reader on the same machine or in the newsroom."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sayso.records import Change, content_id

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "sayso"
NEVER = "1970-01-01T00:00:00+00:00"  # when an empty feed was last changed: an Atom feed must tell


def atom_feed(changes: Sequence[Change], title: str, most: int = 500) -> str:
    """Give changes as an Atom feed, the latest first; texts are escaped, and what XML cannot hold is left out.

    Args:
        changes: in the order in which they were found.
        title: of the feed.
        most: how many of the latest are told.

    Example:
        >>> "<title>new</title>" in atom_feed([], "new")
        True
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    latest = max((each.at for each in changes), default=NEVER)
    _add(feed, "id", f"urn:sayso:{content_id('feed', title)}")
    _add(feed, "title", title)
    _add(feed, "updated", latest)
    _add(_add(feed, "author", None), "name", AUTHOR)
    for change in reversed(changes[-most:] if most else []):
        entry = _add(feed, "entry", None)
        _add(
            entry, "id", f"urn:sayso:{content_id('change', change.run, change.kind, change.claim, change.document, change.text)}"
        )
        _add(entry, "title", f"{change.kind.value}: {change.text}")
        _add(entry, "updated", change.at or NEVER)
        _add(entry, "category", None).set("term", change.kind.value)
        _add(entry, "summary", change.text)
    return ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _add(parent: ET.Element, name: str, text: str | None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    if text is not None:
        element.text = "".join(each for each in text if _fits(ord(each)))
    return element


def _fits(code: int) -> bool:
    """Tell whether XML 1.0 can hold a character."""
    return code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000  # noqa: PLR2004 - its Char
