"""The whole room at once: paths in, a pile out. Nothing that lies in a file raises."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sayso.documents.charset import decode
from sayso.documents.draft import Draft, finish
from sayso.documents.files import find, kind
from sayso.documents.json_lines import read_json_lines
from sayso.documents.pages import read_page
from sayso.documents.plain import read_markdown, read_plain
from sayso.records import Document, Input, Pile, Unread, content_id
from sayso.settings import Settings

Progress = Callable[[str], None]


def read(paths: Iterable[Path | str], settings: Settings | None = None, progress: Progress | None = None) -> Pile:
    """Read files and folders into documents.

    Use it for anything that a person has on disk: .txt, .md, .html, .jsonl, and folders of them. What cannot be read, holds
    nothing, or was damaged is listed in ``unread`` of the pile with the reason; nothing in a file raises.

    Args:
        paths: files and folders, in the order in which their documents shall stand.
        settings: limits on sizes; the defaults when None.
        progress: called with a short line for each file.

    Returns:
        The documents in order, the notes, and the digest of each file.

    Example:
        >>> read(["no-such-file.txt"]).unread
        (Unread(path='no-such-file.txt', why='does not exist', offset=None),)
    """
    limits = settings or Settings()
    documents: list[Document] = []
    unread: list[Unread] = []
    inputs: list[Input] = []
    given = [paths] if isinstance(paths, str | Path) else paths
    for found in find(given):
        if isinstance(found, Unread):
            unread.append(found)
            continue
        if progress is not None:
            progress(f"reading {found}")
        for each in _read_file(found, limits, progress):
            if isinstance(each, Document):
                documents.append(each)
            elif isinstance(each, Input):
                inputs.append(each)
            else:
                unread.append(each)
    return joined([Pile(documents=tuple(documents), unread=tuple(unread), inputs=tuple(inputs))])


def read_text(text: str | bytes, name: str = "text", settings: Settings | None = None) -> Pile:
    """Read a text that lies in no file, as a plain text file would be read: a page of posts gives a document for each post.

    Use it for what comes from a pipe, a form or a program. Nothing in the text raises, as in :func:`read`.

    Args:
        text: the characters, or bytes whose encoding is told as a file's is.
        name: what stands for the path, in documents and notes.
        settings: ``max_file_bytes`` is used; the defaults when None.

    Returns:
        The documents in order, the notes, and the digest of the text.

    Example:
        >>> [each.text for each in read_text("The ferry sank.", name="wire").documents]
        ['The ferry sank.']
        >>> read_text(b"").unread
        (Unread(path='text', why='is empty', offset=None),)
    """
    limits = settings or Settings()
    content = text if isinstance(text, bytes) else _encoded(text)
    if len(content) > limits.max_file_bytes:
        why = f"holds more than {limits.max_file_bytes} bytes, which is the limit (setting max_file_bytes)"
        return Pile(documents=(), unread=(Unread(name, why),))
    given = _Given(name, sha256(content).hexdigest(), "text")
    found = tuple(_read_content(content, given, limits, None))
    read_from_it = Pile(
        documents=tuple(each for each in found if isinstance(each, Document)),
        unread=tuple(each for each in found if isinstance(each, Unread)),
        inputs=(Input(name, given.digest),),
    )
    return joined([read_from_it])


def joined(piles: Iterable[Pile]) -> Pile:
    """Put piles together, in their order; documents of one content stay two, with two ids."""
    every = tuple(piles)
    distinct, repeated = _distinct(each for pile in every for each in pile.documents)
    return Pile(
        documents=distinct,
        unread=(*(each for pile in every for each in pile.unread), *repeated),
        inputs=tuple(each for pile in every for each in pile.inputs),
    )


def _encoded(text: str) -> bytes:
    """Give the bytes of a text; what a shell handed on undecoded becomes the bytes that it was."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Given:
    """A file of the pile: its path as given, its digest, its format."""

    name: str
    digest: str
    kind: str


def _read_file(path: Path, settings: Settings, progress: Progress | None) -> Iterator[Document | Input | Unread]:
    name = str(path)
    try:
        size = path.stat().st_size
        if size > settings.max_file_bytes:
            yield Unread(name, f"holds {size} bytes; the limit is {settings.max_file_bytes} (setting max_file_bytes)")
            return
        content = path.read_bytes()
    except PermissionError:
        yield Unread(name, "may not be read: permission denied")
        return
    except OSError as error:
        yield Unread(name, f"cannot be read: {error.strerror or error}")
        return
    given = _Given(name, sha256(content).hexdigest(), kind(path))
    yield Input(name, given.digest)
    yield from _read_content(content, given, settings, progress)


def _read_content(content: bytes, given: _Given, settings: Settings, progress: Progress | None) -> Iterator[Document | Unread]:
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
    for each in _drafts(decoded.text, given, settings, progress):
        yield finish(each) if isinstance(each, Draft) else each


def _drafts(text: str, given: _Given, settings: Settings, progress: Progress | None) -> Iterator[Draft | Unread]:
    if given.kind == "lines":
        yield from read_json_lines(text, given.name, given.digest, settings, progress)
        return
    if given.kind == "markdown":
        draft = read_markdown(text, given.name, given.digest)
        yield draft if draft.text.strip() else Unread(given.name, "holds a front matter block and no text")
        return
    drafts, unread = (read_page if given.kind == "page" else read_plain)(text, given.name, given.digest)
    yield from _with_outlet(drafts)
    yield from unread


def _with_outlet(drafts: tuple[Draft, ...]) -> Iterator[Draft]:
    """Give the posts of one page an outlet: their only author where the page names none, else each its own author."""
    several = len(drafts) > 1 or any(draft.offset for draft in drafts)
    authors = {draft.author for draft in drafts if draft.author}
    shared = next(iter(authors)) if several and len(authors) == 1 else None
    for draft in drafts:
        yield replace(draft, outlet=draft.outlet or shared or (draft.author if several else None))


def _distinct(documents: Iterable[Document]) -> tuple[tuple[Document, ...], tuple[Unread, ...]]:
    """Make ids unique: two files of the same content are two documents; an id that the input gives twice is noted."""
    seen: Counter[str] = Counter()
    kept: list[Document] = []
    notes: list[Unread] = []
    for document in documents:
        number = seen[document.id]
        seen[document.id] += 1
        if number:
            other = content_id(document.id, document.file, number)
            if len(document.id) != len(other):
                notes.append(
                    Unread(document.file, f"the id {document.id!r} occurs again; the document is read under the id {other!r}")
                )
            kept.append(replace(document, id=other))
        else:
            kept.append(document)
    return tuple(kept), tuple(notes)
