"""A JSON file to drafts: a feed, a chat export, or objects such as stand in JSON lines."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.documents.draft import Draft
from sayso.documents.json_feeds import is_json_feed, read_json_feed
from sayso.documents.json_lines import drafts_of
from sayso.documents.legible import legible
from sayso.documents.telegram import is_telegram, read_telegram_export
from sayso.records import Unread
from sayso.settings import Settings

# Objects and lists in one file: three million take some 500 MB; a chat of 64 MB has 300,000.
_MOST_PARTS = 3_000_000
_LISTS = ("articles", "documents", "items", "stories", "posts", "results", "data", "hits", "docs")


def read_json(content: bytes, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Yield what a JSON file holds: a JSON Feed's items, a Telegram export's messages, else an object or a list of objects.

    Objects are read as the lines of a .jsonl file are, by the names of their fields.
    """
    text, notes = legible(content, path, most_bytes=settings.max_file_bytes)
    yield from notes
    if text is None:
        return
    loaded = _loaded(text)
    if isinstance(loaded, _Broken):
        yield Unread(path, loaded.why)
    elif is_json_feed(loaded):
        yield from read_json_feed(loaded, path, digest)
    elif is_telegram(loaded):
        yield from read_telegram_export(loaded, path, digest)
    else:
        yield from _objects(loaded, path, digest, settings)


@dataclass(frozen=True, slots=True)
class _Broken:
    """Why a text is no JSON: a record, since JSON itself may be a string."""

    why: str


def _loaded(text: str) -> Any:
    if len(re.findall(r"[\[{]", text)) > _MOST_PARTS:
        return _Broken(f"holds more than {_MOST_PARTS} lists and objects")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        return _Broken("is JSON nested too deep to read")
    except json.JSONDecodeError as error:
        return _Broken(f"is not JSON: {error.msg} (line {error.lineno})")
    except ValueError:
        return _Broken("is not JSON: a number is too long")


def _objects(loaded: Any, path: str, digest: str, settings: Settings) -> Iterator[Draft | Unread]:
    """Read a list of objects, one such list inside an object (an API's answer), or a single object."""
    if isinstance(loaded, dict):
        listed = next((loaded[name] for name in _LISTS if _holds_objects(loaded.get(name))), None)
        if listed is None:
            yield from drafts_of(loaded, path, path, digest)
            return
        loaded = listed
    if not _holds_objects(loaded):
        yield Unread(path, f"holds a JSON {type(loaded).__name__}; expected objects with a field 'text' or 'html'")
        return
    if len(loaded) > settings.max_rows:
        yield Unread(path, f"has more than {settings.max_rows} objects; the later ones are not read (setting max_rows)")
    waiting = loaded[: settings.max_rows][::-1]
    loaded.clear()  # each object is given up once it is read: a million fill half a gigabyte
    for number in range(1, len(waiting) + 1):
        record = waiting.pop()
        place = f"{path}:item {number}"
        if isinstance(record, dict):
            yield from drafts_of(record, path, place, f"{digest}/{number}")
        else:
            yield Unread(place, f"holds a JSON {type(record).__name__}; expected an object with a field 'text' or 'html'")


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)
