"""JSON Feed: an item is a document."""

from tests.documents.damage import drafts, notes

from sayso.documents.json_feeds import is_json_feed, read_json_feed

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Herald",
    "home_page_url": "https://herald.example/",
    "language": "en-GB",
    "authors": [{"name": "Desk"}],
    "items": [
        {
            "id": "https://herald.example/2022/05/ferry",
            "url": "/2022/05/ferry",
            "title": "Ferry aground",
            "content_html": '<p>The ferry ran aground. See the <a href="/log">log</a>.</p>',
            "content_text": "not read",
            "summary": "Short.",
            "date_published": "2022-05-17T14:05:00+03:00",
            "date_modified": "2022-06-01T00:00:00Z",
            "authors": [{"name": "Ada Winter"}, {"name": "Ben Marsh"}],
        },
        {"id": 7, "content_text": "3 < 5 ships came.\n\nNobody was hurt.", "author": {"name": "Clara Berg"}, "language": "de"},
        {"id": "8", "title": "Only this", "summary": "A summary.", "date_modified": "2022-06-01T00:00:00Z"},
        "no item",
        {"id": "9"},
    ],
}


def test_items_are_documents():
    """HTML counts before text, the item's own language and authors before the feed's."""
    first, second, third = drafts(read_json_feed(FEED, "feed.json", ""))
    assert first.text == "Ferry aground\n\nThe ferry ran aground. See the log."
    assert (first.outlet, first.author, first.language) == ("Harbour Herald", "Ada Winter, Ben Marsh", "en")
    assert (first.id, first.url) == ("https://herald.example/2022/05/ferry",) * 2
    assert (first.published.earliest, first.links[0].url) == ("2022-05-17T14:05+03:00", "https://herald.example/log")
    assert (second.text, second.author, second.language) == ("3 < 5 ships came.\n\nNobody was hurt.", "Clara Berg", "de")
    assert third.published.earliest is None


def test_what_items_lack_is_noted():
    """Once a feed."""
    assert notes(read_json_feed(FEED, "feed.json", "")) == [
        "1 of 5 items of the feed are no objects",
        "1 of 4 entries with a summary or description only, perhaps not the whole text",
        "1 of 4 entries without any text",
    ]


def test_a_feed_without_items_is_noted():
    """Whatever stands in their place."""
    for items in (None, {}, "x", 3, []):
        assert notes(read_json_feed({**FEED, "items": items}, "feed.json", "")) == ["holds a feed without entries"]


def test_fields_of_a_wrong_type_are_passed_over():
    """Numbers, lists and halves of characters stand where words should."""
    odd = {
        "id": [],
        "title": 3,
        "content_html": {"a": 1},
        "content_text": "left \ud83d",
        "authors": "x",
        "author": ["y"],
        "url": 5,
    }
    (draft,) = drafts(read_json_feed({**FEED, "title": [], "language": 4, "authors": None, "items": [odd]}, "feed.json", ""))
    assert (draft.text, draft.title, draft.outlet, draft.author, draft.url) == ("left \ufffd", None, None, None, None)


def test_other_json_is_no_feed():
    """The version tells."""
    assert is_json_feed(FEED)
    assert not any(is_json_feed(each) for each in ({}, {"version": 1}, [], "x", None, {"version": None, "items": []}))
