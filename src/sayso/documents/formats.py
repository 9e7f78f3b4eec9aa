"""Bytes to drafts, whatever their format: one reader a format, and what lies in an archive or a mail is opened in turn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from sayso.documents.charset import decode
from sayso.documents.draft import Draft
from sayso.documents.enclosed import Enclosed
from sayso.documents.files import FROM_DISK, kind, told, unknown
from sayso.documents.json_files import read_json
from sayso.documents.json_lines import read_json_lines
from sayso.documents.long_texts import LONGEST_CHARS, within_lines
from sayso.documents.mail import read_mail
from sayso.documents.mapping import Columns
from sayso.documents.mhtml import read_mhtml
from sayso.documents.pages import read_page
from sayso.documents.pdf import read_pdf
from sayso.documents.plain import read_markdown, read_plain
from sayso.documents.spreadsheets import read_table, read_workbook
from sayso.documents.telegram_pages import read_telegram_page
from sayso.documents.web_archives import read_warc
from sayso.documents.web_packages import read_wacz
from sayso.documents.word_files import read_docx, read_odt
from sayso.documents.xml_files import read_xml
from sayso.documents.zipped import read_zip
from sayso.progress import Progress
from sayso.records import Unread
from sayso.settings import Settings

Found = Draft | Unread | Enclosed
# a mail in an archive in an archive is as deep as files are opened
_DEEPEST = 3
_TOLD_FILES = 500


@dataclass(frozen=True, slots=True)
class Given:
    """A file of the pile: its path as given, its digest, its format, and what the user says of its columns."""

    name: str
    digest: str
    kind: str
    columns: Columns = field(default_factory=Columns)


@dataclass(slots=True)
class _Unpacked:
    """How much was unpacked of one file on the disk, whatever lies in what."""

    n_bytes: int = 0
    n_files: int = 0


def read_content(
    source: bytes | BinaryIO, given: Given, settings: Settings, progress: Progress | None
) -> Iterator[Draft | Unread]:
    """Yield the drafts of a file and the notes on it; nothing in it raises.

    Args:
        source: its bytes; for a format of ``files.FROM_DISK`` also the open file.
        given: what is known of it.
        settings: the limits on what is unpacked.
        progress: called with a line for each field that goes by another name.
    """
    yield from _opened(_read(source, given, settings, progress), given, settings, progress, _Unpacked(), 0)


def _opened(  # noqa: PLR0913, PLR0917 the state of a walk into archives
    found: Iterable[Found], given: Given, settings: Settings, progress: Progress | None, unpacked: _Unpacked, depth: int
) -> Iterator[Draft | Unread]:
    for each in found:
        if not isinstance(each, Enclosed):
            yield each
            continue
        unpacked.n_files += 1
        if progress is not None and unpacked.n_files % _TOLD_FILES == 0:
            progress(f"{given.name}: {unpacked.n_files} files in it are read")
        unpacked.n_bytes += len(each.content)
        if unpacked.n_bytes > settings.max_archive_bytes:
            yield Unread(
                given.name,
                f"unpacks to more than {settings.max_archive_bytes} bytes, which is the limit (setting max_archive_bytes)",
            )
            return
        if unpacked.n_files > settings.max_archive_files:
            yield Unread(
                given.name, f"holds more than {settings.max_archive_files} files, which is the limit (setting max_archive_files)"
            )
            return
        inner = _inner(each, given.columns)
        if isinstance(inner, Unread):
            yield inner
        elif depth == _DEEPEST:
            yield Unread(each.path, f"lies {_DEEPEST + 1} files deep in others: it is not opened")
        else:
            drafts = _opened(_read(each.content, inner, settings, progress), inner, settings, progress, unpacked, depth + 1)
            yield from (draft if isinstance(draft, Unread) else _at(draft, each) for draft in drafts)


def _inner(each: Enclosed, columns: Columns) -> Given | Unread:
    path = PurePosixPath(each.path)
    why = None if each.kind else unknown(path)
    if why:
        return Unread(each.path, why)
    return Given(each.path, sha256(each.content).hexdigest(), told(each.content, each.kind or kind(path)), columns)


def _at(draft: Draft, each: Enclosed) -> Draft:
    """Give a draft what its container knows of it, where it does not tell that itself."""
    if not (each.url or each.outlet or each.captured):
        return draft
    return replace(draft, url=draft.url or each.url, outlet=draft.outlet or each.outlet, captured=draft.captured or each.captured)


def _read(source: bytes | BinaryIO, given: Given, settings: Settings, progress: Progress | None) -> Iterator[Found]:
    """Hand a file to the reader of its format: those that take bytes, and those that take text."""
    if given.kind in FROM_DISK:
        stream = BytesIO(source) if isinstance(source, bytes) else source
        return _STREAM_READERS[given.kind](stream, given.name, given.digest, settings)
    content = source if isinstance(source, bytes) else source.read(settings.max_file_bytes)
    if given.kind == "table":
        return read_table(content, given.name, given.digest, settings, given.columns, progress)
    if given.kind == "workbook":
        return read_workbook(content, given.name, given.digest, settings, given.columns, progress)
    reader = _READERS.get(given.kind)
    if reader is not None:
        return reader(content, given.name, given.digest, settings)
    return _text(content, given, settings, progress)


_READERS: dict[str, Callable[[bytes, str, str, Settings], Iterator[Found]]] = {
    "pdf": read_pdf, "docx": read_docx, "odt": read_odt, "mail": read_mail, "mhtml": read_mhtml,
    "json": read_json, "xml": read_xml, "chat page": read_telegram_page,
}  # fmt: skip
_STREAM_READERS: dict[str, Callable[[BinaryIO, str, str, Settings], Iterator[Found]]] = {
    "zip": read_zip, "warc": read_warc, "wacz": read_wacz,
}  # fmt: skip


def _text(content: bytes, given: Given, settings: Settings, progress: Progress | None) -> Iterator[Found]:
    decoded = decode(content, markup=given.kind == "page")
    if decoded.problem is not None:
        yield Unread(given.name, decoded.problem)
        return
    if not decoded.text.strip():
        yield Unread(given.name, "is empty" if not content else "holds nothing but white space")
        return
    if decoded.replaced:
        what = "byte" if decoded.replaced == 1 else "bytes"
        yield Unread(given.name, f"{decoded.replaced} invalid {what} replaced (read as {decoded.encoding})")
    text = decoded.text
    if given.kind != "page":
        text, cut = within_lines(text, given.name, settings)
        yield from cut
    if given.kind == "lines":
        yield from read_json_lines(text, given.name, given.digest, settings, progress)
        return
    if progress is not None and len(text) > LONGEST_CHARS:
        progress(f"{given.name}: {len(text)} characters are looked through for where texts begin and end")
    drafts, unread = _TEXT_READERS.get(given.kind, read_plain)(text, given.name, given.digest)
    yield from drafts if given.kind == "markdown" else _with_outlet(drafts)
    yield from unread


_TEXT_READERS: dict[str, Callable[[str, str, str], tuple[tuple[Draft, ...], tuple[Unread, ...]]]] = {
    "page": read_page, "markdown": read_markdown, "text": read_plain,
}  # fmt: skip


def _with_outlet(drafts: tuple[Draft, ...]) -> Iterator[Draft]:
    """Give the posts of one page an outlet: their only author where the page names none, else each its own author."""
    several = len(drafts) > 1 or any(draft.offset for draft in drafts)
    authors = {draft.author for draft in drafts if draft.author}
    shared = next(iter(authors)) if several and len(authors) == 1 else None
    for draft in drafts:
        yield replace(draft, outlet=draft.outlet or shared or (draft.author if several else None))
