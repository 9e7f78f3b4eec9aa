"""Mails to drafts: the subject is the title, the sender the author, the date that of the header; attachments are read in turn."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import cached_property
from pathlib import PurePosixPath

from sayso.documents.charset import decode
from sayso.documents.draft import Draft
from sayso.documents.enclosed import Enclosed, shown
from sayso.documents.files import unknown
from sayso.documents.pages import read_page
from sayso.documents.plain import addresses
from sayso.records import Moment, Unread
from sayso.settings import Settings

# Python's parser looks at every line once for each part that is open; no mail program nests so deep.
_MOST_PARTS = 500
# The parser takes ten seconds for a million headers; a mail that went through many hands has a hundred.
_MOST_HEADERS = 2000
_HEADER_LINE = re.compile(rb"^[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*", re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary\s{0,20}=", re.IGNORECASE)
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_FURNITURE = ("image/", "audio/", "video/", "font/")
# signatures, invitations, receipts of delivery
_FURNITURE_TYPES = frozenset((
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar", "text/css",
    "application/ics", "message/delivery-status", "text/rfc822-headers", "text/x-amp-html", "application/ms-tnef",
))  # fmt: skip
_KINDS = {
    "application/pdf": "pdf", "application/zip": "zip", "application/x-zip-compressed": "zip", "text/csv": "table",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx", "message/rfc822": "mail",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "workbook", "text/html": "page",
    "application/vnd.oasis.opendocument.text": "odt", "text/plain": "text", "text/markdown": "markdown",
}  # fmt: skip
_YEARS = range(1970, 2101)


class _Leaf:
    """A part of a mail that holds no other; what a mail says of it is looked up once, and only where somebody asks."""

    def __init__(self, part: Message) -> None:
        self.part = part

    @cached_property
    def kind(self) -> str:
        """Its type; what calls itself many parts and has none is plain text."""
        kind = self.part.get_content_type()
        return "text/plain" if kind.startswith("multipart/") else kind

    @cached_property
    def name(self) -> str:
        """The name of its file, empty where it has none."""
        return _file_name(self.part)

    @cached_property
    def attached(self) -> bool:
        """Whether it is a file beside the mail's own text."""
        return bool(self.name) or self.part.get_content_disposition() == "attachment"


def read_mail(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Enclosed | Unread]:  # noqa: ARG001 as all
    """Yield the mail's own text, then what it carries: attachments of readable formats and forwarded mails."""
    message = parsed(content)
    if isinstance(message, str):
        yield Unread(path, message)
        return
    leaves = [_Leaf(part) for part in _parts(message)]
    own = [leaf for leaf in leaves if leaf.kind in {"text/plain", "text/html"} and not leaf.attached]
    yield from _own(message, own, path, digest)
    rank = 0
    known = {id(leaf) for leaf in own}
    for leaf in leaves:
        if id(leaf) in known or _furniture(leaf):
            continue
        rank += 1
        yield _carried(leaf, path, rank)


def parsed(content: bytes) -> Message | str:
    """Parse a mail or a saved page, or say why it is none."""
    if not content.strip():
        return "is empty"
    if len(_BOUNDARY.findall(content)) > _MOST_PARTS:
        return f"holds more than {_MOST_PARTS} parts with parts in them: no mail does"
    if _HEADER.match(content.lstrip()[:100].removeprefix(b"\xef\xbb\xbf")) is None and not content.startswith(b"From "):
        return "does not begin with the headers of a mail"
    if _overlong_head(content):
        return f"holds a part with more than {_MOST_HEADERS} headers: no mail does"
    try:
        return message_from_bytes(content.lstrip().removeprefix(b"\xef\xbb\xbf"))
    except Exception:  # noqa: BLE001 the standard library's parser on hostile bytes
        return "cannot be parsed as a mail"


def _overlong_head(content: bytes) -> bool:
    """Tell whether more lines than a mail has headers follow one another that may be headers."""
    run = ended = 0
    for match in _HEADER_LINE.finditer(content):
        run = run + 1 if match.start() == ended else 1
        ended = match.end()
        if run > _MOST_HEADERS:
            return True
    return False


def _parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of a mail in order; a forwarded mail is a leaf."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list) and part.get_content_type() != "message/rfc822":
            waiting.extend(each for each in reversed(inner) if isinstance(each, Message))
        else:
            yield part


