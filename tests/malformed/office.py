"""Office documents, mails, archives and tables as no program writes them: name to bytes, made by code."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

from tests.documents import made

STORED = zipfile.ZIP_STORED
BODY = made.paragraph("The ferry sank, the harbour master said.")
BILLION = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def with_part(whole: bytes, name: str, content: bytes | str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Replace a part of an office document."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: Mapping[str, bytes] = {each: archive.read(each) for each in archive.namelist()}
    return made.zipped({**parts, name: content}, method)


def without_part(whole: bytes, name: str) -> bytes:
    """Leave out a part of an office document."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return made.zipped({each: archive.read(each) for each in archive.namelist() if each != name})


def bomb(n_bytes: int) -> bytes:
    """Pack as many zeros."""
    return made.zipped({"zeros.txt": bytes(n_bytes)})


def lying(whole: bytes, size: int) -> bytes:
    """Let the directory and the members' heads lie about the unpacked size."""
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = whole.find(mark)
        while start >= 0:
            whole = whole[: start + place] + struct.pack("<I", size) + whole[start + place + 4 :]
            start = whole.find(mark, start + 30)
    return whole


def encrypted(whole: bytes) -> bytes:
    """Set the flag of encryption in every member."""
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = whole.find(mark)
        while start >= 0:
            whole = whole[: start + place] + bytes([whole[start + place] | 1]) + whole[start + place + 1 :]
            start = whole.find(mark, start + 30)
    return whole


