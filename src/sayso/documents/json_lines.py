"""JSON lines to drafts: one document a line; a bad line is noted and the rest goes on."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sayso.documents.captures import captured
from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.fields import named, renamed
from sayso.documents.pages import read_page
from sayso.documents.plain import addresses
from sayso.progress import Progress
from sayso.records import Moment, Unread
from sayso.settings import Settings

_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d{1,6})?\Z")
_MOST_NOTES = 1000  # on lines of one file that are broken; the others are counted
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json_lines(
    text: str, path: str, digest: str, settings: Settings, progress: Progress | None = None
) -> Iterator[Draft | Unread]:
    """Yield a draft for each line that holds a document, and a note for each that does not.

    Empty lines at the very end are no mistakes. Names that are not sayso's own ("body" for the text) are told to ``progress``.
    """
    told: set[tuple[str, str]] = set()
    n_broken = 0
    for number, line in enumerate(text.rstrip().split("\n"), 1):
        place = f"{path}:line {number}"
        record = record_of(line, settings.max_line_chars)
        if isinstance(record, str):
            n_broken += 1
            if n_broken <= _MOST_NOTES:
                yield Unread(place, record)
            continue
        new = set(renamed(record).items()) - told
        told |= new
        if progress is not None:
            for name, own in sorted(new):
                progress(f"{path}: field {own!r} is read as {name}")
        yield from drafts_of(record, path, place, f"{digest}/{number}")
    if n_broken > _MOST_NOTES:
        yield Unread(path, f"has {n_broken - _MOST_NOTES} more lines that hold no JSON object")


def record_of(line: str, longest: int) -> dict[str, Any] | str:
    """Give the object of a line, or why there is none."""
    if len(line) > longest:
        return f"holds {len(line)} characters; the limit is {longest} (setting max_line_chars)"
    if not line.strip():
        return "is empty"
    try:
        record = json.loads(line)
    except RecursionError:
        return "is JSON nested too deep to read"
    except ValueError as error:
        return f"is not JSON: {getattr(error, 'msg', 'a number is too long')}"
    return (
        record
        if isinstance(record, dict)
        else f"holds a JSON {type(record).__name__}; expected an object with a field 'text' or 'html'"
    )


def drafts_of(record: dict[str, Any], path: str, place: str, digest: str) -> Iterator[Draft | Unread]:
    """Yield the documents of one line's object: one, or those of its HTML; a note where it holds none."""
    fields = {name: _SURROGATE.sub("\ufffd", words) for name, words in named(record).items()}
    if "text" in fields:
        yield _told(Draft(text=fields["text"], file=path, digest=digest, links=addresses(fields["text"])), fields)
    elif "html" in fields:
        drafts, unread = read_page(fields["html"], place, digest)
        alone = len(drafts) == 1
        yield from (_told(replace(draft, file=path), fields if alone else {**fields, "id": "", "title": ""}) for draft in drafts)
        yield from unread
    else:
        yield Unread(place, "has no text: the fields 'text' and 'html' (or their usual other names) are missing or empty")


def _told(draft: Draft, fields: dict[str, str]) -> Draft:
    """Set what the fields say; they outrank what a page says of itself."""
    return replace(
        draft,
        id=fields.get("id", "")[:200] or draft.id,
        title=fields.get("title") or draft.title,
        outlet=fields.get("outlet") or draft.outlet,
        author=fields.get("author") or draft.author,
        url=fields.get("url") or draft.url,
        published=_published(fields.get("published", "")) or draft.published,
        captured=captured(fields.get("captured", "")) or draft.captured,
        language=fields.get("language", "").lower().replace("_", "-").partition("-")[0] or draft.language,
    )


def _published(words: str) -> Moment | None:
    """Read a date field: ISO 8601 of any precision, a written date, or seconds or milliseconds since 1970."""
    seconds = _EPOCH.match(words)
    if seconds:
        instant = datetime.fromtimestamp(int(seconds[1]), UTC).isoformat(timespec="seconds")
        return Moment(instant, instant, "field")
    if len(words) == 4 and words.isdigit():  # noqa: PLR2004 a year
        return Moment(f"{words}-01-01T00:00", f"{words}-12-31T23:59", "field, no zone")
    return moment(words, "field")
