"""Bytes as a stream: damage is passed over, a bomb is not unpacked."""

import gzip
import io
from time import process_time

import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from sayso.documents.byte_streams import DAMAGED, ByteStream, gzip_blocks, plain_blocks


def unpacked(content, most_bytes=1 << 20):
    blocks = list(gzip_blocks(io.BytesIO(content), most_bytes))
    return b"".join(each for each in blocks if isinstance(each, bytes)), [each for each in blocks if isinstance(each, str)]


def test_members_are_unpacked_one_after_another():
    """As gzip itself does it, with zeros between them."""
    words = [bytes([n]) * n * 1000 for n in range(1, 9)]
    content = b"".join(gzip.compress(each) + b"\x00" * 3 for each in words)
    assert unpacked(content) == (b"".join(words), [])


def test_a_damaged_member_is_passed_over():
    """The next one goes on."""
    first, second, third = (bytearray(gzip.compress(each * 500)) for each in (b"one ", b"two ", b"three "))
    second[12] ^= 0xFF
    found, why = unpacked(bytes(first + second + third))
    assert found.startswith(b"one ")
    assert found.endswith(b"three ")
    assert why == [DAMAGED]


def test_a_member_that_is_cut_off_is_said():
    """What there is of it is given."""
    found, why = unpacked(gzip.compress(bytes(range(256)) * 999)[:-100])
    assert found.startswith(bytes(range(256)))
    assert why == ["is cut off inside a gzip member"]


def test_a_member_that_was_cut_off_does_not_swallow_the_next():
    """What follows it may be read as its own for a while, even to the end of the file."""
    whole = gzip.compress(bytes(range(256)) * 99)
    for cut in range(20, len(whole) - 8, 7):
        found, why = unpacked(whole[:cut] + gzip.compress(b"The ferry sank."))
        assert found.endswith(b"The ferry sank.")
        assert why


def test_a_bomb_is_left():
    """A hundred times and the limit: both must be passed."""
    bomb = gzip.compress(b"\x00" * 50_000_000)
    found, why = unpacked(bomb)
    assert len(found) < 10_000_000
    assert why == ["unpacks to more than 100 times its size: the rest is not read, as it may be a bomb"]
    assert unpacked(gzip.compress(b"\x00" * 500_000))[1] == []


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"") * 400_000,
        b"\x1f\x8b\x08" * 2_000_000,
        gzip.compress(b"a") * 400_000,
        gzip.compress(b"a" * 99)[:-9] * 50_000,
    ],
)
def test_tiny_and_false_members_take_no_five_seconds(content):
    """A file of nothing but marks is given up."""
    start = process_time()
    assert unpacked(content)[1]
    assert process_time() - start < 5


def test_a_stream_that_fails_has_ended():
    """A disk may fail; so may a member of a ZIP."""

    class Failing(io.BytesIO):
        def read(self, _n_bytes=-1):
            raise OSError("no")

    assert list(plain_blocks(Failing(b"abc"))) == []
    assert list(gzip_blocks(Failing(b"abc"), 9)) == []


@options(deadline=None, max_examples=100)
@given(st.lists(st.binary(max_size=30) | st.just("damage")), st.data())
def test_taking_and_dropping_agree_with_the_whole(blocks, data):
    """However the bytes come: what is taken up to damage is what stands before it."""
    source = ByteStream(iter(each for each in blocks if each))
    joined = [b""]
    for each in blocks:
        if isinstance(each, str):
            joined.append(b"")
        elif each:
            joined[-1] += each
    for expected in joined:
        taken = b""
        while n_there := source.has(data.draw(st.integers(1, 40))):
            shown = source.ahead(n_there)
            taken += source.take(n_there)
            assert taken.endswith(shown)
        assert taken == expected
        source.pass_damage()


@options(deadline=None, max_examples=100)
@given(st.binary(max_size=200), st.integers(1, 9))
def test_a_mark_is_found_wherever_blocks_are_cut(content, step):
    """Also one that lies across two of them."""
    source = ByteStream(iter(content[at : at + step] for at in range(0, len(content), step)))
    at = content.find(b"\x00\x01")
    assert source.skip_to(b"\x00\x01") is (at >= 0)
    assert source.take(len(content)) == (content[at:] if at >= 0 else b"")
