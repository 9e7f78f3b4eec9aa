"""Lists of claims, documents, speakers, wordings and stories, filtered, in an order, slice by slice."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sayso.case.filters import Condition, Filter, of_claims, of_documents, query
from sayso.case.rows import DocumentRow, SpeakerRow, StoryRow, WordingRow, moment
from sayso.case.slices import Listing, Slice, slice_of
from sayso.case.tables import Asker
from sayso.errors import BadInput

CARRIERS_NAMED = 12  # documents of a wording that its row names
_OPENING_CHARS = 240
_WORDS_CHARS = 200

_CLAIM_ORDERS = {
    "excess": (("ranks.excess", True), ("ranks.documents", True), ("ranks.claim", False)),
    "newest": (("ranks.since", True), ("ranks.claim", False)),
    "fitting": (("fit", False), ("ranks.claim", False)),
}
_DOCUMENT_ORDERS = {
    "oldest": (
        ("(documents_in_short.since = '')", False),
        ("documents_in_short.since", False),
        ("documents_in_short.number", False),
    ),
    "newest": (("documents_in_short.since", True), ("documents_in_short.number", True)),
    "fitting": (("fit", False), ("documents_in_short.number", False)),
}


def claim_ids(asker: Asker, chosen: Filter, after: str | None, most: int, order: str) -> Slice[str]:
    """Give ids of claims.

    Args:
        asker: of the case.
        chosen: which.
        after: cursor of the slice; None for the first.
        most: rows.
        order: ``excess``: how far documents exceed origins, then documents; ``newest``: the last first told; ``fitting``: words.

    Raises:
        BadInput: there is no such order, or a cursor or a number of rows is wrong.
    """
    keys = _keys(_CLAIM_ORDERS, order, chosen)
    where, values = _joined(of_claims(chosen))
    listing = Listing(name=f"claims {order}", columns="ranks.claim as id", table="ranks", where=where, values=values, keys=keys)
    fit = "select claim, rank as fit from claims_words where claims_words match ?"
    found = slice_of(asker, _fitting(listing, fit, "claim", chosen) if order == "fitting" else listing, after, most)
    return Slice(rows=tuple(each["id"] for each in found.rows), after=found.after, total=found.total)


def document_rows(asker: Asker, chosen: Filter, after: str | None, most: int, order: str) -> Slice[DocumentRow]:
    """Give documents with the beginnings of their texts.

    Args:
        asker: of the case.
        chosen: which.
        after: cursor of the slice; None for the first.
        most: rows.
        order: ``oldest`` or ``newest`` first, those without a date last; ``fitting``: the words.

    Raises:
        BadInput: as for :func:`claim_ids`.
    """
    keys = _keys(_DOCUMENT_ORDERS, order, chosen)
    where, values = _joined(of_documents(chosen))
    columns, table = "documents_in_short.*", "documents_in_short"
    listing = Listing(name=f"documents {order}", columns=columns, table=table, where=where, values=values, keys=keys)
    fit = "select rowid as number, rank as fit from documents_words where documents_words match ?"
    found = slice_of(asker, _fitting(listing, fit, "number", chosen) if order == "fitting" else listing, after, most)
    openings = _openings(asker, [each["document"] for each in found.rows])
    rows = tuple(
        DocumentRow(
            id=each["document"],
            title=each["title"],
            outlet=each["outlet"],
            language=each["language"],
            file=each["file"],
            published=moment(each["published_json"]),
            opening=openings[each["document"]],
            statements=each["statements"],
            claims=each["claims"],
            copies=each["copies"],
        )
        for each in found.rows
    )
    return Slice(rows=rows, after=found.after, total=found.total)


def speaker_rows(asker: Asker, actors: Sequence[str] | None, after: str | None, most: int) -> Slice[SpeakerRow]:
    """Give speakers, the most quoted first, ties by id.

    Args:
        asker: of the case.
        actors: ids of those that are to be shown; all where None.
        after: cursor of the slice; None for the first.
        most: rows.
    """
    listing = Listing(
        name="speakers",
        columns="speakers.*, actors.*",
        table="speakers join actors on actors.id = speakers.actor",
        where=() if actors is None else ("speakers.actor in (select value from json_each(?))",),
        values=() if actors is None else (json.dumps(actors),),
        keys=(("speakers.statements", True), ("speakers.actor", False)),
    )
    found = slice_of(asker, listing, after, most)
    rows = tuple(
        SpeakerRow(
            id=each["id"],
            name=each["name"],
            names=tuple(json.loads(each["names_json"])),
            kind=each["kind"],
            statements=each["statements"],
            documents=each["documents"],
            claims=each["claims"],
            since=each["since"] or None,
            until=each["until"] or None,
        )
        for each in found.rows
    )
    return Slice(rows=rows, after=found.after, total=found.total)


def statement_ids(asker: Asker, speaker: str, after: str | None, most: int) -> Slice[str]:
    """Give the ids of what somebody is quoted as saying, by the dates of the documents, those without a date last.

    Args:
        asker: of the case.
        speaker: id of the actor.
        after: cursor of the slice; None for the first.
        most: ids.
    """
    listing = Listing(
        name="statements",
        columns="statements.id",
        table="statements join documents_in_short as home on home.document = statements.document",
        where=("statements.speaker = ?",),
        values=(speaker,),
        keys=(("(home.since = '')", False), ("home.since", False), ("statements.number", False)),
    )
    found = slice_of(asker, listing, after, most)
    return Slice(rows=tuple(each["id"] for each in found.rows), after=found.after, total=found.total)


def wording_rows(asker: Asker, after: str | None, most: int) -> Slice[WordingRow]:
    """Give what several documents carry, that of most documents first.

    Args:
        asker: of the case.
        after: cursor of the slice; None for the first.
        most: rows.
    """
    listing = Listing(
        name="wordings",
        columns="wordings_in_short.*",
        table="wordings_in_short",
        keys=(("wordings_in_short.documents", True), ("wordings_in_short.wording", False)),
    )
    found = slice_of(asker, listing, after, most)
    ids = [each["wording"] for each in found.rows]
    carriers, words = _carriers(asker, ids), _words(asker, ids)
    rows = []
    for each in found.rows:
        own = carriers[each["wording"]]
        days = [(since, until) for since, until, _ in own if since]
        rows.append(
            WordingRow(
                id=each["wording"],
                copies=each["copies"],
                documents=each["documents"],
                kinds=tuple(sorted(each["kinds"].split(","))),
                chars=each["chars"],
                words=words[each["wording"]],
                carriers=tuple(document for _, _, document in own)[:CARRIERS_NAMED],
                since=min((since for since, _ in days), default=None),
                until=max((until for _, until in days), default=None),
            )
        )
    return Slice(rows=tuple(rows), after=found.after, total=found.total)


def story_rows(asker: Asker, after: str | None, most: int) -> Slice[StoryRow]:
    """Give stories, those of most documents first.

    Args:
        asker: of the case.
        after: cursor of the slice; None for the first.
        most: rows.
    """
    listing = Listing(
        name="stories",
        columns="text, language, json_array_length(claims_json) as claims",
        table="stories",
        keys=(("carriers", True), ("id", False)),
    )
    found = slice_of(asker, listing, after, most)
    rows = tuple(
        StoryRow(id=each["id"], text=each["text"], language=each["language"], claims=each["claims"], documents=each["carriers"])
        for each in found.rows
    )
    return Slice(rows=rows, after=found.after, total=found.total)


def _joined(conditions: Iterable[Condition]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Give conditions, and the values of all of them."""
    found = list(conditions)
    return tuple(condition for condition, _ in found), tuple(each for _, values in found for each in values)


