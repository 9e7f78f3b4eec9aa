"""Copies that have not followed: a text was put right where it came from, and what it said before still stands elsewhere."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from sayso.case import listed, still_carried
from sayso.copies.direction import plain_url
from sayso.copies.shares import copied_share
from sayso.languages.wordlists import word_list
from sayso.records import Change, ChangeKind, Copy, CopyKind, Document

LINES = 6  # a notice stands among the first or last lines
MOST_LINE_CHARS = 400
SHOWN_CHARS = 100
MOSTLY = 0.5  # of either text, that two states of one text share where no address tells that they are; set by hand
MOST_STATES = 50  # of one page that are held against one another; a page of more is a ticker, not a text


def unfollowed(
    documents: Sequence[Document], copies: Sequence[Copy], fresh: Collection[str], told: Collection[str] = ()
) -> Iterator[Change]:
    """Tell which texts were put right, or changed, and who still carries what they said before.

    Two documents are states of one text where they have one address, or one outlet and title and mostly the same words. A text of
    which there is one state alone, with a notice that it was put right, is held against its copies that differ in substance.

    Args:
        documents: the pile, in the order in which they came.
        copies: between them.
        fresh: ids of the documents that are new: what is told has a state or a copy among them.
        told: ids of the documents of whose change another tells.

    Returns:
        One change a text that somebody has not followed, in the order of the documents.
    """
    pages = {each.id: each for each in documents}
    of_document: defaultdict[str, list[Copy]] = defaultdict(list)
    for each in copies:
        for side in {each.a.document, each.b.document}:
            of_document[side].append(each)
    later: set[str] = set(told)
    for states in _texts(documents, of_document):
        later.update(each.id for each in states)
        if states[-1].id not in told and (change := _of_states(states, of_document, pages, fresh)):
            yield change
    for document in documents:
        if document.id not in later and (change := _of_one(document, of_document.get(document.id, ()), pages, fresh)):
            yield change


def correction_notice(document: Document) -> str | None:
    r"""Give the line in which a text says that something in it was wrong; None where it does not.

    Example:
        >>> correction_notice(Document(id="1", text="The mill was sold.\nCorrection: it was sold for 60 crowns, not 500."))
        'Correction: it was sold for 60 crowns, not 500.'
        >>> correction_notice(Document(id="1", text="Correction of the river bed is to begin in May."))
    """
    lines = [line.strip() for line in (document.title or "", *document.text.splitlines()) if line.strip()]
    for line in dict.fromkeys((*lines[:LINES], *lines[-LINES:])):
        if found := _notice().search(line[:MOST_LINE_CHARS]):
            start = found.start() if found.start() > SHOWN_CHARS // 2 else 0
            return line[start : start + SHOWN_CHARS]
    return None


@cache
def _notice() -> re.Pattern[str]:
    openings, phrases = (_any_of(name) for name in ("openings", "phrases"))
    return re.compile(rf"^\W{{0,4}}(?:{openings})\s?(?:[^\w\s,]|$)|(?<!\w)(?:{phrases})", re.IGNORECASE)


def _any_of(name: str) -> str:
    listed_words = {words for each in word_list("correction_notices")[name].values() for words in each}
    return "|".join(map(re.escape, sorted(listed_words, key=lambda words: (-len(words), words))))


def _texts(documents: Sequence[Document], of_document: Mapping[str, Sequence[Copy]]) -> Iterator[tuple[Document, ...]]:
    """Give the states of each text of which there are several, the earliest first."""
    by_address: defaultdict[str, list[Document]] = defaultdict(list)
    by_title: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    for each in documents:
        if address := plain_url(each.url or ""):
            by_address[address].append(each)
        elif each.outlet and each.title:
            by_title[each.outlet.casefold(), " ".join(each.title.casefold().split())].append(each)
    for states in by_address.values():
        if 1 < len(states) <= MOST_STATES:
            yield tuple(_in_order(states))
    for alike in by_title.values():
        if 1 < len(alike) <= MOST_STATES:
            *_, last = _in_order(alike)
            own = [each for each in alike if each is last or _mostly(each, last, of_document.get(last.id, ()))]
            if len(own) > 1:
                yield tuple(_in_order(own))


def _in_order(states: Sequence[Document]) -> list[Document]:
    """Put the states of one text in order: by day where all have a date, then those that were put right, then as they came."""
    days = [(each.published.earliest or "")[:10] if each.published else "" for each in states]
    ranks = [(day if all(days) else "", correction_notice(each) is not None) for day, each in zip(days, states, strict=True)]
    return [states[place] for place in sorted(range(len(states)), key=ranks.__getitem__)]


def _mostly(one: Document, other: Document, copies: Iterable[Copy]) -> bool:
    between = [each for each in copies if {each.a.document, each.b.document} == {one.id, other.id}]
    return max(copied_share(one, between), copied_share(other, between)) >= MOSTLY


def _of_states(
    states: Sequence[Document], of_document: Mapping[str, Sequence[Copy]], pages: Mapping[str, Document], fresh: Collection[str]
) -> Change | None:
    """Hold the last state of a text against the earlier ones: who carries what it no longer says?"""
    *old, last = states
    own = {each.id for each in states}
    near = [copy for each in old for copy in of_document.get(each.id, ()) if not own.isdisjoint(fresh) or _touches(copy, fresh)]
    names = still_carried(old, [last], near, pages, own=own)
    if not names:
        return None
    notice = correction_notice(last)
    how = f"was put right (“{notice}”)" if notice else "has changed"
    text = f"{last.name}: {_named(last)} {how}; what it no longer says still stands in {listed(names)}"
    return Change(kind=ChangeKind.CHANGED_AT_ORIGIN, text=text, document=last.id)


def _of_one(document: Document, copies: Sequence[Copy], pages: Mapping[str, Document], fresh: Collection[str]) -> Change | None:
    """Hold a text that says that it was put right against its copies that differ from it in substance."""
    others: dict[str, None] = {}
    for copy in copies:
        mine, other = (copy.a, copy.b) if copy.a.document == document.id else (copy.b, copy.a)
        made_here = copy.direction == ("b->a" if mine is copy.a else "a->b")
        kept = copy.changes and copy.kind is not CopyKind.REWORDED and not made_here and other.document != document.id
        if kept and (document.id in fresh or other.document in fresh):
            others[other.document] = None
    notice = correction_notice(document) if others else None
    names = [pages[each].name for each in others if notice and correction_notice(pages[each]) is None]
    if not names:
        return None
    differing = listed(list(dict.fromkeys(names)))
    text = f"{document.name}: {_named(document)} was put right (“{notice}”); copies still differ from it: {differing}"
    return Change(kind=ChangeKind.CHANGED_AT_ORIGIN, text=text, document=document.id)


def _touches(copy: Copy, fresh: Collection[str]) -> bool:
    return copy.a.document in fresh or copy.b.document in fresh


def _named(document: Document) -> str:
    return f"“{document.title}”" if document.title else "its text"
