"""JSON Feed (1.0, 1.1) to drafts: one document an item."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.documents.draft import Draft
from sayso.documents.feed_entries import Entry, drafts_of_entries, lay_out_either
from sayso.documents.fragments import one_line
from sayso.documents.hyperlinks import address
from sayso.documents.layout import Laid
from sayso.records import Unread

_SURROGATE = re.compile("[\ud800-\udfff]")
_VERSION = "jsonfeed.org/version/"


def is_json_feed(loaded: Any) -> bool:
    """Tell whether parsed JSON calls itself a JSON Feed.

    Example:
        >>> is_json_feed({"version": "https://jsonfeed.org/version/1.1"}), is_json_feed([])
        (True, False)
    """
    return isinstance(loaded, dict) and _VERSION in str(loaded.get("version"))[:100]


def read_json_feed(loaded: Mapping[str, Any], path: str, digest: str) -> Iterator[Draft | Unread]:
    """Yield a draft for each item of a JSON Feed; what the items lack is noted once a feed."""
    given = loaded.get("items")
    items = given if isinstance(given, list) else []
    wrong = sum(1 for each in items if not isinstance(each, dict))
    if wrong:
        yield Unread(path, f"{wrong} of {len(items)} items of the feed are no objects")
    yield from drafts_of_entries((_entry(each, loaded) for each in items if isinstance(each, dict)), path, digest)


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    home = address(_words(feed, "home_page_url"))
    url = address(_words(item, "url"), home) or address(_words(item, "external_url"), home)
    return Entry(
        title=one_line(_words(item, "title")),
        body=_laid(_words(item, "content_html"), url or home, markup=True)
        or _laid(_words(item, "content_text"), None, markup=False),
        summary=_laid(_words(item, "summary"), url or home, markup=None),
        outlet=one_line(_words(feed, "title"), 200),
        author=_author(item) or _author(feed),
        url=url,
        published=_words(item, "date_published"),
        updated=_words(item, "date_modified"),
        language=_words(item, "language") or _words(feed, "language"),
        id=_words(item, "id"),
    )


def _words(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) and not isinstance(value, bool) and name == "id" else None
    return _SURROGATE.sub("\ufffd", value) if value.strip() else None


def _laid(words: str | None, base: str | None, *, markup: bool | None) -> Laid | None:
    laid = lay_out_either(words, base, markup=markup) if words else Laid()
    return laid if laid.text else None


def _author(record: Mapping[str, Any]) -> str | None:
    """Give the names of the authors (1.1), or of the one author (1.0)."""
    several = record.get("authors")
    told = several if isinstance(several, list) and several else [record.get("author")]
    names = [name for each in told[:20] if isinstance(each, dict) and (name := one_line(_words(each, "name"), 100))]
    return ", ".join(dict.fromkeys(names)) or None
