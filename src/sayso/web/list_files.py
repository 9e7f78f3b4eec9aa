"""Lists as files: documents, speakers, copies and who copies whom of the whole case, statements of one document or speaker."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from fastapi import APIRouter
from starlette.responses import Response

from sayso.case import Case, OutletPair, Slice
from sayso.exchange.cells import csv_text
from sayso.records import Actor, Document, Moment, Statement
from sayso.web.api_records import Id, one
from sayso.web.claim_pages import CSV, saved
from sayso.web.desk import Desk

AT_ONCE = 500
MOST_ROWS = 100_000
MOST_PAIRS = 1000
_Row = TypeVar("_Row")
_STATEMENT = ("id", "document", "source", "cue", "content", "kind", "act", "speaker", "start", "end", "language", "score")


def list_file_routes(desk: Desk) -> APIRouter:
    """Give the routes of these files; they come before those of pages, whose ids would take their names."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/documents/documents.csv")
    def documents() -> Response:
        with desk.cases.one() as case, case.moment():
            return _saved("documents", _whole(lambda after: case.document_rows(after=after, most=AT_ONCE)))

    @routes.get("/speakers/speakers.csv")
    def speakers() -> Response:
        with desk.cases.one() as case, case.moment():
            return _saved("speakers", _whole(lambda after: case.speaker_rows(after=after, most=AT_ONCE)))

    @routes.get("/copies/copies.csv")
    def copies() -> Response:
        with desk.cases.one() as case, case.moment():
            return _saved("copies", _whole(lambda after: case.wording_rows(after=after, most=AT_ONCE)))

    @routes.get("/copies/matrix.csv")
    def matrix() -> Response:
        with desk.cases.one() as case:
            pairs: tuple[OutletPair, ...] = case.outlet_pairs(most=MOST_PAIRS)
        return _saved("who-copies-whom", pairs)

    @routes.get("/documents/{name}/statements.csv")
    def of_document(name: Id) -> Response:
        with desk.cases.one() as case, case.moment():
            page = one(case, Document, name)
            found = [each for each in case.part_of_document(name).statements if each.document == name]
        rows = [_cells(each, page) for each in sorted(found, key=lambda each: each.extent)]
        return saved(_written(_STATEMENT, rows), f"document-{name}-statements.csv", CSV)

    @routes.get("/speakers/{name}/statements.csv")
    def of_speaker(name: Id) -> Response:
        with desk.cases.one() as case, case.moment():
            one(case, Actor, name)
            rows = list(_said(case, name))
        return saved(_written(_STATEMENT, rows), f"speaker-{name}-statements.csv", CSV)

    return routes


def _whole(part_after: Callable[[str | None], Slice[_Row]]) -> Iterator[_Row]:
    """Give a whole list, part by part; a bounded number of rows."""
    after: str | None = None
    for _ in range(MOST_ROWS // AT_ONCE):
        part = part_after(after)
        yield from part.rows
        after = part.after
        if after is None:
            return


def _saved(name: str, rows: Iterable[Any]) -> Response:
    """Give records as a table: a column a field."""
    listed = list(rows)
    head = [each.name for each in fields(listed[0])] if listed else []
    return saved(_written(head, [[getattr(each, column) for column in head] for each in listed]), f"{name}.csv", CSV)


def _said(case: Case, name: str) -> Iterator[list[object]]:
    """Give the statements of a speaker by date."""
    after: str | None = None
    for _ in range(MOST_ROWS // AT_ONCE):
        part, found = case.part_of_speaker(name, after=after, most=AT_ONCE)
        pages = {each.id: each for each in part.documents}
        known = {each.id: each for each in part.statements}
        yield from (_cells(known[each], pages[known[each].document]) for each in found.rows)
        after = found.after
        if after is None:
            return


def _cells(statement: Statement, page: Document) -> list[object]:
    source, cue = (page.words(span) if span else "" for span in (statement.source, statement.cue))
    content = " […] ".join(map(page.words, statement.content))
    extent = statement.extent
    kind, act = str(statement.kind), str(statement.act)
    told = [statement.id, page.id, source, cue, content, kind, act, statement.speaker]
    return [*told, extent.start, extent.end, statement.language, statement.score]


def _written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table that no spreadsheet takes for formulas."""
    return csv_text(head, (map(_plain, row) for row in rows))


def _plain(value: object) -> object:
    """Give an interval as ISO 8601 has it: its beginning, a slash, its end."""
    return f"{value.earliest or ''}/{value.latest or ''}" if isinstance(value, Moment) else value
