"""Telegram Desktop's JSON export (result.json) to drafts: one document a message that holds words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.hyperlinks import address
from sayso.documents.language import languages
from sayso.documents.paragraphs import Block, blocks
from sayso.documents.plain import addresses
from sayso.languages.wordlists import word_list
from sayso.records import Link, Moment, Span, Unread

BASIS = "telegram export"
# A credit line is short (origins/credits.py): longer names are cut, and stops inside a name would end it.
_LONGEST_NAME = 55
_MOST_WORDS = 6
_STOPS = re.compile(r"[,.;:!?()、。，；：！？（）\s]+")
_TELLING_CHARS = 400
_GAP = "\n\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SECONDS = re.compile(r"\d{1,11}\Z")
_KINDS = ("photo", "media_type", "file", "sticker_emoji", "location_information", "contact_information", "poll", "game_title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, whatever export it comes from.

    Args:
        text: its words, or the caption of its picture.
        links: of ``text``.
        forwarded_from: the name that Telegram shows; "" where it was forwarded and the export names nobody; None else.
        id: unlike any other message's; None for a hash.
    """

    text: str
    links: tuple[Link, ...] = ()
    chat: str | None = None
    author: str | None = None
    published: Moment | None = None
    forwarded_from: str | None = None
    url: str | None = None
    id: str | None = None


def is_telegram(loaded: Any) -> bool:
    """Tell whether parsed JSON is an export of Telegram Desktop: of one chat, or of an account.

    Example:
        >>> is_telegram({"type": "public_channel", "messages": []}), is_telegram({"messages": []})
        (True, False)
    """
    if not isinstance(loaded, dict):
        return False
    one_chat = isinstance(loaded.get("messages"), list) and isinstance(loaded.get("type"), str)
    return one_chat or any(isinstance(each.get("list"), list) for each in _folders(loaded))


def read_telegram_export(loaded: Mapping[str, Any], path: str, digest: str) -> Iterator[Draft | Unread]:
    """Yield a draft for each message with words, chat by chat; service messages and wordless ones are counted in one note a chat.

    The outlet is the chat's name, the author who signed or sent the message. Whom a message was forwarded from stands in a
    first line, as Telegram shows it, in the message's language: a bare name, which anybody may bear.
    """
    chats = [loaded] if isinstance(loaded.get("messages"), list) else _chats(loaded)
    if not chats:
        yield Unread(path, "holds a Telegram export without chats")
    for number, chat in enumerate(chats, 1):
        yield from _chat(chat, path, f"{digest}/{number}")


def _folders(loaded: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for name in ("chats", "left_chats") if isinstance(each := loaded.get(name), dict)]


def _chats(loaded: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = (each for folder in _folders(loaded) for each in (folder.get("list") or ()) if isinstance(folder.get("list"), list))
    return [each for each in listed if isinstance(each, dict)]


def _chat(chat: Mapping[str, Any], path: str, digest: str) -> Iterator[Draft | Unread]:
    name = _name(chat.get("name"))
    given = chat.get("messages")
    messages = given if isinstance(given, list) else []
    left_out: Counter[str] = Counter()
    n_unnamed = 0
    for number, each in enumerate(messages, 1):
        kind = _left_out(each)
        if kind is not None:
            left_out[kind] += 1
            continue
        message = _message(each, chat, name)
        n_unnamed += message.forwarded_from == ""
        yield message_draft(message, path, f"{digest}/{number}")
    place = f"{path}:chat {name}" if name else path
    yield from chat_notes(place, len(messages), left_out, n_unnamed)


def chat_notes(place: str, n_messages: int, left_out: Counter[str], n_unnamed: int) -> Iterator[Unread]:
    """Yield what is to be said of a whole chat: how many messages were left out and why, and what nobody is named for."""
    if not n_messages:
        yield Unread(place, "holds a chat without messages")
    if left_out:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(left_out.items(), key=lambda each: (-each[1], each[0])))
        yield Unread(place, f"{left_out.total()} of {n_messages} messages left out, which hold no words: {kinds}")
    if n_unnamed:
        yield Unread(place, f"{n_unnamed} of {n_messages} messages were forwarded from somebody whom the export does not name")


def _left_out(message: Any) -> str | None:
    """Name the reason for which a message is no document; None where it is one."""
    if not isinstance(message, dict):
        return "broken"
    if message.get("type") == "service":
        return "service"
    if _text(message)[0].strip():
        return None
    return next((_kind(name, message) for name in _KINDS if message.get(name)), "empty")


