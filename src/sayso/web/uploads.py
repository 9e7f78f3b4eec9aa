"""Files that somebody hands in: streamed into a folder of ours, under names of ours, within bounds."""

import re
from collections.abc import AsyncIterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from sayso.web.options import Options

FOLDER = "uploads"
MOST_FIELDS = 10
MOST_FIELD_BYTES = 4096
LONG_FIELDS = {"text": 400_000}  # bytes: a text that is checked has 100,000 characters at most
MOST_NAME_CHARS = 50  # four bytes each at most, and a name may have 255
MOST_ENDING_CHARS = 8
_DIGEST_CHARS = 10
_NO_WORD = re.compile(r"[\W_]+")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Taken:
    """What came in.

    Args:
        fields: of the form, by name.
        files: SHA-256 by the path in the folder that they were given, such as ``uploads/herald-0af3b2c4d5.txt``.
    """

    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def own_name(given: str, digest: str) -> str:
    r"""Name a file as we keep it: what can be read of the name that was given, and its digest; the ending tells the format.

    Nothing of it leads to another folder, and the same file has the same name whenever it is handed in.

    Example:
        >>> own_name("C:\\Press\\Minister's speech.PDF", "0af3b2c4d5e6f7")
        'Minister-s-speech-0af3b2c4d5.pdf'
        >>> own_name("../../etc/passwd", "0af3b2c4d5e6f7")
        'passwd-0af3b2c4d5'
    """
    last = given.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    words = _NO_WORD.sub("-", stem if dot else last)[:MOST_NAME_CHARS].strip("-") or "file"
    letters = _NO_LETTER.sub("", ending.lower())[:MOST_ENDING_CHARS] if dot else ""
    return f"{words}-{digest[:_DIGEST_CHARS]}{'.' if letters else ''}{letters}"


async def take(content_type: str, stream: AsyncIterable[bytes], folder: Path, options: Options) -> Taken:
    """Store the files of a form (``multipart/form-data``) in a folder, piece by piece.

    Args:
        content_type: of the request, with the boundary.
        stream: the body.
        folder: that is ours; a folder ``uploads`` is made in it.
        options: what bounds it.

    Raises:
        HTTPException: 415 it is no such form; 400 it is broken; 413 it is too much.
    """
    kind, values = parse_options_header(content_type)
    boundary = values.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "expected multipart/form-data with files in it")
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    with ExitStack() as closing:
        parts = _Parts(folder, options, closing)
        try:
            parser = MultipartParser(boundary, parts.callbacks())
            async for chunk in stream:
                await run_in_threadpool(parser.write, chunk)
            parser.finalize()
        except FormParserError as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, f"the form is broken ({error}); send it again") from error
    if not parts.ended:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the form ends in its midst; send it again")
    return parts.taken


class _Parts:
    """Takes the parts of a form one by one, as its parser tells them."""

    def __init__(self, folder: Path, options: Options, closing: ExitStack) -> None:
        self._folder, self._options, self._closing = folder, options, closing
        self.taken = Taken()
        self.ended = False
        self._header: list[bytes] = [b"", b""]
        self._disposition = b""
        self._name, self._given = "", ""
        self._file: IO[bytes] | None = None
        self._digest = sha256()
        self._size = self._whole = self._parts = 0
        self._value = bytearray()

    def callbacks(self) -> Any:
        """Name what takes which piece."""
        return {
            "on_part_begin": self._begin, "on_header_field": self._header_name, "on_header_value": self._header_value,
            "on_header_end": self._header_end, "on_headers_finished": self._open, "on_part_data": self._piece,
            "on_part_end": self._close, "on_end": self._end,
        }  # fmt: skip

    def _begin(self) -> None:
        self._disposition, self._header, self._value, self._size = b"", [b"", b""], bytearray(), 0

    def _header_name(self, chunk: bytes, start: int, end: int) -> None:
        self._header[0] += chunk[start:end]

    def _header_value(self, chunk: bytes, start: int, end: int) -> None:
        self._header[1] += chunk[start:end]

    def _header_end(self) -> None:
        name, value = self._header
        if name.lower() == b"content-disposition":
            self._disposition = value
        self._header = [b"", b""]

    def _open(self) -> None:
        """Begin a file or a field; a choice that was left empty is one, too, and there may not be any number of them."""
        self._parts += 1
        if self._parts > self._options.max_files + MOST_FIELDS + 1:
            raise _too_much(f"more than {self._options.max_files} files", "hand the others in afterwards")
        _, values = parse_options_header(self._disposition)
        self._name = values.get(b"name", b"").decode("utf8", "replace")
        self._given = values.get(b"filename", b"").decode("utf8", "replace")
        if b"filename" not in values:
            if len(self.taken.fields) >= MOST_FIELDS:
                raise _too_much(f"more than {MOST_FIELDS} fields")
            return
        if len(self.taken.files) >= self._options.max_files:
            raise _too_much(f"more than {self._options.max_files} files", "hand the others in afterwards")
        self._digest = sha256()
        self._file = self._closing.enter_context((self._folder / "coming").open("wb"))

    def _piece(self, chunk: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._file is None:
            if self._size > (most := LONG_FIELDS.get(self._name, MOST_FIELD_BYTES)):
                raise _too_much(f"a field of more than {most} bytes")
            self._value += chunk[start:end]
            return
        self._whole += end - start
        if self._size > self._options.max_file_bytes:
            raise _too_much(f"a file of more than {self._options.max_file_bytes >> 20} MB", "add it with sayso add")
        if self._whole > self._options.max_upload_bytes:
            raise _too_much(f"more than {self._options.max_upload_bytes >> 20} MB", "hand them in one after another")
        self._digest.update(chunk[start:end])
        self._file.write(chunk[start:end])

    def _close(self) -> None:
        """End a file or a field; of a choice of files that was left empty nothing is kept."""
        if self._file is None:
            self.taken.fields[self._name] = self._value.decode("utf8", "replace")
            return
        self._file.close()
        self._file = None
        if self._given or self._size:
            digest = self._digest.hexdigest()
            path = f"{FOLDER}/{own_name(self._given, digest)}"
            (self._folder / "coming").replace(self._folder / path)
            self.taken.files[path] = digest

    def _end(self) -> None:
        self.ended = True


def _too_much(what: str, advice: str = "send less") -> HTTPException:
    return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the form holds {what}; {advice}")
