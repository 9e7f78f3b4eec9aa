"""Web archives: each page under its address; what holds no text is counted."""

import gzip
import io
from dataclasses import replace
from time import process_time

import brotli
import pytest
from hypothesis import given
from hypothesis import settings as options
from tests.documents import made
from tests.documents.damage import damaged, drafts, notes, read_all
from tests.documents.warc_files import INFO, PROSE, REQUEST, answer, packed, page, record, warc

from sayso.documents import read as read_pile
from sayso.documents.draft import Draft, finish
from sayso.documents.enclosed import Enclosed
from sayso.documents.web_archives import is_warc, read_warc
from sayso.settings import Settings

DATED = '<meta property="og:site_name" content="Harbour Herald"><meta property="article:published_time" content="2022-05-17T14:05:00Z">'


def read(content, **limits):
    return read_warc(io.BytesIO(content), "crawl.warc", "d", Settings(**limits))


def test_a_page_keeps_what_it_says_of_itself_under_its_address():
    """The day of the capture is no day of publication; the host is the outlet of a page that names none."""
    known = record(answer(page(head=DATED)))
    unknown = record(answer(page("Other", prose=PROSE + ' <a href="/log">Log</a>.')), url="https://www.kurier.example/b?id=7")
    first, second = drafts(read(packed(REQUEST, known, unknown)))
    assert (first.url, first.outlet, first.title) == ("https://herald.example/2022/ferry", "Harbour Herald", "Ferry aground")
    assert (first.published.earliest, first.published.basis) == ("2022-05-17T14:05+00:00", "meta")
    assert PROSE in first.text
    assert first.file == "crawl.warc/herald.example/2022/ferry"
    assert (second.url, second.outlet, second.published) == ("https://www.kurier.example/b?id=7", "kurier.example", None)
    assert [link.url for link in second.links] == ["https://www.kurier.example/log"]
    assert first.digest != second.digest
    assert {first.captured, second.captured} == {"2023-01-05T10:00:00+00:00"}


def test_when_a_page_was_captured_is_no_part_of_its_id(tmp_path):
    """An archive of another day with the same bytes else would be another file; a document's own id counts its text and place."""
    (tmp_path / "a.warc").write_bytes(warc(record(answer(page()))))
    (tmp_path / "b.warc").write_bytes(warc(record(answer(page()), WARC_Date=None)))
    first, second = (read_pile([tmp_path / name]).documents[0] for name in ("a.warc", "b.warc"))
    assert (first.captured, second.captured) == ("2023-01-05T10:00:00+00:00", None)
    draft = Draft(text="x", file="a", digest="d")
    assert finish(draft).id == finish(replace(draft, captured="2023-01-05")).id


@pytest.mark.parametrize("date", ["yesterday", "", "2023-13-45T10:00:00Z", "0001-01-01T00:00:00Z", "9" * 10_000])
def test_a_day_of_capture_that_is_none_is_left_out(date):
    """The record is read all the same."""
    (found,) = drafts(read(warc(record(answer(page()), WARC_Date=date))))
    assert found.captured is None


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("application/pdf", made.pdf([made.lines(["The ferry sank."])])),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", made.docx(made.paragraph("The ferry sank."))),
        ("application/vnd.oasis.opendocument.text", made.odt("<text:p>The ferry sank.</text:p>")),
        ("message/rfc822", made.mail("The ferry sank.")),
        ("multipart/related", made.mhtml("<html><body><p>The ferry sank.</p></body></html>", url="cid:x@herald")),
    ],
)
def test_a_file_in_an_archive_has_address_outlet_and_capture_as_a_page_has(tmp_path, media_type, content):
    """The host is the outlet of whatever names none itself."""
    block = answer(content, media_type=media_type)
    (tmp_path / "a.warc").write_bytes(warc(record(block, url="https://www.herald.example/files/7")))
    (found,) = read_pile([tmp_path]).documents
    assert (found.url, found.outlet) == ("https://www.herald.example/files/7", "herald.example")
    saved = "2024-03-13T08:00:00+00:00" if media_type.startswith("multipart") else "2023-01-05T10:00:00+00:00"
    assert found.captured == saved


