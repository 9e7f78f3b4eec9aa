"""RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0) to drafts: one document an entry.

The formats differ in the names of the same things, so that one table of names reads them all.
"""

import re
from collections.abc import Iterator
from typing import Any

from sayso.documents.draft import Draft
from sayso.documents.feed_entries import Entry, drafts_of_entries, lay_out_either
from sayso.documents.fragments import lay_out_element, one_line
from sayso.documents.hyperlinks import address
from sayso.documents.layout import Laid
from sayso.documents.xml_trees import local_name
from sayso.records import Unread

# namespaces by address; elements of RSS have none, or that of their version
_PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss": "",
    "": "",
}
# RSS whose elements were put into Atom's namespace by mistake
_ONLY_RSS = {"pubdate", "description", "guid"}
_TITLES = ("title", "atom:title", "dc:title")
_BODIES = ("content:encoded", "atom:content", "xhtml:body", "xhtml:div")
_SUMMARIES = ("description", "atom:summary", "dc:description")
_PUBLISHED = ("pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued", "atom:created", "dcterms:created")
_UPDATED = ("atom:updated", "atom:modified", "dcterms:modified", "lastbuilddate")
_AUTHORS = ("dc:creator", "author")
_IDS = ("guid", "atom:id", "dc:identifier")
_LANGUAGES = ("language", "dc:language")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
# RSS 2.0 writes authors as "ada@herald.example (Ada Winter)"
_MAILBOX = re.compile(r"\S{1,100}@\S{1,100}\s{0,3}\((?P<name>[^()]{1,100})\)\Z")


def read_feed_tree(root: Any, path: str, digest: str) -> Iterator[Draft | Unread]:
    """Yield a draft for each entry of an RSS or Atom feed that was parsed; what the entries lack is noted once a feed.

    A document's text is the entry's full content where the feed gives it, else its summary or description, below its title. Its
    outlet is the feed (or the source that a feed of feeds names). An entry that only tells when it was changed was published
    at that time or earlier: the interval has no beginning.
    """
    channel = _channel(root)
    yield from drafts_of_entries((_entry(each, channel) for each in root.iter() if _is_entry(each)), path, digest)


def _is_entry(element: Any) -> bool:
    return local_name(element) in {"item", "entry"}


def _channel(root: Any) -> dict[str, Any]:
    """Give the parts of the feed itself, by name."""
    channel = next((each for each in root if local_name(each) == "channel"), root)
    return _parts(channel)


def _parts(element: Any) -> dict[str, Any]:
    """Map the names of an element's children to the first child of that name that holds anything."""
    found: dict[str, Any] = {}
    for child in element:
        if isinstance(child.tag, str) and (len(child) or child.text or child.attrib):
            found.setdefault(_name(child.tag), child)
    return found


def _name(tag: str) -> str:
    """Write a tag with the prefix that this module knows its namespace by; a prefix that was never declared stays."""
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space.lstrip("{"))
    if prefix == "atom:" and name.lower() in _ONLY_RSS:
        prefix = ""
    return (f"{prefix}{name}" if prefix is not None else f"other:{name}").lower()


def _entry(element: Any, channel: dict[str, Any]) -> Entry:
    parts = _parts(element)
    url = _link(element, parts)
    base = element.base if address(element.base) else url
    source = parts.get("atom:source")
    origin = _words(_parts(source), _TITLES) if source is not None else _words(parts, ("source", "dc:source"))
    return Entry(
        title=one_line(_words(parts, _TITLES)),
        body=_laid(parts, _BODIES, base),
        summary=_laid(parts, _SUMMARIES, base),
        outlet=one_line(origin, 200) or one_line(_words(channel, _TITLES), 200),
        author=_author(parts) or _author(channel),
        url=url,
        published=_words(parts, _PUBLISHED),
        updated=_words(parts, _UPDATED),
        language=_language(element) or _words(parts, _LANGUAGES) or _words(channel, _LANGUAGES),
        id=_words(parts, _IDS),
    )


def _words(parts: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """Give the words of the first part of these names that has any."""
    told = ("".join(parts[name].itertext()).strip() for name in names if name in parts)
    return next((words for words in told if words), None)


def _laid(parts: dict[str, Any], names: tuple[str, ...], base: str | None) -> Laid | None:
    """Lay out the first part of these names that is text: Atom says what it is, in RSS the words tell."""
    for name in names:
        if name in parts and (laid := _content(parts[name], name, base)).text:
            return laid
    return None


def _content(element: Any, name: str, base: str | None) -> Laid:
    base = element.base if address(element.base) else base
    kind = (element.get("type") or "").lower() if name.startswith("atom:") else ""
    if len(element) or kind.endswith("xhtml") or name.startswith("xhtml:"):
        return lay_out_element(element, base)
    words = element.text or ""
    if kind and not kind.startswith(("text", "html")):
        return Laid()
    return lay_out_either(words, base, markup=True if kind.endswith("html") else None)


def _link(element: Any, parts: dict[str, Any]) -> str | None:
    """Give the address of the entry's page: not of its comments, its sound file or the feed."""
    permanent = parts["guid"] if "guid" in parts and (parts["guid"].get("isPermaLink") or "true").lower() == "true" else None
    told = (
        _words(parts, ("feedburner:origlink",)),
        _words(parts, ("link", "atom:link")),
        *(each.get("href") for each in element if _is_page_link(each)),
        element.get(_ABOUT),
        permanent.text if permanent is not None else None,
    )
    return next((url for words in told if words and (url := address(words, element.base))), None)


def _is_page_link(element: Any) -> bool:
    return _name(str(element.tag)) == "atom:link" and element.get("rel", "alternate") == "alternate"


def _author(parts: dict[str, Any]) -> str | None:
    if "atom:author" in parts:
        return one_line(_words(_parts(parts["atom:author"]), ("atom:name", "name")), 100)
    words = one_line(_words(parts, _AUTHORS), 200)
    mailbox = _MAILBOX.match(words) if words else None
    if mailbox is not None:
        return mailbox["name"].strip()
    return None if words and "@" in words else words


def _language(element: Any) -> str | None:
    while element is not None:
        if told := element.get(_LANGUAGE):
            return str(told)
        element = element.getparent()
    return None
