"""Links lead to pages of the web, whoever wrote them and however they are spelt."""

import pytest

from sayso.documents import read
from sayso.documents.hyperlinks import absolute, address
from sayso.records import Link, Span

NOWHERE = (
    "javascript:alert(1)", "JaVaScript:alert(1)", "java\tscript:alert(1)", "vbscript:x", "data:text/html,x", "DATA:x", "file:///etc/passwd",
    "ftp://herald.example/x", "mailto:a@b.example", "http://[::", "https://", "http://b.example,*e,]", "#top", "x" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("url", NOWHERE)
def test_what_is_no_page_of_the_web_is_no_link(url):
    """With the address of a page before it or without."""
    assert address(url) is None
    assert absolute((Link(url),), None) == ()
    completed = address(url, "https://herald.example/a")
    assert completed is None or completed.startswith("https://herald.example/")


def test_a_relative_address_is_completed_or_left_out():
    """By the page's own; its words stay where they are."""
    span = Span(0, 3)
    assert absolute((Link("../b", span),), "https://herald.example/a/c") == (Link("https://herald.example/b", span),)
    assert absolute((Link("../b", span),), None) == ()


def test_links_of_a_page_are_held_to_that(tmp_path):
    """As those of every format are, in the last step that all share."""
    words = "".join(
        f"The ferry sank on <a href='{url}'>Monday</a>, he said. " for url in (*NOWHERE, "/log", "https://kurier.example/x")
    )
    head = "<link rel='canonical' href='https://herald.example/ferry'>"
    (tmp_path / "a.html").write_text(
        f"<html><head>{head}</head><body><article><h1>Ferry</h1><p>{words}</p></article></body></html>"
    )
    (found,) = read([tmp_path]).documents
    assert [each.url for each in found.links if "log" in each.url or "kurier" in each.url] == [
        "https://herald.example/log",
        "https://kurier.example/x",
    ]
    assert all(each.url.startswith(("https://herald.example/", "https://kurier.example/")) for each in found.links)
