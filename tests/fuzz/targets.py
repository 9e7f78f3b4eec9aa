"""What is fuzzed: every reader under its name, how bytes become a file of its format, and the files to begin from."""

import gzip
import json
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_STORED

from tests.documents import made, warc_files
from tests.malformed import office, pdfs, text_files, web_files

PDF_LINES = "lines of a PDF"
FOUND = Path(__file__).with_name("found")
# The first files of a run are small: an accident in 4 KB is found in minutes, the same in 4 MB never.
_MOST_SEED_BYTES = 4096
_GOOD = "The ferry sank on Monday, the harbour master said. «Порт закрыт», — сообщил он. 港は閉鎖された。"
_TELEGRAM = {
    "name": "Harbour", "type": "public_channel", "id": 7,
    "messages": [
        {"id": 1, "type": "message", "date": "2024-03-12T14:05:00", "date_unixtime": "1710252300", "from": "Ada", "text": _GOOD},
        {"id": 2, "type": "message", "date_unixtime": "1710252400", "forwarded_from": "Night Watch", "reply_to_message_id": 1,
         "text": ["See ", {"type": "link", "text": "https://herald.example/1", "href": "https://herald.example/1"}, "."]},
        {"id": 3, "type": "service", "action": "pin_message"},
        {"id": 4, "type": "message", "poll": {"question": "Is the port open?", "answers": []}, "text": ""},
    ],
}  # fmt: skip
_TELEGRAM_PAGE = (
    '<html><body><div class="page_wrap"><div class="page_header"><div class="text bold">Harbour</div></div><div class="history">'
    '<div class="message default clearfix" id="message1"><div class="body"><div class="pull_right date details" '
    'title="12.03.2024 14:05:00 UTC+01:00">14:05</div><div class="from_name">Ada</div><div class="text">The ferry sank.</div></div></div>'
    '<div class="message default joined" id="message2"><div class="body"><div class="reply_to details">In reply to '
    '<a href="#go_to_message1">this message</a></div><div class="forwarded body"><div class="from_name">Night Watch</div>'
    '<div class="text">The pier is shut.</div></div></div></div></div></div></body></html>'
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Herald</title><entry><title type="html">Ferry &amp;amp; pier</title>'
    '<id>tag:herald.example,2024:1</id><link href="/1" rel="alternate"/><updated>2024-03-12T14:05:00Z</updated>'
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry sank.</p></div></content></entry></feed>'
)
_OPML = '<opml version="2.0"><head><title>x</title></head><body><outline text="a"><outline type="rss" xmlUrl="https://herald.example/feed"/></outline></body></opml>'
_JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Herald", "home_page_url": "https://herald.example/",
    "items": [{"id": "1", "url": "/1", "content_html": "<p>The ferry sank.", "authors": [{"name": "Ada"}], "date_published": "2024-03-12T14:05:00Z"}],
}  # fmt: skip
_POSTS = (
    f"Harbour Herald\nBy Ada Winter\n12 March 2024, 14:05\n\n{_GOOD}\n\nPosted by Ada at 21:15 | Comment(0)\n\n{_GOOD}\n\n"
    "posted by Ben at 22:20 | Comment(1)\n"
)


