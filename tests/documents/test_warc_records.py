"""Records of web archives: a broken one is noted and the next one is found."""

import io
from time import process_time

import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st
from tests.documents.warc_files import INFO, answer, packed, page, record, warc

from sayso.documents.warc_records import ArchiveRecord, archive_records
from sayso.settings import Settings

GOOD = record(answer(page("Good")), url="https://herald.example/good")


def read(content, **limits):
    return list(archive_records(io.BytesIO(content), Settings(**limits)))


def urls(found):
    return [each.url for each in found if isinstance(each, ArchiveRecord) and each.kind == "response"]


def reasons(found):
    return [each for each in found if isinstance(each, str)]


@pytest.mark.parametrize("make", [warc, packed])
def test_every_record_is_read(make):
    """Packed or not; the block is what stands between the heads."""
    block = answer(page())
    found = read(make(record(block), record(block, url="<https://herald.example/b>", version="1.1"), GOOD))
    assert [each.kind for each in found] == ["warcinfo", "response", "response", "response"]
    assert urls(found) == ["https://herald.example/2022/ferry", "https://herald.example/b", "https://herald.example/good"]
    captured = "2023-01-05T10:00:00+00:00"
    assert found[1] == ArchiveRecord(
        "response", "https://herald.example/2022/ferry", "application/http", block, captured=captured
    )


def test_another_reader_finds_the_same():
    """FastWARC is the oracle."""
    fastwarc = pytest.importorskip("fastwarc.warc")
    blocks = [answer(page(f"Page {n}", prose=f"{n} ships. " * n)) for n in range(40)]
    content = packed(*(record(each, url=f"https://herald.example/{n}") for n, each in enumerate(blocks)))
    theirs = [
        (each.headers["WARC-Target-URI"], each.reader.read())
        for each in fastwarc.ArchiveIterator(io.BytesIO(content), record_types=fastwarc.WarcRecordType.response, parse_http=False)
    ]
    assert [(each.url, each.block) for each in read(content)[1:]] == theirs


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"some bytes of nobody\r\n", "holds bytes that belong to no record"),
        (record(b"x", length="many"), "holds a record without a length (https://herald.example/2022/ferry)"),
        (record(b"x", length=-1), "holds a record without a length (https://herald.example/2022/ferry)"),
        (record(b"x", Content_Length=None), "holds a record without a length (https://herald.example/2022/ferry)"),
        (b"WARC/\r\n\r\n", "holds a record without a length"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "holds a record whose head has no end"),
        (b"WARC/1.0\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n", "holds a record whose head has no end"),
        (
            record(b"x" * 9000, length=9000),
            "holds a record of 9000 bytes (https://herald.example/2022/ferry); the limit is 4096 (setting max_file_bytes)",
        ),
        (
            record(b"x", length=10**17),
            f"holds a record of {10**17} bytes (https://herald.example/2022/ferry); the limit is 4096 (setting max_file_bytes)",
        ),
    ],
)
@pytest.mark.parametrize("make", [warc, packed])
def test_a_broken_record_hides_no_other(make, bad, why):
    """The one before and the one after are read."""
    before = record(answer(page("Before")), url="https://herald.example/before")
    found = read(make(before, bad, GOOD), max_file_bytes=4096)
    assert urls(found) == ["https://herald.example/before", "https://herald.example/good"]
    assert why in reasons(found)


@pytest.mark.parametrize("lie", [-20, -1, 3, 40, 300])
@pytest.mark.parametrize("make", [warc, packed])
def test_a_length_that_leads_nowhere_is_not_believed(make, lie):
    """Too long, the record ends where the next one begins; too short, the rest is passed over."""
    block = answer(page())
    found = read(make(record(block, length=len(block) + lie), GOOD))
    assert urls(found) == ["https://herald.example/2022/ferry", "https://herald.example/good"]
    assert found[1].block[: len(block) - 20] == block[: len(block) - 20]


def test_a_page_may_quote_an_archive():
    """A record is not cut where its length leads to another one, whatever it holds."""
    block = answer(page(prose="It began:\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\nand so on."))
    found = read(warc(record(block), GOOD))
    assert found[1].block == block
    assert len(found) == 3


def test_a_truncated_archive_gives_what_there_is():
    """The last record is marked as cut."""
    whole = warc(GOOD)
    found = read(whole[:-100])
    assert found[-1].cut
    assert found[-1].url == "https://herald.example/good"
    found = read(packed(GOOD)[:-20])
    assert found[-2].cut
    assert found[-1] == "is cut off inside a gzip member"


def test_damage_inside_a_packed_record_hides_no_other():
    """The record with the damage is cut, the next member is found."""
    first, second = packed(), packed(GOOD)[len(packed()) :]
    broken = bytearray(packed(record(answer(page() * 5)))[len(first) :])
    broken[len(broken) // 2] ^= 0xFF
    found = read(first + bytes(broken) + second)
    assert urls(found)[-1] == "https://herald.example/good"
    assert "is damaged: packed bytes were passed over" in reasons(found)


def test_the_older_format_is_read():
    """ARC: one line of address, host, date, type and length before each answer."""
    block = answer(page())
    about = b"1 0 Made By Hand\nURL IP-address Archive-date Content-type Archive-length\n"
    head = f"filedesc://a.arc 0.0.0.0 20080430204825 text/plain {len(about)}\n".encode() + about + b"\n"
    lines = b"".join(
        f"http://herald.example/{n} 127.0.0.1 20080430204826 text/html {len(block)}\n".encode() + block + b"\n" for n in range(3)
    )
    found = read(head + lines)
    assert urls(found) == [f"http://herald.example/{n}" for n in range(3)]
    assert {each.block for each in found[1:]} == {block}
    assert urls(read(head + b"http://broken line\n" + lines)) == urls(found)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "is empty"), (b"(\xb5/\xfd....", "is packed with Zstandard, which sayso does not read: unpack it first")],
)
def test_what_holds_no_record_is_said(content, why):
    """An empty file, a packing that is not read."""
    assert read(content) == [why]


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.0\r\n" * 1_000_000,
        b"\nWARC/1." * 1_000_000,
        record(b"", length=60 << 20) * 20_000,
        record(b"x", length=1) * 20_000,
        b"\r\n" * 4_000_000,
        INFO + b"\x00" * 8_000_000,
        b"filedesc://a 0.0.0.0 20080430204825 text/plain 0\n" + b"\nhttp" * 1_000_000,
        b"filedesc://a 0.0.0.0 20080430204825 text/plain 0\n" + b"\nhttp:" + b"a" * 8_000_000,
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 9_000) * 100,
    ],
    ids=range(9),
)
def test_hostile_archives_take_no_five_seconds(content):
    """Marks without records, lengths that reach over everything, blanks, zeros."""
    start = process_time()
    for _ in archive_records(io.BytesIO(content), Settings()):
        pass
    assert process_time() - start < 5


@options(deadline=None, max_examples=60)
@given(st.binary(max_size=3000), st.binary(max_size=100))
def test_any_bytes_between_records_cost_no_other_record(between, within):
    """The record behind them is found, unless they hold heads of their own."""
    content = warc(record(answer(within)), between + b"\r\n\r\n", GOOD)
    assert urls(read(content))[-1] == "https://herald.example/good"
