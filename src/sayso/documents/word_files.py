"""Word and OpenDocument texts to drafts: paragraphs, headings, footnotes, links, and what the file says of itself."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from sayso.documents.bylines import byline
from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.hyperlinks import address
from sayso.documents.paragraphs import Block
from sayso.documents.paragraphs import blocks as lines_of
from sayso.documents.xml_parts import read_elements
from sayso.documents.zipped import opened, unpacked
from sayso.records import Link, Moment, Span, Unread
from sayso.settings import Settings

# what was deleted but is still tracked, codes of fields, the fallback copy of a drawing, comments beside the text
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "annotation", "tracked-changes", "note-citation"))
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
_HEADING_STYLES = ("heading", "title", "subtitle")
_LINKS = "word/_rels/document.xml.rels"
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the file: its words, whether it is a heading or a footnote, where its links stand in it."""

    words: str
    heading: bool = False
    note: bool = False
    links: tuple[tuple[str, int, int], ...] = ()


def read_docx(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield the document of a Word file: text, footnotes and endnotes behind it; tracked deletions are left out."""
    archive = opened(BytesIO(content), settings)
    if isinstance(archive, str):
        yield Unread(path, _damaged(content))
        return
    package = _Package(archive, settings.max_file_bytes)
    targets = _targets(package)
    headings = _heading_styles(package)
    lines, why = _lines(package.part("word/document.xml"), {"p"}, lambda each, _: _word_line(each, headings, targets))
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        part = package.part(notes)
        lines += _lines(part, {"p"}, lambda each, _: _word_line(each, frozenset(), {}))[0] if isinstance(part, bytes) else []
    yield from _found(lines, why, _facts(package.part("docProps/core.xml")), path, digest)


def read_odt(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield the document of an OpenDocument text: text, footnotes behind it; tracked deletions and comments are left out."""
    archive = opened(BytesIO(content), settings)
    if isinstance(archive, str):
        yield Unread(path, _damaged(content))
        return
    package = _Package(archive, settings.max_file_bytes)
    lines, why = _lines(package.part("content.xml"), {"p", "h"}, _open_line)
    lines.sort(key=lambda each: each.note)
    yield from _found(lines, why, _facts(package.part("meta.xml")), path, digest)


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of an office document by name; a part that cannot be unpacked is a string that says why."""

    archive: ZipFile
    longest: int

    def part(self, name: str) -> bytes | str:
        return unpacked(self.archive, name, self.longest)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the file says of itself."""

    title: str | None = None
    author: str | None = None
    created: Moment | None = None


def _damaged(content: bytes) -> str:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "is an office document that is encrypted or of the old format (.doc): save it anew, as .docx without a password"
    return "is no whole office document: it is cut off or damaged" if content else "is empty"


def _lines(part: bytes | str, names: set[str], line: Callable[[Element, bool], _Line]) -> tuple[list[_Line], str | None]:
    """Give the paragraphs of a part that hold words, and why it could not be read to its end."""
    if isinstance(part, str):
        return [], f"the text of the document {part}"
    found: list[_Line] = []

    def take(paragraph: Element, inner: bool) -> None:
        if (len(paragraph) or paragraph.text) and (written := line(paragraph, inner)).words:
            found.append(written)

    try:
        read_elements(part, names, take, _LEFT_OUT)
    except ValueError as error:
        return found, f"the text of the document {error}"
    return found, None


def _word_line(paragraph: Element, headings: frozenset[str], targets: dict[str, str]) -> _Line:
    """Write a paragraph of Word, whose words stand in w:t alone."""
    style = next((each.get("val") for each in paragraph.iter("pStyle")), None)
    heading = style in headings or any(True for _ in paragraph.iter("outlineLvl"))
    words, links = _written(paragraph, lambda each: targets.get(each.get("id") or ""), own="t")
    return _line(words, links, heading=heading)


def _open_line(paragraph: Element, inner: bool) -> _Line:
    """Write a paragraph of OpenDocument, whose words stand in the paragraph itself and in any element in it."""
    words, links = _written(paragraph, lambda each: each.get("href"), own=None)
    return _line(words, links, heading=paragraph.tag == "h", note=inner)


def _line(words: str, links: list[tuple[str, int, int]], *, heading: bool, note: bool = False) -> _Line:
    kept = words.strip()
    shift = len(words) - len(words.lstrip())
    moved = tuple((url, max(0, low - shift), min(high - shift, len(kept))) for url, low, high in links)
    return _Line(kept, heading, note, moved)


def _written(
    paragraph: Element, target: Callable[[Element], str | None], own: str | None
) -> tuple[str, list[tuple[str, int, int]]]:
    """Give the words of a paragraph and where its links stand; ``own`` names the only element that holds words."""
    words: list[str] = []
    links: list[tuple[str, int, int]] = []
    length = 0
    waiting: list[tuple[bool, Element, int]] = [(True, paragraph, 0)]
    while waiting:
        opens, element, begun = waiting.pop()
        if opens:
            piece = _BREAKS.get(element.tag, "") + ((element.text or "") if own in {None, element.tag} else "")
            waiting.append((False, element, length))
            waiting.extend((True, child, 0) for child in reversed(element))
        else:
            url = target(element) if element.tag in {"hyperlink", "a"} else None
            if url and begun < length:
                links.append((url, begun, length))
            piece = (element.tail or "") if own is None and element is not paragraph else ""
        words.append(piece)
        length += len(piece)
    return "".join(words), links


def _heading_styles(package: _Package) -> frozenset[str]:
    """Give the ids of the styles that are headings: their ids are in the writer's language, their names are not."""
    found = {"Title", "Subtitle", *(f"Heading{level}" for level in range(1, 10))}
    for style in _elements(package.part("word/styles.xml"), "style"):
        name = next((each.get("val") for each in style.iter("name")), None) or ""
        outlined = any(True for _ in style.iter("outlineLvl"))
        if outlined or name.lower().startswith(_HEADING_STYLES):
            found.add(style.get("styleId") or name)
    return frozenset(found)


def _targets(package: _Package) -> dict[str, str]:
    """Map the ids of a Word file's links to their addresses."""
    found = ((each.get("Id") or "", each.get("Target") or "") for each in _elements(package.part(_LINKS), "Relationship"))
    return {key: url for key, url in found if url.startswith(("http://", "https://"))}


def _facts(part: bytes | str) -> _Facts:
    """Read title, author and the day of making; a file's date is a weak basis, since a copy of it may be younger."""
    told: dict[str, str] = {}
    for each in _elements(part, "title", "creator", "created", "initial-creator", "creation-date"):
        told.setdefault(each.tag, " ".join((each.text or "").split())[:400])
    made = told.get("created") or told.get("creation-date") or ""
    author = told.get("initial-creator") or told.get("creator")
    return _Facts(told.get("title") or None, author or None, moment(made, "document properties"))


def _elements(part: bytes | str, *names: str) -> list[Element]:
    """Give the elements of a part beside the text; what is missing or broken in it is done without."""
    found: list[Element] = []
    with suppress(ValueError):
        read_elements(part if isinstance(part, bytes) else b"", names, lambda each, _: found.append(each))
    return found


def _found(lines: list[_Line], why: str | None, facts: _Facts, path: str, digest: str) -> Iterator[Draft | Unread]:
    if lines:
        yield _draft(lines, facts, path, digest)
    if why is not None:
        yield Unread(path, f"{why}; what stands before is read" if lines else why)
    elif not lines:
        yield Unread(path, "holds no text")


def _draft(lines: list[_Line], facts: _Facts, path: str, digest: str) -> Draft:
    """Put the paragraphs together; the printed headline is the title, and a printed byline outranks the file's properties."""
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    length = 0
    for line in lines:
        start = length + (len(_GAP) if parts else 0)
        parts.append(line.words)
        length = start + len(line.words)
        blocks.append(Block(Span(start, length), line.heading))
        links.extend(Link(url, Span(start + low, start + high)) for url, low, high in line.links if low < high and address(url))
    text = _GAP.join(parts)
    told = byline(text)
    if not any(block.headline for block in blocks):
        looks = {each.span.start for each in lines_of(text) if each.headline}
        blocks = [Block(block.span, block.span.start in looks) for block in blocks]
    headed = blocks[0].headline
    return Draft(
        text=text,
        file=path,
        digest=digest,
        title=None if headed else facts.title,
        outlet=told.outlet,
        author=told.author or facts.author,
        published=told.published or facts.created,
        blocks=tuple(blocks),
        links=tuple(links),
    )
