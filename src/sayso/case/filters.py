"""What claims and documents of a case are chosen by, and the conditions that say so to SQLite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.case.searching import asked
from sayso.errors import BadInput
from sayso.records import Act, Stance

Condition = tuple[str, tuple[Any, ...]]
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LONGEST = 500
_BEHIND_ALL = "~"  # sorts behind whatever a date goes on with: 2022 holds 2022-05, and this 2022-05-17


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is to be shown; what is None, or empty, chooses nothing out.

    Args:
        words: all of them stand in the claim, of documents in title or text; in any script.
        outlet: of a document that carries or denies it.
        speaker: id of an actor who is quoted with it, or whom it goes back to.
        language: ISO 639-1, of such a document.
        since, until: days, months or years (ISO 8601, ``2022-05``) between which one of its documents was published, both
            included; a document whose date is uncertain is taken where it may have been. Days are as written, in any time zone.
        stance: that a document takes.
        act: that somebody is quoted with.
        dropped: whether a document dropped its attribution, as a copy or a link shows.
        unsourced: whether a document that names no source is an end of its chains.
        several: whether several documents carry or deny it.
        story: id of a story that it belongs to.

    Raises:
        BadInput: a date is none, or a text is too long.
    """

    words: str = ""
    outlet: str | None = None
    speaker: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    stance: Stance | None = None
    act: Act | None = None
    dropped: bool | None = None
    unsourced: bool | None = None
    several: bool | None = None
    story: str | None = None

    def __post_init__(self) -> None:
        for name in ("words", "outlet", "speaker", "language", "story"):
            _check_text(name, getattr(self, name) or "")
        for name in ("since", "until"):
            written = getattr(self, name)
            if written is not None and not _DATE.fullmatch(written):
                forms = "2022, 2022-05 or 2022-05-17"
                raise BadInput(f"{name} {written[:40]!r} is no date; expected a year, a month or a day: {forms}")


def _check_text(name: str, given: str) -> None:
    if len(given) > _LONGEST:
        raise BadInput(f"{name} of {len(given)} characters; expected at most {_LONGEST}")
    if any("\ud800" <= each <= "\udfff" for each in given):
        raise BadInput(f"{name} {given[:40]!a} is no text; expected Unicode without single surrogates")


def of_claims(chosen: Filter) -> Iterator[Condition]:
    """Give the conditions on a row of ``ranks``."""
    for name in ("outlet", "speaker", "language", "stance", "act", "story"):
        value = getattr(chosen, name)
        if value is not None:
            yield "ranks.claim in (select claim from facets where name = ? and value = ?)", (name, str(value))
    for name in ("dropped", "unsourced", "several"):
        if (value := getattr(chosen, name)) is not None:
            yield f"ranks.claim {_sign(value)} (select claim from facets where name = ? and value = 'yes')", (name,)  # noqa: S608
    if chosen.since or chosen.until:
        within, days = _within(chosen)
        told = "select claim from documents_in_short join witnesses using (document) where"
        yield f"ranks.claim in ({told} {within})", days
    if chosen.words:
        yield "ranks.claim in (select claim from claims_words where claims_words match ?)", (query(chosen.words),)


def of_documents(chosen: Filter) -> Iterator[Condition]:  # noqa: C901 - one condition a field
    """Give the conditions on a row of ``documents_in_short``."""
    for name in ("outlet", "language"):
        if (value := getattr(chosen, name)) is not None:
            yield f"documents_in_short.{name} = ?", (value,)
    for name in ("speaker", "act"):
        if (value := getattr(chosen, name)) is not None:
            yield f"documents_in_short.document in (select document from statements where {name} = ?)", (str(value),)  # noqa: S608
    if chosen.stance is not None:
        yield "documents_in_short.document in (select document from witnesses where stance = ?)", (str(chosen.stance),)
    for name in ("dropped", "unsourced"):
        if (value := getattr(chosen, name)) is not None:
            yield f"documents_in_short.document {_sign(value)} (select document from witnesses where {name})", ()  # noqa: S608
    if chosen.several is not None:
        shared = "select document from facets join witnesses using (claim) where name = 'several' and value = 'yes'"
        yield f"documents_in_short.document {_sign(chosen.several)} ({shared})", ()
    if chosen.story is not None:
        carried = "select value from stories, json_each(documents_json) where stories.id = ?"
        yield f"documents_in_short.document in ({carried})", (chosen.story,)
    if chosen.since or chosen.until:
        yield _within(chosen)
    if chosen.words:
        yield "+number in (select rowid from documents_words where documents_words match ?)", (query(chosen.words),)


def query(words: str) -> str:
    """Give the query of the index for words that must all be there; words without any letter are found nowhere."""
    return asked(words, every=True) or '""'


def _sign(value: object) -> str:
    return "in" if value else "not in"


def _within(chosen: Filter) -> Condition:
    """Tell whether a document of a known date may have been published within the days that are asked for."""
    days = ((chosen.until or "") + _BEHIND_ALL, chosen.since or "")
    return f"documents_in_short.since <> '' and since <= ? and until || '{_BEHIND_ALL}' >= ?", days
