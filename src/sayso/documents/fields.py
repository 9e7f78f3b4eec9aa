"""The names under which other people's files keep title, outlet, author, date: one table for JSON lines and front matter."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

NAMES = {
    "text": (
        "text", "body", "content", "article", "maintext", "main_text", "fulltext", "full_text", "article_text", "plain_text",
        "message", "article_body", "body_text", "post_text", "tweet_text", "hlead", "story", "story_text",
    ),
    "html": ("html", "raw_html", "content_html", "body_html"),
    "id": ("id", "_id", "guid", "uuid", "doc_id", "document_id", "article_id"),
    "title": ("title", "headline", "heading", "name", "subject", "article_title"),
    "outlet": (
        "outlet", "media_name", "source_name", "publisher", "publication", "site", "sitename", "site_name", "source",
        "media", "domain",
        "channel", "newspaper", "page_name", "chat", "journal",
    ),
    "author": ("author", "authors", "byline", "by", "creator", "user"),
    "url": ("url", "link", "canonical_url", "source_url", "permalink", "href", "uri"),
    "published": (
        "published", "publish_date", "published_at", "date_published", "date_publish", "publication_date", "pub_date", "pubdate",
        "published_date", "publishedat", "datepublished", "date", "datetime", "timestamp", "time", "created_at", "created",
        "post_created", "load_date",
    ),
    "captured": (
        "captured", "captured_at", "fetched", "fetched_at", "crawled_at", "crawl_date", "date_crawled", "scraped_at",
        "scrape_date", "retrieved_at", "date_download", "download_date", "indexed_date", "capture_date",
    ),
    "language": ("language", "lang", "language_code", "locale"),
}  # fmt: skip
# Of one record: the widest tables have some thousands of columns, a dictionary of millions of words is no article
_MOST_KEYS = 10_000


def named(record: Mapping[str, Any]) -> dict[str, str]:
    """Give the fields of a record under sayso's names, as text; the first usual name that holds something wins.

    Example:
        >>> named({"Headline": "Ferry sinks", "authors": ["Ada Winter", "Ben Marsh"]})
        {'title': 'Ferry sinks', 'author': 'Ada Winter, Ben Marsh'}
    """
    return {name: words for name, (_, words) in _found(record).items()}


def renamed(record: Mapping[str, Any]) -> dict[str, str]:
    """Map sayso's name to the record's own for each field that goes by another name.

    Example:
        >>> renamed({"body": "The ferry sank.", "title": "Ferry sinks"})
        {'text': 'body'}
    """
    return {name: own for name, (own, _) in _found(record).items() if own != name}


def _found(record: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, own in _usual(tuple(islice((key for key in record if isinstance(key, str)), _MOST_KEYS))):
        words = "" if name in found else _words(record[own])
        if words.strip():
            found[name] = (own, words if name in {"text", "html"} else " ".join(words.split()))
    return found


@lru_cache(maxsize=64)
def _usual(keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give sayso's name and the record's own for each known key, in order of preference; most files have one set of keys."""
    own = {folded(key): key for key in reversed(keys)}
    return tuple((name, own[each]) for name, others in NAMES.items() for each in others if each in own)


def usual(name: str) -> tuple[str, ...]:
    """Give the names that other people have for a field of sayso's, folded, in order of preference."""
    return NAMES[name]


def folded(key: str) -> str:
    """Give a field's name as it is compared: in lower case, with a single "_" for whatever parts its words.

    Example:
        >>> folded("Full-Text (HTML)"), folded("_id")
        ('full_text_html', '_id')
    """
    words = re.sub(r"[^\w]+", "_", key.lower().lstrip("\ufeff").strip())
    return words.rstrip("_") or words


def _words(value: Any, deepest: int = 4) -> str:
    """Give a value as text: names in a list or in {"name": …} are joined; anything else, and what lies deeper, is nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("title") or value.get("url"), deepest - 1) if deepest else ""
    if isinstance(value, list):
        return ", ".join(words for each in value[:50] if not isinstance(each, list) and (words := _words(each, deepest)))
    return ""
