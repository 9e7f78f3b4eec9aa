"""Web pages to drafts: trafilatura for an article, resiliparse and the cutter of posts for a page that holds several."""

import re
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.documents.bylines import byline
from sayso.documents.draft import Draft, headline
from sayso.documents.layout import Laid, headed, lay_out, part
from sayso.documents.page_facts import PageFacts, page_facts
from sayso.documents.posts import Post, posts
from sayso.records import Link, Unread

# Below this share of resiliparse's text the page holds several posts, of which trafilatura drops the later.
_KEPT_SHARE = 0.6
# An <article> with less text is a teaser. Set by hand; on the 257 fundus pages no single article was cut in two by it.
_POST_CHARS = 400
# Larger pages go to resiliparse alone: trafilatura needs some 100 ms for 1 MB and grows faster than that.
_LARGE_PAGE_CHARS = 6_000_000
# Ten million characters of prose take some 4 s. No page is longer but by the pictures that are put into it; these are left out.
_LONGEST_PAGE_CHARS = 10_000_000
_PICTURE = re.compile(r"data:[a-zA-Z0-9.+/-]{1,80}(?:;[a-zA-Z0-9.=-]{1,40}){0,4},[A-Za-z0-9+/=%]{500,}")
# So do pages of many elements, however short: trafilatura needs 50 µs and up to 5 KB for each. Real pages have up to 10,000 tags.
_LARGE_PAGE_TAGS = 100_000
# resiliparse and the tree itself take some 3 s and 400 MB for so many
_MOST_TAGS = 400_000
# Parsers take time by the square of a tag's attributes (20,000: 3 s); real tags have a dozen. Quoted values do not count.
_MOST_ATTRIBUTES = 1000
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,30})\s[^<>]{4000,}>?")
_OPENED = {"", "http", "https"}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# resiliparse takes time by the square of the depth (measured: 5,000 deep 0.9 s, 10,000 deep 4.3 s); real pages stay under 100.
_DEEPEST = 1500
_TAG = re.compile(
    r"<(/?)(?:div|span|section|article|ul|ol|table|blockquote|font|b|i|em|strong|a|main|header|footer|nav|center|form)\b",
    re.IGNORECASE,
)


def read_page(html: str, path: str, digest: str) -> tuple[tuple[Draft, ...], tuple[Unread, ...]]:
    """Give the document of a web page, or one for each post that it holds; a page without text is noted."""
    if html.count("<") > _MOST_TAGS:
        return (), (Unread(path, f"holds a web page of more than {_MOST_TAGS} tags"),)
    html, cut = _bounded(html, path)
    drafts, unread = _bounded_page(html, path, digest)
    return drafts, (*cut, *unread)


def _bounded(html: str, path: str) -> tuple[str, tuple[Unread, ...]]:
    """Leave out pictures that are put into a long page, what is longer than any page, and attributes beyond those of any tag."""
    without = _PICTURE.sub("data:", html) if len(html) > _LARGE_PAGE_CHARS else html
    notes: tuple[Unread, ...] = ()
    if len(without) > _LONGEST_PAGE_CHARS:
        why = f"holds a web page of {len(without)} characters; the first {_LONGEST_PAGE_CHARS} are read"
        without, notes = without[:_LONGEST_PAGE_CHARS], (Unread(path, why),)
    return _LONG_TAG.sub(_without_attributes, without), notes


def _bounded_page(html: str, path: str, digest: str) -> tuple[tuple[Draft, ...], tuple[Unread, ...]]:
    tree = _tree(html)
    if tree is None:
        return (), (Unread(path, "holds no readable HTML"),)
    facts = page_facts(tree)
    several = () if facts.single else _articles(tree)
    if len(several) > 1:
        return tuple(_draft(laid, facts, path, digest, place) for place, laid in enumerate(several)), ()
    whole = _main_text(html)
    found, empty = ((), ()) if facts.single else posts(whole.text, path)
    if len(found) + len(empty) > 1:
        return tuple(_post(whole, post, facts, path, digest) for post in found), empty
    large = len(html) > _LARGE_PAGE_CHARS or html.count("<") > _LARGE_PAGE_TAGS
    laid = whole if large else _article_or_whole(tree, whole, single=facts.single)
    if not laid.text.strip():
        return (), (Unread(path, "holds a web page without an article's text"),)
    return (_draft(headed(laid, facts.title), facts, path, digest, None),), ()


