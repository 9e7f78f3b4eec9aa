"""JSON files: a feed, a chat export, or objects as in JSON lines."""

import json

import pytest
from hypothesis import given
from hypothesis import settings as options
from tests.documents.damage import damaged, drafts, notes, read_all

from sayso.documents.json_files import read_json
from sayso.settings import Settings

ARTICLE = {"headline": "Ferry", "body": "The ferry sank.", "media_name": "Herald", "publish_date": "2022-05-17"}


def read(loaded, **limits):
    content = loaded if isinstance(loaded, bytes) else json.dumps(loaded).encode()
    return read_json(content, "file.json", "", Settings(**limits))


@pytest.mark.parametrize(
    "loaded",
    [ARTICLE, [ARTICLE], {"status": "ok", "totalResults": 1, "articles": [ARTICLE]}, {"data": [ARTICLE, 3]}, [None, ARTICLE]],
)
def test_objects_are_read_as_lines_are(loaded):
    """One, a list, a list in an API's answer."""
    (draft,) = drafts(read(loaded))
    assert (draft.text, draft.title, draft.outlet, draft.published.earliest) == (
        "The ferry sank.",
        "Ferry",
        "Herald",
        "2022-05-17T00:00",
    )


def test_feeds_and_chats_are_told_by_what_they_say():
    """Their own readers make the documents."""
    feed = {"version": "https://jsonfeed.org/version/1", "title": "Herald", "items": [{"id": "1", "content_text": "It sank."}]}
    chat = {
        "name": "Night Watch",
        "type": "public_channel",
        "id": 1,
        "messages": [{"id": 2, "type": "message", "text": "It sank."}],
    }
    assert [drafts(read(each))[0].outlet for each in (feed, chat)] == ["Herald", "Night Watch"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"{bad", "is not JSON: Expecting property name enclosed in double quotes (line 1)"),
        (b"[" * 1_000_000, "is JSON nested too deep to read"),
        (b"[" * 3_000_001, "holds more than 3000000 lists and objects"),
        (b"9" * 5000, "is not JSON: a number is too long"),
        (b'"words"', "holds a JSON str; expected objects with a field 'text' or 'html'"),
        (b"[]", "holds a JSON list; expected objects with a field 'text' or 'html'"),
        (b"null", "holds a JSON NoneType; expected objects with a field 'text' or 'html'"),
        (b"{}", "has no text: the fields 'text' and 'html' (or their usual other names) are missing or empty"),
        (b"\x00\x01\x02\x03" * 9, "holds control bytes: it is binary, not text"),
        (b'{"text": "x"}' + b" " * 5_000_000, "holds 5000013 bytes; the limit is 4194304 (setting max_file_bytes)"),
    ],
)
def test_what_is_none_is_noted(content, why):
    """Broken, empty, too deep, too large."""
    assert notes(read(content, max_file_bytes=1 << 22)) == [why]


@options(deadline=None, max_examples=150)
@given(damaged(json.dumps([ARTICLE] * 3).encode(), json.dumps({"articles": [ARTICLE]}).encode()))
def test_no_accident_stops_a_file(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read(content))


def test_later_objects_than_the_limit_are_noted_and_left_out():
    """As later rows of a table are."""
    found = list(read_json(b'[{"text":"one"},{"text":"two"},{"text":"three"}]', "a.json", "d", Settings(max_rows=2)))
    assert found[0].why == "has more than 2 objects; the later ones are not read (setting max_rows)"
    assert [(each.text, each.digest) for each in found[1:]] == [("one", "d/1"), ("two", "d/2")]


def test_a_dictionary_of_many_words_is_no_article():
    """The names of its first ten thousand entries are looked at, so that reading millions takes no longer than decoding them."""
    many = {f"word {rank}": "x" for rank in range(10_000)}
    assert [draft.text for draft in drafts(read({"text": "It sank.", **many}))] == ["It sank."]
    (note,) = notes(read({**many, "text": "It sank."}))
    assert note.startswith("has no text")
