"""Files that are handed in: whatever they are called, they land under names of ours, and within bounds."""

import asyncio
from collections.abc import AsyncIterator
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.exceptions import HTTPException

from sayso.web.options import Options
from sayso.web.uploads import Taken, own_name, take

KIND = "multipart/form-data; boundary=edge"
SMALL = Options(max_files=2, max_file_bytes=1 << 20, max_upload_bytes=(1 << 20) + 100)


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    """Write one part of a form."""
    given_name = "" if filename is None else f'; filename="{filename}"'
    return f'--edge\r\nContent-Disposition: form-data; name="{name}"{given_name}\r\n\r\n'.encode() + content + b"\r\n"


def taken(folder: Path, *parts: bytes, end: bytes = b"--edge--\r\n", kind: str = KIND, piece: int = 7) -> Taken:
    """Take a form in that comes piece by piece."""
    body = b"".join(parts) + end

    async def stream() -> AsyncIterator[bytes]:
        for start in range(0, len(body), piece):
            yield body[start : start + piece]

    return asyncio.run(take(kind, stream(), folder, SMALL))


def refused(folder: Path, *parts: bytes, **how: object) -> HTTPException:
    """Give why a form is refused."""
    with pytest.raises(HTTPException) as found:
        taken(folder, *parts, **how)  # type: ignore[arg-type] - each test gives its own
    return found.value


def test_files_and_fields_are_taken_in(tmp_path: Path) -> None:
    """Byte for byte, with their digests."""
    content = bytes(range(256)) + b"\r\n--edg\r\n"
    found = taken(tmp_path, part("csrf", "слово".encode()), part("files", content, "Herald.TXT"))
    digest = sha256(content).hexdigest()
    path = f"uploads/Herald-{digest[:10]}.txt"
    assert found == Taken({"csrf": "слово"}, {path: digest})
    assert (tmp_path / path).read_bytes() == content


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\boot.ini",
        "C:\\pile\\a.txt",
        ".",
        "..",
        "",
        "a\x00b",
        "-rf",
        "x" * 3000,
        "\u202etxt.exe",
        "con.txt",
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """One file, in the folder that is ours; nothing beside it."""
    found = taken(tmp_path, part("files", b"words", name), piece=4096)
    (path,) = found.files
    assert [each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert Path(path).parent == Path("uploads")


@given(some.text())
def test_every_name_becomes_one_that_any_disk_takes(name: str) -> None:
    """Letters, figures and hyphens of any script, the digest, and an ending of eight letters at most."""
    own = own_name(name, "0af3b2c4d5e6f7")
    stem, _, ending = own.partition("-0af3b2c4d5")
    assert all(each.isalnum() or each == "-" for each in stem)
    assert stem.strip("-") == stem != ""
    assert ending == "" or (ending.startswith(".") and ending[1:].isalnum() and len(ending) <= 9)
    assert len(own.encode()) <= 255


def test_an_empty_choice_is_no_file(tmp_path: Path) -> None:
    """Browsers send it where nothing was chosen."""
    assert taken(tmp_path, part("files", b"", "")).files == {}


def test_another_kind_of_body_is_refused(tmp_path: Path) -> None:
    """Expected is a form with files."""
    for kind in ("application/json", "multipart/form-data", "", "multipart/mixed; boundary=edge"):
        error = refused(tmp_path, part("files", b"a", "a.txt"), kind=kind)
        assert (error.status_code, error.detail) == (
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "expected multipart/form-data with files in it",
        )


@pytest.mark.parametrize("end", [b"", b"--ed", b"--edge\r\nContent-Dispo"])
def test_a_form_that_ends_in_its_midst_is_refused(tmp_path: Path, end: bytes) -> None:
    """Half a file is no file."""
    error = refused(tmp_path, part("files", b"a" * 99, "a.txt")[:-4], end=end)
    assert error.status_code == HTTPStatus.BAD_REQUEST


def test_a_broken_form_is_refused(tmp_path: Path) -> None:
    """What is wrong is said."""
    error = refused(tmp_path, b"no boundary here, only words\r\n")
    assert error.status_code == HTTPStatus.BAD_REQUEST
    assert error.detail.startswith("the form is broken (")


@pytest.mark.parametrize(
    ("parts", "detail"),
    [
        ([part("files", b"a", f"{each}.txt") for each in range(3)], "the form holds more than 2 files; hand the others in afterwards"),
        ([part("files", b"a" * ((1 << 20) + 1), "a.txt")], "the form holds a file of more than 1 MB; add it with sayso add"),
        ([part("files", b"a" * (1 << 19), "a.txt"), part("files", b"b" * ((1 << 19) + 200), "b.txt")], "the form holds more than 1 MB; hand them in one after another"),
        ([part("note", b"a" * 5000)], "the form holds a field of more than 4096 bytes; send less"),
        ([part(f"note{each}", b"a") for each in range(11)], "the form holds more than 10 fields; send less"),
    ],
    ids=["files", "a file", "together", "a field", "fields"],
)  # fmt: skip
def test_too_much_is_refused(tmp_path: Path, parts: list[bytes], detail: str) -> None:
    """So many files, so large each, so large together; fields, too."""
    error = refused(tmp_path, *parts, piece=65536)
    assert (error.status_code, error.detail) == (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
