"""WACZ: the archives of a package, the titles of its list of pages, the digests of its files."""

import io
import zipfile
from time import process_time

import pytest
from hypothesis import given
from hypothesis import settings as options
from tests.documents.damage import damaged, drafts, notes, read_all
from tests.documents.warc_files import PROSE, answer, packed, page, record, wacz, warc

from sayso.documents.web_packages import read_wacz
from sayso.settings import Settings

UNTITLED = f"<html><body><article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>".encode()
ONE = packed(record(answer(page())))
TWO = packed(record(answer(UNTITLED), url="https://kurier.example/b"), record(answer(page())))
GOOD = wacz({"data-0.warc.gz": ONE, "data-1.warc.gz": TWO}, titles=[("https://kurier.example/b", "Harbour closed")])


def read(content, **limits):
    return read_wacz(io.BytesIO(content), "site.wacz", "d", Settings(**limits))


def test_all_archives_of_a_package_are_read():
    """A page that two of them hold is one document; a page without a title has that of the list."""
    first, second = drafts(read(GOOD))
    assert (first.title, first.file) == ("Ferry aground", "site.wacz/archive/data-0.warc.gz/herald.example/2022/ferry")
    assert (second.title, second.url) == ("Harbour closed", "https://kurier.example/b")
    assert notes(read(GOOD)) == ["1 record left out: the same text at the same address as before"]


def test_a_file_that_was_changed_is_noted_and_read():
    """The digest that the package names is compared."""
    spoilt = wacz({"data.warc.gz": ONE}, spoil={"archive/data.warc.gz"})
    assert notes(read(spoilt)) == ["does not have the sha256 digest that the package names; it is read as it is"]
    assert len(drafts(read(spoilt))) == 1


def test_a_package_without_a_description_is_noted_and_read():
    """Nothing shows that it is whole."""
    bare = wacz({"data.warc": warc(record(answer(page())))}, method=zipfile.ZIP_DEFLATED, described=False)
    assert notes(read(bare)) == ["has no readable datapackage.json: nothing shows that it is whole"]
    assert len(drafts(read(bare))) == 1


def test_a_package_without_archives_is_noted():
    """With what was expected."""
    assert notes(read(wacz({}))) == ["holds no web archive; expected archive/*.warc.gz"]


def altered(**members):
    """Give the good package with members put in the place of its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(stream, "w") as new:
        contents = {name: old.read(name) for name in old.namelist()} | {
            name.replace("__", "/"): each for name, each in members.items()
        }
        for name, content in contents.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def packed_by(method):
    return wacz({"data.warc.gz": ONE}, method=method)


MALFORMED = (
    b"", b"PK", b"PK\x03\x04", GOOD[:200], GOOD[:-30], GOOD[100:], b"\x00" * 999, b"<html>",
    altered(**{"datapackage.json": b""}), altered(**{"datapackage.json": b"[" * 100_000}), altered(**{"datapackage.json": b"[]"}),
    altered(**{"datapackage.json": b'{"resources": 3}'}), altered(**{"datapackage.json": b'{"resources": [1, {}, {"path": []}]}'}),
    altered(**{"datapackage.json": b'{"resources": [{"path": "../../x", "hash": "sha256:00"}]}'}),
    altered(**{"datapackage.json": b'{"resources": [{"path": "archive/data-0.warc.gz", "hash": "rot13:00"}]}'}),
    altered(**{"datapackage-digest.json": b'"x"'}), altered(**{"pages__pages.jsonl": b"{bad\n[]\n\xff\xfe\n{}"}),
    altered(**{"pages__pages.jsonl": b'{"url": [], "title": {}}\n{"url": "https://kurier.example/b", "title": 3}'}),
    altered(**{"archive__data-0.warc.gz": b"", "archive__data-1.warc.gz": b"junk"}), packed_by(zipfile.ZIP_BZIP2), packed_by(zipfile.ZIP_LZMA),
)  # fmt: skip


@pytest.mark.parametrize("content", MALFORMED)
def test_a_malformed_package_is_a_note_or_what_is_left(content):
    """Something is always said."""
    assert read_all(read(content))


def test_a_bomb_takes_no_five_seconds():
    """Zeros by the hundred megabytes, under many names."""
    bomb = wacz({f"data-{n}.warc": warc() + b"\x00" * 25_000_000 for n in range(3)}, method=zipfile.ZIP_DEFLATED)
    start = process_time()
    assert any("bomb" in why for why in notes(read(bomb, max_archive_bytes=1 << 24)))
    assert process_time() - start < 5


@options(deadline=None, max_examples=60)
@given(damaged(GOOD, wacz({"data.warc": warc(record(answer(page())))}, method=zipfile.ZIP_DEFLATED)))
def test_no_accident_stops_a_package(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read(content))
