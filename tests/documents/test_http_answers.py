"""Stored HTTP answers: the body comes out of its codings, bounded."""

import gzip
import zlib
from time import process_time

import brotli
import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st
from tests.documents.damage import damaged
from tests.documents.warc_files import answer, page

from sayso.documents.http_answers import answer_of, dechunked

BODY = page()
RAW = zlib.compressobj(wbits=-15)
CODED = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY),
    "deflate": zlib.compress(BODY),
    "Deflate": RAW.compress(BODY) + RAW.flush(),
    "br": brotli.compress(BODY),
    "identity": BODY,
    "gzip, br": brotli.compress(gzip.compress(BODY)),
    "": BODY,
}


def chunked(body, size=100):
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(f"{len(each):x};name=value\r\n".encode() + each + b"\r\n" for each in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("coding", CODED)
def test_codings_are_taken_off(coding):
    """Alone, one over the other, and inside chunks."""
    assert answer_of(answer(CODED[coding], Content_Encoding=coding), 10_000).body == BODY
    both = answer_of(answer(chunked(CODED[coding]), Content_Encoding=coding, Transfer_Encoding="chunked"), 10_000)
    assert (both.body, both.problem) == (BODY, None)


def test_a_head_may_claim_what_was_undone_already():
    """Crawlers store bodies unpacked under the head that came with them."""
    assert answer_of(answer(BODY, Content_Encoding="gzip", Transfer_Encoding="chunked"), 10_000).body == BODY


def test_the_head_is_read():
    """Status, type, charset; names in any case, lines of any kind."""
    found = answer_of(b'HTTP/2 404\ncontent-TYPE: Text/HTML;Charset="Windows-1251"\nX: y\n folded\n\nGone', 100)
    assert (found.status, found.media_type, found.charset, found.body) == (404, "text/html", "windows-1251", b"Gone")


@pytest.mark.parametrize(
    ("block", "status", "body"),
    [
        (b"HTTP/1.1 200 OK", 200, b""),
        (b"HTTP/1.1 200 OK\r\n\r\n", 200, b""),
        (b"HTTP/1.0 999\r\n\r\nx", 999, b"x"),
        (b"HTTP/1.1 200\r\nno field\r\n:\r\nA:\r\n\r\nx", 200, b"x"),
        (b"HTTP/1.1 200\r\n" + b"a" * 300_000 + b"\r\n\r\nx", 200, b""),
        (b"HTTP/1.1 200\r\nContent-Encoding: ,,\r\n\r\nx", 200, b"x"),
    ],
)
def test_odd_heads_are_no_accident(block, status, body):
    """What there is of a head counts."""
    found = answer_of(block, 100)
    assert (found.status, found.body) == (status, body)


@pytest.mark.parametrize("block", [b"", b"HTTP", b"HTTP/1.1", b"HTTP/1.1 OK", b"<html>", b"GET / HTTP/1.1", b"HTTP/1.1 2000 OK"])
def test_what_is_no_answer_is_none(block):
    """A request, a page, half a line."""
    assert answer_of(block, 100) is None


@pytest.mark.parametrize(
    ("body", "coding", "problem"),
    [
        (BODY, "zstd", "has the content coding 'zstd', which sayso does not read"),
        (BODY, "gzip,gzip,gzip,gzip", "names 4 content codings"),
        (CODED["gzip"][:-50], "gzip", "has a packed body that is damaged or cut off"),
        (CODED["gzip"][:40] + b"\xff" * 40 + CODED["gzip"][80:], "gzip", "has a packed body that is damaged or cut off"),
        (BODY, "deflate", "has a packed body that is damaged or cut off"),
        (BODY, "br", "has a packed body that is damaged or cut off"),
        (CODED["br"][:-50], "br", "has a packed body that is damaged or cut off"),
        (gzip.compress(b"a" * 20_000), "gzip", "unpacks to more than 10000 bytes, which is the limit (setting max_file_bytes)"),
        (
            zlib.compress(b"a" * 20_000),
            "deflate",
            "unpacks to more than 10000 bytes, which is the limit (setting max_file_bytes)",
        ),
        (
            brotli.compress(b"a" * 2_000_000),
            "br",
            "unpacks to more than 10000 bytes, which is the limit (setting max_file_bytes)",
        ),
    ],
)
def test_what_cannot_be_unpacked_is_said(body, coding, problem):
    """What could be unpacked before the damage is given."""
    found = answer_of(answer(body, Content_Encoding=coding), 10_000)
    assert found.problem == problem
    assert len(found.body) <= 10_000
    if body == CODED["gzip"][:-50]:
        assert found.body.startswith(b"<!doctype html>")


def test_a_bomb_takes_no_five_seconds():
    """A few bytes of Brotli are gigabytes; three codings make a bomb of a bomb."""
    bombs = [
        (brotli.compress(b"\x00" * 60_000_000, quality=3), "br"),
        (gzip.compress(gzip.compress(b"\x00" * 50_000_000)), "gzip, gzip"),
        (b"1\r\na\r\n" * 1_000_000, ""),
        (b"1;" + b"a" * 4_000_000, ""),
    ]
    start = process_time()
    for body, coding in bombs:
        found = answer_of(answer(body, Content_Encoding=coding, Transfer_Encoding="" if coding else "chunked"), 1_000_000)
        assert len(found.body) <= 4_000_002
    assert process_time() - start < 5


@options(deadline=None, max_examples=150)
@given(st.binary(max_size=60), st.integers(1, 20))
def test_chunks_are_joined_again(body, size):
    """Whatever is in them; a body that is cut off gives what there is."""
    assert dechunked(chunked(body, size)) == body
    assert body.startswith(dechunked(chunked(body, size)[:-7])[: len(body)]) or len(body) < 2


@options(deadline=None, max_examples=150)
@given(damaged(*(answer(chunked(CODED[each]), Content_Encoding=each, Transfer_Encoding="chunked") for each in CODED)))
def test_no_accident_stops_an_answer(content):
    """Cuts, flips, pieces put in and taken out."""
    found = answer_of(content, 10_000)
    assert found is None or len(found.body) <= max(10_000, len(content))
