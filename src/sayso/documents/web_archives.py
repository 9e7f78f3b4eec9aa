"""Web archives (WARC, ARC) to drafts: the pages and texts that a crawler fetched, each under its address.

When a page was fetched is no day of publication: it is kept apart, and the page's own words tell when it was published.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import BinaryIO
from urllib.parse import urlsplit

from sayso.documents.draft import Draft
from sayso.documents.enclosed import Enclosed, shown
from sayso.documents.fragments import one_line
from sayso.documents.http_answers import Answer, answer_of, answer_text
from sayso.documents.hyperlinks import absolute
from sayso.documents.pages import read_page
from sayso.documents.plain import read_plain
from sayso.documents.warc_records import ArchiveRecord, archive_records
from sayso.records import Unread
from sayso.settings import Settings

_PAGES = {"text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain"}
_UNTOLD = {"", "application/octet-stream", "application/unknown", "unknown/unknown", "text/unknown", "application/http"}
# what other readers of this room read, under the kinds of files.py
_ENCLOSED = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "message/rfc822": "mail",
    "multipart/related": "mhtml",
    "application/x-mimearchive": "mhtml",
}
_MACHINE_FILES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt", "/llms.txt")
_PAGE = re.compile(rb"\s{0,100}(?:\xef\xbb\xbf)?\s{0,100}<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_SHOWN_TYPES = 5
_OK = 200


@dataclass(slots=True)
class Tally:
    """What was met in an archive, for the notes; ``seen`` holds 16 bytes for each text under its address."""

    n_records: int = 0
    n_read: int = 0
    n_unchanged: int = 0
    n_repeated: int = 0
    n_cut: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    seen: set[bytes] = field(default_factory=set)


def is_warc(head: bytes) -> bool:
    r"""Tell by its first bytes (a few hundred are enough) whether a file is a WARC or ARC, packed with gzip or not.

    Example:
        >>> is_warc(b"WARC/1.1\r\nWARC-Type: warcinfo"), is_warc(b"PK")
        (True, False)
    """
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith((b"WARC/0.", b"WARC/1.", b"filedesc://"))


def read_warc(stream: BinaryIO, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread | Enclosed]:
    """Yield a draft for each page and text that an archive holds, and what other readers shall read.

    Pages are read as files are; the address is the record's, and the outlet of a page that names none is its host. Answers
    with another status than 200, types that hold no text, repeated and unchanged captures are counted in a note each. An
    address that was captured twice gives two documents where its text had changed.

    Args:
        stream: the open file, from its beginning; one record at a time is held.
        path: of the file; documents stand behind it under their addresses.
        digest: of the file, part of the ids.
        settings: ``max_file_bytes`` bounds each record; ``max_archive_bytes`` what a bomb may unpack to.
    """
    tally = Tally()
    yield from read_records(archive_records(stream, settings), tally, path, digest, settings)
    yield from tally_notes(tally, path)


def read_records(  # noqa: PLR0913, PLR0917 the state of a walk over several archives of one package
    records: Iterable[ArchiveRecord | str], tally: Tally, path: str, digest: str, settings: Settings,
    titles: Mapping[str, str] | None = None,
) -> Iterator[Draft | Unread | Enclosed]:  # fmt: skip
    """Yield what the records of one archive hold, and count the rest.

    ``titles`` are those of pages by address, for pages that have none of their own.
    """
    for record in records:
        if isinstance(record, str):
            tally.broken[record] += 1
            continue
        tally.n_records += 1
        answer = _answer(record, tally, settings)
        if answer is None or not answer.body.strip():
            continue
        url = record.url or ""
        for each in _read(answer, url, f"{path}/{shown(_bare(url))}", f"{digest}/{tally.n_records}"):
            if isinstance(each, Unread):
                yield each
            elif _is_new(each, url, tally):
                tally.n_read += 1
                dated = replace(each, captured=record.captured)
                yield _titled(dated, (titles or {}).get(url)) if isinstance(dated, Draft) else dated


def _answer(record: ArchiveRecord, tally: Tally, settings: Settings) -> Answer | None:
    """Give what was answered with text; what was not is counted, what is no answer is passed over."""
    if record.kind == "revisit":
        tally.n_unchanged += 1
    if record.kind not in {"response", "resource", "conversion"} or (record.url or "").startswith(("dns:", "whois:")):
        return None
    answer = answer_of(record.block, settings.max_file_bytes) if record.kind == "response" else None
    if answer is None:
        if record.media_type == "application/http":
            tally.broken["holds an answer without an HTTP head"] += 1
            return None
        answer = Answer(_OK, record.media_type, None, record.block)
    if answer.status != _OK:
        tally.statuses[answer.status] += 1
        return None
    kind = _kind(answer, record.url or "")
    if kind is None:
        tally.types[answer.media_type or "no type"] += 1
        return None
    tally.n_cut += record.cut
    if answer.problem is not None:
        tally.broken[f"holds an answer that {answer.problem}"] += 1
    return replace(answer, media_type=kind)


def _kind(answer: Answer, url: str) -> str | None:
    """Give "page", "text" or the kind of a file that another reader reads; None for what holds no text."""
    if answer.media_type in _PAGES:
        return "page"
    if answer.media_type in _TEXTS:
        return None if _path(url).endswith(_MACHINE_FILES) else "page" if _PAGE.match(answer.body) else "text"
    if answer.media_type in _UNTOLD:
        return "pdf" if answer.body.startswith(b"%PDF-") else "page" if _PAGE.match(answer.body) else None
    return _ENCLOSED.get(answer.media_type)


def _path(url: str) -> str:
    """Give the path of an address; that of a broken one is empty."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _bare(url: str) -> str:
    """Give an address without its scheme: it stands for a path."""
    return url.partition("://")[2] or url or "nameless"