@cache
def word() -> dict[str, bytes]:
    """Give Word files that are broken, or meant to break their reader."""
    good = made.docx(BODY)
    return {
        "empty": b"",
        "cut in half": good[: len(good) // 2],
        "head alone": good[:40],
        "no directory": good[: good.find(b"PK\x01\x02")],
        "no text part": without_part(good, "word/document.xml"),
        "text part is empty": with_part(good, "word/document.xml", ""),
        "text part is binary": with_part(good, "word/document.xml", bytes(range(256)) * 40),
        "text part is a page": with_part(good, "word/document.xml", "<!DOCTYPE html><html><p>The ferry sank."),
        "text part breaks off": with_part(
            good, "word/document.xml", made.WORD.join(("<w:document ", f"><w:body>{BODY}<w:p><w:r>"))
        ),
        "a million laughs": with_part(good, "word/document.xml", f"{BILLION}<l>{'&c;' * 1000}</l>"),
        "a file from outside": with_part(good, "word/document.xml", f"{OUTSIDE}<l><p><t>&a;</t></p></l>"),
        "nested deep": with_part(good, "word/document.xml", "<p>" * 100_000),
        "a paragraph of a million runs": with_part(good, "word/document.xml", "<p>" + "<r/>" * 1_000_000 + "</p>", STORED),
        "a million empty paragraphs": with_part(good, "word/document.xml", "<b>" + "<p/>" * 1_000_000 + "</b>", STORED),
        "three million strangers": with_part(good, "word/document.xml", "<b>" + "<x/>" * 3_000_000 + "</b>", STORED),
        "many attributes": with_part(
            good, "word/document.xml", "<p " + " ".join(f"a{each}=''" for each in range(300_000)) + "/>", STORED
        ),
        "a word of ten million letters": with_part(good, "word/document.xml", f"<p><t>{'x' * 10_100_000}</t></p>", STORED),
        "a bomb": with_part(good, "word/document.xml", b"<w:p>" + b" " * 60_000_000),
        "encrypted": encrypted(good),
        "lies on its size": lying(good, 4_000_000_000),
        "not closed style": made.docx(BODY, styles="<w:style", core="<<<", footnotes="&&&"),
        "no namespace": with_part(good, "word/document.xml", "<document><p><r><t>The ferry sank.</t></r></p></document>"),
        "unknown charset": with_part(good, "word/document.xml", '<?xml version="1.0" encoding="klingon"?><p><t>x</t></p>'),
        "an old document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    }


@cache
def open_document() -> dict[str, bytes]:
    """Give OpenDocument texts that are broken, or meant to break their reader."""
    good = made.odt("<text:p>The ferry sank.</text:p>")
    return {
        "empty": b"",
        "cut in half": good[: len(good) // 2],
        "cut at the end": good[:-10],
        "no content": without_part(good, "content.xml"),
        "content is empty": with_part(good, "content.xml", ""),
        "content is binary": with_part(good, "content.xml", bytes(range(256)) * 40),
        "content breaks off": with_part(good, "content.xml", f"<a {made.OPEN}><text:p>The ferry sank.</text:p><text:p>The"),
        "a million laughs": with_part(good, "content.xml", f"{BILLION}<p>{'&c;' * 1000}</p>"),
        "a file from outside": with_part(good, "content.xml", f"{OUTSIDE}<p>&a;</p>"),
        "nested deep": with_part(good, "content.xml", "<p>" * 100_000),
        "closed too often": with_part(good, "content.xml", "<p>x</p></p></p>"),
        "a million spans": with_part(good, "content.xml", "<p>" + "<span/>" * 1_000_000 + "</p>", STORED),
        "a million paragraphs": with_part(good, "content.xml", "<b>" + "<p/>" * 1_000_000 + "</b>", STORED),
        "a bomb": with_part(good, "content.xml", b"<p>" + b" " * 60_000_000),
        "encrypted": encrypted(good),
        "lies on its size": lying(good, 1),
        "meta is broken": made.odt("<text:p>x</text:p>", "<dc:title>"),
        "notes in notes": made.odt("<text:p>" + "<text:note><text:note-body><text:p>" * 60 + "x"),
        "no text": made.odt(""),
        "null bytes": with_part(good, "content.xml", b"<p>\x00\x00</p>"),
    }


@cache
def workbooks() -> dict[str, bytes]:
    """Give workbooks that are broken, or meant to break their reader."""
    good = made.xlsx({"One": [["Headline", "Body"], ["Ferry", "The ferry sank."]]})
    part = "xl/worksheets/sheet1.xml"
    cell = '<c r="{}" t="{}" s="{}"><v>{}</v></c>'
    odd = [cell.format(*each) for each in (("A1", "s", "", "-1"), ("ZZZ9", "n", "x", "1e999"), ("A²", "s", "9" * 99, "9" * 99))]
    return {
        "empty": b"",
        "cut in half": good[: len(good) // 2],
        "cut at the end": good[:-4],
        "no workbook": without_part(good, "xl/workbook.xml"),
        "no links": without_part(good, "xl/_rels/workbook.xml.rels"),
        "no sheet": without_part(good, part),
        "sheet is empty": with_part(good, part, ""),
        "sheet breaks off": with_part(good, part, made.sheet("<row><c><v>text</v></c></row><row><c><v>The")[:-24]),
        "sheet is binary": with_part(good, part, bytes(range(256)) * 40),
        "a million laughs": with_part(good, part, f"{BILLION}<row><c><v>{'&c;' * 1000}</v></c></row>"),
        "a file from outside": with_part(good, part, f"{OUTSIDE}<row><c><v>&a;</v></c></row>"),
        "nested deep": with_part(good, part, "<row>" * 100_000),
        "odd cells": with_part(good, part, made.sheet("<row>" + "".join(odd) + "</row>")),
        "a row of half a million cells": with_part(good, part, made.sheet("<row>" + "<c/>" * 500_000 + "</row>"), STORED),
        "half a million rows": with_part(good, part, made.sheet("<row/>" * 500_000), STORED),
        "half a million shared texts": with_part(good, "xl/sharedStrings.xml", "<sst>" + "<si><t>x</t></si>" * 500_000, STORED),
        "far cells": with_part(good, part, made.sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "a bomb": with_part(good, part, b"<row>" + b" " * 60_000_000),
        "shared texts break off": with_part(good, "xl/sharedStrings.xml", "<sst><si><t>x"),
        "styles are no styles": with_part(
            good, "xl/styles.xml", '<a><numFmt numFmtId="99999999999"/><cellXfs><xf/></cellXfs></a>'
        ),
        "climbs out": with_part(
            good, "xl/_rels/workbook.xml.rels", '<a><Relationship Id="r1" Target="../worksheets/../../x"/></a>'
        ),
        "encrypted": encrypted(good),
        "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    }


@cache
def archives() -> dict[str, bytes]:
    """Give ZIP archives that are broken, or meant to break their reader."""
    good = made.zipped({"a.txt": "The ferry sank.", "b.txt": "The pier is shut."})
    nested = good
    for _ in range(8):
        nested = made.zipped({"inner.zip": nested})
    names = {
        "../../up.txt": "x",
        "/etc/passwd.txt": "x",
        "C:\\up.txt": "x",
        "a\x1b[2Jb.txt": "x",
        "\u202etxt.exe.txt": "x",
        "n" * 60_000: "x",
    }
    bzipped = made.zipped({"a.txt": "The ferry sank."}, zipfile.ZIP_BZIP2)
    damaged = bytearray(good)
    damaged[35:45] = bytes(10)
    return {
        "empty": b"",
        "cut in half": good[: len(good) // 2],
        "head alone": good[:30],
        "directory alone": good[good.find(b"PK\x01\x02") :],
        "no members": made.zipped({}),
        "folders alone": made.zipped({"a/": "", "b/": ""}),
        "bomb": bomb(60_000_000),
        "bomb in a bomb": made.zipped({f"{number}.zip": bomb(3_000_000) for number in range(30)}),
        "nested eight deep": nested,
        "names that climb": made.zipped(names),
        "the same name often": good[: good.find(b"PK\x01\x02")] + good,
        "encrypted": encrypted(good),
        "lies on its size": lying(good, 1),
        "lies on its size, more": lying(made.zipped({"a.txt": "x" * 100}), 4_000_000_000),
        "packed as bzip2": bzipped,
        "packed as LZMA": made.zipped({"a.txt": "The ferry sank."}, zipfile.ZIP_LZMA),
        "damaged member": bytes(damaged),
        "300,000 entries": _entries(300_000),
        "100,000 empty texts": made.zipped({f"{number}.txt": "" for number in range(100_000)}),
        "no archive": b"PK\x03\x04" + bytes(range(256)) * 20,
        "a picture": b"PK\x05\x06" + bytes(18),
    }


def _entries(count: int) -> bytes:
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"a"
    return entry * count + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(entry) * count, 0, 0)


@cache
def mails() -> dict[str, bytes]:
    """Give mails that are broken, or meant to break their reader."""
    nested = "The ferry sank."
    for _ in range(300):
        nested = f'Content-Type: multipart/mixed; boundary="b"\n\n--b\n{nested}\n--b--\n'
    body, headers = made.many_parts("Content-Type: text/plain\n\nThe ferry sank.")
    forwarded = made.mail("The ferry sank.").decode()
    for _ in range(20):
        forwarded = "Subject: Fwd\nContent-Type: message/rfc822\n\n" + forwarded
    zipfile_in = base64.encodebytes(bomb(3_000_000)).decode()
    bombed = made.many_parts(f"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n{zipfile_in}")
    return {
        "empty": b"",
        "white space": b"\r\n \r\n",
        "no headers": b"The ferry sank.\r\n",
        "headers alone": b"From: a@b.example\r\nSubject: x\r\n",
        "binary": bytes(range(256)) * 40,
        "binary behind headers": b"Subject: x\n\n" + bytes(range(256)) * 40,
        "a boundary that never comes": made.mail("The ferry sank.", headers),
        "breaks off in a part": made.mail(body[:30], headers),
        "no boundary named": made.mail(body, "MIME-Version: 1.0\nContent-Type: multipart/mixed\n"),
        "an empty boundary": made.mail(body, 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=""\n'),
        "parts in parts": nested.encode(),
        "a thousand boundaries": made.mail("boundary=x\n" * 1000),
        "mail in mail in mail": forwarded.encode(),
        "broken base64": made.mail("@@@@=====", "Content-Transfer-Encoding: base64\n"),
        "broken quoted-printable": made.mail("=ZZ=\n=", "Content-Transfer-Encoding: quoted-printable\n"),
        "unknown packing": made.mail("x", "Content-Transfer-Encoding: x-uuencode\n"),
        "unknown charset": made.mail("The ferry sank.", "Content-Type: text/plain; charset=klingon\n"),
        "a charset that is a codec": made.mail("The ferry sank.", "Content-Type: text/plain; charset=zlib_codec\n"),
        "a long header": b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\nx",
        "a million header lines": b"X: y\n" * 1_000_000 + b"\nx",
        "a broken date": made.mail("x").replace(b"12 Mar 2024", b"99 Foo 99999999999"),
        "a broken header": made.mail("x", subject="=?utf-8?b?!!!!?= =?klingon?q?x?="),
        "raw bytes in a header": made.mail("x", subject="F").replace(b"Subject: F", b"Subject: F\xe4hre"),
        "fifty thousand parts": made.mail(*made.many_parts(*["Content-Type: text/plain\n\nx"] * 50_000)),
        "fifty thousand attachments": made.mail(*made.many_parts(*["Content-Type: text/csv; name=a.csv\n\nx"] * 50_000)),
        "a bomb attached": made.mail(*bombed),
        "a broken name": made.mail(
            *made.many_parts("Content-Type: text/plain\nContent-Disposition: attachment; filename*=x'\n\nx")
        ),
    }


@cache
def saved_pages() -> dict[str, bytes]:
    """Give saved web pages that are broken, or meant to break their reader."""
    good = made.mhtml("<html><body><p>The ferry sank, the harbour master said.</p></body></html>")
    return {
        "empty": b"",
        "cut in half": good[: len(good) // 2],
        "headers alone": good[: good.find(b"--part")],
        "cut in its headers": good[:60],
        "no boundary": good.replace(b'; boundary="part"', b""),
        "another boundary": good.replace(b'boundary="part"', b'boundary="other"'),
        "no page": made.mhtml("x", kind="application/octet-stream"),
        "an empty page": made.mhtml(""),
        "a page of nothing": made.mhtml("<html></html>"),
        "binary": bytes(range(256)) * 40,
        "binary as a page": good.replace(b"<html>", bytes(range(256))),
        "a bare page": b"<html><body><p>The ferry sank.</p></body></html>",
        "nested deep": made.mhtml("<div>" * 50_000 + "x"),
        "a broken charset": good.replace(b"utf-8", b"utf-99"),
        "an address that is none": good.replace(b"https://herald.example/ferry", b"http://[::1"),
        "an address of a script": good.replace(b"https://herald.example/ferry", b"javascript:alert(1)"),
        "a long address": good.replace(b"https://herald.example/ferry", b"https://" + b"x" * 100_000),
        "broken base64": good.replace(b"8bit", b"base64"),
        "a start that is nowhere": good.replace(b"multipart/related;", b'multipart/related; start="<nowhere>";'),
        "many parts": made.mhtml("x") + b"--part\r\nContent-Type: text/html\r\n\r\nx\r\n" * 5000,
    }


@cache
def tables() -> dict[str, bytes]:
    """Give tables that are broken, or meant to break their reader."""
    head = "headline,body,date\n"
    row = "Ferry sinks,The ferry sank.,2024-03-12\n"
    return {
        "empty": b"",
        "white space": b" \n\t\n",
        "header alone": head.encode(),
        "no known column": b"a,b\n1,2\n",
        "one cell": b"x",
        "null bytes": head.encode() + b"\x00,\x00,\x00\n" + row.encode(),
        "binary": bytes(range(256)) * 40,
        "an open quotation": (head + row + '"The pier,is shut.,2024\n' + row * 20).encode(),
        "open at the end": (head + row + 'A,"The pier').encode(),
        "quotation marks alone": (head + '"' * 9999 + "\n" + row).encode(),
        "many open quotations": (head + '"a,"b,"c\n' * 500).encode(),
        "too few cells": (head + "Ferry\n" * 300).encode(),
        "too many cells": (head + "a,b,c,d,e\n" * 300).encode(),
        "a million commas": (head + "," * 1_000_000 + "\n" + row).encode(),
        "a hundred thousand columns": (",".join(f"c{number}" for number in range(100_000)) + "\n" + row).encode(),
        "a cell of six million letters": (head + "A," + "x" * 6_000_000 + ",\n" + row).encode(),
        "a million empty rows": (head + "\n" * 1_000_000 + row).encode(),
        "line ends of old Macs": (head + row).replace("\n", "\r").encode(),
        "UTF-16 cut in a character": (head + row).encode("utf-16")[:-1],
        "half surrogates": (head + row).encode() + b"\xed\xa0\x80,\xed\xb0\x80,x\n",
        "formulas": (head + '=HYPERLINK("http://x"),=cmd|calc!A1,+1\n').encode(),
        "sep= alone": b"sep=;\n",
        "an archive": zlib.compress(row.encode() * 100),
    }