def _keys(orders: dict[str, tuple[tuple[str, bool], ...]], order: str, chosen: Filter) -> tuple[tuple[str, bool], ...]:
    if order not in orders:
        raise BadInput(f"no order {order[:40]!r}; expected one of: {', '.join(orders)}")
    if order == "fitting" and not chosen.words:
        raise BadInput("order 'fitting' needs words to fit; give words, or choose another order")
    return orders[order]


def _fitting(listing: Listing, fit: str, key: str, chosen: Filter) -> Listing:
    """Narrow a list to the rows that the words of a filter are found in, each with how well they fit (``fit``, the least best).

    Args:
        listing: the list.
        fit: a query of our own that gives ``key`` and ``fit`` for words.
        key: the column by which it is joined.
        chosen: the filter.
    """
    table = f"{listing.table} join ({fit}) as found using ({key})"
    return replace(listing, table=table, values=(query(chosen.words), *listing.values))


def _openings(asker: Asker, ids: Sequence[str]) -> dict[str, str]:
    asked = "select id, substr(text, 1, ?) as opening from documents where id in (select value from json_each(?))"
    return {each["id"]: each["opening"] for each in asker.rows(asked, (_OPENING_CHARS, json.dumps(ids)))}


def _words(asker: Asker, copies: Sequence[str]) -> dict[str, str]:
    """Give the words of the first passage of copies."""
    asked = """
        select copies.id, substr(documents.text, json_extract(a_json, '$.start') + 1,
          min(?, json_extract(a_json, '$.end') - json_extract(a_json, '$.start'))) as words
        from copies join documents on documents.id = a_document where copies.id in (select value from json_each(?))
    """
    return {each["id"]: each["words"] for each in asker.rows(asked, (_WORDS_CHARS, json.dumps(copies)))}


def _carriers(asker: Asker, ids: Iterable[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Give the documents of wordings by date: (since, until, id), those without a date last."""
    asked = """
        select distinct wording, since, until, document
        from wordings join copies on copies.id = wordings.copy
        join documents_in_short on document in (a_document, b_document)
        where wording in (select value from json_each(?)) order by wording, since = '', since, number
    """
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for wording, since, until, document in asker.rows(asked, (json.dumps(list(ids)),)):
        found[wording].append((since, until, document))
    return found
