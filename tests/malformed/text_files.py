"""Texts, pages and JSON as no program writes them, and texts that are none: name to bytes, made by code."""

import gzip
import json
from functools import cache

GOOD = "The ferry sank, the harbour master said."
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


@cache
def texts() -> dict[str, bytes]:
    """Give plain texts that are broken, or meant to break their reader."""
    wide = f"{GOOD} Паром затонул.".encode("utf-16-le")
    return {
        "empty": b"",
        "white space": b" \n\t\r\n" * 1000,
        "null bytes alone": bytes(5000),
        "null bytes in words": GOOD.encode().replace(b" ", b"\x00"),
        "every byte": bytes(range(256)) * 400,
        "a mark of UTF-8 alone": b"\xef\xbb\xbf",
        "half a mark of UTF-32": b"\xff\xfe\x00",
        "UTF-16 without its mark": wide,
        "UTF-16 cut in a character": b"\xff\xfe" + wide[:-1],
        "UTF-16 of halves of characters": b"\xff\xfe" + b"\x00\xd8" * 5000,
        "UTF-8 of halves of characters": GOOD.encode() + b"\xed\xa0\x80\xed\xb0\x80" * 5000,
        "UTF-8 cut in a character": ("Паром затонул. " * 200).encode()[:-3],
        "a picture": PICTURE,
        "gzip in gzip": gzip.compress(gzip.compress(GOOD.encode() * 100)),
        "a line of ten million characters": b"x" * 10_000_000,
        "ten million characters in one sentence": b"ferry and " * 1_000_000,
        "a million empty lines": b"\n" * 1_000_000,
        "half a million lines of one letter": b"x\n" * 500_000,
        "a million accents on a letter": ("e" + "\u0301" * 1_000_000).encode(),
        "a million turns of direction": ("\u202e\u2066" * 500_000).encode(),
        "half a million quotation marks": ("“‘«" * 170_000).encode(),
        "a million brackets": b"([{" * 330_000,
        "a million stops": b". " * 1_000_000,
        "fifty thousand dates": b"Herald, 12 March 2024, 14:05\n" * 50_000,
        "a hundred thousand addresses": b"https://herald.example/a?b=c " * 100_000,
        "twenty-five thousand posts": b"Ada Winter @ada 12 March 2024\n\nThe ferry sank.\n\n---\n\n" * 25_000,
        "numbers without end": b"1.2." * 1_000_000,
        "larger than the limit": b" x" * (33 << 20),
        "longer than a book": f"{GOOD}\n\n".encode() * 120_000,
    }


@cache
def markdown() -> dict[str, bytes]:
    """Give Markdown that is broken, or meant to break its reader."""
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return {
        "front matter alone": b"---\ntitle: x\n---\n",
        "front matter never closed": b"---\n" + b"title: x\n" * 100_000,
        "front matter that holds itself": f"---\nauthor: &a {{name: *a}}\n---\n{GOOD}".encode(),
        "front matter of a billion laughs": f"---\n{laughs}author: *i\n---\n{GOOD}".encode(),
        "front matter nested deep": f"---\ntitle: {'[' * 3000}\n---\n{GOOD}".encode(),
        "front matter that makes objects": f"---\ntitle: !!python/object/apply:os.system [true]\n---\n{GOOD}".encode(),
        "a million brackets": b"[" * 1_000_000,
        "links in links": b"[a](" * 250_000,
        "a million marks of headings": b"# " * 1_000_000,
        "a million quotations": b"> " * 1_000_000,
        "rules alone": b"---\n" * 250_000,
        "underlines alone": b"x\n===\n" * 100_000,
        "definitions alone": b"[a]: http://a.example\n" * 100_000,
    }