@pytest.mark.parametrize(
    "block",
    [
        answer(gzip.compress(page()), Content_Encoding="gzip"),
        answer(brotli.compress(page()), Content_Encoding="br"),
        answer(page(), media_type="application/octet-stream"),
        answer(page(), media_type="text/plain"),
        answer(page(), media_type=None),
        answer(page(), media_type="TEXT/HTML ; charset=nonsense"),
    ],
)
def test_a_page_is_a_page_however_it_was_sent(block):
    """Packed, or under a type that says nothing or too little."""
    assert PROSE in drafts(read(warc(record(block))))[0].text


def test_the_charset_of_the_head_counts_where_the_page_names_none():
    """Japanese in EUC-JP would else be guessed; a head that is wrong is not believed."""
    words = "港は月曜日に閉鎖されたと港長は述べた。" * 9
    body = page("港", prose=words).decode()
    for charset, encoding in (("euc-jp", "euc_jp"), ("shift_jis", "cp932"), ("windows-1251", "utf-8")):
        block = answer(body.encode(encoding), media_type=f"text/html; charset={charset}")
        assert words in drafts(read(warc(record(block))))[0].text


def test_texts_resources_and_conversions_are_read():
    """Extracted text (WET), a fetched file without an HTTP head, plain text; machine files are left out."""
    conversion = record(PROSE.encode(), kind="conversion", Content_Type="text/plain")
    resource = record(page("Resource"), kind="resource", url="https://herald.example/r", Content_Type="text/html")
    plain = record(answer(b"The ferry sank.", media_type="text/plain"), url="https://herald.example/a.txt")
    robots = record(answer(b"User-agent: *", media_type="text/plain"), url="https://herald.example/robots.txt")
    found = drafts(read(warc(conversion, resource, plain, robots)))
    assert [draft.text.split()[-1] for draft in found] == ["noon.", "noon.", "sank."]
    assert {draft.outlet for draft in found} == {"herald.example"}


def test_a_pdf_is_handed_on():
    """Its own reader reads it, under its address."""
    pdf = record(answer(b"%PDF-1.7 ...", media_type="application/pdf"), url="https://herald.example/report.pdf")
    untold = record(answer(b"%PDF-1.7 other", media_type="application/octet-stream"), url="https://herald.example/get?id=1")
    found = [each for each in read(warc(pdf, untold)) if isinstance(each, Enclosed)]
    assert found[0] == Enclosed(
        "crawl.warc/herald.example/report.pdf", b"%PDF-1.7 ...", "pdf", "https://herald.example/report.pdf", "herald.example",
        "2023-01-05T10:00:00+00:00",
    )  # fmt: skip
    assert found[1].kind == "pdf"


def test_one_address_captured_twice_is_two_documents_where_its_text_changed():
    """Else one; a revisit says so itself."""
    old, new = (answer(page(prose=PROSE + each)) for each in ("", " One sailor was hurt."))
    revisit = record(b"HTTP/1.1 304 Not Modified\r\n\r\n", kind="revisit")
    found = read(packed(record(old), record(new), record(old + b" "), record(answer(page(), Date="later")), revisit))
    results = read_all(found)
    assert [draft.text.endswith("hurt.") for draft in results if isinstance(draft, Draft)] == [False, True]
    assert [each.why for each in results if not isinstance(each, Draft)] == [
        "1 record left out: unchanged since an earlier capture (revisit)",
        "2 records left out: the same text at the same address as before",
    ]


def test_what_holds_no_text_is_counted():
    """One note for each status, one for all types."""
    gone = [record(answer(b"gone", status=status)) for status in (404, 404, 301)]
    picture = record(answer(b"\x89PNG", media_type="image/png"), url="https://herald.example/a.png")
    styles = [record(answer(b"p {}", media_type=f"text/x-{n}"), url="https://herald.example/a") for n in range(6)]
    name = record(b"20230105 herald.example", url="dns:herald.example", kind="response", Content_Type="text/dns")
    assert notes(read(warc(*gone, picture, picture, *styles, name, record(answer(page()))))) == [
        "1 record left out: answered with the status 301",
        "2 records left out: answered with the status 404",
        "8 records left out, whose types hold no text for sayso: image/png 2, text/x-0 1, text/x-1 1, text/x-2 1, text/x-3 1 and 2 more types",
    ]


