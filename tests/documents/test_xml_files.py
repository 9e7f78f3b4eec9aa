"""XML files: the root element tells what they are."""

import pytest
from tests.documents.damage import drafts, notes

from sayso.documents.xml_files import read_xml
from sayso.settings import Settings

PROSE = "The ferry ran aground on Monday, the harbour master said. " * 9


def read(content):
    return read_xml(content, "file.xml", "", Settings(max_file_bytes=4096))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"<rss><channel><item><title>Ferry sinks</title></item></channel></rss>", "Ferry sinks"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry sinks</title></entry></feed>', "Ferry sinks"),
        (f"<html><head><title>Ferry</title></head><body><article><p>{PROSE}</p></article></body></html>".encode(), PROSE.strip()),
    ],
)
def test_feeds_and_pages_are_read(content, text):
    """Each by its own reader."""
    assert drafts(read(content))[0].text.endswith(text)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<svg/>", "holds XML with the root <svg>; expected a feed (rss, rdf, feed), a list (opml) or a page"),
        (b"<opml/>", "lists 0 feeds and holds no text; sayso fetches nothing: give it the feeds' own files"),
        (b"words", "holds no XML element"),
        (b"", "is empty"),
        (b"<rss/>" + b" " * 5000, "holds 5006 bytes; the limit is 4096 (setting max_file_bytes)"),
        (b"%PDF-1.7", "looks like a PDF, not like text"),
    ],
)
def test_what_is_none_is_noted(content, why):
    """With what was expected."""
    assert notes(read(content)) == [why]
