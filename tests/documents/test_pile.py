"""Paths in, a pile out; nothing raises."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents import read
from sayso.documents.draft import Draft, finish
from sayso.settings import Settings


def test_a_folder_is_read_in_order_and_hidden_files_are_skipped(tmp_path):
    """Folders are walked; each file once; unknown endings are noted."""
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "a.md", ".hidden.txt", "c.xyz"):
        (tmp_path / name).write_text("The ferry sank.")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    pile = read([tmp_path, tmp_path / "a.md"])
    assert [document.file for document in pile.documents] == [str(tmp_path / "a.md"), str(tmp_path / "b/two.txt")]
    (note,) = pile.unread
    assert note.why == (
        "has the ending '.xyz', which sayso does not read; it reads .htm .html .jsonl .markdown .md .ndjson .text .txt .xhtml"
    )
    assert len(pile.inputs) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "holds nothing but white space"),
        (b"%PDF-1.4", "looks like a PDF, not like text"),
        (b"x" * 2000, "holds 2000 bytes; the limit is 1024 (setting max_file_bytes)"),
    ],
)
def test_what_cannot_be_read_is_noted_and_the_rest_unharmed(tmp_path, content, why):
    """Each note is a clear sentence."""
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text("The ferry sank.")
    pile = read([tmp_path], Settings(max_file_bytes=1024))
    assert [note.why for note in pile.unread] == [why]
    assert len(pile.documents) == 1


def test_missing_paths_are_noted(tmp_path):
    """No readable path at all is an empty pile."""
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    pile = read([tmp_path / "gone.txt", tmp_path / "link.txt", "bad\x00name"])
    assert pile.documents == ()
    assert [note.why for note in pile.unread] == [
        "does not exist",
        "is a link to something that does not exist",
        "is no path: it holds a null character",
    ]


def test_a_file_without_permission_is_noted(tmp_path, monkeypatch):
    """The reader is told what to mend. Root may read everything, so the refusal is acted here."""

    def refuse(_path):
        raise PermissionError

    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [note.why for note in read([tmp_path]).unread] == ["may not be read: permission denied"]


def test_invalid_bytes_are_noted_and_the_document_is_read(tmp_path):
    """Damage is told, not hidden."""
    (tmp_path / "a.txt").write_bytes("Капитан порта заявил, что паром не утонул".encode() + b"\xff\xff\xff")
    pile = read([tmp_path])
    assert len(pile.documents) == 1
    assert pile.unread[0].why == "3 invalid bytes replaced (read as utf-8)"


def test_posts_share_their_page_and_lead_back_to_it(tmp_path):
    """Each post's text is the file's own characters from its offset on."""
    footer = "\r\nposted by HARUKAZE at 21:15| Comment(0)\r\n\r\n"
    text = f"Ferry late\r\n\r\nIt is late.{footer}It came.{footer}"
    (tmp_path / "a.txt").write_bytes(text.encode())
    pile = read([tmp_path])
    assert [document.outlet for document in pile.documents] == ["HARUKAZE", "HARUKAZE"]
    for document in pile.documents:
        assert text[document.offset : document.offset + len(document.text)] == document.text


def test_equal_files_are_two_documents(tmp_path):
    """Two copies of one text are two witnesses with two ids."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ferry sank.")
    one, two = read([tmp_path]).documents
    assert one.id != two.id


def test_an_id_given_twice_is_noted(tmp_path):
    """Both documents are kept."""
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "one"}\n{"id": "x", "text": "two"}\n')
    pile = read([tmp_path])
    assert len({document.id for document in pile.documents}) == 2
    assert pile.unread[0].why.startswith("the id 'x' occurs again; the document is read under the id ")


def test_a_thousand_short_files_take_a_few_seconds(tmp_path):
    """Measured with a wide margin: the machine may be busy."""
    for number in range(1000):
        (tmp_path / f"{number}.txt").write_text(
            f"Ferry {number} aground\n\nThe ferry ran aground on Monday, the harbour master said.\n" * 3
        )
    started = time.process_time()
    assert len(read([tmp_path]).documents) == 1000
    assert time.process_time() - started < 10


@given(st.text(alphabet=st.sampled_from("Ab. \n\r«»「」。港я5#-*|:"), max_size=200))
def test_every_character_is_in_one_sentence(text):
    """Paragraphs and sentences of any text are in order, nested, trimmed, and cover all but white space."""
    document = finish(Draft(text=text, file="", digest=""))
    spans = [span for paragraph in document.paragraphs for span in paragraph.sentences]
    assert "".join("".join(document.words(span).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(spans))
