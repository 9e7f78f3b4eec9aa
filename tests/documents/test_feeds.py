"""RSS and Atom: an entry is a document; what entries lack is noted once a feed; no bytes raise."""

import pytest
from hypothesis import given
from hypothesis import settings as options
from tests.documents.damage import damaged, drafts, notes, read_all

from sayso.documents.xml_files import read_xml
from sayso.settings import Settings

PROSE = "The harbour of Port Ellis was closed on Monday after the ferry Marlow ran aground, the harbour master said."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour Herald</title><link>https://herald.example/</link>
<atom:link href="https://herald.example/feed" rel="self" type="application/rss+xml"/><language>en-GB</language>
<pubDate>Wed, 18 May 2022 06:00:00 GMT</pubDate>
<item><title>Ferry aground &amp; nobody hurt</title><link>https://herald.example/2022/05/ferry</link><dc:creator>Ada Winter</dc:creator>
<pubDate>Tue, 17 May 2022 14:05:00 +0300</pubDate><guid isPermaLink="false">tag:herald.example,2022:ferry-17</guid>
<enclosure url="https://herald.example/ferry.mp3" length="1" type="audio/mpeg"/>
<description>The ferry Marlow ran aground.</description>
<content:encoded><![CDATA[<p>{PROSE}</p><p>See the <a href="/log">log</a>.</p>]]></content:encoded></item>
<item><title>Ministry denies shelling</title><link>https://herald.example/2022/05/ministry</link>
<author>desk@herald.example (Ben Marsh)</author><guid>17</guid><description>&lt;p&gt;The ministry of Borduria denied it.&lt;/p&gt;</description></item>
<item><title>Only a title</title></item><item><link>https://herald.example/empty</link></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://kurier.example/blog/">
<title type="html">Kurier &lt;em&gt;von Ellis&lt;/em&gt;</title><updated>2022-05-18T00:00:00Z</updated><author><name>Desk</name></author>
<entry><id>urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66</id><title>Fähre</title><link rel="replies" href="c"/><link href="2022/ferry"/>
<published>2022-05-17T14:05:00+02:00</published><updated>2022-06-01T00:00:00Z</updated><author><name>Clara Berg</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Lage</h2><p>{PROSE} <a href="more">Mehr</a></p></div></content></entry>
<entry><id>x</id><title>Changed</title><link href="https://kurier.example/b"/><updated>2022-05-20T10:00:00Z</updated>
<summary type="text">3 &lt; 5 ships came.</summary></entry>
<entry><title>Told elsewhere</title><source><title>Night Watch</title></source><content type="html">&lt;p&gt;It sank.&lt;/p&gt;</content></entry>
</feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old News</title><dc:language>ja</dc:language></channel>
<item rdf:about="https://old.example/1"><title>Ferry</title><description>{PROSE}</description><dc:date>2002-05-17T14:05:00+09:00</dc:date></item></rdf:RDF>"""
OLD = f"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Very Old News</title><item><title>Caf&eacute;</title><link>https://old.example/2</link>
<description>{PROSE}</description></item></channel></rss>"""


def read(content, **limits):
    content = content.encode() if isinstance(content, str) else content
    return read_xml(content, "feed.xml", "", Settings(**limits))


def test_an_rss_entry_keeps_title_outlet_author_address_date_and_id():
    """The whole text counts, not its description; enclosures and the feed's own date do not."""
    first = drafts(read(RSS))[0]
    assert first.text == f"Ferry aground & nobody hurt\n\n{PROSE}\n\nSee the log."
    assert (first.title, first.outlet, first.author) == ("Ferry aground & nobody hurt", "Harbour Herald", "Ada Winter")
    assert (first.url, first.id, first.language) == (
        "https://herald.example/2022/05/ferry",
        "tag:herald.example,2022:ferry-17",
        "en",
    )
    assert (first.published.earliest, first.published.basis) == ("2022-05-17T14:05+03:00", "feed")
    assert [link.url for link in first.links] == ["https://herald.example/log"]
    assert first.blocks[0].headline


def test_a_description_and_a_bare_title_are_read_and_noted():
    """A guid that another feed may give, too, is no id; a mailbox is no author's name."""
    _, second, third = drafts(read(RSS))
    assert second.text == "Ministry denies shelling\n\nThe ministry of Borduria denied it."
    assert (second.author, second.id, second.published) == ("Ben Marsh", None, None)
    assert third.text == "Only a title"
    assert notes(read(RSS)) == [
        "1 of 4 entries with a summary or description only, perhaps not the whole text",
        "1 of 4 entries with a title only",
        "1 of 4 entries without any text",
    ]