def _as_it_is(content: bytes) -> bytes:
    return content


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One reader to be fuzzed.

    Args:
        kind: the format, as in ``documents.files.KINDS``.
        seeds: files to begin from: good ones, and those of the malformed corpus that are small.
        packed: makes a file of fuzzed bytes, where chance alone would never meet the sums and lengths of its container.
    """

    kind: str
    seeds: Iterable[bytes]
    packed: Callable[[bytes], bytes] = field(default=_as_it_is)


def _small(cases: dict[str, bytes], *good: bytes) -> tuple[bytes, ...]:
    return (*good, *(each for each in cases.values() if 0 < len(each) <= _MOST_SEED_BYTES))


def _word_part(content: bytes) -> bytes:
    return made.zipped({"word/document.xml": content}, ZIP_STORED)


def _open_part(content: bytes) -> bytes:
    return made.zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": content}, ZIP_STORED
    )


def _sheet_part(content: bytes) -> bytes:
    """Give a workbook whose first byte tells which part is fuzzed."""
    names = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    whole = made.xlsx(
        {"One": [["Headline", "Body", "Date"], ["Ferry", '<c t="s"><v>0</v></c>', "45363"]]}, shared="<si><t>x</t></si>"
    )
    return office.with_part(whole, names[content[0] % len(names)], content[1:], ZIP_STORED) if content else whole


def _gzip_member(content: bytes) -> bytes:
    return gzip.compress(content, 1, mtime=0)


def _package(content: bytes) -> bytes:
    """Give a package whose first byte tells whether an archive, the list of pages or the description is fuzzed."""
    good = warc_files.warc(warc_files.record(warc_files.answer(warc_files.page())))
    parts = {"archive/a.warc": good, "pages/pages.jsonl": b"{}\n", "datapackage.json": b"{}"}
    name = tuple(parts)[content[0] % 3] if content else "archive/a.warc"
    return made.zipped({**parts, name: content[1:]}, ZIP_STORED)


def _pdf_of_text(content: bytes) -> bytes:
    """Give a PDF of one page that the fuzzed bytes draw."""
    return made.pdf([[]], body=content)


_WARC_SEEDS = (
    warc_files.warc(warc_files.record(warc_files.answer(warc_files.page()))),
    warc_files.warc(
        warc_files.record(warc_files.answer(b"4\r\nThe \r\n5\r\nferry\r\n0\r\n\r\n", "text/plain", Transfer_Encoding="chunked"))
    ),
    warc_files.warc(warc_files.record(warc_files.answer(gzip.compress(b"<p>The ferry sank."), Content_Encoding="gzip"))),
    warc_files.warc(warc_files.record(b"The ferry sank.", kind="resource", Content_Type="text/plain")),
    b"filedesc://a 0.0.0.0 20080430204825 text/plain 4\n1 0 \n\nhttp://herald.example/ 1.2.3.4 20080430204825 text/html 24\n<html><p>The ferry sank.\n",
)
_WORD_XML = (
    f'<w:document {made.WORD}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p>'
    f'{made.paragraph("The ferry sank.")}<w:p><w:hyperlink r:id="r1"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:del><w:r>'
    '<w:delText>x</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>'
).encode()
_OPEN_XML = (
    f'<office:document-content {made.OPEN}><office:body><office:text><text:h text:outline-level="1">Ferry sinks</text:h>'
    '<text:p>The <text:s text:c="3"/><text:a xlink:href="https://herald.example/">ferry</text:a> sank.<text:note><text:note-body>'
    "<text:p>x</text:p></text:note-body></text:note></text:p></office:text></office:body></office:document-content>"
).encode()
_SHEET_XML = made.sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>headline</t></is></c><c r="B1" t="inlineStr"><is><t>body</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><f>1+1</f><v>45363.5</v></c><c r="C2" t="b"><v>1</v></c></row>'
).encode()
_LINES = b"\n".join(
    json.dumps(each).encode()
    for each in (
        {"text": _GOOD, "title": "Ferry", "authors": [{"name": "Ada"}], "date": 1710252300, "url": "https://herald.example/1"},
        {"html": f"<article><h1>Ferry</h1><p>{_GOOD}</article>", "publish_date": "12 March 2024"},
        {"body": _GOOD, "media_name": "Herald", "id": 17},
    )
)
_MAIL = made.mail(
    *made.many_parts(
        f"Content-Type: text/html\n\n<p>{_GOOD}",
        "Content-Type: text/csv; name=t.csv\nContent-Transfer-Encoding: base64\n\naGVhZGxpbmUsYm9keQpGZXJyeSxUaGUgZmVycnkgc2Fuay4K",
        "Content-Type: message/rfc822\n\nSubject: =?utf-8?q?Fwd=3A_x?=\n\nThe pier is shut.",
    )
)
_PRINTED = (b"Ferry sinks", b"The ferry sank on Mon-", b"day, he said.", b"  3  ", b"The pier is shut.", b"Herald", b"Herald")
_PDF = made.pdf(
    [made.lines(["Ferry sinks", "The ferry sank on Mon-", "day, he said."])], "/Title (Ferry) /CreationDate (D:20240312)"
)

TARGETS: dict[str, Target] = {
    "txt": Target(kind="text", seeds=_small(text_files.texts(), _POSTS.encode(), _POSTS.encode("utf-16"), _GOOD.encode("cp1251", "replace"))),
    "md": Target(
        kind="markdown",
        seeds=_small(
            text_files.markdown(),
            f"---\ntitle: Ferry\nauthor: [Ada]\ndate: 2024-03-12\n---\n# Ferry\n\n> {_GOOD} [x](https://a.example) [y][z]\n\n---\n[z]: http://b.example\n".encode(),
        ),
    ),
    "html": Target(
        kind="page",
        seeds=_small(
            text_files.pages(),
            warc_files.page(head='<meta property="og:site_name" content="Herald"><script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"name":"Ada"}}</script>'),
            f"<html><body>{f'<article><h2>Post</h2><p>{_GOOD * 4}</p><time datetime=2024-03-12>12 March</time></article>' * 2}".encode(),
        ),
    ),
    "pdf": Target(kind="pdf", seeds=_small(pdfs.pdfs(), _PDF)),
    "pdf page": Target(kind="pdf", seeds=(b"BT /F1 11 Tf 72 720 Td (The ferry sank.) Tj 0 -14 Td (He said.) Tj ET\n",), packed=_pdf_of_text),
    "pdf lines": Target(kind=PDF_LINES, seeds=(b"\n".join(struct.pack("<4e", 72, 500, 720 - 14 * rank, 11) + words for rank, words in enumerate(_PRINTED)),)),
    "docx": Target(kind="docx", seeds=_small(office.word(), made.docx(made.paragraph(_GOOD)))),
    "docx part": Target(kind="docx", seeds=(_WORD_XML,), packed=_word_part),
    "odt part": Target(kind="odt", seeds=(_OPEN_XML,), packed=_open_part),
    "xlsx": Target(kind="workbook", seeds=_small(office.workbooks())),
    "xlsx part": Target(kind="workbook", seeds=(b"\x00" + _SHEET_XML,), packed=_sheet_part),
    "eml": Target(kind="mail", seeds=_small(office.mails(), _MAIL)),
    "mhtml": Target(kind="mhtml", seeds=_small(office.saved_pages())),
    "jsonl": Target(kind="lines", seeds=_small(text_files.json_lines(), _LINES)),
    "json": Target(kind="json", seeds=_small(web_files.json_files(), b'[{"text":"The ferry sank.","title":"x"}]')),
    "json feed": Target(kind="json", seeds=(json.dumps(_JSON_FEED).encode(),)),
    "telegram json": Target(kind="json", seeds=(json.dumps(_TELEGRAM).encode(), json.dumps({"chats": {"list": [_TELEGRAM]}}).encode())),
    "telegram page": Target(kind="chat page", seeds=(_TELEGRAM_PAGE.encode(),)),
    "csv": Target(kind="table", seeds=_small(office.tables(), f'headline;body;date\nFerry;"{_GOOD}";2024-03-12\n'.encode())),
    "tsv": Target(kind="table", seeds=(f"Title\tText\tURL\nFerry\t{_GOOD}\thttps://herald.example/1\n".encode("utf-16"), b"sep=\t\ntitle\ttext\na\tb\n")),
    "rss": Target(kind="xml", seeds=_small(web_files.feeds(), web_files.FEED.encode())),
    "atom": Target(kind="xml", seeds=(_ATOM.encode(),)),
    "opml": Target(kind="xml", seeds=(_OPML.encode(),)),
    "warc": Target(kind="warc", seeds=_WARC_SEEDS),
    "warc.gz": Target(kind="warc", seeds=_small(web_files.web_archives())),
    "warc in gzip": Target(kind="warc", seeds=_WARC_SEEDS, packed=_gzip_member),
    "wacz": Target(kind="wacz", seeds=_small(web_files.packages())),
    "wacz part": Target(kind="wacz", seeds=tuple(struct.pack("B", 0) + each for each in _WARC_SEEDS), packed=_package),
    "zip": Target(kind="zip", seeds=_small(office.archives(), made.zipped({"a.txt": _GOOD, "b/c.html": f"<p>{_GOOD}", "d.zip": made.zipped({"e.md": "x"})}))),
}  # fmt: skip


def found(name: str) -> dict[str, bytes]:
    """Give the files on which a reader once failed: its findings, kept as they were, or made smaller."""
    return {each.name: each.read_bytes() for each in sorted((FOUND / name.replace(" ", "-")).glob("*"))}
