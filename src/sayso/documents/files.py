"""Which files a pile is made of, and their formats: folders are walked in order, hidden files skipped, links followed once."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePath

from sayso.documents.telegram_pages import is_telegram_page
from sayso.documents.web_archives import is_warc
from sayso.records import Unread

KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".mht": "mhtml", ".mhtml": "mhtml",
    ".jsonl": "lines", ".ndjson": "lines",
    ".csv": "table", ".tsv": "table", ".tab": "table", ".xlsx": "workbook", ".xlsm": "workbook",
    ".json": "json", ".xml": "xml", ".rss": "xml", ".atom": "xml", ".rdf": "xml", ".opml": "xml",
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".odt": "odt", ".eml": "mail", ".zip": "zip",
    ".warc": "warc", ".warc.gz": "warc", ".arc": "warc", ".arc.gz": "warc", ".wacz": "wacz",
}  # fmt: skip
# these are read from the disk piece by piece, so that the limit on a file's size counts for each piece
FROM_DISK = frozenset({"zip", "warc", "wacz"})
HEAD_BYTES = 4096
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ON_THE_WEB = {"http:", "https:"}  # how a path begins that was made of an address
# the kinds whose files are bytes with a signature; a file of another ending that has one is read as what it is
_SIGNED = frozenset({"pdf", "docx", "odt", "workbook", "zip", "warc", "wacz"})


def find(paths: Iterable[Path | str]) -> Iterator[Path | Unread]:
    """Yield each readable file of the pile once, in order, and a note for each path that is none.

    A file that is named itself is read as plain text whatever its ending, if it has none; in folders, too, a file
    with an ending that sayso does not know is noted.
    """
    seen: set[Path] = set()
    for path in paths:
        yield from _find(Path(path), seen)


def _find(path: Path, seen: set[Path]) -> Iterator[Path | Unread]:
    try:
        real = path.resolve()
        if real in seen:
            return
        seen.add(real)
        if path.is_dir():
            yield from (
                found for child in sorted(path.iterdir()) if not child.name.startswith(".") for found in _find(child, seen)
            )
            return
        yield _file(path)
    except PermissionError:
        yield Unread(str(path), "may not be read: permission denied")
    except ValueError:  # the words of this error differ between Python versions
        yield Unread(str(path), "is no path: it holds a null character")
    except (OSError, RuntimeError) as error:
        yield Unread(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _file(path: Path) -> Path | Unread:
    if not path.exists():
        return Unread(str(path), _absent(path))
    if not path.is_file():
        return Unread(str(path), "is neither a file nor a folder")
    why = unknown(path)
    return Unread(str(path), why) if why else path


def _absent(path: Path) -> str:
    if path.parts[0].lower() in _ON_THE_WEB:
        return "is an address on the web; sayso add CASE ADDRESS fetches pages"
    return "is a link to something that does not exist" if path.is_symlink() else "does not exist"


def unknown(path: PurePath) -> str | None:
    """Say why a file of this name is not read; None where it is."""
    if not path.suffix or ending(path) in KINDS:
        return None
    return f"has the ending {path.suffix!r}, which sayso does not read; it reads {' '.join(sorted(KINDS))}"


def ending(path: PurePath) -> str:
    """Give a file's ending in lower case, with its dot; web archives have two.

    Example:
        >>> ending(PurePath("crawl/Harbour.WARC.gz")), ending(PurePath("notes"))
        ('.warc.gz', '')
    """
    two = "".join(path.suffixes[-2:]).lower()
    return two if two in KINDS else path.suffix.lower()


def kind(path: PurePath) -> str:
    """Name the format of a file by its ending; without one it is plain text."""
    return KINDS.get(ending(path), "text")


def told(content: bytes, named: str) -> str:
    """Name the format by the content where the content decides, else keep what the name says.

    A PDF is a PDF under any name, and a web page that was saved as a PDF is a page.

    Example:
        >>> told(b"<!DOCTYPE html><html><p>The ferry sank.", "pdf"), told(b"%PDF-1.7", "text")
        ('page', 'pdf')
    """
    head = content[:HEAD_BYTES]
    if head.lstrip()[:5] == b"%PDF-" or (named == "pdf" and b"%PDF-" in content):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _archive(content, named)
    if is_warc(head):
        return "warc"
    if named == "page" and is_telegram_page(content):
        return "chat page"
    if named not in _SIGNED:
        return named
    return "page" if _PAGE.match(head.removeprefix("\ufeff".encode())) else "text" if _reads_as_text(head) else named


def _archive(content: bytes, named: str) -> str:
    """Tell office documents from other archives by the names in them."""
    if named in _SIGNED - {"zip", "pdf", "warc"}:
        return named
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.NameToInfo
            if "word/document.xml" in names:
                return "docx"
            if "xl/workbook.xml" in names:
                return "workbook"
            return "odt" if "content.xml" in names and "mimetype" in names else "zip"
    except Exception:  # noqa: BLE001 zipfile raises several classes on hostile bytes; the reader will note what is wrong
        return "zip"


def _reads_as_text(head: bytes) -> bool:
    return bool(head) and not any(byte < 9 or 13 < byte < 27 for byte in head)  # noqa: PLR2004 control bytes
