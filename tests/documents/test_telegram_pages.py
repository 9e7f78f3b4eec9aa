"""Telegram Desktop's messages.html: what the JSON export tells, as far as pages do."""

import pytest
from hypothesis import given
from hypothesis import settings as options
from tests.documents.damage import damaged, drafts, notes, read_all

from sayso.documents.telegram_pages import is_telegram_page, read_telegram_page
from sayso.settings import Settings

PAGE = b"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();">
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold"> Night Watch </div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">17 May 2022</div></div>
<div class="message default clearfix" id="message2"><div class="pull_left userpic_wrap"><div class="initials">N</div></div>
<div class="body"><div class="pull_right date details" title="03.04.2022 14:05:00 UTC+03:00">14:05</div>
<div class="from_name"> Night Watch </div>
<div class="text">The ferry sank.<br><br>See <a href="https://herald.example/log">the log</a>.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="03.04.2022 14:06:00">14:06</div>
<div class="forwarded body"><div class="from_name"> Kurier <span class="date details" title="02.04.2022 10:00:00">02.04.2022 10:00:00</span></div>
<div class="text">The harbour is closed.</div></div></div></div>
<div class="message default clearfix" id="message4"><div class="body"><div class="from_name">Ben Marsh</div>
<div class="media_wrap clearfix"><a class="photo_wrap" href="photos/photo_1.jpg"></a></div></div></div>
<div class="message default clearfix joined" id="message5"><div class="body"><div class="media_wrap"><div class="media_poll">
<div class="question bold">Was the ferry late?</div><div class="answer">- It sank.</div></div></div></div></div>
</div></div></div></body></html>"""


def read(content):
    return read_telegram_page(content, "messages.html", "", Settings())


def test_messages_keep_words_links_sender_and_time():
    """The day stands before the month; a joined message has the sender of the one above."""
    first, second, third = drafts(read(PAGE))
    assert first.text == "The ferry sank.\n\nSee the log."
    assert (first.outlet, first.author) == ("Night Watch", None)
    assert first.published.earliest == "2022-04-03T14:05+03:00"
    assert [link.url for link in first.links] == ["https://herald.example/log"]
    assert second.text == "Forwarded from Kurier\n\nThe harbour is closed."
    assert second.published.basis == "telegram export, no zone"
    assert (third.text, third.author) == ("Was the ferry late?", "Ben Marsh")


def test_what_holds_no_words_is_counted():
    """In one note a page."""
    assert notes(read(PAGE)) == ["2 of 5 messages left out, which hold no words: 1 service, 1 wordless"]


def test_an_export_is_told_from_other_pages():
    """By the names of its first elements."""
    assert is_telegram_page(PAGE)
    assert not is_telegram_page(b"<html><body><p>The ferry sank.</p></body></html>")


HISTORY = b'<div class="page_wrap"><div class="page_header"></div><div class="history">'
MALFORMED = (
    b"", b" ", b"<", b"\x00" * 99, HISTORY, HISTORY + b'<div class="message">', HISTORY + b'<div class="message"><div class="body">',
    HISTORY + b'<div class="message"><div class="body"><div class="text">', HISTORY + b"<div>" * 3000, b"%PDF-1.7",
    HISTORY + b'<div class="message"><div class="body"><div class="date" title="99.99.9999 99:99:99"></div><div class="text">a</div></div></div>',
    HISTORY + b'<div class="message"><div class="body"><div class="date"></div><div class="text">a</div>',
    HISTORY + b'<div class="message"><div class="body"><div class="forwarded"></div><div class="text">a</div></div></div>',
    HISTORY + b'<div class="message"><div class="body"><div class="forwarded"><div class="text">a</div></div></div></div>',
    HISTORY + b'<span class="message"><div class="body"><div class="text">a</div></div></span>', b"\xff\xfe" + PAGE, PAGE[: len(PAGE) // 2],
    PAGE.replace(b"<br><br>", b"<br]<br><dixml:base='x>"), PAGE.replace(b"div", b"p"), PAGE.replace(b">", b""), PAGE.replace(b'"', b"'"), PAGE.replace(b"utf-8", b"utf-16"),
)  # fmt: skip


@pytest.mark.parametrize("content", MALFORMED)
def test_a_malformed_page_is_a_note_or_what_is_left(content):
    """Something is always said."""
    assert read_all(read(content))


@options(deadline=None, max_examples=60)
@given(damaged(PAGE))
def test_no_accident_stops_a_page(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read(content))
