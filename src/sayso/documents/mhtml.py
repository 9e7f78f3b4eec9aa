"""A web page saved by a browser as one file (MHTML): its main page, at the address that it was saved from."""

from collections.abc import Iterator
from email.message import Message

from sayso.documents.captures import captured
from sayso.documents.enclosed import Enclosed
from sayso.documents.mail import parsed, part_bytes
from sayso.records import Unread
from sayso.settings import Settings


def read_mhtml(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Enclosed | Unread]:  # noqa: ARG001 as all
    """Yield the page itself, for the reader of pages; pictures, styles and framed pages are left out.

    The file's own date is when the page was saved, not when it was published: it is kept apart from that.
    """
    message = parsed(content)
    if isinstance(message, str):
        yield Unread(path, message)
        return
    parts = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not parts:
        yield Unread(path, "holds no web page")
        return
    page = _main(message, parts)
    html = part_bytes(page)
    address = next(
        (words for each in (page.get("Content-Location"), message.get("Snapshot-Content-Location")) if (words := _web(each))),
        None,
    )
    saved = captured(str(message.get("Date") or ""))
    yield (
        Enclosed(path, html, "page", address, captured=saved) if html.strip() else Unread(path, "holds a web page that is empty")
    )


def _main(message: Message, parts: list[Message]) -> Message:
    """Take the part that the file calls its start, else the part at the address of the snapshot, else the first."""
    start = str(message.get_param("start") or "").strip()
    address = str(message.get("Snapshot-Content-Location") or "").strip()
    named = (part for part in parts if start and str(part.get("Content-ID") or "").strip() == start)
    located = (part for part in parts if address and str(part.get("Content-Location") or "").strip() == address)
    return next(named, None) or next(located, None) or parts[0]


def _web(words: object) -> str | None:
    """Give an address of the web on one line, or None ("cid:…", a file on somebody's disk)."""
    address = "".join(str(words or "").split())
    return address if address.startswith(("http://", "https://")) and len(address) < 2000 else None  # noqa: PLR2004 as servers take