def test_damage_is_counted_and_the_rest_is_read():
    """Each reason once, with its number."""
    bad = record(b"x", length="many", url=None)
    cut = record(answer(page("Cut")), url="https://herald.example/cut", length=5000)
    found = read_all(read(warc(bad, bad, record(answer(b"", Content_Encoding="zstd")), cut, record(answer(page())))))
    assert [draft.title for draft in found if isinstance(draft, Draft)] == ["Cut", "Ferry aground"]
    assert [each.why for each in found if not isinstance(each, Draft)] == [
        "holds a record without a length (2 times)",
        "holds an answer that has the content coding 'zstd', which sayso does not read",
        "1 record shorter than their heads say; what there is was read",
    ]


def test_a_page_without_text_is_noted_under_its_address():
    """As a page in a folder would be."""
    (note,) = [each for each in read(warc(record(answer(b"<html><body></body></html>")))) if each.path.endswith("/2022/ferry")]
    assert note.why == "holds a web page without an article's text"


MALFORMED = (
    b"", b"\x00" * 99, b"\x1f\x8b\x08", b"WARC/1.0", b"WARC/1.0\r\n\r\n", INFO, INFO[:40], warc(record(b"")), warc(record(answer(b""))),
    warc(record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html")), warc(record(answer(page()), url=None)), warc(record(answer(page()), url="http://[")),
    warc(record(answer(page()), url="x" * 9000)), warc(record(answer(page()), url="https://herald.example/\x07\u202e/../../etc/passwd")),
    warc(record(answer(page()), kind="")), warc(record(answer(page()), kind="odd", Content_Type=None)), warc(record(page())),
    warc(record(answer(b"\x00\x01\x02" * 99))), warc(record(answer(b"<" * 9000))), warc(record(answer(b"<div>" * 9000))),
    warc(record(answer(page()), length=0)), packed(record(answer(page())))[:-1], packed(record(answer(page())))[5:],
    gzip.compress(packed(record(answer(page())))), b"filedesc://a", b"filedesc://a 0.0.0.0 20080430204825 text/plain 10\n",
)  # fmt: skip


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "undefined", "unicode_escape", "utf-7", "zlib", "x" * 40, "\xfc", "base64"]
)
def test_no_charset_of_a_head_stops_an_archive(charset):
    """Python knows encodings that are none of pages: some raise, some take time by the square of the length."""
    body = page().replace(b"Monday", b"M\xf6nday") + b"kva9" * 50_000
    assert "ferry Marlow" in drafts(read(warc(record(answer(body, media_type=f"text/html; charset={charset}")))))[0].text


@pytest.mark.parametrize("content", MALFORMED)
def test_a_malformed_archive_is_a_note_or_what_is_left(content):
    """Something is always said, and no name climbs out of the archive."""
    found = read_all(read(content))
    assert found
    assert not any(".." in getattr(each, "file", getattr(each, "path", "")) for each in found)


def test_a_bomb_takes_no_five_seconds():
    """In the archive's own packing and in that of an answer."""
    start = process_time()
    whole = packed() + gzip.compress(b"\x00" * 120_000_000, 1)
    assert any("bomb" in why for why in notes(read(whole, max_archive_bytes=1 << 24)))
    inner = warc(*(record(answer(gzip.compress(b"\x00" * 3_000_000), Content_Encoding="gzip")) for _ in range(50)))
    assert any("unpacks to more than" in why for why in notes(read(inner, max_file_bytes=1 << 20)))
    assert process_time() - start < 5


def test_an_archive_is_told_by_its_first_bytes():
    """Packed or not; another gzip file is none."""
    assert is_warc(warc())
    assert is_warc(packed()[:200])
    assert not any(is_warc(each) for each in (b"", b"PK\x03\x04", gzip.compress(b"text"), b"\x1f\x8b", b"WARCRAFT"))


@options(deadline=None, max_examples=100)
@given(damaged(warc(record(answer(page())), REQUEST), packed(record(answer(gzip.compress(page()), Content_Encoding="gzip")))))
def test_no_accident_stops_an_archive(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read(content))
