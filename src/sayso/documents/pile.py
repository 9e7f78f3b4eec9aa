"""The whole room at once: paths in, a pile out. Nothing that lies in a file raises."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path

from sayso.documents.draft import Draft, finish
from sayso.documents.files import FROM_DISK, HEAD_BYTES, find, kind, told
from sayso.documents.formats import Given, read_content
from sayso.documents.mapping import Columns, columns_of
from sayso.progress import Progress
from sayso.records import Document, Input, Pile, Unread, content_id
from sayso.settings import Settings

# how often a large file tells how far it is read: every second or so
_TOLD_CHARS = 1_000_000
_TOLD_DOCUMENTS = 5_000


def read(
    paths: Iterable[Path | str],
    settings: Settings | None = None,
    progress: Progress | None = None,
    columns: Mapping[str, str] | Columns | None = None,
) -> Pile:
    """Read files and folders into documents.

    Use it for anything that a person has on disk: texts, web pages, PDFs, Word files, mails, tables, feeds, archives, and folders
    of them. What cannot be read, holds nothing, or was damaged is listed in ``unread`` of the pile with the reason; nothing in a
    file raises.

    Args:
        paths: files and folders, in the order in which their documents shall stand.
        settings: limits on sizes; the defaults when None.
        progress: called with a short line for each file.
        columns: which column of a table holds what, where its headings do not tell: ``{"text": "Body copy"}``.

    Returns:
        The documents in order, the notes, and the digest of each file.

    Raises:
        BadInput: ``columns`` names a field that documents do not have.

    Example:
        >>> read(["no-such-file.txt"]).unread
        (Unread(path='no-such-file.txt', why='does not exist', offset=None),)
    """
    limits = settings or Settings()
    mapping = columns_of(columns)
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
        for each in _read_file(found, limits, progress, mapping):
            if isinstance(each, Document):
                documents.append(each)
            elif isinstance(each, Input):
                inputs.append(each)
            else:
                unread.append(each)
    return joined([Pile(documents=tuple(documents), unread=tuple(unread), inputs=tuple(inputs))])


def read_text(text: str | bytes, name: str = "text", settings: Settings | None = None) -> Pile:
    """Read a text that lies in no file, as a plain text file would be read: a page of posts gives a document for each post.

    Use it for what comes from a pipe, a form or a program; bytes that are a PDF or an archive are read as such. Nothing in the
    text raises, as in :func:`read`.

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
    given = Given(name, sha256(content).hexdigest(), told(content, "text"))
    found = tuple(_finished(read_content(content, given, limits, None), name, None))
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


def _read_file(
    path: Path, settings: Settings, progress: Progress | None, columns: Columns
) -> Iterator[Document | Input | Unread]:
    name = str(path)
    try:
        if kind(path) in FROM_DISK:
            with path.open("rb") as file:
                named = told(file.read(HEAD_BYTES), kind(path))
                if named in FROM_DISK:
                    file.seek(0)
                    digest = file_digest(file, "sha256").hexdigest()
                    yield Input(name, digest)
                    file.seek(0)
                    yield from _finished(
                        read_content(file, Given(name, digest, named, columns), settings, progress), name, progress
                    )
                    return
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
    given = Given(name, sha256(content).hexdigest(), told(content, kind(path)), columns)
    yield Input(name, given.digest)
    yield from _finished(read_content(content, given, settings, progress), name, progress)


def _finished(found: Iterable[Draft | Unread], name: str, progress: Progress | None) -> Iterator[Document | Unread]:
    """Make documents of drafts, and tell now and then how far a large file is read."""
    n_documents = n_chars = told = 0
    for each in found:
        if not isinstance(each, Draft):
            yield each
            continue
        yield finish(each)
        n_documents, n_chars = n_documents + 1, n_chars + len(each.text)
        if progress is not None and max(n_chars // _TOLD_CHARS, n_documents // _TOLD_DOCUMENTS) > told:
            told = max(n_chars // _TOLD_CHARS, n_documents // _TOLD_DOCUMENTS)
            progress(f"{name}: {n_documents} documents, {n_chars} characters are read")


def distinct_id(document: Document, number: int) -> str:
    """Give the id of the document that is the ``number``-th after the first with its id: the same on any machine."""
    return content_id(document.id, document.file, number)


def _distinct(documents: Iterable[Document]) -> tuple[tuple[Document, ...], tuple[Unread, ...]]:
    """Make ids unique: two files of the same content are two documents; an id that the input gives twice is noted."""
    seen: Counter[str] = Counter()
    kept: list[Document] = []
    notes: list[Unread] = []
    for document in documents:
        number = seen[document.id]
        seen[document.id] += 1
        if number:
            other = distinct_id(document, number)
            if len(document.id) != len(other):
                notes.append(
                    Unread(document.file, f"the id {document.id!r} occurs again; the document is read under the id {other!r}")
                )
            kept.append(replace(document, id=other))
        else:
            kept.append(document)
    return tuple(kept), tuple(notes)
