"""What was fetched, read: a page into documents, a feed into the addresses of its entries."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from sayso.documents.draft import Draft, finish
from sayso.documents.feeds import read_feed_tree
from sayso.documents.files import told
from sayso.documents.formats import Given, read_content
from sayso.documents.http_answers import Answer, answer_text
from sayso.documents.hyperlinks import absolute
from sayso.documents.json_feeds import is_json_feed, read_json_feed
from sayso.documents.legible import legible
from sayso.documents.pages import read_page
from sayso.documents.pile import joined
from sayso.documents.plain import read_plain
from sayso.documents.xml_trees import local_name, parse_xml
from sayso.errors import BadInput
from sayso.fetching.addresses import asked, normal
from sayso.fetching.fetcher import Fetched, Fetcher
from sayso.fetching.manners import Manners
from sayso.records import Document, Input, Pile, Unread
from sayso.settings import Settings

_MOST_ENTRIES = 5_000  # of one feed that are looked at; feeds give their newest first
_FEEDS = {"rss", "rdf", "feed"}
_OPENED = {"page", "chat page", "text", "pdf"}
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")


def pile_of(fetched: Fetched, settings: Settings | None = None) -> Pile:
    """Read what was fetched, as a file of that address would be read; nothing in it raises.

    The bytes tell what it is where the head says otherwise. The charset of the head counts where the page declares none.

    Args:
        fetched: a page, a text or a PDF; anything else is noted.
        settings: the limits on what is read.
    """
    options, url = settings or Settings(), fetched.url
    if fetched.why is not None:
        return Pile(documents=(), unread=(Unread(url, fetched.why),))
    if not fetched.content.strip():
        return Pile(documents=(), unread=(Unread(url, "is empty"),))
    digest = sha256(fetched.content).hexdigest()
    kind = _kind(fetched)
    if kind not in _OPENED:
        return Pile(documents=(), unread=(Unread(url, f"is {fetched.media_type or kind}; expected a page, a text or a PDF"),))
    found = _drafts(fetched, kind, digest, options)
    finished = [finish(_placed(each, fetched)) if isinstance(each, Draft) else each for each in found]
    documents = tuple(each for each in finished if isinstance(each, Document))
    notes = tuple(each for each in finished if isinstance(each, Unread))
    return joined([Pile(documents=documents, unread=notes, inputs=(Input(url, digest),))])


def fetched_pile(url: str, settings: Settings | None = None, manners: Manners | None = None) -> Pile:
    """Fetch one page and read it; use it to check what somebody read on the web.

    Raises:
        BadInput: the address is none that sayso asks for, or no page came back.
    """
    address = asked(url)
    pile = pile_of(Fetcher(manners).fetch(address), settings)
    if not pile.documents:
        raise BadInput(f"nothing was read at {address}: {'; '.join(each.why for each in pile.unread)}")
    return pile


def entry_links(fetched: Fetched) -> tuple[str, ...] | str:
    """Give the addresses of a feed's entries, each once, in their order; or why it is no feed.

    Addresses that sayso does not ask for are left out. Nothing else in a feed is followed.
    """
    found = _feed(fetched)
    if isinstance(found, str):
        return found
    return tuple(dict.fromkeys(url for each in found if (url := normal(each))))


def _feed(fetched: Fetched) -> tuple[str, ...] | str:
    """Give the addresses of a feed's first entries as they are written; or why it is no feed."""
    if fetched.why is not None:
        return fetched.why
    text, notes = legible(fetched.content, fetched.url, markup=True)
    if text is None:
        return notes[0].why if notes else "is empty"
    if text.lstrip().startswith("{"):
        return _json_feed(text, fetched.url)
    if _is_page(text[:4096].encode("utf-8", "replace")):
        return "is a page, not a feed; expected RSS, Atom or JSON Feed"
    root = parse_xml(text)
    if isinstance(root, str) or local_name(root) not in _FEEDS:
        return "is no feed; expected RSS, Atom or JSON Feed"
    root.getroottree().docinfo.URL = fetched.final_url  # what relative addresses are relative to
    return _first(read_feed_tree(root, fetched.url, ""))


def _json_feed(text: str, path: str) -> tuple[str, ...] | str:
    try:
        loaded: Any = json.loads(text)
    except (ValueError, RecursionError):
        return "is neither JSON nor XML; expected RSS, Atom or JSON Feed"
    return _first(read_json_feed(loaded, path, "")) if is_json_feed(loaded) else "is JSON, but no JSON Feed"


def _first(found: Iterator[Draft | Unread]) -> tuple[str, ...]:
    entries = islice((each for each in found if isinstance(each, Draft)), _MOST_ENTRIES)
    return tuple(each.url for each in entries if each.url)


def _kind(fetched: Fetched) -> str:
    """Name the format: by the bytes where they tell, else by the type in the head."""
    media_type = fetched.media_type
    named = "page" if "html" in media_type or _is_page(fetched.content[:4096]) else "text"
    if named == "text" and ("xml" in media_type or "json" in media_type or "rss" in media_type):
        return media_type
    return told(fetched.content, named)


def _is_page(head: bytes) -> bool:
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return plain.startswith(_HTML_MARKS) or (plain.startswith((b"<?xml", b"<!--")) and b"<html" in plain)


def _drafts(fetched: Fetched, kind: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    if kind in {"pdf", "chat page"}:
        yield from read_content(fetched.content, Given(fetched.url, digest, kind), settings, None)
        return
    text, note = answer_text(Answer(fetched.status, fetched.media_type, fetched.charset, fetched.content), fetched.url)
    if note is not None:
        yield note
    if text.strip():
        drafts, unread = (read_page if kind == "page" else read_plain)(text, fetched.url, digest)
        yield from drafts
        yield from unread


def _placed(draft: Draft, fetched: Fetched) -> Draft:
    """Give a draft its address, when it was fetched, the host for an outlet where it names none, and whole links."""
    url = draft.url or fetched.final_url
    host = (urlsplit(fetched.final_url).hostname or "").removeprefix("www.")
    whole = absolute(draft.links, url)
    return replace(draft, url=url, outlet=draft.outlet or host or None, captured=fetched.at, links=whole)
