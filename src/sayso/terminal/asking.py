"""What is asked of ``sayso explain``: one finding, two witnesses, or two documents; and the answer, for the eye or as JSON."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console

from sayso.archive import the_document
from sayso.errors import BadInput
from sayso.exchange.corrections import passage_or_id
from sayso.exchange.reading import Findings
from sayso.explain import (
    Explained,
    Shelf,
    explain,
    explain_absence,
    explain_claim,
    explain_copy,
    explain_lineage,
    explain_pair,
)
from sayso.records import Copy, Passage, Statement
from sayso.terminal.explanations import show_explanation


def explained_one(found: Findings, name: str) -> list[Explained]:
    """Explain a claim with its lineage, a copy, or a statement; nothing where no such id is there."""
    shelf = Shelf(found)
    if name in shelf.claims:
        reasons = (*explain_claim(shelf.claims[name], shelf), *explain_lineage(shelf.lineages[name], shelf))
        return [Explained((name,), (), reasons)]
    copies = [_copy(found, each) for each in found.copies if each.id == name]
    return copies or [_statement(found, each) for each in found.statements if each.id == name]


def explained_two(found: Findings, name: str, other: str) -> list[Explained]:
    """Explain two statements or passages: why they are one claim, or not; else two documents: why they are copies, or not."""
    shelf = Shelf(found)
    first, second = (_side(shelf, each) for each in (name, other))
    if first is not None and second is not None:
        return [Explained((name, other), (), explain_pair(first, second, shelf))]
    return explained_documents(found, name, other)


def _side(shelf: Shelf, name: str) -> Passage | str | None:
    """Give the passage or the statement that a name means; None where it is neither."""
    side = passage_or_id(name, f"the passage {name!r}")
    if isinstance(side, Passage):
        page = shelf.documents.get(side.document)
        if page is None or side.end > len(page.text):
            raise BadInput(f"no such passage: {name!r}; expected DOCUMENT:START-END within a document of the JSON")
        return side
    return side if side in shelf.statements else None


def explained_documents(found: Findings, name: str, other: str) -> list[Explained]:
    """Explain every copy between two documents; where there is none, what refused it."""
    first, second = (the_document(each, found.documents) for each in (name, other))
    between = [each for each in found.copies if {each.a.document, each.b.document} == {first.id, second.id}]
    if between:
        return [_copy(found, each) for each in between]
    if first.id == second.id:
        raise BadInput(f"{name!r} and {other!r} are one document, which holds no copy of itself; expected two documents")
    reasons = explain_absence(first, second, found.documents, found.statements, found.settings)
    return [Explained((first.id, second.id), (first, second), reasons)]


def _copy(found: Findings, copy: Copy) -> Explained:
    known = {each.id: each for each in found.documents}
    pages = tuple(known[each] for each in dict.fromkeys((copy.a.document, copy.b.document)))
    reasons = explain_copy(copy, found.documents, found.statements, found.settings)
    return Explained(tuple(each.id for each in pages), pages, reasons, copy)


def _statement(found: Findings, statement: Statement) -> Explained:
    (page,) = (each for each in found.documents if each.id == statement.document)
    reasons = explain([each for each in found.statements if each.document == page.id], page)
    return Explained((page.id,), (page,), reasons[statement.id])


def show_explained(explained: Sequence[Explained], console: Console) -> None:
    """Print explanations for the eye."""
    for each in explained:
        show_explanation(each.documents, each.reasons, console, each.copy)


def write_explained(explained: Sequence[Explained]) -> None:
    """Write explanations to standard output, one object a line: ``ids``, and ``reasons`` with step, words, rule and score."""
    for each in explained:
        reasons = [asdict(reason) for reason in each.reasons]
        sys.stdout.write(json.dumps({"ids": each.ids, "reasons": reasons}, ensure_ascii=False) + "\n")