def _furniture(leaf: _Leaf) -> bool:
    """Tell what a mail carries beside texts: its logo, its signature, an alternative of its own text that holds nothing."""
    kind = leaf.kind
    return kind.startswith(_FURNITURE) or kind in _FURNITURE_TYPES or (not leaf.attached and not part_bytes(leaf.part).strip())


def _own(message: Message, own: list[_Leaf], path: str, digest: str) -> Iterator[Draft | Unread]:
    """Yield the draft of the mail's text: the plain part where one holds words, else the HTML part as a page."""
    plain = "\n\n".join(words for leaf in own if leaf.kind == "text/plain" and (words := _words(leaf.part).strip()))
    known = Draft(
        text="",
        file=path,
        digest=digest,
        title=_line(_header(message, "subject")),
        author=_sender(message),
        published=_date(message),
    )
    if plain:
        yield replace(known, text=plain, links=addresses(plain))
        return
    for leaf in own:
        html = _words(leaf.part) if leaf.kind == "text/html" else ""
        if not html.strip():
            continue
        drafts, unread = read_page(html, path, digest)
        yield from (_headed(draft, known) for draft in drafts)
        yield from unread
        return
    yield Unread(path, "is a mail without a text of its own")


def _headed(page: Draft, known: Draft) -> Draft:
    """Let the mail's headers outrank what its HTML says of itself."""
    return replace(
        page, title=known.title or page.title, author=known.author or page.author, published=known.published or page.published
    )


def _carried(leaf: _Leaf, path: str, rank: int) -> Enclosed | Unread:
    kind = _KINDS.get(leaf.kind)
    name = leaf.name or ("forwarded" if kind == "mail" else "attachment") + f" {rank}"
    inner = f"{path}/{shown(name)}"
    if PurePosixPath(name).suffix:
        why = unknown(PurePosixPath(name))
        if why and kind is None:
            return Unread(inner, why)
        kind = kind if why or kind == "mail" else None
    elif kind is None:
        return Unread(inner, f"is an attachment of the type {shown(leaf.kind)}, which sayso does not read")
    return Enclosed(inner, part_bytes(leaf.part), kind)


def part_bytes(part: Message) -> bytes:
    """Give the bytes of a part, decoded from what mails pack them in; none where they are broken."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
        content = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 the standard library on hostile bytes
        return b""
    return content if isinstance(content, bytes) else b""


def _words(part: Message) -> str:
    """Give the text of a part: its declared charset where the bytes fit it, else what the bytes look like."""
    content = part_bytes(part)
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        text = decode(content, markup=part.get_content_type() == "text/html").text
    return text.replace("\r\n", "\n")


def _file_name(part: Message) -> str:
    try:
        return _line(part.get_filename()) or ""
    except Exception:  # noqa: BLE001 the standard library on hostile headers
        return ""


def _header(message: Message, name: str) -> str | None:
    """Give a header as it stands; bytes that it holds beyond ASCII are told by their look."""
    raw = next((str(words) for key, words in message.raw_items() if key.lower() == name), None)
    if raw is None or raw.isascii():
        return raw
    return decode(raw[:8000].encode("utf-8", "surrogateescape")).text


def _line(header: object) -> str | None:
    """Decode a header (=?utf-8?…?=) to one line of at most 400 characters."""
    if header is None:
        return None
    try:
        pieces = decode_header(str(header)[:8000])
        words = "".join(_piece(*each) for each in pieces)
    except Exception:  # noqa: BLE001 the standard library on hostile headers
        words = str(header)
    flat = " ".join(words.encode("utf-8", "replace").decode("utf-8").split())
    return flat[:400] or None


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return decode(words).text


def _sender(message: Message) -> str | None:
    """Give the sender's name, without quotation marks; the address where there is no name."""
    line = _line(_header(message, "from"))
    if line is None:
        return None
    name, address = parseaddr(line[:400])
    return name.strip("\"' ") or address or None


def _date(message: Message) -> Moment | None:
    """Give the moment that the header names; the zone -0000 says that nobody knows the zone."""
    try:
        when = parsedate_to_datetime(str(message.get("Date") or "")[:100])
        if when.year not in _YEARS:
            return None
        zoned = when.tzinfo is not None and (when.utcoffset() or timedelta()) <= timedelta(hours=14)
        written = when.isoformat(timespec="seconds") if zoned else when.replace(tzinfo=UTC).isoformat(timespec="seconds")[:-6]
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return Moment(written, written, "mail header" if zoned else "mail header, no zone")
