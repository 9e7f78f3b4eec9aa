"""An XML file to drafts: its root element tells whether it is a feed, a list of feeds or a page."""

from collections.abc import Iterator

from sayso.documents.draft import Draft
from sayso.documents.feeds import read_feed_tree
from sayso.documents.legible import legible
from sayso.documents.outlines import read_outline_tree
from sayso.documents.pages import read_page
from sayso.documents.xml_trees import local_name, parse_xml
from sayso.records import Unread
from sayso.settings import Settings

_FEEDS = {"rss", "rdf", "feed"}


def read_xml(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield what an XML file holds: the entries of a feed, the notes on a list of feeds, the posts of an XHTML page.

    Other XML is noted with the name of its root element: nothing tells which of its parts are text.
    """
    text, notes = legible(content, path, markup=True, most_bytes=settings.max_file_bytes)
    yield from notes
    if text is None:
        return
    root = parse_xml(text)
    if isinstance(root, str):
        yield Unread(path, root)
        return
    name = local_name(root)
    if name in _FEEDS:
        yield from read_feed_tree(root, path, digest)
    elif name == "opml":
        yield from read_outline_tree(root, path)
    elif name == "html":
        drafts, unread = read_page(text, path, digest)
        yield from drafts
        yield from unread
    else:
        yield Unread(path, f"holds XML with the root <{name[:60]}>; expected a feed (rss, rdf, feed), a list (opml) or a page")
