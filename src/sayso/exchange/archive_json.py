"""The JSON of ``sayso copies --json``: a trace's without what only a trace finds, one record a line, written as it comes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from sayso.exchange.cells import json_line
from sayso.exchange.record_json import FORMAT, Json, copy_json, document_json, run_json
from sayso.records import Copy, Document, Pile, Run


def copies_json(run: Run, pile: Pile, copies: Iterable[Copy], documents: Mapping[str, Document]) -> Iterator[str]:
    """Give the parts of a JSON object with ``format``, ``run``, ``documents``, ``copies`` and ``unread``, to be written in order.

    Args:
        run: the manifest.
        pile: its documents and what was not read.
        copies: of its documents.
        documents: the same documents by id.
    """
    yield f'{{"format": "{FORMAT}",\n"run": {json_line(run_json(run))}'
    yield from _listed("documents", map(document_json, pile.documents))
    yield from _listed("copies", (copy_json(each, documents) for each in copies))
    yield from _listed("unread", map(asdict, pile.unread))
    yield "}\n"


def _listed(name: str, records: Iterable[Json]) -> Iterator[str]:
    yield f',\n"{name}": ['
    for number, record in enumerate(records):
        yield f"{',' if number else ''}\n {json_line(record)}"
    yield "]"
