"""Telegram Desktop's result.json: a message with words is a document; whom it was forwarded from is its first line."""

import json

import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st
from tests.documents.damage import damaged, drafts, notes, read_all

from sayso.documents.json_files import read_json
from sayso.documents.telegram import is_telegram, read_telegram_export
from sayso.languages.wordlists import word_list
from sayso.settings import Settings

CHANNEL = {
    "name": "Night Watch",
    "type": "public_channel",
    "id": 1234567890,
    "messages": [
        {"id": 1, "type": "service", "date": "2022-05-17T14:00:00", "date_unixtime": "1652785200", "action": "create_channel"},
        {
            "id": 2,
            "type": "message",
            "date": "2022-05-17T17:05:00",
            "date_unixtime": "1652796300",
            "edited": "2022-05-17T18:05:00",
            "edited_unixtime": "1652799900",
            "from": "Night Watch",
            "from_id": "channel1234567890",
            "author": "Ada",
            "text": [
                {"type": "bold", "text": "The ferry sank."},
                "\n\nSee ",
                {"type": "text_link", "text": "the log", "href": "https://herald.example/log"},
                " and ",
                {"type": "link", "text": "https://kurier.example/a"},
                ".",
            ],
        },
        {
            "id": 3,
            "type": "message",
            "date": "2022-05-17T17:06:00",
            "from": "Night Watch",
            "forwarded_from": "Kurier von Ellis",
            "reply_to_message_id": 2,
            "photo": "photos/photo_1.jpg",
            "text": "The harbour is closed.",
        },
        {
            "id": 4,
            "type": "message",
            "date_unixtime": "1652796400",
            "from": "Night Watch",
            "forwarded_from": None,
            "text": "It burns.",
        },
        {"id": 5, "type": "message", "date_unixtime": "1652796500", "photo": "photos/photo_2.jpg", "text": ""},
        {"id": 6, "type": "message", "date_unixtime": "1652796500", "media_type": "voice_message", "file": "a.ogg", "text": ""},
        {
            "id": 7,
            "type": "message",
            "date_unixtime": "1652796600",
            "from": "Ben Marsh",
            "text": "",
            "poll": {"question": "Was the ferry late?", "answers": [{"text": "It sank.", "voters": 3}]},
        },
    ],
}


def read(loaded):
    return read_telegram_export(loaded, "result.json", "")


def test_a_message_keeps_its_words_links_sender_and_time():
    """The outlet is the chat; a signature is the author, the channel itself is not."""
    first = drafts(read(CHANNEL))[0]
    assert first.text == "The ferry sank.\n\nSee the log and https://kurier.example/a."
    assert (first.outlet, first.author, first.id) == ("Night Watch", "Ada", "1234567890/2")
    assert (first.published.earliest, first.published.latest) == ("2022-05-17T14:05:00+00:00",) * 2
    assert first.published.basis == "telegram export, edited 2022-05-17"
    assert [(link.url, first.text[link.span.start : link.span.end]) for link in first.links] == [
        ("https://herald.example/log", "the log"),
        ("https://kurier.example/a", "https://kurier.example/a"),
    ]


def test_whom_a_message_was_forwarded_from_is_its_first_line():
    """As Telegram shows it, and as origins/credits.py reads it; it is no headline."""
    second = drafts(read(CHANNEL))[1]
    assert second.text == "Forwarded from Kurier von Ellis\n\nThe harbour is closed."
    assert [second.text[each.span.start : each.span.end] for each in second.blocks] == [
        "Forwarded from Kurier von Ellis",
        "The harbour is closed.",
    ]
    assert not any(each.headline for each in second.blocks)
    assert (second.author, second.published.basis) == (None, "telegram export, no zone")


def test_a_reply_is_no_copy_and_rests_on_nothing():
    """A link says that a text rests on another one: which message is answered is no link, no credit and no quotation."""
    first, reply = (message | {"forwarded_from": None} for message in CHANNEL["messages"][1:3])
    (alone, answering) = drafts(read_telegram_export({**CHANNEL, "messages": [first, reply]}, "result.json", "d"))
    (unanswering,) = drafts(
        read_telegram_export({**CHANNEL, "messages": [{**reply, "reply_to_message_id": None}]}, "result.json", "d")
    )
    assert "reply_to_message_id" in reply
    assert alone.text not in answering.text
    assert (answering.text, answering.links, answering.id) == (unanswering.text, unanswering.links, unanswering.id)


def test_a_polls_words_are_its_question():
    """Its answers assert nothing."""
    last = drafts(read(CHANNEL))[-1]
    assert (last.text, last.author) == ("Was the ferry late?", "Ben Marsh")


