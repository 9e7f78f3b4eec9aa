"""Saved web pages: the page itself, at the address that it was saved from."""

import pytest
from hypothesis import given, settings
from tests.documents import made
from tests.malformed import office
from tests.malformed.damage import damaged

from sayso.documents import read
from sayso.documents.enclosed import Enclosed
from sayso.documents.mhtml import read_mhtml
from sayso.records import Unread
from sayso.settings import Settings

PAGE = "<html><head><title>Ferry sinks</title></head><body><h1>Ferry sinks</h1><p>The ferry sank, the harbour master said.</p></body></html>"


def found(content: bytes) -> Enclosed | Unread:
    (only,) = read_mhtml(content, "a.mht", "", Settings())
    return only


def test_the_page_is_handed_on_with_its_address():
    """Pictures and styles are left out."""
    saved = "2024-03-13T08:00:00+00:00"
    assert found(made.mhtml(PAGE)) == Enclosed("a.mht", PAGE.encode(), "page", "https://herald.example/ferry", captured=saved)


def test_the_day_of_saving_is_no_date_of_publication(tmp_path):
    """The file's own date is when the page was captured."""
    (tmp_path / "a.mhtml").write_bytes(made.mhtml(PAGE))
    (page,) = read([tmp_path]).documents
    assert (page.title, page.published, page.url) == ("Ferry sinks", None, "https://herald.example/ferry")
    assert page.captured == "2024-03-13T08:00:00+00:00"


def test_the_part_that_the_file_calls_its_start_is_the_page():
    """Whatever stands before it: a frame, an advertisement."""
    frame = "Content-Type: text/html\nContent-Location: https://ads.example/\n\n<p>Buy.</p>"
    page = f"Content-Type: text/html\nContent-ID: <main@herald>\nContent-Location: https://herald.example/\n\n{PAGE}"
    body, headers = made.many_parts(frame, page, kind='related; start="<main@herald>"')
    told = found(("From: x\n" + headers + "\n" + body).encode())
    assert isinstance(told, Enclosed)
    assert told.url == "https://herald.example/"


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("empty", "is empty"),
        ("no page", "holds no web page"),
        ("an empty page", "holds a web page that is empty"),
        ("binary", "does not begin with the headers of a mail"),
    ],
)
def test_what_cannot_be_read_is_noted(case, why):
    """Each note is a clear sentence."""
    assert found(office.saved_pages()[case]) == Unread("a.mht", why)


@settings(max_examples=100, deadline=None)
@given(damaged(made.mhtml(PAGE)))
def test_nothing_raises(content):
    """Whatever becomes of a saved page on the way."""
    assert isinstance(found(content), Enclosed | Unread)