def test_an_atom_entry_resolves_its_addresses_against_the_base():
    """Of several links the page's own counts; XHTML is laid out; the language is inherited."""
    first = drafts(read(ATOM))[0]
    assert (first.outlet, first.author, first.language) == ("Kurier von Ellis", "Clara Berg", "fr")
    assert first.url == "https://kurier.example/blog/2022/ferry"
    assert [link.url for link in first.links] == ["https://kurier.example/blog/more"]
    assert [first.text[each.span.start : each.span.end] for each in first.blocks if each.headline] == ["Fähre", "Lage"]
    assert first.published.earliest == first.published.latest == "2022-05-17T14:05+02:00"


def test_the_day_of_a_change_only_bounds_the_publication():
    """An entry that tells only when it was changed was published then or before."""
    second = drafts(read(ATOM))[1]
    assert second.text == "Changed\n\n3 < 5 ships came."
    assert (second.published.earliest, second.published.latest) == (None, "2022-05-20T10:00+00:00")
    assert second.published.basis == "feed, updated"


def test_the_source_of_an_entry_is_its_outlet():
    """A feed of feeds names where each entry is from."""
    third = drafts(read(ATOM))[2]
    assert third.outlet == "Night Watch"
    google = RSS.replace("<dc:creator>", '<source url="https://kurier.example/rss">Kurier</source><dc:creator>')
    assert drafts(read(google))[0].outlet == "Kurier"


def test_older_formats_are_read():
    """RSS 1.0 is RDF with its items outside the channel; RSS 0.91 has a document type and references of HTML."""
    (one,) = drafts(read(RDF))
    assert (one.outlet, one.url, one.language, one.published.earliest) == (
        "Old News",
        "https://old.example/1",
        "ja",
        "2002-05-17T14:05+09:00",
    )
    (two,) = drafts(read(OLD))
    assert (two.title, two.text) == ("Café", f"Café\n\n{PROSE}")


def test_rss_in_the_namespace_of_atom_is_read():
    """A common mistake."""
    wrong = RSS.replace('<rss version="2.0"', '<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"')
    assert [(each.text, each.url, each.published) for each in drafts(read(wrong))] == [
        (each.text, each.url, each.published) for each in drafts(read(RSS))
    ]


def test_another_encoding_is_read_as_declared():
    """CP1251, declared; UTF-16 with its mark."""
    feed = '<?xml version="1.0" encoding="{}"?><rss><channel><item><title>Паром</title><description>Паром сел на мель.</description></item></channel></rss>'
    assert drafts(read(feed.format("windows-1251").encode("cp1251")))[0].text == "Паром\n\nПаром сел на мель."
    assert drafts(read(feed.format("utf-16").encode("utf-16")))[0].text == "Паром\n\nПаром сел на мель."


MALFORMED = (
    b"", b" ", b"\x00" * 50, b"%PDF-1.7", b"\x1f\x8b\x08", b"{}", b"no markup", b"<", b"<rss", b"<rss/>", b"<feed><entry/></feed>",
    b"<rss><channel><item><title>", b"<rss><channel><item><description>&lt;p", b"<item><guid/><link/></item>",
    b'<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><item><title>&c;</title></item></rss>',
    b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
    b"<rss>" + b"<item>" * 5000, b"<rss><item><description>" + b"&lt;div&gt;" * 20000,
    b'<feed xml:base="http://["><entry><link href="//["/><title>a</title></entry></feed>',
    b"<rss><item><pubDate>99 Foo 99999 99:99</pubDate><title>a</title></item></rss>",
    b"<rss><item><title>" + b"long " * 5000 + b"</title></item></rss>",
    "<rss><item><title>\ud83d</title></item></rss>".encode("utf-8", "surrogatepass"),
    b'<item><content:encoded type="xhtml"><x:P>a</x:P><b:c:d>b</b:c:d></content:encoded></item>',
    b"<item><content:encoded>undeclared</content:encoded></item>",
)  # fmt: skip


@pytest.mark.parametrize("content", MALFORMED)
def test_a_malformed_feed_is_a_note_or_what_is_left(content):
    """Nothing raises, nothing is fetched, and something is always said."""
    assert read_all(read(content))


def test_a_feed_beyond_the_limit_is_noted():
    """The setting is named."""
    assert notes(read(b"<rss/>" + b" " * 2000, max_file_bytes=1024)) == [
        "holds 2006 bytes; the limit is 1024 (setting max_file_bytes)"
    ]


@options(deadline=None, max_examples=150)
@given(damaged(RSS.encode(), ATOM.encode(), RDF.encode("utf-16"), OLD.encode()))
def test_no_accident_stops_a_feed(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read(content))