def _kind(name: str, message: Mapping[str, Any]) -> str:
    value = message[name]
    told = value if name == "media_type" and isinstance(value, str) else name
    return told.replace("_", " ").removesuffix(" information").removesuffix(" emoji").removesuffix(" title")[:30]


def _message(message: Mapping[str, Any], chat: Mapping[str, Any], name: str | None) -> Message:
    text, links = _text(message)
    sender = _name(message.get("author")) or _name(message.get("from"))
    ids = (chat.get("id"), message.get("id"))
    return Message(
        text=text,
        links=links,
        chat=name,
        author=sender if sender != name else None,
        published=_published(message),
        forwarded_from=_forwarded(message),
        id=f"{ids[0]}/{ids[1]}" if all(isinstance(each, int) and abs(each) < 1 << 63 for each in ids) else None,
    )


def _text(message: Mapping[str, Any]) -> tuple[str, tuple[Link, ...]]:
    """Give the words of a message and its links; a poll's words are its question: its answers assert nothing."""
    given = message.get("text")
    if not given:
        given = message.get("text_entities")
    poll = message.get("poll")
    if not given and isinstance(poll, dict):
        given = poll.get("question")
    words: list[str] = []
    links: list[Link] = []
    length = 0
    for part in given if isinstance(given, list) else [given]:
        piece = part.get("text") if isinstance(part, dict) else part
        if not isinstance(piece, str) or not piece:
            continue
        url = address(part.get("href")) if isinstance(part, dict) and isinstance(part.get("href"), str) else None
        if url:
            links.append(Link(url, Span(length, length + len(piece))))
        words.append(piece)
        length += len(piece)
    text = _SURROGATE.sub("\ufffd", "".join(words))
    covered = [link.span for link in links if link.span]
    plain = (link for link in addresses(text) if link.span and not any(link.span.overlap(span) for span in covered))
    return text, tuple(sorted((*links, *plain), key=lambda link: link.span or Span(0, 1)))


def _name(value: Any) -> str | None:
    flat = " ".join(_SURROGATE.sub("\ufffd", value).split()) if isinstance(value, str) else ""
    return flat[:200] or None


def _forwarded(message: Mapping[str, Any]) -> str | None:
    if "forwarded_from" not in message:
        return None
    return _name(message["forwarded_from"]) or ""


def _published(message: Mapping[str, Any]) -> Moment | None:
    """Give when a message was sent; that it was changed later is told in the basis."""
    sent = _instant(message.get("date_unixtime"))
    changed = _instant(message.get("edited_unixtime"))
    basis = f"{BASIS}, edited {changed[:10]}" if changed and sent and changed > sent else BASIS
    if sent is not None:
        return Moment(sent, sent, basis)
    written = message.get("date")
    return moment(written, BASIS) if isinstance(written, str) else None


def _instant(seconds: Any) -> str | None:
    """Read seconds since 1970; exports before 2022 have none, and 1970 itself stands for nothing."""
    written = str(seconds) if isinstance(seconds, int | str) and not isinstance(seconds, bool) else ""
    if len(written) > 11 or not _SECONDS.match(written) or int(written) == 0:  # noqa: PLR2004 the year 5138
        return None
    return datetime.fromtimestamp(int(written), UTC).isoformat(timespec="seconds")


def _opening(message: Message) -> str:
    """Write the line that says whom a message was forwarded from, such that it is read as a credit; "" where it was not."""
    name = " ".join(_STOPS.sub(" ", message.forwarded_from or "").split()[:_MOST_WORDS])[:_LONGEST_NAME].strip()
    if not name:
        return ""
    openings = word_list("forwards")["opening"]
    (language,) = languages([message.text[:_TELLING_CHARS]])
    return f"{openings.get(language, openings['en'])} {name}"


def message_draft(message: Message, path: str, digest: str) -> Draft:
    r"""Make the draft of a message; whom it was forwarded from is a paragraph of its own above its words.

    Example:
        >>> message_draft(Message(text="The ferry sank.", forwarded_from="Night Watch"), "result.json", "").text
        'Forwarded from Night Watch\n\nThe ferry sank.'
    """
    opening = _opening(message)
    shift = len(opening) + len(_GAP) if opening else 0
    text = f"{opening}{_GAP}{message.text}" if opening else message.text
    first = (Block(Span(0, len(opening))),) if opening else ()
    return Draft(
        text=text,
        file=path,
        digest=digest,
        id=message.id,
        outlet=message.chat,
        author=message.author,
        url=message.url,
        published=message.published,
        blocks=(*first, *blocks(text, shift)),
        links=tuple(Link(each.url, each.span and Span(each.span.start + shift, each.span.end + shift)) for each in message.links),
    )
