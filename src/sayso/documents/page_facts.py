"""What a page's head says of it: title, outlet, author, address, date, language; nothing is guessed from prose."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.documents.dates import moment
from sayso.documents.words import page_words
from sayso.records import Moment

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Story|Review|Analysis|LiveBlog", re.IGNORECASE)
_DAY_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher", "copyright")
_AUTHORS = (
    "author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "sailthru.author", "cxenseparse:author",
    "authors", "citation_author", "article:author_name", "twitter:data1",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.created", "dc.date", "date", "pubdate", "publishdate", "publish-date", "sailthru.date",
    "article.published", "rnews:datepublished",
)  # fmt: skip
_MOST_OBJECTS = 2000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page declares; None where it does not. ``single`` is true when it declares itself one article."""

    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: Moment | None
    language: str | None
    single: bool


def page_facts(tree: Any) -> PageFacts:
    """Read a page's metadata from its lxml tree."""
    metas = _metas(tree)
    article, others = _linked_data(tree)
    url = _address(tree, metas, article)
    outlet = (
        _first(metas, _OUTLETS[:1])
        or _name(article.get("publisher"))
        or _site(others)
        or _first(metas, _OUTLETS[1:4])
        or _host(url)
    )
    return PageFacts(
        title=_title(tree, metas, article, outlet),
        outlet=outlet,
        author=_author(tree, metas, article, outlet),
        url=url,
        published=_published(tree, metas, article, url),
        language=_language(tree, metas, article),
        single=bool(article) or metas.get("og:type", "").lower() == "article",
    )


def _clean(words: Any, longest: int = 400) -> str | None:
    """Give one line of plain words, without markup or entities, or None for anything else."""
    if not isinstance(words, str) or len(words) > longest * 4:
        return None
    flat = " ".join(re.sub(r"<[^<>]{0,200}>", " ", unescape(words)).split())
    return flat if flat and len(flat) <= longest else None


def _metas(tree: Any) -> dict[str, str]:
    """Map each meta name, property and itemprop to its first content that is not empty."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _clean(element.get("content"), 2000)
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _linked_data(tree: Any) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """Give the page's article object of JSON-LD (empty when it has none) and all other objects."""
    objects = [
        found
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for found in _objects(script.text or "")
    ]
    articles = [each for each in objects if _ARTICLE_TYPES.search(str(each.get("@type")))]
    told = [each for each in articles if each.get("headline") or each.get("datePublished")]
    return (told[0] if told else {}), [each for each in objects if each not in articles]


def _objects(script: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of one script, those in lists and graphs too; broken JSON yields nothing."""
    try:
        waiting = [
            json.loads(re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", script), strict=False)
        ]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting[:0] = each[:_MOST_OBJECTS]
        elif isinstance(each, dict):
            yield each
            waiting += [
                each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(each.get(key), dict | list)
            ]


def _name(value: Any) -> str | None:
    """Give the name in "Ada", {"name": "Ada"} or a list of such, joined."""
    if isinstance(value, list):
        names = [name for each in value[:20] if not isinstance(each, list) and (name := _name(each))]
        return ", ".join(dict.fromkeys(names)) or None
    words = _clean(value.get("name") if isinstance(value, dict) else value)
    if words is None and isinstance(value, dict) and isinstance(value.get("name"), list):
        return _name(value["name"])
    return None if words is None or "://" in words else words


def _site(others: list[Mapping[str, Any]]) -> str | None:
    return next((name for each in others if "WebSite" in str(each.get("@type")) and (name := _name(each))), None)


def _host(url: str | None) -> str | None:
    return ((urlsplit(url).hostname or "").removeprefix("www.") or None) if url else None


def _address(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    page = article.get("mainEntityOfPage")
    base = metas.get("og:url", "")
    told = (
        *(element.get("href") for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower()),
        base,
        article.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
    )
    return next((url for each in told if isinstance(each, str) and (url := _absolute(base, each.strip()))), None)


def _absolute(base: str, url: str) -> str | None:
    """Give an address that opens; a broken one is None."""
    try:
        joined = urljoin(base, url)
        return joined if urlsplit(joined).hostname and joined.startswith(("http://", "https://")) else None
    except ValueError:
        return None


def _title(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any], outlet: str | None) -> str | None:
    """Prefer the printed headline: a single h1, else what the head declares, without " | Outlet"."""
    headings = [words for element in tree.iter("h1") if (words := _clean(element.text_content()))]
    declared = _clean(article.get("headline")) or _first(metas, _TITLES)
    page = next((words for element in tree.iter("title") if (words := _clean(element.text_content()))), None)
    if len(set(headings)) == 1 and _agrees(headings[0], declared or page):
        return headings[0]
    return next((_without_outlet(words, outlet) for words in (declared, page, *headings) if words), None)


def _agrees(heading: str, other: str | None) -> bool:
    """Tell whether half of the heading's words stand in the declared title: a logo in an h1 has none of them."""
    words = set(heading.lower().split())
    return other is None or len(words & set(other.lower().split())) * 2 >= len(words)


def _without_outlet(title: str, outlet: str | None) -> str:
    """Drop " | Outlet" from the end, only where it is this outlet."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and outlet and (tail.lower() in outlet.lower() or outlet.lower() in tail.lower()):
            return head
    return title


def _author(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any], outlet: str | None) -> str | None:
    """Take the first name that the page declares; the outlet's own name only where there is no other."""
    told = (_name(article.get("author")), _name(article.get("creator")), *(metas.get(name) for name in _AUTHORS))
    marked = (
        _clean(element.text_content(), 100)
        for element in tree.iter("a", "span", "p", "div", "address")
        if element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()
    )
    names = [name for words in (*told, *marked) if words and (name := _person(words))]
    return next((name for name in names if _letters(name) != _letters(outlet or "")), names[0] if names else None)


def _person(words: str) -> str | None:
    """Drop the byline's "By"; an address, a number or a mailbox is no name."""
    if any(mark in words for mark in ("://", "@", "www.")) or not any(character.isalpha() for character in words):
        return None
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower().rstrip(":") in _by_words() else words


@cache
def _by_words() -> frozenset[str]:
    return frozenset(each["word"] for each in page_words()["bylines"])


def _letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _published(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any], url: str | None) -> Moment | None:
    """Take the surest date: JSON-LD, meta tags, a time element, the address; never a date of change."""
    told: list[tuple[Any, str]] = [(article.get("datePublished"), "JSON-LD"), (article.get("dateCreated"), "JSON-LD")]
    told += [(metas.get(name), "meta") for name in _DATES]
    told += [(element.get("datetime") or element.text_content(), "time element") for element in list(tree.iter("time"))[:5]]
    match = _DAY_IN_URL.search(url or "")
    told += [("-".join(match.groups()), "url")] if match else []
    return next((found for words, basis in told if isinstance(words, str) and (found := moment(words.strip(), basis))), None)


def _language(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    told = (
        root.get("lang")
        or root.get("xml:lang")
        or article.get("inLanguage")
        or metas.get("og:locale")
        or metas.get("content-language")
    )
    code = re.match(r"[A-Za-z]{2,3}(?=$|[-_,; ])", told.strip()) if isinstance(told, str) else None
    return code.group().lower() if code else None
