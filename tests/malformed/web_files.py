"""Feeds, lists of feeds, chats and web archives as no program writes them: name to bytes, made by code."""

import gzip
import json
from functools import cache
from typing import Any

from tests.documents import made, warc_files

ITEM = "<item><title>Ferry sinks</title><link>https://herald.example/1</link><description>The ferry sank.</description></item>"
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{ITEM * 3}</channel></rss>'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)  # fmt: skip
PLACES = 20


def cut(good: bytes, name: str) -> dict[str, bytes]:
    """Give a file cut off at twenty places, evenly spread."""
    return {f"{name} cut at {place} of {PLACES}": good[: len(good) * place // PLACES] for place in range(PLACES)}


@cache
def feeds() -> dict[str, bytes]:
    """Give feeds and lists of feeds that are broken, or meant to break their reader."""
    outline = '<outline text="x" xmlUrl="https://herald.example/feed">'
    return {
        "empty": b"",
        "head alone": b"<?xml version='1.0'?>",
        "a billion laughs": f"{LAUGHS}]>{FEED[21:]}".replace("The ferry sank.", "&j;").encode(),
        "a quadratic blow-up": f'<!DOCTYPE l [<!ENTITY a "{"x" * 100_000}">]><rss><channel><item><title>{"&a;" * 100_000}'.encode(),
        "a file from outside": b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;',
        "a type from outside": b'<!DOCTYPE rss SYSTEM "http://192.0.2.1/x.dtd">' + FEED[21:].encode(),
        "a type never closed": b"<!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * 100_000,
        "elements a million deep": b"<rss>" + b"<channel>" * 1_000_000,
        "ends alone": b"<rss>" + b"</channel>" * 500_000,
        "thirty thousand entries": FEED.replace(ITEM, "<item><title>x</title></item>" * 10_000).encode(),
        "a million attributes": b"<rss " + b" ".join(b"a%d='b'" % each for each in range(1_000_000)) + b"/>",
        "a hundred thousand namespaces": b"<rss " + b" ".join(b"xmlns:a%d='u'" % each for each in range(100_000)) + b">x</rss>",
        "a section never closed": FEED.replace("The ferry sank.", "<![CDATA[<b>The ferry").encode(),
        "sections in sections": FEED.replace("The ferry sank.", "<![CDATA[" * 50_000 + "]]>" * 50_000).encode(),
        "a text of ten million characters": FEED.replace(ITEM * 3, ITEM.replace("The ferry sank.", "x" * 10_000_000)).encode(),
        "another encoding than it says": FEED.replace("?>", ' encoding="utf-16"?>').encode(),
        "an encoding that is none": FEED.replace("?>", ' encoding="klingon"?>').encode(),
        "UTF-16 cut in a character": FEED.encode("utf-16")[:-1],
        "null bytes": FEED.replace("ferry", "\x00").encode(),
        "dates that are none": FEED.replace("<link>", "<pubDate>Tue, 99 Foo 99999 99:99:99 +9999</pubDate><link>").encode(),
        "addresses that are none": FEED.replace("https://herald.example/1", "http://[::" + "a" * 100_000).encode(),
        "bases in bases": b"<rss>" + b'<channel xml:base="//[">' * 200 + ITEM.encode(),
        "pages in entries, nested deep": FEED.replace("The ferry sank.", "&lt;div&gt;" * 50_000).encode(),
        "lists of feeds in lists": f"<opml><body>{outline * 100_000}".encode(),
        "a list of feeds that are none": b"<opml><body>" + b'<outline xmlUrl="javascript:x"/>' * 1000 + b"</body></opml>",
        "another kind of XML": b"<svg>" + b"<g/>" * 100_000 + b"</svg>",
        **cut(FEED.encode(), "a feed"),
    }  # fmt: skip


def _chat(*messages: Any, **fields: Any) -> bytes:
    return json.dumps({"name": "Harbour", "type": "public_channel", "id": 1, "messages": messages, **fields}).encode()


@cache
def json_files() -> dict[str, bytes]:
    """Give JSON files (chats, feeds, lists of objects) that are broken, or meant to break their reader."""
    message = {"id": 1, "type": "message", "date_unixtime": "1710252300", "from": "Ada", "text": "The ferry sank."}
    nested: Any = "x"
    for _ in range(400):
        nested = [nested]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Herald",
        "items": [{"id": "1", "content_text": "The ferry sank."}],
    }
    return {
        "empty": b"",
        "lists a million deep": b"[" * 1_000_000,
        "objects a million deep": b'{"a":' * 1_000_000,
        "four million lists": b"[" + b"[]," * 4_000_000 + b"[]]",
        "a number of a million figures": b"[" + b"1" * 1_000_000 + b"]",
        "a string": b'"The ferry sank."',
        "nothing": b"null",
        "two values": b'{"text":"x"} {"text":"y"}',
        "authors as deep as JSON may be": b'{"author":' + b'{"name":' * 900 + b'"x"' + b"}" * 900 + b',"text":"The ferry sank."}',
        "a chat of no messages": _chat(*[None, 1, "x", [], {}] * 2000),
        "a chat of nested texts": _chat({**message, "text": nested}, {**message, "text": {"text": nested}}),
        "a chat of odd fields": _chat(*({**message, name: value} for name in message for value in (None, [], {}, -1, 1e300, "\ud800"))),
        "a chat of a far day": _chat({**message, "date_unixtime": "9" * 11}, {**message, "date_unixtime": "-1", "date": "2024-99-99"}),
        "a chat of a name without end": _chat({**message, "forwarded_from": "x " * 100_000}, name="y " * 100_000),
        "a chat of forty thousand messages": _chat(*[{**message, "text": "x"}] * 40_000),
        "a message of a hundred thousand parts": _chat({**message, "text": [{"type": "link", "text": "x", "href": "http://[::"}] * 100_000}),
        "an account without lists": json.dumps({"chats": {"list": [None, {"messages": {}}, []]}, "left_chats": []}).encode(),
        "a feed of no items": json.dumps({**feed, "items": {"a": 1}}).encode(),
        "a feed of odd items": json.dumps({**feed, "items": [None, 1, {"id": [], "content_html": {}, "authors": "x", "url": 1}]}).encode(),
        "a feed of a deep page": json.dumps({**feed, "items": [{"id": "1", "content_html": "<div>" * 100_000 + "x"}]}).encode(),
        **cut(_chat(*[message] * 20), "a chat"),
    }  # fmt: skip


@cache
def web_archives() -> dict[str, bytes]:
    """Give web archives that are broken, or meant to break their reader."""
    one = warc_files.record(warc_files.answer(warc_files.page()))
    packed = warc_files.packed(*[one] * 5)
    zeros = gzip.compress(bytes(60_000_000), mtime=0)
    answer = warc_files.answer
    return {
        "empty": b"",
        "head alone": b"WARC/1.0\r\n",
        "a length that is none": warc_files.warc(warc_files.record(b"x", length=-5), one),
        "a length beyond the end": warc_files.warc(warc_files.record(b"x", length=10**18), one),
        "a length of a million figures": warc_files.warc(warc_files.record(b"x", length="9" * 1_000_000), one),
        "a head without end": b"WARC/1.0\r\n" + b"X: y\r\n" * 1_000_000,
        "a line without end": b"WARC/1.0\r\nX: " + b"y" * 10_000_000,
        "heads alone": b"WARC/1.0\r\n\r\n" * 300_000,
        "an address that is none": warc_files.warc(warc_files.record(answer(warc_files.page()), url="http://[::1")),
        "a bomb": packed + zeros,
        "an answer that is a bomb": warc_files.warc(warc_files.record(answer(zeros, Content_Encoding="gzip"))),
        "an answer packed nine times": warc_files.warc(warc_files.record(answer(b"x", Content_Encoding="gzip, " * 9))),
        "chunks that lie": warc_files.warc(warc_files.record(answer(b"ffffffffff\r\nx\r\n", Transfer_Encoding="chunked"))),
        "a million chunks": warc_files.warc(warc_files.record(answer(b"1\r\nx\r\n" * 1_000_000, Transfer_Encoding="chunked"))),
        "a page of deep elements": warc_files.warc(warc_files.record(answer(b"<html>" + b"<div>" * 100_000))),
        "a hundred thousand members of nothing": packed + gzip.compress(b"", mtime=0) * 100_000,
        "damage everywhere": b"".join(packed[start : start + 300] + b"\xff" * 9 for start in range(0, len(packed), 300)) * 50,
        "gzip in gzip": gzip.compress(packed, mtime=0),
        "an old archive": b"filedesc://a 0.0.0.0 20080430204825 text/plain 99999999999\n" + b"x" * 5000,
        **cut(packed, "an archive"),
    }  # fmt: skip


@cache
def packages() -> dict[str, bytes]:
    """Give packages of web archives that are broken, or meant to break their reader."""
    packed = warc_files.packed(warc_files.record(warc_files.answer(warc_files.page())))
    good = warc_files.wacz({"a.warc.gz": packed}, [("https://herald.example/2022/ferry", "Ferry")])
    bomb = gzip.compress(bytes(60_000_000), mtime=0)
    return {
        "no archive in it": made.zipped({"pages/pages.jsonl": "{}"}),
        "a wrong digest": warc_files.wacz({"a.warc.gz": packed}, spoil=["archive/a.warc.gz"]),
        "a description nested deep": made.zipped({"archive/a.warc.gz": packed, "datapackage.json": "[" * 1_000_000}),
        "a list of pages nested deep": made.zipped({"archive/a.warc.gz": packed, "pages/pages.jsonl": "[" * 1_000_000}),
        "a list of a million titles": made.zipped(
            {"archive/a.warc.gz": packed, "pages/pages.jsonl": '{"url":"x","title":"y"}\n' * 1_000_000}
        ),
        "a bomb": warc_files.wacz({"a.warc.gz": bomb}),
        "an archive that is none": warc_files.wacz({"a.warc.gz": b"The ferry sank."}),
        **{name: content for place, (name, content) in enumerate(cut(good, "a package").items()) if place % 4 == 3},
    }
