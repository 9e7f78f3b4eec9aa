"""Telegram Desktop's HTML export (messages.html, messages2.html …) to drafts: what the JSON export tells, as far as pages do."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.fragments import lay_out_element
from sayso.documents.layout import Laid
from sayso.documents.legible import legible
from sayso.documents.telegram import BASIS, Message, chat_notes, message_draft
from sayso.records import Moment, Unread
from sayso.settings import Settings

_HEAD_BYTES = 1 << 13
_MOST_TAGS = 2_000_000
# the day always stands first: "17.05.2022 14:05:00 UTC+03:00"
_SENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?\Z")


def is_telegram_page(content: bytes) -> bool:
    """Tell by its beginning whether a web page is one of Telegram's export.

    Example:
        >>> is_telegram_page(b'<div class="page_wrap"><div class="page_header"><div class="history">')
        True
    """
    head = content[:_HEAD_BYTES]
    return all(mark in head for mark in (b'class="page_wrap', b'class="page_header', b'class="history"'))


def read_telegram_page(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield a draft for each message with words of an exported page; service messages and wordless ones are counted."""
    text, notes = legible(content, path, markup=True, most_bytes=settings.max_file_bytes)
    yield from notes
    if text is None:
        return
    root = _tree(text)
    if root is None:
        yield Unread(path, "holds no readable HTML")
        return
    yield from _messages(root, path, digest)


def _tree(text: str) -> Any:
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 native library, only pages need it

    if text.count("<") > _MOST_TAGS:
        return None
    try:
        return html.document_fromstring(text.replace("\x00", " ").encode(), parser=html.HTMLParser(encoding="utf-8"))
    except Exception:  # noqa: BLE001 lxml raises several classes on broken input; None is the answer
        return None


def _messages(root: Any, path: str, digest: str) -> Iterator[Draft | Unread]:
    chat = next((_words(each) for header in _of_class(root, "page_header") for each in _of_class(header, "text")), None)
    found = [each for each in _of_class(root, "message") if each.tag == "div"]
    left_out: Counter[str] = Counter()
    author: str | None = None
    n_unnamed = 0
    for number, element in enumerate(found, 1):
        classes = (element.get("class") or "").split()
        body = next(_of_class(element, "body"), None)
        if "service" in classes or body is None:
            left_out["service" if "service" in classes else "broken"] += 1
            continue
        author = (author if "joined" in classes else None) or _child_words(body, "from_name")
        forwarded = next((each for each in body if "forwarded" in (each.get("class") or "").split()), None)
        laid = _laid(body, forwarded)
        if not laid.text:
            left_out["wordless"] += 1
            continue
        message = Message(
            text=laid.text,
            links=laid.links,
            chat=chat,
            author=author if author != chat else None,
            published=_sent(body),
            forwarded_from=None if forwarded is None else _child_words(forwarded, "from_name") or "",
        )
        n_unnamed += message.forwarded_from == ""
        yield message_draft(message, path, f"{digest}/{number}")
    yield from chat_notes(path, len(found), left_out, n_unnamed)


def _of_class(element: Any, name: str) -> Iterator[Any]:
    """Yield the elements inside that bear a class, in order."""
    return (each for each in element.iterdescendants() if isinstance(each.tag, str) and name in (each.get("class") or "").split())


def _child_words(element: Any, name: str) -> str | None:
    """Give the own words of the child of a class: the date that stands inside a forwarder's name is none of them."""
    child = next((each for each in element if name in (each.get("class") or "").split()), None)
    return (" ".join((child.text or "").split())[:200] or None) if child is not None else None


def _words(element: Any) -> str | None:
    return " ".join(element.text_content().split())[:200] or None


def _laid(body: Any, forwarded: Any) -> Laid:
    """Lay out the words of a message: those that it forwards, or its own; a poll's words are its question."""
    inner = body if forwarded is None else forwarded
    text = next((each for each in inner if "text" in (each.get("class") or "").split()), None)
    if text is None:
        text = next(_of_class(inner, "question"), None)
    return lay_out_element(text) if text is not None else Laid()


def _sent(body: Any) -> Moment | None:
    """Read when a message was sent from the title of its clock."""
    written = next((each.get("title") or "" for each in body if "date" in (each.get("class") or "").split()), "")
    match = _SENT.match(written.strip())
    if match is None:
        return None
    day, month, year, clock, zone = match.groups()
    return moment(f"{year}-{month}-{day} {clock}{zone or ''}", BASIS)