def _without_attributes(tag: re.Match[str]) -> str:
    """Give a tag as it is, or its name alone where it has more attributes than any page's."""
    words = len(_QUOTED.sub("", tag.group()).split(None, _MOST_ATTRIBUTES + 1))
    return f"<{tag[1]}>" if words > _MOST_ATTRIBUTES else tag.group()


def _article_or_whole(tree: Any, whole: Laid, *, single: bool) -> Laid:
    """Take trafilatura's article unless it dropped much of a page that does not declare itself one article."""
    article = _article_text(tree)
    if article.text and (single or len(article.text) >= _KEPT_SHARE * len(whole.text)):
        return article
    return whole


def _tree(html: str) -> Any:
    """Parse a page; anything that a parser makes of hostile bytes is a page without text."""
    try:
        return _parser().document_fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", html.replace("\x00", " ")))
    except Exception:  # noqa: BLE001 lxml raises several classes on broken input; None is the answer
        return None


def _article_text(tree: Any) -> Laid:
    """Give what trafilatura takes for the article."""
    extract = _trafilatura()
    try:
        found = extract(tree, include_comments=False, include_tables=True, include_links=True, include_formatting=True)
    except Exception:  # noqa: BLE001 a library on hostile input; resiliparse is asked next
        return Laid()
    return lay_out(found.body) if found is not None and found.body is not None else Laid()


def _depth(html: str) -> int:
    """Count how deep elements are nested at most, roughly: those that need no end tag are left out."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _main_text(html: str) -> Laid:
    """Give what resiliparse takes for the page's main content: reduced markup, laid out."""
    if _depth(html) > _DEEPEST:
        return Laid()
    try:
        reduced = _resiliparse()(
            html, preserve_formatting="minimal_html", main_content=True, links=True, alt_texts=False, list_bullets=False
        )
        return lay_out(_parser().document_fromstring(reduced)) if reduced.strip() else Laid()
    except Exception:  # noqa: BLE001 a library on hostile input; no text is the answer
        return Laid()


def _articles(tree: Any) -> tuple[Laid, ...]:
    """Give the texts of the page's outermost article elements that hold prose; comments and teasers are left out."""
    found = []
    for element in tree.iter("article"):
        inner = next(element.iterancestors("article"), None) is not None
        if inner or "comment" in (element.get("class") or "").lower():
            continue
        laid = lay_out(element)
        n_linked = sum(len(link.span) for link in laid.links if link.span)
        if len(laid.text) >= _POST_CHARS and n_linked * 2 < len(laid.text):
            found.append(laid)
    return tuple(found)


def _draft(laid: Laid, facts: PageFacts, path: str, digest: str, place: int | None) -> Draft:
    """Make the draft of a whole page (place None) or of one of its article elements."""
    alone = place is None
    return Draft(
        text=laid.text,
        file=path,
        digest=digest if alone else f"{digest}/{place}",
        title=facts.title if alone else headline(laid.text, laid.blocks),
        outlet=facts.outlet,
        author=facts.author,
        url=facts.url,
        published=(facts.published if alone else None) or byline(laid.text).published,
        language=facts.language,
        blocks=laid.blocks,
        links=_absolute(laid.links, facts.url),
    )


def _post(laid: Laid, post: Post, facts: PageFacts, path: str, digest: str) -> Draft:
    inner = part(laid, post.span)
    return Draft(
        text=inner.text,
        file=path,
        digest=f"{digest}/{post.span.start}",
        outlet=facts.outlet,
        author=post.author,
        url=facts.url,
        published=post.published,
        language=facts.language,
        blocks=inner.blocks,
        links=_absolute(inner.links, facts.url),
    )


def _absolute(links: tuple[Link, ...], base: str | None) -> tuple[Link, ...]:
    """Complete relative addresses, as far as the page tells its own; leave out those that lead to no page."""
    whole = ((_joined(base, link.url), link.span) for link in links)
    return tuple(Link(url, span) for url, span in whole if url)


def _joined(base: str | None, url: str) -> str | None:
    try:
        joined = urljoin(base or "", "".join(url.split()))  # browsers leave out line breaks and tabs: "java\tscript:" is one word
        scheme = urlsplit(joined).scheme
    except ValueError:
        return None
    return joined if joined and not joined.startswith("#") and scheme in _OPENED else None


@cache
def _parser() -> Any:
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 native library, only pages need it

    return html


@cache
def _trafilatura() -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 slow to import, only pages need it

    return bare_extraction


@cache
def _resiliparse() -> Any:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 native library, only pages need it

    return extract_plain_text
