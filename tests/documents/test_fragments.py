"""Pieces of HTML: paragraphs, links, titles; nothing that leads nowhere."""

import pytest

from sayso.documents.fragments import is_markup, lay_out_fragment, lay_out_plain, one_line
from sayso.documents.hyperlinks import address


def test_a_fragment_keeps_paragraphs_headings_and_links():
    """Scripts and frames are left out; relative addresses are completed."""
    laid = lay_out_fragment(
        '<h2>What is known</h2><p>The <a href="../log">log</a> is kept.</p><script>alert(1)</script>Nobody<br>was hurt.',
        "https://herald.example/2022/ferry",
    )
    assert laid.text == "What is known\n\nThe log is kept.\n\nNobody\n\nwas hurt."
    assert [block.headline for block in laid.blocks] == [True, False, False, False]
    (link,) = laid.links
    assert (link.url, laid.text[link.span.start : link.span.end]) == ("https://herald.example/log", "log")


@pytest.mark.parametrize(
    ("words", "markup"),
    [("<p>a</p>", True), ("a<br/>b", True), ("3 < 5 and 7 > 2", False), ("<Name withheld> said", False), ("a &amp; b", False)],
)
def test_markup_is_told_from_marks(words, markup):
    """Only names of HTML's tags count."""
    assert is_markup(words) is markup


@pytest.mark.parametrize(
    "html", ["", "   ", "<", "<!--", "<div>" * 5000, "\x00\x00", "<p " * 1000, "<![CDATA[", "</p></p>", "<?php"]
)
def test_a_broken_fragment_is_no_accident(html):
    """It has a text or none."""
    assert isinstance(lay_out_fragment(html).text, str)


def test_plain_words_keep_their_lines():
    """References are resolved and addresses are links."""
    laid = lay_out_plain("Fish &amp; chips.\n\nSee https://herald.example/a.")
    assert laid.text == "Fish & chips.\n\nSee https://herald.example/a."
    assert [link.url for link in laid.links] == ["https://herald.example/a"]


@pytest.mark.parametrize(
    ("url", "base", "opens"),
    [
        ("https://herald.example/a", None, "https://herald.example/a"),
        ("/a", "https://herald.example/b/c", "https://herald.example/a"),
        ("/a", None, None),
        ("javascript:alert(1)", "https://herald.example", None),
        ("mailto:desk@herald.example", None, None),
        ("#top", "https://herald.example", None),
        ("http://[", None, None),
        ("", "https://herald.example", None),
        (None, None, None),
        ("https://" + "a" * 5000, None, None),
    ],
)
def test_an_address_opens_or_is_none(url, base, opens):
    """Relative ones need a base; scripts, mailboxes and places in a page are none."""
    assert address(url, base) == opens


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("  Ferry\n sinks ", "Ferry sinks"),
        ("Profit &lt; 5 %", "Profit < 5 %"),
        ("Ferry &lt;b&gt;sinks&lt;/b&gt;", "Ferry sinks"),
        ("", None),
        (None, None),
        ("x" * 4000, None),
    ],
)
def test_a_title_is_one_line(words, line):
    """Markup goes, also where it was escaped twice."""
    assert " ".join((one_line(words) or "").split()) == (line or "")
