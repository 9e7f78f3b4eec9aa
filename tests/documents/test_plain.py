"""Plain text and Markdown keep the file's own characters."""

from sayso.documents.draft import finish
from sayso.documents.plain import read_markdown, read_plain

MARKDOWN = """---
title: "Ferry: aground"
publication: Harbour Herald
date: 2022-05-17
---
# Ferry aground

The ferry ran aground,
the [harbour master](https://port.example/master) said.

## What is known

> Nobody was hurt.

Harbour open
------------

See [the notice][1] and https://port.example/log.

[1]: https://port.example/notice
"""


def test_plain_text_is_stored_unchanged():
    """Also its carriage returns."""
    text = "Ferry aground\r\n\r\nThe ferry ran aground on Monday.\r\n"
    (draft,), unread = read_plain(text, "a.txt", "")
    assert (draft.text, draft.offset, unread) == (text, 0, ())


def test_front_matter_tells_of_the_document_and_is_not_in_it():
    """The offset says where the text begins."""
    (draft,), _ = read_markdown(MARKDOWN, "a.md", "")
    assert MARKDOWN[draft.offset :] == draft.text
    assert (draft.title, draft.outlet, draft.published.basis) == ("Ferry: aground", "Harbour Herald", "front matter, no zone")


def test_markdown_headings_and_links_are_found():
    """Marks are outside the paragraphs; spans lead back to the file's own characters."""
    (draft,), _ = read_markdown(MARKDOWN, "a.md", "")
    document = finish(draft)
    assert [document.words(each.span) for each in document.paragraphs if each.headline] == [
        "Ferry aground",
        "What is known",
        "Harbour open",
    ]
    assert "Nobody was hurt." in [document.words(each.span) for each in document.paragraphs]
    assert [(document.words(link.span), link.url) for link in document.links][:2] == [
        ("harbour master", "https://port.example/master"),
        ("the notice", "https://port.example/notice"),
    ]
    assert document.links[2].url == "https://port.example/log"
