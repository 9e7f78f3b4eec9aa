"""Plain text and Markdown to drafts: the text is the file's own characters, unchanged."""

import re
from dataclasses import replace
from typing import Any

from sayso.documents.bylines import byline
from sayso.documents.captures import captured
from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.fields import named
from sayso.documents.long_texts import parted, parts
from sayso.documents.paragraphs import Block, blocks
from sayso.documents.posts import Post, posts
from sayso.records import Link, Span, Unread

_ADDRESS = re.compile(r"https?://[^\s<>\"'«»“”()（）「」\[\]]{3,500}")
_FRONT = re.compile(r"\s{0,20}---[ \t]*\r?\n(?P<head>.{1,8000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_WEB = ("http://", "https://")
_INLINE = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?P<url>[^\s()<>]{1,1000})(?:\s+\"[^\"\n]{0,200}\")?\)")
_REFERENCE = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<key>[^\[\]\n]{0,100})\]")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<key>[^\[\]\n]{1,100})\]:\s{1,4}(?P<url>\S{1,1000})", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_MARK = re.compile(r"(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+){1,4}")
_RULE = re.compile(r"(?:[-*_=]\s{0,2}){3,200}\Z")
_LONG_LINE = 160


def read_plain(text: str, path: str, digest: str) -> tuple[tuple[Draft, ...], tuple[Unread, ...]]:
    """Give the document of a plain text, or one for each post where the text is a page of posts."""
    found, empty = posts(text, path)
    if not found:
        told = byline(text)
        whole = Draft(text="", file=path, digest=digest, author=told.author, outlet=told.outlet, published=told.published)
        return (_parts(text, whole), parted(text, path)) if not empty else ((), empty)
    return tuple(_post_draft(text, post, path, digest) for post in found), empty


def _parts(text: str, whole: Draft) -> tuple[Draft, ...]:
    """Give the draft of a text, or those of its parts where it is longer than any document."""
    cut = ((start, text[start:end]) for start, end in parts(text))
    return tuple(replace(whole, text=words, offset=start, links=addresses(words)) for start, words in cut if words.strip())


def _post_draft(text: str, post: Post, path: str, digest: str) -> Draft:
    words = text[post.span.start : post.span.end]
    told = byline(words)
    return Draft(
        text=words,
        file=path,
        digest=digest,
        offset=post.span.start,
        author=post.author or told.author,
        outlet=told.outlet,
        published=post.published or told.published,
        links=addresses(words),
    )


def addresses(text: str) -> tuple[Link, ...]:
    """Give the web addresses that stand in a text as themselves."""
    found = ((match.start(), match.group().rstrip(".,;:!?…")) for match in _ADDRESS.finditer(text))
    return tuple(Link(words, Span(start, start + len(words))) for start, words in found)


def read_markdown(text: str, path: str, digest: str) -> tuple[tuple[Draft, ...], tuple[Unread, ...]]:
    """Give the document of a Markdown file; a front matter block tells of it and is not part of its text."""
    front = _FRONT.match(text)
    offset = front.end() if front else 0
    fields = _front_fields(front["head"]) if front else {}
    body = text[offset:]
    whole = _marked(body, fields, path, digest)
    if not body.strip():
        return (), (Unread(path, "holds a front matter block and no text"),)
    cut = [(start, body[start:end]) for start, end in parts(body)]
    if len(cut) == 1:
        return (
            replace(whole, text=body, offset=offset, id=fields.get("id"), blocks=_marked_blocks(body), links=_marked_links(body)),
        ), ()
    drafts = (
        replace(whole, text=words, offset=offset + start, blocks=_marked_blocks(words), links=_marked_links(words))
        for start, words in cut
        if words.strip()
    )
    return tuple(drafts), parted(body, path)


def _marked(body: str, fields: dict[str, str], path: str, digest: str) -> Draft:
    """Give what a Markdown file says of itself, in its front matter or below its title."""
    told = byline(body)
    published = fields.get("published")
    return Draft(
        text="",
        file=path,
        digest=digest,
        title=fields.get("title"),
        outlet=fields.get("outlet") or told.outlet,
        author=fields.get("author") or told.author,
        url=fields.get("url"),
        published=(moment(published, "front matter") if published else None) or told.published,
        captured=captured(fields.get("captured", "")),
        language=fields.get("language"),
    )


def _front_fields(head: str) -> dict[str, str]:
    """Read the front matter as YAML, and line by line where it is no YAML (a title with a colon in it)."""
    import yaml  # noqa: PLC0415 only Markdown with front matter needs it

    try:
        loaded: Any = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506 BaseLoader makes strings only
    except (yaml.YAMLError, RecursionError):
        loaded = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    return named({str(key).strip(): value for key, value in loaded.items()}) if isinstance(loaded, dict) else {}


def _marked_blocks(text: str) -> tuple[Block, ...]:
    """Divide Markdown: headings without their marks are headlines; rules and underlines are no paragraphs.

    A single line break is a blank, as in Markdown, unless lines are longer than anybody wraps.
    """
    longest = max(map(len, text.splitlines()), default=0)
    found: list[Block] = []
    place = 0
    for match in re.finditer(r"^[ \t]{0,3}(?:#{1,6}[ \t]+\S.*|(?:[-*_=][ \t]{0,2}){3,200})$", text, re.MULTILINE):
        found.extend(_prose(text, place, match.start(), joined=longest <= _LONG_LINE))
        found.extend(_heading(text, match.start(), match.end(), found))
        place = match.end()
    return (*found, *_prose(text, place, len(text), joined=longest <= _LONG_LINE))


def _heading(text: str, start: int, end: int, found: list[Block]) -> list[Block]:
    """Give the heading's words; an underline ("=====") right below a line makes that line the heading."""
    while start < end and text[start].isspace():
        start += 1
    mark = _HEADING.match(text, start, end)
    if mark:
        last = len(text[:end].rstrip().rstrip("#").rstrip()) if text[:end].rstrip().endswith("#") else len(text[:end].rstrip())
        return [Block(Span(mark.end(), last), headline=True)] if last > mark.end() else []
    above = found[-1].span if found and text[start] in "=-" else None
    if above and "\n" not in text[above.start : above.end] and text[above.end : start].count("\n") == 1:
        found[-1] = Block(above, headline=True)
    return []


def _prose(text: str, start: int, end: int, *, joined: bool) -> list[Block]:
    """Give the paragraphs between headings, without the marks of quotations and lists."""
    found = []
    for block in blocks(text, start, end, joined=joined):
        mark = _MARK.match(text, block.span.start, block.span.end)
        first = mark.end() if mark else block.span.start
        if first < block.span.end and not _RULE.match(text[first : block.span.end]):
            found.append(Block(Span(first, block.span.end), block.headline and not mark))
    return found


def _marked_links(text: str) -> tuple[Link, ...]:
    targets = {match["key"].lower(): match["url"] for match in _DEFINITION.finditer(text)}
    links = [Link(match["url"], Span(*match.span("words"))) for match in _INLINE.finditer(text)]
    referred = ((match, (match["key"] or match["words"]).lower()) for match in _REFERENCE.finditer(text))
    links += [Link(targets[key], Span(*match.span("words"))) for match, key in referred if key in targets]
    taken = {link.url for link in links} | set(targets.values())
    links = [link for link in links if link.url.startswith(_WEB)]  # no "javascript:", and nothing that leads nowhere
    links += [link for link in addresses(text) if link.url not in taken]
    return tuple(sorted(links, key=lambda link: link.span or Span(0, 1)))