def _host(url: str) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _read(answer: Answer, url: str, place: str, digest: str) -> Iterator[Draft | Unread | Enclosed]:
    opens = url if url.startswith(("http://", "https://")) else None
    if answer.media_type not in {"page", "text"}:
        yield Enclosed(place, answer.body, answer.media_type, opens, _host(url))
        return
    text, note = answer_text(answer, place)
    if note is not None:
        yield note
    if not text.strip():
        return
    drafts, unread = (read_page if answer.media_type == "page" else read_plain)(text, place, digest)
    for draft in drafts:
        yield replace(
            draft, url=draft.url or opens, outlet=draft.outlet or _host(url), links=absolute(draft.links, draft.url or opens)
        )
    yield from unread


def _is_new(found: Draft | Enclosed, url: str, tally: Tally) -> bool:
    """Tell whether the address had this text in no earlier record."""
    words = found.content if isinstance(found, Enclosed) else found.text.encode("utf-8", "replace")
    key = blake2b(url.encode("utf-8", "replace") + b"\x00" + words, digest_size=16).digest()
    if key in tally.seen:
        tally.n_repeated += 1
        return False
    tally.seen.add(key)
    return True


def _titled(draft: Draft, title: str | None) -> Draft:
    return replace(draft, title=one_line(title)) if title and draft.title is None else draft


def tally_notes(tally: Tally, path: str) -> Iterator[Unread]:
    """Yield a note for each kind of record that was left out, with its number."""
    for why, number in tally.broken.items():
        yield Unread(path, why if number == 1 else f"{why} ({number} times)")
    if tally.n_cut:
        yield Unread(path, f"{_records(tally.n_cut)} shorter than their heads say; what there is was read")
    for status, number in sorted(tally.statuses.items()):
        yield Unread(path, f"{_records(number)} left out: answered with the status {status}")
    if tally.types:
        common = ", ".join(f"{shown(kind)} {number}" for kind, number in tally.types.most_common(_SHOWN_TYPES))
        more = len(tally.types) - _SHOWN_TYPES
        others = f" and {more} more types" if more > 1 else " and 1 more type" if more == 1 else ""
        yield Unread(path, f"{_records(tally.types.total())} left out, whose types hold no text for sayso: {common}{others}")
    if tally.n_unchanged:
        yield Unread(path, f"{_records(tally.n_unchanged)} left out: unchanged since an earlier capture (revisit)")
    if tally.n_repeated:
        yield Unread(path, f"{_records(tally.n_repeated)} left out: the same text at the same address as before")
    if not tally.n_read and not tally.broken:
        yield Unread(path, "holds no page or text that was answered with the status 200")


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"
