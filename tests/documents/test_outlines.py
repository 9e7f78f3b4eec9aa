"""OPML: a list of feeds holds no documents; broken addresses are noted and nothing is fetched."""

import pytest
from hypothesis import given
from hypothesis import settings as options
from tests.documents.damage import damaged, notes, read_all

from sayso.documents.outlines import FeedAddress, feed_addresses, read_outline
from sayso.settings import Settings

OPML = b"""<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Papers</title></head><body>
<outline text="Borduria"><outline text="Coast" title="The coast">
<outline type="rss" text="Herald" title="Harbour Herald" xmlUrl="https://herald.example/feed" htmlUrl="https://herald.example/"/></outline>
<outline text="Kurier" xmlurl="http://kurier.example/rss"/></outline>
<outline text="Twice" xmlUrl="https://herald.example/feed"/><outline text="Broken" xmlUrl="javascript:alert(1)"/>
<outline text="Nowhere" xmlUrl="feed.xml"/><outline text="A note only"/></body></opml>"""


def test_feeds_are_listed_with_their_folders():
    """Each once, whatever the case of the attribute."""
    found, unread = feed_addresses(OPML)
    assert found == (
        FeedAddress("https://herald.example/feed", "Harbour Herald", ("Borduria", "The coast")),
        FeedAddress("http://kurier.example/rss", "Kurier", ("Borduria",)),
    )
    assert [note.why for note in unread] == [
        "outline 6 has the address 'javascript:alert(1)', which leads to no feed",
        "outline 7 has the address 'feed.xml', which leads to no feed",
    ]


def test_a_list_in_a_pile_is_noted():
    """What it lists must be given itself."""
    assert notes(read_outline(OPML, "list.opml", "", Settings()))[-1] == (
        "lists 2 feeds and holds no text; sayso fetches nothing: give it the feeds' own files"
    )


MALFORMED = (
    b"", b" ", b"<", b"<opml", b"<opml/>", b"<opml><body><outline/></body></opml>", b"<outline xmlUrl=''/>", b"<outline xmlUrl=' '/>",
    b"<outline xmlUrl='http://['/>", b"<outline xmlUrl='https://'/>", b"<outline xmlUrl='ftp://a/b'/>", b"\xff\xfe<", b"{}", b"%PDF-",
    b"<opml>" + b"<outline text='a'>" * 3000, b"<opml><body><outline xmlUrl='https://a.example/" + b"x" * 9000 + b"'/></body></opml>",
    b'<!DOCTYPE o [<!ENTITY a "x">]><opml><outline text="&a;" xmlUrl="https://&a;.example"/></opml>', b"<opml><body><outline text='\x00'/>",
    b"<opml><outline xmlUrl='https://b.example' xmlUrl='https://c.example'/></opml>", b"<html><body>no list</body></html>",
    b"<outline text='&nbsp;' xmlUrl='https://d.example'/>", b"<x:opml><x:outline xmlUrl='https://e.example'/></x:opml>",
)  # fmt: skip


@pytest.mark.parametrize("content", MALFORMED)
def test_a_malformed_list_is_noted(content):
    """Something is always said."""
    assert read_all(read_outline(content, "list.opml", "", Settings()))


@options(deadline=None, max_examples=100)
@given(damaged(OPML))
def test_no_accident_stops_a_list(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read_outline(content, "list.opml", "", Settings()))
