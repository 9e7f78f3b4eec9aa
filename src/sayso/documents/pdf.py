"""PDFs to drafts: the text of their pages as paragraphs; what the file says of itself is a weak basis."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from sayso.documents.bylines import byline
from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.paragraphs import Block, blocks
from sayso.documents.pdf_lines import Line, Passage, line_of, paragraphs
from sayso.documents.plain import addresses
from sayso.records import Moment, Span, Unread
from sayso.settings import Settings

_READER = Path(__file__).with_name("pdf_pages.py")
_GAP = "\n\n"
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:Z|([+-]\d\d)'?(\d\d)'?)?")
# what programs write where a title should stand: the name of a file, or nothing
_NO_TITLE = re.compile(
    r"(?i)(?:microsoft (?:word|powerpoint) - .*|untitled.*|.*\.(?:docx?|pdf|indd|odt|rtf|pptx?|tex|html?)|document\d*|[\W\d]*)\Z"
)
_NO_AUTHOR = re.compile(r"(?i)(?:admin(?:istrator)?|user\d*|owner|unknown|author|default|pc|win\w*|microsoft.*|[\W\d]*)\Z")
_MOST_BYTES_OUT = 256 << 20


def read_pdf(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield the document of a PDF, and notes on pages that could not be read.

    A process of its own reads the pages, within ``max_read_seconds`` and 900 MB; when it is ended, the pages before stand.
    """
    if b"%PDF-" not in content:
        yield Unread(path, "is empty" if not content else "is no PDF")
        return
    head, pages, why = _pages(content, settings)
    lines = [line for number, page in enumerate(pages) for line in _lines(page, number)]
    found = paragraphs(lines)
    if found:
        yield _draft(found, head, path, digest)
    yield from _notes(head, pages, why, path, settings, empty=not found)


def _pages(content: bytes, settings: Settings) -> tuple[dict[str, Any], list[dict[str, Any]], str | None]:
    """Give what the file says of itself, its pages, and why the reading ended before them all."""
    why = None
    command = [sys.executable, "-P", str(_READER), str(settings.max_pages)]
    with TemporaryFile() as given, TemporaryFile() as taken:
        given.write(content)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 our own module, the file comes by standard input
                command, stdin=given, stdout=taken, stderr=subprocess.DEVNULL, timeout=settings.max_read_seconds, check=False
            )
            if done.returncode:
                why = "takes too long, needs too much memory, or is damaged"
        except subprocess.TimeoutExpired:
            why = f"was not read within {settings.max_read_seconds} seconds (setting max_read_seconds)"
        except OSError as error:
            why = f"cannot be read: {error.strerror or error}"
        taken.seek(0)
        records = [record for line in taken.read(_MOST_BYTES_OUT).split(b"\n") if (record := _record(line))]
    return (records[0] if records else {}), records[1:], why


def _record(line: bytes) -> dict[str, Any] | None:
    """Read a line of the other process; the last one may be broken off."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _lines(page: dict[str, Any], number: int) -> Iterator[Line]:
    for words, *places in page.get("lines", ()):
        yield line_of(number, words, *places)


def _draft(found: tuple[Passage, ...], head: dict[str, Any], path: str, digest: str) -> Draft:
    """Put the paragraphs together; what is printed outranks what the file says of itself."""
    parts: list[Block] = []
    length = 0
    for each in found:
        start = length + (len(_GAP) if parts else 0)
        length = start + len(each.words)
        parts.append(Block(Span(start, length), each.heading))
    text = _GAP.join(each.words for each in found)
    if not any(part.headline for part in parts):
        looks = {each.span.start for each in blocks(text) if each.headline}
        parts = [Block(part.span, part.span.start in looks) for part in parts]
    told = byline(text)
    title, author = (" ".join(str(head.get(key) or "").split())[:400] for key in ("Title", "Author"))
    return Draft(
        text=text,
        file=path,
        digest=digest,
        title=None if parts[0].headline or _NO_TITLE.match(title) else title,
        outlet=told.outlet,
        author=told.author or (None if _NO_AUTHOR.match(author) else author),
        published=told.published or _made(str(head.get("CreationDate") or "")),
        blocks=tuple(parts),
        links=addresses(text),
    )


def _made(words: str) -> Moment | None:
    """Read a PDF's date.

    Example:
        >>> _made("D:20240312140500+01'00'").earliest
        '2024-03-12T14:05+01:00'
    """
    match = _DATE.match(words.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone_hours, zone_minutes = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    zone = f"{zone_hours}:{zone_minutes}" if zone_hours else "Z" if match.group().endswith("Z") else ""
    return moment(f"{year}-{month}-{day}{clock}{zone if clock else ''}", "pdf metadata")


def _notes(  # noqa: PLR0913 what was read, what ended it, and where
    head: dict[str, Any], pages: list[dict[str, Any]], why: str | None, path: str, settings: Settings, *, empty: bool
) -> Iterator[Unread]:
    """Yield what was not read: the whole, pages, or what a scan shows and does not hold."""
    problem = head.get("problem")
    if problem == "password":
        yield Unread(path, "is encrypted: save it anew without its password")
        return
    if problem or not head:
        yield Unread(path, f"is a PDF that {why}" if why else "is no whole PDF: it is cut off or damaged")
        return
    n_pages, n_read = int(head.get("pages", 0)), len(pages)
    n_bad = sum(1 for page in pages if "problem" in page)
    n_pictures = sum(1 for page in pages if page.get("pictures") and not page.get("lines"))
    if why:
        yield Unread(path, f"is a PDF of {n_pages} pages of which page {n_read + 1} {why}; the pages before it are read")
    elif n_pages > settings.max_pages:
        yield Unread(path, f"has {n_pages} pages; the first {settings.max_pages} are read (setting max_pages)")
    if n_bad:
        yield Unread(path, f"has {n_bad} damaged pages of {n_pages}")
    if empty and not why:
        yield Unread(path, "holds no text; it may be a scan" if n_pictures else "holds no text")
    elif n_pictures:
        pages_are = "page is a picture" if n_pictures == 1 else "pages are pictures"
        yield Unread(path, f"has {n_pages} pages, of which {n_pictures} {pages_are} without text: they may be scans")
