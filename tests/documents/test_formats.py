"""Every format at once: malformed files are noted or read, in time, and harm no other; what lies in what is opened."""

import resource
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents import made
from tests.malformed import office, pdfs

from sayso.documents import read, read_text
from sayso.records import Document, Unread
from sayso.settings import Settings

MALFORMED = {
    "docx": office.word, "odt": office.open_document, "xlsx": office.workbooks, "zip": office.archives, "eml": office.mails,
    "mht": office.saved_pages, "csv": office.tables, "pdf": pdfs.pdfs,
}  # fmt: skip
GOOD = "The Velmara Harbour Authority said that the ferry had struck a pier."


def seconds() -> float:
    """Give the processor time of this process and of those that it started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@pytest.mark.parametrize("ending", MALFORMED)
def test_malformed_files_are_noted_or_read_within_five_seconds_each(tmp_path, ending):
    """Twenty kinds of broken file for each format: nothing raises, something is said of each."""
    cases = MALFORMED[ending]()
    assert len(cases) >= 20
    for name, content in cases.items():
        path = tmp_path / f"x.{ending}"
        path.write_bytes(content)
        started = seconds()
        pile = read([path])
        assert seconds() - started < 5, name
        assert pile.documents or pile.unread, name
        assert all(each.path.startswith(str(path)) for each in pile.unread), name


def test_a_malformed_file_harms_no_other(tmp_path):
    """Its neighbours are read."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.docx").write_bytes(made.docx(made.paragraph(GOOD))[:200])
    (tmp_path / "c.txt").write_text(GOOD)
    pile = read([tmp_path])
    assert [each.text for each in pile.documents] == [GOOD, GOOD]
    assert [each.why for each in pile.unread] == ["is no whole office document: it is cut off or damaged"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(("pdf", "docx", "mail")), st.binary(max_size=300))
def test_any_bytes_are_read_or_noted(kind, content):
    """Also behind the mark of a format."""
    head = {"pdf": b"", "docx": b"PK\x03\x04", "mail": b"Subject: x\n\n"}[kind]
    pile = read_text(head + content)
    assert all(isinstance(each, Document) for each in pile.documents)
    assert all(isinstance(each, Unread) for each in pile.unread)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("page.pdf", f"<!DOCTYPE html><html><body><p>{GOOD}</p></body></html>".encode(), GOOD),
        ("text.docx", GOOD.encode(), GOOD),
        ("report.txt", made.pdf([made.lines([GOOD])]), GOOD),
        ("report.html", made.docx(made.paragraph(GOOD)), GOOD),
        ("table.zip.txt", made.zipped({"a.txt": GOOD}), GOOD),
        ("book.csv", made.xlsx({"One": [["Body"], [GOOD]]}), GOOD),
    ],
)
def test_the_content_tells_the_format_where_the_ending_is_wrong(tmp_path, name, content, text):
    """A page saved as .pdf is a page; a PDF is a PDF under any name."""
    (tmp_path / name).write_bytes(content)
    pile = read([tmp_path])
    assert [each.text for each in pile.documents] == [text]
    assert pile.unread == ()


def test_what_lies_in_what_is_opened_and_shown_by_its_path(tmp_path):
    """A table attached to a mail in an archive; three files deep, and no deeper."""
    body, headers = made.many_parts(
        f"Content-Type: text/plain\n\n{GOOD}",
        "Content-Type: text/csv\nContent-Disposition: attachment; filename=t.csv\n\nheadline,body\nPier shut,The pier is shut.",
    )
    inner = made.zipped({"post/letter.eml": made.mail(body, headers)})
    (tmp_path / "a.zip").write_bytes(made.zipped({"inner.zip": inner}))
    pile = read([tmp_path])
    root = str(tmp_path / "a.zip/inner.zip/post/letter.eml")
    assert [(each.file, each.text) for each in pile.documents] == [(root, GOOD), (f"{root}/t.csv", "The pier is shut.")]
    deeper = made.zipped({"b.zip": made.zipped({"a.zip": made.zipped({"inner.zip": inner})})})
    (tmp_path / "a.zip").write_bytes(deeper)
    (note,) = read([tmp_path]).unread
    assert note.why == "lies 4 files deep in others: it is not opened"


def test_what_is_unpacked_is_bounded_over_all_that_lies_in_a_file(tmp_path):
    """In bytes and in files, whatever lies in what."""
    inner = {f"{rank}.zip": made.zipped({"a.txt": f"{rank} " + GOOD * 9, "b.txt": f"{rank} {GOOD}"}) for rank in range(9)}
    (tmp_path / "a.zip").write_bytes(made.zipped(inner))
    bytes_note = read([tmp_path], Settings(max_archive_bytes=3000)).unread[-1]
    assert bytes_note.why == "unpacks to more than 3000 bytes, which is the limit (setting max_archive_bytes)"
    files_note = read([tmp_path], Settings(max_archive_files=4)).unread[-1]
    assert files_note.why == "holds more than 4 files, which is the limit (setting max_archive_files)"
    assert len(read([tmp_path]).documents) == 18


def test_the_address_that_a_container_gives_counts_where_the_page_names_none(tmp_path):
    """A saved page knows where it was saved from; the page's own word on its address goes before."""
    page = f"<html><head>{{}}</head><body><p>{GOOD}</p></body></html>"
    (tmp_path / "a.mht").write_bytes(made.mhtml(page.format("")))
    own = '<link rel="canonical" href="https://herald.example/own">'
    (tmp_path / "b.mht").write_bytes(made.mhtml(page.format(own)))
    assert [each.url for each in read([tmp_path]).documents] == ["https://herald.example/ferry", "https://herald.example/own"]
