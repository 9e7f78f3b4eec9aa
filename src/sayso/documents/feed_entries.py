"""An entry of a feed, whatever the feed's format, and the draft that is made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.documents.dates import moment
from sayso.documents.draft import Draft
from sayso.documents.fragments import is_markup, lay_out_fragment, lay_out_plain
from sayso.documents.layout import Laid, headed
from sayso.records import Moment, Unread

_LONGEST_ID = 200
# A guid such as "17" is another feed's too; an address, a tag: or a UUID is nobody else's.
_SHORTEST_ID = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one entry says, as it says it.

    Args:
        body: the entry in full, laid out; None where it gives a summary only.
        summary: laid out.
        published: as written; never the day of a change.
        updated: as written.
        id: what the feed calls it.
    """

    title: str | None = None
    body: Laid | None = None
    summary: Laid | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    id: str | None = None


def drafts_of_entries(entries: Iterable[Entry], path: str, digest: str) -> Iterator[Draft | Unread]:
    """Yield a draft for each entry that says anything, and one note for each thing that several lack."""
    n_entries = n_short = n_bare = n_empty = 0
    for number, entry in enumerate(entries, 1):
        n_entries += 1
        laid = _longest(entry.body, entry.summary)
        n_short += bool(laid.text) and laid is not entry.body
        n_bare += not laid.text and entry.title is not None
        whole = headed(laid, entry.title) if laid.text else lay_out_plain(entry.title or "")
        if whole.text:
            yield _draft(entry, whole, path, f"{digest}/{number}")
        else:
            n_empty += 1
    if not n_entries:
        yield Unread(path, "holds a feed without entries")
    yield from _notes(path, n_entries, n_short, n_bare, n_empty)


def _longest(body: Laid | None, summary: Laid | None) -> Laid:
    """Take the body unless the summary says more: some feeds give the article as "description" and a picture as "content"."""
    told = [each for each in (body, summary) if each is not None]
    return max(told, key=lambda laid: len(laid.text), default=Laid())


def _draft(entry: Entry, laid: Laid, path: str, digest: str) -> Draft:
    return Draft(
        text=laid.text,
        file=path,
        digest=digest,
        id=usable_id(entry.id),
        title=entry.title,
        outlet=entry.outlet,
        author=entry.author,
        url=entry.url,
        published=_published(entry),
        language=language_code(entry.language),
        blocks=laid.blocks,
        links=laid.links,
    )


def _published(entry: Entry) -> Moment | None:
    """Give when it was published; the day of a change only tells that it was not later."""
    told = moment((entry.published or "").strip(), "feed")
    if told is not None:
        return told
    changed = moment((entry.updated or "").strip(), "feed, updated")
    return replace(changed, earliest=None) if changed is not None else None


def usable_id(words: str | None) -> str | None:
    """Give the id of an entry if no other feed can have the same.

    Example:
        >>> usable_id("tag:herald.example,2022:17"), usable_id("17")
        ('tag:herald.example,2022:17', None)
    """
    flat = "".join((words or "").split())
    return flat if _SHORTEST_ID <= len(flat) <= _LONGEST_ID else None


def language_code(words: str | None) -> str | None:
    """Give the language of a tag such as "en-GB".

    Example:
        >>> language_code("uk_UA"), language_code("x")
        ('uk', None)
    """
    code = (words or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if code.isascii() and code.isalpha() and len(code) in {2, 3} else None


def lay_out_either(words: str, base: str | None, *, markup: bool | None = None) -> Laid:
    """Lay out words as HTML or as plain text; None lets the words tell."""
    if markup if markup is not None else is_markup(words):
        return lay_out_fragment(words, base)
    return lay_out_plain(words)


def _notes(path: str, n_entries: int, n_short: int, n_bare: int, n_empty: int) -> Iterator[Unread]:
    entries = "1 entry" if n_entries == 1 else f"{n_entries} entries"
    if n_short:
        yield Unread(path, f"{n_short} of {entries} with a summary or description only, perhaps not the whole text")
    if n_bare:
        yield Unread(path, f"{n_bare} of {entries} with a title only")
    if n_empty:
        yield Unread(path, f"{n_empty} of {entries} without any text")
