"""Bytes to be afraid of: what is left of a good file after accidents, and a stop-watch around a reader."""

from time import process_time
from urllib.parse import urlsplit

from hypothesis import strategies as st

from sayso.documents.draft import Draft, finish
from sayso.documents.enclosed import Enclosed
from sayso.records import Unread

LONGEST_SECONDS = 5
# what once stopped a reader, or might
TOKENS = (
    b"&#xD800;", b"&#x110000;", b"&#0;", b"]]>", b"<![CDATA[", b"br]<br", b"<x:y>", b"<div>" * 40, b"href='http://[::'", b"xml:base='//['",
    b"\x00", b"\xff", b"\xf0\x9f", b"\xc2\x85", b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: 5\r\n", b"\x1f\x8b\x08\x00", b"PK\x01\x02",
    b"null", b"{}", b"[", b"1e999", b"-1", b"\\ud800", b'"text":[1,{"text":3}],', b"2022-99-99", b"</item>",
)  # fmt: skip


def damaged(*good):
    """Give a strategy: one of the good files cut off, with bytes flipped, with a piece taken out or put in, or bytes of no file."""

    @st.composite
    def one(draw):
        content = bytearray(draw(st.sampled_from(good)))
        for _ in range(draw(st.integers(1, 4))):
            place = draw(st.integers(0, max(0, len(content) - 1)))
            accident = draw(st.sampled_from(("cut", "flip", "drop", "put", "twice")))
            if accident == "cut":
                del content[place:]
            elif accident == "flip" and content:
                content[place] ^= draw(st.integers(1, 255))
            elif accident == "drop":
                del content[place : place + draw(st.integers(1, 40))]
            elif accident == "put":
                content[place:place] = draw(st.sampled_from(TOKENS) | st.binary(max_size=20))
            else:
                content[place:place] = content[place : place + draw(st.integers(1, 200))]
        return bytes(content)

    return one() | st.binary(max_size=300)


def read_all(found):
    """Read to the end, make documents of the drafts, and hold what came to the promises of every reader."""
    start = process_time()
    results = list(found)
    took = process_time() - start
    assert took < LONGEST_SECONDS, f"took {took:.1f} s"
    for each in results:
        assert isinstance(each, Draft | Unread | Enclosed)
        if isinstance(each, Draft):
            assert each.text.strip()
            for block in each.blocks or ():
                assert 0 <= block.span.start < block.span.end <= len(each.text)
            for link in each.links:
                assert link.span is None or link.span.end <= len(each.text)
                assert link.url.lower().startswith(("http:", "https:")) or ":" not in link.url.split("/")[0], link
        elif isinstance(each, Unread):
            assert each.why
    for each in [each for each in results if isinstance(each, Draft)][:3]:
        assert all(urlsplit(link.url).hostname and urlsplit(link.url).scheme in {"http", "https"} for link in finish(each).links)
    return results


def drafts(found):
    """Give the drafts alone."""
    return [each for each in read_all(found) if isinstance(each, Draft)]


def notes(found):
    """Give the reasons of the notes alone."""
    return [each.why for each in read_all(found) if isinstance(each, Unread)]
