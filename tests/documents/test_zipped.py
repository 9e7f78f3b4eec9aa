"""ZIP archives: each member by its own reader, nothing written to disk, everything counted."""

import io

import pytest
from hypothesis import given, settings
from tests.documents import made
from tests.malformed import office
from tests.malformed.damage import damaged

from sayso.documents import read
from sayso.documents.enclosed import Enclosed, shown
from sayso.documents.zipped import read_zip
from sayso.records import Unread
from sayso.settings import Settings

GOOD = made.zipped(
    {"2024/b.html": "<p>The pier is shut.</p>", "a.txt": "The ferry sank.", ".hidden.txt": "x", "c.png": b"x", "d.png": b"x"}
)


def members(content: bytes, **limits: int) -> list[Enclosed | Unread]:
    return list(read_zip(io.BytesIO(content), "a.zip", "", Settings(**limits)))


def test_members_come_in_the_order_of_their_names_and_others_are_counted():
    """Hidden members are skipped, as in a folder; pictures are one note."""
    first, second, note = members(GOOD)
    assert [first.path, second.path] == ["a.zip/2024/b.html", "a.zip/a.txt"]
    assert note == Unread("a.zip", "holds 2 files with the ending '.png', which sayso does not read")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\up\\..\\x.txt", "C:/up/%2E%2E/x.txt"),
        ("a\x1b[2J\nb", "a%1B[2J%0Ab"),
        ("\u202etxt.exe", "%202Etxt.exe"),
        ("", "nameless"),
    ],
)
def test_names_that_climb_or_hide_are_shown_as_they_are(name, path):
    """Nothing in a name leaves the archive or turns the screen around."""
    assert shown(name) == path


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("bomb", "unpacks to more than 200 times its size: it is left, as it may be a bomb"),
        ("encrypted", "is encrypted: unpack it with its password first"),
        ("packed as LZMA", "is packed by a method that sayso does not read (only stored and deflated members are)"),
        ("damaged member", "cannot be unpacked: it is damaged"),
        ("no members", "is an archive that holds no files"),
        ("cut in half", "is no whole ZIP archive: it is cut off or damaged"),
        ("300,000 entries", "is an archive of more files than 200000 (setting max_archive_files)"),
        ("empty", "is empty"),
    ],
)
def test_what_cannot_be_unpacked_is_noted(case, why):
    """Each note is a clear sentence."""
    assert members(office.archives()[case])[0].why == why


def test_a_member_may_be_as_long_as_a_file():
    """The archive's own word on the length counts for nothing."""
    (note,) = members(made.zipped({"a.txt": "The ferry sank. " * 200}), max_file_bytes=1024)
    assert note.why == "unpacks to more than 1024 bytes, which is the limit (setting max_file_bytes)"
    assert (
        members(GOOD, max_archive_files=1)[1].why
        == "holds more files than 1; the later ones are not read (setting max_archive_files)"
    )


def test_an_archive_larger_than_a_file_may_be_is_read_from_the_disk(tmp_path):
    """Only its members must fit the limit."""
    (tmp_path / "a.zip").write_bytes(made.zipped({f"{rank}.txt": f"Ferry {rank} sank." for rank in range(30)}, office.STORED))
    assert len(read([tmp_path], Settings(max_file_bytes=1024)).documents) == 30


def test_names_in_utf_8_without_the_mark_are_read():
    """As some programs write them."""
    content = made.zipped({"паром.txt": "x"})
    unmarked = content.replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00")
    assert members(unmarked)[0].path == "a.zip/паром.txt"


@settings(max_examples=150, deadline=None)
@given(damaged(GOOD))
def test_nothing_raises(content):
    """Whatever becomes of an archive on the way."""
    assert all(isinstance(each, Enclosed | Unread) for each in members(content))