def test_what_holds_no_words_is_counted():
    """In one note a chat, and so is what nobody is named for."""
    assert notes(read(CHANNEL)) == [
        "3 of 7 messages left out, which hold no words: 1 photo, 1 service, 1 voice message",
        "1 of 7 messages were forwarded from somebody whom the export does not name",
    ]
    assert [draft.text for draft in drafts(read(CHANNEL))][2] == "It burns."


def test_a_whole_account_is_read_chat_by_chat():
    """Chats that were left, too; saved messages have no name."""
    saved = {"type": "saved_messages", "id": 9, "messages": [{"id": 1, "type": "message", "text": "Keep this."}]}
    export = {"about": "…", "chats": {"about": "…", "list": [CHANNEL, saved, "x"]}, "left_chats": {"list": [{"name": "Gone"}]}}
    found = drafts(read(export))
    assert [draft.outlet for draft in found] == ["Night Watch"] * 4 + [None]
    assert len({draft.digest for draft in found}) == 5
    assert notes(read(export))[-1] == "holds a chat without messages"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("Very " * 100 + "\n Long", "It sank.", "Forwarded from Very Very Very Very Very Very"),
        ("Dr. Ben Marsh, Ph.D.", "It sank.", "Forwarded from Dr Ben Marsh Ph D"),
        ("Ночной дозор", "Порт закрыт, заявил мэр города.", "Переслано из Ночной дозор"),
        ("夜警", "港は閉鎖されたと市長は述べた。", "転載元： 夜警"),
        ("...", "It sank.", "It sank."),
        ("Kurier", "12:05", "Forwarded from Kurier"),
    ],
)
def test_the_line_is_short_and_in_the_language_of_the_message(name, text, line):
    """A name ends where a stop stands, so that stops are left out; a name of stops alone is none."""
    message = {"id": 1, "type": "message", "text": text, "forwarded_from": name}
    (draft,) = drafts(read({**CHANNEL, "messages": [message]}))
    assert draft.text.splitlines()[0] == line


def test_every_opening_is_read_as_a_credit_again():
    """The two lists must agree."""
    read_again = {form for forms in word_list("credits")["opening"].values() for form in forms}
    assert {form.lower() for form in word_list("forwards")["opening"].values()} <= read_again


MALFORMED_MESSAGES = (
    None, 3, "x", [], {}, {"text": None}, {"text": 3}, {"text": [None, 3, [], {}]}, {"text": [{"text": None}]},
    {"text": "a", "date_unixtime": "x"}, {"text": "a", "date_unixtime": 10**30}, {"text": "a", "date_unixtime": -5},
    {"text": "a", "date_unixtime": True, "date": 3}, {"text": "a", "date": "0000-99-99T99:99:99"}, {"text": "a", "from": []},
    {"text": "a", "forwarded_from": {}}, {"text": "a", "id": "x"}, {"text": "a", "id": 10**400}, {"text": "\ud83d", "from": "\udc00"},
    {"text": [{"type": "text_link", "text": "a", "href": "javascript:1"}]}, {"text": [{"text": "a", "href": "http://["}]},
    {"text": "", "poll": []}, {"text": "", "poll": {"question": 3}}, {"text": "", "media_type": {}}, {"text": "a", "type": []},
)  # fmt: skip


@pytest.mark.parametrize("message", MALFORMED_MESSAGES)
def test_one_bad_message_stops_no_chat(message):
    """The message after it is read."""
    good = {"id": 2, "type": "message", "text": "The ferry sank."}
    assert drafts(read({**CHANNEL, "messages": [message, good]}))[-1].text == "The ferry sank."


@pytest.mark.parametrize(
    "loaded",
    [
        {"chats": {"list": []}}, {"chats": {"list": [3, None]}}, {"chats": {"list": [{"messages": 3}]}}, {"chats": [], "left_chats": {"list": [{}]}},
        {"type": "x", "messages": []},
    ],
)  # fmt: skip
def test_an_export_without_messages_is_noted(loaded):
    """Whatever stands in their place."""
    assert is_telegram(loaded)
    assert notes(read(loaded))


def test_other_json_is_no_export():
    """Messages alone are any program's."""
    assert not any(
        is_telegram(each) for each in ([], {}, None, "x", {"messages": [], "type": 3}, {"chats": [1]}, {"messages": {}})
    )


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("text", "type", "href", "from", "date", "id", "poll", "question", "forwarded_from")), inner
        )
    ),
    max_leaves=12,
)


@options(deadline=None, max_examples=100)
@given(st.lists(ANY_JSON, max_size=4), ANY_JSON)
def test_no_value_stops_a_chat(messages, name):
    """Any JSON in any place."""
    read_all(read({"type": "x", "name": name, "id": name, "messages": messages}))


@options(deadline=None, max_examples=100)
@given(damaged(json.dumps(CHANNEL).encode()))
def test_no_accident_stops_an_export(content):
    """Cuts, flips, pieces put in and taken out."""
    read_all(read_json(content, "result.json", "", Settings()))
