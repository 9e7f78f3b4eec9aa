"""Web pages: one article, or several posts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.pages import read_page

PROSE = (
    "The harbour of Port Ellis was closed on Monday after the ferry Marlow ran aground on a sandbank, the harbour master said. "
    "Nobody was hurt, and the forty passengers were brought ashore in small boats before noon. "
    "A spokeswoman for the shipping line denied that the captain had been asleep at the time of the accident. "
    "She said that the buoy which marks the bank had drifted in the storm of the night before, as the coast guard knew."
)
ARTICLE = f"""<!doctype html><html lang="en-GB"><head><title>Ferry aground | Harbour Herald</title>
<meta property="og:site_name" content="Harbour Herald"><link rel="canonical" href="https://herald.example/2022/05/ferry">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry aground",
"datePublished": "2022-05-17T14:05:00Z", "author": [{{"name": "Ada Winter"}}]}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry aground</h1><p>{PROSE}</p><h2>What is known</h2>
<p>It was <a href="/log">written in the log</a> of the harbour. {PROSE[:150]}</p></article></body></html>"""


def test_an_article_keeps_headline_paragraphs_and_links():
    """Title, outlet, author, address, date and language come from what the page declares."""
    (draft,), unread = read_page(ARTICLE, "a.html", "")
    assert unread == ()
    assert (draft.title, draft.outlet, draft.author, draft.language) == ("Ferry aground", "Harbour Herald", "Ada Winter", "en")
    assert (draft.url, draft.published.earliest, draft.published.basis) == (
        "https://herald.example/2022/05/ferry",
        "2022-05-17T14:05+00:00",
        "JSON-LD",
    )
    headlines = [draft.text[each.span.start : each.span.end] for each in draft.blocks if each.headline]
    assert headlines == ["Ferry aground", "What is known"]
    (link,) = draft.links
    assert (link.url, draft.text[link.span.start : link.span.end]) == ("https://herald.example/log", "written in the log")


def test_several_article_elements_are_several_documents():
    """A blog's front page holds its posts whole."""
    page = "".join(f"<article><h2>Post {number}</h2><p>{PROSE}</p></article>" for number in range(3))
    drafts, _ = read_page(f"<html><head><title>Log</title></head><body>{page}</body></html>", "a.html", "")
    assert [draft.title for draft in drafts] == ["Post 0", "Post 1", "Post 2"]


def test_footers_cut_a_page_into_posts():
    """An old blog page has no article elements, but its posts are signed."""
    body = "".join(
        f"<div><h3>Post {n}</h3><p>{PROSE}</p><div>posted by HARUKAZE at 2{n}:15| Comment(0)</div></div>" for n in (2, 1, 0)
    )
    drafts, _ = read_page(f"<html><head><title>Log</title></head><body>{body}</body></html>", "a.html", "")
    assert [(draft.author, draft.published.basis) for draft in drafts] == [
        ("HARUKAZE", f"footer time only 2{n}:15") for n in (2, 1, 0)
    ]
    assert all("posted by" not in draft.text for draft in drafts)


def test_a_page_without_text_is_noted():
    """A page that is drawn by scripts holds nothing to read."""
    drafts, (note,) = read_page("<html><body><script>draw()</script></body></html>", "a.html", "")
    assert (drafts, note.why) == ((), "holds a web page without an article's text")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + PROSE,
        "<p>" + PROSE + "<b><i></p><table><tr>" * 50,
        "<html",
        "&#0;<\x00>",
        "<a href='http://[x'>" + PROSE,
    ],
)
def test_broken_pages_never_raise(page):
    """Deep nesting, open tags, broken addresses."""
    drafts, unread = read_page(page, "a.html", "")
    assert drafts or unread


@given(st.text(alphabet=st.sampled_from("<>/ap='\"& \n!-x"), max_size=200))
def test_no_markup_raises(page):
    """Markup is hostile."""
    read_page(page, "a.html", "")


def test_a_page_longer_than_any_is_cut_and_its_pictures_do_not_count():
    """Pictures put into a page are left out before it is measured."""
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}">'
    drafts, notes = read_page(f"<html><body><p>The ferry sank on Monday, he said.</p>{picture}</body></html>", "a.html", "d")
    assert ([each.text for each in drafts], notes) == (["The ferry sank on Monday, he said."], ())
    _, (note,) = read_page(f"<html><body><p>The ferry sank.</p><!--{'x' * 10_000_000}--></body></html>", "a.html", "d")
    assert note.why == "holds a web page of 10000055 characters; the first 10000000 are read"
