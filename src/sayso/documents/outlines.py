"""OPML to the addresses of feeds: a list of feeds holds no documents, and sayso fetches nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.documents.draft import Draft
from sayso.documents.fragments import one_line
from sayso.documents.hyperlinks import address
from sayso.documents.legible import legible
from sayso.documents.xml_trees import local_name, parse_xml
from sayso.records import Unread
from sayso.settings import Settings

_SHOWN_CHARS = 80


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed of a list: its address, its title, and the folders that it lies in, outermost first."""

    url: str
    title: str | None
    folders: tuple[str, ...] = ()


def feed_addresses(content: bytes, path: str = "list.opml") -> tuple[tuple[FeedAddress, ...], tuple[Unread, ...]]:
    """Give the feeds that an OPML file lists, each once, and a note for each line whose address leads nowhere.

    Nothing is fetched: whoever wants the feeds loads them and hands the files to :func:`sayso.read`.

    Example:
        >>> feed_addresses(b'<opml><body><outline text="Herald" xmlUrl="https://herald.example/rss"/></body></opml>')[0]
        (FeedAddress(url='https://herald.example/rss', title='Herald', folders=()),)
    """
    text, notes = legible(content, path, markup=True)
    if text is None:
        return (), notes
    root = parse_xml(text)
    if isinstance(root, str):
        return (), (*notes, Unread(path, root))
    found, bad = addresses_of_tree(root, path)
    return found, (*notes, *bad)


def addresses_of_tree(root: Any, path: str) -> tuple[tuple[FeedAddress, ...], tuple[Unread, ...]]:
    """Do the same for a list that was parsed already."""
    found: dict[str, FeedAddress] = {}
    bad: list[Unread] = []
    for number, (element, folders) in enumerate(_outlines(root), 1):
        written = _attribute(element, "xmlurl")
        if written is None:
            continue
        url = address(written)
        if url is None:
            bad.append(Unread(path, f"outline {number} has the address {written[:_SHOWN_CHARS]!r}, which leads to no feed"))
        else:
            found.setdefault(url, FeedAddress(url, _title(element), folders))
    return tuple(found.values()), tuple(bad)


def read_outline(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield notes only: how many feeds the file lists, and which of its addresses are broken."""
    del digest, settings
    text, notes = legible(content, path, markup=True)
    yield from notes
    root = parse_xml(text) if text is not None else None
    if isinstance(root, str):
        yield Unread(path, root)
    elif root is not None:
        yield from read_outline_tree(root, path)


def read_outline_tree(root: Any, path: str) -> Iterator[Unread]:
    """Do the same for a list that was parsed already."""
    found, bad = addresses_of_tree(root, path)
    yield from bad
    feeds = "1 feed" if len(found) == 1 else f"{len(found)} feeds"
    yield Unread(path, f"lists {feeds} and holds no text; sayso fetches nothing: give it the feeds' own files")


def _outlines(root: Any) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield every outline with the titles of those around it, in order."""
    stack: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while stack:
        element, folders = stack.pop()
        is_outline = local_name(element) == "outline"
        if is_outline:
            yield element, folders
        title = _title(element) if is_outline else None
        inner = (*folders, title) if title and _attribute(element, "xmlurl") is None else folders
        stack.extend((child, inner) for child in reversed(list(element)) if isinstance(child.tag, str))


def _attribute(element: Any, name: str) -> str | None:
    """Give an attribute whatever its case: programs write xmlUrl, xmlurl and XmlUrl."""
    return next((str(value) for key, value in element.attrib.items() if key.lower() == name and value.strip()), None)


def _title(element: Any) -> str | None:
    return one_line(_attribute(element, "title") or _attribute(element, "text"), 200)
