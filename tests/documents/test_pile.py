"""Paths in, a pile out; nothing raises."""

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents import joined, read, read_text
from sayso.documents.draft import Draft, finish
from sayso.documents.files import KINDS
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
    assert note.why == (f"has the ending '.xyz', which sayso does not read; it reads {' '.join(sorted(KINDS))}")
    assert len(pile.inputs) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "holds nothing but white space"),
        (b"\x89PNG", "looks like a PNG picture, not like text"),
        (b"%PDF-1.4", "is no whole PDF: it is cut off or damaged"),
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


FERRY = "The mayor said that the ferry had sunk."


def test_a_text_in_no_file_is_read_as_a_plain_text_file_is(tmp_path):
    """Only the name differs: same text, paragraphs, sentences, language and digest."""
    page = f"Ferry sinks\n\nThe Ostrin Herald, 3 March 2024\n\n{FERRY} «Туман был густым», — заявил капитан.\n"
    (tmp_path / "a.txt").write_text(page, encoding="utf8")
    (from_file,), (from_text,) = read([tmp_path]).documents, read_text(page, name="wire").documents
    assert (from_text.file, from_text.outlet) == ("wire", "The Ostrin Herald")
    assert replace(from_text, file=from_file.file) == from_file
    assert [(each.path, each.sha256) for each in read_text(page).inputs] == [("text", read([tmp_path]).inputs[0].sha256)]


def test_a_text_that_is_a_page_of_posts_gives_its_posts():
    """As in a file: two posts are two documents, with offsets into the text."""
    page = f"{FERRY}\nposted by Marlow at 08:10| Comment(0)\n\nThe pier is open.\nposted by Marlow at 07:55| Comment(0)\n"
    found = read_text(page).documents
    assert [page[each.offset : each.offset + len(each.text)] for each in found] == [FERRY, "The pier is open."]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        (b"\x89PNG", "looks like a PNG picture, not like text"),
        (bytes(range(256)) * 4, "holds control bytes: it is binary, not text"),
        ("x" * 2000, "holds more than 1024 bytes, which is the limit (setting max_file_bytes)"),
    ],
)
def test_a_text_that_cannot_be_read_is_noted(text, why):
    """The note has the name that was given."""
    pile = read_text(text, "wire", Settings(max_file_bytes=1024))
    assert (pile.documents, [(each.path, each.why) for each in pile.unread]) == ((), [("wire", why)])


def test_what_a_shell_hands_on_undecoded_is_decoded_as_bytes_are():
    """Python marks such bytes of an argument by half characters; a half character from elsewhere becomes a question mark."""
    assert read_text("caf\udce9: the mayor said that it rained.").documents[0].text == "café: the mayor said that it rained."
    assert read_text("It \ud800 rained.").documents[0].text == "It ? rained."


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_any_text_is_read_or_noted(text):
    """Nothing raises; a pile of nothing says why."""
    pile = read_text(text)
    assert pile.documents or pile.unread


def test_piles_that_are_joined_keep_documents_of_one_content_apart():
    """Two documents, two ids, in the order of the piles."""
    pile = joined([read_text(FERRY, "a"), read_text(FERRY, "b"), read_text("", "c")])
    assert [each.file for each in pile.documents] == ["a", "b"]
    assert len({each.id for each in pile.documents}) == 2
    assert [each.path for each in pile.unread] == ["c"]
    assert len(pile.inputs) == 3