@cache
def pages() -> dict[str, bytes]:
    """Give web pages that are broken, or meant to break their reader."""
    linked = "<html><head><script type='application/ld+json'>{}</script></head><body><p>" + GOOD
    return {
        "empty": b"",
        "a head alone": b"<!doctype html><html><head><title>x",
        "null bytes": b"<html>" + bytes(5000) + b"</html>",
        "a picture": PICTURE,
        "elements a million deep": b"<html><body>" + b"<div>" * 1_000_000 + GOOD.encode(),
        "tables a hundred thousand deep": b"<html><body>" + b"<table><tr><td>" * 100_000 + GOOD.encode(),
        "a million ends": b"<html><body>" + b"</p>" * 1_000_000,
        "a million paragraphs": b"<html><body>" + b"<p>x" * 1_000_000,
        "a million attributes": b"<html><body><p " + b" ".join(b"a%d=b" % each for each in range(1_000_000)) + b">x",
        "an attribute of ten million characters": b"<html><body><p title='" + b"x" * 10_000_000 + b"'>x",
        "a million opening signs": b"<html>" + b"<" * 1_000_000,
        "a comment never closed": b"<html><!--" + b"- " * 1_000_000,
        "a million comments": b"<html><body>" + b"<!---->" * 1_000_000,
        "a script never closed": b"<html><script>" + b"a<b;" * 1_000_000,
        "a million entities": b"<html><body><p>" + b"&amp;&#x41;" * 500_000,
        "entities of no character": b"<html><body><p>" + b"&#xD800;&#x110000;&#0;" * 50_000,
        "an encoding that is none": b"<html><meta charset=klingon><p>" + GOOD.encode(),
        "an encoding that is a codec": b"<html><meta charset=zlib_codec><p>" + GOOD.encode(),
        "UTF-16 that says UTF-8": f"<html><meta charset=utf-8><p>{GOOD}".encode("utf-16"),
        "facts nested deep": linked.format('{"a":' * 200_000).encode(),
        "facts of lists": linked.format("[" + "[]," * 300_000 + "[]]").encode(),
        "authors nested as deep as JSON may be": linked.format(
            '{"@type":"NewsArticle","author":' + '{"name":' * 900 + '"x"' + "}" * 901
        ).encode(),
        "a hundred thousand times": b"<html><body>" + b"<time datetime='2024-03-12'>12 March</time>" * 100_000,
        "a hundred thousand headings": b"<html><body>" + b"<h1>Ferry sinks</h1>" * 100_000,
        "a hundred thousand links": b"<html><body><p>" + b"<a href='http://[::'>x</a> " * 100_000,
        "a million entries of a list": b"<html><body><ul>" + b"<li>x" * 1_000_000,
        "styles without end": b"<html><body><p style='" + b"a:b;" * 1_000_000 + b"'>x",
        "a drawing of a million points": b"<html><body><svg>" + b"<path d='M0'/>" * 300_000,
        "larger than the limit": b"<p>x" * (17 << 20),
        "longer than any page": b"<html><body>" + (b"<p>" + b"x" * 1_000_000 + b"</p>") * 40,
        "a picture of thirty million characters": b"<html><body><p>" + GOOD.encode() + b"<img src='data:image/png;base64," + b"A" * 30_000_000 + b"'>",
    }  # fmt: skip


@cache
def json_lines() -> dict[str, bytes]:
    """Give JSON lines that are broken, or meant to break their reader."""
    good = json.dumps({"text": GOOD}).encode() + b"\n"
    deep = b'{"author":' + b'{"name":' * 960 + b'"x"' + b"}" * 960 + b',"text":"The ferry sank."}\n'
    return {
        "a line a million deep": b"[" * 1_000_000 + b"\n" + good,
        "objects a million deep": b'{"text":' * 1_000_000 + b"\n" + good,
        "authors as deep as JSON may be": deep + good,
        "a line of ten million characters": b'{"text":"' + b"x" * 10_000_000 + b'"}\n' + good,
        "a number of a million figures": b'{"text":' + b"9" * 1_000_000 + b"}\n" + good,
        "halves of characters": rb'{"text":"\ud800 The ferry sank \udc00","title":"\udfff"}' + b"\n" + good,
        "no numbers": b'{"text":NaN,"title":-Infinity}\n' + good,
        "dates that are none": b'{"text":"x","date":1e999}\n{"text":"x","date":99999999999999}\n{"text":"x","date":"9999999999"}\n' + good,
        "null bytes": b'{"text":"The\x00ferry"}\n' + good,
        "more broken lines than are read": b"{\n" * 1_000_001 + good,
        "half a million empty lines": b"\n" * 500_000 + good,
        "lists for everything": b'{"text":["x"],"title":[[]],"url":{},"date":[1]}\n' + good,
        "one id a thousand times": b'{"id":"x","text":"The ferry sank."}\n' * 1000,
        "one key a hundred thousand times": b"{" + b'"text":"x",' * 100_000 + b'"text":"y"}\n',
        "a hundred thousand keys": json.dumps({f"k{each}": "x" for each in range(100_000)}).encode() + b"\n" + good,
        "a page of deep elements": json.dumps({"html": "<div>" * 100_000 + GOOD}).encode() + b"\n" + good,
        "cut in a line": good + good[:20],
        "no text at all": PICTURE,
    }  # fmt: skip
