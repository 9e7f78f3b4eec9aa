"""Why something of a case was found: asked of a part of the case, for the whole is large."""

from collections.abc import Callable

from sayso.case import Case
from sayso.errors import BadInput
from sayso.exchange.reading import Findings
from sayso.explain import Reason, Shelf, explain, explain_claim, explain_copy, explain_lineage
from sayso.records import Copy, Statement, Trace
from sayso.settings import Settings
from sayso.web.answers import Because, Explanation
from sayso.web.problems import Missing

TWO_ALONE = (
    "what an outlet prints again and again was learnt from these two documents alone; sayso explain learns it from the whole case"
)
Rule = Callable[[Case, str], Explanation | None]


def explanation(case: Case, name: str) -> Explanation:
    """Say why a claim, a copy or a statement is there.

    Raises:
        Missing: there is none of this id.
    """
    with case.moment():
        for rule in (_claim, _copy, _statement):
            found = rule(case, name)
            if found is not None:
                return found
    raise Missing("claim, copy or statement", name)


def _claim(case: Case, name: str) -> Explanation | None:
    try:
        shelf = Shelf(_findings(case.part_of_claim(name)))
    except BadInput:
        return None
    return _told(name, (*explain_claim(shelf.claims[name], shelf), *explain_lineage(shelf.lineages[name], shelf)))


def _copy(case: Case, name: str) -> Explanation | None:
    try:
        copy = case.one(Copy, name)
    except BadInput:
        return None
    sides = {copy.a.document, copy.b.document}
    part = case.part_of_copy(name)
    documents = [each for each in part.documents if each.id in sides]
    statements = [each for each in part.statements if each.document in sides]
    return _told(name, explain_copy(copy, documents, statements, Settings()), TWO_ALONE)


def _statement(case: Case, name: str) -> Explanation | None:
    try:
        statement = case.one(Statement, name)
    except BadInput:
        return None
    part = case.part_of_document(statement.document)
    (page,) = (each for each in part.documents if each.id == statement.document)
    return _told(name, explain([each for each in part.statements if each.document == page.id], page)[name])


def _findings(part: Trace) -> Findings:
    return Findings(
        documents=part.documents, statements=part.statements, copies=part.copies, settings=Settings(), actors=part.actors,
        claims=part.claims, lineages=part.lineages, corrections=part.corrections,
    )  # fmt: skip


def _told(name: str, reasons: tuple[Reason, ...], note: str = "") -> Explanation:
    told = tuple(Because(step=each.step, words=each.words, rule=each.rule, score=each.score) for each in reasons)
    return Explanation(id=name, reasons=told, note=note)
